import { all, at, type Node, valueAt } from './xml.ts'

/** Counts lists as ISO 29500-1, 17.9, has it. Counters belong to the abstract list; a start override holds when its list first comes. */
export class ListCounter {
  #abstracts: Map<string, Node>
  #lists: Map<string, Node>
  #counters = new Map<string, (number | null)[]>()
  #begun = new Set<string>()

  constructor(numbering: Node) {
    this.#abstracts = new Map(all(numbering, 'abstractNum').map(n => [n.attributes.abstractNumId!, n]))
    this.#lists = new Map(all(numbering, 'num').map(n => [n.attributes.numId!, n]))
  }

  /** What is printed before the next paragraph of a list and level; null for list 0, which is none. */
  next(numId: string, level: number): { text: string; format: string; style: string | undefined } | null {
    if (numId === '0') return null
    const list = this.#lists.get(numId)
    if (!list) throw new Error(`There is no list ${numId}.`)
    const id = valueAt(list, 'abstractNumId')!
    const abstract = this.#abstracts.get(id)!
    const levels = new Map(all(abstract, 'lvl').map(l => [Number(l.attributes.ilvl), l]))
    const override = (l: number): string | undefined =>
      valueAt(
        all(list, 'lvlOverride').find(o => o.attributes.ilvl === String(l)),
        'startOverride'
      )
    const start = (l: number): number => Number(override(l) ?? valueAt(levels.get(l), 'start') ?? 1)
    const counters = this.#counters.get(id) ?? Array<number | null>(9).fill(null)
    this.#counters.set(id, counters)
    const begun = `${numId}:${level}`
    const fresh = override(level) !== undefined && !this.#begun.has(begun)
    this.#begun.add(begun)
    const before = counters[level] ?? null
    counters[level] = fresh || before === null ? start(level) : before + 1
    counters.fill(null, level + 1)
    const here = levels.get(level)
    const format = valueAt(here, 'numFmt') ?? 'decimal'
    const text = (valueAt(here, 'lvlText') ?? '').replace(/%(\d)/g, (_, digit) => {
      const l = Number(digit) - 1
      return written(counters[l] ?? start(l), valueAt(levels.get(l), 'numFmt') ?? 'decimal')
    })
    return { text, format, style: at(here, 'pStyle')?.attributes.val }
  }
}

function written(n: number, format: string): string {
  if (format === 'lowerLetter') return String.fromCharCode(96 + n)
  if (format !== 'lowerRoman') return String(n)
  const digits: [number, string][] = [
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i']
  ]
  let left = n
  let out = ''
  for (const [worth, letters] of digits) for (; left >= worth; left -= worth) out += letters
  return out
}
