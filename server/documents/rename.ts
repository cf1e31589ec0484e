import type * as Y from 'yjs'
import { fieldName, METADATA_ID } from '../../schemas/document/ids.ts'

/** Makes the title say `title` with the smallest change, so that what somebody types in it at the same moment stays. */
export function renameIn(doc: Y.Doc, title: string): void {
  const text = doc.getText(fieldName(METADATA_ID, 'titel'))
  const before = text.toString()
  if (before.length !== text.length) {
    // Something that is not text stands in the title: it is replaced whole.
    text.delete(0, text.length)
    text.insert(0, title)
    return
  }
  let from = 0
  while (from < before.length && from < title.length && before[from] === title[from]) from++
  let tail = 0
  while (tail < before.length - from && tail < title.length - from && before.at(-1 - tail) === title.at(-1 - tail))
    tail++
  // A pair of surrogates is never cut in two.
  if (from > 0 && isHigh(before.charCodeAt(from - 1))) from--
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail--
  text.delete(from, before.length - tail - from)
  text.insert(from, title.slice(from, title.length - tail))
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff
