import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { UpdateLog } from '../../server/storage/log.ts'
import { buildDoc } from '../../server/storage/state.ts'
import { openStorage, type StorageOptions } from '../../server/storage/storage.ts'
import { partsOf } from '../../server/sync/catch-up.ts'
import { CliFolder, saying } from '../helpers/cli.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { seeded } from '../helpers/seeded.ts'
import { signInAt } from '../helpers/sign-in.ts'
import { SyncClient } from '../helpers/sync-client.ts'
import { Writer, wordsIn } from './load.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9))
const KILLS = 20
const DOCUMENTS = 3
const WRITERS = 2

/** The real server, killed with SIGKILL again and again while several people write. */
describe.each(DATABASES)('killed %s', kind => {
  const databases = testDatabases(kind, { durable: true })
  let folder: CliFolder
  let where: StorageOptions
  let server: ChildProcess
  let origin = ''
  let cookie = ''

  beforeEach(async () => {
    where = await databases.fresh()
    folder = new CliFolder({
      STYRSKRIFT_LOG_LEVEL: 'warn',
      ...(where.url ? { DATABASE_URL: where.url } : {})
    })
    if (!where.url) where = { file: folder.file('data/styrskrift.sqlite') }
  })
  afterEach(() => folder.remove())

  async function start(): Promise<void> {
    server = folder.start('server/main.ts', ['--port', '0', '--data', folder.file('data')])
    const [, address = ''] = await saying(server, /^Styrskrift är igång på (http:\/\/localhost:\d+)$/m)
    origin = address
  }

  async function kill(): Promise<void> {
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
  }

  const post = (path: string, body: object): Promise<Response> =>
    fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie },
      body: JSON.stringify(body)
    })

  async function createDocuments(): Promise<string[]> {
    cookie = await signInAt(origin)
    const ids: string[] = []
    for (let i = 0; i < DOCUMENTS; i++) {
      const created = await post(API.documents, { template: 'program', title: `Program ${i}` })
      ids.push(((await created.json()) as { id: string }).id)
    }
    return ids
  }

  /** Looks at a copy of the files as the kill left them: opening them would mend them. */
  function checkFile(): void {
    if (!where.file) return
    const copy = mkdtempSync(join(tmpdir(), 'styrskrift-crash-'))
    for (const suffix of ['', '-wal', '-shm'])
      if (existsSync(where.file + suffix)) cpSync(where.file + suffix, join(copy, `a.sqlite${suffix}`))
    const db = new SqliteDatabase(join(copy, 'a.sqlite'))
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    db.close()
    rmSync(copy, { recursive: true, force: true })
  }

  test(`${KILLS} times: every confirmed and every passed-on word is there, seed ${SEED}`, async () => {
    const random = seeded(SEED)
    await start()
    const ids = await createDocuments()
    const promised = new Map<string, Set<string>>(ids.map(id => [id, new Set()]))
    let written = 0
    for (let round = 0; round < KILLS; round++) {
      const writers = ids.flatMap(id =>
        Array.from({ length: WRITERS }, (_, w) => ({ id, writer: new Writer(origin, id, cookie, `${round}.${w}`) }))
      )
      await Promise.all(writers.map(({ writer }) => writer.start(3)))
      await sleep(20 + random() * 400)
      await kill()
      for (const { id, writer } of writers) {
        writer.stop()
        written += writer.written
        for (const word of [...writer.confirmed(), ...writer.heard()]) promised.get(id)?.add(word)
      }
      checkFile()
      await start()
      for (const id of ids) {
        const reader = await new SyncClient(origin, '', id, { cookie }).ready()
        const words = wordsIn(reader)
        const there = new Set(words)
        const lost = [...(promised.get(id) ?? [])].filter(word => !there.has(word))
        expect(lost, `SEED=${SEED}, after kill ${round + 1}`).toEqual([])
        expect(words.length, `twice, SEED=${SEED}, after kill ${round + 1}`).toBe(there.size)
        reader.close()
      }
    }
    await kill()
    const total = [...promised.values()].reduce((sum, words) => sum + words.size, 0)
    console.info(`${kind}: ${KILLS} kills, ${written} words written, ${total} promised, none lost`)
    expect(total).toBeGreaterThan(KILLS * 10)

    const storage = await openStorage(where)
    const log = new UpdateLog(storage)
    for (const id of ids) {
      const stored = await log.load(id)
      if (!stored) throw new Error(`document ${id} is gone`)
      expect(() => buildDoc({ snapshot: null, updates: partsOf(stored) })).not.toThrow()
    }
    await log.close()
    await storage.close()
  }, 180_000)
})
