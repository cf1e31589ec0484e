import type { Day } from '../../schemas/remiss/day.ts'
import { type RecipientState, recipientState } from '../../schemas/remiss/recipient.ts'
import { answersBy } from './letters.ts'
import type { RecipientEntry, RemissEntry } from './rows.ts'

/** How far a recipient has come today. */
export const stateOf = (recipient: RecipientEntry, remiss: Pick<RemissEntry, 'last_day'>, today: Day): RecipientState =>
  recipientState(
    {
      sentAt: recipient.sent_at,
      openedAt: recipient.opened_at,
      begunAt: recipient.begun_at,
      submittedAt: recipient.submitted_at,
      abstainedAt: recipient.abstained_at
    },
    answersBy(recipient, remiss),
    today
  )
