import { questions } from '../../schemas/remiss/question.ts'
import { WAYS } from '../../schemas/remiss/submission.ts'
import { textParts } from '../../schemas/remiss/text-parts.ts'
import { diarienummerOf, titleOf } from '../documents/store.ts'
import { receiptOf } from '../svar/receipt.ts'
import { frozenIn } from './compile.ts'
import type { Rows } from './rows.ts'
import { placesIn, type ReceiptOf } from './word/receipt.ts'

/** The receipt of each answer, as its sender got it. */
export function receiptsOf(rows: Rows): ReceiptOf[] {
  const frozen = frozenIn(rows)
  const parts = textParts(frozen, frozen)
  const numbers = new Map(rows.submissions.map(row => [row.id, row.number]))
  const recipients = new Map(rows.recipients.map(row => [row.id, row]))
  const registered = new Map(rows.registrations.map(row => [row.submission, row]))
  return rows.submissions.map(row => {
    const recipient = recipients.get(row.recipient)
    if (!recipient) throw new Error(`answer ${row.number}: who sent it is not on the list`)
    const earlier = row.supplement_to === null ? null : (numbers.get(row.supplement_to) ?? null)
    const receipt = receiptOf({ ...row, earlier_number: earlier }, { recipient, remiss: rows.remiss })
    const registration = registered.get(row.id)
    return {
      receipt,
      way: WAYS.find(way => way === row.way) ?? 'lank',
      registered: registration ? { diarienummer: registration.diarienummer, on: registration.received_on } : null,
      document: {
        id: rows.document.id,
        version: rows.version.id,
        title: titleOf(frozen.dokument),
        diarienummer: diarienummerOf(frozen.dokument, frozen.template)
      },
      kommun: frozen.kommun.name,
      questions: questions.parse(JSON.parse(rows.remiss.questions)),
      places: placesIn(receipt, parts)
    }
  })
}
