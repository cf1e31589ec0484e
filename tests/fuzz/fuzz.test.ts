import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeReason } from '../../schemas/api/close-codes.ts'
import { API } from '../../schemas/api/contract.ts'
import { personByName } from '../../server/people/people.ts'
import { Sessions } from '../../server/people/sessions.ts'
import { openStorage, type Storage } from '../../server/storage/storage.ts'
import { templatesOfRepository } from '../helpers/api.ts'
import { CliFolder, collect, saying } from '../helpers/cli.ts'
import { DATABASES } from '../helpers/databases.ts'
import { startPostgres, type TestPostgres } from '../helpers/postgres.ts'
import { demoId } from '../helpers/sign-in.ts'
import { Rng } from '../random/rng.ts'
import { speak } from './frames.ts'
import { type Description, operationsOf } from './openapi.ts'
import { exchange, mutatedRequest, type Setting } from './requests.ts'

/** Ten thousand on the two databases together. A failure names the seed of its request: FUZZ_SEED=… FUZZ_COUNT=1 repeats it. */
const COUNT = Number(process.env.FUZZ_COUNT ?? 3000)
const FRAMES = process.env.FUZZ_COUNT ? COUNT : 2000
const SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 1e9))
const SECRET = 'k3y-f0r-fuzz-tests-only-0123456789-abcdefgh'
/** So many at the same time. */
const ABREAST = 24
/** What the server may need more of afterwards than when it had just started, in bytes. */
const ROOM_FOR_MEMORY = 400 * 1024 * 1024

