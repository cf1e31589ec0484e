import { generateKeyBetween } from 'fractional-indexing'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A whole number from 0 up to, not including, its argument. */
export type Random = (below: number) => number

export const systemRandom: Random = below => Math.floor(Math.random() * below)

/**
 * A fractional order key between two others (null: no neighbour), with three random digits so that two people who insert at the
 * same place at the same time rarely get the same key. Malformed or reversed neighbours give a key after the first one.
 */
export function keyBetween(before: string | null, after: string | null, random: Random = systemRandom): string {
  const base = attempt(before, after) ?? attempt(before, null) ?? generateKeyBetween(null, null)
  for (let round = 0; round < 4; round++) {
    let jittered = base
    for (let i = 0; i < 3; i++) jittered += DIGITS[1 + random(DIGITS.length - 1)]
    if (after === null || jittered < after) return jittered
  }
  return base
}

function attempt(before: string | null, after: string | null): string | null {
  try {
    return generateKeyBetween(before, after)
  } catch {
    return null
  }
}

/** Well-formed order keys: letters and digits. They grow by some characters when much is moved to one place. */
export const isOrderKey = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9A-Za-z]{1,120}$/.test(value)
