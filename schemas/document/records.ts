import type * as Y from 'yjs'
import { fieldShape, mayStandUnder, type RecordType, shapeOf } from '../records/shapes.ts'
import { writeStycken } from '../text/flat.ts'
import type { Stycke } from '../text/stycke.ts'
import { fieldName, INDEX, newRecordId } from './ids.ts'
import { keyBetween, type Random, systemRandom } from './order.ts'
import { type Post, type Reading, readStructure, StructureReader } from './reading.ts'

export interface RecordsOptions {
  /** Origin of the transactions: what the undo manager tracks. */
  origin?: unknown
  /** Name or id of the person, written into tombstones. */
  person?: string
  random?: Random
  now?: () => number
  newId?: () => string
}

export interface NewRecord {
  id?: string
  data?: Record<string, unknown>
  sets?: Record<string, readonly string[]>
  texts?: Record<string, readonly Stycke[]>
}

/**
 * The commands on the structure of a document, over the flat map `idx`. Each command is one change of few keys, so that two
 * people's commands merge; nothing is ever deleted for good.
 */
export class Records {
  readonly doc: Y.Doc
  readonly index: Y.Map<unknown>
  readonly origin: unknown
  #person: string
  #random: Random
  #now: () => number
  #newId: () => string
  readonly #reader: StructureReader

  constructor(doc: Y.Doc, options: RecordsOptions = {}) {
    this.doc = doc
    this.index = doc.getMap(INDEX)
    this.origin = options.origin ?? this
    this.#person = options.person ?? ''
    this.#random = options.random ?? systemRandom
    this.#now = options.now ?? Date.now
    this.#newId = options.newId ?? newRecordId
    this.#reader = new StructureReader(this.index)
  }

  /** The text of a field. Root types merge by name: there is no race to create one. */
  field(record: string, field: string): Y.Text {
    return this.doc.getText(fieldName(record, field))
  }

  /** The structure as it is now. Read once for each state; inside a transaction anew each time. */
  read(): Reading {
    return this.doc._transaction !== null ? readStructure(this.index) : this.#reader.read()
  }

  /** One undoable change. */
  change(work: () => void): void {
    this.doc.transact(work, this.origin)
  }

  /**
   * Adds a record under `parent` (null: at the top) before the sibling that now stands at `at`, and returns its id.
   * It is born with a tombstone outside the undo history, and brought to life inside it: undoing the addition moves it to
   * *Papperskorg*, so that what others have written in it meanwhile is never lost.
   */
  add(type: RecordType, parent: string | null, at: number, given: NewRecord = {}): string {
    const id = given.id ?? this.#newId()
    const place = { a: parent, o: this.#orderAt(type, parent, at) }
    this.doc.transact(() => {
      this.index.set(`${id}|t`, type)
      this.index.set(`${id}|p`, place)
      this.index.set(`${id}|x`, { by: this.#person, at: this.#now() })
      this.#fill(id, type, given)
    }, BIRTH)
    this.change(() => this.index.delete(`${id}|x`))
    return id
  }

  #fill(id: string, type: RecordType, given: NewRecord): void {
    for (const [key, value] of Object.entries(given.data ?? {})) this.index.set(`${id}|d|${key}`, value)
    for (const [set, members] of Object.entries(given.sets ?? {})) this.#appendMembers(id, set, members, null)
    for (const [field, shape] of Object.entries(shapeOf(type).fields)) {
      const text = given.texts?.[field]
      if (text) writeStycken(this.field(id, field), text, shape.kind)
    }
    for (const [field, text] of Object.entries(given.texts ?? {})) {
      const shape = fieldShape(type, field)
      if (shape && !Object.hasOwn(shapeOf(type).fields, field)) writeStycken(this.field(id, field), text, shape.kind)
    }
  }

  /** Moves a record before the sibling that stands at `at` (the record itself not counted). One key changes. */
  move(id: string, parent: string | null, at: number): void {
    const type = this.index.get(`${id}|t`) as RecordType
    const o = this.#orderAt(type, parent, at, id)
    this.change(() => this.index.set(`${id}|p`, { a: parent, o }))
  }

  /** Puts a record, and with it all that stands under it, into *Papperskorg*. */
  remove(id: string): void {
    this.change(() => this.index.set(`${id}|x`, { by: this.#person, at: this.#now() }))
  }

  /** Brings a record back from *Papperskorg*. */
  restore(id: string): void {
    this.change(() => this.index.delete(`${id}|x`))
  }

  /** Sets a scalar; `undefined` empties it. */
  set(id: string, key: string, value: unknown): void {
    this.change(() => {
      if (value === undefined) this.index.delete(`${id}|d|${key}`)
      else this.index.set(`${id}|d|${key}`, value)
    })
  }

  /** Adds members at the end of a set; one that is there already stays where it is. */
  addMembers(id: string, set: string, members: readonly string[]): void {
    this.change(() => this.#appendMembers(id, set, members, this.#lastOrder(id, set)))
  }

  removeMember(id: string, set: string, member: string): void {
    this.change(() => this.index.delete(`${id}|d|${set}|${member}`))
  }

  #lastOrder(id: string, set: string): string | null {
    const prefix = `${id}|d|${set}|`
    let last: string | null = null
    this.index.forEach((value, key) => {
      if (key.startsWith(prefix) && typeof value === 'string' && (last === null || value > last)) last = value
    })
    return last
  }

  #appendMembers(id: string, set: string, members: readonly string[], after: string | null): void {
    let order = after
    for (const member of members) {
      const key = `${id}|d|${set}|${member}`
      if (this.index.get(key) !== undefined) continue
      order = keyBetween(order, null, this.#random)
      this.index.set(key, order)
    }
  }

  #orderAt(type: RecordType, parent: string | null, at: number, moving?: string): string {
    const siblings = this.siblings(type, parent).filter(p => p.id !== moving)
    const i = Math.max(0, Math.min(at, siblings.length))
    return keyBetween(siblings[i - 1]?.place?.o ?? null, siblings[i]?.place?.o ?? null, this.#random)
  }

  /** The records among which one of `type` under `parent` is ordered: rows and columns of a table apart from each other. */
  siblings(type: RecordType, parent: string | null): readonly Post[] {
    const reading = this.read()
    if (parent === null) return reading.sections
    const children = reading.live.get(parent)?.children ?? []
    return type === 'tablerow' || type === 'tablecolumn' ? children.filter(c => c.type === type) : children
  }

  /** May the record stand under that parent? */
  fits(id: string, parent: string | null): boolean {
    const type = this.index.get(`${id}|t`) as RecordType
    const parentType = parent === null ? null : (this.index.get(`${parent}|t`) as RecordType)
    return mayStandUnder(type, parentType)
  }
}

/** Origin of the birth of a record: relayed and stored like every change, outside the undo history. */
export const BIRTH = Symbol('birth')
