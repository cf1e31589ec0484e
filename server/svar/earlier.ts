import type { EarlierWording, EarlierWordings } from '../../schemas/api/svar.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { answerPart } from '../../schemas/remiss/answer.ts'
import type { Storage } from '../storage/storage.ts'

/** What somebody types is saved again and again: of wordings that stood more briefly than this one is shown, the one with most words. */
const BRIEFLY = 5 * 60 * 1000
/** As many are shown. All are kept. */
const MOST = 50

/** A part of this recipient that is being written. Throws `finns-inte`. */
const partOf = async ({ db }: Pick<Storage, 'db'>, recipient: string, id: string) => {
  const row = await db
    .selectFrom('answer_part')
    .select(['content', 'created_at'])
    .where('id', '=', id)
    .where('recipient', '=', recipient)
    .where('submission', 'is', null)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** What a part said before, by whom and until when, the latest first. Throws `finns-inte`, also for a part of another recipient. */
export async function earlierWordings(
  storage: Pick<Storage, 'db'>,
  recipient: string,
  id: string
): Promise<EarlierWordings> {
  const now = await partOf(storage, recipient, id)
  const rows = await storage.db
    .selectFrom('answer_part_version as before')
    .innerJoin('answer_participant as writer', 'writer.id', 'before.changed_by')
    .select(['before.revision', 'before.until', 'before.changed_by', 'writer.name'])
    .select(eb => [
      eb.fn<number>('length', ['before.content']).as('length'),
      eb('before.content', '=', now.content).as('same')
    ])
    .where('before.part', '=', id)
    .orderBy('before.revision', 'desc')
    .execute()
  const stretches: (typeof rows)[] = []
  for (const [i, row] of rows.entries()) {
    const last = stretches.at(-1)
    const since = rows[i + 1]?.until ?? now.created_at
    if (last?.[0]?.changed_by === row.changed_by && row.until - since < BRIEFLY) last.push(row)
    else stretches.push([row])
  }
  const longest = (stretch: typeof rows) => stretch.reduce((a, b) => (Number(b.length) > Number(a.length) ? b : a))
  return {
    wordings: stretches
      .map(stretch => stretch.filter(({ same }) => !same))
      .filter(stretch => stretch.length > 0)
      .slice(0, MOST)
      .map(longest)
      .map(({ revision, until, name }) => ({ revision, by: name, until: new Date(until).toISOString() }))
  }
}

/** What a part said at a revision. Throws `finns-inte`. */
export async function earlierWording(
  storage: Pick<Storage, 'db'>,
  recipient: string,
  id: string,
  revision: number
): Promise<EarlierWording> {
  await partOf(storage, recipient, id)
  const row = await storage.db
    .selectFrom('answer_part_version')
    .select('content')
    .where('part', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return { part: answerPart.parse(JSON.parse(row.content)) }
}
