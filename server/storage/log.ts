import { type CompiledQuery, type Insertable, sql } from 'kysely'
import { blobType } from './migrations/kind.ts'
import { withoutNul } from './plain-text.ts'
import type { DocumentTable } from './schema.ts'
import { clientsOf, type Parts } from './state.ts'
import { StateThread } from './state-thread.ts'
import type { Storage } from './storage.ts'

/** The owner of the client ids that the server itself writes with. Never the id of a person. */
export const SERVER = 'server'

/** One accepted update on its way to the log. */
export interface LogEntry {
  data: Uint8Array
  /** Who made the change; shown in the document list. */
  person: string | null
  /** Client ids that this update brings for the first time. */
  clientIds?: readonly number[]
  /** To whom they belong; `person` unless told. */
  owner?: string
  /** Stored in the same transaction: it and they are, or neither. One that fails the transaction fails the update. */
  also?: readonly CompiledQuery[]
}

export interface LoggedUpdate {
  sequence: number
  data: Buffer
  person: string | null
}

/** A document as it is stored. */
export interface StoredDocument {
  /** The whole state up to and including its sequence; null before the first. */
  snapshot: { sequence: number; data: Buffer } | null
  /** The updates after the snapshot, in order, without gaps. */
  updates: LoggedUpdate[]
  /** The sequence of the last of them. */
  sequence: number
  owners: Map<number, string>
}

const REFUSED_KEPT = 20
const REFUSED_BYTES = 256 * 1024

/**
 * The log of updates of every document. Sequences count from 1 within a document, without gaps, also when several processes
 * append: the row of the document is locked while a batch is written.
 */
export class UpdateLog {
  readonly storage: Storage
  #now: () => number
  #thread = new StateThread()

  constructor(storage: Storage, now: () => number = Date.now) {
    this.storage = storage
    this.#now = now
  }

  /**
   * Creates a document with its first content, in one transaction together with `more` (its members, its pictures). Throws when the
   * id is taken or when the storage fails; then nothing was stored.
   */
  async create(row: Insertable<DocumentTable>, state: Uint8Array, more: readonly CompiledQuery[] = []): Promise<void> {
    const { db } = this.storage
    const update = { document: row.id, sequence: 1, data: state, person: row.created_by, stored_at: this.#now() }
    const clients = clientsOf(state).map(client => ({ document: row.id, client, person: SERVER }))
    const queries = [
      db
        .insertInto('document')
        .values({ ...row, last_sequence: 1 })
        .compile(),
      db.insertInto('document_update').values(update).compile()
    ]
    if (clients.length > 0) queries.push(db.insertInto('document_client').values(clients).compile())
    await this.storage.batch([...queries, ...more])
  }

  /**
   * Appends to one document, all or nothing, and returns the sequences. Throws when the document does not exist, when a client id
   * belongs to somebody else, and when the storage fails; then nothing was stored.
   */
  async append(document: string, entries: readonly LogEntry[]): Promise<number[]> {
    const last = (await this.appendAll(new Map([[document, entries]]))).get(document)
    if (last === undefined) throw new Error(`append: there is no document ${document}`)
    return entries.map((_, i) => last - entries.length + 1 + i)
  }

  /**
   * Appends to several documents in one transaction with one wait for the disk. Returns the last sequence of each; a document that does
   * not exist is not among them. Throws as `append` does.
   */
  async appendAll(batch: ReadonlyMap<string, readonly LogEntry[]>): Promise<Map<string, number>> {
    const documents = [...batch].filter(([, entries]) => entries.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))
    if (documents.length === 0) return new Map()
    const queries: CompiledQuery[] = []
    if (this.storage.kind === 'postgres') queries.push(this.#lock(documents.map(([id]) => id)))
    const counted = queries.push(this.#count(documents)) - 1
    queries.push(this.#insert(documents))
    const clients = this.#claim(documents)
    if (clients) queries.push(clients)
    for (const [, entries] of documents) for (const { also = [] } of entries) queries.push(...also)
    // In the same transaction: nobody hears of what is not stored. The listener reads what it lacks from the table.
    const notice = this.storage.storedNotice(documents.map(([id]) => id))
    if (notice) queries.push(notice)
    const results = await this.storage.batch(queries)
    return new Map((results[counted] as { id: string; last_sequence: number }[]).map(r => [r.id, r.last_sequence]))
  }

  /** Always in the same order, so that two processes never wait for each other. */
  #lock(ids: readonly string[]): CompiledQuery {
    return this.storage.db
      .selectFrom('document')
      .select('id')
      .where('id', 'in', ids)
      .orderBy('id')
      .forUpdate()
      .compile()
  }

  #count(documents: readonly [string, readonly LogEntry[]][]): CompiledQuery {
    const now = this.#now()
    const rows = documents.map(
      ([id, entries]) =>
        sql`(cast(${id} as text), cast(${entries.length} as bigint), cast(${entries.at(-1)?.person ?? null} as text))`
    )
    return sql`update document set last_sequence = last_sequence + v.column2, changed_at = ${now},
      changed_by = coalesce(v.column3, changed_by) from (values ${sql.join(rows)}) as v
      where document.id = v.column1 returning id, last_sequence`.compile(this.storage.db)
  }

  #insert(documents: readonly [string, readonly LogEntry[]][]): CompiledQuery {
    const blob = blobType(this.storage.kind)
    const rows = documents.flatMap(([id, entries]) =>
      entries.map(
        ({ data, person }, i) =>
          sql`(cast(${id} as text), cast(${entries.length - 1 - i} as bigint), cast(${data} as ${blob}), cast(${person} as text))`
      )
    )
    return sql`insert into document_update (document, sequence, data, person, stored_at)
      select d.id, d.last_sequence - v.column2, v.column3, v.column4, cast(${this.#now()} as bigint)
      from (values ${sql.join(rows)}) as v join document d on d.id = v.column1`.compile(this.storage.db)
  }

