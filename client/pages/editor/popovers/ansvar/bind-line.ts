import type * as Y from 'yjs'

/** A stretch of a text that was replaced by another. */
export interface LineChange {
  at: number
  remove: number
  insert: string
}

/**
 * The smallest single change between two versions of a line. `caret` is where the caret stands after it: of several places where
 * "aa" can have become "aaa" it is the one before the caret.
 */
export function lineChange(before: string, after: string, caret: number | null): LineChange {
  const most = Math.min(before.length, after.length)
  const behind = caret === null ? most : Math.min(most, after.length - caret)
  let end = 0
  while (end < behind && before.at(-1 - end) === after.at(-1 - end)) end++
  let at = 0
  while (at < most - end && before[at] === after[at]) at++
  while (end < most - at && before.at(-1 - end) === after.at(-1 - end)) end++
  return { at, remove: before.length - at - end, insert: after.slice(at, after.length - end) }
}

/** Where a place of a line stands after a change. */
export function placeAfter(place: number, { at, remove, insert }: LineChange): number {
  if (place <= at) return place
  return place >= at + remove ? place + insert.length - remove : at + insert.length
}

/** The part of an input element that a shared line needs. */
export type LineInput = Pick<
  HTMLInputElement,
  'value' | 'selectionStart' | 'selectionEnd' | 'setSelectionRange' | 'addEventListener' | 'removeEventListener'
>

/**
 * Joins an input element and a shared line of text: what is typed becomes the smallest change, so that two people can write at the
 * same time, and what others write appears at once with the caret where it was; while letters are composed, afterwards. `change`
 * makes the changes, as the person's own. Returns what ends it.
 */
export function bindLine(input: LineInput, text: Y.Text, change: (work: () => void) => void): () => void {
  const line = (): string => text.toString().replaceAll('\n', ' ')
  let shown = line()
  let composing = false
  input.value = shown

  const refresh = (): void => {
    const now = line()
    if (now === shown && input.value === now) return
    const moved = lineChange(input.value, now, null)
    const start = placeAfter(input.selectionStart ?? 0, moved)
    const end = placeAfter(input.selectionEnd ?? 0, moved)
    shown = now
    input.value = now
    input.setSelectionRange(start, end)
  }
  const typed = (): void => {
    const { at, remove, insert } = lineChange(shown, input.value, input.selectionStart)
    // What others wrote while letters were composed is not shown yet: the places are those of a line without it.
    const unseen = lineChange(shown, line(), null)
    const from = placeAfter(at, unseen)
    const to = Math.max(from, placeAfter(at + remove, unseen))
    shown = input.value
    change(() => {
      if (to > from) text.delete(from, to - from)
      if (insert !== '') text.insert(from, insert.replaceAll('\n', ' '))
    })
    if (!composing) refresh()
  }
  const observed = (_event: unknown, transaction: Y.Transaction): void => {
    if (!composing && !(transaction.local && line() === input.value)) refresh()
    else if (!composing) shown = line()
  }
  const began = (): void => {
    composing = true
  }
  const ended = (): void => {
    composing = false
    refresh()
  }
  input.addEventListener('input', typed)
  input.addEventListener('compositionstart', began)
  input.addEventListener('compositionend', ended)
  text.observe(observed)
  return () => {
    input.removeEventListener('input', typed)
    input.removeEventListener('compositionstart', began)
    input.removeEventListener('compositionend', ended)
    text.unobserve(observed)
  }
}
