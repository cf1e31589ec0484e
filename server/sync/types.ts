import type { IncomingMessage } from 'node:http'
import type { CompiledQuery } from 'kysely'
import type { Registry } from 'prom-client'
import type * as Y from 'yjs'
import type { CloseReason, RowsKind } from '../../schemas/api/close-codes.ts'
import type { Person } from '../../schemas/api/contract.ts'
import type { Rights } from '../../schemas/policy/rights.ts'
import type { UpdateLog } from '../storage/log.ts'
import type { SyncLimits, SyncTimes } from './limits.ts'

/** What somebody may do in a document. `epoch` is that of the document now. */
export interface Grant extends Rights {
  person: Person
  epoch: number
}

export type AuthoriseRefusal = Extract<CloseReason, 'inte-inloggad' | 'inte-behorig' | 'finns-inte'>

/** The part of a logger that is used: pino's. Never given document text. */
export interface SyncLogger {
  debug(details: object, message: string): void
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export interface SyncDeps {
  log: UpdateLog
  /** May the browser of this request open this document? Asked again on `kick` and every 15 minutes, with the first request. */
  authorise(request: IncomingMessage, documentId: string): Promise<Grant | AuthoriseRefusal>
  /** Has the address of this request, or who is behind it, connected too often? Asked once a connection, before anything is looked up. */
  connectsTooOften?(request: IncomingMessage): boolean
  /** Is this exactly an origin that the product is served from? */
  isOwnOrigin(origin: string | undefined, request: IncomingMessage): boolean
  logger: SyncLogger
  registry?: Registry
  limits?: Partial<SyncLimits>
  times?: Partial<SyncTimes>
}

/** The documents that are open, as the rest of the server meets them. */
export interface SyncServer {
  /**
   * Changes a document as the server, on behalf of a person, on the same path as everybody else's changes: through the gate, stored, then
   * relayed. Resolves when it is stored. Throws when there is no such document, when the gate refuses, or when it cannot be stored.
   * `also`: stored in the same transaction, also where `work` changes nothing: all of it is stored, or nothing.
   */
  change(documentId: string, person: string, work: (doc: Y.Doc) => void, also?: readonly CompiledQuery[]): Promise<void>
  /** A copy of what is stored of a document; null when there is no such document. */
  readDocument(documentId: string): Promise<Y.Doc | null>
  /** Who has the document open in this process, each once. */
  present(documentId: string): Person[]
  /**
   * Asks again what a person (null: everybody) may do in a document (null: in all of them), here and in the other processes. Resolves
   * when it is done here.
   */
  kick(documentId: string | null, person: string | null): Promise<void>
  /** Tells everybody who has the document open, here and at the other processes, that rows of it have changed for the `revision`-th time. */
  tellRows(documentId: string, kind: RowsKind, revision: number): Promise<void>
  /** Tells every browser that is connected to this process that the register of units has changed. */
  registerChanged(): void
  /** How many connections this process has, and how many documents it has open. */
  connections(): { connections: number; documents: number }
  /** Takes no new connections, stores and acknowledges what was received, closes everybody with 4504. */
  close(): Promise<void>
}
