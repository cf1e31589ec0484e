import * as encoding from 'lib0/encoding'
import { MESSAGE, type RowsKind } from '../../schemas/api/close-codes.ts'

/**
 * Messages to clients, as whole WebSocket frames (RFC 6455 §5.2: one binary frame, not masked). A frame is made once and written as
 * it is to every client's socket.
 */

const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

export const syncStep1 = (stateVector: Uint8Array): Buffer => frame([MESSAGE.sync, STEP_1], stateVector)
export const syncStep2 = (update: Uint8Array): Buffer => frame([MESSAGE.sync, STEP_2], update)
export const syncUpdate = (update: Uint8Array): Buffer => frame([MESSAGE.sync, UPDATE], update)

/** Everything that the connection has sent up to and including its `count`-th message with changes is on disk. */
export function stored(count: number): Buffer {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.stored)
  encoding.writeVarUint(encoder, count)
  return rawFrame(encoding.toUint8Array(encoder))
}

/** Rows of the document have changed, for the `revision`-th time. */
export function rows(kind: RowsKind, revision: number): Buffer {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.rows)
  encoding.writeVarString(encoder, kind)
  encoding.writeVarUint(encoder, revision)
  return rawFrame(encoding.toUint8Array(encoder))
}

export interface AwarenessState {
  client: number
  clock: number
  /** JSON; `null` when the client is gone. */
  json: string
}

export function awareness(states: readonly AwarenessState[]): Buffer {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, states.length)
  for (const { client, clock, json } of states) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return frame([MESSAGE.awareness], encoding.toUint8Array(encoder))
}

/** The register of units has changed: read it again. */
export const REGISTER_CHANGED = rawFrame(Uint8Array.of(MESSAGE.register))

/** Means nothing, and keeps a client from believing that the connection is dead. */
export const QUIET = awareness([])

/** A frame with some bytes and then an array of bytes with its length. */
function frame(head: readonly number[], body: Uint8Array): Buffer {
  const length: number[] = []
  let rest = body.byteLength
  while (rest > 0x7f) {
    length.push((rest & 0x7f) | 0x80)
    rest = Math.floor(rest / 128)
  }
  length.push(rest)
  return rawFrame(Uint8Array.from([...head, ...length]), body)
}

function rawFrame(...parts: readonly Uint8Array[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.byteLength, 0)
  const header = size < 126 ? 2 : size < 65_536 ? 4 : 10
  const buffer = Buffer.allocUnsafe(header + size)
  buffer[0] = 0x82
  if (header === 2) buffer[1] = size
  else if (header === 4) {
    buffer[1] = 126
    buffer.writeUInt16BE(size, 2)
  } else {
    buffer[1] = 127
    buffer.writeUInt32BE(Math.floor(size / 2 ** 32), 2)
    buffer.writeUInt32BE(size % 2 ** 32, 6)
  }
  let at = header
  for (const part of parts) {
    buffer.set(part, at)
    at += part.byteLength
  }
  return buffer
}
