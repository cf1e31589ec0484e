import type { Anchor } from '../../schemas/comments/anchor.ts'
import { MOST_MENTIONS, mentionsIn } from '../../schemas/comments/body.ts'
import { type ProposedRun, tidyRuns } from '../../schemas/comments/proposal.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { App } from '../http/app.ts'
import type { Db } from '../storage/storage.ts'
import { demandAnchor } from './anchors.ts'
import { tellPeople } from './notices.ts'
import { demandParticipants, peopleOfUnit } from './participants.ts'
import { entryIn, nextRevision, threadIn, touch } from './rows.ts'

/** As many threads a document, and as many entries a thread, may have. */
export const MOST_THREADS = 5000
export const MOST_ENTRIES = 500

/** What the writing of comments needs of the server. */
export type Writing = Pick<App, 'storage' | 'sync' | 'now' | 'register'>

/** Whose change it is, and of which document. */
export interface By {
  document: string
  person: string
}

export interface Assignment {
  assignedPerson: string | null
  assignedUnit: string | null
}

export interface NewThread extends Assignment {
  key: string
  anchor: Anchor
  replacement: readonly ProposedRun[] | null
  body: string
}

/** One change of a document's threads; afterwards everybody who has the document open is told. */
export async function change<T>(
  app: Writing,
  document: string,
  work: (db: Db, revision: number) => Promise<T>
): Promise<T> {
  let revision = 0
  const done = await app.storage.db.transaction().execute(async db => {
    revision = await nextRevision(db, document)
    return work(db, revision)
  })
  await app.sync.tellRows(document, 'threads', revision)
  return done
}

/**
 * Makes a thread and returns its id; the same request again gives the same thread. Throws `ogiltigt-ankare`, `text-andrad`,
 * `kan-inte-namnas`, `ogiltig-begaran` (a comment without words), `for-manga-kommentarer`.
 */
export async function createThread(app: Writing, { document, person }: By, given: NewThread): Promise<string> {
  const again = await earlier(app.storage.db, document, person, given.key)
  if (again) return again
  if (given.body === '' && given.replacement === null) throw new StyrskriftError('ogiltig-begaran', { what: 'body' })
  const told = await demandNamed(app, document, given.body, given)
  const sequence = await demandAnchor(app, document, given.anchor)
  const { replacement, anchor } = given
  if (replacement && (anchor.kind !== 'text' || anchor.parts.length !== 1)) throw new StyrskriftError('ogiltigt-ankare')
  return change(app, document, async (db, revision) => {
    const same = await earlier(db, document, person, given.key)
    if (same) return same
    const { count } = await db
      .selectFrom('thread')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('document', '=', document)
      .executeTakeFirstOrThrow()
    if (Number(count) >= MOST_THREADS) throw new StyrskriftError('for-manga-kommentarer')
    const id = newRecordId()
    const at = app.now()
    await db
      .insertInto('thread')
      .values({
        id,
        document,
        anchor: JSON.stringify(anchor),
        sequence,
        replacement: replacement && JSON.stringify(tidyRuns(replacement)),
        state: 'open',
        assigned_person: given.assignedPerson,
        assigned_unit: given.assignedUnit,
        created_by: person,
        created_at: at,
        request_key: given.key,
        revision
      })
      .execute()
    const entry = given.body === '' ? null : await addEntry(db, id, person, given.key, given.body, revision, at)
    const about = { thread: id, entry, by: person, revision, at }
    await tellPeople(db, 'mention', told.mentioned, about)
    await tellPeople(db, 'assigned', told.assigned, about)
    return id
  })
}

