import { WORD } from '../../schemas/api/media-types.ts'
import type { RepliesSent } from '../../schemas/api/sammanstallning.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { letterKey } from '../../schemas/remiss/letter.ts'
import { fileName } from '../documents/export.ts'
import type { App } from '../http/app.ts'
import { addressesOf, storeLetter } from '../remiss/letters.ts'
import { hashOf } from '../svar/secret.ts'
import type { Letter } from './job.ts'
import { type Making, makeOf } from './make.ts'

const say = messages.sammanstallning

/**
 * Sends each body that has answered the letter that says what became of its synpunkter: in the text of an e-mail, with the Word file attached. The key holds what the
 * letter says, so that the same words are sent once, ever, and others may follow when the handling has changed. Throws as `makeOf`.
 */
export async function sendReplies(
  app: Making & Pick<App, 'mail'>,
  given: { document: string; remiss: string; person: string }
): Promise<RepliesSent> {
  const { letters = [], compiled } = await makeOf(app, { ...given, want: ['letters'] })
  const subject = say.letter.subject(compiled.document.title)
  const out: RepliesSent = { sent: [], before: [], withoutAddress: [] }
  for (const letter of letters) {
    const addresses = addressesOf({ email: letter.email.trim(), registrar: letter.registrar.trim() })
    if (addresses.length === 0) out.withoutAddress.push(letter.name)
    for (const address of addresses) {
      const stored = await sendReply(app, given, letter, { address, subject })
      ;(stored ? out.sent : out.before).push(`${letter.name} (${address})`)
    }
  }
  app.mail.wake()
  return out
}

/** Stores a letter and its message, which are one: neither is there without the other. False: the same words have been sent to this address. */
function sendReply(
  app: Pick<App, 'storage' | 'mail' | 'now'>,
  { remiss, person }: { remiss: string; person: string },
  letter: Letter,
  { address, subject }: { address: string; subject: string }
): Promise<boolean> {
  const turn = hashOf(JSON.stringify([subject, letter.text])).slice(0, 24)
  const key = `${letterKey('svarsbrev', letter.body, turn)}/${address}`
  const attachment = { name: `${fileName(say.letter.file(letter.name))}.docx`, type: WORD, data: letter.word }
  const { text } = letter
  return app.storage.db.transaction().execute(async db => {
    const stored = await storeLetter(db, {
      key,
      remiss,
      recipient: letter.body,
      kind: 'svarsbrev',
      address,
      subject,
      text,
      link: null,
      files: JSON.stringify([{ name: attachment.name, sha256: hashOf(letter.word) }]),
      made_by: person,
      made_at: app.now()
    })
    if (stored) await app.mail.sendIn(db, { key, to: address, subject, text, attachments: [attachment] })
    return stored
  })
}
