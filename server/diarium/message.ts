import type { Selectable } from 'kysely'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { LetterTable } from '../storage/remiss-schema.ts'

/** A letter as a message that mail programs open (RFC 5322). What was attached to it is named in it, and stands elsewhere in the package. */
export function messageOf(
  letter: Selectable<LetterTable>,
  from: { name: string; address: string }
): Promise<Uint8Array> {
  const files = (JSON.parse(letter.files) as { name: string; sha256: string }[]).map(
    file => `- ${file.name} (SHA-256 ${file.sha256})`
  )
  const mail = new MailComposer({
    from,
    to: letter.address,
    subject: letter.subject,
    text: letter.text,
    date: new Date(letter.made_at),
    messageId: `<${letter.id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    textEncoding: 'base64',
    headers: files.length > 0 ? { 'X-Styrskrift-Bilagor': files.join(' ') } : {}
  })
  return mail.compile().build()
}
