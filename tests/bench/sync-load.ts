import { setTimeout as sleep } from 'node:timers/promises'
import { API, type OpenDocument } from '../../schemas/api/contract.ts'
import { CliFolder, saying } from '../helpers/cli.ts'
import { DEMO_IDS, signInAt } from '../helpers/sign-in.ts'
import { Histogram, LightClient, type LightClientOptions } from './light-client.ts'

/** How hard a document is used. Rates are per client and second. */
export interface SyncLoad {
  writers: number
  readers: number
  /** Key presses of each writer. */
  keys: number
  /** A key press moves the cursor of its writer, as it does in an editor; and readers click so many times. */
  cursors: boolean
  clicks: number
  seconds: number
}

export interface SyncResult {
  server: string
  p50: number
  p95: number
  p99: number
  /** Key presses that were sent a second, and that arrived at somebody. */
  sent: number
  relayed: number
  /** Key presses that somebody never received. */
  lost: number
}

/** A running server, and how clients reach one document of it. */
export interface SyncTarget extends Pick<LightClientOptions, 'protocol' | 'url' | 'document' | 'field'> {
  /** One set for each person who is signed in; clients share them out. */
  headers: readonly Record<string, string>[]
  stop(): Promise<void>
}

const PEOPLE = 5

/** Starts our own server as it is served to people, on SQLite on disk, with a new document of the template "program". */
export async function startOurs(environment: Record<string, string> = {}): Promise<SyncTarget> {
  const folder = new CliFolder({ STYRSKRIFT_LOG_LEVEL: 'warn', ...environment })
  const server = folder.start('server/main.ts', ['--port', '0', '--data', folder.file('data')])
  const [, origin = ''] = await saying(server, /^Styrskrift är igång på (http:\/\/localhost:\d+)$/m)
  const ask = async (path: string, cookie: string, body?: object, method = 'POST'): Promise<Response> =>
    fetch(origin + path, {
      ...(body ? { method, body: JSON.stringify(body) } : {}),
      headers: { 'content-type': 'application/json', origin, cookie }
    })
  const cookies: string[] = []
  for (const person of DEMO_IDS.slice(0, PEOPLE)) cookies.push(await signInAt(origin, person))
  const [cookie = ''] = cookies
  const created = await ask(API.documents, cookie, { template: 'program', title: 'Program' })
  const { id } = (await created.json()) as { id: string }
  await ask(API.defaultRole(id), cookie, { defaultRole: 'forfattare' }, 'PUT')
  const { room, schemaVersion } = (await (await ask(API.document(id), cookie)).json()) as OpenDocument
  return {
    protocol: 'y-websocket',
    url: `${origin.replace('http', 'ws')}/sync/${room}?v=${schemaVersion}`,
    headers: cookies.map(c => ({ origin, cookie: c })),
    document: id,
    field: 't:p-ingress:text',
    stop: () => folder.remove()
  }
}

/** Starts Hocuspocus in memory. */
export async function startHocuspocus(): Promise<SyncTarget> {
  const folder = new CliFolder()
  const server = folder.start('tests/bench/hocuspocus-server.ts', [])
  const [, port = ''] = await saying(server, /^port (\d+)$/m)
  return {
    protocol: 'hocuspocus',
    url: `ws://127.0.0.1:${port}/`,
    document: 'doc',
    headers: [{}],
    field: 't:p-ingress:text',
    stop: () => folder.remove()
  }
}

/** Lets many people use one document of a running server, and measures from key press to arrival at every other, while something is done: nothing, for so many seconds. */
export async function measureSync(
  name: string,
  target: SyncTarget,
  load: SyncLoad,
  during: () => Promise<unknown> = () => sleep(load.seconds * 1000)
): Promise<SyncResult> {
  const warmup = new Histogram()
  const relayed = new Histogram()
  let measuring = false
  const take = { add: (ms: number) => (measuring ? relayed : warmup).add(ms) } as Histogram
  const clients = Array.from(
    { length: load.writers + load.readers },
    (_, i) =>
      new LightClient({
        ...target,
        headers: target.headers[i % target.headers.length],
        relayed: take,
        writer: i < load.writers ? i : undefined
      })
  )
  for (let i = 0; i < 200 && !clients.every(c => c.synced); i++) await sleep(50)
  if (!clients.every(c => c.synced)) throw new Error(`${name}: not everybody was synced`)
  const writers = clients.slice(0, load.writers)
  const press = (client: LightClient): void => {
    client.press()
    if (load.cursors) client.move()
  }
  const timers = await startEach(writers, load.keys, press)
  if (load.clicks > 0) timers.push(...(await startEach(clients.slice(load.writers), load.clicks, c => c.move())))
  await sleep(2000)
  const before = writers.reduce((sum, w) => sum + w.sent, 0)
  measuring = true
  const start = performance.now()
  await during()
  const seconds = (performance.now() - start) / 1000
  measuring = false
  const sent = writers.reduce((sum, w) => sum + w.sent, 0) - before
  for (const timer of timers) clearInterval(timer)
  await sleep(1000)
  let lost = 0
  for (const client of clients) {
    lost += client.gaps
    for (const [w, writer] of writers.entries())
      if (writer !== client) lost += Math.max(0, writer.sent - client.heard(w))
  }
  for (const client of clients) client.close()
  return {
    server: name,
    p50: relayed.quantile(0.5),
    p95: relayed.quantile(0.95),
    p99: relayed.quantile(0.99),
    sent: Math.round(sent / seconds),
    relayed: Math.round(relayed.count / seconds),
    lost
  }
}

/** Calls `work` for each client `rate` times a second, spread evenly so that they do not fall together. */
async function startEach(
  clients: readonly LightClient[],
  rate: number,
  work: (client: LightClient) => void
): Promise<NodeJS.Timeout[]> {
  const period = 1000 / rate
  const timers: NodeJS.Timeout[] = []
  for (const client of clients) {
    timers.push(setInterval(() => work(client), period))
    await sleep(period / clients.length)
  }
  return timers
}
