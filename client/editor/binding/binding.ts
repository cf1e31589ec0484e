import type { Node as PmNode } from '@tiptap/pm/model'
import { type EditorState, type Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import { INDEX, parseFieldName } from '../../../schemas/document/ids.ts'
import { isField } from '../model/specs.ts'
import { flatOffset, positionOfOffset } from '../model/to-text.ts'
import { patchField, patchPage } from './patch.ts'
import type { Projection } from './projection.ts'
import { fieldAround, writeSteps } from './write-steps.ts'

/** The part of an editor view that the binding needs; tests give one without DOM. */
export interface PageView {
  readonly state: EditorState
  dispatch(transaction: Transaction): void
}

/** Where a selection stands, in terms of the texts: it holds while records move. */
export interface TextPlace {
  key: string
  offset: number
}

/** Marks transactions that show what the records say; they pass the guard and are not written back. */
export const FROM_RECORDS = 'fromRecords'

/**
 * Joins one page and one shared document. Local transactions become operations on the texts; every other change of the document
 * becomes exact steps on the page. Between two events both are always in step.
 */
export class Binding {
  readonly projection: Projection
  readonly #doc: Y.Doc
  #view: PageView | null = null
  #writing = false
  #structureDirty = false
  #dirty = new Set<string>()
  #names = new WeakMap<object, string>()
  readonly #onTransaction = (transaction: Y.Transaction): void => this.#documentChanged(transaction)

  constructor(projection: Projection) {
    this.projection = projection
    this.#doc = projection.records.doc
  }

  get origin(): unknown {
    return this.projection.records.origin
  }

  attach(view: PageView): void {
    this.#view = view
    this.#doc.on('afterTransaction', this.#onTransaction)
    this.#show(this.projection.project())
  }

  detach(): void {
    this.#doc.off('afterTransaction', this.#onTransaction)
    this.#view = null
  }

  /** Draws the whole page anew: after the context changed (register, permission), which is no change of the document. */
  refresh(): void {
    this.projection.forget()
    this.#show(this.projection.project())
  }

  #documentChanged(transaction: Y.Transaction): void {
    if (!this.#view) return
    for (const type of transaction.changed.keys()) {
      const name = this.#nameOf(type)
      if (name === INDEX) {
        this.#structureDirty = true
        continue
      }
      const field = name === null ? null : parseFieldName(name)
      if (!field || this.#writing) continue
      const key = `${field.record}:${field.field}`
      this.projection.textChanged(key)
      this.#dirty.add(key)
    }
    if (!this.#writing) this.#render()
  }

  #nameOf(type: object): string | null {
    const known = this.#names.get(type)
    if (known !== undefined) return known
    for (const [name, shared] of this.#doc.share) {
      if ((shared as object) !== type) continue
      this.#names.set(type, name)
      return name
    }
    return null
  }

  #render(): void {
    if (this.#structureDirty || this.#needsStructure()) {
      if (this.#structureDirty) this.projection.structureChanged()
      this.#structureDirty = false
      this.#dirty.clear()
      this.#show(this.projection.project())
      return
    }
    const view = this.#view
    if (!view || this.#dirty.size === 0) return
    const transaction = view.state.tr
    const places: [at: number, node: PmNode][] = []
    view.state.doc.descendants((node, at) => {
      if (!isField(node)) return true
      if (this.#dirty.has(String(node.attrs.fkey))) places.push([at, node])
      return false
    })
    this.#dirty.clear()
    for (const [at, node] of places.reverse()) patchField(transaction, node, this.projection.refreshed(node), at + 1)
    this.#dispatch(transaction)
  }

  /** Texts that are shown elsewhere than in their own field, or that carry footnote numbers, concern more than their field. */
  #needsStructure(): boolean {
    for (const key of this.#dirty) {
      const [record = '', field = ''] = key.split(':')
      if (
        isShownBeside(key) ||
        this.projection.holdsFootnotes(key) ||
        this.projection.stycken(record, field).some(s => s.runs.some(r => 'footnote' in r))
      )
        return true
    }
    return false
  }

  #show(target: PmNode): void {
    const view = this.#view
    if (!view) return
    const transaction = view.state.tr
    const anchor = placeAt(view.state.doc, view.state.selection.anchor)
    const head = placeAt(view.state.doc, view.state.selection.head)
    const moved = patchPage(transaction, target)
    if (moved && anchor && head) {
      const selection = selectionAt(transaction.doc, anchor, head)
      if (selection) transaction.setSelection(selection)
    }
    this.#dispatch(transaction)
  }

  #dispatch(transaction: Transaction): void {
    if (!transaction.docChanged) return
    this.#view?.dispatch(transaction.setMeta(FROM_RECORDS, true).setMeta('addToHistory', false))
  }

  /** Writes local transactions, in the order in which they were applied, as one change of the shared document. */
  write(transactions: readonly Transaction[], after: PmNode): void {
    const reread = new Set<string>()
    const touched = new Set<string>()
    this.#writing = true
    try {
      this.#doc.transact(() => {
        for (const transaction of transactions) {
          for (const [key, how] of writeSteps(transaction, k => this.projection.textOf(k))) {
            touched.add(key)
            if (how.reread || isShownBeside(key) || this.projection.holdsFootnotes(key)) reread.add(key)
          }
        }
      }, this.origin)
    } finally {
      this.#writing = false
    }
    after.descendants(node => {
      if (!isField(node)) return true
      const key = String(node.attrs.fkey)
      if (touched.has(key)) this.projection.adopt(key, node)
      return false
    })
    for (const key of reread) {
      this.projection.textChanged(key)
      this.#dirty.add(key)
    }
    if (reread.size > 0) this.#render()
  }
}

/** The field and offset of a position, or null outside of fields. */
export function placeAt(doc: PmNode, position: number): TextPlace | null {
  const field = fieldAround(doc.resolve(Math.min(position, doc.content.size)))
  return field ? { key: field.key, offset: flatOffset(field.node, position - field.start) } : null
}

/** The position of a place in the page as it is now; null when its field is not shown. */
export function positionOf(doc: PmNode, place: TextPlace): number | null {
  let found: number | null = null
  doc.descendants((node, at) => {
    if (found !== null) return false
    if (!isField(node)) return true
    if (node.attrs.fkey === place.key) found = at + 1 + positionOfOffset(node, place.offset)
    return false
  })
  return found
}

/** A text selection between two places, or null when one of them is not shown. */
export function selectionAt(doc: PmNode, anchor: TextPlace, head: TextPlace): Selection | null {
  const a = positionOf(doc, anchor)
  const h = positionOf(doc, head)
  return a === null || h === null ? null : TextSelection.between(doc.resolve(a), doc.resolve(h))
}

/** Is the text of a field shown elsewhere than in its own place, too: in the line of ansvar, for those who do not see a picture? */
const isShownBeside = (key: string): boolean => key.endsWith(':ansvarstillagg') || key.endsWith(':alt')
