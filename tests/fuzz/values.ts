import type { Rng } from '../random/rng.ts'

/** Strings that have broken programs before. None of them looks like a leak, since answers may repeat what was sent. */
export const NASTY_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066\ufeff',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e309',
  '9007199254740993',
  '0x10',
  '%00',
  '%',
  '%s%n%d',
  '..',
  '../..',
  '..%2f..%2f',
  '%2e%2e/',
  "' or 1=1 --",
  '"; drop table person; --',
  '{{7*7}}<%= 7*7 %>#{7*7}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '=1+1',
  'a\r\nX-Injected: 1',
  '\u2028\u2029',
  'ı̇ﬃŸ',
  '🧑‍🧑‍🧒‍🧒',
  'a'.repeat(300),
  'å'.repeat(5000),
  '('.repeat(3000),
  '0'.repeat(40)
]

const NASTY_NUMBERS = [0, -0, -1, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 63, -(2 ** 63), 1e-320]

/** Something where something else is expected. */
export function anyValue(rng: Rng, depth = 0): unknown {
  const kind = rng.int(depth > 4 ? 5 : 8)
  if (kind === 0) return null
  if (kind === 1) return rng.chance(0.5)
  if (kind === 2) return rng.pick(NASTY_NUMBERS)
  if (kind <= 4) return rng.pick(NASTY_TEXTS)
  if (kind === 5) return Array.from({ length: rng.int(4) }, () => anyValue(rng, depth + 1))
  if (kind === 6) return deep(rng.pick([3, 50, 2000]) ?? 3, rng.chance(0.5))
  return Object.fromEntries(
    Array.from({ length: rng.int(4) }, () => [rng.pick(NASTY_TEXTS) ?? '', anyValue(rng, depth + 1)])
  )
}

function deep(levels: number, list: boolean): unknown {
  let value: unknown = 1
  for (let i = 0; i < levels; i++) value = list ? [value] : { a: value }
  return value
}

/** The value with one place in it changed: replaced, removed, doubled, or added to. */
export function mutateValue(rng: Rng, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || rng.chance(0.25)) return anyValue(rng)
  if (Array.isArray(value)) {
    const list: unknown[] = [...value]
    const at = rng.int(list.length + 1)
    const roll = rng.next()
    if (roll < 0.2) list.splice(at, 0, anyValue(rng))
    else if (roll < 0.4) list.splice(at, 1)
    else if (roll < 0.5 && list.length > 0) return Array.from({ length: 500 }, () => list[0])
    else if (at < list.length) list[at] = mutateValue(rng, list[at])
    return list
  }
  const entries = Object.entries(value)
  const at = rng.int(entries.length + 1)
  const entry = entries[at]
  const roll = rng.next()
  if (!entry || roll < 0.15) entries.push([rng.pick(NASTY_TEXTS) ?? '', anyValue(rng)])
  else if (roll < 0.3) entries.splice(at, 1)
  else entries[at] = [entry[0], mutateValue(rng, entry[1])]
  return Object.fromEntries(entries)
}

/** Bytes with a few of them changed, removed, doubled, put in, or cut off. */
export function mutateBytes(rng: Rng, bytes: Uint8Array): Uint8Array {
  let out: Buffer = Buffer.from(bytes)
  for (let i = rng.range(1, 4); i > 0; i--) {
    const at = rng.int(out.length + 1)
    const length = rng.range(1, rng.pick([1, 2, 8, 64]) ?? 1)
    const noise = Buffer.from(Array.from({ length }, () => rng.pick([0, 1, 2, 0x7f, 0x80, 0xff, rng.int(256)]) ?? 0))
    const rest = out.subarray(at)
    out = rng.weighted<() => Buffer>([
      [4, () => Buffer.concat([out.subarray(0, at), noise, rest.subarray(length)])],
      [2, () => Buffer.concat([out.subarray(0, at), noise, rest])],
      [2, () => Buffer.concat([out.subarray(0, at), rest.subarray(length)])],
      [1, () => Buffer.from(out.subarray(0, at))],
      [1, () => Buffer.concat([out, out.subarray(at)])]
    ])()
  }
  return out
}
