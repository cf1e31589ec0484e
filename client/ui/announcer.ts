/**
 * Decides when a screen reader is told something. Of each kind at most one text is said in `pause` milliseconds; what comes meanwhile
 * waits, and only the latest of it is said. Kinds do not hold each other up.
 */
export class Announcer {
  readonly #say: (text: string) => void
  readonly #pause: number
  readonly #kinds = new Map<string, { timer: ReturnType<typeof setTimeout>; waiting: string | null }>()

  constructor(say: (text: string) => void, pause = 10_000) {
    this.#say = say
    this.#pause = pause
  }

  announce(text: string, kind: string): void {
    const held = this.#kinds.get(kind)
    if (held) held.waiting = text
    else this.#sayAndHold(text, kind)
  }

  /** Forgets what waits. */
  stop(): void {
    for (const { timer } of this.#kinds.values()) clearTimeout(timer)
    this.#kinds.clear()
  }

  #sayAndHold(text: string, kind: string): void {
    this.#say(text)
    const timer = setTimeout(() => {
      const waiting = this.#kinds.get(kind)?.waiting ?? null
      this.#kinds.delete(kind)
      if (waiting !== null) this.#sayAndHold(waiting, kind)
    }, this.#pause)
    this.#kinds.set(kind, { timer, waiting: null })
  }
}
