import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { CompiledQuery } from 'kysely'
import * as Y from 'yjs'
import { CLOSE_CODES, type CloseReason, ROWS, type RowsKind } from '../../schemas/api/close-codes.ts'
import type { Person } from '../../schemas/api/contract.ts'
import type { Refusal } from '../../schemas/gate/gate.ts'
import { SERVER } from '../storage/log.ts'
import { buildDoc } from '../storage/state.ts'
import { admit, isSyncPath, readmit, readTarget, type Target } from './admission.ts'
import { partsOf } from './catch-up.ts'
import { Committer } from './committer.ts'
import { Connection } from './connection.ts'
import { Connections } from './connections.ts'
import { QUIET, REGISTER_CHANGED, rows } from './frames.ts'
import { SYNC_LIMITS, SYNC_TIMES, type SyncLimits, type SyncTimes } from './limits.ts'
import { SyncMetrics } from './metrics.ts'
import { receive } from './receive.ts'
import type { Room } from './room.ts'
import { Rooms } from './rooms.ts'
import { refuseUpgrade, type SyncSocket, socketFactory } from './socket.ts'
import type { Grant, SyncDeps, SyncServer } from './types.ts'

/** Serves `/sync/<document>@<epoch>` on an HTTP server. */
export const attachSync = (server: Server, deps: SyncDeps): SyncServer => new Sync(server, deps)

class Sync implements SyncServer {
  readonly #deps: SyncDeps
  readonly #limits: SyncLimits
  readonly #times: SyncTimes
  readonly #metrics: SyncMetrics
  readonly #committer: Committer
  readonly #rooms: Rooms
  readonly #connections: Connections
  readonly #accept: ReturnType<typeof socketFactory>
  readonly #tick: NodeJS.Timeout
  /** When other processes are heard; nothing is loaded before, so that nothing is missed. */
  #listening: Promise<() => void> | null = null
  #closing = false

