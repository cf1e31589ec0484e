import { strFromU8, unzipSync } from 'fflate'
import { messages } from '../../schemas/messages/messages.ts'
import { type ReadBlock, type ReadParagraph, readWord } from '../word/read.ts'
import { all, at, deep, elements, type Node, parseXml, textOf } from '../word/xml.ts'

const { row: heads, sheet, counts: counted } = messages.sammanstallning

/** A synpunkt as a file of the sammanställning shows it. */
export interface CompiledRow {
  number: string
  /** The heading under which it stands in the Word file; its place in the spreadsheet. */
  where: string
  body: string
  said: string
  handling: string
}

export interface CompiledFile {
  rows: CompiledRow[]
  /** What is counted, by its name. */
  counts: Record<string, number>
}

const textIn = (paragraphs: readonly ReadParagraph[]): string => paragraphs.map(p => p.text).join('\n')

/** What the Word file of a sammanställning says, with every answer of its annex by its heading. */
export function readCompiledWord(file: Uint8Array): CompiledFile & { annex: Map<string, string>; text: string } {
  const { blocks } = readWord(file)
  const rows: CompiledRow[] = []
  const counts: Record<string, number> = {}
  let where = ''
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (block.heading !== null) where = block.text
      continue
    }
    const [head = [], ...body] = block.rows.map(cells => cells.map(textIn))
    if (head[0] === heads.number)
      rows.push(
        ...body.map(([number = '', name = '', said = '', handling = '']) => ({
          number,
          where,
          body: name.split('\n')[0] ?? '',
          said,
          handling
        }))
      )
    if (head.length === 2 && head[1] === counted.count)
      for (const [label = '', count = ''] of body) counts[label] = Number(count)
  }
  return { rows, counts, annex: annexOf(blocks), text: textsOf(blocks).join('\n') }
}

const textsOf = (blocks: readonly ReadBlock[]): string[] =>
  blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : block.rows.flat().map(textIn)))

function annexOf(blocks: readonly ReadBlock[]): Map<string, string> {
  const isAnnex = (block: ReadBlock): boolean => block.kind === 'paragraph' && block.heading === 1
  const last = blocks.findLastIndex(isAnnex)
  const out = new Map<string, string>()
  let answer = ''
  for (const block of blocks.slice(last + 1)) {
    if (block.kind === 'paragraph' && block.heading === 2) answer = block.text
    else out.set(answer, [...(out.get(answer)?.split('\n') ?? []), ...textsOf([block])].join('\n'))
  }
  return out
}

/** The sheets of a spreadsheet by name: rows of texts, an empty text where there is no cell. */
function readSheets(file: Uint8Array): Map<string, string[][]> {
  const parts = unzipSync(file)
  const xml = (path: string): Node => parseXml(strFromU8(parts[path] ?? new Uint8Array()))
  const shared = parts['xl/sharedStrings.xml'] ? all(xml('xl/sharedStrings.xml'), 'si').map(textOf) : []
  const targets = new Map(
    elements(xml('xl/_rels/workbook.xml.rels')).map(({ attributes }) => [attributes.Id, attributes.Target])
  )
  const cellText = (cell: Node): string => {
    const value = at(cell, 'v')
    if (cell.attributes.t === 's') return shared[Number(value && textOf(value))] ?? ''
    return cell.attributes.t === 'inlineStr' ? textOf(cell) : value ? textOf(value) : ''
  }
  const column = (reference = ''): number =>
    [...reference.replace(/\d+$/, '')].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1
  const rowsOf = (path: string): string[][] =>
    deep(xml(path), 'row').map(row => {
      const cells: string[] = []
      for (const cell of all(row, 'c')) cells[column(cell.attributes.r)] = cellText(cell)
      return Array.from(cells, text => text ?? '')
    })
  return new Map(
    deep(xml('xl/workbook.xml'), 'sheet').map(({ attributes }) => [
      attributes.name ?? '',
      rowsOf(`xl/${targets.get(attributes.id)}`)
    ])
  )
}

/** What the spreadsheet of a sammanställning says. */
export function readCompiledXlsx(file: Uint8Array): CompiledFile & { bodies: Map<string, string[]> } {
  const sheets = readSheets(file)
  const [synpunkter = [], bodies = []] = [...sheets.values()]
  const [first = [], ...rows] = synpunkter
  const cell = (row: readonly string[], head: string): string => {
    const i = first.indexOf(head)
    if (i < 0) throw new Error(`There is no column ${head}: ${first.join(', ')}`)
    return row[i] ?? ''
  }
  const counts = [...sheets.values()].at(-1) ?? []
  return {
    rows: rows.map(row => ({
      number: cell(row, heads.number),
      where: cell(row, sheet.place),
      body: cell(row, heads.body),
      said: [cell(row, heads.synpunkt), cell(row, sheet.proposal)].filter(text => text !== '').join('\n'),
      handling: `${cell(row, sheet.outcome)}\n${cell(row, sheet.motivation)}`
    })),
    counts: Object.fromEntries(counts.slice(1).map(([label = '', count = '']) => [label, Number(count)])),
    bodies: new Map(bodies.slice(1).map(row => [row[0] ?? '', row]))
  }
}