const earlier = async (db: Db, document: string, person: string, key: string): Promise<string | null> => {
  const row = await db
    .selectFrom('thread')
    .select('id')
    .where('document', '=', document)
    .where('created_by', '=', person)
    .where('request_key', '=', key)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Answers in a thread and returns the entry; the same request again gives the same entry. Throws as `createThread`, and `finns-inte`. */
export async function reply(
  app: Writing,
  { document, person }: By,
  thread: string,
  { key, body }: { key: string; body: string }
): Promise<string> {
  const { mentioned } = await demandNamed(app, document, body)
  return change(app, document, async (db, revision) => {
    await threadIn(db, document, thread)
    const entries = await db
      .selectFrom('entry')
      .select(['id', 'author', 'request_key'])
      .where('thread', '=', thread)
      .execute()
    const same = entries.find(e => e.author === person && e.request_key === key)
    if (same) return same.id
    if (entries.length >= MOST_ENTRIES) throw new StyrskriftError('for-manga-kommentarer')
    const at = app.now()
    const entry = await addEntry(db, thread, person, key, body, revision, at)
    await touch(db, thread, revision)
    await tellPeople(db, 'mention', mentioned, { thread, entry, by: person, revision, at })
    return entry
  })
}

async function addEntry(
  db: Db,
  thread: string,
  author: string,
  request_key: string,
  body: string,
  revision: number,
  created_at: number
): Promise<string> {
  const id = newRecordId()
  await db.insertInto('entry').values({ id, thread, author, body, request_key, revision, created_at }).execute()
  return id
}

/** Changes one's own comment; what it said before is kept. Throws `finns-inte`, `annans-kommentar`, `atertagen-kommentar`. */
export async function editEntry(app: Writing, { document, person }: By, thread: string, id: string, body: string) {
  const { mentioned } = await demandNamed(app, document, body)
  await change(app, document, async (db, revision) => {
    const entry = await ownEntry(db, document, thread, id, person)
    if (entry.body === body) return
    const at = app.now()
    await db.insertInto('entry_version').values({ entry: id, revision, body: entry.body, until: at }).execute()
    await db.updateTable('entry').set({ body, edited_at: at }).where('id', '=', id).execute()
    await touch(db, thread, revision)
    const before = mentionsIn(entry.body)
    const added = mentioned.filter(each => !before.includes(each))
    await tellPeople(db, 'mention', added, { thread, entry: id, by: person, revision, at })
  })
}

/** Takes back one's own comment: it is shown as withdrawn, and what it said is kept. Throws as `editEntry`. */
export async function withdrawEntry(app: Writing, { document, person }: By, thread: string, id: string): Promise<void> {
  await change(app, document, async (db, revision) => {
    const entry = await ownEntry(db, document, thread, id, person)
    const at = app.now()
    await db.insertInto('entry_version').values({ entry: id, revision, body: entry.body, until: at }).execute()
    await db.updateTable('entry').set({ withdrawn_at: at }).where('id', '=', id).execute()
    await touch(db, thread, revision)
  })
}

async function ownEntry(db: Db, document: string, thread: string, id: string, person: string) {
  await threadIn(db, document, thread)
  const entry = await entryIn(db, thread, id)
  // What somebody outside wrote is theirs: it can be answered and left, and not be given other words.
  if (entry.author !== person || entry.written_by !== null) throw new StyrskriftError('annans-kommentar')
  if (entry.withdrawn_at !== null) throw new StyrskriftError('atertagen-kommentar')
  return entry
}

/** Gives a thread to a person, a unit, or nobody to see to. Throws `finns-inte`, `kan-inte-namnas`. */
export async function assign(app: Writing, { document, person }: By, thread: string, to: Assignment): Promise<void> {
  const { assigned } = await demandNamed(app, document, '', to)
  await change(app, document, async (db, revision) => {
    const before = await threadIn(db, document, thread)
    await db
      .updateTable('thread')
      .set({ assigned_person: to.assignedPerson, assigned_unit: to.assignedUnit, revision })
      .where('id', '=', thread)
      .execute()
    if (before.assigned_person === to.assignedPerson && before.assigned_unit === to.assignedUnit) return
    await tellPeople(db, 'assigned', assigned, { thread, entry: null, by: person, revision, at: app.now() })
  })
}

/** Checks those who are mentioned or given something to do, and says who is to be told. */
async function demandNamed(app: Writing, document: string, body: string, to?: Assignment) {
  const mentioned = mentionsIn(body)
  if (mentioned.length > MOST_MENTIONS) throw new StyrskriftError('kan-inte-namnas')
  const persons = [...mentioned, ...(to?.assignedPerson ? [to.assignedPerson] : [])]
  await demandParticipants(app.storage, document, [...new Set(persons)])
  if (!to?.assignedUnit) return { mentioned, assigned: to?.assignedPerson ? [to.assignedPerson] : [] }
  if (!app.register.kommun.enheter.some(unit => unit.id === to.assignedUnit))
    throw new StyrskriftError('kan-inte-namnas')
  const unit = await peopleOfUnit(app.storage, document, to.assignedUnit)
  return { mentioned, assigned: [...unit, ...(to.assignedPerson ? [to.assignedPerson] : [])] }
}
