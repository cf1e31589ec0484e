import * as Y from 'yjs'
import { INDEX, parseFieldName } from '../document/ids.ts'
import { Delegation } from '../policy/delegation.ts'
import type { Rights } from '../policy/rights.ts'
import { mayTouch, mayWriteEverything, mayWriteSomething, type Touched, touchOf } from '../policy/touches.ts'
import { ATTRIBUTE_VALUES, isKnownEmbed } from '../text/attributes.ts'
import { receiveQuietly } from '../text/quiet.ts'
import { DocumentStanding } from './standing.ts'
import { checkField, checkKey } from './values.ts'

/** Who sends an update: `person` owns client ids, the rights say what may be touched. Who is no delförfattare has no areas. */
export interface Sender extends Pick<Rights, 'role'>, Partial<Pick<Rights, 'scope' | 'units'>> {
  person: string
}

/** Why an update was refused. `forbidden`: well-formed, but this person may not do it. */
export type Refusal = {
  ok: false
  reason: string
  kind: 'malformed' | 'causal' | 'client-id' | 'content' | 'forbidden'
}

export interface Acceptance {
  ok: true
  touched: Touched[]
  /** What the update really changed, and nothing else: this is stored and relayed. Null: it changed nothing. */
  update: Uint8Array | null
  /** Client ids that belong to the sender from now on. */
  clientIds: number[]
}

export type Verdict = Acceptance | Refusal

export interface GateOptions {
  /** Who owns a client id, as far as is known. Filled as updates are accepted; the server keeps it beside the document. */
  owners?: Map<number, string>
  /** Records that nobody may delete: sections that the template demands. */
  protectedIds?: ReadonlySet<string>
  /** The keys of sections that hold footnotes. */
  footnoteKeys?: ReadonlySet<string>
}

type Decoded = ReturnType<typeof Y.decodeUpdate>

const refuse = (kind: Refusal['kind'], reason: string): Refusal => ({ ok: false, kind, reason })
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * The gate: applies an update to a shadow document and looks at what it touched before anybody else sees it. The shadow runs ahead
 * of `good`: it holds what was accepted, `good` only what was also settled (stored). A refused update costs a new shadow, so the
 * editor prevents and the gate only stops faults and attackers.
 */
export class Gate {
  readonly good: Y.Doc
  readonly owners: Map<number, string>
  #protected: ReadonlySet<string>
  /** Made when it is first needed: a document that is only read costs no second copy. */
  #shadow: Y.Doc | null = null
  #index!: Y.Map<unknown>
  #names = new Map<Y.AbstractType<unknown>, string>()
  /** Whose update is being applied, and what is to be said of it. */
  #sender: Sender | null = null
  #verdict: Verdict | null = null
  #update: Uint8Array | null = null
  /** Accepted and not yet settled, in order; and the types of the records that they made. */
  #accepted: Uint8Array[] = []
  #born = new Map<string, unknown>()
  readonly #footnoteKeys: ReadonlySet<string>
  /** Where records stood whose place a delförfattare's undo took away, until it is mended (docs/decisions/0006). */
  readonly #displaced = new Map<string, string | null>()

  constructor(good: Y.Doc, options: GateOptions = {}) {
    this.good = good
    this.owners = options.owners ?? new Map()
    this.#protected = options.protectedIds ?? new Set()
    this.#footnoteKeys = options.footnoteKeys ?? new Set()
  }

  /** How many accepted updates wait to be settled. */
  get waiting(): number {
    return this.#accepted.length
  }

  /** Judges an update and, when it is accepted, settles it at once with `origin`. A refused update leaves `good` as it was. */
  receive(update: Uint8Array, sender: Sender, origin?: unknown): Verdict {
    const verdict = this.judge(update, sender)
    if (verdict.ok) this.settle(this.#accepted.length, origin)
    return verdict
  }

  /**
   * Judges an update after all that was accepted before it. An accepted one that changes something waits until `settle`; a
   * refused one leaves everything as it was.
   */
  judge(update: Uint8Array, sender: Sender): Verdict {
    let decoded: Decoded
    try {
      decoded = Y.decodeUpdate(update)
    } catch (error) {
      return refuse('malformed', `undecodable: ${messageOf(error)}`)
    }
    const shadow = this.#shadow ?? this.#makeShadow()
    const clients = newClients(shadow, decoded)
    const foreign = clients.find(c => (this.owners.get(c) ?? sender.person) !== sender.person)
    if (foreign !== undefined) return refuse('client-id', `client id ${foreign} belongs to somebody else`)
    if (clients.length === 0 && !deletesSomething(shadow, decoded))
      return { ok: true, touched: [], update: null, clientIds: [] }
    if (!mayWriteSomething(sender.role)) return refuse('forbidden', `a change as ${sender.role}`)
    let verdict: Verdict | null = null
    try {
      verdict = this.#apply(shadow, update, sender)
    } finally {
      // Also when it throws: what was not judged to its end never stays in the shadow.
      if (!verdict?.ok) this.#shadow = null
    }
    if (verdict.ok) this.#accept(verdict, clients, sender.person)
    return verdict
  }

  #apply(shadow: Y.Doc, update: Uint8Array, sender: Sender): Verdict {
    this.#sender = sender
    this.#verdict = null
    this.#update = null
    try {
      Y.applyUpdate(shadow, update, 'gate')
    } catch (error) {
      return refuse('malformed', `cannot be applied: ${messageOf(error)}`)
    } finally {
      this.#sender = null
    }
    if (shadow.store.pendingStructs || shadow.store.pendingDs)
      return refuse('causal', 'depends on something that was never received')
    return this.#verdict ?? refuse('malformed', 'changed nothing')
  }

