import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import type { SyncTarget } from './sync-load.ts'

const SYNC = 0
const AUTH = 2

/** Opens a document and waits for its whole state; gives the time in milliseconds and the state. */
export function loadOnce(target: SyncTarget, fill?: Uint8Array): Promise<{ ms: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const hocuspocus = target.protocol === 'hocuspocus'
    const started = performance.now()
    const socket = new WebSocket(target.url, { perMessageDeflate: false, headers: target.headers[0] ?? {} })
    const send = (type: number, write: (encoder: encoding.Encoder) => void): void => {
      const encoder = encoding.createEncoder()
      if (hocuspocus) encoding.writeVarString(encoder, target.document)
      encoding.writeVarUint(encoder, type)
      write(encoder)
      socket.send(encoding.toUint8Array(encoder))
    }
    socket.on('open', () => {
      if (hocuspocus) {
        send(AUTH, encoder => {
          encoding.writeVarUint(encoder, 0)
          encoding.writeVarString(encoder, 'token')
          encoding.writeVarString(encoder, '4.7.0')
        })
      }
      send(SYNC, encoder => {
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarUint8Array(encoder, Uint8Array.of(0))
      })
    })
    socket.on('message', data => {
      const decoder = decoding.createDecoder(new Uint8Array(data as Buffer))
      if (hocuspocus) decoding.readVarString(decoder)
      const type = decoding.readVarUint(decoder)
      if (type !== SYNC && type !== 4) return
      if (decoding.readVarUint(decoder) !== 1) return
      const state = decoding.readVarUint8Array(decoder)
      const ms = performance.now() - started
      if (fill) {
        send(SYNC, encoder => {
          encoding.writeVarUint(encoder, 2)
          encoding.writeVarUint8Array(encoder, fill)
        })
        setTimeout(() => {
          socket.terminate()
          resolve({ ms, bytes: state.length })
        }, 1000)
        return
      }
      socket.terminate()
      resolve({ ms, bytes: state.length })
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('closed before the document came')))
  })
}

/** Loads the document many times, one after another. */
export async function measureLoad(target: SyncTarget, times: number): Promise<{ ms: number[]; bytes: number }> {
  const ms: number[] = []
  let bytes = 0
  for (let i = 0; i < times; i++) {
    const once = await loadOnce(target)
    ms.push(once.ms)
    bytes = once.bytes
  }
  return { ms, bytes }
}