  /** A client id of another owner becomes null, which its column refuses: the whole batch fails. */
  #claim(documents: readonly [string, readonly LogEntry[]][]): CompiledQuery | null {
    const owners = new Map<string, { id: string; client: number; owner: string }>()
    for (const [id, entries] of documents) {
      for (const { clientIds = [], person, owner = person } of entries) {
        if (owner === null && clientIds.length > 0) throw new TypeError('append: client ids without an owner')
        for (const client of clientIds) owners.set(`${id} ${client}`, { id, client, owner: owner as string })
      }
    }
    if (owners.size === 0) return null
    const rows = [...owners.values()].map(
      ({ id, client, owner }) => sql`(cast(${id} as text), cast(${client} as bigint), cast(${owner} as text))`
    )
    return sql`insert into document_client (document, client, person)
      select d.id, v.column2, v.column3 from (values ${sql.join(rows)}) as v join document d on d.id = v.column1 where true
      on conflict (document, client) do update set person =
        case when document_client.person = excluded.person then document_client.person else null end`.compile(
      this.storage.db
    )
  }

  /** The stored document, or null when there is none. */
  async load(document: string): Promise<StoredDocument | null> {
    // Updates first: what a new snapshot replaces meanwhile is then in the updates, in the snapshot, or in both.
    const loaded = await this.#updatesAfter(document, 0)
    const snapshot = await this.storage.db
      .selectFrom('document_snapshot')
      .select(['sequence', 'data'])
      .where('document', '=', document)
      .where('verified', '=', 1)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst()
    const clients = await this.storage.db
      .selectFrom('document_client')
      .select(['client', 'person'])
      .where('document', '=', document)
      .execute()
    if (!snapshot && loaded.length === 0 && !(await this.#exists(document))) return null
    const after = snapshot?.sequence ?? 0
    const updates = loaded.filter(u => u.sequence > after)
    updates.forEach(({ sequence }, i) => {
      if (sequence !== after + 1 + i) throw new Error(`document ${document}: update ${after + 1 + i} is missing`)
    })
    return {
      snapshot: snapshot ?? null,
      updates,
      sequence: updates.at(-1)?.sequence ?? after,
      owners: new Map(clients.map(c => [c.client, c.person]))
    }
  }

  /**
   * The updates after a sequence, in order and without gaps. `in-snapshot` when a snapshot has replaced some of them: then `load`.
   * Null when the document does not exist.
   */
  async since(document: string, sequence: number): Promise<LoggedUpdate[] | 'in-snapshot' | null> {
    // The last sequence first: what is stored meanwhile is then among the updates.
    const row = await this.storage.db
      .selectFrom('document')
      .select('last_sequence')
      .where('id', '=', document)
      .executeTakeFirst()
    if (!row) return null
    const updates = await this.#updatesAfter(document, sequence)
    const complete = (updates[0]?.sequence ?? row.last_sequence + 1) === sequence + 1
    return complete || row.last_sequence <= sequence ? updates : 'in-snapshot'
  }

  async #exists(document: string): Promise<boolean> {
    return (
      (await this.storage.db.selectFrom('document').select('id').where('id', '=', document).executeTakeFirst()) !==
      undefined
    )
  }

  #updatesAfter(document: string, sequence: number): Promise<LoggedUpdate[]> {
    return this.storage.db
      .selectFrom('document_update')
      .select(['sequence', 'data', 'person'])
      .where('document', '=', document)
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .execute()
  }

  /**
   * Stores the whole state up to and including `sequence`, reads it back, and compares it with what it is to replace. Only when both
   * hold the same are the older snapshot and updates deleted; otherwise the new snapshot is, and what is wrong is returned.
   */
  async snapshot(document: string, sequence: number, state: Uint8Array): Promise<string | null> {
    const parts = await this.#parts(document, sequence)
    if (!parts) return 'the updates that it replaces are not there'
    const { db } = this.storage
    const row = { data: state, stored_at: this.#now(), verified: 0 }
    await db
      .insertInto('document_snapshot')
      .values({ document, sequence, ...row })
      .onConflict(c => c.columns(['document', 'sequence']).doUpdateSet(row))
      .execute()
    const wrong = await this.#verify(document, sequence, parts)
    const here = db.deleteFrom('document_snapshot').where('document', '=', document)
    if (wrong !== null) {
      await here.where('sequence', '=', sequence).where('verified', '=', 0).execute()
      return wrong
    }
    await this.storage.batch([
      db
        .updateTable('document_snapshot')
        .set({ verified: 1 })
        .where('document', '=', document)
        .where('sequence', '=', sequence)
        .compile(),
      db.deleteFrom('document_update').where('document', '=', document).where('sequence', '<=', sequence).compile(),
      here.where('sequence', '<', sequence).compile()
    ])
    return null
  }

  async #verify(document: string, sequence: number, parts: Parts): Promise<string | null> {
    const stored = await this.storage.db
      .selectFrom('document_snapshot')
      .select('data')
      .where('document', '=', document)
      .where('sequence', '=', sequence)
      .executeTakeFirst()
    return stored ? this.#thread.compare(parts, stored.data) : 'it was not stored'
  }

  /**
   * Replaces what is stored by one snapshot when there are at least `least` updates after the last. The state is built from
   * the log itself, in a thread. Returns the size of the snapshot in bytes, or null when there was nothing to do; throws when the
   * snapshot does not hold what the log holds.
   */
  async compact(document: string, least = 1): Promise<number | null> {
    const stored = await this.load(document)
    if (!stored || stored.updates.length < least || stored.updates.length === 0) return null
    const parts = { snapshot: stored.snapshot?.data ?? null, updates: stored.updates.map(u => u.data) }
    const state = await this.#thread.build(parts)
    const wrong = await this.snapshot(document, stored.sequence, state)
    if (wrong !== null)
      throw new Error(`document ${document}: the snapshot at ${stored.sequence} was given up: ${wrong}`)
    return state.byteLength
  }

  /** The whole state of what was loaded, built in a thread. */
  stateOf({ snapshot, updates }: StoredDocument): Promise<Uint8Array> {
    return this.#thread.build({ snapshot: snapshot?.data ?? null, updates: updates.map(u => u.data) })
  }

  /** To whom some client ids belong; those that belong to nobody are not among them. */
  async ownersOf(document: string, clients: readonly number[]): Promise<Map<number, string>> {
    if (clients.length === 0) return new Map()
    const rows = await this.storage.db
      .selectFrom('document_client')
      .select(['client', 'person'])
      .where('document', '=', document)
      .where('client', 'in', clients)
      .execute()
    return new Map(rows.map(r => [r.client, r.person]))
  }

  async #parts(document: string, sequence: number): Promise<Parts | null> {
    const stored = await this.load(document)
    if (!stored || stored.sequence < sequence || (stored.snapshot?.sequence ?? 0) >= sequence) return null
    const updates = stored.updates.filter(u => u.sequence <= sequence).map(u => u.data)
    return { snapshot: stored.snapshot?.data ?? null, updates }
  }

  /** Keeps refused bytes for examination: the latest few of a document, and not the whole of a huge one. */
  async refuse(document: string, person: string, reason: string, data: Uint8Array): Promise<void> {
    const { db } = this.storage
    const row = { document, person, reason: withoutNul(reason).slice(0, 400), data: data.slice(0, REFUSED_BYTES) }
    await db
      .insertInto('refused_update')
      .values({ ...row, refused_at: this.#now() })
      .execute()
    const kept = db
      .selectFrom('refused_update')
      .select('id')
      .where('document', '=', document)
      .orderBy('id', 'desc')
      .limit(REFUSED_KEPT)
    await db.deleteFrom('refused_update').where('document', '=', document).where('id', 'not in', kept).execute()
  }

  async close(): Promise<void> {
    await this.#thread.close()
  }
}
