import * as Y from 'yjs'
import { fieldName, INDEX } from '../document/ids.ts'
import { readStructure } from '../document/reading.ts'
import { fieldShape } from '../records/shapes.ts'
import type { Anchor, AnchorPart } from './anchor.ts'
import { flatOf } from './flat.ts'
import { placeOf, shownIn } from './resolve.ts'

/**
 * What is wrong with an anchor that somebody sent: `record` and `field` are not in the document, `position` belongs to another text or
 * stands the wrong way round, `quote` is not what stands there now, `unknown`: its letters have not reached this copy of the document.
 */
export type AnchorFault = 'record' | 'field' | 'position' | 'quote' | 'unknown'

/** Checks an anchor against a document as it is stored; null when it is sound. */
export function checkAnchor(doc: Y.Doc, anchor: Anchor): AnchorFault | null {
  if (anchor.kind === 'document') return null
  const { live } = readStructure(doc.getMap(INDEX))
  const isShown = shownIn(doc, record => live.has(record))
  if (anchor.kind === 'record') return isShown(anchor.record) ? null : 'record'
  for (const part of anchor.parts) {
    const post = live.get(part.record)
    if (!post || !isShown(part.record)) return 'record'
    if (fieldShape(post.type, part.field) === null || !isShown(part.record, part.field)) return 'field'
    const fault = checkPart(doc, part)
    if (fault) return fault
  }
  return null
}

function checkPart(doc: Y.Doc, { record, field, start, end, quote }: AnchorPart): AnchorFault | null {
  const root = fieldName(record, field)
  for (const { item, tname } of [start, end]) {
    if (tname !== root) return 'position'
    if (item && Y.getState(doc.store, item.client) <= item.clock) return 'unknown'
  }
  if (start.assoc !== 0 || end.assoc !== -1) return 'position'
  const text = doc.getText(root)
  const from = placeOf(text, start)
  const to = placeOf(text, end)
  if (!from || !to) return 'position'
  if (quote === '') return from.index === to.index ? null : 'quote'
  if (to.index < from.index) return 'position'
  return flatOf(text).slice(from.index, to.index) === quote ? null : 'quote'
}
