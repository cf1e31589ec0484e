import type { Node as PmNode } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import type { FieldAttr } from '../binding/projection.ts'
import { sameValue } from '../binding/projection.ts'

/** Does the field show nothing but an empty line? */
function isEmpty(node: PmNode): boolean {
  if (node.inlineContent) return node.content.size === 0
  return node.childCount === 1 && node.firstChild?.type.name === 'paragraph' && node.firstChild.content.size === 0
}

/** Before anything was read, the page is an empty one without looks. */
const BLANK: FieldAttr = { tag: 'div', label: '' }
const lookOf = (node: PmNode): FieldAttr => (node.attrs.p as FieldAttr | null) ?? BLANK

/** The plain DOM of a field: its name where it is shown, and the text, with guidance while it is empty. */
export class FieldView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  #node: PmNode

  constructor(node: PmNode) {
    this.#node = node
    const p = lookOf(node)
    this.contentDOM = document.createElement(p.tag)
    this.contentDOM.className = `ss-f ${p.labelled ? '' : (p.class ?? '')}`.trim()
    this.contentDOM.dataset.field = String(node.attrs.fkey)
    if (p.labelled) {
      this.dom = document.createElement('div')
      this.dom.className = p.class ?? 'ss-labelled'
      const label = document.createElement('span')
      label.className = 'ss-fact__l'
      label.contentEditable = 'false'
      label.textContent = p.label
      this.dom.append(label, this.contentDOM)
    } else this.dom = this.contentDOM
    this.#show(p)
  }

  #show(p: FieldAttr): void {
    const empty = isEmpty(this.#node)
    this.contentDOM.classList.toggle('is-empty', empty)
    this.contentDOM.classList.toggle('has-standing', empty && Boolean(p.standing))
    this.contentDOM.dataset.guidance = p.standing || p.guidance || ''
    this.contentDOM.classList.toggle('is-locked', Boolean(p.locked))
  }

  update(node: PmNode): boolean {
    const old = lookOf(this.#node)
    const next = lookOf(node)
    if (node.type !== this.#node.type || node.attrs.fkey !== this.#node.attrs.fkey) return false
    if (
      old !== next &&
      !sameValue(
        { ...old, guidance: '', standing: '', locked: false },
        { ...next, guidance: '', standing: '', locked: false }
      )
    )
      return false
    this.#node = node
    this.#show(next)
    return true
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === 'selection') return false
    // Our own classes and data on the element are no input.
    if (mutation.type === 'attributes')
      return mutation.target === this.contentDOM || !this.contentDOM.contains(mutation.target)
    return !this.contentDOM.contains(mutation.target)
  }
}
