import type { Run } from '../../schemas/text/stycke.ts'
import { markRun } from './marks.ts'
import type { MarkCounter } from './tracked.ts'

/** The part of one line that a comment stands on, between two marks. */
export interface CommentPart {
  comment: string
  start: number
  end: number
  /** The line. */
  at: number
}

/** Follows the comments of a file through its paragraphs: a comment goes on over several of them. */
export class CommentMarks {
  readonly parts: CommentPart[] = []
  readonly #marks: MarkCounter
  /** Those that have begun and not ended, with their part of this paragraph. */
  #open = new Map<string, CommentPart | null>()
  readonly #seen = new Set<string>()

  constructor(marks: MarkCounter) {
    this.#marks = marks
  }

  /** A paragraph begins: those that are open go on in it. */
  begin(out: Run[], at: number): void {
    for (const id of this.#open.keys()) this.#open.set(id, this.#part(id, out, at))
  }

  start(id: string, out: Run[], at: number): void {
    if (!this.#open.has(id)) this.#open.set(id, this.#part(id, out, at))
  }

  end(id: string, out: Run[]): void {
    const part = this.#open.get(id)
    if (part) out.push(markRun(part.end))
    this.#open.delete(id)
  }

  /** The mark of a comment in the text. One without a beginning hangs on this place. */
  mark(id: string, out: Run[], at: number): void {
    if (this.#seen.has(id)) return
    out.push(markRun(this.#part(id, out, at).end))
  }

  /** The paragraph ends: those that are open go on in the next. */
  pause(out: Run[]): void {
    for (const [id, part] of this.#open) {
      if (part) out.push(markRun(part.end))
      this.#open.set(id, null)
    }
  }

  /** Reads something beside the text, a note; afterwards the comments of the text go on. */
  leave(): () => void {
    const before = this.#open
    this.#open = new Map()
    return () => {
      this.#open = before
    }
  }

  #part(comment: string, out: Run[], at: number): CommentPart {
    this.#seen.add(comment)
    const part = { comment, start: this.#marks.next(), end: this.#marks.next(), at }
    this.parts.push(part)
    out.push(markRun(part.start))
    return part
  }
}
