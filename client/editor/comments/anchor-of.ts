import type { Node as PmNode } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import { type Anchor, type AnchorPart, MOST_PARTS, MOST_QUOTE } from '../../../schemas/comments/anchor.ts'
import { anchorPartOf } from '../../../schemas/comments/make.ts'
import { OBJECT_CHARACTER } from '../../../schemas/text/stycke.ts'
import { splitKey } from '../binding/projection.ts'
import { currentField } from '../commands/fields.ts'
import type { RecordHost } from '../commands/records.ts'
import { isField } from '../model/specs.ts'
import { flatOffset } from '../model/to-text.ts'

/** What a new comment hangs on. `too-long`: more is selected than one comment can be about. */
export type Marked = Anchor | 'too-long'

/**
 * The anchor of what is selected; of the record with the caret when nothing is; of the whole document when the caret is nowhere. The text
 * that the page shows and the shared text are in step, so the offsets are the same.
 */
export function anchorOfSelection(host: RecordHost & { doc: Y.Doc }): Marked {
  const state = host.editor?.state
  if (!state) return { kind: 'document' }
  const parts = partsOf(host.doc, state)
  if (parts.length > MOST_PARTS || parts.some(part => part.quote.length > MOST_QUOTE)) return 'too-long'
  if (parts.length > 0) return { kind: 'text', parts }
  const field = currentField(state.selection)
  const post = field && host.projection.reading.live.get(field.record)
  if (!post) return { kind: 'document' }
  return { kind: 'record', record: post.type === 'tablerow' && post.place?.a ? post.place.a : post.id }
}

/**
 * What a new proposal is about: letters of one field, or with nothing selected the place of the caret. Null where none can be: over
 * several fields, outside of fields, and over what is no text (a footnote, a line break).
 */
export function anchorOfProposal(host: RecordHost & { doc: Y.Doc }): Marked | null {
  const state = host.editor?.state
  if (!state) return null
  const { selection } = state
  const parts = partsOf(host.doc, state)
  const [part] = parts
  if (parts.length > 1 || (!selection.empty && !part)) return null
  if (part) {
    if (part.quote.includes(OBJECT_CHARACTER)) return null
    return part.quote.length > MOST_QUOTE ? 'too-long' : { kind: 'text', parts: [part] }
  }
  const field = currentField(selection)
  if (!field) return null
  const at = flatOffset(field.node, selection.from - field.start)
  return { kind: 'text', parts: [anchorPartOf(host.doc, field.record, field.field, at, at)] }
}

/** The selected stretch of each field, without spaces and line ends at its edges. */
function partsOf(doc: Y.Doc, { doc: page, selection }: EditorState): AnchorPart[] {
  const { from, to, empty } = selection
  if (empty) return []
  const out: AnchorPart[] = []
  page.nodesBetween(from, to, (node, at) => {
    if (!isField(node)) return true
    const part = partIn(doc, node, Math.max(from, at + 1) - at - 1, Math.min(to, at + node.nodeSize - 1) - at - 1)
    if (part) out.push(part)
    return false
  })
  return out
}

function partIn(doc: Y.Doc, field: PmNode, from: number, to: number): AnchorPart | null {
  const [record, name] = splitKey(String(field.attrs.fkey))
  const start = flatOffset(field, from)
  const part = anchorPartOf(doc, record, name, start, flatOffset(field, to))
  const inner = part.quote.trim()
  if (inner === '') return null
  if (inner === part.quote) return part
  const before = part.quote.indexOf(inner)
  return anchorPartOf(doc, record, name, start + before, start + before + inner.length)
}
