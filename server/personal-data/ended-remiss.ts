import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ContactsPreview } from '../../schemas/api/personal-data.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { lockedRemiss, type RemissEntry } from '../remiss/rows.ts'
import type { Db, Storage } from '../storage/storage.ts'

const words = messages.personalRemiss.ended

/** What an ended remiss holds of people: how much can go, and how much stays as a public record. */
interface Held {
  contacts: number
  people: number
  drafts: number
  /** Bodies whose link still opens: they can read what they began. */
  open: number
  recipients: number
  submissions: number
  letters: number
  registrations: number
}

/** Recipients of a remiss to which no link leads any more. */
const closed = (db: Db, remiss: string, now: number) =>
  db
    .selectFrom('recipient')
    .select('recipient.id')
    .where('recipient.remiss', '=', remiss)
    .where('recipient.id', 'not in', openTo(db, now))

/** Recipients to which a link leads. */
const openTo = (db: Db, now: number) =>
  db
    .selectFrom('access_link')
    .select('access_link.recipient')
    .where('access_link.withdrawn_at', 'is', null)
    .where('access_link.expires_at', '>', now)

async function heldIn(db: Db, remiss: string, now: number): Promise<Held> {
  const many = sql<number>`count(*)`.as('number')
  const number = async (query: { executeTakeFirst(): Promise<{ number: number } | undefined> }): Promise<number> =>
    Number((await query.executeTakeFirst())?.number ?? 0)
  const of = closed(db, remiss, now)
  const recipients = db.selectFrom('recipient').select(many).where('remiss', '=', remiss)
  const parts = db.selectFrom('answer_part').select(many).where('submission', 'is', null).where('recipient', 'in', of)
  const files = db.selectFrom('answer_file').select(many).where('submission', 'is', null).where('recipient', 'in', of)
  return {
    contacts: await number(recipients.where('contact', '!=', '')),
    people: await number(
      db
        .selectFrom('answer_participant')
        .select(many)
        .where('recipient', 'in', of)
        .where(eb => eb.or([eb('name', '!=', ''), eb('email', '!=', ''), eb('secret_hash', 'is not', null)]))
    ),
    drafts: (await number(parts)) + (await number(files)),
    open: await number(
      recipients
        .where('id', 'in', openTo(db, now))
        .where('id', 'in', db.selectFrom('answer_participant').select('recipient'))
    ),
    recipients: await number(recipients),
    submissions: await number(db.selectFrom('submission').select(many).where('remiss', '=', remiss)),
    letters: await number(db.selectFrom('letter').select(many).where('remiss', '=', remiss)),
    registrations: await number(
      db
        .selectFrom('registration')
        .innerJoin('submission', 'submission.id', 'registration.submission')
        .select(many)
        .where('submission.remiss', '=', remiss)
    )
  }
}

/** What would be removed of the people in an ended remiss, and what stays and why. Nothing is changed. Throws `remiss-inte-avslutad`. */
export async function previewContacts(db: Db, remiss: RemissEntry, now: number): Promise<ContactsPreview> {
  if (remiss.state !== 'avslutad') throw new StyrskriftError('remiss-inte-avslutad')
  const has = await heldIn(db, remiss.id, now)
  const removes = [
    has.contacts > 0 ? words.contacts(has.contacts) : '',
    has.people > 0 ? words.people(has.people) : '',
    has.drafts > 0 ? words.drafts(has.drafts) : ''
  ].filter(line => line !== '')
  const stays = [
    ...(has.open > 0 ? [{ what: words.open(has.open), why: words.openWhy }] : []),
    ...(has.submissions > 0 ? [{ what: words.submissions(has.submissions), why: words.submissionsWhy }] : []),
    ...(has.registrations > 0 ? [{ what: words.registrations(has.registrations), why: words.registrationsWhy }] : []),
    { what: words.recipients(has.recipients, has.letters), why: words.recipientsWhy },
    { what: words.missiv, why: words.missivWhy },
    { what: messages.admin.removal.stays.backups, why: messages.admin.removal.stays.backupsWhy }
  ]
  const key = createHash('sha256')
    .update(JSON.stringify([remiss.id, removes, stays]))
    .digest('hex')
  return { key, removes, stays }
}

/**
 * Removes exactly what a preview said: contacts of recipients, and, where no link opens any more, who worked on answers and what was begun and never submitted.
 * Submitted answers, registrations and letters stay. Throws `remiss-inte-avslutad`, `andrad-under-tiden`; returns how much was removed.
 */
export async function removeContacts(
  storage: Storage,
  remiss: RemissEntry,
  given: { key: string; now: number }
): Promise<{ contacts: number; people: number; drafts: number }> {
  return storage.db.transaction().execute(async db => {
    const locked = await lockedRemiss(db, storage.kind, remiss.document, remiss.id)
    const preview = await previewContacts(db, locked, given.now)
    if (preview.key !== given.key) throw new StyrskriftError('andrad-under-tiden')
    const { contacts, people, drafts } = await heldIn(db, remiss.id, given.now)
    const of = (await closed(db, remiss.id, given.now).execute()).map(({ id }) => id)
    await db
      .updateTable('recipient')
      .set(eb => ({ contact: '', revision: eb('revision', '+', 1) }))
      .where('remiss', '=', remiss.id)
      .where('contact', '!=', '')
      .execute()
    if (of.length > 0) await removeBegun(db, of)
    await db
      .updateTable('remiss')
      .set(eb => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', remiss.id)
      .execute()
    return { contacts, people, drafts }
  })
}

async function removeBegun(db: Db, recipients: readonly string[]): Promise<void> {
  const parts = db.selectFrom('answer_part').select('id').where('recipient', 'in', recipients)
  await db.deleteFrom('answer_part_version').where('part', 'in', parts).execute()
  for (const table of ['answer_part', 'answer_file'] as const)
    await db.deleteFrom(table).where('recipient', 'in', recipients).where('submission', 'is', null).execute()
  await db
    .updateTable('answer_participant')
    .set({ name: '', email: '', secret_hash: null })
    .where('recipient', 'in', recipients)
    .execute()
}
