import * as decoding from 'lib0/decoding'
import { MESSAGE } from '../../schemas/api/close-codes.ts'

/** A message of a client. Step 2 and update of the protocol are both a `change`: they hold the same and pass the same gate. */
export type ClientMessage =
  | { kind: 'step-1'; stateVector: Uint8Array }
  | { kind: 'change'; update: Uint8Array }
  | { kind: 'awareness'; body: Uint8Array }
  | { kind: 'query-awareness' }

/** Reads a message of the y-websocket protocol; null when it is none, or when bytes are left over. */
export function decodeMessage(message: Uint8Array): ClientMessage | null {
  const decoder = decoding.createDecoder(message)
  try {
    const read = readMessage(decoder)
    return decoding.hasContent(decoder) ? null : read
  } catch {
    return null
  }
}

function readMessage(decoder: decoding.Decoder): ClientMessage | null {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync: {
      const step = decoding.readVarUint(decoder)
      if (step > 2) return null
      const bytes = decoding.readVarUint8Array(decoder)
      return step === 0 ? { kind: 'step-1', stateVector: bytes } : { kind: 'change', update: bytes }
    }
    case MESSAGE.awareness:
      return { kind: 'awareness', body: decoding.readVarUint8Array(decoder) }
    case MESSAGE.queryAwareness:
      return { kind: 'query-awareness' }
    default:
      return null
  }
}
