import type { Editor } from '@tiptap/core'
import type { RuleId } from '../../../schemas/rules/ids.ts'
import { RULES } from '../../../schemas/rules/ids.ts'
import type { Problem, RuleContext } from '../../../schemas/rules/rule.ts'
import { problemsOf } from '../../../schemas/rules/rules.ts'
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
/** A check that was begun anew so often, because somebody wrote meanwhile, goes on with what it has. */
const MOST_RESTARTS = 3

/** A check that is under way: the document as it was at the beginning, and what the rules before `next` found in it. */
interface Job {
  readonly context: RuleContext
  readonly changes: number
  readonly found: Problem[]
  next: number
}

const onFault = (rule: RuleId, fault: unknown): void => console.error(`Rule ${rule} failed.`, fault)

/**
 * Checks the document while it is written: after a pause, when the browser has nothing else to do, and one rule after the other, so
 * that no key press waits for it. One for each session.
 */
export class Checker {
  readonly review = new Observable<Review>(NOTHING_CHECKED)
  /** How many checks were made, also those that found nothing new. */
  readonly runs = new Observable(0)
  readonly #host: CheckHost
  readonly #stops: (() => void)[]
  #timer: ReturnType<typeof setTimeout> | undefined
  #work: IdleWork | null = null
  #since: number | null = null
  #hurry = false
  #job: Job | null = null
  #changes = 0
  #restarts = 0

  constructor(host: CheckHost) {
    this.#host = host
    const { doc } = host.projection.records
    const changed = (): void => {
      this.#changes++
    }
    doc.on('update', changed)
    this.#stops = [() => doc.off('update', changed), host.version.subscribe(() => this.#changed())]
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
    this.#timer = setTimeout(() => this.#go(), milliseconds)
  }

  #go(): void {
    this.#work?.cancel()
    this.#work = whenIdle(timeLeft => this.#run(timeLeft))
  }

  #run(timeLeft: () => number): void {
    const { editor } = this.#host
    // Without a page nothing tells the projection what changed; and while a letter is being composed nothing is drawn.
    if (!editor || editor.view.composing) {
      this.#job = null
      if (editor) this.#wait(PAUSE)
      return
    }
    const job = this.#currentJob()
    while (job.next < RULES.length) {
      job.found.push(...problemsOf(RULES[job.next++]!, job.context, onFault))
      if (timeLeft() > 0) continue
      this.#go()
      return
    }
    this.#job = null
    this.#since = null
    this.#hurry = false
    this.#restarts = 0
    this.review.set(reviewOf(job.context, job.found, this.review.get()))
    this.runs.set(this.runs.get() + 1)
  }

  #currentJob(): Job {
    const job = this.#job
    if (job && (job.changes === this.#changes || this.#restarts >= MOST_RESTARTS)) return job
    if (job) this.#restarts++
    this.#job = { context: contextOf(this.#host.projection), changes: this.#changes, found: [], next: 0 }
    return this.#job
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
    clearTimeout(this.#timer)
    this.#work?.cancel()
  }
}
