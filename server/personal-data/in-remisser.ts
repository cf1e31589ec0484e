import { sql } from 'kysely'
import { recipientFields } from '../../schemas/api/remiss.ts'
import { contact } from '../../schemas/remiss/remiss.ts'
import { submission } from '../../schemas/remiss/submission.ts'
import type { Db } from '../storage/storage.ts'

/** Somebody: by id what they did here, by name and address what others wrote down of them. */
export interface Somebody {
  id: string
  name: string
  email: string | null
}

const iso = (time: number): string => new Date(time).toISOString()
const lists = recipientFields.array()
/** An address that nobody has matches nothing. */
const addressOf = ({ email }: Somebody): string => email ?? '-'

/** All that remisser hold of somebody. Nothing is changed. */
export async function remissDataOf(db: Db, who: Somebody) {
  const email = addressOf(who)
  const [contactIn, savedIn, asked, letters, participants, submitted, did] = await Promise.all([
    contactsOf(db, email),
    listsWith(db, who),
    askedAt(db, email),
    lettersTo(db, who),
    participantsOf(db, who),
    submittedBy(db, email),
    actsOf(db, who.id)
  ])
  return {
    contactFor: contactIn.map(({ title, number }) => ({ title, number })),
    savedLists: savedIn.map(({ name }) => name),
    recipients: asked.map(({ sent_at, ...row }) => ({ ...row, sent: sent_at !== null })),
    letters: letters.map(({ made_at, id: _id, person: _person, ...row }) => ({ ...row, at: iso(made_at) })),
    workedOnAnswers: participants.map(({ body, name, email, created_at, seen_at }) => ({
      body,
      name,
      email,
      from: iso(created_at),
      until: iso(seen_at)
    })),
    submitted,
    did
  }
}

/** Remisser whose contact they are. */
export async function contactsOf(db: Db, email: string) {
  const rows = await db
    .selectFrom('remiss')
    .innerJoin('document', 'document.id', 'remiss.document')
    .select(['remiss.id', 'remiss.number', 'remiss.contact', 'document.title'])
    .orderBy('remiss.id')
    .execute()
  return rows.filter(row => contact.parse(JSON.parse(row.contact)).email === email)
}

/** Saved lists that name them. */
export async function listsWith(db: Db, who: Somebody) {
  const rows = await db.selectFrom('recipient_list').selectAll().orderBy('id').execute()
  return rows
    .map(row => ({ ...row, recipients: lists.parse(JSON.parse(row.recipients)) }))
    .filter(({ recipients }) => recipients.some(each => without(each, who) !== each))
}

/** The fields of a recipient without somebody: the same object where they do not stand in it. */
export function without<T extends { email: string; registrar: string; contact: string }>(fields: T, who: Somebody): T {
  const email = addressOf(who)
  const isThere = {
    email: fields.email === email,
    registrar: fields.registrar === email,
    contact: nameIn(fields.contact, who.name) || fields.contact.toLowerCase().includes(email)
  }
  if (!isThere.email && !isThere.registrar && !isThere.contact) return fields
  return {
    ...fields,
    email: isThere.email ? '' : fields.email,
    registrar: isThere.registrar ? '' : fields.registrar,
    contact: isThere.contact ? '' : fields.contact
  }
}

/** Does a name stand in a text, as words of its own? */
const nameIn = (text: string, name: string): boolean =>
  ` ${text} `
    .split(name)
    .slice(1)
    .some((after, i) => !/^\p{L}/u.test(after) && !/\p{L}$/u.test(` ${text} `.split(name)[i] ?? ''))

const askedAt = (db: Db, email: string) =>
  db
    .selectFrom('recipient')
    .innerJoin('remiss', 'remiss.id', 'recipient.remiss')
    .innerJoin('document', 'document.id', 'remiss.document')
    .select(['document.title', 'remiss.number', 'recipient.name', 'recipient.sent_at'])
    .select(['recipient.email', 'recipient.registrar', 'recipient.contact'])
    .where(eb => eb.or([eb('recipient.email', '=', email), eb('recipient.registrar', '=', email)]))
    .orderBy('recipient.id')
    .execute()

/** Letters to them: as somebody who is here, or to their address as a recipient's. */
export const lettersTo = (db: Db, who: Somebody) =>
  db
    .selectFrom('letter')
    .select(['id', 'person', 'kind', 'address', 'subject', 'text', 'made_at'])
    .where(eb => eb.or([eb('person', '=', who.id), eb('address', '=', addressOf(who))]))
    .orderBy('made_at')
    .orderBy('id')
    .execute()

/** Where they have worked on an answer. */
export const participantsOf = (db: Db, who: Somebody) =>
  db
    .selectFrom('answer_participant')
    .innerJoin('recipient', 'recipient.id', 'answer_participant.recipient')
    .select(['answer_participant.id', 'answer_participant.name', 'answer_participant.email', 'recipient.name as body'])
    .select(['answer_participant.created_at', 'answer_participant.seen_at'])
    .where(eb =>
      eb.or([eb('answer_participant.person', '=', who.id), eb('answer_participant.email', '=', addressOf(who))])
    )
    .orderBy('answer_participant.id')
    .execute()

/** Answers that they have submitted: a public record, told with its number and never changed. */
async function submittedBy(db: Db, email: string) {
  const rows = await db
    .selectFrom('submission')
    .innerJoin('remiss', 'remiss.id', 'submission.remiss')
    .innerJoin('document', 'document.id', 'remiss.document')
    .select(['submission.number', 'submission.at', 'submission.content', 'document.title'])
    .where('submission.content', 'like', `%${email.replace(/[%_\\]/g, '_')}%`)
    .orderBy('submission.id')
    .execute()
  return rows.flatMap(({ number, at, content, title }) => {
    const read = submission.safeParse(JSON.parse(content))
    if (!read.success || read.data.submittedBy.email !== email) return []
    return [{ title, number, body: read.data.body.name, by: read.data.submittedBy.name, at: iso(at) }]
  })
}

/** Where an id of somebody stands in the tables of remisser as who did something. */
const ACTS = [
  ['state_change', ['changed_by']],
  ['remiss', ['created_by', 'sent_by', 'ended_by']],
  ['recipient', ['extended_by']],
  ['recipient_list', ['created_by', 'changed_by']],
  ['access_link', ['created_by', 'withdrawn_by']],
  ['letter', ['made_by']],
  ['registration', ['registered_by']],
  ['registration_version', ['changed_by']],
  ['intake', ['bound_by', 'brought_by', 'settled_by']],
  ['synpunkt_group', ['created_by']],
  ['synpunkt', ['created_by', 'removed_by']],
  ['handling', ['handler', 'former_handler', 'changed_by']],
  ['handling_version', ['changed_by']],
  ['omission', ['created_by']],
  ['phrase', ['changed_by']]
] as const

/** In how many rows of each table somebody stands as who did something. */
async function actsOf(db: Db, id: string): Promise<{ table: string; rows: number }[]> {
  const found = await Promise.all(
    ACTS.map(async ([table, columns]) => {
      const anyOf = sql.join(
        columns.map(column => sql`${sql.ref(column)} = ${id}`),
        sql` or `
      )
      const { rows } = await sql<{
        number: number
      }>`select count(*) as number from ${sql.table(table)} where ${anyOf}`.execute(db)
      return { table, rows: Number(rows[0]?.number ?? 0) }
    })
  )
  return found.filter(({ rows }) => rows > 0)
}
