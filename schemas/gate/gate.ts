import * as Y from 'yjs'
import { INDEX, parseFieldName } from '../document/ids.ts'
import { ATTRIBUTE_VALUES, isKnownEmbed } from '../text/attributes.ts'
import { receiveQuietly } from '../text/quiet.ts'
import { mayWrite, type Role, type Touched } from './roles.ts'
import { checkField, checkKey } from './values.ts'

/** Who sends an update: `person` owns client ids, `role` says what may be touched. */
export interface Sender {
  person: string
  role: Role
}

/** Why an update was refused. `forbidden`: well-formed, but this person may not do it. */
export type Refusal = {
  ok: false
  reason: string
  kind: 'malformed' | 'causal' | 'client-id' | 'content' | 'forbidden'
}
export type Verdict = { ok: true; touched: Touched[] } | Refusal

export interface GateOptions {
  /** Who owns a client id, as far as is known. Filled as updates are accepted; the server keeps it beside the document. */
  owners?: Map<number, string>
  /** Records that nobody may delete: sections that the template demands. */
  protectedIds?: ReadonlySet<string>
}

const refuse = (kind: Refusal['kind'], reason: string): Refusal => ({ ok: false, kind, reason })

/**
 * The gate: applies an update to a shadow document and looks at what it touched before anybody else sees it. Accepted updates
 * are applied to `good`; a refused one costs a new shadow, so the editor prevents and the gate only stops faults and attackers.
 */
export class Gate {
  readonly good: Y.Doc
  readonly owners: Map<number, string>
  #protected: ReadonlySet<string>
  #shadow!: Y.Doc
  #index!: Y.Map<unknown>
  #names = new Map<Y.AbstractType<unknown>, string>()
  #transaction: Y.Transaction | null = null

  constructor(good: Y.Doc, options: GateOptions = {}) {
    this.good = good
    this.owners = options.owners ?? new Map()
    this.#protected = options.protectedIds ?? new Set()
    this.#rebuild()
  }

  #rebuild(): void {
    this.#shadow = new Y.Doc()
    receiveQuietly(this.#shadow)
    Y.applyUpdate(this.#shadow, Y.encodeStateAsUpdate(this.good))
    this.#index = this.#shadow.getMap(INDEX)
    this.#names.clear()
    this.#shadow.on('afterTransaction', (transaction: Y.Transaction) => {
      this.#transaction = transaction
    })
  }

  /** Judges an update and, when it is accepted, applies it to `good` with `origin`. A refused update leaves `good` as it was. */
  receive(update: Uint8Array, sender: Sender, origin?: unknown): Verdict {
    const verdict = this.#judge(update, sender)
    if (verdict.ok) Y.applyUpdate(this.good, update, origin)
    else if (verdict.kind !== 'client-id' && this.#transaction !== null) this.#rebuild()
    return verdict
  }

  #judge(update: Uint8Array, sender: Sender): Verdict {
    this.#transaction = null
    let clients: Set<number>
    try {
      const foreign = this.#newClients(update, sender)
      if (typeof foreign === 'number') return refuse('client-id', `client id ${foreign} belongs to somebody else`)
      clients = foreign
    } catch (error) {
      return refuse('malformed', `undecodable: ${error instanceof Error ? error.message : String(error)}`)
    }
    try {
      Y.applyUpdate(this.#shadow, update, 'gate')
    } catch (error) {
      this.#rebuild()
      return refuse('malformed', `cannot be applied: ${error instanceof Error ? error.message : String(error)}`)
    }
    const { pendingStructs, pendingDs } = this.#shadow.store
    if (pendingStructs || pendingDs) {
      this.#rebuild()
      return refuse('causal', 'depends on something that was never received')
    }
    // Read through a variable: the handler of the shadow sets it while the update is applied.
    const transaction = this.#transaction as Y.Transaction | null
    if (!transaction) return { ok: true, touched: [] }
    const verdict = this.#look(transaction, sender)
    if (verdict.ok) for (const client of clients) this.owners.set(client, sender.person)
    return verdict
  }

  /** The client ids that bring something new; or the one that belongs to another person. */
  #newClients(update: Uint8Array, sender: Sender): Set<number> | number {
    const clients = new Set<number>()
    for (const struct of Y.decodeUpdate(update).structs) {
      const { client, clock } = struct.id
      if (Y.getState(this.#shadow.store, client) >= clock + struct.length) continue
      const owner = this.owners.get(client)
      if (owner !== undefined && owner !== sender.person) return client
      clients.add(client)
    }
    return clients
  }

  #look(transaction: Y.Transaction, sender: Sender): Verdict {
    const touched: Touched[] = []
    const typeOf = (id: string): unknown => this.#index.get(`${id}|t`)
    for (const [type, keys] of transaction.changed) {
      if (type._item !== null) return refuse('content', 'nested shared type')
      const root = this.#nameOf(type as Y.AbstractType<unknown>)
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
    const wrong = this.#checkItems(transaction)
    if (wrong) return refuse('content', wrong)
    const forbidden = touched.find(t => !mayWrite(sender.role, t))
    if (forbidden) return refuse('forbidden', `${forbidden.kind} of ${forbidden.record} as ${sender.role}`)
    const silent = touched.length === 0 && changesSomething(transaction)
    if (silent && !mayWrite(sender.role, { kind: 'data', record: '', key: '' }))
      return refuse('forbidden', `a change as ${sender.role}`)
    return { ok: true, touched }
  }

  /** What may never change once it is there: the type of a record; and what the template demands is never deleted. */
  #checkHistory(key: string, value: unknown): string | null {
    const bar = key.indexOf('|')
    const what = key.slice(bar + 1)
    if (what === 't') {
      const before = this.good.getMap(INDEX).get(key)
      if (before !== undefined && before !== value) return 'change of the type of a record'
    }
    if (what === 'x' && value !== undefined && this.#protected.has(key.slice(0, bar)))
      return 'deletion of a section that the template demands'
    return null
  }

  /** New items only: kinds of content and values of formatting. */
  #checkItems(transaction: Y.Transaction): string | null {
    const { store } = this.#shadow
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

  #nameOf(type: Y.AbstractType<unknown>): string | null {
    const known = this.#names.get(type)
    if (known !== undefined) return known
    for (const [name, shared] of this.#shadow.share) {
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

const changesSomething = (transaction: Y.Transaction): boolean =>
  transaction.deleteSet.clients.size > 0 ||
  [...transaction.afterState].some(([client, clock]) => (transaction.beforeState.get(client) ?? 0) !== clock)

function checkContent(item: Y.Item, inIndex: boolean): string | null {
  const { content } = item
  if (inIndex) return content instanceof Y.ContentAny && item.parentSub !== null ? null : 'bad content in the index'
  if (item.parentSub !== null) return 'a key on a text'
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return null
  if (content instanceof Y.ContentFormat) {
    const check = ATTRIBUTE_VALUES[content.key]
    return check?.(content.value) ? null : `bad formatting ${String(content.key).slice(0, 40)}`
  }
  if (content instanceof Y.ContentEmbed) return isKnownEmbed(content.embed) ? null : 'bad embed'
  return `bad content ${content.constructor.name}`
}
