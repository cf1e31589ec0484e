import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { HANDLING } from '../../schemas/api/handling.ts'
import { testApi } from '../helpers/api.ts'
import { testDatabases } from '../helpers/databases.ts'
import { imported, kommentar, onRecord, sentRemiss, submit, tableOf } from '../helpers/handling.ts'

const databases = testDatabases('sqlite')

async function start() {
  const api = await testApi(await databases.open())
  const anna = await api.as('Anna Åberg')
  return { api, anna, remiss: await sentRemiss(api.storage, anna, await imported(anna), ['Polisen']) }
}

test('a large table is packed for whoever takes that, and says the same', async () => {
  const { api, anna, remiss } = await start()
  const parts = Array.from({ length: 100 }, (_, i) =>
    kommentar(onRecord('in-2-2'), `Synpunkt ${i}: åtgärden är oklar.`)
  )
  await submit(api.storage, remiss, 'M1', parts)
  const url = HANDLING.table(remiss.document, remiss.remiss)
  await tableOf(anna, remiss)
  const plain = await anna.get(url)
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.headers.vary).toContain('accept-encoding')
  expect(plain.rawPayload.length).toBeGreaterThan(16 * 1024)
  for (const [header, encoding, unpack] of [
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip, br;q=0', 'gzip', gunzipSync]
  ] as const) {
    const packed = await anna.get(url, { 'accept-encoding': header })
    expect(packed.headers['content-encoding']).toBe(encoding)
    expect(packed.headers['content-type']).toBe(plain.headers['content-type'])
    expect(packed.headers['content-length']).toBe(String(packed.rawPayload.length))
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
    expect(unpack(packed.rawPayload).toString()).toBe(plain.body)
  }
  await api.close()
})

test('a small answer and a refusal go as they are', async () => {
  const { api, anna, remiss } = await start()
  const url = HANDLING.table(remiss.document, remiss.remiss)
  const small = await anna.get(url, { 'accept-encoding': 'br' })
  expect([small.statusCode, small.headers['content-encoding']]).toEqual([200, undefined])
  const refused = await api.nobody.get(url, { 'accept-encoding': 'br' })
  expect([refused.statusCode, refused.headers['content-encoding']]).toEqual([401, undefined])
  expect(refused.json()).toHaveProperty('error.id', 'inte-inloggad')
  await api.close()
})
