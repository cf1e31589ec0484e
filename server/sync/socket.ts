import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { CLOSE_CODES, type CloseReason } from '../../schemas/api/close-codes.ts'

/**
 * What `ws` itself ends a connection with, in our codes: y-websocket would try again for ever after 1009 (too big) and 1002, 1003,
 * 1007 (not the protocol).
 */
const OURS: Readonly<Record<number, CloseReason>> = {
  1009: 'for-stor',
  1002: 'fel-meddelande',
  1003: 'fel-meddelande',
  1007: 'fel-meddelande'
}

export class SyncSocket extends WebSocket {
  /** Told when `ws` ends the connection because of what the client sent. */
  onFault: (reason: CloseReason) => void = () => {}

  override close(code?: number, data?: string | Buffer): void {
    const reason = code === undefined ? undefined : OURS[code]
    if (reason === undefined || this.readyState !== WebSocket.OPEN) {
      super.close(code, data)
      return
    }
    super.close(CLOSE_CODES[reason], reason)
    this.onFault(reason)
  }
}

/** Turns upgrade requests into sockets, paused. Never compresses: a frame is the same bytes for everybody. */
export function socketFactory(maxPayload: number, closeTimeout: number) {
  // In a variable: the types of ws do not know `closeTimeout` yet.
  const options = {
    noServer: true,
    WebSocket: SyncSocket,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload,
    closeTimeout
  }
  const server = new WebSocketServer(options)
  return (request: IncomingMessage, raw: Duplex, head: Buffer): Promise<SyncSocket> =>
    new Promise(resolve =>
      server.handleUpgrade(request, raw, head, socket => {
        // What the client says before somebody listens waits in the socket.
        socket.pause()
        resolve(socket)
      })
    )
}

/** Refuses an upgrade before there is a WebSocket. */
export function refuseUpgrade(raw: Duplex, status: 400 | 403 | 404 | 429 | 503): void {
  const words = {
    400: 'Bad Request',
    403: 'Forbidden',
    404: 'Not Found',
    429: 'Too Many Requests',
    503: 'Service Unavailable'
  }
  const text = words[status]
  raw.end(`HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
