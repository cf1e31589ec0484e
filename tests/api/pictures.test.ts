import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { orientationOf } from '../../schemas/pictures/bare.ts'
import { errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { DETAIL, detailedGif, detailedJpeg, detailedPng, plainJpeg } from '../helpers/detailed-pictures.ts'
import { pngBytes } from '../helpers/pictures.ts'
import { PICTURES } from '../word/documents.ts'

describe.each(DATABASES)('pictures on %s', kind => {
  const databases = testDatabases(kind)
  const start = async (given: Parameters<typeof testApi>[1] = {}) => {
    const api = await testApi(await databases.open(), given)
    const anna = await api.as('Anna')
    return { api, anna, id: await anna.document() }
  }

  test.each([
    ['image/png', pngBytes(7, 9), 7, 9],
    ['image/jpeg', plainJpeg, 32, 16],
    ['image/gif', PICTURES.gif, 2, 1]
  ])('%s is stored by its hash and served as what it is', async (mime, bytes, width, height) => {
    const { api, anna, id } = await start()
    // What the browser says that it is does not matter.
    const answer = await anna.post(API.pictures(id), bytes, { 'content-type': 'application/octet-stream' })
    const file = createHash('sha256').update(bytes).digest('hex')
    expect([answer.statusCode, answer.json()]).toEqual([201, { file, width, height, mime }])
    const again = await anna.post(API.pictures(id), bytes, { 'content-type': 'image/svg+xml' })
    expect(again.json()).toEqual(answer.json())
    const served = await anna.get(API.picture(id, file))
    expect(served.rawPayload).toEqual(bytes)
    expect(served.headers).toMatchObject({
      'content-type': mime,
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox"
    })
    await api.close()
  })

  test('what a picture tells beside itself is not stored', async () => {
    const { api, anna, id } = await start()
    for (const bytes of [detailedJpeg(6), detailedPng(), detailedGif()]) {
      expect(bytes.includes(DETAIL)).toBe(true)
      const answer = await anna.post(API.pictures(id), bytes, { 'content-type': 'image/jpeg' })
      expect(answer.statusCode).toBe(201)
      const served = await anna.get(API.picture(id, answer.json().file))
      expect(served.rawPayload.toString('latin1')).not.toContain('Dold')
      expect(createHash('sha256').update(served.rawPayload).digest('hex')).toBe(answer.json().file)
      expect(orientationOf(served.rawPayload)).toBe(bytes[0] === 0xff ? 6 : 1)
    }
    await api.close()
  })

  test.each([
    ['a JPEG that leads nowhere', detailedJpeg().subarray(0, 500), 'image/jpeg'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/svg+xml'],
    ['HTML said to be PNG', '<!doctype html><script>alert(1)</script>', 'image/png'],
    ['nothing', '', 'image/png']
  ])('%s is refused', async (_what, text, type) => {
    const { api, anna, id } = await start()
    const answer = await anna.post(API.pictures(id), Buffer.from(text), { 'content-type': type })
    expect(answer.statusCode).toBe(400)
    expect(['ogiltig-bild', 'ogiltig-begaran']).toContain(errorOf(answer))
    expect(await api.storage.db.selectFrom('picture').select('file').execute()).toEqual([])
    await api.close()
  })

  test('JSON is no picture, and a picture is no JSON', async () => {
    const { api, anna, id } = await start()
    const json = await anna.post(API.pictures(id), { bild: 1 })
    expect([json.statusCode, errorOf(json)]).toEqual([400, 'ogiltig-begaran'])
    const picture = await anna.post(API.documents, pngBytes(1, 1), { 'content-type': 'image/png' })
    expect([picture.statusCode, errorOf(picture)]).toEqual([400, 'ogiltig-begaran'])
    await api.close()
  })

  test('one that is too large says how large it may be', async () => {
    const { api, anna, id } = await start({ config: { maxPictureBytes: 2 * 1024 * 1024 } })
    const large = Buffer.concat([pngBytes(9, 9), Buffer.alloc(2 * 1024 * 1024)])
    const answer = await anna.post(API.pictures(id), large, { 'content-type': 'image/png' })
    expect([answer.statusCode, errorOf(answer)]).toEqual([413, 'for-stor'])
    expect(answer.json().error.remedy).toContain('2 MB')
    await api.close()
  })

  test('a picture belongs to its document', async () => {
    const { api, anna, id } = await start()
    const { file } = (await anna.post(API.pictures(id), pngBytes(7, 7), { 'content-type': 'image/png' })).json()
    const other = await anna.document('Ett annat')
    const answer = await anna.get(API.picture(other, file))
    expect([answer.statusCode, errorOf(answer)]).toEqual([404, 'finns-inte'])
    expect((await anna.get(API.picture(id, '../../session'))).statusCode).toBe(404)
    expect((await anna.get(API.picture(id, 'x'.repeat(64)))).statusCode).toBe(400)
    await api.close()
  })
})
