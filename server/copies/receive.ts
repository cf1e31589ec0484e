import { createHash } from 'node:crypto'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { App } from '../http/app.ts'
import { readInThread } from '../reading/thread.ts'
import type { ReturnedCopy } from '../returned/result.ts'
import type { Db } from '../storage/storage.ts'
import { holdVersion } from '../versions/held.ts'
import { wordFileOf } from '../versions/versions.ts'

export interface Sent {
  document: string
  person: string
  bytes: Buffer
  /** The name of the file. */
  name: string
  /** The version that it is a copy of, when a person says so; otherwise the file does. */
  version?: string | undefined
}

/**
 * Takes in a file that came back: it is read in a thread against the version that it is a copy of, and kept unchanged with what was read.
 * The same file again is recognised. Throws `kopia-utan-version`, `kopia-av-annat`, `finns-inte`, and what reading refuses (`word-…`).
 */
export async function receiveCopy(
  app: Pick<App, 'storage' | 'now'>,
  sent: Sent
): Promise<{ id: string; again: boolean; version: string; sha256: string }> {
  const { document, bytes } = sent
  const { db } = app.storage
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const known = await sameFile(db, document, sha256, sent.version)
  if (known) return { ...known, again: true, sha256 }
  const about = await readInThread('about', bytes, null)
  const version = sent.version ?? (await versionOf(db, document, about))
  const { dokument, template, kommun } = await holdVersion(app.storage, document, version)
  const file = await wordFileOf(app.storage, document, version)
  const threads = await threadsOfDocument(db, document)
  const result: ReturnedCopy = await readInThread('returned', bytes, {
    dokument,
    template,
    kommun,
    sent: file,
    threads
  })
  const id = newRecordId()
  const made = await db
    .insertInto('returned_copy')
    .values({
      id,
      document,
      version,
      name: sent.name,
      bytes: bytes.byteLength,
      sha256,
      recipient: about.recipient,
      received_by: sent.person,
      received_at: app.now(),
      result: JSON.stringify(result),
      data: bytes
    })
    .onConflict(c => c.columns(['version', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return { id, again: false, version, sha256 }
  const same = await sameFile(db, document, sha256, version)
  if (!same) throw new Error(`the copy ${id} is neither stored nor there`)
  return { ...same, again: true, sha256 }
}

async function sameFile(db: Db, document: string, sha256: string, version: string | undefined) {
  const same = db
    .selectFrom('returned_copy')
    .select(['id', 'version'])
    .where('document', '=', document)
    .where('sha256', '=', sha256)
  return (version === undefined ? same : same.where('version', '=', version)).executeTakeFirst()
}

const threadsOfDocument = async (db: Db, document: string): Promise<string[]> => {
  const rows = await db.selectFrom('thread').select('id').where('document', '=', document).execute()
  return rows.map(row => row.id)
}

/** The version of this document that a file says that it is a copy of; for an export of the document, the last version of the same text. */
async function versionOf(
  db: Db,
  document: string,
  about: { document: string | null; version: string | null; hash: string | null }
): Promise<string> {
  const row = await db
    .selectFrom('version')
    .select('id')
    .where('document', '=', document)
    .where('id', '=', about.version ?? '')
    .executeTakeFirst()
  if (row) return row.id
  const same = await db
    .selectFrom('version')
    .select('id')
    .where('document', '=', document)
    .where('hash', '=', about.document === document ? (about.hash ?? '') : '')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (same) return same.id
  if (about.document !== null && about.document !== document) throw new StyrskriftError('kopia-av-annat')
  throw new StyrskriftError('kopia-utan-version')
}
