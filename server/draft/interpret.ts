import { contentOf } from '../../schemas/document/create.ts'
import type { Placed, Placement } from '../../schemas/draft/placement.ts'
import type { Template } from '../../schemas/template/template.ts'
import { type Areas, areasOf } from './areas.ts'
import {
  bodySize,
  type Heading,
  headingsOf,
  isTitleStyle,
  looksLikeHeading,
  PLAIN_SIZE,
  withoutNumber
} from './headings.ts'
import { insatsPart, isAnsvar, labelOf, metadataItemOf } from './labels.ts'
import type { DraftLines, Line } from './lines.ts'
import { textOf } from './runs.ts'
import { freeSection, sectionFor, sectionWith } from './sections.ts'
import { termOf } from './terms.ts'

/**
 * Reads a draft into a template: one placement for each line. Nothing is left without one. What a person has chosen for a line (`chosen`,
 * by its number) stands, and the lines after it follow from it.
 */
export function interpret(
  draft: DraftLines,
  template: Template,
  chosen: ReadonlyMap<number, Placement> = new Map()
): Placed[] {
  return new Interpreter(draft.lines, template, chosen).run()
}

const STATE_MARK =
  /^(?:utkast|remissversion|arbetsmaterial|koncept|förslag|beslutsversion|draft)(?:\s+\d{4}-\d{2}-\d{2})?$/iu
const FORMS = ['h2', 'h3', 'h4'] as const
const CONTENTS = /^innehåll(?:sförteckning)?$/iu

class Interpreter {
  readonly #lines: readonly Line[]
  readonly #chosen: ReadonlyMap<number, Placement>
  readonly #template: Template
  readonly #headings: ReadonlyMap<Line, Heading>
  readonly #areas: Areas | null
  readonly #title: Line | null
  readonly #topLevel: number
  /** The section that lines go to; null before the first one. */
  #section: string | null = null
  #begun = new Set<string>()
  #inArea = false
  #insatsBegun = false
  /** The heading of the section stands as a heading in its text: those below it are a level lower. */
  #keptHeading = false

