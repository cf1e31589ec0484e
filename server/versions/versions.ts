import type { Selectable } from 'kysely'
import { type Dokument, dokument as dokumentSchema } from '../../schemas/document/dokument.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import type { VersionInfo, VersionKind } from '../../schemas/versions/version.ts'
import type { Db, Storage } from '../storage/storage.ts'
import type { VersionTable } from '../storage/version-schema.ts'

/** A frozen version with all that it holds but its Word file. */
export interface Version extends VersionInfo {
  document: string
  /** The text with its pictures, without what lay in the trash. */
  dokument: Dokument
  template: Template
  kommun: Kommun
  /** Numbers as printed, by record. */
  printed: ReadonlyMap<string, string>
  /** The whole Yjs state. */
  yjs: Uint8Array
}

const INFO = [
  'version.id',
  'version.number',
  'version.kind',
  'version.name',
  'version.state',
  'version.sequence',
  'version.hash',
  'version.word_hash',
  'version.word_bytes',
  'version.created_by',
  'version.created_at'
] as const

type InfoRow = Pick<
  Selectable<VersionTable>,
  | 'id'
  | 'number'
  | 'kind'
  | 'name'
  | 'state'
  | 'sequence'
  | 'hash'
  | 'word_hash'
  | 'word_bytes'
  | 'created_by'
  | 'created_at'
> & { by_name: string | null }

const infoOf = (row: InfoRow): VersionInfo => ({
  id: row.id,
  number: row.number,
  kind: row.kind as VersionKind,
  name: row.name,
  state: row.state,
  sequence: row.sequence,
  hash: row.hash,
  word: { sha256: row.word_hash, bytes: row.word_bytes },
  createdAt: new Date(row.created_at).toISOString(),
  createdBy: { id: row.created_by, name: row.by_name }
})

const infos = (db: Db, document: string) =>
  db
    .selectFrom('version')
    .leftJoin('person', 'person.id', 'version.created_by')
    .select(INFO)
    .select('person.name as by_name')
    .where('version.document', '=', document)

/** The versions of a document, the latest first. */
export async function listVersions({ db }: Pick<Storage, 'db'>, document: string): Promise<VersionInfo[]> {
  return (await infos(db, document).orderBy('version.number', 'desc').execute()).map(infoOf)
}

/** What is known of one version. Throws `finns-inte`, also when it belongs to another document. */
export async function versionInfoOf({ db }: Pick<Storage, 'db'>, document: string, id: string): Promise<VersionInfo> {
  const row = await infos(db, document).where('version.id', '=', id).executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return infoOf(row)
}

/** The version that a request with this key has made before; null when there is none. */
export async function versionOfRequest(db: Db, document: string, person: string, key: string) {
  const row = await infos(db, document)
    .where('version.created_by', '=', person)
    .where('version.request_key', '=', key)
    .executeTakeFirst()
  return row ? infoOf(row) : null
}

/** A whole version. Throws `finns-inte`, also when it belongs to another document. */
export async function readVersion({ db }: Pick<Storage, 'db'>, document: string, id: string): Promise<Version> {
  const row = await infos(db, document)
    .select(['version.printed', 'version.template', 'version.kommun', 'version.dokument', 'version.yjs'])
    .where('version.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return {
    ...infoOf(row),
    document,
    dokument: dokumentSchema.parse(JSON.parse(row.dokument)),
    // As they were then: a later schema of templates and registers does not change what was sent.
    template: JSON.parse(row.template) as Template,
    kommun: JSON.parse(row.kommun) as Kommun,
    printed: new Map(Object.entries(JSON.parse(row.printed) as Record<string, string>)),
    yjs: row.yjs
  }
}

/** The Word file of a version, as it was made when it was frozen. Throws `finns-inte`. */
export async function wordFileOf({ db }: Pick<Storage, 'db'>, document: string, id: string): Promise<Buffer> {
  const row = await db
    .selectFrom('version')
    .select('word')
    .where('document', '=', document)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row.word
}
