const KIB = 1024
const MIB = 1024 * KIB

/** What one client, one person and one document may use. Generous for honest work: long pastes, merges after a week offline. */
export const SYNC_LIMITS = {
  /** One message from a client, bytes. */
  frame: 5 * MIB,
  /** The updates of a document as they are stored, bytes. */
  document: 20 * MIB,
  connections: 5000,
  connectionsPerDocument: 500,
  connectionsPerPerson: 60,
  /** Messages with changes: so many at once, and so many a second in the long run. */
  messageBurst: 1500,
  messagesPerSecond: 150,
  /** Bytes in messages of any kind: so many at once, and so many a second in the long run. */
  byteBurst: 24 * MIB,
  bytesPerSecond: 4 * MIB,
  /** Awareness messages beyond this are ignored. Stock y-websocket repeats what it hears, so there are many. */
  awarenessBurst: 300,
  awarenessPerSecond: 60,
  /** One awareness state, bytes; states in one message; states that one connection may have. */
  awarenessState: 4 * KIB,
  awarenessStates: 1000,
  awarenessOwn: 2,
  /** Refused changes of one person within ten minutes before new connections are refused for a while. */
  refusals: 10,
  /** What may wait for a slow client beyond one whole document, bytes. */
  buffered: 8 * MIB,
  /** What may wait for the disk, bytes, over all documents. */
  unstored: 64 * MIB
}
export type SyncLimits = typeof SYNC_LIMITS

/** Times in milliseconds. */
export const SYNC_TIMES = {
  /** Cursors are collected for so long. */
  awareness: 100,
  /** A client that has heard nothing for so long hears an empty message: y-websocket reconnects after 30 s of silence. */
  quiet: 20_000,
  /** The rights of everybody who is connected are asked for again. */
  recheck: 15 * 60_000,
  /** A document without connections stays in memory for so long. */
  unload: 5_000,
  /** Title and diarienummer in the list follow the document within this. */
  listing: 500,
  /** A client that does not answer a close is cut off. */
  close: 5_000
}
export type SyncTimes = typeof SYNC_TIMES

/** After so many updates a snapshot is made while people write; after so many when the document unloads. */
export const SNAPSHOT_AFTER = { writing: 500, unloading: 20 }
