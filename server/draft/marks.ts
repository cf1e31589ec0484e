import type { Run, Stycke, TextRun } from '../../schemas/text/stycke.ts'

/**
 * Marks travel through the making of a document as runs without words, so that what hung on a letter of the draft is found at the same
 * letter of the document. `settleMarks` takes them out again.
 */
export const markRun = (mark: number): Run => ({ unknown: { mark } })

/** The number of a mark; null for every other run. */
export function markOf(run: Run): number | null {
  if (!('unknown' in run)) return null
  const { unknown } = run
  const mark = typeof unknown === 'object' && unknown !== null ? Reflect.get(unknown, 'mark') : null
  return typeof mark === 'number' ? mark : null
}

export const isMark = (run: Run): boolean => markOf(run) !== null

export const withoutMarks = (runs: readonly Run[]): Run[] => runs.filter(run => !isMark(run))

/** The same runs, with those that look alike as one. */
export function joinedRuns(runs: readonly Run[]): Run[] {
  const out: Run[] = []
  for (const run of runs) add(out, run)
  return out
}

/** Letters of a run as the flat text counts them. */
const lengthOf = (run: Run): number => ('text' in run ? run.text.length : 1)

/** Takes the marks out of the paragraphs of a field, and tells where in the flat text each stood. */
export function takeMarks(stycken: Stycke[], found: (mark: number, offset: number) => void): void {
  let offset = 0
  for (const [i, stycke] of stycken.entries()) {
    if (i > 0) offset++
    const kept: Run[] = []
    for (const run of stycke.runs) {
      const mark = markOf(run)
      if (mark !== null) {
        found(mark, offset)
        continue
      }
      offset += lengthOf(run)
      add(kept, run)
    }
    stycke.runs = kept
  }
}

/** Runs that look alike become one, as they were before a mark came between them. */
function add(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if ('text' in run && last && 'text' in last && sameLook(run, last)) last.text += run.text
  else runs.push({ ...run })
}

const sameLook = (a: TextRun, b: TextRun): boolean => a.bold === b.bold && a.italic === b.italic && a.link === b.link
