import { diffArrays, diffWordsWithSpace } from 'diff'
import type { ChangeRow, Piece } from './sammanstallning.ts'

/** Longer paragraphs are shown whole: to compare them word by word would take too long. */
const MOST_COMPARED = 40_000

/** Two wordings of a paragraph, word by word. */
export function compareWords(before: string, after: string): ChangeRow {
  if (before === '' || after === '' || before.length + after.length > MOST_COMPARED)
    return { before: whole(before), after: whole(after) }
  const row: ChangeRow = { before: [], after: [] }
  for (const { value, added, removed } of diffWordsWithSpace(before, after)) {
    if (!added) push(row.before, value, removed === true)
    if (!removed) push(row.after, value, added === true)
  }
  return row
}

const whole = (text: string): Piece[] => (text === '' ? [] : [{ text, changed: true }])

/** Joins what belongs together, and a space between two changed words with them: it reads better. */
function push(pieces: Piece[], text: string, changed: boolean): void {
  const last = pieces.at(-1)
  const beforeLast = pieces.at(-2)
  if (last?.changed === changed) last.text += text
  else if (changed && last && beforeLast && last.text === ' ') {
    beforeLast.text += last.text + text
    pieces.pop()
  } else pieces.push({ text, changed })
}

/** The paragraphs that differ, those that stand in each other's place side by side. What only moved within the list is shown as taken away and put in. */
export function compareParagraphs(before: readonly string[], after: readonly string[]): ChangeRow[] {
  const rows: ChangeRow[] = []
  let gone: string[] = []
  let come: string[] = []
  const close = (): void => {
    for (let i = 0; i < Math.max(gone.length, come.length); i++) rows.push(compareWords(gone[i] ?? '', come[i] ?? ''))
    gone = []
    come = []
  }
  for (const { value, added, removed } of diffArrays([...before], [...after])) {
    if (removed) gone.push(...value)
    else if (added) come.push(...value)
    else close()
  }
  close()
  return rows
}
