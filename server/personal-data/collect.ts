import type { Selectable } from 'kysely'
import { readableBody } from '../../schemas/comments/body.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { PersonTable } from '../storage/schema.ts'
import type { Db, Storage } from '../storage/storage.ts'
import { remissDataOf } from './in-remisser.ts'

const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

/** The row of a person. Throws `finns-inte`. */
export async function demandPersonRow(db: Storage['db'], id: string): Promise<Selectable<PersonTable>> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** All that is stored about a person, as plain data that says itself what it is. Throws `finns-inte`. */
export async function personalDataOf(storage: Storage, kommun: Kommun, id: string, now: number) {
  const { db } = storage
  const person = await demandPersonRow(db, id)
  const unitName = (unit: string): string => kommun.enheter.find(u => u.id === unit)?.name ?? unit
  const [units, contactFor] = await Promise.all([
    db.selectFrom('person_unit').select('unit').where('person', '=', id).execute(),
    db.selectFrom('unit').select(['id', 'name']).where('contact_person', '=', id).execute()
  ])
  return {
    format: 'styrskrift-personuppgifter',
    version: 1,
    exportedAt: iso(now),
    municipality: kommun.name,
    person: {
      id: person.id,
      name: person.name,
      email: person.email,
      administrator: person.administrator === 1,
      createdAt: iso(person.created_at),
      endedAt: iso(person.ended_at)
    },
    units: units.map(({ unit }) => ({ id: unit, name: unitName(unit) })),
    contactFor,
    signIn: await signInOf(db, id),
    sessions: await sessionsOf(db, id),
    roles: await rolesOf(db, id),
    readingIn: await db.selectFrom('import_draft').select(['name', 'template']).where('person', '=', id).execute(),
    documents: await documentsOf(db, id),
    ...(await commentsOf(db, id)),
    remisser: await remissDataOf(db, person),
    messages: await messagesOf(db, person.email),
    log: await logOf(db, id)
  }
}
export type PersonalData = Awaited<ReturnType<typeof personalDataOf>>

async function signInOf(db: Db, id: string) {
  const accounts = await db.selectFrom('auth_account').select('provider_id').where('user_id', '=', id).execute()
  const user = await db.selectFrom('auth_user').select('two_factor_enabled').where('id', '=', id).executeTakeFirst()
  return {
    password: accounts.some(a => a.provider_id === 'credential'),
    providers: accounts.map(a => a.provider_id).filter(p => p !== 'credential'),
    twoFactor: user?.two_factor_enabled === 1
  }
}

const sessionsOf = (db: Db, id: string) =>
  db
    .selectFrom('auth_session')
    .select([
      'created_at as startedAt',
      'updated_at as usedAt',
      'expires_at as endsAt',
      'ip_address as address',
      'user_agent as browser',
      'method'
    ])
    .where('user_id', '=', id)
    .orderBy('created_at')
    .execute()

const rolesOf = (db: Db, id: string) =>
  db
    .selectFrom('document_member')
    .innerJoin('document', 'document.id', 'document_member.document')
    .select(['document.id as document', 'document.title', 'document_member.role', 'document_member.scope'])
    .where('document_member.person', '=', id)
    .orderBy('document.id')
    .execute()

/** Documents that the person has made or written in. The text itself is not the person's: it is told where it stands. */
async function documentsOf(db: Db, id: string) {
  const made = await db
    .selectFrom('document')
    .select(['id as document', 'title', 'created_at'])
    .where('created_by', '=', id)
    .orderBy('id')
    .execute()
  const written = await db
    .selectFrom('document_client')
    .innerJoin('document', 'document.id', 'document_client.document')
    .select(['document.id as document', 'document.title'])
    .distinct()
    .where('document_client.person', '=', id)
    .orderBy('document.id')
    .execute()
  return { made: made.map(({ created_at, ...d }) => ({ ...d, createdAt: iso(created_at) })), writtenIn: written }
}

