import type { Editor } from '@tiptap/core'
import { RULES } from '../../../schemas/rules/ids.ts'
import { RULE_LIST } from '../../../schemas/rules/rules.ts'
import type { Projection } from '../binding/projection.ts'
import { Observable } from '../session/emitter.ts'
import { type IdleWork, whenIdle } from './idle.ts'
import { contextOf, NOTHING_CHECKED, type Review, reviewOf } from './review.ts'

/** What is checked; the session is one. */
export interface CheckHost {
  readonly projection: Projection
  readonly editor: Pick<Editor, 'view'> | null
  readonly version: Observable<number>
}

/** A check runs this long after the last change … */
const PAUSE = 500
/** … and at the latest this long after the first, when somebody always writes. */
const LATEST = 2000

/** Checks the document while it is written: after a pause, when the browser has nothing else to do. One for each session. */
export class Checker {
  readonly review = new Observable<Review>(NOTHING_CHECKED)
  readonly #host: CheckHost
  readonly #stop: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #work: IdleWork | null = null
  #since: number | null = null
  #hurry = false
  /** How many rules have read the whole document once: the first reading is long, so it is done rule by rule. */
  #warm = 0

  constructor(host: CheckHost) {
    this.#host = host
    this.#stop = host.version.subscribe(() => this.#changed())
  }

  /** Checks as soon as the browser is idle, without waiting for a pause. */
  soon(): void {
    this.#hurry = true
    this.#wait(0)
  }

  #changed(): void {
    if (this.#hurry) return
    this.#since ??= Date.now()
    this.#wait(Math.max(0, Math.min(PAUSE, this.#since + LATEST - Date.now())))
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#work?.cancel()
      this.#work = whenIdle(timeLeft => this.#run(timeLeft))
    }, milliseconds)
  }

  #run(timeLeft: () => number): void {
    this.#work = null
    const { editor, projection } = this.#host
    // Without a page nothing tells the projection what changed; and while a letter is being composed nothing is drawn.
    if (!editor) return
    if (editor.view.composing) {
      this.#wait(PAUSE)
      return
    }
    const context = contextOf(projection)
    while (this.#warm < RULES.length) {
      const rule = RULES[this.#warm++]!
      try {
        RULE_LIST[rule].check(context)
      } catch {
        // The check itself meets the same fault, and reports it.
      }
      if (timeLeft() <= 0) {
        this.#work = whenIdle(left => this.#run(left))
        return
      }
    }
    this.#since = null
    this.#hurry = false
    const next = reviewOf(context, this.review.get(), (rule, fault) => console.error(`Rule ${rule} failed.`, fault))
    this.review.set(next)
  }

  destroy(): void {
    this.#stop()
    clearTimeout(this.#timer)
    this.#work?.cancel()
  }
}
