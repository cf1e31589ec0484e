import type { Transaction } from '@tiptap/pm/state'
import { flatText } from '../../../schemas/text/stycke.ts'
import { selectionAt } from '../binding/binding.ts'
import type { RecordHost } from '../commands/records.ts'
import type { FoundProblem } from './review.ts'

/** What of a text is replaced by what: as little as possible, so that what others marked around it stays. */
export interface Replacement {
  from: number
  to: number
  text: string
}

/**
 * The change that mends a problem in the text as it is now, or null when the text is another than the one that was checked, when
 * there is nothing to change, or when a footnote or a line break would go with it.
 */
export function replacementFor(problem: FoundProblem, now: string): Replacement | null {
  const { fix, text } = problem
  if (!fix || text === null || now !== text || fix.field !== problem.place.field) return null
  const old = text.slice(fix.from, fix.to)
  const most = Math.min(old.length, fix.text.length)
  let start = 0
  while (start < most && old[start] === fix.text[start]) start++
  let end = 0
  while (end < most - start && old[old.length - 1 - end] === fix.text[fix.text.length - 1 - end]) end++
  // Never between the two halves of a character.
  if (/[\uDC00-\uDFFF]/.test(`${old[start] ?? ''}${fix.text[start] ?? ''}`) && start > 0) start--
  if (/[\uD800-\uDBFF]/.test(`${old.at(-end - 1) ?? ''}${fix.text.at(-end - 1) ?? ''}`) && end > 0) end--
  const out = { from: fix.from + start, to: fix.to - end, text: fix.text.slice(start, fix.text.length - end) }
  const replaced = text.slice(out.from, out.to)
  if (replaced === out.text || /[\n\uFFFC]/u.test(replaced)) return null
  return out
}

/** Mends a problem as an edit that can be undone by itself. False when it is not the same text any more. */
export function applyFix(host: RecordHost, problem: FoundProblem): boolean {
  const { record, field } = problem.place
  const { editor, projection, history } = host
  if (!editor || !host.writing.text(record) || field === undefined || !projection.reading.live.has(record)) return false
  const replacement = replacementFor(problem, flatText(projection.stycken(record, field)))
  if (!replacement) return false
  const key = `${record}:${field}`
  const range = selectionAt(editor.state.doc, { key, offset: replacement.from }, { key, offset: replacement.to })
  history.step()
  if (range) editor.view.dispatch(replaced(editor.state.tr, range.from, range.to, replacement.text))
  else writeDirectly(host, record, field, replacement)
  history.step()
  return true
}

function replaced(transaction: Transaction, from: number, to: number, text: string): Transaction {
  return text === '' ? transaction.delete(from, to) : transaction.insertText(text, from, to)
}

/** A text that the page shows outside of a field of its own, such as what is written after the ansvar. */
function writeDirectly({ projection: { records } }: RecordHost, record: string, field: string, at: Replacement): void {
  records.change(() => {
    const text = records.field(record, field)
    if (at.to > at.from) text.delete(at.from, at.to - at.from)
    if (at.text !== '') text.insert(at.from, at.text)
  })
}

/** Is there a change that mends the problem by one click? */
export const isFixable = (problem: FoundProblem): boolean =>
  problem.text !== null && replacementFor(problem, problem.text) !== null
