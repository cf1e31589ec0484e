import { contentOf } from '../../schemas/document/create.ts'
import type { InsatsColumn } from '../../schemas/draft/placement.ts'
import type { Template } from '../../schemas/template/template.ts'
import type { Heading } from './headings.ts'
import { insatsPart, isAnsvar } from './labels.ts'
import type { Line } from './lines.ts'
import { sectionWith } from './sections.ts'

/**
 * Where the insatser of a draft stand. `lista`: items or paragraphs, each followed by a line of ansvar. `rubriker`: a heading each,
 * with lines such as "Ansvarig:" under it.
 */
export interface Areas {
  form: 'lista' | 'rubriker'
  /** Lines that are the heading of a fokusområde. */
  headings: ReadonlySet<Line>
  /** Lines that begin an insats. */
  starts: ReadonlySet<Line>
  /** The heading above all areas: that of the section which holds them. */
  region: Line | null
  tables: ReadonlyMap<Line, readonly InsatsColumn[]>
}

/** Finds the insatser of a draft by its lines of ansvar and its tables, whatever its headings are called. */
export function areasOf(
  lines: readonly Line[],
  headings: ReadonlyMap<Line, Heading>,
  template: Template
): Areas | null {
  if (!template.sections.some(s => ['fokusomraden', 'insatser'].includes(contentOf(template, s.key)))) return null
  const tables = new Map<Line, readonly InsatsColumn[]>()
  for (const line of lines) {
    const columns = line.kind === 'table' ? insatsColumns(line, template) : null
    if (columns) tables.set(line, columns)
  }
  const marks = lines.flatMap((line, i) => ((isMark(line) && !headings.has(line)) || tables.has(line) ? [i] : []))
  if (marks.length === 0) return null
  const above = (i: number, below = Number.POSITIVE_INFINITY): Line | null =>
    lines.slice(0, i).findLast(line => (headings.get(line)?.level ?? Number.POSITIVE_INFINITY) < below) ?? null
  const groups = Map.groupBy(marks, i => above(i))
  const single = [...groups].filter(
    ([heading, own]) => heading !== null && own.length === 1 && isUnderHeading(lines, heading, own[0]!)
  )
  const form = single.length > 1 && single.length >= groups.size * 0.7 ? 'rubriker' : 'lista'
  const innermost = [...groups.keys()].filter(line => line !== null)
  const level = (line: Line): number => headings.get(line)?.level ?? 0
  const places = (list: readonly Line[]): Line[] => list.flatMap(line => above(lines.indexOf(line), level(line)) ?? [])
  const top = form === 'rubriker' ? [...new Set(places(innermost))] : innermost
  const region = commonParent(top, lines, headings)
  const starts = form === 'rubriker' ? new Set(innermost) : startsOf(lines, marks, headings, tables)
  // A plan without areas has its insatser directly in their section.
  const noAreas = sectionWith(template, 'fokusomraden') === undefined
  return noAreas
    ? { form, headings: new Set(), starts, region: top.length === 1 ? (top[0] ?? null) : region, tables }
    : { form, headings: new Set(top.filter(line => line !== region)), starts, region, tables }
}

const isMark = (line: Line): boolean => line.kind === 'text' && isAnsvar(line.text)

/** One line of ansvar under a heading, and no list item that it belongs to. */
function isUnderHeading(lines: readonly Line[], heading: Line, mark: number): boolean {
  const between = lines.slice(lines.indexOf(heading) + 1, mark)
  return lines[mark]?.kind === 'text' && between.every(line => line.kind === 'text' && line.list === null)
}

/** The heading right above all of these. Null where there is none, or where they have no parent in common. */
function commonParent(
  list: readonly Line[],
  lines: readonly Line[],
  headings: ReadonlyMap<Line, Heading>
): Line | null {
  const level = Math.min(...list.map(line => headings.get(line)?.level ?? Number.POSITIVE_INFINITY))
  const first = Math.min(...list.map(line => lines.indexOf(line)))
  const found = lines.slice(0, Math.max(0, first)).findLast(line => (headings.get(line)?.level ?? level) < level)
  if (!found) return null
  // What stands between them and the parent, of the parent's own level, belongs to another part of the draft.
  const last = Math.max(...list.map(line => lines.indexOf(line)))
  const parent = headings.get(found)?.level ?? 0
  const between = lines.slice(lines.indexOf(found) + 1, last)
  return between.some(line => (headings.get(line)?.level ?? Number.POSITIVE_INFINITY) <= parent) ? null : found
}

/** Lines that begin an insats: items of the list in which lines of ansvar stand, or the paragraph before each of them. */
function startsOf(
  lines: readonly Line[],
  marks: readonly number[],
  headings: ReadonlyMap<Line, Heading>,
  tables: ReadonlyMap<Line, unknown>
): Set<Line> {
  const out = new Set<Line>()
  const byArea = Map.groupBy(
    marks.filter(i => !tables.has(lines[i]!)),
    i => lines.slice(0, i).findLastIndex(line => headings.has(line))
  )
  for (const [heading, own] of byArea) {
    const end = lines.findIndex((line, i) => i > heading && headings.has(line))
    const area = lines.slice(heading + 1, end < 0 ? undefined : end)
    const first = area.indexOf(lines[own[0]!]!)
    const items = area.slice(0, first).filter(line => line.list !== null)
    if (items.length === 0) for (const i of own) addParagraphBefore(lines, i, heading, out)
    else addItems(area, first, out)
  }
  return out
}

function addParagraphBefore(lines: readonly Line[], mark: number, heading: number, out: Set<Line>): void {
  const before = lines[mark - 1]
  if (before && mark - 1 > heading && before.kind === 'text' && !isAnsvar(before.text)) out.add(before)
}

/** Every outermost item from the run of items on that the first line of ansvar follows. */
function addItems(area: readonly Line[], mark: number, out: Set<Line>): void {
  const lowest = Math.min(...area.flatMap(line => (line.list ? [line.list.level] : [])))
  let from = area.slice(0, mark).findLastIndex(line => line.list?.level === lowest)
  while (from > 0 && area[from - 1]?.list) from--
  for (const line of area.slice(Math.max(0, from))) if (line.list?.level === lowest) out.add(line)
}

/** What the columns of a table hold, which a person says holds insatser: where no head says which, the first column. */
export function demandColumns(table: Line, template: Template): readonly InsatsColumn[] {
  const wide = Math.max(1, ...table.rows.map(row => row.cells.length))
  const first: readonly InsatsColumn[] = [{ as: 'insats' }]
  const others = Array.from({ length: wide - 1 }, (): InsatsColumn => ({ as: 'ovrigt', label: '' }))
  return insatsColumns(table, template) ?? [...first, ...others]
}

/** What the columns of a table hold, when it is one of insatser: it has a column of them, and one of ansvar or of a field. */
function insatsColumns(table: Line, template: Template): readonly InsatsColumn[] | null {
  const head = table.rows.find(row => row.cells.filter(cell => cell.length > 0).length > 1)
  if (!head) return null
  const names = head.cells.map(cell => cell.map(line => line.text).join(' '))
  const parts = names.map(name => (name === '' ? null : insatsPart(name, template)))
  const has = (as: string): boolean => parts.some(part => part?.as === as)
  if (!has('insats') || !(has('ansvar') || has('falt'))) return null
  const seen = new Set<string>()
  return parts.map((part, i): InsatsColumn => {
    const key = part ? `${part.as} ${'key' in part ? part.key : ''}` : ''
    if (!part || seen.has(key)) return { as: 'ovrigt', label: names[i] ?? '' }
    seen.add(key)
    return part
  })
}
