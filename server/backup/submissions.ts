import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { hashedText, submission } from '../../schemas/remiss/submission.ts'
import type { Database } from '../storage/schema.ts'

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** The submitted answers that are there: id → hash. */
export async function submissionsIn(db: Kysely<Database>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('submission').select(['id', 'hash']).execute()
  return new Map(rows.map(row => [row.id, row.hash]))
}

/**
 * Demands, of what a restore has put in, that every submitted answer is what its hash says, and its files with it, and that all those of `before` are among
 * them. Throws `trasig-kopia`, `kopian-saknar-svar`.
 */
export async function demandSubmissions(
  db: Kysely<Database>,
  file: string,
  before: ReadonlyMap<string, string>
): Promise<void> {
  const missing = new Map(before)
  const ids = await db.selectFrom('submission').select('id').orderBy('id').execute()
  for (const { id } of ids) {
    const row = await db.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const files = await db
      .selectFrom('submission_file')
      .select(['data', 'sha256'])
      .where('submission', '=', id)
      .orderBy('position')
      .execute()
    if (!isWhole(row, files)) throw new StyrskriftError('trasig-kopia', { file, what: messages.remiss.alteredAnswer })
    if (missing.get(id) === row.hash) missing.delete(id)
  }
  if (missing.size > 0) throw new StyrskriftError('kopian-saknar-svar', { count: String(missing.size) })
}

/** Is a submission what its hash says, and are its files those that it names? */
export function isWhole(
  row: Parameters<typeof hashedText>[0] & { hash: string },
  files: readonly { data: Uint8Array; sha256: string }[]
): boolean {
  if (sha256(hashedText({ ...row, number: Number(row.number), at: Number(row.at) })) !== row.hash) return false
  const read = submission.safeParse(parsed(row.content))
  if (!read.success || read.data.files.length !== files.length) return false
  return read.data.files.every(({ sha256: named }, i) => {
    const found = files[i]
    return found !== undefined && found.sha256 === named && sha256(found.data) === named
  })
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
