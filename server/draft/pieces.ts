import type { Run, Stycke } from '../../schemas/text/stycke.ts'
import { isMark } from './marks.ts'
import { textOf } from './runs.ts'

/** Runs as the only paragraph of a single-line field: a break becomes a space. */
export const lineOf = (runs: readonly Run[]): Stycke[] => [
  { runs: runs.map(run => ('br' in run ? { text: ' ' } : { ...run })) }
]

/** Without the first letters (a label, a number that was typed), and the spaces after them. Marks stay. */
export function cutFront(runs: readonly Run[], letters: number): Run[] {
  const out: Run[] = []
  let left = letters
  let begun = false
  for (const run of runs) {
    if (isMark(run)) out.push(run)
    else if (!('text' in run)) {
      if (left <= 0) out.push(run)
      begun ||= left <= 0
    } else {
      const text = left > 0 ? run.text.slice(left) : run.text
      left -= run.text.length
      const shown = begun ? text : text.trimStart()
      if (shown !== '') {
        out.push({ ...run, text: shown })
        begun = true
      }
    }
  }
  return out
}

/** The first letters alone. */
function front(runs: readonly Run[], letters: number): Run[] {
  const out: Run[] = []
  let left = letters
  for (const run of runs) {
    if (left <= 0) break
    if ('text' in run) {
      out.push({ ...run, text: run.text.slice(0, left) })
      left -= run.text.length
    } else out.push(run)
  }
  return out
}

/**
 * A paragraph of definitions as term and text. "Term: text", and a bold term before its text, are divided; in a sentence that begins
 * with the term ("Våld är …") the text is the whole of it.
 */
export function definitionParts(runs: readonly Run[], term: string): { term: Run[]; text: Run[] } {
  const text = textOf(runs)
  const own = [{ text: term }]
  if (text.trim() === term.trim()) return { term: runs.map(run => ({ ...run })), text: [] }
  const divider = text.startsWith(term) ? /^\s*(?::|\s[–—-])\s+/u.exec(text.slice(term.length)) : null
  if (divider) return { term: front(runs, term.length), text: cutFront(runs, term.length + divider[0].length) }
  return { term: own, text: runs.map(run => ({ ...run })) }
}
