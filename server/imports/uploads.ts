import type { Selectable } from 'kysely'
import type { DraftKind, DraftRow } from '../../schemas/api/drafts.ts'
import { DRAFT_KINDS } from '../../schemas/api/drafts.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { type Choices, choices as choicesSchema, NO_CHOICES } from '../../schemas/draft/choices.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { ImportDraftTable } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'

const DAY = 24 * 3600 * 1000
/** A file that nobody has worked on for so long is thrown away. */
const KEPT = 14 * DAY
/** As many a person may have begun. */
const MOST_OPEN = 10

type Row = Selectable<ImportDraftTable>
/** A file as it was uploaded, with what its person has chosen. */
export interface Upload {
  row: DraftRow
  person: string
  data: Buffer
  choices: Choices
  revision: number
  /** The id of the document that is made of it, once the person has accepted. */
  document: string | null
  /** The document has been made. */
  accepted: boolean
}

/** What has not been worked on for fourteen days is thrown away, whoever it belongs to. */
async function purge(storage: Storage, now: number): Promise<void> {
  await storage.db
    .deleteFrom('import_draft')
    .where('changed_at', '<', now - KEPT)
    .execute()
}

/** Keeps a file until its document is made. Throws `for-manga-inlasningar`. */
export async function keepUpload(
  storage: Storage,
  person: string,
  given: { name: string; kind: DraftKind; template: string; data: Buffer },
  now: number
): Promise<Upload> {
  await purge(storage, now)
  const { count } = await storage.db
    .selectFrom('import_draft')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('person', '=', person)
    .where('accepted_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_OPEN) throw new StyrskriftError('for-manga-inlasningar', { count: String(count) })
  const row: Row = {
    id: newRecordId(),
    person,
    ...given,
    choices: JSON.stringify(NO_CHOICES),
    revision: 1,
    document: null,
    accepted_at: null,
    created_at: now,
    changed_at: now
  }
  await storage.db.insertInto('import_draft').values(row).execute()
  return uploadOf(row)
}

/** The file of this id, when it is this person's and no document has been made of it. Throws `finns-inte`. */
export async function openUpload(storage: Storage, person: string, id: string): Promise<Upload> {
  const upload = await uploadIn(storage, person, id)
  if (upload.accepted) throw new StyrskriftError('finns-inte')
  return upload
}

/** The file of this id, when it is this person's. Throws `finns-inte`. */
export async function uploadIn(storage: Storage, person: string, id: string): Promise<Upload> {
  const row = await storage.db
    .selectFrom('import_draft')
    .selectAll()
    .where('id', '=', id)
    .where('person', '=', person)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return uploadOf(row)
}

/** What a person has begun to read in, the last changed first. */
export async function uploadsOf(storage: Storage, person: string, now: number): Promise<DraftRow[]> {
  await purge(storage, now)
  const rows = await storage.db
    .selectFrom('import_draft')
    .select(['id', 'name', 'kind', 'template', 'changed_at'])
    .where('person', '=', person)
    .where('accepted_at', 'is', null)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(draftRowOf)
}

/**
 * Keeps what the person has chosen. Throws `andrad-under-tiden` when somebody has chosen something else since `revision`, and when the
 * document is already being made.
 */
export async function chooseIn(
  storage: Storage,
  { row, person, revision, ...upload }: Upload,
  change: { template?: string | undefined; choices?: Choices | undefined },
  now: number
): Promise<Upload> {
  const template = change.template ?? row.template
  const choices = change.choices ?? upload.choices
  const { numUpdatedRows } = await storage.db
    .updateTable('import_draft')
    .set({ template, choices: JSON.stringify(choices), revision: revision + 1, changed_at: now })
    .where('id', '=', row.id)
    .where('person', '=', person)
    .where('revision', '=', revision)
    .where('document', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(numUpdatedRows) === 0) throw new StyrskriftError('andrad-under-tiden', { name: row.name })
  return uploadIn(storage, person, row.id)
}

/**
 * Settles which document is made of the file, once and for all: who asks again, or at the same time, gets the same id. Throws
 * `andrad-under-tiden` when what the person looked at is not what there is.
 */
export async function settleDocument(storage: Storage, { row, person, revision, document }: Upload): Promise<string> {
  if (document !== null) return document
  await storage.db
    .updateTable('import_draft')
    .set({ document: newRecordId() })
    .where('id', '=', row.id)
    .where('revision', '=', revision)
    .where('document', 'is', null)
    .execute()
  const settled = (await uploadIn(storage, person, row.id)).document
  if (settled === null) throw new StyrskriftError('andrad-under-tiden', { name: row.name })
  return settled
}

/** The document has been made: the file is thrown away, and who asks once more gets the same document. */
export async function finishUpload(storage: Storage, { row, person }: Upload, now: number): Promise<void> {
  await storage.db
    .updateTable('import_draft')
    .set({ accepted_at: now, changed_at: now, data: Buffer.alloc(0) })
    .where('id', '=', row.id)
    .where('person', '=', person)
    .execute()
}

/** Throws the file away. Throws `finns-inte`. */
export async function removeUpload(storage: Storage, person: string, id: string): Promise<void> {
  const { numDeletedRows } = await storage.db
    .deleteFrom('import_draft')
    .where('id', '=', id)
    .where('person', '=', person)
    .executeTakeFirstOrThrow()
  if (Number(numDeletedRows) === 0) throw new StyrskriftError('finns-inte')
}

function uploadOf(row: Row): Upload {
  const read = choicesSchema.safeParse(JSON.parse(row.choices))
  const { person, data, revision, document, accepted_at } = row
  // What an older version has kept in another form is chosen anew.
  return {
    row: draftRowOf(row),
    person,
    data,
    choices: read.success ? read.data : NO_CHOICES,
    revision,
    document,
    accepted: accepted_at !== null
  }
}

const draftRowOf = ({
  id,
  name,
  kind,
  template,
  changed_at
}: Pick<Row, 'id' | 'name' | 'kind' | 'template' | 'changed_at'>): DraftRow => ({
  id,
  name,
  kind: DRAFT_KINDS.find(k => k === kind) ?? 'docx',
  template,
  changedAt: new Date(changed_at).toISOString(),
  expiresAt: new Date(changed_at + KEPT).toISOString()
})
