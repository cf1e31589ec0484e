import type { SynpunktHistory, WholeAnswer } from '../../schemas/api/handling.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Submission, Way } from '../../schemas/remiss/submission.ts'
import type { HandlingContent } from '../../schemas/remiss/synpunkt.ts'
import type { Db } from '../storage/storage.ts'
import { synpunktIn } from './set.ts'

/** A submitted answer as it came. Throws `finns-inte`, also for one of another remiss. */
export async function answerOf(db: Db, remiss: string, id: string): Promise<WholeAnswer> {
  const row = await db
    .selectFrom('submission')
    .select(['id', 'recipient', 'number', 'at', 'way', 'content'])
    .where('id', '=', id)
    .where('remiss', '=', remiss)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return {
    ...row,
    way: row.way satisfies string as Way,
    at: new Date(row.at).toISOString(),
    content: JSON.parse(row.content) as Submission
  }
}

/** A file of a submitted answer, as it came. Throws `finns-inte`. */
export async function answerFile(
  db: Db,
  remiss: string,
  submission: string,
  position: number
): Promise<{ name: string; data: Buffer }> {
  const row = await db
    .selectFrom('submission_file')
    .innerJoin('submission', 'submission.id', 'submission_file.submission')
    .select(['submission_file.name', 'submission_file.data'])
    .where('submission.remiss', '=', remiss)
    .where('submission.id', '=', submission)
    .where('submission_file.position', '=', position)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** What the handling of a synpunkt said before, the latest first. Throws `finns-inte`. */
export async function historyOf(db: Db, remiss: string, id: string): Promise<SynpunktHistory> {
  await synpunktIn(db, remiss, id)
  const rows = await db
    .selectFrom('handling_version')
    .leftJoin('person', 'person.id', 'handling_version.changed_by')
    .select(['handling_version.content', 'handling_version.until', 'handling_version.revision', 'person.name as by'])
    .where('handling_version.synpunkt', '=', id)
    .orderBy('handling_version.revision', 'desc')
    .execute()
  return {
    versions: rows.map(row => ({
      content: JSON.parse(row.content) as HandlingContent,
      by: row.by,
      until: new Date(row.until).toISOString(),
      revision: row.revision
    }))
  }
}
