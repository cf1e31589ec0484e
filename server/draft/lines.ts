import type { Tracked } from '../../schemas/draft/choices.ts'
import type { Run, Stycke } from '../../schemas/text/stycke.ts'
import { isBetween, isGone } from '../docx/blocks.ts'
import type { Change, DocxBlock, DocxFile, DocxParagraph, DocxTable, ListPlace, Look, Piece } from '../docx/model.ts'
import { CommentMarks, type CommentPart } from './comments.ts'
import { isMark } from './marks.ts'
import { add, runOf, textOf, trimmed } from './runs.ts'
import { ChangeCollector, type DraftChange } from './tracked.ts'

/** A cell of a table, as lines without headings. */
export type Cell = readonly Line[]

/** One thing of a draft that is placed as a whole: a paragraph, a list item, a table, a picture. */
export interface Line {
  /** Its place in the draft, from 0. */
  at: number
  kind: 'text' | 'table' | 'picture'
  /** Its words, as they are shown. */
  text: string
  runs: readonly Run[]
  style: string
  outline: number | null
  list: ListPlace | null
  /** All of its words are bold. */
  bold: boolean
  /** Points, of its first words; null: not said. */
  size: number | null
  capitals: boolean
  centred: boolean
  /** Made by Word: a table of contents. */
  generated: boolean
  /** Stood in a box beside the text. */
  boxed: boolean
  rows: readonly { header: boolean; cells: readonly Cell[] }[]
  picture: { part: string | null; alt: string } | null
}

/** A note at the foot of the draft, in the order in which the text refers to it. */
export interface DraftNote {
  id: string
  runs: readonly Run[]
}

export interface DraftLines {
  lines: Line[]
  notes: DraftNote[]
  /** Objects that no text can hold, with what could be read of them. */
  objects: { what: string; text: string; at: number }[]
  /** Words that nobody sees in Word. */
  hidden: string[]
  /** The stretches that comments stand on. */
  comments: readonly CommentPart[]
  /** Tracked changes that are brought along as proposals. */
  changes: readonly DraftChange[]
  /** Rows of tables that are to come or go, which no proposal can hold. */
  rows: { at: number; change: Change; text: string }[]
}

/** A draft as lines, one after the other. */
export function linesOf(file: DocxFile, tracked: Tracked): DraftLines {
  return new LineReader(file, tracked).read()
}

const LABEL = /^\s*(?:huvud)?ansvar(?:et|ig|iga)?\b[^:]{0,40}:/iu

class LineReader {
  readonly #file: DocxFile
  readonly #tracked: Tracked
  readonly #out: DraftLines
  readonly #noteIds = new Map<string, string>()
  readonly #comments: CommentMarks
  readonly #changes: ChangeCollector
  /** Pictures in cells: they stand after their table. */
  readonly #fromCells: Line[] = []
  /** Marks of a paragraph without words: they stand at the beginning of the next one. */
  #pending: Run[] = []
  #inCell = 0
  #at = 0

  constructor(file: DocxFile, tracked: Tracked) {
    this.#file = file
    this.#tracked = tracked
    let marks = 0
    const counter = { next: () => marks++ }
    this.#comments = new CommentMarks(counter)
    this.#changes = new ChangeCollector(counter)
    const { parts: comments } = this.#comments
    const { changes } = this.#changes
    this.#out = { lines: [], notes: [], objects: [], hidden: [], comments, changes, rows: [] }
  }

  read(): DraftLines {
    this.#out.lines = this.#lines(this.#file.blocks, false)
    return this.#out
  }

