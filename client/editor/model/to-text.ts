import type { Fragment, Mark, Node as PmNode } from '@tiptap/pm/model'

/** A stretch of the flat text with its known attributes: characters, or one embed. A newline is a stretch of its own. */
export interface Stretch {
  insert: string | object
  attributes: Record<string, unknown>
}

/** The flat form of the content of a one-line field, or of a textblock. */
export function inlineStretches(content: Fragment): Stretch[] {
  const out: Stretch[] = []
  content.forEach(node => {
    if (node.isText) out.push({ insert: node.text ?? '', attributes: markAttributes(node.marks) })
    else out.push({ insert: embedOf(node), attributes: markAttributes(node.marks) })
  })
  return out
}

/** The flat form of blocks: the text of each paragraph and the newline that ends it. */
export function blockStretches(blocks: Iterable<PmNode>): Stretch[] {
  const out: Stretch[] = []
  const walk = (node: PmNode, list: 'li' | 'ol' | null, level: number, first: boolean): void => {
    if (node.type.name === 'bulletList' || node.type.name === 'orderedList') {
      const name = node.type.name === 'orderedList' ? 'ol' : 'li'
      node.forEach(item => {
        item.forEach((child, _offset, i) => {
          walk(child, name, level + 1, i === 0)
        })
      })
      return
    }
    out.push(...inlineStretches(node.content))
    const attributes: Record<string, unknown> = {}
    if (list) {
      attributes.b = first ? list : 'lc'
      if (level > 0) attributes.i = level
    } else if (node.type.name === 'heading') attributes.b = `h${node.attrs.level}`
    out.push({ insert: '\n', attributes })
  }
  for (const block of blocks) walk(block, null, -1, true)
  return out
}

/** Formatting as Yjs stores it. */
function markAttributes(marks: readonly Mark[]): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const mark of marks) out[mark.type.name] = markValue(mark)
  return out
}

export const markValue = (mark: Mark): unknown => (mark.type.name === 'link' ? { href: String(mark.attrs.href) } : true)

function embedOf(node: PmNode): object {
  if (node.type.name === 'footnoteRef') return { fn: String(node.attrs.id) }
  if (node.type.name === 'hardBreak') return { br: true }
  return (JSON.parse(String(node.attrs.v)) ?? {}) as object
}

/** Length of blocks in the shared text: each textblock counts its content and one newline. */
export function flatSize(node: PmNode): number {
  if (node.isTextblock) return node.content.size + 1
  let size = 0
  node.forEach(child => {
    size += flatSize(child)
  })
  return size
}

/** The offset in the shared text of a position inside a field. `inside` is relative to the start of the field's content. */
export function flatOffset(field: PmNode, inside: number): number {
  if (field.inlineContent) return Math.max(0, Math.min(inside, field.content.size))
  let offset = 0
  let at = 0
  for (let i = 0; i < field.childCount; i++) {
    const child = field.child(i)
    if (inside <= at) return offset
    if (inside < at + child.nodeSize) return offset + flatOffsetInBlock(child, inside - at - 1)
    at += child.nodeSize
    offset += flatSize(child)
  }
  return offset
}

function flatOffsetInBlock(node: PmNode, inside: number): number {
  return node.isTextblock ? Math.max(0, Math.min(inside, node.content.size)) : flatOffset(node, inside)
}

/** The position inside a field (relative to the start of its content) of an offset in the shared text. */
export function positionOfOffset(field: PmNode, offset: number): number {
  if (field.inlineContent) return Math.min(offset, field.content.size)
  let left = offset
  let at = 0
  for (let i = 0; i < field.childCount; i++) {
    const child = field.child(i)
    const size = flatSize(child)
    const last = i === field.childCount - 1
    if (left < size || last) {
      if (child.isTextblock) return at + 1 + Math.min(left, child.content.size)
      return at + 1 + positionOfOffset(child, Math.min(left, size - 1))
    }
    left -= size
    at += child.nodeSize
  }
  return at
}
