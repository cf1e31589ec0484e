import { questions } from '../../schemas/remiss/question.ts'
import type { TextPart } from '../../schemas/remiss/sammanstallning.ts'
import { WAYS } from '../../schemas/remiss/submission.ts'
import { textParts, type Worded } from '../../schemas/remiss/text-parts.ts'
import { diarienummerOf, titleOf } from '../documents/store.ts'
import { receiptOf, type SubmittedRow } from '../svar/receipt.ts'
import { frozenIn } from './compile.ts'
import type { Rows } from './rows.ts'
import { placesIn, type ReceiptOf } from './word/receipt.ts'

/** What was answered: nothing of it changes when it has been sent out. */
export interface Asked {
  document: string
  version: string
  frozen: Worded
  /** The parts of the frozen text. */
  parts: readonly TextPart[]
  /** JSON, as stored. */
  questions: string
}

/** What the receipt of an answer as a Word file is made of. */
export function receiptIn(row: SubmittedRow, { document, version, frozen, parts, ...asked }: Asked): ReceiptOf {
  const { dokument, template, kommun } = frozen
  const receipt = receiptOf(row)
  return {
    receipt,
    way: WAYS.find(way => way === row.way) ?? 'lank',
    document: { id: document, version, title: titleOf(dokument), diarienummer: diarienummerOf(dokument, template) },
    kommun: kommun.name,
    questions: questions.parse(JSON.parse(asked.questions)),
    places: placesIn(receipt, parts)
  }
}

/** The receipt of each answer, as its sender got it. */
export function receiptsOf(rows: Rows): ReceiptOf[] {
  const frozen = frozenIn(rows)
  const asked: Asked = {
    document: rows.document.id,
    version: rows.version.id,
    frozen,
    parts: textParts(frozen, frozen),
    questions: rows.remiss.questions
  }
  const numbers = new Map(rows.submissions.map(row => [row.id, row.number]))
  return rows.submissions.map(row => {
    const earlier = row.supplement_to === null ? null : (numbers.get(row.supplement_to) ?? null)
    return receiptIn({ ...row, earlier_number: earlier }, asked)
  })
}
