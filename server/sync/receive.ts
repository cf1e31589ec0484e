import type { CloseReason } from '../../schemas/api/close-codes.ts'
import type { Refusal } from '../../schemas/gate/gate.ts'
import type { Connection } from './connection.ts'
import type { Room } from './room.ts'
import { decodeMessage } from './wire.ts'

/** Encoding a whole document costs as much as many key presses. */
const STEP_1_COST = 50

/** What happens to a message: nothing more, a change that the gate refused, or an end of the connection. */
export type Received = null | CloseReason | { refusal: Refusal; update: Uint8Array }

/** Takes in one message of a connection. */
export function receive(room: Room, connection: Connection, data: Buffer, isBinary: boolean): Received {
  const { budget } = connection
  if (!budget.bytes.take(data.byteLength)) return 'for-manga-meddelanden'
  const message = isBinary ? decodeMessage(data) : null
  if (!message) return 'fel-meddelande'
  switch (message.kind) {
    case 'step-1':
      if (!budget.messages.take(STEP_1_COST)) return 'for-manga-meddelanden'
      try {
        room.answer(connection, message.stateVector)
        return null
      } catch {
        return 'fel-meddelande'
      }
    case 'change': {
      if (!budget.messages.take(1)) return 'for-manga-meddelanden'
      const outcome = room.change(connection, message.update)
      return typeof outcome === 'object' && outcome !== null ? { refusal: outcome, update: message.update } : outcome
    }
    case 'awareness':
      return budget.awareness.take(1) ? room.awareness.receive(connection, message.body) : null
    case 'query-awareness':
      if (!budget.messages.take(1)) return 'for-manga-meddelanden'
      connection.send(room.awareness.all())
      return null
  }
}
