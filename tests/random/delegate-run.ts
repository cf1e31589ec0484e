import * as Y from 'yjs'
import { delegatedWriting, WRITES_EVERYTHING, type Writing } from '../../client/editor/session/writing.ts'
import { footnoteKeys } from '../../schemas/document/create.ts'
import { type NewRecord, Records, type RecordsOptions } from '../../schemas/document/records.ts'
import { Gate } from '../../schemas/gate/gate.ts'
import type { Rights } from '../../schemas/policy/rights.ts'
import type { RecordType } from '../../schemas/records/shapes.ts'
import { receiveQuietly } from '../../schemas/text/quiet.ts'
import { DelegateOracle } from './delegate-oracle.ts'
import { FORGERIES } from './forgeries.ts'
import { Peer, PRODUCT } from './peer.ts'
import { Letters, Rng } from './rng.ts'
import { initialState, randomContext } from './setting.ts'
import { STRUCTURE_OPERATIONS } from './structure-operations.ts'
import { type Actor, TEXT_OPERATIONS } from './text-operations.ts'

const RIGHTS: Rights = {
  role: 'delforfattare',
  scope: { records: ['F1', 's-ovrigt'], egnaInsatser: true },
  units: ['enhet-b']
}
const FOOTNOTES = footnoteKeys(randomContext.template)
const OPERATIONS = { ...TEXT_OPERATIONS, ...STRUCTURE_OPERATIONS }
/** They write in a text without asking the page first, as nothing in the editor does. */
const UNASKED = new Set(['writeCell', 'addFootnote', 'addTable'])

/** What the editor does not offer. */
class NotOffered extends Error {}

/** The commands as the editor offers them to a delförfattare, or all of them while nobody asks. */
class AskingRecords extends Records {
  writing: Writing = WRITES_EVERYTHING

  #ask(may: boolean): void {
    if (!may) throw new NotOffered()
  }

  override add(type: RecordType, parent: string | null, at: number, given?: NewRecord): string {
    this.#ask(this.writing.add(type, parent))
    return super.add(type, parent, at, given)
  }

  override move(id: string, parent: string | null, at: number): void {
    const type = this.index.get(`${id}|t`) as RecordType
    const stays = this.read().live.get(id)?.place?.a === parent
    this.#ask(this.writing.arrange(id) && (stays || this.writing.add(type, parent)))
    super.move(id, parent, at)
  }

  override remove(id: string): void {
    this.#ask(this.writing.arrange(id))
    super.remove(id)
  }

  override restore(id: string): void {
    this.#ask(this.writing.arrange(id))
    super.restore(id)
  }

  override set(id: string, key: string, value: unknown): void {
    this.#ask(this.writing.text(id))
    super.set(id, key, value)
  }

  override addMembers(id: string, set: string, members: readonly string[]): void {
    this.#ask(this.writing.text(id))
    super.addMembers(id, set, members)
  }

  override removeMember(id: string, set: string, member: string): void {
    this.#ask(this.writing.text(id))
    super.removeMember(id, set, member)
  }
}

interface Client {
  peer: Peer
  person: string
  /** The commands of a delförfattare; null for an author. */
  asking: AskingRecords | null
  up: { update: Uint8Array; name: string; certain: boolean }[]
  down: Uint8Array[]
}

export interface DelegateResult {
  faults: string[]
  accepted: number
  refused: number
  /** Operations that the editor offered where nothing was under way: accepted, every one. */
  certain: number
}

