import { isRecordType, mayStandUnder } from '../records/shapes.ts'
import type { Rights } from './rights.ts'
import { type Touched, touchOf } from './touches.ts'

/** Where the records of a document stand, at one moment. */
export interface Standing {
  /** The type of a record; undefined when there is no such record. */
  typeOf(id: string): unknown
  /** The record under which it stands; null at the top; undefined when it has no place. */
  parentOf(id: string): string | null | undefined
  /** Is the unit responsible for the insats, or a partner? */
  names(insats: string, unit: string): boolean
  /** The records whose text refers to a footnote. */
  referring(footnote: string): Iterable<string>
  /** Is it a section for footnotes? */
  holdsFootnotes(section: string): boolean
  /** Was the record made by the person who asks? */
  isOwn(id: string): boolean
}

/**
 * How a record belongs to a person's areas. `area`: it is one, as it was given (or an insats of the person's own unit): its text and
 * values may be changed, and it stays where it is. `below`: it stands in one, and may be moved within the areas, deleted, restored.
 */
export type Belonging = 'area' | 'below' | null

/** What a delförfattare may change. Only text of a document that is as `before` says; `after` says where changes would lead. */
export class Delegation {
  readonly #records: ReadonlySet<string>
  readonly #units: readonly string[]
  readonly #before: Standing

  constructor({ scope, units }: Pick<Rights, 'scope' | 'units'>, before: Standing) {
    this.#records = new Set(scope?.records)
    this.#units = scope?.egnaInsatser ? units : []
    this.#before = before
  }

  /** How a record belongs to the areas before the change. */
  belonging(id: string): Belonging {
    if (this.#standsUnderArea(id)) return 'below'
    if (this.#records.has(id)) return 'area'
    const type = this.#before.typeOf(id)
    if (type === 'insats' && this.#units.some(unit => this.#before.names(id, unit))) return 'area'
    return type === 'footnote' && this.#isTheirFootnote(id) ? 'below' : null
  }

  /**
   * May the person do this? What is touched of a record is judged by where the record stands before the change, and a new record or
   * a new place by where it leads. `lastParent`: where a record without a place stood before somebody's undo took its place away.
   */
  may(
    touched: Touched,
    after: Standing,
    lastParent: (id: string) => string | null | undefined = () => undefined
  ): boolean {
    const { record } = touched
    const touch = touchOf(touched)
    if (touch === 'metadata') return false
    if (this.#before.typeOf(record) === undefined) return this.#isNewWithin(record, after)
    if (touch === 'text' || touch === 'data' || touch === 'ansvar') return this.belonging(record) !== null
    if (touch !== 'move') return this.belonging(record) === 'below'
    const stood =
      this.#before.parentOf(record) === undefined
        ? this.#mayStandUnder(lastParent(record), record, after)
        : this.belonging(record) === 'below'
    const to = after.parentOf(record)
    return stood && (to === undefined || this.#mayStandUnder(to, record, after))
  }

  /** May a record of a type be put under a record that is there? */
  mayAdd(type: string, parent: string | null): boolean {
    return parent !== null && this.#mayHold(parent, type)
  }

  #standsUnderArea(id: string): boolean {
    const seen = new Set([id])
    for (let at = this.#before.parentOf(id); at && !seen.has(at); at = this.#before.parentOf(at)) {
      if (this.#records.has(at)) return true
      seen.add(at)
    }
    return false
  }

  #isNewWithin(id: string, after: Standing, depth = 0): boolean {
    const parent = after.parentOf(id)
    // Nothing stands deeper than a cell of a table in a bilaga; what goes on and on is a ring.
    return depth < 8 && this.#mayStandUnder(parent, id, after, depth)
  }

  #mayStandUnder(parent: string | null | undefined, id: string, after: Standing, depth = 0): boolean {
    if (!parent) return false
    const type = after.typeOf(id)
    if (this.#before.typeOf(parent) !== undefined) return this.#mayHold(parent, type)
    const parentType = after.typeOf(parent)
    return (
      isRecordType(type) &&
      isRecordType(parentType) &&
      mayStandUnder(type, parentType) &&
      this.#isNewWithin(parent, after, depth + 1)
    )
  }

  #mayHold(parent: string, type: unknown): boolean {
    const parentType = this.#before.typeOf(parent)
    if (!isRecordType(type) || !isRecordType(parentType) || !mayStandUnder(type, parentType)) return false
    return this.belonging(parent) !== null || (type === 'footnote' && this.#before.holdsFootnotes(parent))
  }

  /** A footnote belongs to where it is referred to: theirs is one that nobody else's text refers to. */
  #isTheirFootnote(id: string): boolean {
    let within = this.#before.isOwn(id)
    for (const record of this.#before.referring(id)) {
      if (this.#before.typeOf(record) === 'footnote' || this.belonging(record) === null) return false
      within = true
    }
    return within
  }
}
