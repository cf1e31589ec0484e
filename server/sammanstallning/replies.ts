import { createHash } from 'node:crypto'
import type { RepliesSent } from '../../schemas/api/sammanstallning.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { letterKey } from '../../schemas/remiss/letter.ts'
import { fileName } from '../documents/export.ts'
import type { App } from '../http/app.ts'
import { type Making, makeOf } from './make.ts'

const say = messages.sammanstallning
export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * Sends each body that has answered the letter that says what became of its synpunkter: in the text of an e-mail, with the Word file attached. The key holds what the
 * letter says, so that the same words are sent once, ever, and others may follow when the handling has changed. Throws as `makeOf`.
 */
export async function sendReplies(
  app: Making & Pick<App, 'mail'>,
  given: { document: string; remiss: string; person: string }
): Promise<RepliesSent> {
  const { letters = [], compiled } = await makeOf(app, { ...given, want: ['letters'] })
  const out: RepliesSent = { sent: [], before: [], withoutAddress: [] }
  for (const letter of letters) {
    const addresses = [
      ...new Set([letter.email, letter.registrar].map(each => each.trim()).filter(each => each !== ''))
    ]
    if (addresses.length === 0) out.withoutAddress.push(letter.name)
    for (const address of addresses) {
      const subject = say.letter.subject(compiled?.document.title ?? '')
      const turn = createHash('sha256')
        .update(JSON.stringify([subject, letter.text]))
        .digest('hex')
        .slice(0, 24)
      const key = `${letterKey('svarsbrev', letter.body, turn)}/${address}`
      const attachment = { name: `${fileName(say.letter.file(letter.name))}.docx`, type: WORD, data: letter.word }
      const known = await app.storage.db.selectFrom('letter').select('id').where('key', '=', key).executeTakeFirst()
      // The outbox keeps one message a key: a process that died between the two stores the row the next time.
      await app.mail.send({ key, to: address, subject, text: letter.text, attachments: [attachment] })
      if (!known)
        await app.storage.db
          .insertInto('letter')
          .values({
            id: newRecordId(),
            key,
            remiss: given.remiss,
            recipient: letter.body,
            person: null,
            kind: 'svarsbrev',
            address,
            subject,
            text: letter.text,
            link: null,
            files: JSON.stringify([
              { name: attachment.name, sha256: createHash('sha256').update(letter.word).digest('hex') }
            ]),
            made_by: given.person,
            made_at: app.now()
          })
          .onConflict(c => c.column('key').doNothing())
          .execute()
      ;(known ? out.before : out.sent).push(`${letter.name} (${address})`)
    }
  }
  return out
}
