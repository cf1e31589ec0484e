import { messages } from '../../schemas/messages/messages.ts'
import { MOST_STYCKEN } from '../../schemas/remiss/answer.ts'
import type { Form, Run, Stycke } from '../../schemas/text/stycke.ts'
import { MAX_LIST_LEVEL } from '../../schemas/text/stycke.ts'
import { readDocx } from '../docx/read.ts'
import { type Line, linesOf } from '../draft/lines.ts'

/** The words of a Word file as an yttrande holds them. */
export interface DocxText {
  stycken: Stycke[]
  /** Paragraphs beyond what an yttrande may have. */
  beyond: number
}

/**
 * Reads the words of a Word file: headings, paragraphs, lists, tables a row a paragraph, and notes at the end. Tracked changes count as made. Pictures stay in the
 * file. Called in the thread that reads files.
 * @throws StyrskriftError for a file that is refused: see `readDocx`
 */
export async function readDocxText(bytes: Buffer): Promise<DocxText> {
  const { lines, notes } = linesOf(await readDocx(bytes), 'accept')
  const numbers = new Map(notes.map(({ id }, i) => [id, i + 1]))
  const body = lines.flatMap(line => styckenOf(line, numbers))
  const below = notes.map(({ id, runs }) => ({
    runs: [{ text: `${messages.svar.note(numbers.get(id) ?? 0)} ` }, ...words(runs, numbers)]
  }))
  const all = [...body, ...below]
  return { stycken: all.slice(0, MOST_STYCKEN), beyond: Math.max(0, all.length - MOST_STYCKEN) }
}

function styckenOf(line: Line, notes: ReadonlyMap<string, number>): Stycke[] {
  if (line.generated) return []
  if (line.kind === 'picture') return line.picture?.alt ? [{ runs: [{ text: line.picture.alt }] }] : []
  if (line.kind === 'table')
    return line.rows.map(row => ({
      runs: [{ text: row.cells.map(cell => cell.map(each => each.text).join(' ')).join(' | ') }]
    }))
  const runs = words(line.runs, notes)
  if (runs.length === 0) return []
  const form = formOf(line)
  const level = line.list ? Math.min(line.list.level, MAX_LIST_LEVEL) : 0
  return [{ ...(form ? { form } : {}), ...(level > 0 ? { level } : {}), runs }]
}

function formOf({ outline, list }: Line): Form | undefined {
  if (outline !== null) return outline === 1 ? 'h2' : outline === 2 ? 'h3' : 'h4'
  return list ? (list.bullet ? 'li' : 'ol') : undefined
}

/** Words with their look and line breaks; a reference to a note as its number in brackets. */
const words = (runs: readonly Run[], notes: ReadonlyMap<string, number>): Run[] =>
  runs.flatMap((run): Run[] => {
    if ('text' in run) {
      const { rest: _rest, ...plain } = run
      return [plain]
    }
    if ('br' in run) return [{ br: true }]
    return 'footnote' in run ? [{ text: `[${notes.get(run.footnote) ?? ''}]` }] : []
  })
