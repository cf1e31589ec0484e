/** A small seeded generator (mulberry32): the same seed gives the same run on every machine. */
export class Rng {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  int(below: number): number {
    return Math.floor(this.next() * below)
  }

  range(from: number, to: number): number {
    return from + this.int(to - from + 1)
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list.length > 0 ? list[this.int(list.length)] : undefined
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  weighted<T>(pairs: readonly (readonly [weight: number, value: T])[]): T {
    let left = this.next() * pairs.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, value] of pairs) {
      left -= weight
      if (left < 0) return value
    }
    return pairs.at(-1)![1]
  }

  shuffle<T>(list: readonly T[]): T[] {
    const out = [...list]
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.int(i + 1)
      ;[out[i], out[j]] = [out[j]!, out[i]!]
    }
    return out
  }
}

/** Letters of a run: every one is a code point that was never used before in it, so that loss and doubling are facts. */
export class Letters {
  #used = 0

  some(count: number): string {
    let out = ''
    for (let i = 0; i < count; i++) {
      let code = 0x3400 + this.#used++
      if (code > 0x9fff) code += 0xac00 - 0xa000
      if (code > 0xd7a3) throw new Error('The run needs more letters than there are.')
      out += String.fromCharCode(code)
    }
    return out
  }
}

/** Is it a letter that `Letters` gave? */
export const isLetter = (char: string): boolean => {
  const code = char.charCodeAt(0)
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)
}
