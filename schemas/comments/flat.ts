import * as Y from 'yjs'
import { OBJECT_CHARACTER } from '../text/stycke.ts'

/** The letters of a text as its offsets count them: what is no letter (a footnote, a line break) is one `OBJECT_CHARACTER`. */
export function flatOf(text: Y.Text): string {
  let out = ''
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    out += item.content instanceof Y.ContentString ? item.content.str : OBJECT_CHARACTER.repeat(item.length)
  }
  return out
}
