import { describe, expect, test, vi } from 'vitest'
import { bringFile } from '../../server/intake/bring.ts'
import { IntakeReader } from '../../server/intake/reader.ts'
import { CopiesThread } from '../../server/reading/copies-thread.ts'
import { FrozenVersions } from '../../server/svar/frozen.ts'
import { testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { outRemiss } from '../helpers/svar.ts'

const MINUTE = 60_000

describe.each(DATABASES)('files that wait to be read on %s', kind => {
  const databases = testDatabases(kind)

  test('of two processes one reads each, and what a process that died had taken is read when its time is out', async () => {
    const where = await databases.fresh()
    const api = await testApi(await databases.open(where))
    const other = await testApi(await databases.open(where))
    const out = await outRemiss(api)
    const { db } = api.storage
    const remiss = await db.selectFrom('remiss').selectAll().where('id', '=', out.remiss).executeTakeFirstOrThrow()
    const bring = async (name: string): Promise<string> => {
      // It says that it is a Word file, and is none: it is refused as soon as it is looked into.
      const data = Buffer.from(`PK\u0003\u0004${name}`)
      return (await bringFile(api.tools, remiss, { person: out.owner.person.id, name, data })).id
    }
    const ids = await Promise.all(Array.from({ length: 4 }, (_, i) => bring(`${i}.docx`)))
    const readers = [api, other].map(each => new IntakeReader(each.tools, new FrozenVersions(each.storage)))
    const reads = vi.spyOn(CopiesThread.prototype, 'read')
    const states = () => db.selectFrom('intake').select(['id', 'state', 'claim', 'revision']).orderBy('id').execute()
    // Whoever looks at the list wakes what reads, again and again.
    const readAll = async (): Promise<void> => {
      do {
        for (const reader of readers) reader.wake()
        await new Promise(done => setTimeout(done, 50))
      } while ((await states()).some(({ state, claim }) => state === 'laser' && claim !== 'dead'))
    }
    await readAll()
    expect(reads).toHaveBeenCalledTimes(ids.length)
    expect(await states()).toEqual(ids.sort().map(id => ({ id, state: 'fel', claim: null, revision: 2 })))

    const left = await bring('kvar.docx')
    const taken = { claim: 'dead', claimed_until: api.clock.now + MINUTE }
    await db.updateTable('intake').set(taken).where('id', '=', left).execute()
    const more = await bring('ny.docx')
    await readAll()
    const stateOf = async (id: string) => (await states()).find(each => each.id === id)?.state
    expect([await stateOf(left), await stateOf(more)]).toEqual(['laser', 'fel'])
    for (const { clock } of [api, other]) clock.now += MINUTE
    await db.updateTable('intake').set({ claim: 'late' }).where('id', '=', left).execute()
    await readAll()
    expect(await stateOf(left)).toBe('fel')
    for (const reader of readers) await reader.close()
    reads.mockRestore()
    await other.close()
    await api.close()
  }, 180_000)
})
