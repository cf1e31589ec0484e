import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sammanstallning } from '../../schemas/remiss/sammanstallning.ts'
import { compile } from '../../server/sammanstallning/compile.ts'
import { type Reading, readRows } from '../../server/sammanstallning/rows.ts'
import { openStorage } from '../../server/storage/storage.ts'
import { type TestApi, templatesOfRepository, testApi } from './api.ts'
import { storeCase } from './remiss-store.ts'

/** What the reading of a remiss needs, of a server in a test. */
export function readingOf(api: TestApi): Reading {
  const templates = templatesOfRepository()
  return {
    storage: api.storage,
    templates,
    register: { kommun: templates.kommun } as Reading['register'],
    now: () => api.clock.now
  }
}

/** The case of `remiss-case.ts`, compiled from a database of its own. */
export async function compiledCase(): Promise<Sammanstallning> {
  const folder = mkdtempSync(join(tmpdir(), 'styrskrift-remiss-'))
  const api = await testApi(await openStorage({ file: join(folder, 'a.sqlite') }))
  try {
    const { document, remiss } = await storeCase(api)
    return compile(await readRows(readingOf(api), document, remiss))
  } finally {
    await api.close()
    await api.storage.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
