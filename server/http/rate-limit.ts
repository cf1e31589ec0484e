/** A bucket that fills evenly: `perMinute` requests a minute, and as many at once after a rest. */
export class RateLimit {
  readonly #perMinute: number
  readonly #now: () => number
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor(perMinute: number, now: () => number = Date.now) {
    this.#perMinute = perMinute
    this.#now = now
  }

  /**
   * Takes one request of `who`, which counts as `cost`, at most as all of them. Returns 0 when it may go on, or the seconds until it may.
   */
  take(who: string, cost = 1): number {
    const now = this.#now()
    const price = Math.min(cost, this.#perMinute)
    const bucket = this.#buckets.get(who) ?? { tokens: this.#perMinute, at: now }
    bucket.tokens = Math.min(this.#perMinute, bucket.tokens + ((now - bucket.at) * this.#perMinute) / 60_000)
    bucket.at = now
    if (bucket.tokens < price) {
      this.#buckets.set(who, bucket)
      return Math.ceil(((price - bucket.tokens) * 60) / this.#perMinute)
    }
    bucket.tokens -= price
    this.#buckets.set(who, bucket)
    if (this.#buckets.size > 10_000) this.#forget(now)
    return 0
  }

  /** How many are remembered. */
  get size(): number {
    return this.#buckets.size
  }

  /** A bucket that has been still for a minute is full again, and need not be remembered. */
  #forget(now: number): void {
    for (const [who, bucket] of this.#buckets) if (now - bucket.at > 60_000) this.#buckets.delete(who)
  }
}
