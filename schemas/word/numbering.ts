import type { ILevelsOptions } from 'docx'
import { messages } from '../messages/messages.ts'
import { COLOR, type Layout, NUMBER_INDENT, STYLE } from './look.ts'

/**
 * The numbers of headings, insatser and bilagor as real lists of Word. What is printed must equal `document/numbering.ts`, so
 * each number is given together with the label that it is to show: the lists are counted here as Word counts them, and where a
 * list would show something else, a list of its own that begins there takes over.
 */
export type NumberedKind = 'section' | 'fokusomrade' | 'insats' | 'bilaga'

interface Definition {
  reference: string
  levels: ILevelsOptions[]
}

export interface NumberPlace {
  reference: string
  level: number
  custom: true
  /** The list is the one of the paragraph style: nothing needs to be said in the paragraph. */
  ofStyle: boolean
}

interface Counted {
  definition: Definition
  /** The style that each level belongs to. */
  styles: (string | null)[]
  starts: number[]
  /** Set in a list that was made for one level in the middle of a number: the higher ones show their start. */
  madeFor: number | null
  counters: (number | null)[]
}

const HEADINGS = 'rubriker'
const FOKUSOMRADEN = 'fokusomraden'
const INSATSER = 'insatser'
const BILAGOR = 'bilagor'

export class Numbers {
  #lists = new Map<string, Counted>()
  #layout: Layout
  #latest = new Map<NumberedKind, string>()

  constructor(layout: Layout) {
    this.#layout = layout
    const { sectionsNumbered, fokusomradenInNumbered } = layout
    const insats = layout.insatserAsTable ? STYLE.insatsNumber : STYLE.insats
    this.#add(
      HEADINGS,
      ['section', 'fokusomrade', 'insats'],
      [
        sectionsNumbered ? 'Heading1' : null,
        fokusomradenInNumbered ? STYLE.fokusomrade : null,
        fokusomradenInNumbered ? insats : null
      ]
    )
    const own = !fokusomradenInNumbered
    this.#add(FOKUSOMRADEN, ['fokusomrade', 'insats'], [own ? STYLE.fokusomrade : null, own ? insats : null])
    this.#add(INSATSER, ['insats'], [null])
    this.#add(BILAGOR, ['bilaga'], [STYLE.bilaga])
  }

  /** All lists, those that began underway too. */
  get definitions(): Definition[] {
    return [...this.#lists.values()].map(list => list.definition)
  }

  /** Counts one on, such that the number that Word prints is `label`. */
  next(kind: NumberedKind, label: string): NumberPlace {
    const parts = label.split('.').map(Number)
    const level = parts.length - 1
    const names = [NATIVE[kind][level], this.#latest.get(kind)]
    for (const name of names) {
      const list = name === undefined ? undefined : this.#lists.get(name)
      if (name !== undefined && list && count(list, level, false).join('.') === label)
        return this.#take(name, list, kind, level)
    }
    const name = `${kind}-${this.#lists.size}`
    this.#latest.set(kind, name)
    const kinds = parts.map(() => kind)
    const list = this.#add(
      name,
      kinds,
      parts.map(() => null),
      parts
    )
    count(list, level, true)
    return { reference: name, level, custom: true, ofStyle: false }
  }

  #take(name: string, list: Counted, kind: NumberedKind, level: number): NumberPlace {
    count(list, level, true)
    const style = list.styles[level] ?? null
    return { reference: name, level, custom: true, ofStyle: style !== null && style === this.#styleOf(kind) }
  }

  #styleOf(kind: NumberedKind): string {
    if (kind === 'insats') return this.#layout.insatserAsTable ? STYLE.insatsNumber : STYLE.insats
    return { section: 'Heading1', fokusomrade: STYLE.fokusomrade, bilaga: STYLE.bilaga }[kind]
  }

  #add(
    reference: string,
    kinds: readonly NumberedKind[],
    styles: (string | null)[],
    starts?: readonly number[]
  ): Counted {
    const list: Counted = {
      definition: {
        reference,
        levels: kinds.map((kind, i) => this.#level(kind, i, styles[i] ?? null, starts?.[i] ?? 1))
      },
      styles,
      starts: kinds.map((_, i) => starts?.[i] ?? 1),
      madeFor: starts ? starts.length - 1 : null,
      counters: kinds.map(() => null)
    }
    this.#lists.set(reference, list)
    return list
  }

  #level(kind: NumberedKind, level: number, style: string | null, start: number): ILevelsOptions {
    const digits = Array.from({ length: level + 1 }, (_, i) => `%${i + 1}`).join('.')
    const inCell = kind === 'insats' && this.#layout.insatserAsTable
    return {
      level,
      format: 'decimal',
      start,
      text: kind === 'bilaga' ? `${messages.types.bilaga} ${digits}` : digits,
      suffix: inCell ? 'nothing' : 'tab',
      style: {
        ...(style === null ? {} : { style }),
        run: { color: COLOR.petrol, bold: true },
        paragraph: { indent: indentOf(kind, inCell) }
      }
    }
  }
}

/** The lists in which a kind is counted as a matter of course, by the number of parts that its number has. */
const NATIVE: Record<NumberedKind, readonly string[]> = {
  section: [HEADINGS],
  fokusomrade: [FOKUSOMRADEN, HEADINGS],
  insats: [INSATSER, FOKUSOMRADEN, HEADINGS],
  bilaga: [BILAGOR]
}

function indentOf(kind: NumberedKind, inCell: boolean): { left: number; hanging: number } {
  if (inCell) return { left: 0, hanging: 0 }
  const left = kind === 'bilaga' ? 2 * NUMBER_INDENT : NUMBER_INDENT
  return { left, hanging: left }
}

/**
 * The parts that Word prints for the next paragraph of a level. A higher level that has not been seen shows its start, which
 * counts only in a list that was made for it.
 */
function count(list: Counted, level: number, write: boolean): number[] {
  const made = list.madeFor === level
  const parts = list.counters.slice(0, level).map((n, i) => n ?? (made ? (list.starts[i] ?? 1) : Number.NaN))
  const before = list.madeFor === null || made ? list.counters[level] : Number.NaN
  const own = before === null || before === undefined ? (list.starts[level] ?? 1) : before + 1
  if (write) list.counters = list.counters.map((n, i) => (i < level ? n : i === level ? own : null))
  return [...parts, own]
}
