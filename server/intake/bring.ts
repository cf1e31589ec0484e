import { createHash } from 'node:crypto'
import { PDF } from '../../schemas/api/media-types.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { fileName } from '../documents/export.ts'
import type { App } from '../http/app.ts'
import { lockedRemiss, type RemissEntry } from '../remiss/rows.ts'
import { answerFileType } from '../svar/file-type.ts'

/** As many files as may wait in one remiss: many more than bodies are asked. */
const MOST_WAITING = 2000

/**
 * Takes in a file that came by e-mail or on paper, as it came, with its hash. It is read afterwards. The same file again is recognised, also where it came with an
 * answer by the link; what was set aside is told too, for it is still there.
 * @throws StyrskriftError `ogiltig-svarsfil`, `remiss-inte-skickad`, `filen-finns-i-svar` where an answer holds it, `for-manga-filer`
 */
export async function bringFile(
  { storage, now }: Pick<App, 'storage' | 'now'>,
  remiss: RemissEntry,
  { person, name, data }: { person: string; name: string; data: Buffer }
): Promise<{ id: string; again: boolean; sha256: string }> {
  const type = answerFileType(data)
  demandSent(remiss)
  const sha256 = createHash('sha256').update(data).digest('hex')
  const extension = type === PDF ? '.pdf' : '.docx'
  return storage.db.transaction().execute(async db => {
    // Of two who bring the same file at the same time, one finds that of the other.
    await lockedRemiss(db, storage.kind, remiss.document, remiss.id)
    const known = await db.selectFrom('intake').select(['id', 'sha256']).where('remiss', '=', remiss.id).execute()
    const same = known.find(each => each.sha256 === sha256)
    if (same) return { id: same.id, again: true, sha256 }
    const answered = await db
      .selectFrom('submission_file')
      .innerJoin('submission', 'submission.id', 'submission_file.submission')
      .innerJoin('recipient', 'recipient.id', 'submission.recipient')
      .select(['submission.number', 'recipient.name'])
      .where('submission.remiss', '=', remiss.id)
      .where('submission_file.sha256', '=', sha256)
      .executeTakeFirst()
    if (answered)
      throw new StyrskriftError('filen-finns-i-svar', { number: String(answered.number), name: answered.name })
    if (known.length >= MOST_WAITING) throw new StyrskriftError('for-manga-filer')
    const id = newRecordId()
    await db
      .insertInto('intake')
      .values({
        id,
        remiss: remiss.id,
        name: `${fileName(name.replace(/\.(pdf|docx)$/i, ''))}${extension}`,
        type,
        data,
        sha256,
        state: 'laser',
        corrections: '{}',
        brought_by: person,
        brought_at: now(),
        revision: 1
      })
      .execute()
    return { id, again: false, sha256 }
  })
}

/** Answers come to what has been sent; also after it has ended. Throws `remiss-inte-skickad`. */
export function demandSent(remiss: RemissEntry): asserts remiss is RemissEntry & { version: string } {
  if (remiss.state === 'utkast' || remiss.version === null) throw new StyrskriftError('remiss-inte-skickad')
}

/** The file as it came. Throws `finns-inte`. */
export async function broughtBytes(
  { db }: Pick<App['storage'], 'db'>,
  remiss: string,
  id: string
): Promise<{ name: string; type: string; sha256: string; data: Buffer }> {
  const row = await db
    .selectFrom('intake')
    .select(['name', 'type', 'sha256', 'data'])
    .where('id', '=', id)
    .where('remiss', '=', remiss)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return { ...row, data: Buffer.from(row.data) }
}
