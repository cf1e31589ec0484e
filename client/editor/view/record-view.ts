import type { Node as PmNode } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import type { FrameAttr } from '../binding/projection.ts'
import { sameValue } from '../binding/projection.ts'
import { draw, setAttributes } from './draw.ts'

/** Before anything was read, the page is an empty one without looks. */
const BLANK: FrameAttr = { tag: 'div', attributes: {}, before: [], after: [] }
const frameOf = (node: PmNode): FrameAttr => (node.attrs.p as FrameAttr | null) ?? BLANK

/**
 * The plain DOM of a record: what stands before its content, the content, and what stands after. Only the parts that changed are
 * drawn again, and the content never is: the caret stays where it is.
 */
export class RecordView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  #node: PmNode
  #before: Node[] = []
  #after: Node[] = []

  constructor(node: PmNode) {
    this.#node = node
    const frame = frameOf(node)
    this.dom = document.createElement(frame.tag)
    this.contentDOM = document.createElement('div')
    this.contentDOM.className = 'ss-in'
    this.dom.append(this.contentDOM)
    this.dom.dataset.record = node.type.name
    this.dom.dataset.id = String(node.attrs.id)
    this.#draw(null, frame)
  }

  update(node: PmNode): boolean {
    if (node.type !== this.#node.type || node.attrs.id !== this.#node.attrs.id) return false
    const old = frameOf(this.#node)
    const next = frameOf(node)
    this.#node = node
    if (old === next) return true
    if (old.tag !== next.tag) return false
    this.#draw(old, next)
    return true
  }

  #draw(old: FrameAttr | null, next: FrameAttr): void {
    if (!old || !sameValue(old.attributes, next.attributes)) setAttributes(this.dom, next.attributes)
    if (!old || !sameValue(old.before, next.before)) {
      for (const node of this.#before) node.parentNode?.removeChild(node)
      this.#before = next.before.map(draw)
      this.contentDOM.before(...this.#before)
    }
    if (!old || !sameValue(old.after, next.after)) {
      for (const node of this.#after) node.parentNode?.removeChild(node)
      this.#after = next.after.map(draw)
      this.contentDOM.after(...this.#after)
    }
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Node && !this.contentDOM.contains(event.target) && event.type !== 'click'
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }
}
