import type { Run, Stycke } from '../../schemas/text/stycke.ts'
import { textOf } from './lines.ts'

/** Runs as the only paragraph of a single-line field: a break becomes a space. */
export const lineOf = (runs: readonly Run[]): Stycke[] => [
  { runs: runs.map(run => ('br' in run ? { text: ' ' } : { ...run })) }
]

/** Without the first letters (a label, a number that was typed), and the spaces after them. */
export function cutFront(runs: readonly Run[], letters: number): Run[] {
  const out: Run[] = []
  let left = letters
  for (const run of runs) {
    if (!('text' in run)) {
      if (left <= 0) out.push(run)
      continue
    }
    const text = left > 0 ? run.text.slice(left) : run.text
    left -= run.text.length
    if (text !== '') out.push({ ...run, text: out.length === 0 ? text.trimStart() : text })
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
  if (text.trim() === term.trim()) return { term: own, text: [] }
  const divider = text.startsWith(term) ? /^\s*(?::|\s[–—-])\s+/u.exec(text.slice(term.length)) : null
  if (divider) return { term: own, text: cutFront(runs, term.length + divider[0].length) }
  return { term: own, text: runs.map(run => ({ ...run })) }
}
