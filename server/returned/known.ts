import type { Change } from '../docx/model.ts'
import { type Carried, type CarriedChange, type CarriedComment, wordsMark } from '../word/threads/carried.ts'
import type { KnownComment, ReturnedChange, ReturnedComment } from './result.ts'
import type { Span } from './stream.ts'

/** A comment as it was read, with what programs tell comments apart by. */
interface Told {
  comment: ReturnedComment
  paragraph: string | null
  threaded: boolean
  span: Span | null
}

/**
 * Tells the comments that a file was sent with from those that are new: by the id of their last paragraph, which Word keeps; otherwise by who wrote
 * them, the minute, and the words. Two of which nothing else tells apart are taken in their order.
 */
export class KnownComments {
  readonly #known = new Map<string, KnownComment & { carried: CarriedComment }>()
  readonly #answers = new Map<string, string>()
  readonly #left: Set<CarriedComment>

  constructor(told: readonly Told[], { comments }: Carried) {
    this.#left = new Set(comments)
    if (comments.length === 0) return
    const same = ({ comment, paragraph }: Told) => ({
      paragraph,
      mark: markOf(comment.author, comment.date),
      words: wordsMark(comment.text)
    })
    const one = (c: CarriedComment) => ({ paragraph: c.paragraph, mark: markOf(c.author, c.at), words: c.words })
    type Traits = ReturnType<typeof same>
    const pass = (as: 'same' | 'reworded', trait: (of: Traits) => string | null): void => {
      const waiting = Map.groupBy(this.#left, c => trait(one(c)))
      for (const each of told) {
        const wanted = this.#known.has(each.comment.id) ? null : trait(same(each))
        const carried = wanted === null ? undefined : waiting.get(wanted)?.shift()
        if (!carried) continue
        this.#left.delete(carried)
        this.#known.set(each.comment.id, { thread: carried.thread, as, carried })
      }
    }
    pass('same', t => t.paragraph && `${t.paragraph} ${t.words}`)
    pass('same', t => `${t.mark} ${t.words}`)
    pass('reworded', t => t.paragraph)
    // Nobody writes anew at a minute that was over when the file was made.
    pass('reworded', t => (t.mark.endsWith('|') ? null : t.mark))
    this.#findAnswers(told)
  }

  #findAnswers(told: readonly Told[]): void {
    const byId = new Map(told.map(each => [each.comment.id, each]))
    const begin = told.filter(({ comment }) => this.#known.get(comment.id)?.carried.number === 0)
    for (const each of told) {
      if (this.#known.has(each.comment.id)) continue
      const met = new Set<Told>()
      let at: Told | undefined = each
      while (at && !met.has(at) && !this.#known.has(at.comment.id)) {
        met.add(at)
        at = at.comment.parent === null ? beside(at, begin) : byId.get(at.comment.parent)
      }
      const known = at && this.#known.get(at.comment.id)
      if (known) this.#answers.set(each.comment.id, known.thread)
    }
  }

  of(id: string): KnownComment | null {
    const known = this.#known.get(id)
    if (known) return { thread: known.thread, as: known.as }
    const thread = this.#answers.get(id)
    return thread === undefined ? null : { thread, as: 'answer' }
  }

  get same(): number {
    return [...this.#known.values()].filter(({ as }) => as === 'same').length
  }

  /** Threads that the copy lacks something of. A comment with other words is there. */
  get missing(): string[] {
    return [...new Set([...this.#left].map(({ thread }) => thread))]
  }

  /** Threads that are marked as done, and were not when the file was made. */
  resolved(comments: readonly ReturnedComment[]): string[] {
    const done = comments.flatMap(({ id, resolved }) => {
      const carried = this.#known.get(id)?.carried
      return carried && resolved && !carried.resolved && carried.number === 0 ? [carried.thread] : []
    })
    return [...new Set(done)]
  }
}

/** LibreOffice before 24 does not write what a comment answers; its answers stand over the same words, after what they answer. */
function beside({ threaded, span }: Told, begin: readonly Told[]): Told | undefined {
  if (threaded || !span) return undefined
  return begin.find(other => other.span?.from === span.from && other.span.to === span.to)
}

/** Tells the tracked changes that a file was sent with from those that somebody has made. */
export class KnownChanges {
  readonly #byMark: ReadonlyMap<string, readonly CarriedChange[]>

  constructor({ changes }: Carried) {
    this.#byMark = Map.groupBy(changes, change => markOf(change.author, change.at))
  }

  /** Whose change it is, where the file was sent with changes of that person at that minute. What differs in this is not one change. */
  ownerOf = ({ author, date }: Pick<Change, 'author' | 'date'>): string | null => {
    const mark = markOf(author, date)
    return this.#byMark.has(mark) ? mark : null
  }

  /**
   * The thread of each change that stands as it was sent, and the threads whose change does not. A proposal of several paragraphs is read as
   * several changes, one after the other.
   */
  find(changes: readonly ReturnedChange[]): { known: Map<ReturnedChange, string>; missing: string[] } {
    const known = new Map<ReturnedChange, string>()
    const missing: string[] = []
    const byOwner = Map.groupBy(
      changes.filter(change => change.tracked),
      change => this.ownerOf(change)
    )
    for (const [mark, sent] of this.#byMark) {
      const there = byOwner.get(mark) ?? []
      for (const carried of sent) {
        const found = runOf(
          there.filter(change => !known.has(change)),
          carried
        )
        for (const change of found) known.set(change, carried.thread)
        if (found.length === 0) missing.push(carried.thread)
      }
    }
    return { known, missing }
  }
}

/** The changes, one after the other, that say together what one was sent with; none where it is not there. */
function runOf(changes: readonly ReturnedChange[], { before, after }: CarriedChange): readonly ReturnedChange[] {
  for (let length = 1; length <= Math.min(changes.length, MOST_PIECES); length++) {
    for (let from = 0; from + length <= changes.length; from++) {
      const run = changes.slice(from, from + length)
      const went = run.map(change => change.before).join('')
      const came = run.map(change => change.text).join('')
      if (wordsMark(went) === before && wordsMark(came) === after) return run
    }
  }
  return []
}

/** A proposal has no more paragraphs than this where it is read as several changes. */
const MOST_PIECES = 20

/** Who and when, to the minute; programs do not all keep the seconds, and some write the year 1970 where there is no time. */
const markOf = (author: string, when: string | null): string => {
  const minute = (when ?? '').slice(0, 16)
  return `${author.trim()}|${minute.startsWith('19') ? '' : minute}`
}
