import { OBJECT_CHARACTER } from '../../schemas/text/stycke.ts'
import { isBetween, isGone } from '../docx/blocks.ts'
import type { Change, DocxBlock, DocxFile, Look } from '../docx/model.ts'

/** One letter of a file, with the tracked changes that it stands in. The end of a paragraph is the letter `\n`. */
export interface Letter {
  text: string
  /** Somebody has put it in. */
  inserted: Change | null
  /** Somebody has taken it away. */
  deleted: Change | null
  /** What is said of the letter itself: a heading is not bold of its own accord. */
  look: Partial<Look> | null
  link: string | null
}

/** A paragraph of the stream: from its first letter to the `\n` at its end. */
export interface StreamParagraph {
  from: number
  end: number
  style: string
  inTable: boolean
}

/** From which letter to which a mark of the file reaches. */
export interface Span {
  from: number
  to: number
}

/** A whole file as one line of letters, notes after the text, with everything that is marked in it. */
export interface Stream {
  letters: Letter[]
  paragraphs: StreamParagraph[]
  /** Bookmarks by their name. */
  bookmarks: Map<string, Span>
  /** Comments by their id. A comment whose range was lost stands where its mark is. */
  comments: Map<string, Span>
}

/** Text, headings and tables of a file as a stream. Headers, footers and what Word makes (a table of contents) are left out. */
export function streamOf(file: DocxFile): Stream {
  const reader = new StreamReader()
  reader.blocks(file.blocks, false)
  for (const notes of [file.notes, file.endnotes]) for (const blocks of notes.values()) reader.blocks(blocks, false)
  return reader.finish()
}

class StreamReader {
  readonly #stream: Stream = { letters: [], paragraphs: [], bookmarks: new Map(), comments: new Map() }
  /** Names of bookmarks that are open, by their number in the file, and where each began first. */
  readonly #open = new Map<string, string>()
  readonly #starts = new Map<string, number>()
  readonly #begun = new Map<string, number>()

  blocks(blocks: readonly DocxBlock[], inTable: boolean): void {
    for (const block of blocks) {
      if (block.kind === 'table') {
        for (const row of block.rows) for (const cell of row.cells) this.blocks(cell.blocks, true)
      } else if (block.kind === 'box') this.blocks(block.blocks, inTable)
      else if (!block.generated) this.#paragraph(block, inTable)
    }
  }

  #paragraph(paragraph: Extract<DocxBlock, { kind: 'paragraph' }>, inTable: boolean): void {
    const { letters, paragraphs } = this.#stream
    const from = letters.length
    for (const piece of paragraph.pieces) this.#piece(piece)
    if (isBetween(paragraph)) return
    const { mark } = paragraph
    const end = letters.length
    letters.push({ text: '\n', ...changesOf(mark ? [mark] : []), look: null, link: null })
    paragraphs.push({ from, end, style: paragraph.style, inTable })
  }

  #piece(piece: Extract<DocxBlock, { kind: 'paragraph' }>['pieces'][number]): void {
    const { letters, comments } = this.#stream
    const here = letters.length
    switch (piece.kind) {
      case 'text': {
        if (piece.look.hidden) return
        const { own, link } = piece
        const { inserted, deleted } = changesOf(piece.changes)
        // As places in a text are counted: in units of UTF-16.
        for (let i = 0; i < piece.text.length; i++)
          letters.push({ text: piece.text.charAt(i), inserted, deleted, look: own, link })
        return
      }
      case 'break':
        if (piece.what === 'line')
          letters.push({ text: OBJECT_CHARACTER, ...changesOf(piece.changes), look: null, link: null })
        return
      case 'note':
        letters.push({ text: OBJECT_CHARACTER, ...changesOf(piece.changes), look: null, link: null })
        return
      case 'bookmark-start':
        this.#open.set(piece.id, piece.name)
        if (!this.#starts.has(piece.name)) this.#starts.set(piece.name, here)
        return
      case 'bookmark-end': {
        const name = this.#open.get(piece.id)
        const from = name === undefined ? undefined : this.#starts.get(name)
        this.#open.delete(piece.id)
        // LibreOffice begins a bookmark of several paragraphs once more in the last of them: it reaches from its first beginning.
        if (name !== undefined && from !== undefined) this.#stream.bookmarks.set(name, { from, to: here })
        return
      }
      case 'comment-start':
        this.#begun.set(piece.id, here)
        return
      case 'comment-end':
        comments.set(piece.id, { from: this.#begun.get(piece.id) ?? here, to: here })
        return
      case 'comment-mark':
        if (!comments.has(piece.id)) comments.set(piece.id, { from: this.#begun.get(piece.id) ?? here, to: here })
        return
    }
  }

  finish(): Stream {
    // A range that begins and never ends reaches to where it was last heard of.
    for (const [id, from] of this.#begun) {
      if (!this.#stream.comments.has(id)) this.#stream.comments.set(id, { from, to: from })
    }
    return this.#stream
  }
}

const changesOf = (changes: readonly Change[]): Pick<Letter, 'inserted' | 'deleted'> => ({
  inserted: changes.find(change => !isGone(change)) ?? null,
  deleted: changes.find(isGone) ?? null
})

/** The letters as they were before any tracked change. */
export function before(letters: readonly Letter[]): string {
  let words = ''
  for (const { text, inserted } of letters) if (!inserted) words += text
  return words
}

/** The letters as they are when every tracked change is accepted. */
export function after(letters: readonly Letter[]): string {
  let words = ''
  for (const { text, deleted } of letters) if (!deleted) words += text
  return words
}
