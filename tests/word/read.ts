import { ListCounter } from './numbers.ts'
import { type OpenPackage, openPackage } from './package-of.ts'
import { all, at, deep, elements, type Node, parseXml, textOf, valueAt, W } from './xml.ts'

/**
 * A reader of Word files for the tests, which shares nothing with the writer: parts by relationship, elements by namespace,
 * styles by name, numbers counted from the lists.
 */
export interface ReadParagraph {
  kind: 'paragraph'
  /** Name of the style: `heading 1`, `Insats`. */
  style: string
  /** Level of the heading, through the styles that the style is based on; null for other paragraphs. */
  heading: number | null
  /** The number or bullet that is printed before it. */
  number: string | null
  text: string
  /** Numbers of the footnotes that it refers to. */
  notes: number[]
  links: { text: string; href: string }[]
  pictures: { alt: string; file: string }[]
  bold: string
  newPage: boolean
}

export interface ReadTable {
  kind: 'table'
  headerRows: number
  unbroken: boolean
  firstColumn: boolean
  rows: ReadParagraph[][][]
}

export type ReadBlock = ReadParagraph | ReadTable

export interface ReadDocument {
  blocks: ReadBlock[]
  /** The footnotes by number, in the order of the references. */
  notes: string[]
  /** The text that each bookmark holds. */
  bookmarks: Map<string, string>
  headers: string[]
  footers: string[]
  language: string | undefined
  settings: string[]
  core: Record<string, string>
  custom: Record<string, string>
  package: OpenPackage
}

interface Reading {
  pack: OpenPackage
  part: string
  styles: Map<string, Node>
  lists: ListCounter
  notes: string[]
  bookmarks: Map<string, string>
  open: Map<string, string>
}

export function readWord(file: Uint8Array): ReadDocument {
  const pack = openPackage(file)
  const part = pack.related('', 'officeDocument')[0]!
  const stylesXml = pack.xml(pack.related(part, 'styles')[0]!)
  const numbering = pack.related(part, 'numbering')[0]
  const notePart = pack.related(part, 'footnotes')[0]
  const reading: Reading = {
    pack,
    part,
    styles: new Map(all(stylesXml, 'style').map(s => [s.attributes.styleId!, s])),
    lists: new ListCounter(numbering ? pack.xml(numbering) : parseXml('<none/>')),
    notes: [],
    bookmarks: new Map(),
    open: new Map()
  }
  const blocks = blocksOf(at(pack.xml(part), 'body')!, reading)
  const ids = [...reading.notes]
  const noteNodes = notePart ? all(pack.xml(notePart), 'footnote') : []
  const notes = ids.map(id => {
    const node = noteNodes.find(n => n.attributes.id === id)
    if (!node) throw new Error(`There is no footnote ${id}.`)
    return plain(blocksOf(node, { ...reading, part: notePart! })).trim()
  })
  const side = (type: string): string[] =>
    pack.related(part, type).map(name => plain(blocksOf(pack.xml(name), { ...reading, part: name })))
  const coreName = pack.related('', 'core-properties')[0]!
  const customName = pack.related('', 'custom-properties')[0]
  return {
    blocks,
    notes,
    bookmarks: reading.bookmarks,
    headers: side('header'),
    footers: side('footer'),
    language: valueAt(stylesXml, 'docDefaults', 'rPrDefault', 'rPr', 'lang'),
    settings: elements(pack.xml(pack.related(part, 'settings')[0]!)).map(n => n.name),
    core: Object.fromEntries(elements(pack.xml(coreName)).map(n => [n.name, textOf(n)])),
    custom: Object.fromEntries(
      customName ? elements(pack.xml(customName)).map(n => [n.attributes.name!, textOf(n)]) : []
    ),
    package: pack
  }
}

/** All paragraphs in reading order, those of tables too. */
export const paragraphsOf = (blocks: readonly ReadBlock[]): ReadParagraph[] =>
  blocks.flatMap(b => (b.kind === 'paragraph' ? [b] : b.rows.flat(2)))

export const tablesOf = (blocks: readonly ReadBlock[]): ReadTable[] => blocks.filter(b => b.kind === 'table')

const plain = (blocks: readonly ReadBlock[]): string =>
  paragraphsOf(blocks)
    .map(p => p.text)
    .join('\n')

function blocksOf(parent: Node, reading: Reading): ReadBlock[] {
  return elements(parent).flatMap((node): ReadBlock[] => {
    if (node.ns !== W) return []
    if (node.name === 'p') return [paragraphOf(node, reading)]
    if (node.name === 'tbl') return [tableOf(node, reading)]
    if (node.name === 'sdt') return blocksOf(at(node, 'sdtContent')!, reading)
    return []
  })
}

function tableOf(node: Node, reading: Reading): ReadTable {
  const rows = all(node, 'tr')
  const on = (row: Node, name: string): boolean => {
    const found = at(row, 'trPr', name)
    return found !== undefined && !['0', 'false', 'off'].includes(found.attributes.val ?? '1')
  }
  return {
    kind: 'table',
    headerRows: rows.filter(row => on(row, 'tblHeader')).length,
    unbroken: rows.every(row => on(row, 'cantSplit')),
    firstColumn: ['1', 'true'].includes(at(node, 'tblPr', 'tblLook')?.attributes.firstColumn ?? ''),
    rows: rows.map(row => all(row, 'tc').map(cell => blocksOf(cell, reading).filter(b => b.kind === 'paragraph')))
  }
}

