import { diffArrays } from 'diff'
import type { ChangeRow, Piece } from './sammanstallning.ts'
import { wordDiff } from './word-diff.ts'

/** Two wordings of a paragraph, word by word. */
export function compareWords(before: string, after: string): ChangeRow {
  const row: ChangeRow = { before: [], after: [] }
  for (const { kind, text } of wordDiff(before, after)) {
    if (kind !== 'added') push(row.before, text, kind === 'removed')
    if (kind !== 'removed') push(row.after, text, kind === 'added')
  }
  return row
}

/** What stands beside each other on one side, because only the other has something in between, is one piece. */
function push(pieces: Piece[], text: string, changed: boolean): void {
  const last = pieces.at(-1)
  if (last?.changed === changed) last.text += text
  else pieces.push({ text, changed })
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
