import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { FileKind } from '../../schemas/remiss/answer.ts'
import type { Corrections } from '../../schemas/remiss/intake.ts'
import type { Db } from '../storage/storage.ts'
import { unplacedIn } from './items.ts'
import type { Found } from './read.ts'
import { correctionsOf } from './rows.ts'

/** A file that is about to become part of an answer. */
export interface GivenFile {
  id: string
  revision: number
  kind: FileKind
  name: string
  type: string
  sha256: string
  data: Uint8Array
  found: Found | null
  corrections: Corrections
}

/**
 * The files of a registration, as they are now. What cannot be read is registered as it is; what is a copy of the version brings its comments and changes.
 * @throws StyrskriftError `finns-inte`, `andrad-under-tiden` where somebody has done something with it since, `kopian-har-oplacerade`, and `ogiltig-begaran` for the
 * file of another recipient, and for one that is not the copy that it is said to be
 */
export async function givenFiles(
  db: Db,
  remiss: string,
  recipient: string,
  given: readonly { id: string; revision: number; kind: FileKind }[]
): Promise<GivenFile[]> {
  const out: GivenFile[] = []
  for (const { id, revision, kind } of given) {
    const row = await db
      .selectFrom('intake')
      .selectAll()
      .where('id', '=', id)
      .where('remiss', '=', remiss)
      .executeTakeFirst()
    if (!row) throw new StyrskriftError('finns-inte')
    if (row.revision !== revision || (row.state !== 'last' && row.state !== 'fel') || out.some(f => f.id === id))
      throw new StyrskriftError('andrad-under-tiden', { name: messages.intake.theFile })
    if (row.recipient !== null && row.recipient !== recipient)
      throw new StyrskriftError('ogiltig-begaran', { what: messages.intake.boundToOther(row.name) })
    const found = row.found ? (JSON.parse(row.found) as Found) : null
    const corrections = correctionsOf(row)
    if (kind === 'word-svar') {
      if (found?.kind !== 'copy')
        throw new StyrskriftError('ogiltig-begaran', { what: messages.intake.noCopy(row.name) })
      const unplaced = unplacedIn(found.copy, corrections)
      if (unplaced > 0) throw new StyrskriftError('kopian-har-oplacerade', { count: String(unplaced) })
    }
    const { name, type, sha256, data } = row
    out.push({ id, revision, kind, name, type, sha256, data, found, corrections })
  }
  return out
}
