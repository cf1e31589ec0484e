import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import type { SheetData } from 'write-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import { messages } from '../../schemas/messages/messages.ts'
import { COLOR } from '../../schemas/word/look.ts'
import { escaped } from './word/write.ts'

export type Value = string | number | null

export interface SheetOf {
  name: string
  /** Of the columns, in letters. */
  widths: readonly number[]
  /** The first row is the head. */
  rows: readonly (readonly Value[])[]
}

/** As many letters as a cell can hold (Excel's specification); the rest stands in the Word file, and the cell says so. */
const MOST_CELL = 32_000

/** A spreadsheet. The head of each sheet stays when one scrolls, is on each printed page, and filters the rows below. The same input gives the same bytes. */
export async function workbook(sheets: readonly SheetOf[], day: string): Promise<Uint8Array> {
  const made = await writeXlsxFile(
    sheets.map(({ name, widths, rows }) => ({
      data: rows.map((cells, i) => cells.map(value => cellOf(value, i === 0))) satisfies SheetData,
      sheet: name,
      columns: widths.map(width => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const
    }))
  ).toBuffer()
  return finished(made, sheets, day)
}

const HEAD = { fontWeight: 'bold', textColor: `#${COLOR.petrol}`, backgroundColor: `#${COLOR.tint}` } as const

function cellOf(value: Value, head: boolean): SheetData[number][number] {
  const look = { alignVertical: 'top', ...(head ? HEAD : {}) } as const
  if (value === null || value === '') return null
  return typeof value === 'number'
    ? { value, type: Number, ...look }
    : { value: cellText(value), type: String, wrap: true, ...look }
}

function cellText(text: string): string {
  // Control characters cannot stand in XML 1.0.
  const clean = text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, c => (c === '\n' || c === '\t' ? c : '\uFFFD'))
  return clean.length <= MOST_CELL ? clean : `${clean.slice(0, MOST_CELL)} ${messages.sammanstallning.sheet.cut}`
}

/** What the library leaves to be done: filters, printing, and nothing of the clock, also not in the time and order of the parts. */
function finished(bytes: Uint8Array, sheets: readonly SheetOf[], day: string): Uint8Array {
  const parts = unzipSync(bytes)
  const out: Zippable = {}
  const attributes = { mtime: new Date(1980, 0, 1), level: 6, os: 0 } as const
  const first = ['[Content_Types].xml', '_rels/.rels']
  const rank = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length)
  for (const name of Object.keys(parts).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    const work = changeOf(name, sheets, day)
    const part = parts[name] ?? new Uint8Array()
    out[name] = [work ? strToU8(work(strFromU8(part))) : part, attributes]
  }
  return zipSync(out)
}

function changeOf(name: string, sheets: readonly SheetOf[], day: string): ((xml: string) => string) | null {
  if (name === 'docProps/core.xml')
    return xml => xml.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`)
  if (name === 'xl/workbook.xml')
    return xml => xml.replace('<definedNames/>', `<definedNames>${sheets.map(titlesOf).join('')}</definedNames>`)
  if (name === 'xl/styles.xml') return inOrder
  const i = Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1] ?? 0) - 1
  const sheet = sheets[i]
  return sheet ? xml => printed(xml, sheet) : null
}

/** What a font is made of, in the order that the schema asks for (18.8.22). */
const FONT_PARTS = ['b', 'sz', 'color', 'name', 'family', 'scheme']

const inOrder = (xml: string): string =>
  xml.replace(/(<font>)([\s\S]*?)(<\/font>)/g, (_, start: string, parts: string, end: string) => {
    const rank = (part: string): number => FONT_PARTS.indexOf(/^<(\w+)/.exec(part)?.[1] ?? '')
    return start + (parts.match(/<[^>]+>/g) ?? []).sort((a, b) => rank(a) - rank(b)).join('') + end
  })

/** As wide as the paper, with as many pages as it takes; and a filter over all rows (ISO/IEC 29500-1, 18.3.1.2 and 18.3.1.65). */
const printed = (xml: string, sheet: SheetOf): string =>
  xml
    .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
    // There are rows that stay, and no columns.
    .replace(' xSplit="0"', '')
    .replace('activePane="bottomRight"', 'activePane="bottomLeft"')
    .replace('</sheetData>', `</sheetData><autoFilter ref="${areaOf(sheet)}"/>`)
    .replace('<pageSetup ', '<pageSetup fitToHeight="0" ')

const areaOf = ({ widths, rows }: SheetOf): string => `A1:${String.fromCharCode(64 + widths.length)}${rows.length}`

/** The name by which Excel repeats the head on each page. */
const titlesOf = ({ name }: SheetOf, i: number): string =>
  `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${escaped(name.replaceAll("'", "''"))}'!$1:$1</definedName>`