  #lines(blocks: readonly DocxBlock[], boxed: boolean): Line[] {
    return this.#joined(blocks).flatMap(block => {
      if (block.kind === 'box') return this.#lines(block.blocks, true)
      return block.kind === 'table' ? this.#table(block, boxed) : this.#paragraph(block, boxed)
    })
  }

  /** Paragraphs whose end is tracked away continue in the next one; marks between paragraphs belong to the next one. */
  #joined(blocks: readonly DocxBlock[]): DocxBlock[] {
    const out: DocxBlock[] = []
    let before: readonly Piece[] = []
    for (const block of blocks) {
      if (block.kind === 'box') {
        out.push(block)
        continue
      }
      if (block.kind === 'table') {
        if (before.length > 0) out.push({ ...NOTHING, pieces: before })
        before = []
        out.push(block)
        continue
      }
      const pieces = [...before, ...block.pieces]
      const { mark } = block
      const goesOn = !isBetween(block) && mark !== null && this.#isOut(mark)
      if (!isBetween(block) && !goesOn) out.push({ ...block, pieces })
      // An end that is to come is a line break in the words that are to come.
      before = isBetween(block) ? pieces : goesOn ? [...pieces, { kind: 'break', what: 'line', changes: [mark] }] : []
    }
    if (before.length > 0) out.push({ ...NOTHING, pieces: before })
    return out
  }

  /** Is what this change is around not there? */
  #isOut(change: Change): boolean {
    return this.#tracked === 'accept' ? isGone(change) : !isGone(change)
  }

  #outOf(piece: Piece): Change | null {
    return 'changes' in piece ? (piece.changes.find(c => this.#isOut(c)) ?? null) : null
  }

  #paragraph(paragraph: DocxParagraph, boxed: boolean): Line[] {
    const proposing = this.#tracked === 'propose'
    const pieces = paragraph.pieces.filter(p => proposing || !this.#outOf(p))
    const out: Line[] = []
    const parts = divided(pieces)
    for (const [i, part] of parts.entries()) {
      const { mark } = paragraph
      const runs = this.#runs(part, proposing && mark && i === parts.length - 1 && isGone(mark) ? mark : null)
      const words = part.filter(p => p.kind === 'text' && p.text.trim() !== '' && !p.look.hidden)
      const looks = words.map(p => (p as { look: Look }).look)
      const text = textOf(runs)
      if (text.trim() === '' && !runs.some(r => 'footnote' in r)) {
        this.#pending.push(...runs.filter(isMark))
        continue
      }
      out.push({
        ...this.#empty('text', boxed),
        text: text.trim(),
        runs: trimmed([...this.#pending.splice(0), ...runs]),
        style: paragraph.style,
        outline: paragraph.outline,
        list: out.length === 0 ? paragraph.list : null,
        bold: looks.length > 0 && looks.every(l => l.bold),
        size: looks[0]?.size ?? null,
        capitals: looks.length > 0 && looks.every(l => l.capitals),
        centred: paragraph.centred,
        generated: paragraph.generated
      })
    }
    for (const piece of pieces) {
      if (this.#outOf(piece)) continue
      if (piece.kind === 'picture') {
        const line = { ...this.#empty('picture', boxed), text: piece.alt, picture: piece }
        if (this.#inCell > 0) this.#fromCells.push(line)
        else out.push(line)
      } else if (piece.kind === 'object') this.#out.objects.push({ what: piece.what, text: piece.text, at: this.#at })
    }
    return out
  }

  #table({ rows, style }: DocxTable, boxed: boolean): Line[] {
    const line = this.#empty('table', boxed)
    this.#inCell++
    const kept = rows
      .filter(row => !this.#rowIsOut(row.change, row, line.at))
      .map(row => ({ header: row.header, cells: row.cells.flatMap(cell => this.#cells(cell)) }))
    this.#inCell--
    const text = kept.map(row => row.cells.map(cell => cell.map(l => l.text).join(' ')).join(' | ')).join('\n')
    const pictures = this.#inCell > 0 ? [] : this.#fromCells.splice(0).map(picture => ({ ...picture, at: this.#at++ }))
    return [{ ...line, style, text, rows: kept }, ...pictures]
  }

  #rowIsOut(change: Change | null, row: DocxTable['rows'][number], at: number): boolean {
    if (!change) return false
    const out = this.#isOut(change)
    if (this.#tracked === 'propose') {
      const from = this.#at
      const words = row.cells.flatMap(cell => this.#lines(cell.blocks, false).map(line => shownText(line)))
      this.#at = from
      this.#out.rows.push({ at, change, text: words.join(' | ') })
    }
    return out
  }

  /** A cell that spans several columns stands in the first of them. A table within a cell is its lines. */
  #cells(cell: DocxTable['rows'][number]['cells'][number]): Cell[] {
    const from = this.#at
    const content = cell.continues ? [] : this.#lines(cell.blocks, false).flatMap(flattened)
    this.#at = from
    return [content, ...Array.from({ length: cell.span - 1 }, (): Cell => [])]
  }

  #empty(kind: Line['kind'], boxed: boolean): Line {
    return {
      at: this.#at++,
      kind,
      text: '',
      runs: [],
      style: '',
      outline: null,
      list: null,
      bold: false,
      size: null,
      capitals: false,
      centred: false,
      generated: false,
      boxed,
      rows: [],
      picture: null
    }
  }

  #runs(pieces: readonly Piece[], join: Change | null): Run[] {
    const out: Run[] = []
    this.#comments.begin(out, this.#at)
    this.#changes.begin(this.#at)
    for (const piece of pieces) {
      const change = this.#outOf(piece)
      if (change) this.#toCome(piece, change, out)
      else if (piece.kind === 'comment-start') this.#comments.start(piece.id, out, this.#at)
      else if (piece.kind === 'comment-end') this.#comments.end(piece.id, out)
      else if (piece.kind === 'comment-mark') this.#comments.mark(piece.id, out, this.#at)
      else this.#present(piece, out)
    }
    if (join) this.#changes.join(join, out)
    this.#changes.end(out)
    this.#comments.pause(out)
    return out
  }

  /** Something that is to come stands in a proposal alone. */
  #toCome(piece: Piece, change: Change, out: Run[]): void {
    if (piece.kind === 'text') {
      if (piece.look.hidden) this.#out.hidden.push(piece.text)
      else this.#changes.insertion(change, runOf(piece), out)
    } else if (piece.kind === 'break') {
      if (piece.what === 'line') this.#changes.insertion(change, { text: '\n' }, out)
    } else if (piece.kind === 'note') {
      const blocks = (piece.note === 'footnote' ? this.#file.notes : this.#file.endnotes).get(piece.id) ?? []
      const words = this.#aside(blocks).map(shownText).join(' ')
      this.#changes.object(change, words, out)
    } else if (piece.kind === 'picture') this.#changes.object(change, piece.alt, out)
    else if (piece.kind === 'object') this.#changes.object(change, piece.text, out)
  }

  #present(piece: Piece, out: Run[]): void {
    const gone = this.#tracked === 'propose' && 'changes' in piece ? piece.changes.find(isGone) : undefined
    if (piece.kind === 'text') {
      if (piece.look.hidden) {
        if (piece.text.trim() !== '') this.#out.hidden.push(piece.text)
        return
      }
      this.#around(gone, piece.text, out)
      add(out, piece)
    } else if (piece.kind === 'break' && piece.what === 'line') {
      this.#around(gone, ' ', out)
      out.push({ br: true })
    } else if (piece.kind === 'note') {
      const id = this.#note(piece.note, piece.id)
      if (id === null) return
      this.#around(gone, '', out)
      out.push({ footnote: id })
    }
  }

  #around(gone: Change | undefined, words: string, out: Run[]): void {
    if (gone) this.#changes.deletion(gone, words, out)
    else this.#changes.plain(out)
  }

  /** Lines that stand beside the text: they have no number of their own. */
  #aside(blocks: readonly DocxBlock[]): Line[] {
    const from = this.#at
    this.#inCell++
    const lines = this.#lines(blocks, false).flatMap(flattened)
    this.#inCell--
    this.#at = from
    return lines
  }

  /** The id of a note; one that is referred to twice stands once. */
  #note(kind: 'footnote' | 'endnote', id: string): string | null {
    const known = this.#noteIds.get(`${kind} ${id}`)
    if (known !== undefined) return known
    const blocks = (kind === 'footnote' ? this.#file.notes : this.#file.endnotes).get(id)
    if (!blocks) return null
    const own = `fot-${this.#noteIds.size + 1}`
    this.#noteIds.set(`${kind} ${id}`, own)
    const note: DraftNote = { id: own, runs: [] }
    this.#out.notes.push(note)
    const resume = this.#comments.leave()
    note.runs = this.#aside(blocks).flatMap((line, i) => (i > 0 ? [{ text: ' ' }, ...line.runs] : [...line.runs]))
    resume()
    return own
  }
}

/** A paragraph that holds marks alone. */
const NOTHING: DocxParagraph = {
  kind: 'paragraph',
  style: '',
  outline: null,
  list: null,
  generated: false,
  before: 0,
  indent: 0,
  centred: false,
  pageBreakBefore: false,
  pieces: [],
  mark: null,
  tags: []
}

/** The lines of a table within a cell, in their order. */
const flattened = (line: Line): readonly Line[] =>
  line.kind === 'table' ? line.rows.flatMap(row => row.cells.flat()) : line.kind === 'picture' ? [] : [line]

const shownText = (line: Line): string => line.text

/** A line of ansvar that stands in the paragraph of its insats, after a line break, is a line of its own. */
function divided(pieces: readonly Piece[]): Piece[][] {
  const out: Piece[][] = [[]]
  pieces.forEach((piece, i) => {
    const isBreak = piece.kind === 'break' && piece.what === 'line'
    const rest = pieces.slice(i + 1).flatMap(p => (p.kind === 'text' ? [p.text] : []))
    if (isBreak && LABEL.test(rest.join(''))) out.push([])
    else out.at(-1)?.push(piece)
  })
  return out
}

/** The paragraph of a line, as an item of a list where it is one. */
export function styckeOf(line: Line): Stycke {
  const runs = line.runs.map(run => ({ ...run }))
  if (!line.list) return { runs }
  const level = Math.min(line.list.level + 1, 8)
  return { form: line.list.bullet ? 'li' : 'ol', ...(level > 1 ? { level } : {}), runs }
}
