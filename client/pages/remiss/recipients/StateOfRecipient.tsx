import {
  BellIcon,
  CheckmarkCircleIcon,
  CircleBrokenIcon,
  ClockIcon,
  EyeIcon,
  MinusCircleIcon,
  PaperplaneIcon,
  PencilWritingIcon
} from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import type { RecipientRow } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Day } from '../../../../schemas/remiss/day.ts'
import type { RecipientState } from '../../../../schemas/remiss/recipient.ts'
import { StatusTag, type Tone } from '../../../ui/StatusTag.tsx'
import { dayWords } from '../days.ts'

const words = messages.remiss.pages.recipients

const LOOKS: Record<RecipientState, { icon: ReactNode; tone: Tone }> = {
  'ej-skickad': { icon: <CircleBrokenIcon aria-hidden />, tone: 'neutral' },
  skickad: { icon: <PaperplaneIcon aria-hidden />, tone: 'neutral' },
  oppnad: { icon: <EyeIcon aria-hidden />, tone: 'neutral' },
  paborjad: { icon: <PencilWritingIcon aria-hidden />, tone: 'accent' },
  inlamnad: { icon: <CheckmarkCircleIcon aria-hidden />, tone: 'success' },
  forfallen: { icon: <BellIcon aria-hidden />, tone: 'danger' },
  avstar: { icon: <MinusCircleIcon aria-hidden />, tone: 'neutral' }
}

/** How far a recipient has come, as an icon and a word; anstånd is said while an answer is awaited. */
export function StateOfRecipient({ row, today }: { row: RecipientRow; today: Day }) {
  const { icon, tone } = LOOKS[row.state]
  const isAwaited = row.state !== 'inlamnad' && row.state !== 'avstar' && row.state !== 'forfallen'
  return (
    <span className="ss-remiss__state">
      <StatusTag tone={tone} icon={icon}>
        {words.states[row.state]}
      </StatusTag>
      {row.extension && isAwaited && (
        <StatusTag tone="warning" icon={<ClockIcon aria-hidden />}>
          {words.extendedTo(dayWords(row.extension.to, today))}
        </StatusTag>
      )}
      {row.extension?.by && isAwaited && (
        <span className="ss-sm ss-muted">{words.extendedBy(row.extension.by, row.extension.note)}</span>
      )}
      {row.origin === 'spontan' && <span className="ss-sm ss-muted">{words.spontaneous}</span>}
      {row.sentAt !== null && !row.hasLink && isAwaited && (
        <span className="ss-sm ss-muted">{words.linkWithdrawn}</span>
      )}
    </span>
  )
}
