import { createHash } from 'node:crypto'
import type { LetterRow } from '../../schemas/api/remiss.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { inRunningText } from '../../schemas/register/running-name.ts'
import type { Day } from '../../schemas/remiss/day.ts'
import { type LetterKind, letterKey } from '../../schemas/remiss/letter.ts'
import { answerPath } from '../../schemas/remiss/link.ts'
import { lastDayOf } from '../../schemas/remiss/recipient.ts'
import { contact } from '../../schemas/remiss/remiss.ts'
import type { Attachment } from '../mail/outbox.ts'
import type { Db } from '../storage/storage.ts'
import { composeLetter, type RecipientLetter } from './compose.ts'
import { newLink, storeLink } from './links.ts'
import type { RecipientEntry, RemissEntry, Remissing } from './rows.ts'

/** Where people open the product. */
export interface Sending extends Remissing {
  address: string
}

/** The addresses of a recipient, each once: its own, and its registrar's. */
export const addressesOf = ({ email, registrar }: Pick<RecipientEntry, 'email' | 'registrar'>): string[] => [
  ...new Set([email, registrar].filter(address => address !== ''))
]

/** What a letter is about. */
export interface About {
  remiss: RemissEntry
  /** Title and diarienummer of the document. */
  document: { title: string; diarienummer: string }
}

export const aboutOf = async (db: Db, remiss: RemissEntry): Promise<About> => ({
  remiss,
  document: await db
    .selectFrom('document')
    .select(['title', 'diarienummer'])
    .where('id', '=', remiss.document)
    .executeTakeFirstOrThrow()
})

/** The day by which a recipient answers. */
export const answersBy = (recipient: RecipientEntry, remiss: Pick<RemissEntry, 'last_day'>): Day | null =>
  lastDayOf({ lastDay: recipient.last_day, extendedTo: recipient.extended_to }, { lastDay: remiss.last_day })

const WITH_LINK: readonly RecipientLetter[] = [
  'utskick',
  'ny-lank',
  'paminnelse-fore',
  'paminnelse-dagen',
  'paminnelse-efter',
  'paminnelse'
]

/**
 * Makes a letter to a recipient, as part of a transaction: its row, its link, and a message of the outbox for each address. All of it is stored together, and
 * once ever: a letter of the same kind and turn makes nothing, and then false is returned. Call `mail.wake` when the transaction is done.
 */
export async function writeLetter(
  tools: Sending,
  db: Db,
  { remiss, document }: About,
  recipient: RecipientEntry,
  given: { kind: RecipientLetter; turn: string; by: string | null; files?: readonly Attachment[] }
): Promise<string | null> {
  const addresses = addressesOf(recipient)
  const now = tools.now()
  const { kind, by, files = [] } = given
  const lastDay = answersBy(recipient, remiss)
  const link = WITH_LINK.includes(kind) ? newLink() : null
  const content = {
    kommun: tools.register.kommun.name,
    title: document.title,
    diarienummer: document.diarienummer,
    name: inRunningText(recipient.name, tools.register.kommun),
    lastDay,
    contact: contact.parse(JSON.parse(remiss.contact)),
    attached: files.length > 0
  }
  const shown = composeLetter(kind, { ...content, link: link && messages.remiss.letters.hiddenLink })
  const sent = composeLetter(kind, { ...content, link: link && `${tools.address}${answerPath(link.token)}` })
  for (const [i, address] of addresses.entries()) {
    const key = letterKey(kind, recipient.id, i === 0 ? given.turn : `${given.turn}/${i}`)
    const stored = await storeLetter(db, {
      key,
      remiss: remiss.id,
      recipient: recipient.id,
      kind,
      address,
      ...shown,
      link: link?.id ?? null,
      files: JSON.stringify(files.map(({ name, data }) => ({ name, sha256: sha256(data) }))),
      made_by: by,
      made_at: now
    })
    if (!stored) return null
    if (i === 0 && link) await storeLink(db, link, { recipient: recipient.id, by, lastDay, now })
    await tools.mail.sendIn(db, { to: address, ...sent, key, attachments: files, secret: link !== null })
  }
  return addresses.length > 0 ? (link?.id ?? '') : null
}

/** Stores the row of a letter; false: there is one with this key. */
export async function storeLetter(
  db: Db,
  row: {
    key: string
    remiss: string
    recipient: string | null
    person?: string
    kind: LetterKind
    address: string
    subject: string
    text: string
    link: string | null
    files: string
    made_by: string | null
    made_at: number
  }
): Promise<boolean> {
  const stored = await db
    .insertInto('letter')
    .values({ id: newRecordId(), ...row })
    .onConflict(c => c.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return stored !== undefined
}

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** What became of a message: on its way, tried and to be tried again, delivered, or refused with the words of the mail server. */
export const outcomeOf = (row: {
  state: string | null
  problem: string | null
  attempts: number | null
  next_at: number | null
}): Pick<LetterRow, 'state' | 'problem' | 'attempts' | 'nextAt'> => ({
  state: row.state as LetterRow['state'],
  problem: row.problem,
  attempts: row.attempts ?? 0,
  nextAt: row.state === 'waiting' && row.next_at !== null ? new Date(row.next_at).toISOString() : null
})

/** Every letter of a remiss, the latest first, with what became of it. */
export async function lettersOf({ storage }: Pick<Remissing, 'storage'>, remiss: string): Promise<LetterRow[]> {
  const rows = await storage.db
    .selectFrom('letter')
    .leftJoin('outbox', 'outbox.key', 'letter.key')
    .leftJoin('recipient', 'recipient.id', 'letter.recipient')
    .leftJoin('person as maker', 'maker.id', 'letter.made_by')
    .leftJoin('person as reader', 'reader.id', 'letter.person')
    .selectAll('letter')
    .select(['outbox.state', 'outbox.ended_at', 'outbox.problem', 'outbox.attempts', 'outbox.next_at'])
    .select('recipient.name as recipient_name')
    .select(['maker.name as maker_name', 'reader.name as reader_name'])
    .where('letter.remiss', '=', remiss)
    .orderBy('letter.made_at', 'desc')
    .orderBy('letter.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind as LetterKind,
    recipient: row.recipient,
    to: row.recipient_name ?? row.reader_name ?? row.address,
    address: row.address,
    subject: row.subject,
    text: row.text,
    files: JSON.parse(row.files) as LetterRow['files'],
    by: row.maker_name,
    at: new Date(row.made_at).toISOString(),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
    ...outcomeOf(row)
  }))
}
