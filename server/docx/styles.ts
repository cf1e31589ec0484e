import type { Look } from './model.ts'
import { childOf, childrenOf, switchOf, valOf, type Xml } from './xml.ts'

/** What a style, or direct formatting, says about a run; what it leaves out is not said. */
export type LookChange = Partial<Look>

export interface Style {
  id: string
  /** In small letters; that of a built-in style is English in every language version of Word. */
  name: string
  kind: string
  basedOn: string | null
  outline: number | null
  list: { id: string | null; level: number | null } | null
  look: LookChange
  before: number | null
  indent: number | null
  centred: boolean | null
}

const PLAIN: Look = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  raised: null,
  capitals: false,
  hidden: false,
  size: null
}

/** The styles of a file, and what they come to along their chain (ISO/IEC 29500-1, 17.7.2). */
export class Styles {
  readonly #styles = new Map<string, Style>()
  readonly #defaults: Look
  readonly #defaultParagraph: string | null = null

  constructor(part: Xml | null) {
    const defaults = childOf(childOf(childOf(part ?? undefined, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
    this.#defaults = { ...PLAIN, ...lookOf(defaults) }
    for (const element of childrenOf(part ?? undefined, 'w:style')) {
      const style = styleOf(element)
      this.#styles.set(style.id, style)
      if (style.kind === 'paragraph' && isOn(element.attributes['w:default'])) this.#defaultParagraph = style.id
    }
  }

  /** The style and what it is based on, nearest first; ends where a file refers in a circle. */
  *chain(id: string | null): Generator<Style> {
    const seen = new Set<string>()
    for (let at = id; at !== null && !seen.has(at); ) {
      seen.add(at)
      const style = this.#styles.get(at)
      if (!style) return
      yield style
      at = style.basedOn
    }
  }

  /** The style of a paragraph that names this one, or none. */
  paragraph(id: string | undefined): string | null {
    return id !== undefined && this.#styles.has(id) ? id : this.#defaultParagraph
  }

  name(id: string | null): string {
    return (id && this.#styles.get(id)?.name) || ''
  }

  /** The first thing that somebody along the chain says. */
  first<T>(id: string | null, pick: (style: Style) => T | null): T | null {
    for (const style of this.chain(id)) {
      const value = pick(style)
      if (value !== null) return value
    }
    return null
  }

  /** The look of a run: defaults, style of the paragraph, style of the run, what is said directly. */
  look(paragraph: string | null, run: string | undefined, direct: LookChange): Look {
    const own = run !== undefined && this.#styles.get(run)?.kind === 'character' ? this.#sum(run) : {}
    return { ...this.#defaults, ...this.#sum(paragraph), ...own, ...direct }
  }

  readonly #sums = new Map<string, LookChange>()

  #sum(id: string | null): LookChange {
    if (id === null) return {}
    const known = this.#sums.get(id)
    if (known) return known
    const sum = Object.assign({}, ...[...this.chain(id)].reverse().map(style => style.look)) as LookChange
    this.#sums.set(id, sum)
    return sum
  }
}

const isOn = (value: string | undefined): boolean => value !== undefined && !['0', 'false', 'off'].includes(value)

function styleOf(element: Xml): Style {
  const paragraph = childOf(element, 'w:pPr')
  const numbering = childOf(paragraph, 'w:numPr')
  const level = numberOf(valOf(numbering, 'w:ilvl'))
  return {
    id: element.attributes['w:styleId'] ?? '',
    name: (valOf(element, 'w:name') ?? '').toLowerCase().trim(),
    kind: element.attributes['w:type'] ?? 'paragraph',
    basedOn: valOf(element, 'w:basedOn') ?? null,
    outline: outlineOf(paragraph),
    list: numbering ? { id: valOf(numbering, 'w:numId') ?? null, level } : null,
    look: lookOf(childOf(element, 'w:rPr')),
    ...spacingOf(paragraph)
  }
}

/** Level 1–9 of the outline; what Word counts from 0, with 9 for running text. */
export function outlineOf(paragraph: Xml | undefined): number | null {
  const level = numberOf(valOf(paragraph, 'w:outlineLvl'))
  return level === null ? null : level + 1
}

/** Points before, indent and alignment that a paragraph's properties say. */
export function spacingOf(paragraph: Xml | undefined): Pick<Style, 'before' | 'indent' | 'centred'> {
  const indent = childOf(paragraph, 'w:ind')?.attributes
  const align = valOf(paragraph, 'w:jc')
  return {
    before: twips(childOf(paragraph, 'w:spacing')?.attributes['w:before']),
    indent: twips(indent?.['w:left'] ?? indent?.['w:start']),
    centred: align === undefined ? null : align === 'center'
  }
}

const twips = (value: string | undefined): number | null => {
  const number = numberOf(value)
  return number === null ? null : number / 20
}

export const numberOf = (value: string | undefined): number | null =>
  value !== undefined && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null

/** What the properties of a run say. */
export function lookOf(properties: Xml | undefined): LookChange {
  if (!properties) return {}
  const out: LookChange = {}
  const set = (key: 'bold' | 'italic' | 'strike' | 'capitals' | 'hidden', name: string): void => {
    const value = switchOf(properties, name)
    if (value !== undefined) out[key] = value
  }
  set('bold', 'w:b')
  set('italic', 'w:i')
  set('strike', 'w:strike')
  set('capitals', 'w:caps')
  set('hidden', 'w:vanish')
  const underline = valOf(properties, 'w:u')
  if (underline !== undefined) out.underline = underline !== 'none'
  const raised = valOf(properties, 'w:vertAlign')
  if (raised !== undefined) out.raised = raised === 'superscript' ? 'super' : raised === 'subscript' ? 'sub' : null
  const size = numberOf(valOf(properties, 'w:sz'))
  if (size !== null) out.size = size / 2
  return out
}