  constructor(lines: readonly Line[], template: Template, chosen: ReadonlyMap<number, Placement>) {
    this.#chosen = chosen
    this.#lines = lines
    this.#template = template
    this.#headings = headingsOf(lines)
    const named = lines.find((_line, i) => chosen.get(i)?.as === 'titel')
    this.#title = named ?? titleOf(lines, this.#headings, template)
    this.#areas = areasOf(lines, this.#headings, template)
    const levels = [...this.#headings].flatMap(([line, { level }]) => (line === this.#title ? [] : [level]))
    this.#topLevel = Math.min(...levels)
  }

  run(): Placed[] {
    return this.#lines.map((line, i) => {
      const chosen = this.#chosen.get(i)
      if (!chosen) return this.#place(line, i)
      this.#follow(chosen)
      return placed(chosen, 'person', 1)
    })
  }

  /** What comes after a line that a person has placed stands where that line stands. */
  #follow(placement: Placement): void {
    switch (placement.as) {
      case 'avsnitt': {
        this.#section = placement.key
        this.#begun.add(placement.key)
        this.#keptHeading = true
        this.#insatsBegun = false
        const content = this.#content
        this.#inArea = content === 'insatser'
        return
      }
      case 'fokusomrade':
      case 'inledning':
      case 'upptakt':
        this.#enterArea()
        this.#insatsBegun = false
        return
      case 'insats':
      case 'insatstabell':
        this.#enterArea()
        this.#insatsBegun = true
        return
      case 'definition': {
        const section = sectionWith(this.#template, 'definitioner')
        if (section) this.#section = section.key
        this.#inArea = false
        return
      }
      case 'bilaga': {
        const section = sectionWith(this.#template, 'bilagor')
        if (section) this.#section = section.key
        this.#inArea = false
      }
    }
  }

  #place(line: Line, i: number): Placed {
    if (line === this.#title) return placed({ as: 'titel' }, isTitleStyle(line.style) ? 'stil' : 'utseende', 0.9)
    if (line.generated || (CONTENTS.test(line.text) && this.#lines[i + 1]?.generated))
      return placed({ as: 'utelamnat', why: 'innehallsforteckning' }, 'stil', 1)
    if (STATE_MARK.test(line.text)) return placed({ as: 'utelamnat', why: 'tillstand' }, 'ord', 0.9)
    const heading = this.#headings.get(line)
    if (line.kind === 'table') return this.#table(line)
    if (line.kind === 'picture')
      return this.#section === null
        ? placed({ as: 'ej-placerat' }, 'ordning', 0.5)
        : placed({ as: 'bild' }, 'ordning', 0.9)
    if (this.#areas?.starts.has(line) && !(heading && this.#areas.form === 'lista')) return this.#insats(heading)
    if (heading) return this.#heading(line, heading)
    if (this.#inArea) return this.#areaText(line, i)
    return this.#text(line)
  }

  #insats(heading: Heading | undefined): Placed {
    this.#enterArea()
    this.#insatsBegun = true
    return placed({ as: 'insats' }, heading ? (heading.by === 'look' ? 'utseende' : 'stil') : 'ordning', 0.95)
  }

  /** An insats or an area without the heading of its section begins that section. */
  #enterArea(): void {
    const content = sectionWith(this.#template, 'fokusomraden') ?? sectionWith(this.#template, 'insatser')
    if (content) this.#section = content.key
    this.#inArea = true
  }

  #heading(line: Line, heading: Heading): Placed {
    const by = heading.by === 'look' ? 'utseende' : 'stil'
    if (this.#areas?.headings.has(line)) {
      this.#enterArea()
      this.#insatsBegun = false
      return placed({ as: 'fokusomrade' }, by, 0.95)
    }
    if (line === this.#areas?.region) {
      this.#enterArea()
      this.#inArea = sectionWith(this.#template, 'fokusomraden') === undefined
      return placed({ as: 'avsnitt', key: this.#section ?? '' }, by, 0.95)
    }
    if (heading.level > this.#topLevel && this.#section !== null) return this.#innerHeading(line, heading, by)
    return this.#sectionHeading(line, heading, by)
  }

  #sectionHeading(line: Line, heading: Heading, by: Placed['by']): Placed {
    this.#inArea = false
    this.#insatsBegun = false
    const words = withoutNumber(line.text)
    const content = this.#content
    if (content === 'bilagor' && /^bilag/iu.test(words)) return placed({ as: 'bilaga' }, by, 0.9)
    const found = sectionFor(words, this.#template)
    const target = found && !['fokusomraden', 'insatser'].includes(found.section.content) ? found : null
    if (target) {
      const again = this.#begun.has(target.section.key)
      this.#section = target.section.key
      this.#begun.add(target.section.key)
      this.#keptHeading = target.sure < 1
      if (target.section.content === 'bilagor' && /^bilaga\s+\d/iu.test(words)) return placed({ as: 'bilaga' }, by, 0.9)
      if (again && target.section.content === 'prose') return placed({ as: 'rubrik', form: 'h2' }, by, 0.6)
      return placed({ as: 'avsnitt', key: target.section.key }, target.sure === 1 ? by : 'ord', target.sure)
    }
    const free = freeSection(this.#template)
    if (free) {
      this.#keptHeading = false
      this.#section = free.key
      return placed({ as: 'avsnitt', key: free.key }, by, 0.7)
    }
    if (this.#content === 'prose') return this.#innerHeading(line, heading, by)
    return placed({ as: 'ej-placerat' }, by, 0.3)
  }

  #innerHeading(line: Line, heading: Heading, by: Placed['by']): Placed {
    if (this.#content === 'definitioner') return placed({ as: 'definition', term: line.text }, by, 0.9)
    if (this.#content === 'bilagor') return placed({ as: 'bilaga' }, by, 0.7)
    if (this.#inArea || this.#content !== 'prose') return placed({ as: 'ej-placerat' }, by, 0.3)
    const depth = heading.level - this.#topLevel - (this.#keptHeading ? 0 : 1)
    return placed({ as: 'rubrik', form: FORMS[Math.min(2, Math.max(0, depth))] ?? 'h4' }, by, 0.9)
  }

  #areaText(line: Line, i: number): Placed {
    if (isAnsvar(line.text)) return placed({ as: 'ansvar' }, 'etikett', 1)
    if (!this.#insatsBegun) {
      const next = this.#lines[i + 1]
      const isLast = next !== undefined && this.#areas?.starts.has(next) === true
      return isLast && /:$/u.test(line.text)
        ? placed({ as: 'upptakt' }, 'ordning', 0.95)
        : placed({ as: 'inledning' }, 'ordning', 0.9)
    }
    const label = labelOf(line.text)
    const part = label && insatsPart(label.label, this.#template)
    if (label && part?.as === 'falt')
      return placed({ as: 'insatsfalt', key: part.key, label: label.letters }, 'etikett', 0.95)
    return placed({ as: 'insatstext' }, 'ordning', line.list ? 0.8 : 0.6)
  }

  #text(line: Line): Placed {
    if (this.#section === null) return this.#front(line)
    switch (this.#content) {
      case 'definitioner': {
        const term = line.list ? null : termOf(line.runs)
        if (term) return placed({ as: 'definition', term: term.term }, 'ord', term.sure)
        return placed({ as: 'definitionstext' }, 'ordning', 0.7)
      }
      case 'prose':
      case 'bilagor':
        return placed({ as: 'text' }, 'ordning', 0.95)
      default:
        return placed({ as: 'ej-placerat' }, 'ordning', 0.3)
    }
  }

  /** Before the first heading: values of the metadata box, and then what has no heading of its own. */
  #front(line: Line): Placed {
    const label = labelOf(line.text)
    const item = label && metadataItemOf(label.label, this.#template)
    if (label && item && line.text.length > label.letters)
      return placed({ as: 'uppgift', key: item.key, label: label.letters }, 'etikett', 0.95)
    const first = this.#template.sections.find(s => s.content === 'prose')
    return first?.heading === null
      ? placed({ as: 'text' }, 'ordning', 0.8)
      : placed({ as: 'ej-placerat' }, 'ordning', 0.3)
  }

  #table(line: Line): Placed {
    if (line.text.replaceAll(/[\s|]/gu, '') === '') return placed({ as: 'utelamnat', why: 'tom-tabell' }, 'tabell', 1)
    const columns = this.#areas?.tables.get(line)
    if (columns) {
      this.#enterArea()
      this.#insatsBegun = true
      return placed({ as: 'insatstabell', columns: [...columns] }, 'tabell', 0.95)
    }
    const labels = line.rows.flatMap(row => row.cells).filter(cell => metadataItemOf(wordsIn(cell), this.#template))
    if (this.#section === null && labels.length > 1) return placed({ as: 'uppgiftstabell' }, 'tabell', 0.9)
    const wide = Math.max(...line.rows.map(row => row.cells.length))
    if (this.#content === 'definitioner' && wide === 2) return placed({ as: 'definitionstabell' }, 'tabell', 0.9)
    if (!this.#inArea && (this.#content === 'prose' || this.#content === 'bilagor'))
      return placed({ as: 'tabell' }, 'tabell', 0.95)
    return placed({ as: 'ej-placerat' }, 'tabell', 0.3)
  }

  get #content() {
    return this.#section === null ? null : contentOf(this.#template, this.#section)
  }
}

const placed = (placement: Placement, by: Placed['by'], sure: number): Placed => ({ placement, by, sure })
const wordsIn = (cell: readonly Line[]): string => cell.map(line => textOf(line.runs)).join(' ')

/** The title: the line with its style, or the first heading when no other looks as large. */
function titleOf(lines: readonly Line[], headings: ReadonlyMap<Line, Heading>, template: Template): Line | null {
  const styled = lines.find(line => isTitleStyle(line.style))
  if (styled) return styled
  const above = titleAbove(lines, headings)
  if (above) return above
  const first = lines.find(line => headings.has(line))
  const heading = first && headings.get(first)
  if (!first || !heading) return null
  // A heading that the template has is no title, also where it is the only one.
  if ((sectionFor(withoutNumber(first.text), template)?.sure ?? 0) >= 0.8) return null
  const same = [...headings.values()].filter(other => other.level <= heading.level)
  return same.length === 1 ? first : null
}

/** A line before the first heading that is larger than the text, or bold and the first of all; the largest of them. */
function titleAbove(lines: readonly Line[], headings: ReadonlyMap<Line, Heading>): Line | null {
  const before = lines.slice(
    0,
    Math.max(
      0,
      lines.findIndex(line => headings.has(line))
    )
  )
  const size = bodySize(lines)
  const shown = before.filter(line => looksLikeHeading(line, size) && !STATE_MARK.test(line.text))
  const large = shown.filter(line => (line.size ?? PLAIN_SIZE) > (size ?? PLAIN_SIZE) + 1)
  const [largest] = large.toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0))
  return largest ?? shown.find(line => line.bold && line === before.find(l => !STATE_MARK.test(l.text))) ?? null
}
