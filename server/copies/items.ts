import type { Ansvar } from '../../schemas/ansvar/ansvar.ts'
import { ansvarSentence } from '../../schemas/ansvar/sentence.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { CopyItem, Placement } from '../../schemas/returned/copy.ts'
import type { ReturnedChange, ReturnedComment, ReturnedCopy } from '../returned/result.ts'

/** What was read of one comment or change; what people decide, and where it stands now, is added elsewhere. */
export type ReadItem = Omit<
  CopyItem,
  'placement' | 'called' | 'present' | 'leftOut' | 'becomes' | 'thread' | 'source' | 'answers'
> & {
  source: ReturnedChange['source'] | null
  /** The thread that it answers, or whose words somebody has changed. */
  answers: { thread: string; reworded: boolean } | null
  after: ReturnedChange['after']
  /** Of a new insats: who is responsible, as read. */
  ansvarRead: Ansvar | null
}

/**
 * The items of a copy: comments with their answers, then changes, then what could not be placed, each under a key of its own. What the file was
 * sent with is no item; an answer to it is one of its own. Without a register the sentences of ansvar are left out.
 */
export function itemsOf(result: ReturnedCopy, kommun: Kommun | null): ReadItem[] {
  return [
    ...commentItems(result),
    ...result.changes.flatMap((change, i) => (change.known === undefined ? [changeItem(change, `r${i}`, kommun)] : [])),
    ...result.unplaced.flatMap((unplaced, i): ReadItem[] =>
      unplaced.what === 'comment'
        ? []
        : [
            {
              ...EMPTY,
              key: `u${i}`,
              kind: 'unknown',
              author: unplaced.author,
              text: unplaced.text,
              around: unplaced.around
            }
          ]
    )
  ]
}

const EMPTY = {
  at: null,
  before: '',
  replies: [],
  resolved: false,
  tracked: true,
  places: [],
  source: null,
  answers: null,
  ansvar: null,
  around: '',
  after: [],
  ansvarRead: null
} satisfies Partial<ReadItem>

function commentItems({ comments, unplaced }: ReturnedCopy): ReadItem[] {
  const news = comments.filter(comment => comment.known?.as !== 'same')
  const byId = new Map(news.map(comment => [comment.id, comment]))
  const answers = Map.groupBy(news, comment => (comment.known ? comment : rootOf(comment, byId)))
  return [...answers].map(([root, thread]) => ({
    ...EMPTY,
    answers: root.known ? { thread: root.known.thread, reworded: root.known.as === 'reworded' } : null,
    key: `c${root.id}`,
    kind: 'comment',
    author: root.author,
    at: root.date,
    text: root.text,
    replies: thread.filter(c => c !== root).map(({ author, date, text }) => ({ author, at: date, text })),
    resolved: root.resolved,
    places: [...root.places],
    around: unplaced.find(u => u.comment === root.id)?.around ?? ''
  }))
}

/** The comment that begins a thread; an answer to what is not in the file begins one. */
function rootOf(comment: ReturnedComment, byId: ReadonlyMap<string, ReturnedComment>): ReturnedComment {
  const met = new Set<ReturnedComment>()
  let at = comment
  while (at.parent !== null && !met.has(at)) {
    met.add(at)
    const above = byId.get(at.parent)
    if (!above) break
    at = above
  }
  return at
}

function changeItem(change: ReturnedChange, key: string, kommun: Kommun | null): ReadItem {
  const { kind, author, date, text, before, tracked, place, source, ansvar, after } = change
  return {
    ...EMPTY,
    key,
    kind,
    author,
    at: date,
    text,
    before,
    tracked,
    places: [place],
    source: source ?? null,
    ansvar: kommun && ansvar && ansvar.lead.length > 0 ? ansvarSentence(ansvar, kommun) : null,
    after,
    ansvarRead: ansvar ?? null
  }
}

/** Where an item hangs: where a person has placed it, or where it was found. Null: nowhere. An answer hangs in its thread, and needs no place. */
export function placesOf(item: ReadItem, placement: Placement | undefined): Placement[] | null {
  if (item.answers) return []
  if (placement) return [placement]
  if (item.places.length === 0) return null
  return item.places.map(({ record, field, from, to }) => ({ kind: 'text', record, field, from, to }))
}
