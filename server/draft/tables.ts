import { emptyPost } from '../../schemas/document/create.ts'
import type { DokumentPost } from '../../schemas/document/dokument.ts'
import type { InsatsColumn } from '../../schemas/draft/placement.ts'
import type { Target } from '../../schemas/draft/report.ts'
import { cellField } from '../../schemas/records/table/shape.ts'
import type { Run } from '../../schemas/text/stycke.ts'
import { insatsPart } from './labels.ts'
import { type Cell, type Line, styckeOf } from './lines.ts'
import type { Making } from './making.ts'
import { lineOf } from './pieces.ts'
import { plain, textOf } from './runs.ts'

/** A table among the text: a record with columns and rows. */
export function addTable(builder: Making, holder: DokumentPost, line: Line): Target {
  const table = emptyPost(builder.id('tab'), 'table')
  const width = Math.max(1, ...line.rows.map(row => row.cells.length))
  const columns = Array.from({ length: width }, (_, i) => emptyPost(`${table.id}-k${i + 1}`, 'tablecolumn'))
  const rows = line.rows.map(({ cells }, r) => {
    const row = emptyPost(`${table.id}-r${r + 1}`, 'tablerow')
    columns.forEach((column, c) => {
      const stycken = (cells[c] ?? []).map(styckeOf)
      if (stycken.length > 0) row.fields[cellField(column.id)] = stycken
    })
    return row
  })
  table.data.header = line.rows[0]?.header === true || isHead(line)
  table.children = [...columns, ...rows]
  holder.children.push(table)
  return { record: table.id, field: 'rubrik' }
}

/** A first row in bold letters is a header, also where nobody has told Word so. */
const isHead = ({ rows }: Line): boolean => {
  const cells = rows[0]?.cells.flat() ?? []
  return rows.length > 1 && cells.length > 0 && cells.every(line => line.bold)
}

/** A table of insatser: one a row. A row with one cell alone is the heading of a fokusområde. Null: the template has none. */
export function addInsatsTable(builder: Making, line: Line, columns: readonly InsatsColumn[]): Target | null {
  let target: Target | null = null
  let last: DokumentPost | null = null
  const head = line.rows.findIndex(row => isInsatsHead(row.cells, builder))
  for (const [r, { cells }] of line.rows.entries()) {
    const filled = cells.filter(cell => cell.length > 0)
    if (r === head) builder.replaced(line.at, cells.map(wordsIn).join(' '))
    if (r === head || filled.length === 0) continue
    if (filled.length === 1 && columns.length > 2) {
      addAreaRow(builder, filled[0] ?? [])
      last = null
      continue
    }
    // A row whose cell of the insats is empty, or merged with the one above, goes on with that insats.
    const own = columns.findIndex(column => column.as === 'insats')
    const insats: DokumentPost | null = last && (cells[own]?.length ?? 0) === 0 ? last : builder.insats()
    if (!insats) return null
    last = insats
    target ??= { record: insats.id, field: 'text' }
    for (const [c, cell] of cells.entries())
      addCell(builder, insats, cell, columns[c] ?? { as: 'ovrigt', label: '' }, line.at)
  }
  return target
}

const isInsatsHead = (cells: readonly Cell[], builder: Making): boolean =>
  cells.some(cell => insatsPart(wordsIn(cell), builder.context.template)?.as === 'insats')

function addAreaRow(builder: Making, cell: Cell): void {
  const runs = plain(oneLine(cell))
  if (builder.context.template.sections.some(s => s.content === 'fokusomraden')) builder.area(runs)
  else builder.keep([{ runs }])
}

function addCell(builder: Making, insats: DokumentPost, cell: Cell, column: InsatsColumn, at: number): void {
  if (cell.length === 0) return
  if (column.as === 'nummer') {
    builder.replaced(at, wordsIn(cell))
    return
  }
  if (column.as === 'insats') for (const line of cell) builder.append(insats, 'text', styckeOf(line))
  else if (column.as === 'ansvar') builder.ansvar(insats, wordsIn(cell), at)
  else if (column.as === 'falt') builder.put(insats, column.key, oneLine(cell))
  else if ('label' in column) {
    const label = column.label === '' ? '' : `${column.label}: `
    builder.append(insats, 'text', { runs: [...(label ? [{ text: label }] : []), ...oneLine(cell)] })
  }
}

const wordsIn = (cell: Cell): string => cell.map(line => textOf(line.runs)).join(', ')

const oneLine = (cell: Cell): Run[] => cell.flatMap((l, i) => [...(i > 0 ? [{ text: ' ' }] : []), ...l.runs])

/** A table of terms and what they mean. A row without a term goes on with the one above. Null: the template has no definitions. */
export function addDefinitionTable(builder: Making, line: Line): Target | null {
  let definition: DokumentPost | null = null
  let target: Target | null = null
  for (const { header, cells } of line.rows) {
    const [term = [], ...others] = cells
    if (header) {
      builder.replaced(line.at, cells.map(wordsIn).join(' '))
      continue
    }
    if (cells.every(cell => cell.length === 0)) continue
    if (definition === null || term.length > 0) definition = builder.definition(lineOf(plain(oneLine(term))))
    if (!definition) return null
    for (const text of others.flat()) builder.append(definition, 'text', styckeOf(text))
    target ??= { record: definition.id, field: 'text' }
  }
  return target
}
