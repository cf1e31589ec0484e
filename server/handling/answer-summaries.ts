import type { Submission } from '../../schemas/remiss/submission.ts'
import type { Storage } from '../storage/storage.ts'
import { chunksOf } from './rows.ts'

/** What the table says of a submitted answer. */
export interface AnswerSummary {
  id: string
  recipient: string
  number: number
  at: number
  supplement_to: string | null
  abstains: boolean
  /** The position that it takes: one of the list, or its own words; null where it takes none. */
  position: string | null
  /** The questions of the remiss that its parts answer, by the id of the part. */
  asked: ReadonlyMap<string, string>
}

type Read = Pick<AnswerSummary, 'abstains' | 'position' | 'asked'>

/** A submitted answer never changes, so what was read in one is kept: the table is asked for every fifth second, and answers are long. */
const known = new WeakMap<Storage, Map<string, Read>>()
const MOST = 20_000

/** Every submitted answer of a remiss, in the order of their numbers. */
export async function answerSummaries(storage: Storage, remiss: string): Promise<AnswerSummary[]> {
  const rows = await storage.db
    .selectFrom('submission')
    .select(['id', 'recipient', 'number', 'at', 'supplement_to'])
    .where('remiss', '=', remiss)
    .orderBy('number')
    .execute()
  const kept = known.get(storage) ?? new Map<string, Read>()
  known.set(storage, kept)
  const read = new Map(rows.flatMap(({ id }) => (kept.has(id) ? [[id, kept.get(id)] as const] : [])))
  const unread = rows.map(row => row.id).filter(id => !read.has(id))
  if (kept.size + unread.length > MOST) kept.clear()
  for (const ids of chunksOf(unread, 50)) {
    const answers = await storage.db.selectFrom('submission').select(['id', 'content']).where('id', 'in', ids).execute()
    for (const { id, content } of answers) {
      const made = readAnswer(JSON.parse(content) as Submission)
      read.set(id, made)
      kept.set(id, made)
    }
  }
  return rows.map(row => ({ ...row, ...(read.get(row.id) ?? { abstains: false, position: null, asked: new Map() }) }))
}

function readAnswer({ abstains, parts }: Submission): Read {
  const asked = new Map(parts.flatMap(({ id, part }) => (part.kind === 'fragesvar' ? [[id, part.question]] : [])))
  for (const { part } of parts)
    if (part.kind === 'stallningstagande' && (part.position ?? part.words.trim()) !== '')
      return { abstains, position: part.position ?? part.words.trim(), asked }
  return { abstains, position: null, asked }
}
