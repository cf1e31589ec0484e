import { cleanText } from '../../../schemas/word/clean.ts'
import { STYLE, TABLE_STYLE } from '../../../schemas/word/look.ts'

/**
 * The body of a Word file as text. A sammanställning has tens of thousands of paragraphs of a few kinds: written so, they take a hundredth of the time that a
 * library of objects needs. Styles, lists, headers and footers come from the library (`skeleton.ts`).
 */

/** Character styles: what was taken away and what was put in. Both can be told apart without colour. */
export const GONE = 'Borttaget'
export const COME = 'Tillagt'
export const QUIET = 'Uppgifter'

export interface RunLook {
  bold?: boolean
  italic?: boolean
  /** A character style. */
  style?: string
}

/** Text as XML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Words with a look; line breaks and tabs in them become those of Word. */
export function run(text: string, look: RunLook = {}): string {
  const clean = cleanText(text)
  if (clean === '') return ''
  const properties = `${look.style ? `<w:rStyle w:val="${look.style}"/>` : ''}${look.bold ? '<w:b/><w:bCs/>' : ''}${look.italic ? '<w:i/><w:iCs/>' : ''}`
  const content = clean
    .split(/([\n\t])/)
    .map(part =>
      part === '\n'
        ? '<w:br/>'
        : part === '\t'
          ? '<w:tab/>'
          : part && `<w:t xml:space="preserve">${escaped(part)}</w:t>`
    )
    .join('')
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`
}

export interface ParagraphLook {
  style?: string
  /** Stays on the page of what follows. */
  keepNext?: boolean
  onNewPage?: boolean
  /** Where a tab stops, right-aligned after a line of dots, in twips. */
  dotsTo?: number
  /** Room above, in twips. */
  before?: number
  /** A list item: the mark of a list from `Lists`, and its level. */
  list?: { mark: string; level: number }
}

/** A paragraph of runs. */
export function paragraph(runs: string, look: ParagraphLook = {}): string {
  const properties = [
    look.style ? `<w:pStyle w:val="${look.style}"/>` : '',
    look.keepNext ? '<w:keepNext/>' : '',
    look.onNewPage ? '<w:pageBreakBefore/>' : '',
    look.list ? `<w:numPr><w:ilvl w:val="${look.list.level}"/><w:numId w:val="${look.list.mark}"/></w:numPr>` : '',
    look.dotsTo ? `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${look.dotsTo}"/></w:tabs>` : '',
    look.before ? `<w:spacing w:before="${look.before}"/>` : ''
  ].join('')
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`
}

/** A paragraph of plain words. */
export const words = (text: string, look: ParagraphLook & RunLook = {}): string =>
  paragraph(run(text, { bold: look.bold, italic: look.italic }), look)

export interface TableParts {
  /** What the table is, for whoever cannot see it. */
  caption: string
  heads: readonly string[]
  /** Rows of cells; a cell is paragraphs. */
  rows: readonly (readonly string[])[]
  /** Widths of the columns in twips. */
  widths: readonly number[]
  /** The first column names what its row is about. */
  rowHeaders?: boolean
}

/** A row that is longer than this, in characters of its longest cell, may go on over the page; others are kept whole. */
const MOST_KEPT = 900

/** A table with a header row that is repeated on every page. */
export function table({ caption, heads, rows, widths, rowHeaders = false }: TableParts): string {
  const row = (cells: readonly string[], header: boolean): string => {
    const whole = cells.every(cell => textLength(cell) <= MOST_KEPT)
    const properties = `${whole || header ? '<w:cantSplit/>' : ''}${header ? '<w:tblHeader/>' : ''}`
    const inner = cells
      .map((cell, i) => `<w:tc><w:tcPr><w:tcW w:w="${widths[i] ?? 0}" w:type="dxa"/></w:tcPr>${cell}</w:tc>`)
      .join('')
    return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${inner}</w:tr>`
  }
  return [
    `<w:tbl><w:tblPr><w:tblStyle w:val="${TABLE_STYLE}"/><w:tblW w:w="${sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
    `<w:tblLook w:val="${rowHeaders ? '06A0' : '0620'}" w:firstRow="true" w:lastRow="false" w:firstColumn="${rowHeaders}" w:lastColumn="false" w:noHBand="true" w:noVBand="true"/>`,
    `<w:tblCaption w:val="${escaped(cleanText(caption).replaceAll('\n', ' '))}"/></w:tblPr>`,
    `<w:tblGrid>${widths.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    row(
      heads.map(head => words(head, { style: STYLE.tableHead })),
      true
    ),
    ...rows.map(cells =>
      row(
        cells.map(cell => (cell === '' ? paragraph('', { style: STYLE.tableText }) : cell)),
        false
      )
    ),
    '</w:tbl>'
  ].join('')
}

/** Room after a table, without a line that a reader would stop at. */
export const afterTable = (): string =>
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

const textLength = (xml: string): number => {
  let length = 0
  for (let i = xml.indexOf('<w:t '); i >= 0; i = xml.indexOf('<w:t ', i + 1))
    length += xml.indexOf('</w:t>', i) - i - 28
  return length
}
