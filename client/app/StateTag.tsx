import {
  ArchiveIcon,
  CheckmarkCircleIcon,
  FileTextIcon,
  GavelSoundBlockIcon,
  PadlockLockedIcon,
  PaperplaneIcon,
  PencilLineIcon,
  XMarkOctagonIcon
} from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { messages } from '../../schemas/messages/messages.ts'
import type { DocumentState } from '../../schemas/remiss/states.ts'
import { StatusTag, type Tone } from '../ui/StatusTag.tsx'

const LOOKS: Record<DocumentState, { icon: typeof ArchiveIcon; tone: Tone }> = {
  arbetsmaterial: { icon: PencilLineIcon, tone: 'neutral' },
  underhandsremiss: { icon: PaperplaneIcon, tone: 'info' },
  remiss: { icon: PadlockLockedIcon, tone: 'accent' },
  bearbetning: { icon: FileTextIcon, tone: 'neutral' },
  slutforslag: { icon: GavelSoundBlockIcon, tone: 'accent' },
  antagen: { icon: CheckmarkCircleIcon, tone: 'success' },
  upphavd: { icon: XMarkOctagonIcon, tone: 'neutral' },
  arkiverad: { icon: ArchiveIcon, tone: 'neutral' }
}

/** The icon of a state. */
export function iconOfState(state: DocumentState): ReactNode {
  const Icon = LOOKS[state].icon
  return <Icon aria-hidden />
}

/** The state of a document as an icon and a word. */
export function StateTag({ state }: { state: DocumentState }) {
  return (
    <StatusTag tone={LOOKS[state].tone} icon={iconOfState(state)}>
      {messages.states[state]}
    </StatusTag>
  )
}
