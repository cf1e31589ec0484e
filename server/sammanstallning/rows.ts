import type { Kysely, Selectable } from 'kysely'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import { templateOf } from '../documents/template-of.ts'
import type { App } from '../http/app.ts'
import { UpdateLog } from '../storage/log.ts'
import type {
  HandlingTable,
  RecipientTable,
  RegistrationTable,
  RemissTable,
  SubmissionTable,
  SynpunktGroupTable,
  SynpunktTable
} from '../storage/remiss-schema.ts'
import type { Database } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'

/** What the reading needs of the server. */
export type Reading = Pick<App, 'storage' | 'templates' | 'register' | 'now'>

/**
 * A remiss with all that has come of it, as it is stored: plain data, read in one moment, and made into a `Sammanstallning` in a thread of its own, since the text
 * of two versions is compared there.
 */
export interface Rows {
  document: { id: string; title: string; diarienummer: string; changedAt: number; templateName: string }
  /** The template and the register as they are now. */
  template: Template
  kommun: Kommun
  remiss: Selectable<RemissTable>
  version: {
    id: string
    number: number
    name: string
    hash: string
    wordHash: string
    createdAt: number
    /** JSON, as stored with the version. */
    printed: string
    template: string
    kommun: string
    dokument: string
  }
  recipients: Selectable<RecipientTable>[]
  submissions: Selectable<SubmissionTable>[]
  registrations: Selectable<RegistrationTable>[]
  synpunkter: Selectable<SynpunktTable>[]
  handlings: Selectable<HandlingTable>[]
  groups: Selectable<SynpunktGroupTable>[]
  /** Names of everybody with an account, and of those who took part in an answer. */
  people: string[]
  /** The text as it is now. */
  present: { snapshot: Uint8Array | null; updates: Uint8Array[] }
}

/** Reads everything in one moment. Throws `finns-inte`, also for a remiss of another document and one that has not been sent. */
export async function readRows(app: Reading, document: string, remiss: string): Promise<Rows> {
  return inOneMoment(app.storage, db => rowsOf(app, db, document, remiss))
}

/** All reads of `work` see the same state of the database. */
function inOneMoment<T>(storage: Storage, work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  const moment = storage.db.transaction()
  return storage.kind === 'postgres'
    ? moment.setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)
    : moment.execute(work)
}

async function rowsOf(app: Reading, db: Kysely<Database>, id: string, remissId: string): Promise<Rows> {
  const document = await db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst()
  const remiss = await db
    .selectFrom('remiss')
    .selectAll()
    .where('id', '=', remissId)
    .where('document', '=', id)
    .executeTakeFirst()
  if (!document || !remiss?.version) throw new StyrskriftError('finns-inte')
  const version = await db
    .selectFrom('version')
    .select(['id', 'number', 'name', 'hash', 'word_hash', 'created_at', 'printed', 'template', 'kommun', 'dokument'])
    .where('id', '=', remiss.version)
    .executeTakeFirst()
  if (!version) throw new StyrskriftError('finns-inte')
  const submissions = await db
    .selectFrom('submission')
    .selectAll()
    .where('remiss', '=', remissId)
    .orderBy('number')
    .execute()
  const inRemiss = db.selectFrom('submission').select('id').where('remiss', '=', remissId)
  const synpunkter = await db
    .selectFrom('synpunkt')
    .selectAll()
    .where('remiss', '=', remissId)
    .where('removed_at', 'is', null)
    .orderBy('number')
    .execute()
  return {
    document: {
      id,
      title: document.title,
      diarienummer: document.diarienummer,
      changedAt: document.changed_at,
      templateName: document.template
    },
    template: templateOf(document, app.templates),
    kommun: app.register.kommun,
    remiss,
    version: {
      id: version.id,
      number: version.number,
      name: version.name,
      hash: version.hash,
      wordHash: version.word_hash,
      createdAt: version.created_at,
      printed: version.printed,
      template: version.template,
      kommun: version.kommun,
      dokument: version.dokument
    },
    recipients: await db
      .selectFrom('recipient')
      .selectAll()
      .where('remiss', '=', remissId)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    submissions,
    registrations: await db.selectFrom('registration').selectAll().where('submission', 'in', inRemiss).execute(),
    synpunkter,
    handlings: await db
      .selectFrom('handling')
      .selectAll('handling')
      .innerJoin('synpunkt', 'synpunkt.id', 'handling.synpunkt')
      .where('synpunkt.remiss', '=', remissId)
      .where('synpunkt.removed_at', 'is', null)
      .execute(),
    groups: await db.selectFrom('synpunkt_group').selectAll().where('remiss', '=', remissId).execute(),
    people: await peopleIn(db, remissId),
    present: await presentOf(app, db, id)
  }
}

/** Persons whose names may stand in what others have written: a file for publication names none of them. */
async function peopleIn(db: Kysely<Database>, remiss: string): Promise<string[]> {
  const accounts = await db.selectFrom('person').select('name').execute()
  const parts = await db
    .selectFrom('answer_participant')
    .innerJoin('recipient', 'recipient.id', 'answer_participant.recipient')
    .select('answer_participant.name')
    .where('recipient.remiss', '=', remiss)
    .execute()
  return [...new Set([...accounts, ...parts].map(row => row.name))].sort()
}

/** The stored text, through the same connection. */
async function presentOf(app: Reading, db: Kysely<Database>, id: string): Promise<Rows['present']> {
  const here: Storage = Object.assign(Object.create(app.storage) as Storage, { db })
  const log = new UpdateLog(here, app.now)
  try {
    const stored = await log.load(id)
    if (!stored) throw new StyrskriftError('finns-inte')
    return { snapshot: stored.snapshot?.data ?? null, updates: stored.updates.map(update => update.data) }
  } finally {
    await log.close()
  }
}
