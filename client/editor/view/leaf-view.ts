import type { Node as PmNode } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import type { View } from '../../../schemas/records/editor-kit.ts'
import { draw } from './draw.ts'

/** Something between the fields that is not text: ansvar, a chosen value. Drawn again whenever it changes. */
export class LeafView implements NodeView {
  readonly dom: HTMLElement
  #node: PmNode

  constructor(node: PmNode) {
    this.#node = node
    this.dom = document.createElement('div')
    this.dom.className = `ss-leaf ss-leaf--${node.type.name}`
    this.dom.contentEditable = 'false'
    this.#draw()
  }

  #draw(): void {
    this.dom.replaceChildren(draw((this.#node.attrs.p as View | null) ?? ''))
  }

  update(node: PmNode): boolean {
    if (node.type !== this.#node.type || node.attrs.id !== this.#node.attrs.id) return false
    const hadFocus = this.dom.contains(document.activeElement)
    const changed = node.attrs.p !== this.#node.attrs.p
    this.#node = node
    if (changed) {
      this.#draw()
      if (hadFocus) this.dom.querySelector('button')?.focus()
    }
    return true
  }

  stopEvent(event: Event): boolean {
    return event.type !== 'click'
  }

  ignoreMutation(): boolean {
    return true
  }
}
