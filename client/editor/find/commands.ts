import type { Mark } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { History } from '../binding/history.ts'
import { currentHit, findingOf, findKey } from './plugin.ts'
import type { Hit, Search } from './search.ts'

/** The part of an editor view that searching needs; tests give one without DOM. */
export type SearchView = Pick<EditorView, 'state' | 'dispatch'>

/** Looks for something else, or with an empty query for nothing, and selects the first hit from the selection on. */
export function setSearch(view: SearchView, search: Search): void {
  view.dispatch(view.state.tr.setMeta(findKey, search))
  const { hits } = findingOf(view.state)
  const next = hits.find(hit => hit.from >= view.state.selection.from) ?? hits[0]
  if (next) select(view, next)
}

/** Selects the next hit after the selection, or the one before it; round the end. False when there is none. */
export function goToHit(view: SearchView, direction: 1 | -1): boolean {
  const { hits } = findingOf(view.state)
  const { from } = view.state.selection
  const here = currentHit(view.state)
  const next =
    here >= 0
      ? hits.at((here + direction) % hits.length)
      : direction > 0
        ? (hits.find(hit => hit.from >= from) ?? hits[0])
        : (hits.findLast(hit => hit.to <= from) ?? hits.at(-1))
  if (!next) return false
  select(view, next)
  return true
}

function select(view: SearchView, hit: Hit): void {
  const { state } = view
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, hit.from, hit.to)))
}

/** Replaces the selected hit and selects the next one; where none is selected it only goes to the next. */
export function replaceHit(view: SearchView, history: Pick<History, 'step'>, words: string): boolean {
  const { hits } = findingOf(view.state)
  const hit = hits[currentHit(view.state)]
  if (!hit) {
    goToHit(view, 1)
    return false
  }
  history.step()
  const transaction = view.state.tr
  put(transaction, view.state, hit, words)
  const after = hit.from + words.length
  view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, after)))
  history.step()
  goToHit(view, 1)
  return true
}

/** Replaces every hit as one step of the history, and gives their number. Bold, italic and links stay as they begin. */
export function replaceAllHits(view: SearchView, history: Pick<History, 'step'>, words: string): number {
  const { hits } = findingOf(view.state)
  if (hits.length === 0) return 0
  history.step()
  const transaction = view.state.tr
  for (const hit of hits.toReversed()) put(transaction, view.state, hit, words)
  view.dispatch(transaction)
  history.step()
  return hits.length
}

function put(transaction: Transaction, state: EditorState, hit: Hit, words: string): void {
  if (words === '') transaction.delete(hit.from, hit.to)
  else transaction.replaceWith(hit.from, hit.to, state.schema.text(words, marksAt(state, hit.from)))
}

/** The formatting of the letter that begins at a position. */
function marksAt(state: EditorState, position: number): readonly Mark[] {
  return state.doc.resolve(position).nodeAfter?.marks ?? []
}
