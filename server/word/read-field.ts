import type { Run, Stycke } from '../../schemas/text/stycke.ts'
import { paragraphsOf } from '../docx/blocks.ts'
import { type MarkedPart, markedParts } from '../docx/marked.ts'
import type { DocxFile, Piece } from '../docx/model.ts'

/** Styles of paragraphs that are items of a list in the text, and not numbered by their style. */
const LIST_STYLES = ['list paragraph', 'tabelltext', 'tabellhuvud']

/**
 * Reads the paragraphs of fields back from a file that Styrskrift has written. The answer is what the file shows: the caller has to look
 * whether that is all. Null: the file has no bookmark of any of the names.
 */
export function fieldReader(file: DocxFile): (names: readonly string[]) => Stycke[] | null {
  const parts = markedParts(file, '_sd_')
  const notes = notesOf(file)
  return names => {
    const found = names.map(name => parts.get(name)).find(p => p !== undefined)
    return found ? found.map(part => styckeOf(part, notes)) : null
  }
}

function styckeOf({ paragraph, pieces }: MarkedPart, notes: ReadonlyMap<string, string>): Stycke {
  const runs = runsOf(pieces, notes)
  const { list, outline, style } = paragraph
  if (list && LIST_STYLES.includes(style)) {
    const form = list.bullet ? 'li' : 'ol'
    return list.level > 0 ? { form, level: list.level + 1, runs } : { form, runs }
  }
  if (outline !== null && outline >= 2 && outline <= 4 && /^(?:heading|rubrik)/u.test(style))
    return { form: (['h2', 'h3', 'h4'] as const)[outline - 2] ?? 'h4', runs }
  return { runs }
}

function runsOf(pieces: readonly Piece[], notes: ReadonlyMap<string, string>): Run[] {
  const out: Run[] = []
  for (const piece of pieces) {
    if (piece.kind === 'break' && piece.what === 'line') out.push({ br: true })
    else if (piece.kind === 'note') out.push({ footnote: notes.get(piece.id) ?? '?' })
    else if (piece.kind === 'text') {
      const run: Run & { text: string } = {
        text: piece.text,
        ...(piece.own.bold ? { bold: true as const } : {}),
        ...(piece.own.italic ? { italic: true as const } : {}),
        ...(piece.link !== null ? { link: piece.link } : {})
      }
      const last = out.at(-1)
      if (last && 'text' in last && last.bold === run.bold && last.italic === run.italic && last.link === run.link)
        last.text += run.text
      else out.push(run)
    }
  }
  return out
}

/** The record of each footnote of the file, by the bookmark of its text. */
function notesOf(file: DocxFile): Map<string, string> {
  const out = new Map<string, string>()
  for (const [id, blocks] of file.notes) {
    for (const paragraph of paragraphsOf(blocks)) {
      for (const piece of paragraph.pieces) {
        const record = piece.kind === 'bookmark-start' ? /^_sd_(.+)_text$/.exec(piece.name)?.[1] : undefined
        if (record !== undefined) out.set(id, record)
      }
    }
  }
  return out
}