/** A style and those that it is based on, nearest first. */
function chain(id: string | undefined, styles: Reading['styles']): Node[] {
  const found = id === undefined ? undefined : styles.get(id)
  return found ? [found, ...chain(valueAt(found, 'basedOn'), styles)] : []
}

function paragraphOf(node: Node, reading: Reading): ReadParagraph {
  const pPr = at(node, 'pPr')
  const id = valueAt(pPr, 'pStyle') ?? 'Normal'
  const styles = chain(id, reading.styles)
  if (styles.length === 0) throw new Error(`There is no style ”${id}”.`)
  const paragraph: ReadParagraph = {
    kind: 'paragraph',
    style: valueAt(styles[0], 'name') ?? '',
    heading: headingOf(styles),
    number: numberOf(pPr, styles, reading),
    text: '',
    notes: [],
    links: [],
    pictures: [],
    bold: '',
    newPage: at(pPr, 'pageBreakBefore') !== undefined
  }
  contentOf(node, paragraph, reading, { inField: 0 })
  for (const [bookmark, text] of reading.open) reading.open.set(bookmark, `${text}\n`)
  return paragraph
}

function headingOf(styles: readonly Node[]): number | null {
  for (const style of styles) {
    const level = valueAt(style, 'pPr', 'outlineLvl') ?? undefined
    const name = /^heading (\d)$/i.exec(valueAt(style, 'name') ?? '')?.[1]
    if (level !== undefined && Number(level) < 9) return Number(level) + 1
    if (name) return Number(name)
  }
  return null
}

function numberOf(pPr: Node | undefined, styles: readonly Node[], reading: Reading): string | null {
  const own = at(pPr, 'numPr')
  const style = styles.find(s => at(s, 'pPr', 'numPr'))
  const numPr = own ?? at(style, 'pPr', 'numPr')
  const numId = valueAt(numPr, 'numId')
  if (numId === undefined) return null
  const next = reading.lists.next(numId, Number(valueAt(numPr, 'ilvl') ?? 0))
  // A number that comes from the style must come from the level that says it belongs to that style (17.9.23).
  if (next && !own && next.style !== style?.attributes.styleId)
    throw new Error(`The list of the style ”${style?.attributes.styleId}” belongs to ”${next.style}”.`)
  return next?.text ?? null
}

/** Where the walk stands between the marks of fields: 0 outside, 1 in an instruction, 2 in a result. */
interface FieldState {
  inField: number
  instruction?: string
}

function contentOf(parent: Node, paragraph: ReadParagraph, reading: Reading, state: FieldState): void {
  const add = (text: string): void => {
    paragraph.text += text
    for (const [bookmark, held] of reading.open) reading.open.set(bookmark, held + text)
  }
  for (const node of elements(parent)) {
    if (node.name === 'r') runOf(node, paragraph, reading, state, add)
    else if (node.name === 'hyperlink') {
      const before = paragraph.text.length
      contentOf(node, paragraph, reading, state)
      const { id, anchor } = node.attributes
      const href = (id === undefined ? '' : reading.pack.target(reading.part, id)) + (anchor ? `#${anchor}` : '')
      paragraph.links.push({ text: paragraph.text.slice(before), href })
    } else if (node.name === 'bookmarkStart') reading.open.set(`${node.attributes.id}|${node.attributes.name}`, '')
    else if (node.name === 'bookmarkEnd') {
      const open = [...reading.open.keys()].find(key => key.startsWith(`${node.attributes.id}|`))
      if (open === undefined) throw new Error(`Bookmark ${node.attributes.id} ends without a beginning.`)
      const name = open.slice(open.indexOf('|') + 1)
      if (reading.bookmarks.has(name)) throw new Error(`There are two bookmarks ”${name}”.`)
      reading.bookmarks.set(name, reading.open.get(open)!)
      reading.open.delete(open)
    }
  }
}

function runOf(
  run: Node,
  paragraph: ReadParagraph,
  reading: Reading,
  state: FieldState,
  add: (text: string) => void
): void {
  const bold = at(run, 'rPr', 'b') !== undefined
  for (const node of elements(run)) {
    if (node.name === 'fldChar') {
      const type = node.attributes.fldCharType
      state.inField = type === 'begin' ? 1 : type === 'separate' ? 2 : 0
    } else if (node.name === 'instrText') {
      const instruction = textOf(node).trim()
      if (/^(PAGE|NUMPAGES)\b/.test(instruction)) add(`{${instruction}}`)
    } else if (node.name === 't') {
      if (bold) paragraph.bold += textOf(node)
      add(textOf(node))
    } else if (node.name === 'tab') add('\t')
    else if (node.name === 'br' || node.name === 'cr') add('\n')
    else if (node.name === 'footnoteReference') {
      const id = node.attributes.id!
      if (reading.notes.includes(id)) throw new Error(`Footnote ${id} is referred to twice: Word counts it twice.`)
      paragraph.notes.push(reading.notes.push(id))
    } else if (node.name === 'drawing') {
      for (const blip of deep(node, 'blip')) {
        const file = reading.pack.target(reading.part, blip.attributes.embed!)
        paragraph.pictures.push({ alt: deep(node, 'docPr')[0]?.attributes.descr ?? '', file })
        reading.pack.bytes(file)
      }
    }
  }
}