  #accept(verdict: Acceptance, clients: readonly number[], person: string): void {
    verdict.update = this.#update
    if (this.#update) this.#accepted.push(this.#update)
    verdict.clientIds = clients.filter(c => !this.owners.has(c))
    for (const client of verdict.clientIds) this.owners.set(client, person)
    for (const { kind, record } of verdict.touched) {
      if (kind === 'create') this.#born.set(record, this.#index.get(`${record}|t`))
      else if (kind === 'move' && this.#index.get(`${record}|p`) !== undefined) this.#displaced.delete(record)
    }
  }

  /** Applies the first `count` accepted updates to `good`: they are stored now. */
  settle(count: number, origin?: unknown): void {
    const updates = this.#accepted.splice(0, count)
    if (updates.length > 0) this.#applyToGood(updates, origin)
    if (this.#accepted.length === 0) this.#born.clear()
  }

  /**
   * Takes in what is stored already and was judged elsewhere: by another process that shares the database. Who owns their client
   * ids is put into `owners` first.
   */
  adopt(updates: readonly Uint8Array[], origin?: unknown): void {
    const shadow = this.#shadow
    if (shadow) for (const update of updates) Y.applyUpdate(shadow, update, 'adopted')
    this.#applyToGood(updates, origin)
  }

  /** A document of one's own with all that was accepted, to prepare a change in. */
  draft(): Y.Doc {
    const draft = new Y.Doc()
    receiveQuietly(draft)
    Y.applyUpdate(draft, Y.encodeStateAsUpdate(this.#shadow ?? this.#makeShadow()))
    return draft
  }

  #applyToGood(updates: readonly Uint8Array[], origin: unknown): void {
    const apply = (): void => {
      for (const update of updates) Y.applyUpdate(this.good, update, origin)
    }
    // Not local: it is what others wrote.
    Y.transact(this.good, apply, origin, false)
  }

  #makeShadow(): Y.Doc {
    const shadow = new Y.Doc()
    receiveQuietly(shadow)
    Y.applyUpdate(shadow, Y.encodeStateAsUpdate(this.good))
    for (const update of this.#accepted) Y.applyUpdate(shadow, update)
    this.#index = shadow.getMap(INDEX)
    this.#names.clear()
    // Looked at here, and not when the update has been applied: then what it deleted has been swept away.
    shadow.on('afterTransaction', (transaction: Y.Transaction) => {
      if (this.#sender) this.#verdict = this.#look(shadow, transaction, this.#sender)
    })
    shadow.on('update', (update: Uint8Array) => {
      this.#update = update
    })
    this.#shadow = shadow
    return shadow
  }

  #look(shadow: Y.Doc, transaction: Y.Transaction, sender: Sender): Verdict {
    const touched: Touched[] = []
    const typeOf = (id: string): unknown => this.#index.get(`${id}|t`)
    for (const [type, keys] of transaction.changed) {
      if (type._item !== null) return refuse('content', 'nested shared type')
      const root = this.#nameOf(shadow, type as Y.AbstractType<unknown>)
      if (root === INDEX) {
        for (const key of keys) {
          if (key === null) return refuse('content', 'list content in the index')
          const value = this.#index.get(key)
          const wrong = checkKey(key, value, typeOf) ?? this.#checkHistory(key, value)
          if (wrong) return refuse('content', `${wrong}: ${key.slice(0, 80)}`)
          touched.push(structural(key))
        }
        continue
      }
      const name = root === null ? null : parseFieldName(root)
      if (!name) return refuse('content', `unknown root ${String(root).slice(0, 80)}`)
      const wrong = checkField(name.record, name.field, typeOf)
      if (wrong) return refuse('content', `${wrong}: ${root}`)
      touched.push({ kind: 'text', ...name })
    }
    const wrong = this.#checkItems(shadow, transaction)
    if (wrong) return refuse('content', wrong)
    const forbidden = this.#forbidden(shadow, transaction, sender, touched)
    if (forbidden) return refuse('forbidden', `${forbidden.kind} of ${forbidden.record} as ${sender.role}`)
    return { ok: true, touched, update: null, clientIds: [] }
  }

  /** The first thing that the sender may not touch. */
  #forbidden(
    shadow: Y.Doc,
    transaction: Y.Transaction,
    { person, role, scope = null, units = [] }: Sender,
    touched: readonly Touched[]
  ): Touched | undefined {
    // Nearly everybody: where something stands need not be found out.
    if (mayWriteEverything(role)) return undefined
    const facts = {
      footnoteKeys: this.#footnoteKeys,
      isOwnClient: (client: number) => this.owners.get(client) === person
    }
    const before = new DocumentStanding(shadow, facts, transaction)
    const after = new DocumentStanding(shadow, facts)
    const delegation = new Delegation({ scope, units }, before)
    const forbidden = touched.find(t => {
      const answer = mayTouch(role, touchOf(t))
      return answer === 'no' || (answer === 'within' && !delegation.may(t, after, id => this.#displaced.get(id)))
    })
    if (forbidden) return forbidden
    for (const { kind, record } of touched) {
      const stood = before.parentOf(record)
      if (kind === 'move' && stood !== undefined && after.parentOf(record) === undefined)
        this.#displaced.set(record, stood)
    }
    return undefined
  }

  /** What never changes once it is there: the type of a record, the key of a section; what the template demands is never deleted. */
  #checkHistory(key: string, value: unknown): string | null {
    const bar = key.indexOf('|')
    const [record, what] = [key.slice(0, bar), key.slice(bar + 1)]
    const before = (): unknown => this.good.getMap(INDEX).get(key)
    if (what === 't' && (before() ?? this.#born.get(record) ?? value) !== value) return 'change of the type of a record'
    if (what === 'd|key' && (before() ?? value) !== value) return 'change of the key of a section'
    if (what === 'x' && value !== undefined && this.#protected.has(record))
      return 'deletion of a section that the template demands'
    return null
  }

  /** New items only: kinds of content and values of formatting. */
  #checkItems(shadow: Y.Doc, transaction: Y.Transaction): string | null {
    const { store } = shadow
    for (const [client, end] of transaction.afterState) {
      const start = transaction.beforeState.get(client) ?? 0
      if (end <= start) continue
      const structs = store.clients.get(client) ?? []
      for (let i = Y.findIndexSS(structs as never, start); i < structs.length; i++) {
        const item = structs[i]
        if (!(item instanceof Y.Item) || item.deleted) continue
        const wrong = checkContent(item, item.parent === (this.#index as unknown))
        if (wrong) return wrong
      }
    }
    return null
  }

  #nameOf(shadow: Y.Doc, type: Y.AbstractType<unknown>): string | null {
    const known = this.#names.get(type)
    if (known !== undefined) return known
    for (const [name, shared] of shadow.share) {
      if ((shared as unknown) !== type) continue
      this.#names.set(type, name)
      return name
    }
    return null
  }
}

function structural(key: string): Touched {
  const bar = key.indexOf('|')
  const what = key.slice(bar + 1)
  const kind = what === 't' ? 'create' : what === 'p' ? 'move' : what === 'x' ? 'delete' : 'data'
  return { kind, record: key.slice(0, bar), key: what }
}

/** The client ids that bring something new. */
function newClients(doc: Y.Doc, { structs }: Decoded): number[] {
  const clients = new Set<number>()
  for (const { id, length } of structs) {
    if (Y.getState(doc.store, id.client) < id.clock + length) clients.add(id.client)
  }
  return [...clients]
}

/** Does the update delete anything that is still there, or that is not known? */
function deletesSomething(doc: Y.Doc, { ds }: Decoded): boolean {
  for (const [client, ranges] of ds.clients) {
    const structs = doc.store.clients.get(client)
    for (const { clock, len } of ranges) {
      if (!structs || Y.getState(doc.store, client) < clock + len) return true
      for (let i = Y.findIndexSS(structs as never, clock); i < structs.length; i++) {
        const struct = structs[i]
        if (!struct || struct.id.clock >= clock + len) break
        if (!struct.deleted) return true
      }
    }
  }
  return false
}

function checkContent(item: Y.Item, inIndex: boolean): string | null {
  const { content } = item
  if (inIndex) return content instanceof Y.ContentAny && item.parentSub !== null ? null : 'bad content in the index'
  if (item.parentSub !== null) return 'a key on a text'
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return null
  if (content instanceof Y.ContentFormat) {
    const check = Object.hasOwn(ATTRIBUTE_VALUES, content.key) ? ATTRIBUTE_VALUES[content.key] : undefined
    return check?.(content.value) ? null : `bad formatting ${String(content.key).slice(0, 40)}`
  }
  if (content instanceof Y.ContentEmbed) return isKnownEmbed(content.embed) ? null : 'bad embed'
  return `bad content ${content.constructor.name}`
}
