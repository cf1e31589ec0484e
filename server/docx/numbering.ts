import type { ListPlace } from './model.ts'
import { numberOf } from './styles.ts'
import { childOf, childrenOf, valOf, type Xml } from './xml.ts'

interface Level {
  format: string
  /** `%1.%2` */
  text: string
  start: number
  /** The paragraph style that is numbered so. */
  style: string | null
}

const LEVELS = 9

/** The lists of a file, and the numbers as Word counts them (ISO/IEC 29500-1, 17.9). */
export class Numbering {
  readonly #abstract = new Map<string, ReadonlyMap<number, Level>>()
  readonly #lists = new Map<string, { abstract: string; own: ReadonlyMap<number, Partial<Level>> }>()
  /** Lists with the same description count on together. */
  readonly #counts = new Map<string, number[]>()
  readonly #begun = new Set<string>()

  constructor(part: Xml | null) {
    for (const element of childrenOf(part ?? undefined, 'w:abstractNum')) {
      const levels = childrenOf(element, 'w:lvl').map((level): [number, Level] => [levelOf(level), describe(level)])
      this.#abstract.set(element.attributes['w:abstractNumId'] ?? '', new Map(levels))
    }
    for (const element of childrenOf(part ?? undefined, 'w:num')) {
      const own = new Map<number, Partial<Level>>()
      for (const override of childrenOf(element, 'w:lvlOverride')) {
        const level = childOf(override, 'w:lvl')
        const start = numberOf(valOf(override, 'w:startOverride'))
        own.set(levelOf(override), { ...(level ? describe(level) : {}), ...(start === null ? {} : { start }) })
      }
      const abstract = valOf(element, 'w:abstractNumId') ?? ''
      this.#lists.set(element.attributes['w:numId'] ?? '', { abstract, own })
    }
  }

  /** The level of a list that belongs to a paragraph style, or null. */
  levelOfStyle(list: string, style: string | null): number | null {
    const levels = this.#abstract.get(this.#lists.get(list)?.abstract ?? '')
    for (const [level, { style: own }] of levels ?? []) if (own !== null && own === style) return level
    return null
  }

  /** Counts one more item. Null: there is no such list, or it prints nothing. To be asked in the order of the file. */
  next(list: string, level: number): ListPlace | null {
    const found = this.#lists.get(list)
    if (!found || list === '0' || level < 0 || level >= LEVELS) return null
    const described = this.#level(list, level)
    if (!described || described.format === 'none') return null
    const counts = this.#counts.get(found.abstract) ?? []
    this.#counts.set(found.abstract, counts)
    if (!this.#begun.has(list)) {
      this.#begun.add(list)
      for (const [at, own] of found.own) if (own.start !== undefined) counts.length = Math.min(counts.length, at)
    }
    for (let i = 0; i < level; i++) counts[i] ??= this.#level(list, i)?.start ?? 1
    counts[level] = counts[level] === undefined ? described.start : counts[level] + 1
    counts.length = level + 1
    const bullet = described.format === 'bullet'
    return { list, level, bullet, label: bullet ? '' : this.#label(list, described.text, counts) }
  }

  #level(list: string, level: number): Level | undefined {
    const found = this.#lists.get(list)
    const plain = this.#abstract.get(found?.abstract ?? '')?.get(level)
    const own = found?.own.get(level)
    return plain || own
      ? { format: 'decimal', text: `%${level + 1}.`, start: 1, style: null, ...plain, ...own }
      : undefined
  }

  #label(list: string, text: string, counts: readonly number[]): string {
    return text.replace(/%([1-9])/g, (_, n: string) => {
      const level = Number(n) - 1
      return written(counts[level] ?? 1, this.#level(list, level)?.format ?? 'decimal')
    })
  }
}

const levelOf = (element: Xml): number => numberOf(element.attributes['w:ilvl']) ?? 0

const describe = (level: Xml): Level => ({
  format: valOf(level, 'w:numFmt') ?? 'decimal',
  text: valOf(level, 'w:lvlText') ?? '',
  start: numberOf(valOf(level, 'w:start')) ?? 1,
  style: valOf(level, 'w:pStyle') ?? null
})

const ROMAN: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i']
]

/** A number as Word writes it. Formats of other scripts are written in digits. */
function written(number: number, format: string): string {
  if (format === 'lowerLetter') return letters(number)
  if (format === 'upperLetter') return letters(number).toUpperCase()
  if (format === 'lowerRoman') return roman(number)
  if (format === 'upperRoman') return roman(number).toUpperCase()
  return format === 'decimalZero' && number < 10 ? `0${number}` : String(number)
}

/** a–z, then aa–zz, as Word does. */
const letters = (number: number): string =>
  String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(20, Math.floor((number - 1) / 26) + 1))

function roman(number: number): string {
  let rest = Math.min(number, 3999)
  let out = ''
  for (const [value, letter] of ROMAN) {
    while (rest >= value) {
      out += letter
      rest -= value
    }
  }
  return out
}
