import type { Node as PmNode } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { Binding } from '../../client/editor/binding/binding.ts'
import { History } from '../../client/editor/binding/history.ts'
import { bindingPlugin } from '../../client/editor/binding/plugin.ts'
import { type PageContext, Projection } from '../../client/editor/binding/projection.ts'
import { fieldAround } from '../../client/editor/binding/write-steps.ts'
import { pageSchema } from '../../client/editor/model/extensions.ts'
import { isField } from '../../client/editor/model/specs.ts'
import { INDEX } from '../../schemas/document/ids.ts'
import { looseTexts, type Post, withDescendants } from '../../schemas/document/reading.ts'
import { Records } from '../../schemas/document/records.ts'
import { receiveQuietly } from '../../schemas/text/quiet.ts'
import { HeadlessView } from '../helpers/headless.ts'
import type { Rng } from './rng.ts'

/** The deliberately broken variants that the random test must catch. */
export const MUTANTS = ['replace-all', 'hard-delete', 'move-is-copy', 'unstable-tie', 'undo-everything'] as const
export type Mutant = (typeof MUTANTS)[number]

/** The parts of a peer, which a mutant exchanges. */
export interface Parts {
  records(doc: Y.Doc, options: ConstructorParameters<typeof Records>[1]): Records
  projection(records: Records, context: PageContext): Projection
  binding(projection: Projection): Binding
  trackedOrigins(origin: unknown): Set<unknown>
}

export const PRODUCT: Parts = {
  records: (doc, options) => new Records(doc, options),
  projection: (records, context) => new Projection(records, pageSchema, context),
  binding: projection => new Binding(projection),
  trackedOrigins: origin => new Set([origin])
}

export const FROM_NET = 'net'

/** One client without a browser: the product's own records, projection, binding and undo over a document. */
export class Peer {
  readonly doc = new Y.Doc()
  readonly records: Records
  readonly binding: Binding
  readonly view: HeadlessView
  readonly undo: History
  readonly context: PageContext
  readonly #parts: Parts
  /** Updates that arose while receiving: there must be none. */
  writtenWhileReceiving = 0
  #receiving = false
  #ids = 0

  constructor(clientID: number, initial: Uint8Array, context: PageContext, rng: Rng, parts: Parts = PRODUCT) {
    this.#parts = parts
    this.context = context
    this.doc.clientID = clientID
    receiveQuietly(this.doc)
    Y.applyUpdate(this.doc, initial, FROM_NET)
    const origin = { client: clientID }
    this.records = parts.records(this.doc, {
      origin,
      person: `p${clientID}`,
      random: below => rng.int(below),
      now: () => 1_800_000_000_000 + rng.int(1000),
      newId: () => `R${clientID}x${++this.#ids}`
    })
    const projection = parts.projection(this.records, context)
    this.binding = parts.binding(projection)
    this.view = new HeadlessView(projection.project(), [bindingPlugin(this.binding)])
    this.undo = new History(this.records, { trackedOrigins: parts.trackedOrigins(origin), captureTimeout: 0 })
    this.doc.on('update', (_update: Uint8Array, from: unknown) => {
      if (this.#receiving && from !== FROM_NET) this.writtenWhileReceiving++
    })
  }

  receive(update: Uint8Array): void {
    this.#receiving = true
    try {
      Y.applyUpdate(this.doc, update, FROM_NET)
    } finally {
      this.#receiving = false
    }
  }

  get page(): PmNode {
    return this.view.state.doc
  }

  /** Where a position of the page belongs. */
  home(position: number): { record: string; field: string } | null {
    const key = fieldAround(this.page.resolve(position))?.key
    return key ? { record: key.slice(0, key.indexOf(':')), field: key.slice(key.indexOf(':') + 1) } : null
  }

  /** Everything that the page shows, by field. */
  shown(): { record: string; field: string; text: string }[] {
    const out: { record: string; field: string; text: string }[] = []
    this.page.descendants(node => {
      if (!isField(node)) return true
      const key = String(node.attrs.fkey)
      out.push({
        record: key.slice(0, key.indexOf(':')),
        field: key.slice(key.indexOf(':') + 1),
        text: node.textContent
      })
      return false
    })
    return out
  }

  /** Every letter that the page shows. */
  visible(): string {
    return this.shown()
      .map(f => f.text)
      .join('')
  }

  /** The words of *Papperskorg*: texts of deleted records, and texts that no record shows. */
  trash(): string {
    const shownFields = new Set(this.shown().map(f => `${f.record}:${f.field}`))
    return looseTexts(this.doc, (record, field) => shownFields.has(`${record}:${field}`))
      .map(l => l.text)
      .join('')
  }

  /** Records in the trash and under them, which restoring brings back. */
  trashed(): Post[] {
    return this.records.read().trash.flatMap(p => [...withDescendants(p)])
  }

  /** The state of the document and of the page as comparable text. */
  digest(): { document: string; page: string } {
    const content: Record<string, unknown> = {}
    for (const root of [...this.doc.share.keys()].sort()) {
      if (root === INDEX) content[root] = [...this.records.index.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
      else {
        const delta = this.doc.getText(root).toDelta()
        if (delta.length > 0) content[root] = delta
      }
    }
    return { document: JSON.stringify(content), page: JSON.stringify(this.page.toJSON()) }
  }

  /** What is wrong with the page: it must be valid and equal to a fresh projection. */
  inconsistency(): string | null {
    try {
      this.page.check()
    } catch (error) {
      return `invalid page: ${String(error)}`
    }
    const fresh = new Projection(new Records(this.doc), pageSchema, this.context).project()
    if (fresh.eq(this.page)) return null
    const at = fresh.content.findDiffStart(this.page.content)
    return `the page differs from a fresh projection at ${at}`
  }

  destroy(): void {
    this.view.destroy()
    this.undo.destroy()
    this.doc.destroy()
  }

  get parts(): Parts {
    return this.#parts
  }
}
