import type { CloseReason } from '../../schemas/api/close-codes.ts'
import type { Person } from '../../schemas/api/contract.ts'
import type { Connection } from './connection.ts'
import type { SyncLimits } from './limits.ts'

const REFUSALS_FOR = 10 * 60_000

/** Every open connection, by document and by person, and how many there may be. */
export class Connections {
  readonly #limits: SyncLimits
  readonly #now: () => number
  readonly #all = new Set<Connection>()
  readonly #byDocument = new Map<string, Set<Connection>>()
  readonly #byPerson = new Map<string, Set<Connection>>()
  /** When changes of a person were refused. */
  readonly #refusals = new Map<string, number[]>()

  constructor(limits: SyncLimits, now: () => number = Date.now) {
    this.#limits = limits
    this.#now = now
  }

  get size(): number {
    return this.#all.size
  }

  [Symbol.iterator](): Iterator<Connection> {
    return this.#all.values()
  }

  of(document: string): readonly Connection[] {
    return [...(this.#byDocument.get(document) ?? [])]
  }

  /** Why this person may not connect to this document now, or null. */
  fullFor(document: string, person: string): CloseReason | null {
    if (this.#recentRefusals(person).length >= this.#limits.refusals) return 'for-manga-meddelanden'
    const full =
      this.#all.size >= this.#limits.connections ||
      (this.#byDocument.get(document)?.size ?? 0) >= this.#limits.connectionsPerDocument ||
      (this.#byPerson.get(person)?.size ?? 0) >= this.#limits.connectionsPerPerson
    return full ? 'for-manga-anslutningar' : null
  }

  add(connection: Connection): void {
    this.#all.add(connection)
    put(this.#byDocument, connection.document, connection)
    put(this.#byPerson, connection.grant.person.id, connection)
  }

  remove(connection: Connection): void {
    this.#all.delete(connection)
    take(this.#byDocument, connection.document, connection)
    take(this.#byPerson, connection.grant.person.id, connection)
  }

  /** Notes that a change of the person was refused: judging one costs the server more than sending one. */
  refused(person: string): void {
    this.#refusals.set(person, [...this.#recentRefusals(person), this.#now()])
  }

  #recentRefusals(person: string): number[] {
    const recent = (this.#refusals.get(person) ?? []).filter(at => at > this.#now() - REFUSALS_FOR)
    if (recent.length === 0) this.#refusals.delete(person)
    return recent
  }

  /** Who has a document open, each once, in the order in which they came. */
  present(document: string): Person[] {
    const people = new Map<string, Person>()
    for (const { grant } of this.#byDocument.get(document) ?? [])
      if (!people.has(grant.person.id)) people.set(grant.person.id, grant.person)
    return [...people.values()]
  }
}

function put(map: Map<string, Set<Connection>>, key: string, connection: Connection): void {
  const set = map.get(key)
  if (set) set.add(connection)
  else map.set(key, new Set([connection]))
}

function take(map: Map<string, Set<Connection>>, key: string, connection: Connection): void {
  const set = map.get(key)
  set?.delete(connection)
  if (set?.size === 0) map.delete(key)
}
