import type { Observable } from '../session/emitter.ts'

/** What a derived value is worked out from. */
export type Source = Pick<Observable<unknown>, 'subscribe'>

/**
 * A value that is worked out from others whenever one of them changes, and told about only when it came out otherwise: then `keep`
 * does not give back what was before. Fits `useSyncExternalStore`; while nobody listens, nothing is worked out.
 */
export class Derived<T> {
  readonly #sources: readonly Source[]
  readonly #work: () => T
  readonly #keep: (before: T, after: T) => T
  readonly #listeners = new Set<() => void>()
  #stops: (() => void)[] = []
  #value: T

  constructor(sources: readonly Source[], work: () => T, keep: (before: T, after: T) => T) {
    this.#sources = sources
    this.#work = work
    this.#keep = keep
    this.#value = work()
  }

  readonly get = (): T => this.#value

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) {
      this.#stops = this.#sources.map(source => source.subscribe(this.#update))
      this.#update()
    }
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      for (const stop of this.#stops.splice(0)) stop()
    }
  }

  readonly #update = (): void => {
    const next = this.#keep(this.#value, this.#work())
    if (Object.is(next, this.#value)) return
    this.#value = next
    for (const listener of [...this.#listeners]) listener()
  }
}
