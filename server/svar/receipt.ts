import type { Receipt } from '../../schemas/api/svar.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import { type SubmissionHead, submission } from '../../schemas/remiss/submission.ts'

/** A submission as it is stored, and the number of the one that it supplements: all that its receipt follows from. */
export type SubmittedRow = Pick<SubmissionHead, 'id' | 'number' | 'at' | 'content' | 'way'> & {
  hash: string
  earlier_number: number | null
}

/** The receipt of a submission, the same for ever. What comes after the last day is taken in, and is marked; what came on paper, by the day on which it came. */
export function receiptOf(row: SubmittedRow): Receipt {
  const content = submission.parse(JSON.parse(row.content))
  const { lastDay, registered } = content.coming
  return {
    id: row.id,
    number: row.number,
    supplementTo: row.earlier_number,
    at: new Date(row.at).toISOString(),
    hash: row.hash,
    late: lastDay !== null && (registered?.on ?? dayOf(row.at)) > lastDay,
    content
  }
}
