import { type IParagraphOptions, Paragraph, type ParagraphChild } from 'docx'
import { headingStyle, type Layout, NUMBER_INDENT, STYLE } from './look.ts'
import type { NumberedKind, Numbers } from './numbering.ts'

/** Word has more, docx knows six. */
const MAX_LEVEL = 6

export interface HeadingOptions {
  kind: NumberedKind | 'plain'
  /** Where it stands in the document's structure, from 1. */
  level: number
  children: readonly ParagraphChild[]
  /** The number as it is to be printed, or null. */
  label?: string | null
  onNewPage?: boolean
}

/**
 * Headings in the order of the file. No level is left out on the way down (WCAG 1.3.1): a heading is at most one level below
 * the one before it.
 */
export class Headings {
  #last = 0
  #layout: Layout
  #numbers: Numbers

  constructor(layout: Layout, numbers: Numbers) {
    this.#layout = layout
    this.#numbers = numbers
  }

  /** True when the file has any heading, and therefore a table of contents. */
  get any(): boolean {
    return this.#last > 0
  }

  paragraph({ kind, level, children, label = null, onNewPage = false }: HeadingOptions): Paragraph {
    const real = Math.max(1, Math.min(level, this.#last + 1, MAX_LEVEL))
    this.#last = real
    const own = this.#styleOf(kind, label !== null)
    this.#last = real
    const style = own.level === real ? own.style : this.#plain(real)
    return new Paragraph({
      style,
      children,
      pageBreakBefore: onNewPage,
      ...this.#numbering(kind, label, style === own.style)
    })
  }

  #numbering(kind: NumberedKind | 'plain', label: string | null, ownStyle: boolean): IParagraphOptions {
    if (kind === 'plain') return {}
    // The styles of fokusområden and bilagor carry a number of their own accord.
    if (label === null)
      return kind === 'section' || !ownStyle ? {} : { numbering: false, indent: { left: 0, hanging: 0 } }
    const { ofStyle, reference, level, custom } = this.#numbers.next(kind, label)
    if (ofStyle && ownStyle) return {}
    return { numbering: { reference, level, custom }, indent: { left: NUMBER_INDENT, hanging: NUMBER_INDENT } }
  }

  #styleOf(kind: NumberedKind | 'plain', numbered: boolean): { style: string; level: number } {
    if (kind === 'fokusomrade') return { style: STYLE.fokusomrade, level: 2 }
    if (kind === 'bilaga') return { style: STYLE.bilaga, level: 2 }
    if (kind === 'section' && numbered) return { style: headingStyle(1), level: 1 }
    return { style: this.#plain(1), level: 1 }
  }

  #plain(level: number): string {
    return level === 1 && this.#layout.sectionsNumbered ? STYLE.plainHeading1 : headingStyle(level)
  }
}
