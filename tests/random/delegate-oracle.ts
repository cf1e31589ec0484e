import * as Y from 'yjs'
import { INDEX, parseFieldName } from '../../schemas/document/ids.ts'
import type { Rights } from '../../schemas/policy/rights.ts'
import { mayStandUnder, type RecordType } from '../../schemas/records/shapes.ts'

type Index = ReadonlyMap<string, unknown>

/** Everything that is asked of a document before a change, worked out whole and from the top down: slow, and easy to believe. */
interface Known {
  index: Index
  /** The records below an area, and those that are one. */
  below: ReadonlySet<string>
  areas: ReadonlySet<string>
  /** The records whose text refers to each footnote. */
  referring: ReadonlyMap<string, ReadonlySet<string>>
}

const parentIn = (index: Index, id: string): string | null | undefined => {
  const place = index.get(`${id}|p`) as { a: string | null } | undefined
  return place?.a
}

function know(doc: Y.Doc, { scope, units }: Rights): Known {
  const index = new Map(doc.getMap(INDEX).entries())
  const ids = [...index.keys()].filter(key => key.endsWith('|t')).map(key => key.slice(0, -2))
  const below = new Set<string>()
  const spread = (from: string): void => {
    for (const id of ids) {
      if (parentIn(index, id) !== from || below.has(id)) continue
      below.add(id)
      spread(id)
    }
  }
  for (const area of scope?.records ?? []) spread(area)
  const areas = new Set(scope?.records)
  for (const id of ids) {
    const isOwn = units.some(unit => ['lead', 'partner'].some(set => index.get(`${id}|d|${set}|${unit}`) !== undefined))
    if (scope?.egnaInsatser && isOwn && index.get(`${id}|t`) === 'insats') areas.add(id)
  }
  const referring = new Map<string, Set<string>>()
  for (const root of doc.share.keys()) {
    const name = parseFieldName(root)
    for (const { insert } of name ? (doc.getText(root).toDelta() as { insert: unknown }[]) : []) {
      const { fn } = (typeof insert === 'object' ? insert : {}) as { fn?: string }
      if (name && fn) referring.set(fn, (referring.get(fn) ?? new Set()).add(name.record))
    }
  }
  return { index, below, areas, referring }
}

/** Says of each update of a delförfattare whether it keeps to what was given; written apart from the policy, to be held against it. */
export class DelegateOracle {
  readonly #rights: Rights
  readonly #footnotes: ReadonlySet<string>
  /** Who made each record; and where a record stood whose place a delförfattare took away. */
  readonly #makers = new Map<string, string>()
  readonly #displaced = new Map<string, string>()

  constructor(rights: Rights, footnotes: ReadonlySet<string>) {
    this.#rights = rights
    this.#footnotes = footnotes
  }

  /** The first thing that the update touches and may not; null when it may do all that it does. */
  fault(before: Y.Doc, update: Uint8Array, person: string): string | null {
    const known = know(before, this.#rights)
    const { after, touched } = applied(before, update)
    return touched.find(what => !this.#may(what, known, after, person)) ?? null
  }

  /** An update was accepted: notes what later ones are judged by. */
  accepted(before: Y.Doc, update: Uint8Array, person: string, delegate: boolean): void {
    const index = new Map(before.getMap(INDEX).entries())
    const { after, touched } = applied(before, update)
    for (const what of touched) {
      const [id, key] = [what.slice(0, what.indexOf('|')), what.slice(what.indexOf('|') + 1)]
      if (key === 't' && !index.has(what)) this.#makers.set(id, person)
      if (key !== 'p') continue
      const stood = parentIn(index, id)
      if (after.get(what) !== undefined) this.#displaced.delete(id)
      else if (delegate && stood) this.#displaced.set(id, stood)
    }
  }

  #may(what: string, known: Known, after: Index, person: string): boolean {
    const { index, below, areas } = known
    const [id, key] = [what.slice(0, what.indexOf('|')), what.slice(what.indexOf('|') + 1)]
    if (id === 'm') return false
    if (!index.has(`${id}|t`)) return this.#isNew(id, known, after, person, 0)
    const theirs = below.has(id) || this.#isTheirFootnote(id, known, person)
    if (key.startsWith('text') || key.startsWith('d|')) return theirs || areas.has(id)
    if (key !== 'p') return theirs
    const type = index.get(`${id}|t`) as RecordType
    const stood = index.has(what) ? theirs : this.#mayLead(this.#displaced.get(id), type, known, after, person, 0)
    const to = parentIn(after, id)
    return stood && (to === undefined || this.#mayLead(to, type, known, after, person, 0))
  }

  #isNew(id: string, known: Known, after: Index, person: string, depth: number): boolean {
    const type = after.get(`${id}|t`) as RecordType
    return depth < 9 && this.#mayLead(parentIn(after, id), type, known, after, person, depth)
  }

  #mayLead(
    to: string | null | undefined,
    type: RecordType,
    known: Known,
    after: Index,
    person: string,
    depth: number
  ): boolean {
    if (!to) return false
    const { index, below, areas } = known
    const isThere = index.has(`${to}|t`)
    const parentType = (isThere ? index : after).get(`${to}|t`) as RecordType | undefined
    if (!parentType || !mayStandUnder(type, parentType)) return false
    if (!isThere) return this.#isNew(to, known, after, person, depth + 1)
    const isForNotes = type === 'footnote' && this.#footnotes.has(String(index.get(`${to}|d|key`)))
    return below.has(to) || areas.has(to) || isForNotes || this.#isTheirFootnote(to, known, person)
  }

  #isTheirFootnote(id: string, { index, below, areas, referring }: Known, person: string): boolean {
    if (index.get(`${id}|t`) !== 'footnote') return false
    const from = [...(referring.get(id) ?? [])]
    const within = (record: string): boolean =>
      index.get(`${record}|t`) !== 'footnote' && (below.has(record) || areas.has(record))
    return from.every(within) && (from.length > 0 || this.#makers.get(id) === person)
  }
}

/** The index after an update, and what it touched: `<record>|text:<field>` and keys of the index. */
function applied(before: Y.Doc, update: Uint8Array): { after: Index; touched: string[] } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(before))
  const names = new Map<unknown, string>()
  const touched: string[] = []
  doc.once('beforeObserverCalls', ({ changed }: Y.Transaction) => {
    for (const [name, type] of doc.share) names.set(type, name)
    for (const [type, keys] of changed) {
      const root = names.get(type) ?? ''
      const field = parseFieldName(root)
      if (field) touched.push(`${field.record}|text:${field.field}`)
      else for (const key of keys) touched.push(String(key))
    }
  })
  Y.applyUpdate(doc, update)
  return { after: new Map(doc.getMap(INDEX).entries()), touched }
}