/** What tells whoever attacks something about the inside. */
const LEAKS: readonly RegExp[] = [
  /\bat (?:async )?[\w.<>#]+ \(?(?:file:|node:|\/)/,
  /\.(?:ts|js|mjs):\d+:\d+/,
  /node_modules|node:internal/,
  /(?:^|[\s"'(])\/(?:home|root|usr|var|opt|srv|tmp)\/\w/,
  /SQLITE_|sqlite3|syntax error at or near|violates|relation "|invalid byte sequence|no such (?:table|column)/i,
  /\b(?:select|insert into|update|delete from)\b[^"]{0,80}\b(?:from|values|set|where)\b/i,
  /TypeError|ReferenceError|RangeError|SyntaxError|Cannot read propert|is not a function/
]

describe.each(DATABASES)('random and mutated requests and frames, with %s', kind => {
  let postgres: TestPostgres | null = null
  const folder = new CliFolder()
  let port = 0
  let said: ReturnType<typeof collect>
  let setting: Setting
  let karin = ''
  let mine = ''
  let open = ''
  let state: Uint8Array
  let storage: Storage
  let people = 0
  /** Those who speak over the sync connection. Many: whoever is refused often enough is not let in for a while. */
  const speakers: string[] = []

  const session = async (person: string): Promise<string> => {
    const value = await new Sessions(storage, SECRET, 30).start(person, { method: 'password', strong: true })
    return `styrskrift=${encodeURIComponent(value)}`
  }
  const somebody = async (): Promise<string> => session((await personByName(storage, `Slump ${++people}`, people)).id)

  const ask = async (path: string, cookie: string, init: RequestInit = {}): Promise<Response> =>
    fetch(setting.origin + path, { ...init, headers: { cookie, origin: setting.origin, ...init.headers } })
  const make = async (cookie: string): Promise<string> => {
    const body = JSON.stringify({ dokument: templatesOfRepository().sample('program') })
    const answer = await ask(API.importDocument, cookie, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' }
    })
    return ((await answer.json()) as { id: string }).id
  }
  const exported = async (): Promise<string> => (await ask(API.exportAs(mine, 'json'), karin)).text()
  const memory = async (): Promise<number> => {
    const text = await (await fetch(`${setting.origin}/metrics`)).text()
    return Number(/^styrskrift_process_resident_memory_bytes (\S+)/m.exec(text)?.[1])
  }

  beforeAll(async () => {
    folder.env.STYRSKRIFT_SECRET = SECRET
    folder.env.STYRSKRIFT_LOG_LEVEL = 'error'
    for (const name of ['PERSON', 'ADDRESS', 'SIGN_IN']) folder.env[`STYRSKRIFT_RATE_${name}`] = '1000000'
    if (kind === 'postgres') {
      postgres = await startPostgres()
      folder.env.DATABASE_URL = await postgres.createDatabase()
    }
    const child = folder.start('server/main.ts', ['--port', '0'])
    said = collect(child)
    const [, address = ''] = await saying(child, /igång på (http:\/\/localhost:\d+)/)
    port = Number(new URL(address).port)
    const url = folder.env.DATABASE_URL
    storage = await openStorage(url ? { url } : { file: folder.file('data/styrskrift.sqlite') })
    karin = await session(demoId('Karin'))
    for (let i = 0; i < 300; i++) speakers.push(await somebody())
    const origin = `http://localhost:${port}`
    const description = (await (await fetch(`${origin}/api/openapi.json`)).json()) as Description
    setting = {
      host: `localhost:${port}`,
      origin,
      all: description,
      operations: operationsOf(description),
      cookies: [],
      ids: []
    }
    mine = await make(karin)
    open = await make(karin)
    await ask(API.defaultRole(open), karin, {
      method: 'PUT',
      body: '{"defaultRole":"forfattare"}',
      headers: { 'content-type': 'application/json' }
    })
    state = await stateOf(await roomOf(open))
    await renew()
  }, 120_000)
  afterAll(async () => {
    await storage?.close()
    await folder.remove()
    await postgres?.stop()
  })

  const roomOf = async (id: string): Promise<string> =>
    ((await (await ask(API.document(id), karin)).json()) as { room: string }).room

  /** New people with documents of their own: those before may have signed out, left, or lost everything. */
  async function renew(): Promise<void> {
    const cookies = await Promise.all(Array.from({ length: 6 }, somebody))
    const documents = await Promise.all(cookies.slice(0, 3).map(make))
    const ids = [mine, ...documents, ...documents, 'finns-inte', 'kommunledningskontoret', demoId('Amira')]
    setting = { ...setting, cookies: [...cookies, await session(demoId('Eva'))], ids }
  }

  /** What the document holds now, as a client hears it. */
  async function stateOf(room: string): Promise<Uint8Array> {
    const { SyncClient } = await import('../helpers/sync-client.ts')
    const client = new SyncClient(setting.origin, '', '', { path: `/sync/${room}?v=1`, cookie: karin })
    await client.ready()
    client.close()
    return Y.encodeStateAsUpdate(client.doc)
  }

  /** Runs the work for each seed, some at the same time, and ends at the first that says what is wrong. */
  async function each(
    count: number,
    first: number,
    work: (rng: Rng, seed: number) => Promise<string | null>
  ): Promise<void> {
    let next = 0
    let wrong: string | null = null
    const run = async (): Promise<void> => {
      while (next < count && wrong === null) {
        const seed = first + next++
        const what = await work(new Rng(seed), seed)
        if (what !== null) wrong ??= `FUZZ_SEED=${seed} FUZZ_COUNT=1 npx vitest run tests/fuzz\n${what}`
      }
    }
    await Promise.all(Array.from({ length: ABREAST }, run))
    if (wrong !== null) throw new Error(`${wrong}\n${said().err.slice(-3000)}`)
  }

  test('no crash, no fault, no leak; honest work goes on, and an honest document is as it was', async () => {
    const before = { document: await exported(), memory: await memory() }
    const statuses = new Map<number, number>()
    await each(COUNT, SEED, async (rng, seed) => {
      if (seed % 250 === 0) await renew()
      const request = mutatedRequest(rng, setting)
      const answer = await exchange(port, request)
      const wrong = judge(answer, request.answered, statuses)
      return wrong && `${wrong}\n--- ${request.bytes.toString('latin1').slice(0, 2000)}\n--- ${answer?.slice(0, 2000)}`
    })
    const codes = new Map<string, number>()
    const room = await roomOf(open)
    let frames = 0
    await each(FRAMES, SEED, async (rng, seed) => {
      if (frames >= FRAMES) return null
      const cookie = speakers[seed % speakers.length] ?? ''
      const spoken = await speak(rng, { port, origin: setting.origin, cookie, room, state }, 12)
      frames += Math.max(1, spoken.frames)
      const name = spoken.code === null ? `HTTP ${spoken.status}` : (closeReason(spoken.code) ?? String(spoken.code))
      codes.set(name, (codes.get(name) ?? 0) + 1)
      const expected =
        /^(HTTP (400|403|404|429)|1000|1005|1006|4999)$/.test(name) || closeReason(spoken.code ?? 0) !== null
      return expected && name !== 'lagring-misslyckades' ? null : `the connection ended with ${name}`
    })
    const seen = JSON.stringify({ statuses: Object.fromEntries(statuses), codes: Object.fromEntries(codes), frames })
    expect(said().err, seen).toBe('')
    expect((await ask(API.session, karin)).status).toBe(200)
    expect((await fetch(`${setting.origin}/healthz`)).status).toBe(200)
    expect(await exported()).toBe(before.document)
    expect((await memory()) - before.memory, seen).toBeLessThan(ROOM_FOR_MEMORY)
    if (process.env.FUZZ_COUNT) return
    // They went deep: to every kind of answer, and past the gate.
    for (const status of [200, 204, 400, 401, 403, 404])
      expect(statuses.get(status) ?? 0, `${status}: ${seen}`).toBeGreaterThan(5)
    for (const code of ['avvisad-andring', 'fel-meddelande'])
      expect(codes.get(code) ?? 0, `${code}: ${seen}`).toBeGreaterThan(20)
  }, 240_000)
})

/** What is wrong with an answer; null: nothing. */
function judge(answer: string | null, answered: boolean, statuses: Map<number, number>): string | null {
  if (answer === null) return 'no answer'
  if (answer === '') return answered ? 'closed without an answer' : null
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1])
  if (Number.isNaN(status)) return 'no HTTP'
  statuses.set(status, (statuses.get(status) ?? 0) + 1)
  const page = answer.includes('inget-bygge')
  if (status >= 500 && !page) return `status ${status}`
  if (status < 400) return null
  const leak = LEAKS.find(pattern => pattern.test(answer))
  return leak ? `a leak: ${leak}` : null
}
