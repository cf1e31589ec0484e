import { once } from 'node:events'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { MESSAGE } from '../../schemas/api/close-codes.ts'
import { SCHEMA_VERSION } from '../../schemas/api/contract.ts'
import type { Rng } from '../random/rng.ts'
import { anyValue, mutateBytes, NASTY_TEXTS } from './values.ts'

/** One connection that says a few things, most of them wrong, and how it ended. */
export interface Spoken {
  /** Null when the upgrade was refused with an HTTP status, which `status` is. */
  code: number | null
  status: number | null
  frames: number
}

/** A message with one kind of content, as an honest client writes it. */
function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const sync = (step: number, bytes: Uint8Array): Uint8Array =>
  message(MESSAGE.sync, encoder => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })

/** A change of a document: an honest one, or one that no editor makes. */
function update(rng: Rng, state: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  if (rng.chance(0.8)) Y.applyUpdate(doc, state)
  if (rng.chance(0.1)) doc.clientID = rng.pick([0, 1, 2 ** 32 - 1, 2 ** 53 - 1]) ?? 0
  const before = Y.encodeStateVector(doc)
  const text = (): string => (rng.pick(NASTY_TEXTS) ?? '').toWellFormed().slice(0, 400)
  const root = rng.pick(['idx', 't:m:titel', 't:p-ingress:text', `t:${text()}:text`, text()]) ?? ''
  const change = (): void => {
    const [kind, name] = [rng.int(6), rng.chance(0.5) ? root : 't:p-ingress:text']
    if (kind === 0) doc.getMap('idx').set(rng.pick(['p-ingress|x', 'NyttId|t', 'm|d|x', text()]) ?? '', json(rng))
    else if (kind === 1) doc.getText(name).insert(0, text() || 'a')
    else if (kind === 2) doc.getText('t:m:titel').delete(0, doc.getText('t:m:titel').length)
    else if (kind === 3) doc.getArray(text()).insert(0, [json(rng)])
    else if (kind === 4) doc.getText('t:p-ingress:text').insertEmbed(0, { [text()]: text() })
    else doc.getMap('idx').set(text(), new Y.Map([[text(), new Y.Text(text())]]))
  }
  try {
    doc.transact(change)
  } catch {
    // Yjs itself does not take every value; what it took before is sent.
  }
  const made = Y.encodeStateAsUpdate(doc, before)
  doc.destroy()
  return made
}

/** A value that survives the way through JSON. */
const json = (rng: Rng): unknown => JSON.parse(JSON.stringify(anyValue(rng, 4)) ?? 'null')

const honest = (rng: Rng, state: Uint8Array): Uint8Array =>
  rng.weighted<() => Uint8Array>([
    [5, () => sync(2, update(rng, state))],
    [2, () => sync(1, update(rng, state))],
    [1, () => sync(0, Y.encodeStateVectorFromUpdate(state))],
    [1, () => sync(0, Uint8Array.of(0))],
    [2, () => awareness(rng)],
    [1, () => message(MESSAGE.queryAwareness, () => {})],
    [1, () => message(rng.int(300), encoder => encoding.writeUint8Array(encoder, state.slice(0, rng.int(50))))]
  ])()

const awareness = (rng: Rng): Uint8Array =>
  message(MESSAGE.awareness, encoder => {
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, rng.pick([0, 1, 1, 3, 10_000]) ?? 1)
    for (let i = rng.int(3); i >= 0; i--) {
      encoding.writeVarUint(body, rng.int(2 ** 31))
      encoding.writeVarUint(body, rng.pick([0, 1, 2 ** 31]) ?? 0)
      encoding.writeVarString(body, rng.chance(0.7) ? (JSON.stringify(json(rng)) ?? '') : '{"user":')
    }
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
  })

/** Opens a document as whoever holds the cookie, and says up to `most` things. `state` is what the document held once. */
export async function speak(
  rng: Rng,
  {
    port,
    origin,
    cookie,
    room,
    state
  }: { port: number; origin: string; cookie: string; room: string; state: Uint8Array },
  most: number
): Promise<Spoken> {
  const version = rng.chance(0.03) ? (rng.pick(['', '0', '99', 'x', '1e3']) ?? '') : String(SCHEMA_VERSION)
  const target = rng.chance(0.04)
    ? encodeURIComponent((rng.pick(NASTY_TEXTS) ?? '').toWellFormed()).slice(0, 2000)
    : room
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${target}?v=${version}`, {
    headers: { origin: rng.chance(0.02) ? 'https://ond.exempel' : origin, cookie, host: new URL(origin).host },
    perMessageDeflate: false
  })
  let status: number | null = null
  socket.on('unexpected-response', (_request, response) => {
    status = response.statusCode ?? 0
    socket.terminate()
  })
  socket.on('error', () => {})
  const closed = new Promise<number>(done => socket.on('close', done))
  await Promise.race([once(socket, 'open').catch(() => {}), closed])
  let frames = 0
  for (; frames < most && socket.readyState === WebSocket.OPEN; frames++) {
    const said = honest(rng, state)
    const bytes = rng.chance(0.6) ? mutateBytes(rng, said) : said
    if (rng.chance(0.04)) socket.send(Buffer.from(bytes).toString('latin1'))
    else if (rng.chance(0.02)) socket.ping(bytes.slice(0, 100))
    else socket.send(bytes)
    await new Promise(done => setImmediate(done))
  }
  if (rng.chance(0.05)) socket.terminate()
  else socket.close(rng.chance(0.9) ? 1000 : 4999)
  const code = await closed
  return { code: status === null ? code : null, status, frames }
}