async function commentsOf(db: Db, id: string) {
  const people = new Map(
    (await db.selectFrom('person').select(['id', 'name']).execute()).map(p => [p.id, p.name] as const)
  )
  const readable = (body: string): string => readableBody(body, person => people.get(person) ?? person)
  const entries = await db
    .selectFrom('entry')
    .innerJoin('thread', 'thread.id', 'entry.thread')
    .innerJoin('document', 'document.id', 'thread.document')
    .select(['entry.id', 'thread.id as thread', 'document.id as document', 'document.title', 'entry.body'])
    .select(['entry.created_at', 'entry.edited_at', 'entry.withdrawn_at', 'entry.written_by', 'entry.written_at'])
    .where('entry.author', '=', id)
    .orderBy('entry.created_at')
    .execute()
  const versions = await db
    .selectFrom('entry_version')
    .innerJoin('entry', 'entry.id', 'entry_version.entry')
    .select(['entry_version.entry', 'entry_version.body', 'entry_version.until'])
    .where('entry.author', '=', id)
    .orderBy('entry_version.until')
    .execute()
  const threads = await db
    .selectFrom('thread')
    .innerJoin('document', 'document.id', 'thread.document')
    .select(['thread.id as thread', 'document.id as document', 'document.title', 'thread.anchor', 'thread.replacement'])
    .select(['thread.created_at', 'thread.written_by', 'thread.written_at'])
    .where('thread.created_by', '=', id)
    .orderBy('thread.created_at')
    .execute()
  const notices = await db
    .selectFrom('thread_notice')
    .innerJoin('thread', 'thread.id', 'thread_notice.thread')
    .select(['thread.id as thread', 'thread.document', 'thread_notice.kind', 'thread_notice.created_at'])
    .where('thread_notice.person', '=', id)
    .orderBy('thread_notice.created_at')
    .execute()
  const read = await db.selectFrom('thread_read').select(['thread', 'revision']).where('person', '=', id).execute()
  return {
    threads: threads.map(({ created_at, anchor, replacement, written_by, written_at, ...t }) => ({
      ...t,
      ...(written_by === null ? {} : { takenInFrom: { writtenBy: written_by, writtenAt: iso(written_at) } }),
      createdAt: iso(created_at),
      anchor: JSON.parse(anchor) as unknown,
      replacement: replacement === null ? null : (JSON.parse(replacement) as unknown)
    })),
    comments: entries.map(e => ({
      thread: e.thread,
      document: e.document,
      title: e.title,
      writtenAt: iso(e.created_at),
      editedAt: iso(e.edited_at),
      withdrawnAt: iso(e.withdrawn_at),
      // Of what the person took in from a file: the words are somebody else's, whose name stands beside them.
      ...(e.written_by === null ? {} : { takenInFrom: { writtenBy: e.written_by, writtenAt: iso(e.written_at) } }),
      text: e.written_by === null ? readable(e.body) : e.body,
      earlier: versions.filter(v => v.entry === e.id).map(v => ({ text: readable(v.body), until: iso(v.until) }))
    })),
    told: notices.map(({ created_at, ...n }) => ({ ...n, at: iso(created_at) })),
    threadsRead: read.length
  }
}

/** Messages to the person. What lets somebody in is left out. */
async function messagesOf(db: Db, email: string | null) {
  if (email === null) return []
  const rows = await db
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'text', 'secret', 'state', 'created_at'])
    .where('recipient', '=', email)
    .orderBy('created_at')
    .execute()
  return rows.map(row => ({
    to: row.recipient,
    subject: row.subject,
    text: row.secret === 1 ? null : row.text,
    state: row.state,
    createdAt: iso(row.created_at)
  }))
}

async function logOf(db: Db, id: string) {
  const rows = await db.selectFrom('audit_entry').selectAll().where('person', '=', id).orderBy('sequence').execute()
  const about = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where('details', 'like', `%"${id}"%`)
    .where(eb => eb.or([eb('person', 'is', null), eb('person', '!=', id)]))
    .orderBy('sequence')
    .execute()
  const entry = ({ sequence, at, event, document, address, details }: (typeof rows)[number]) => ({
    sequence,
    at: iso(at),
    event,
    document,
    address,
    details: JSON.parse(details) as unknown
  })
  // What others did with the person: the address is theirs.
  return { by: rows.map(entry), about: about.map(row => entry({ ...row, address: null })) }
}
