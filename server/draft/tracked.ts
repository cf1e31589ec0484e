import type { ProposedRun } from '../../schemas/comments/proposal.ts'
import type { Run } from '../../schemas/text/stycke.ts'
import type { Change } from '../docx/model.ts'
import { markRun } from './marks.ts'

/** A tracked change of a draft that is brought along as a change proposal. */
export interface DraftChange {
  /** The line in which it stands. */
  at: number
  author: string
  date: string | null
  start: number
  end: number
  /** The words that are to go. */
  deleted: string
  /** What is to stand instead; a line break begins a new paragraph. */
  inserted: ProposedRun[]
  /** The end of the paragraph is to go too. */
  joins: boolean
  /** Something is to come in or go that no wording can hold: a note, a picture. */
  objects: string[]
}

/** Counts the marks of a draft, for comments and for changes. */
export interface MarkCounter {
  next(): number
}

/**
 * Collects the tracked changes of one paragraph after the other. What somebody deleted and wrote in its stead, side by side, is one
 * change.
 */
export class ChangeCollector {
  readonly changes: DraftChange[] = []
  readonly #marks: MarkCounter
  #at = 0
  /** The change that the last run ended; nothing stands between it and what comes next. */
  #last: DraftChange | null = null
  #open: DraftChange | null = null

  constructor(marks: MarkCounter) {
    this.#marks = marks
  }

  /** A paragraph begins. */
  begin(at: number): void {
    this.#at = at
  }

  /** Words that nobody has changed follow. */
  plain(out: Run[]): void {
    this.#close(out)
    this.#last = null
  }

  /** Words that are to go follow: they stand in the text. */
  deletion(change: Change, words: string, out: Run[]): void {
    const open = this.#open
    if (open && open.author === change.author) {
      open.deleted += words
      return
    }
    this.#close(out)
    const last = this.#last
    // What was written right before it belongs to it: its end is moved behind the words.
    if (last && last.author === change.author && last.deleted === '' && !last.joins) {
      out.pop()
      last.deleted = words
      this.#open = last
      return
    }
    this.#open = this.#begin(change, out)
    this.#open.deleted = words
  }

  /** Words that are to come: they stand nowhere but in the proposal. */
  insertion(change: Change, run: ProposedRun, out: Run[]): void {
    const to = this.#point(change, out)
    to.inserted.push(run)
  }

  /** Something that no wording can hold is to come. */
  object(change: Change, words: string, out: Run[]): void {
    this.#point(change, out).objects.push(words)
  }

  /** The end of the paragraph is to go. */
  join(change: Change, out: Run[]): void {
    const to = this.#open?.author === change.author ? this.#open : this.#point(change, out)
    to.joins = true
    this.#close(out)
  }

  /** The paragraph is over. */
  end(out: Run[]): void {
    this.#close(out)
    this.#last = null
  }

  #point(change: Change, out: Run[]): DraftChange {
    this.#close(out)
    const last = this.#last
    if (last && last.author === change.author && !last.joins) return last
    const begun = this.#begin(change, out)
    out.push(markRun(begun.end))
    this.#last = begun
    return begun
  }

  #begin({ author, date }: Change, out: Run[]): DraftChange {
    const change: DraftChange = {
      at: this.#at,
      author,
      date,
      start: this.#marks.next(),
      end: this.#marks.next(),
      deleted: '',
      inserted: [],
      joins: false,
      objects: []
    }
    this.changes.push(change)
    out.push(markRun(change.start))
    return change
  }

  #close(out: Run[]): void {
    if (!this.#open) return
    out.push(markRun(this.#open.end))
    this.#last = this.#open
    this.#open = null
  }
}
