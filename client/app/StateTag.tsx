import { ArchiveIcon, PencilLineIcon } from '@navikt/aksel-icons'
import type { DocumentState } from '../../schemas/api/contract.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { StatusTag } from '../ui/StatusTag.tsx'

/** The state of a document as an icon and a word. */
export function StateTag({ state }: { state: DocumentState }) {
  const icon = state === 'arkiverad' ? <ArchiveIcon aria-hidden /> : <PencilLineIcon aria-hidden />
  return <StatusTag icon={icon}>{messages.states[state]}</StatusTag>
}
