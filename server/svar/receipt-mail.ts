import { mailAddress } from '../../schemas/api/mail-address.ts'
import { WORD } from '../../schemas/api/media-types.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { inRunningText } from '../../schemas/register/running-name.ts'
import { letterKey } from '../../schemas/remiss/letter.ts'
import { textParts } from '../../schemas/remiss/text-parts.ts'
import { titleOf } from '../documents/store.ts'
import type { App } from '../http/app.ts'
import { storeLetter } from '../remiss/letters.ts'
import { receiptIn } from '../sammanstallning/receipts.ts'
import type { ReceiptOf } from '../sammanstallning/word/receipt.ts'
import { OneThread } from '../threads/one-thread.ts'
import type { Frozen } from './frozen.ts'
import { receiptOf, type SubmittedRow } from './receipt.ts'
import type { Reviewer } from './reviewer.ts'
import { hashOf } from './secret.ts'

type Tools = Pick<App, 'storage' | 'mail' | 'now'>
/** Whose answer it is, and to what. */
export type Answered = Pick<Reviewer, 'remiss' | 'recipient'>

/** The key of the letter by which a receipt goes to an address. */
export const receiptKey = (recipient: string, number: number, address: string): string =>
  letterKey('kvitto', recipient, `${number}/${address}`)

const thread = new OneThread<ReceiptOf, Uint8Array>(new URL('./receipt-worker.ts', import.meta.url), 'The receipt')

/** The answer with its receipt as a Word file; the same bytes each time, also in the package for the diarium. */
export async function receiptFile(
  { remiss }: Answered,
  { version }: Frozen,
  row: SubmittedRow
): Promise<{ name: string; bytes: Buffer }> {
  const given = receiptIn(row, {
    document: version.document,
    version: version.id,
    frozen: version,
    parts: textParts(version, version),
    questions: remiss.questions
  })
  const { number, content } = given.receipt
  const bytes = await thread.ask(given)
  return { name: messages.svar.receiptFile.file(content.body.name, number), bytes: Buffer.from(bytes) }
}

/**
 * Sends the receipt to whoever submitted the answer, to the body, and to its registrar, with the answer as a Word file. Each once, however often it is asked for.
 * Returns false where nobody has an address.
 */
export async function sendReceipts(
  app: Tools,
  { remiss, recipient }: Answered,
  frozen: Frozen,
  submitted: SubmittedRow
): Promise<boolean> {
  const receipt = receiptOf(submitted)
  const { body, submittedBy } = receipt.content
  const addresses = new Set(
    [submittedBy.email, recipient.email, recipient.registrar].flatMap(given => {
      const read = mailAddress.safeParse(given)
      return read.success ? [read.data] : []
    })
  )
  if (addresses.size === 0) return false
  const { name, bytes } = await receiptFile({ remiss, recipient }, frozen, submitted)
  const title = titleOf(frozen.version.dokument)
  const subject = messages.svar.mail.subject(title)
  const text = messages.svar.mail.text({ title, body: inRunningText(body.name, frozen.version.kommun), receipt })
  const files = JSON.stringify([{ name, sha256: hashOf(bytes) }])
  const at = app.now()
  // The letters and their messages are one: none of them is there without the others, and whoever looks what is due sees by one that all have been stored.
  await app.storage.db.transaction().execute(async db => {
    for (const address of addresses) {
      const key = receiptKey(recipient.id, receipt.number, address)
      const row = { key, remiss: remiss.id, recipient: recipient.id, kind: 'kvitto', address, subject, text } as const
      const stored = await storeLetter(db, { ...row, link: null, files, made_by: null, made_at: at })
      const attachments = [{ name, type: WORD, data: bytes }]
      if (stored) await app.mail.sendIn(db, { to: address, subject, text, key, attachments })
    }
  })
  app.mail.wake()
  return true
}
