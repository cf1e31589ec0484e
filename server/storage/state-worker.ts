import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import { buildDoc, difference, type Parts } from './state.ts'

/** Builds and compares whole documents away from the thread that serves people. */
export type StateRequest = { id: number } & (
  | { kind: 'build'; parts: Parts }
  /** Does `stored` hold the same as the parts? */
  | { kind: 'compare'; parts: Parts; stored: Uint8Array }
)
export type StateAnswer = { id: number; state?: Uint8Array; wrong?: string }

const port = parentPort
if (!port) throw new Error('server/storage/state-worker.ts runs as a worker thread only')

function work(request: StateRequest): { state?: Uint8Array; wrong?: string } {
  try {
    const doc = buildDoc(request.parts)
    if (request.kind === 'build') return { state: Y.encodeStateAsUpdate(doc) }
    const wrong = difference(doc, buildDoc({ snapshot: request.stored, updates: [] }))
    return wrong === null ? {} : { wrong }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}

port.on('message', (request: StateRequest) => port.postMessage({ id: request.id, ...work(request) }))
