import { ArchiveIcon, CheckmarkCircleIcon, ClockIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import type { OutboxState } from '../../../../schemas/api/admin.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { StatusTag } from '../../../ui/StatusTag.tsx'

const LOOKS = {
  waiting: { tone: 'info', icon: <ClockIcon aria-hidden /> },
  sent: { tone: 'success', icon: <CheckmarkCircleIcon aria-hidden /> },
  failed: { tone: 'warning', icon: <ExclamationmarkTriangleIcon aria-hidden /> },
  kept: { tone: 'neutral', icon: <ArchiveIcon aria-hidden /> }
} as const

/** What has become of a message. */
export function OutboxTag({ state }: { state: OutboxState }) {
  return (
    <StatusTag tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
      {messages.admin.outbox.states[state]}
    </StatusTag>
  )
}
