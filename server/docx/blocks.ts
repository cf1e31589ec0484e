import type { Change, DocxBlock, DocxCell, DocxParagraph, DocxRow, DocxTable } from './model.ts'
import type { Numbering } from './numbering.ts'
import { changeOf, type PartContext, PieceReader } from './pieces.ts'
import { numberOf, outlineOf, spacingOf } from './styles.ts'
import { childOf, elementsOf, switchOf, valOf, type Xml } from './xml.ts'

/** Reads what stands under each other in a part (body, note, comment, header), in the order of the file. */
export class BlockReader {
  readonly #context: PartContext
  readonly #numbering: Numbering
  readonly #pieces: PieceReader
  /** Text boxes of the paragraph that is being read. */
  readonly #boxes: Xml[] = []

  constructor(context: Omit<PartContext, 'box'>, numbering: Numbering) {
    this.#context = { ...context, box: content => void this.#boxes.push(content) }
    this.#numbering = numbering
    this.#pieces = new PieceReader(this.#context)
  }

  /** All blocks within an element. */
  blocks(element: Xml, tags: readonly string[] = []): DocxBlock[] {
    return elementsOf(element).flatMap(child => this.block(child, tags))
  }

  /** One element of the body. Marks that stand between paragraphs become a paragraph without an end of its own. */
  block(element: Xml, tags: readonly string[] = []): DocxBlock[] {
    switch (element.name) {
      case 'w:p':
        return this.#paragraph(element, tags)
      case 'w:tbl':
        return [this.#table(element, tags)]
      case 'w:sdt': {
        const properties = childOf(element, 'w:sdtPr')
        const own = [valOf(properties, 'w:alias'), valOf(properties, 'w:tag')].filter(t => t !== undefined)
        return this.blocks(childOf(element, 'w:sdtContent') ?? { ...element, children: [] }, [...tags, ...own])
      }
      case 'w:ins':
      case 'w:del':
      case 'w:moveFrom':
      case 'w:moveTo':
      case 'w:customXml':
        return this.blocks(element, tags)
      case 'mc:AlternateContent':
        return this.blocks(
          childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback') ?? { ...element, children: [] },
          tags
        )
      case 'w:bookmarkStart':
      case 'w:bookmarkEnd':
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
        return [marksBetween(this.#pieces.read({ ...element, name: '#between', children: [element] }, null))]
      case 'w:altChunk':
        this.#context.found('alternative-content')
        return []
      default:
        return []
    }
  }

  #paragraph(element: Xml, tags: readonly string[]): DocxBlock[] {
    const properties = childOf(element, 'w:pPr')
    const { styles } = this.#context
    const id = styles.paragraph(valOf(properties, 'w:pStyle'))
    const own = spacingOf(properties)
    const before = this.#pieces.generated
    const pieces = this.#pieces.read(element, id)
    if (childOf(properties, 'w:pPrChange')) this.#context.changed('format')
    const outline = outlineOf(properties) ?? styles.first(id, style => style.outline)
    const paragraph: DocxParagraph = {
      kind: 'paragraph',
      style: styles.name(id),
      outline: outline !== null && outline <= 9 ? outline : null,
      list: this.#list(properties, id),
      generated: before || this.#pieces.generated || isContents(pieces),
      before: own.before ?? styles.first(id, style => style.before) ?? 0,
      indent: own.indent ?? styles.first(id, style => style.indent) ?? 0,
      centred: own.centred ?? styles.first(id, style => style.centred) ?? false,
      pageBreakBefore: switchOf(properties, 'w:pageBreakBefore') ?? false,
      pieces,
      mark: this.#mark(childOf(properties, 'w:rPr')),
      tags
    }
    const boxes = this.#boxes.splice(0).map((box): DocxBlock => ({ kind: 'box', blocks: this.blocks(box) }))
    return [paragraph, ...boxes]
  }

  #list(properties: Xml | undefined, style: string | null): DocxParagraph['list'] {
    const direct = childOf(properties, 'w:numPr')
    const own = valOf(direct, 'w:numId')
    const list = own ?? this.#context.styles.first(style, s => s.list?.id ?? null)
    if (list === null || list === '0') return null
    const level = numberOf(valOf(direct, 'w:ilvl')) ?? (own === undefined ? this.#levelOfStyle(list, style) : null) ?? 0
    return this.#numbering.next(list, level)
  }

  #levelOfStyle(list: string, style: string | null): number | null {
    return this.#numbering.levelOfStyle(list, style) ?? this.#context.styles.first(style, s => s.list?.level ?? null)
  }

  #mark(properties: Xml | undefined): Change | null {
    for (const [name, kind] of MARKS) {
      const found = childOf(properties, name)
      if (!found) continue
      return changeOf(kind, found, this.#context)
    }
    return null
  }

  #table(element: Xml, tags: readonly string[]): DocxTable {
    const style = this.#context.styles.name(valOf(childOf(element, 'w:tblPr'), 'w:tblStyle') ?? null)
    const rows = rowsIn(element).map((row): DocxRow => {
      const properties = childOf(row, 'w:trPr')
      const cells = cellsIn(row).map(cell => this.#cell(cell, tags))
      return { header: switchOf(properties, 'w:tblHeader') ?? false, cells, change: this.#mark(properties) }
    })
    return { kind: 'table', style, rows }
  }

  #cell(cell: Xml, tags: readonly string[]): DocxCell {
    const properties = childOf(cell, 'w:tcPr')
    const merge = childOf(properties, 'w:vMerge')
    const change = childOf(properties, 'w:cellIns')
    return {
      blocks: this.blocks(cell, tags),
      span: Math.max(1, Math.min(64, numberOf(valOf(properties, 'w:gridSpan')) ?? 1)),
      continues: merge !== undefined && merge.attributes['w:val'] !== 'restart',
      change: change ? changeOf('insertion', change, this.#context) : null
    }
  }
}

/** A table of contents that begins and ends in one paragraph. */
const isContents = (pieces: DocxParagraph['pieces']): boolean => {
  const words = pieces.filter(piece => piece.kind === 'text')
  return words.length > 0 && words.every(piece => piece.field === 'TOC')
}

const MARKS: readonly [string, Change['kind']][] = [
  ['w:ins', 'insertion'],
  ['w:del', 'deletion'],
  ['w:moveFrom', 'move-from'],
  ['w:moveTo', 'move-to']
]

/** Rows and cells may stand in content controls and in tracked changes. */
const WRAPPERS = ['w:sdt', 'w:sdtContent', 'w:ins', 'w:del', 'w:customXml']
const through = (element: Xml, name: string): Xml[] =>
  elementsOf(element).flatMap(c => (c.name === name ? [c] : WRAPPERS.includes(c.name) ? through(c, name) : []))
const rowsIn = (table: Xml): Xml[] => through(table, 'w:tr')
const cellsIn = (row: Xml): Xml[] => through(row, 'w:tc')

/** Bookmarks and ends of comments that stand between two paragraphs, as a paragraph that nobody sees. */
const marksBetween = (pieces: DocxParagraph['pieces']): DocxParagraph => ({
  kind: 'paragraph',
  style: '#between',
  outline: null,
  list: null,
  generated: false,
  before: 0,
  indent: 0,
  centred: false,
  pageBreakBefore: false,
  pieces,
  mark: null,
  tags: []
})

/** Is it only a place between two paragraphs, with marks in it? */
export const isBetween = (paragraph: DocxParagraph): boolean => paragraph.style === '#between'

/** The paragraphs of blocks, those of tables and boxes included, in order. */
export function* paragraphsOf(blocks: readonly DocxBlock[]): Generator<DocxParagraph> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block
    else if (block.kind === 'box') yield* paragraphsOf(block.blocks)
    else for (const row of block.rows) for (const cell of row.cells) yield* paragraphsOf(cell.blocks)
  }
}

/** The words of a paragraph as they are shown: without what is tracked as deleted or moved away. */
export const wordsOf = (paragraph: DocxParagraph): string =>
  paragraph.pieces
    .map(piece => {
      if (piece.kind === 'text') return piece.changes.some(isGone) || piece.look.hidden ? '' : piece.text
      return piece.kind === 'break' && !piece.changes.some(isGone) ? ' ' : ''
    })
    .join('')

export const isGone = ({ kind }: Change): boolean => kind === 'deletion' || kind === 'move-from'
