import { isBetween } from './blocks.ts'
import type { DocxBlock, DocxFile, DocxParagraph, Piece } from './model.ts'

/** A paragraph that lies within a bookmark, with the pieces that do. */
export interface MarkedPart {
  paragraph: DocxParagraph
  pieces: readonly Piece[]
}

/** What lies within each bookmark whose name begins so, by its name in small letters. Notes are read after the text. */
export function markedParts(file: DocxFile, prefix: string): ReadonlyMap<string, readonly MarkedPart[]> {
  const out = new Map<string, MarkedPart[]>()
  const open = new Map<string, string>()
  const visit = (blocks: readonly DocxBlock[]): void => {
    for (const block of blocks) {
      if (block.kind === 'box') visit(block.blocks)
      else if (block.kind === 'table') for (const row of block.rows) for (const cell of row.cells) visit(cell.blocks)
      else if (!block.generated) readParagraph(block, prefix, open, out)
    }
  }
  visit(file.blocks)
  for (const notes of [file.notes, file.endnotes]) for (const blocks of notes.values()) visit(blocks)
  return out
}

function readParagraph(
  paragraph: DocxParagraph,
  prefix: string,
  open: Map<string, string>,
  out: Map<string, MarkedPart[]>
): void {
  const here = new Map<string, Piece[]>()
  const begin = (name: string): void => void here.set(name, [])
  for (const name of open.values()) begin(name)
  for (const piece of paragraph.pieces) {
    if (piece.kind === 'bookmark-start' && piece.name.startsWith(prefix)) {
      open.set(piece.id, piece.name.toLowerCase())
      begin(piece.name.toLowerCase())
    } else if (piece.kind === 'bookmark-end') open.delete(piece.id)
    else for (const name of open.values()) here.get(name)?.push(piece)
  }
  if (isBetween(paragraph)) return
  for (const [name, pieces] of here) out.set(name, [...(out.get(name) ?? []), { paragraph, pieces }])
}
