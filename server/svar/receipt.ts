import type { Receipt } from '../../schemas/api/svar.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import { lastDayOf } from '../../schemas/remiss/recipient.ts'
import { type SubmissionHead, submission } from '../../schemas/remiss/submission.ts'

/** What a receipt needs to know of a row, and of the days that applied to it. */
type Row = Pick<SubmissionHead, 'id' | 'number' | 'at' | 'content'> & { hash: string; earlier_number: number | null }
/** A submission with how it came, and when and as what it was registered by hand. */
export interface SubmittedRow extends Row {
  way: string
  diarienummer: string | null
  received_on: string | null
}

interface Days {
  recipient: { last_day: string | null; extended_to: string | null }
  remiss: { last_day: string | null }
}

/** The receipt of a submission. What comes after the last day is taken in, and is marked. */
export function receiptOf(row: Row, { recipient, remiss }: Days): Receipt {
  const lastDay = lastDayOf(
    { lastDay: recipient.last_day, extendedTo: recipient.extended_to },
    { lastDay: remiss.last_day }
  )
  return {
    id: row.id,
    number: row.number,
    supplementTo: row.earlier_number,
    at: new Date(row.at).toISOString(),
    hash: row.hash,
    late: lastDay !== null && dayOf(row.at) > lastDay,
    content: submission.parse(JSON.parse(row.content))
  }
}