  constructor(server: Server, deps: SyncDeps) {
    this.#deps = deps
    this.#limits = { ...SYNC_LIMITS, ...deps.limits }
    this.#times = { ...SYNC_TIMES, ...deps.times }
    this.#metrics = new SyncMetrics(
      {
        connections: () => this.#connections.size,
        documents: () => this.#rooms.size,
        waiting: () => this.#committer.waitingBytes
      },
      deps.registry
    )
    const { log, logger } = deps
    this.#committer = new Committer(log, this.#metrics)
    this.#connections = new Connections(this.#limits)
    this.#rooms = new Rooms({
      log,
      logger,
      committer: this.#committer,
      metrics: this.#metrics,
      limits: this.#limits,
      times: this.#times
    })
    this.#accept = socketFactory(this.#limits.frame, this.#times.close)
    this.#listen().catch(error => logger.error({ err: error }, 'the other processes cannot be heard'))
    server.on('upgrade', (request, socket, head) => {
      this.#upgrade(request, socket, head).catch(error => {
        logger.error({ err: error }, 'a sync connection failed')
        socket.destroy()
      })
    })
    this.#tick = setInterval(() => this.#everyMoment(), Math.min(5_000, this.#times.quiet / 2)).unref()
  }

  #listen(): Promise<() => void> {
    this.#listening ??= this.#deps.log.storage
      .listen({
        notice: notice => {
          if (notice.kind === 'stored') this.#rooms.stored(notice.document, notice.sequence)
          else if (notice.kind === 'rows') this.#sayRows(notice.document, notice.rows, notice.revision)
          else if (notice.kind === 'rights') void this.#recheck(notice.document, notice.person)
        },
        resumed: () => {
          this.#rooms.readOn()
          for (const connection of this.#connections) {
            void this.#ask(connection)
            for (const kind of ROWS) connection.send(rows(kind, 0))
          }
        }
      })
      .catch(error => {
        this.#listening = null
        throw error
      })
    return this.#listening
  }

  async #upgrade(request: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> {
    raw.on('error', () => raw.destroy())
    if (!isSyncPath(request.url)) return refuseUpgrade(raw, 404)
    if (!this.#deps.isOwnOrigin(request.headers.origin, request)) return refuseUpgrade(raw, 403)
    if (this.#deps.connectsTooOften?.(request)) return refuseUpgrade(raw, 429)
    const target = readTarget(request.url ?? '')
    const grant = await this.#admit(request, target)
    if (raw.destroyed) return
    const socket = await this.#accept(request, raw, head)
    if (typeof grant !== 'string' && target) return this.#enter(socket, raw, request, target, grant)
    const reason = typeof grant === 'string' ? grant : 'finns-inte'
    this.#metrics.closed.inc({ reason })
    socket.on('error', () => {})
    socket.resume()
    // So that the browser sees why: a refused upgrade looks to it like a broken line.
    socket.close(CLOSE_CODES[reason], reason)
  }

  async #admit(request: IncomingMessage, target: Target | null): Promise<Grant | CloseReason> {
    if (this.#closing) return 'servern-startar-om'
    try {
      const grant = await admit(this.#deps.authorise, request, target)
      if (typeof grant === 'string') return grant
      return this.#connections.fullFor(target?.document ?? '', grant.person.id) ?? grant
    } catch (error) {
      this.#deps.logger.error({ err: error }, 'who is connecting could not be found out')
      return 'lagring-misslyckades'
    }
  }

  async #enter(socket: SyncSocket, raw: Duplex, request: IncomingMessage, target: Target, grant: Grant): Promise<void> {
    const connection = new Connection(socket, raw, request, target.document, grant, this.#limits, this.#metrics)
    this.#connections.add(connection)
    connection.onEnd = () => this.#connections.remove(connection)
    const room = await this.#hold(connection)
    socket.resume()
    if (!room) return
    if (connection.ended || this.#closing) {
      this.#rooms.release(room)
      connection.close('servern-startar-om')
      return
    }
    connection.onEnd = () => {
      this.#connections.remove(connection)
      room.leave(connection)
      this.#rooms.release(room)
    }
    socket.on('message', (data, isBinary) => this.#message(room, connection, data as Buffer, isBinary))
    room.join(connection)
    const { id } = grant.person
    this.#deps.logger.debug({ document: target.document, person: id, role: grant.role }, 'connected')
  }

  async #hold(connection: Connection): Promise<Room | null> {
    try {
      await this.#listen()
      const room = await this.#rooms.hold(connection.document)
      if (!room) connection.close('finns-inte')
      return room
    } catch (error) {
      this.#deps.logger.error({ err: error, document: connection.document }, 'a document could not be loaded')
      connection.close('lagring-misslyckades')
      return null
    }
  }

  #message(room: Room, connection: Connection, data: Buffer, isBinary: boolean): void {
    if (connection.ended || this.#closing) return
    connection.heardAt = Date.now()
    this.#metrics.receivedBytes.inc(data.byteLength)
    const outcome = receive(room, connection, data, isBinary)
    if (outcome === null) {
      if (this.#committer.waitingBytes > this.#limits.unstored) connection.close('lagring-misslyckades')
    } else if (typeof outcome === 'string') this.#end(connection, outcome)
    else this.#refuse(connection, outcome.refusal, outcome.update)
  }

  #refuse(connection: Connection, { kind, reason }: Refusal, update: Uint8Array): void {
    const { document, grant } = connection
    this.#metrics.refused.inc({ kind })
    this.#connections.refused(grant.person.id)
    this.#deps.log
      .refuse(document, grant.person.id, `${kind}: ${reason}`, update)
      .catch(error => this.#deps.logger.error({ err: error, document }, 'a refused change could not be kept'))
    this.#end(connection, kind === 'malformed' ? 'fel-meddelande' : 'avvisad-andring', kind)
  }

  #end(connection: Connection, reason: CloseReason, kind?: Refusal['kind']): void {
    const { document, grant } = connection
    this.#deps.logger.warn({ document, person: grant.person.id, role: grant.role, reason, kind }, 'connection ended')
    connection.close(reason)
  }

  /** Keeps clients from reconnecting in silence, finds those that are dead, and asks for rights again in time. */
  #everyMoment(): void {
    const now = Date.now()
    for (const connection of this.#connections) {
      const silence = now - connection.heardAt
      if (silence > 3 * this.#times.quiet) connection.socket.terminate()
      else if (silence > this.#times.quiet) connection.socket.ping()
      if (now - connection.sentAt >= this.#times.quiet) connection.send(QUIET)
      if (now - connection.checkedAt >= this.#times.recheck) void this.#ask(connection)
    }
  }

  async #recheck(document: string | null, person: string | null): Promise<void> {
    const open = document === null ? [...this.#connections] : this.#connections.of(document)
    const asked = open.filter(c => person === null || c.grant.person.id === person)
    await Promise.all(asked.map(connection => this.#ask(connection)))
  }

  async #ask(connection: Connection): Promise<void> {
    connection.checkedAt = Date.now()
    const { request, document, grant } = connection
    try {
      const reason = await readmit(this.#deps.authorise, request, document, grant)
      if (reason) connection.close(reason)
    } catch (error) {
      this.#deps.logger.error({ err: error, document }, 'the rights of a connection could not be found out')
    }
  }

  async kick(document: string | null, person: string | null): Promise<void> {
    await Promise.all([
      this.#recheck(document, person),
      this.#deps.log.storage.notify({ kind: 'rights', document, person })
    ])
  }

  async tellRows(document: string, kind: RowsKind, revision: number): Promise<void> {
    this.#sayRows(document, kind, revision)
    await this.#deps.log.storage.notify({ kind: 'rows', document, rows: kind, revision })
  }

  #sayRows(document: string, kind: RowsKind, revision: number): void {
    const frame = rows(kind, revision)
    for (const connection of this.#connections.of(document)) connection.send(frame)
  }

  async change(
    document: string,
    person: string,
    work: (doc: Y.Doc) => void,
    also: readonly CompiledQuery[] = []
  ): Promise<void> {
    if (this.#closing) throw new Error('the server is closing')
    await this.#listen()
    const room = await this.#rooms.hold(document)
    if (!room) throw new Error(`there is no document ${document}`)
    try {
      const draft = room.gate.draft()
      const updates: Uint8Array[] = []
      draft.on('update', (update: Uint8Array) => updates.push(update))
      draft.transact(() => work(draft))
      if (updates.length > 0)
        await room.changeAsServer(Y.mergeUpdates(updates), { person: SERVER, role: 'agare' }, person, also)
      else if (also.length > 0) await this.#deps.log.storage.batch(also)
    } finally {
      this.#rooms.release(room)
    }
  }

  async readDocument(id: string): Promise<Y.Doc | null> {
    const room = this.#rooms.peek(id)
    if (room) return buildDoc({ snapshot: Y.encodeStateAsUpdate(room.gate.good), updates: [] })
    const stored = await this.#deps.log.load(id)
    return stored ? buildDoc({ snapshot: null, updates: partsOf(stored) }) : null
  }

  present(document: string): Person[] {
    return this.#connections.present(document)
  }

  connections(): { connections: number; documents: number } {
    return { connections: this.#connections.size, documents: this.#rooms.size }
  }

  registerChanged(): void {
    for (const connection of this.#connections) connection.send(REGISTER_CHANGED)
  }

  async close(): Promise<void> {
    if (this.#closing) return
    this.#closing = true
    clearInterval(this.#tick)
    await this.#committer.idle()
    const open = [...this.#connections]
    for (const connection of open) connection.close('servern-startar-om')
    const stop = await this.#listening?.catch(() => null)
    stop?.()
    await this.#rooms.close()
    await Promise.all(open.map(connection => gone(connection, this.#times.close)))
    await this.#deps.log.close()
  }
}

/** Resolves when the socket is closed, or has been cut off after a while. */
function gone({ socket }: Connection, after: number): Promise<void> {
  if (socket.readyState === socket.CLOSED) return Promise.resolve()
  return new Promise(resolve => {
    const timer = setTimeout(() => socket.terminate(), after)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
