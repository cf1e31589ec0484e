import { Fragment, type Node as PmNode, type Schema, Slice } from '@tiptap/pm/model'
import { type Command, TextSelection } from '@tiptap/pm/state'
import { fieldAround } from '../binding/write-steps.ts'
import { type FieldNodeName, holdsBlocks, isField } from '../model/specs.ts'

/** Does the selection reach from one field into another, or outside of fields? */
export function spansFields(doc: PmNode, from: number, to: number): boolean {
  const a = fieldAround(doc.resolve(from))
  const b = fieldAround(doc.resolve(to))
  return a === null || b === null || a.start !== b.start
}

/** Deletes the text of a selection that reaches over several fields: in each field only what is selected, never a record. */
export const deleteAcrossFields: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection
  if (empty || !spansFields(state.doc, from, to)) return false
  if (!dispatch) return true
  const parts: [from: number, to: number, field: PmNode][] = []
  state.doc.nodesBetween(from, to, (node, at) => {
    if (!isField(node)) return true
    parts.push([Math.max(from, at + 1), Math.min(to, at + node.nodeSize - 1), node])
    return false
  })
  const transaction = state.tr
  for (const [start, end, field] of parts.reverse()) {
    if (end <= start) continue
    if (holdsBlocks(field) && end - start === field.content.size)
      transaction.replaceWith(start, end, state.schema.nodes.paragraph!.create())
    else transaction.delete(start, end)
  }
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(Math.min(from, transaction.doc.content.size))))
  dispatch(transaction.scrollIntoView())
  return true
}

/**
 * What may be pasted into a field: records and fields are unwrapped to their blocks; a one-line field takes plain text in one
 * line; headings become bold paragraphs where the field has no headings. No letter is lost.
 */
export function fitSlice(slice: Slice, schema: Schema, target: FieldNodeName): Slice {
  if (target === 'fline' || target === 'frich') return fitLine(slice, schema, target === 'frich')
  const blocks: PmNode[] = []
  let loose: PmNode[] = []
  let structural = false
  const flush = (): void => {
    if (loose.length > 0) blocks.push(schema.nodes.paragraph!.create(null, loose))
    loose = []
  }
  const walk = (fragment: Fragment): void => {
    fragment.forEach(node => {
      if (node.isInline) {
        loose.push(node)
        return
      }
      flush()
      if (node.type.name === 'heading' && target !== 'fprose') {
        structural = true
        blocks.push(schema.nodes.paragraph!.create(null, boldened(node.content, schema)))
      } else if (node.type.isInGroup('block')) blocks.push(node)
      else {
        structural = true
        if (node.isTextblock) blocks.push(schema.nodes.paragraph!.create(null, node.content))
        else walk(node.content)
      }
    })
    flush()
  }
  walk(slice.content)
  if (!structural && slice.content.firstChild?.type.isInGroup('block')) return slice
  if (blocks.length === 0) return Slice.empty
  return new Slice(Fragment.from(blocks), blocks[0]!.isTextblock ? 1 : 0, blocks.at(-1)!.isTextblock ? 1 : 0)
}

function boldened(content: Fragment, schema: Schema): Fragment {
  const out: PmNode[] = []
  content.forEach(node => {
    out.push(node.mark(schema.marks.bold!.create().addToSet(node.marks)))
  })
  return Fragment.from(out)
}

function fitLine(slice: Slice, schema: Schema, marks: boolean): Slice {
  const out: PmNode[] = []
  const walk = (node: PmNode): void => {
    if (node.isTextblock) {
      if (out.length > 0) out.push(schema.text(' '))
      node.forEach(walk)
      return
    }
    if (node.isText) out.push(schema.text((node.text ?? '').replaceAll('\n', ' '), marks ? node.marks : undefined))
    else if (node.type.name === 'hardBreak') out.push(schema.text(' '))
    else if (node.isInline) out.push(marks ? node : node.mark([]))
    else node.forEach(walk)
  }
  slice.content.forEach(walk)
  return new Slice(Fragment.from(out), 0, 0)
}
