import * as Y from 'yjs'
import { fieldName } from '../document/ids.ts'
import type { AnchorPart, Position } from './anchor.ts'
import { flatOf } from './flat.ts'

/** Hangs on the letters from `from` to `to` of a field, or with both equal on the place between two letters. */
export function anchorPartOf(doc: Y.Doc, record: string, field: string, from: number, to: number): AnchorPart {
  const text = doc.getText(fieldName(record, field))
  const at = (offset: number, assoc: 0 | -1): Position =>
    Y.relativePositionToJSON(
      Y.createRelativePositionFromTypeIndex(text, Math.max(0, Math.min(offset, text.length)), assoc)
    ) as Position
  return { record, field, start: at(from, 0), end: at(to, -1), quote: flatOf(text).slice(from, to) }
}