/** Two authors and two delförfattare at one gate. What a delförfattare sends is held against the oracle, update by update. */
export function runDelegates(seed: number, steps: number): DelegateResult {
  const rng = new Rng(seed * 7919 + 17)
  const letters = new Letters()
  const good = new Y.Doc()
  receiveQuietly(good)
  Y.applyUpdate(good, initialState(letters))
  const index = good.getMap('idx')
  index.set('I20|d|partner|enhet-b', 'a0')
  // A footnote of the area F1, and one of others.
  for (const [note, insats] of Object.entries({ N1: 'I10', N2: 'I00' })) {
    index.set(`${note}|t`, 'footnote')
    index.set(`${note}|p`, { a: 's-fotnoter', o: note === 'N1' ? 'a0' : 'a1' })
    good.getText(`t:${insats}:text`).insertEmbed(0, { fn: note })
  }
  const gate = new Gate(good, { footnoteKeys: FOOTNOTES })
  const oracle = new DelegateOracle(RIGHTS, FOOTNOTES)
  const result: DelegateResult = { faults: [], accepted: 0, refused: 0, certain: 0 }
  let ids = 100
  let asked = false
  let current = { name: '', certain: false }

  const enter = (client: Client, delegate: boolean): void => {
    client.up = []
    client.down = []
    let writing: Writing = WRITES_EVERYTHING
    const now = (): Writing => (asked ? writing : WRITES_EVERYTHING)
    const lazy: Writing = {
      get something() {
        return now().something
      },
      get everything() {
        return now().everything
      },
      text: record => now().text(record),
      arrange: record => now().arrange(record),
      add: (type, parent) => now().add(type, parent),
      access: () => ''
    }
    const records = (doc: Y.Doc, options?: RecordsOptions): Records => {
      if (!delegate) return new Records(doc, options)
      client.asking = new AskingRecords(doc, options)
      client.asking.writing = lazy
      return client.asking
    }
    const state = Y.encodeStateAsUpdate(gate.good)
    client.peer = new Peer(++ids, state, { ...randomContext, writing: lazy }, rng, { ...PRODUCT, records })
    if (delegate) writing = delegatedWriting(RIGHTS, client.peer.doc, FOOTNOTES)
    client.peer.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'net') client.up.push({ update, ...current })
    })
  }
  const clients = ['anna', 'bo', 'dag', 'eva'].map((person, i) => {
    const client = { person, asking: null, up: [], down: [] } as unknown as Client
    enter(client, i > 1)
    return client
  })

  const act = (client: Client): void => {
    asked = client.asking !== null && rng.chance(0.6)
    const forged = client.asking !== null && !asked && rng.chance(0.7)
    const operations = forged ? FORGERIES : OPERATIONS
    const name = rng.pick(Object.keys(operations)) as string
    if (asked && rng.chance(0.5)) catchUp(client)
    const certain = asked && !UNASKED.has(name) && client.up.length === 0 && client.down.length === 0
    current = { name, certain }
    const actor: Actor = { peer: client.peer, rng, letters: n => letters.some(n), typed: () => {} }
    try {
      operations[name]?.(actor)
    } catch (error) {
      if (!(error instanceof NotOffered)) result.faults.push(`${name}: ${String(error)}`)
    }
    asked = false
    // Nothing comes in between: what was offered is judged as it was offered.
    if (certain) while (client.up.length > 0) judge(client)
  }

  const judge = (client: Client): void => {
    const { update, name, certain } = client.up.shift() as Client['up'][number]
    const { asking, person } = client
    const fault = asking ? oracle.fault(gate.good, update, person) : null
    const before = Y.encodeStateAsUpdate(gate.good)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, before)
    const rights = asking ? RIGHTS : { role: 'forfattare' as const }
    const verdict = gate.receive(update, { person, ...rights })
    if (certain) result.certain++
    if (certain && !verdict.ok) result.faults.push(`${name} was offered to ${person} and refused: ${verdict.reason}`)
    if (verdict.ok !== (fault === null))
      result.faults.push(`${name} of ${person}: the gate says ${JSON.stringify(verdict)}, the oracle ${fault}`)
    if (verdict.ok) {
      oracle.accepted(copy, update, person, asking !== null)
      if (asking) result.accepted++
      for (const other of clients) if (other !== client) other.down.push(update)
      return
    }
    if (!Buffer.from(before).equals(Y.encodeStateAsUpdate(gate.good)))
      result.faults.push(`${name} was refused and changed the document`)
    result.refused++
    // As a browser does after a refusal: what builds on it goes too, and the document is fetched anew.
    enter(client, asking !== null)
  }

  /** Nothing is under way to or from the client any more. */
  const catchUp = (client: Client): void => {
    while (client.up.length > 0) judge(client)
    for (const update of client.down.splice(0)) client.peer.receive(update)
  }

  for (let step = 0; step < steps; step++) {
    const client = rng.pick(clients) as Client
    const roll = rng.next()
    if (roll < 0.4) act(client)
    else if (roll < 0.7 && client.up.length > 0) judge(client)
    else if (client.down.length > 0) client.peer.receive(client.down.shift() as Uint8Array)
  }
  while (clients.some(c => c.up.length > 0)) for (const client of clients) if (client.up.length > 0) judge(client)
  for (const { peer, down } of clients) for (const update of down.splice(0)) peer.receive(update)
  const states = clients.map(({ peer }) => peer.digest().document)
  if (new Set(states).size !== 1) result.faults.push('documents differ')
  return result
}
