import type { Run, Stycke } from '../../schemas/text/stycke.ts'
import { isBetween, isGone } from '../docx/blocks.ts'
import type { Change, DocxBlock, DocxFile, DocxParagraph, DocxTable, ListPlace, Look, Piece } from '../docx/model.ts'

/** What is done with tracked changes of a draft: as if all had been accepted, or as if all had been rejected. */
export type Tracked = 'accept' | 'reject'

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
}

/** A draft as lines, one after the other. */
export function linesOf(file: DocxFile, tracked: Tracked): DraftLines {
  return new LineReader(file, tracked).read()
}

const LABEL = /^\s*(?:huvud)?ansvar(?:et|ig|iga)?\b[^:]{0,40}:/iu

class LineReader {
  readonly #file: DocxFile
  readonly #tracked: Tracked
  readonly #out: DraftLines = { lines: [], notes: [], objects: [] }
  readonly #noteIds = new Map<string, string>()
  #at = 0

  constructor(file: DocxFile, tracked: Tracked) {
    this.#file = file
    this.#tracked = tracked
  }

  read(): DraftLines {
    this.#out.lines = this.#lines(this.#file.blocks, false)
    return this.#out
  }

  #lines(blocks: readonly DocxBlock[], boxed: boolean): Line[] {
    return this.#joined(blocks).flatMap(block => {
      if (block.kind === 'box') return this.#lines(block.blocks, true)
      return block.kind === 'table' ? [this.#table(block, boxed)] : this.#paragraph(block, boxed)
    })
  }

  /** Paragraphs whose end is tracked away continue in the next one. */
  #joined(blocks: readonly DocxBlock[]): DocxBlock[] {
    const out: DocxBlock[] = []
    let open: DocxParagraph | null = null
    for (const block of blocks) {
      if (block.kind !== 'paragraph') {
        out.push(block)
        continue
      }
      if (isBetween(block)) continue
      const whole: DocxParagraph = open ? { ...block, pieces: [...open.pieces, ...block.pieces] } : block
      open = block.mark && this.#isOut(block.mark) ? whole : null
      if (!open) out.push(whole)
    }
    if (open) out.push(open)
    return out
  }

  /** Is what this change is around not there? */
  #isOut(change: Change): boolean {
    return this.#tracked === 'accept' ? isGone(change) : !isGone(change)
  }

  #paragraph(paragraph: DocxParagraph, boxed: boolean): Line[] {
    const pieces = paragraph.pieces.filter(p => !('changes' in p && p.changes.some(c => this.#isOut(c))))
    const out: Line[] = []
    for (const part of divided(pieces)) {
      const runs = this.#runs(part)
      const words = part.filter(p => p.kind === 'text' && p.text.trim() !== '' && !p.look.hidden)
      const looks = words.map(p => (p as { look: Look }).look)
      const text = textOf(runs)
      if (text.trim() === '' && !runs.some(r => 'footnote' in r)) continue
      out.push({
        ...this.#empty('text', boxed),
        text: text.trim(),
        runs: trimmed(runs),
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
      if (piece.kind === 'picture') out.push({ ...this.#empty('picture', boxed), text: piece.alt, picture: piece })
      else if (piece.kind === 'object') this.#out.objects.push({ what: piece.what, text: piece.text, at: this.#at })
    }
    return out
  }

  #table({ rows, style }: DocxTable, boxed: boolean): Line {
    const line = this.#empty('table', boxed)
    const kept = rows
      .filter(row => !(row.change && this.#isOut(row.change)))
      .map(row => ({ header: row.header, cells: row.cells.flatMap(cell => this.#cells(cell)) }))
    const text = kept.map(row => row.cells.map(cell => cell.map(l => l.text).join(' ')).join(' | ')).join('\n')
    return { ...line, style, text, rows: kept }
  }

  /** A cell that spans several columns stands in the first of them. */
  #cells(cell: DocxTable['rows'][number]['cells'][number]): Cell[] {
    const from = this.#at
    const content = cell.continues ? [] : this.#lines(cell.blocks, false)
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

  #runs(pieces: readonly Piece[]): Run[] {
    const out: Run[] = []
    for (const piece of pieces) {
      if (piece.kind === 'text' && !piece.look.hidden) add(out, piece)
      else if (piece.kind === 'break' && piece.what === 'line') out.push({ br: true })
      else if (piece.kind === 'note') {
        const id = this.#note(piece.note, piece.id)
        if (id !== null) out.push({ footnote: id })
      }
    }
    return out
  }

  /** The id of a note; one that is referred to twice stands once. */
  #note(kind: 'footnote' | 'endnote', id: string): string | null {
    const known = this.#noteIds.get(`${kind} ${id}`)
    if (known !== undefined) return known
    const blocks = (kind === 'footnote' ? this.#file.notes : this.#file.endnotes).get(id)
    if (!blocks) return null
    const own = `fot-${this.#noteIds.size + 1}`
    this.#noteIds.set(`${kind} ${id}`, own)
    const from = this.#at
    const note: DraftNote = { id: own, runs: [] }
    this.#out.notes.push(note)
    const lines = this.#lines(blocks, false)
    this.#at = from
    note.runs = lines.flatMap((line, i) => (i > 0 ? [{ text: ' ' }, ...line.runs] : [...line.runs]))
    return own
  }
}

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

function add(runs: Run[], { text, look, link }: Extract<Piece, { kind: 'text' }>): void {
  const run: Run & { text: string } = {
    text: text.normalize('NFC').replaceAll('\t', ' '),
    ...(look.bold ? { bold: true as const } : {}),
    ...(look.italic ? { italic: true as const } : {}),
    ...(link !== null ? { link } : {})
  }
  const last = runs.at(-1)
  if (last && 'text' in last && last.bold === run.bold && last.italic === run.italic && last.link === run.link)
    last.text += run.text
  else runs.push(run)
}

/** Without the spaces at both ends. */
function trimmed(runs: readonly Run[]): Run[] {
  const out = runs.map(run => ({ ...run }))
  const first = out[0]
  if (first && 'text' in first) first.text = first.text.trimStart()
  const last = out.at(-1)
  if (last && 'text' in last) last.text = last.text.trimEnd()
  return out.filter(run => !('text' in run) || run.text !== '')
}

export const textOf = (runs: readonly Run[]): string =>
  runs.map(run => ('text' in run ? run.text : 'br' in run ? ' ' : '')).join('')

/** The same words without bold: what is bold as a whole is a heading, and needs no letters of its own. */
export const plain = (runs: readonly Run[]): Run[] => {
  const out: Run[] = []
  for (const run of runs) {
    if (!('text' in run)) {
      out.push(run)
      continue
    }
    const { bold: _bold, ...rest } = run
    const last = out.at(-1)
    if (last && 'text' in last && last.italic === rest.italic && last.link === rest.link) last.text += rest.text
    else out.push({ ...rest })
  }
  return out
}

/** The paragraph of a line, as an item of a list where it is one. */
export function styckeOf(line: Line): Stycke {
  const runs = line.runs.map(run => ({ ...run }))
  if (!line.list) return { runs }
  const level = Math.min(line.list.level + 1, 8)
  return { form: line.list.bullet ? 'li' : 'ol', ...(level > 1 ? { level } : {}), runs }
}
