import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openStorage, type StorageOptions } from '../../server/storage/storage.ts'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for `/sqlite` and `/postgres`. */
    sharedDatabases: string
  }
}

/** What all test files have together of a kind of database. `model`: one as the product leaves a new one; nobody opens it, it is copied. */
export interface SharedDatabase {
  model: StorageOptions
  /** The PostgreSQL server, for whoever makes databases. */
  server: string | null
}

/**
 * The set-up of a whole run: one PostgreSQL server for all test files, and a database of each kind with all tables. Each is made when
 * the first file asks for it, so a run of tests without databases starts nothing.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'styrskrift-models-'))
  const stops: (() => Promise<void>)[] = []
  const made = new Map<string, Promise<SharedDatabase>>()
  const make: Record<string, () => Promise<SharedDatabase>> = {
    '/sqlite': async () => ({ model: await withTables({ file: join(folder, 'model.sqlite') }), server: null }),
    '/postgres': async () => {
      const postgres = await startPostgres()
      stops.push(() => postgres.stop())
      return { model: await withTables({ url: await postgres.createDatabase() }), server: postgres.server }
    }
  }
  const desk = createServer(async ({ url = '' }, answer) => {
    try {
      const shared = made.get(url) ?? make[url]?.()
      if (!shared) throw new Error(`Nothing is shared at ${url}`)
      made.set(url, shared)
      answer.end(JSON.stringify(await shared))
    } catch (error) {
      answer.writeHead(500).end(String(error))
    }
  }).listen(0, '127.0.0.1')
  await once(desk, 'listening')
  provide('sharedDatabases', `http://127.0.0.1:${(desk.address() as AddressInfo).port}`)
  return async () => {
    desk.closeAllConnections()
    desk.close()
    await Promise.allSettled(made.values())
    for (const stop of stops) await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function withTables(options: StorageOptions): Promise<StorageOptions> {
  await (await openStorage(options)).close()
  return options
}
