import type { Node as PmNode } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import type { NumberBoard } from '../binding/number-board.ts'
import { type FrameAttr, sameValue } from '../binding/projection.ts'
import { draw, setAttributes } from './draw.ts'

/** Before anything was read, the page is an empty one without looks. */
const BLANK: FrameAttr = { tag: 'div', attributes: {}, before: [], after: [], gutter: [] }
const frameOf = (node: PmNode): FrameAttr => (node.attrs.p as FrameAttr | null) ?? BLANK

const VIEWS = new WeakMap<Element, RecordView>()

/** The record whose plain DOM an element is. */
export const recordViewOf = (element: Element): RecordView | undefined => VIEWS.get(element)

/**
 * The plain DOM of a record: what stands before its content, the content, and what stands after. Only the parts that changed are
 * drawn again, and the content never is: the caret stays where it is. The handles in the margin are drawn when they are needed.
 */
export class RecordView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #board: NumberBoard
  #node: PmNode
  #before: Node[] = []
  #after: Node[] = []
  #gutter: Node[] | null = null
  #number: HTMLElement | null = null

  constructor(node: PmNode, board: NumberBoard) {
    this.#node = node
    this.#board = board
    const frame = frameOf(node)
    this.dom = document.createElement(frame.tag)
    this.contentDOM = document.createElement('div')
    this.contentDOM.className = 'ss-in'
    this.dom.append(this.contentDOM)
    this.dom.dataset.record = node.type.name
    this.dom.dataset.id = String(node.attrs.id)
    this.#draw(null, frame)
    if (frame.gutter.length > 0) this.dom.addEventListener('pointerenter', this.reveal)
    VIEWS.set(this.dom, this)
  }

  /** Draws the handles in the margin, once. */
  readonly reveal = (): void => {
    if (this.#gutter) return
    this.#gutter = frameOf(this.#node).gutter.map(draw)
    this.dom.prepend(...this.#gutter)
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
      this.#placeNumber()
    }
    if (!old || !sameValue(old.after, next.after)) {
      for (const node of this.#after) node.parentNode?.removeChild(node)
      this.#after = next.after.map(draw)
      this.contentDOM.after(...this.#after)
    }
    if (this.#gutter && old && !sameValue(old.gutter, next.gutter)) {
      for (const node of this.#gutter) node.parentNode?.removeChild(node)
      this.#gutter = null
      this.reveal()
    }
  }

  #placeNumber(): void {
    const id = String(this.#node.attrs.id)
    if (this.#number) this.#board.remove(id, this.#number)
    this.#number = null
    for (const node of this.#before) {
      if (!(node instanceof HTMLElement)) continue
      const place = node.matches('[data-number]') ? node : node.querySelector<HTMLElement>('[data-number]')
      if (place) this.#number = place
    }
    if (this.#number) this.#board.add(id, this.#number)
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Node && !this.contentDOM.contains(event.target) && event.type !== 'click'
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  destroy(): void {
    if (this.#number) this.#board.remove(String(this.#node.attrs.id), this.#number)
  }
}
