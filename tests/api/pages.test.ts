import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorOf, testApi } from '../helpers/api.ts'
import { testDatabases } from '../helpers/databases.ts'

const databases = testDatabases('sqlite')
const SCRIPT = `export const rader = [${"'en rad som upprepas', ".repeat(200)}]\n`
const PAGE = '<!doctype html><html lang="sv"><title>Styrskrift</title></html>\n'
let pages = ''

beforeAll(() => {
  pages = mkdtempSync(join(tmpdir(), 'styrskrift-pages-'))
  mkdirSync(join(pages, 'assets'))
  writeFileSync(join(pages, 'index.html'), PAGE)
  writeFileSync(join(pages, 'assets/index-1a2b.js'), SCRIPT)
  writeFileSync(join(pages, 'assets/font-3c4d.woff2'), Buffer.alloc(5000, 7))
})
afterAll(() => rmSync(pages, { recursive: true, force: true }))

const start = async () => testApi(await databases.open(), { pages })

describe('the built client', () => {
  test('its start page answers for every address of the client', async () => {
    const api = await start()
    for (const path of ['/', '/index.html', '/dokument/Abc123', '/logga-in?till=/dokument']) {
      const answer = await api.nobody.get(path)
      expect([answer.statusCode, answer.headers['content-type'], answer.body], path).toEqual([
        200,
        'text/html; charset=utf-8',
        PAGE
      ])
      expect(answer.headers['cache-control']).toBe('no-cache')
    }
    await api.close()
  })

  test('files with a hash in their name are kept for ever, packed as the browser takes them', async () => {
    const api = await start()
    const get = (encoding: string) => api.nobody.get('/assets/index-1a2b.js', { 'accept-encoding': encoding })
    const plain = await get('identity')
    expect(plain.body).toBe(SCRIPT)
    expect(plain.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding'
    })
    const packed = await get('gzip, deflate, br')
    expect(packed.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(SCRIPT)
    expect(packed.rawPayload.length).toBeLessThan(SCRIPT.length / 10)
    expect(gunzipSync((await get('gzip, br;q=0')).rawPayload).toString()).toBe(SCRIPT)
    expect((await api.nobody.get('/assets/font-3c4d.woff2', { 'accept-encoding': 'br' })).headers).not.toHaveProperty(
      'content-encoding'
    )
    await api.close()
  })

  test('what has not changed is not sent again', async () => {
    const api = await start()
    const { etag } = (await api.nobody.get('/')).headers
    const answer = await api.nobody.get('/', { 'if-none-match': String(etag) })
    expect([answer.statusCode, answer.body]).toEqual([304, ''])
    await api.close()
  })

  test('a file that is not there is not the start page, and nothing outside is served', async () => {
    const api = await start()
    for (const path of [
      '/assets/gammal-9z.js',
      '/favicon.ico',
      '/../package.json',
      '/%2e%2e/%2e%2e/etc/passwd.txt',
      '/assets/..%2f..%2fpackage.json'
    ]) {
      const answer = await api.nobody.get(path)
      expect([answer.statusCode, errorOf(answer)], path).toEqual([404, 'finns-inte'])
    }
    for (const path of ['/api', '/api/', '/api/nej', '/sync/abc']) {
      const answer = await api.nobody.get(path)
      expect([answer.statusCode, errorOf(answer)], path).toEqual([404, 'finns-inte'])
    }
    expect((await api.nobody.post('/dokument/abc', {})).statusCode).toBe(404)
    await api.close()
  })

  test('before it is built, a page says what to do', async () => {
    const api = await testApi(await databases.open(), { pages: join(pages, 'finns-inte') })
    const answer = await api.nobody.get('/')
    expect([answer.statusCode, errorOf(answer)]).toEqual([503, 'inget-bygge'])
    await api.close()
  })
})

describe('/healthz', () => {
  test('is well when the database answers, and only then', async () => {
    const storage = await databases.open()
    const api = await testApi(storage)
    const well = await api.nobody.get('/healthz')
    expect([well.statusCode, well.json()]).toEqual([200, { status: 'ok' }])
    await storage.close()
    const ill = await api.nobody.get('/healthz')
    expect([ill.statusCode, ill.json()]).toEqual([503, { status: 'database' }])
    await api.close()
  })
})

describe('/metrics', () => {
  test('tells this computer what happens, by route', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    await anna.get('/api/documents')
    const answer = await api.nobody.get('/metrics')
    expect(answer.headers['content-type']).toContain('text/plain')
    expect(answer.body).toContain(
      'styrskrift_http_request_seconds_count{method="GET",route="/api/documents",status="200"} 1'
    )
    expect(answer.body).toContain('styrskrift_process_cpu_seconds_total')
    await api.close()
  })

  test('is not there for another computer, nor through a proxy on this one', async () => {
    const api = await start()
    for (const how of [{ remoteAddress: '10.1.2.3' }, { headers: { 'x-forwarded-for': '10.1.2.3' } }]) {
      const answer = await api.server.inject({ url: '/metrics', ...how })
      expect([answer.statusCode, errorOf(answer)]).toEqual([404, 'finns-inte'])
    }
    await api.close()
  })

  test('with a token it is for whoever has it', async () => {
    const api = await testApi(await databases.open(), { config: { metricsToken: 'sexton tecken ar' } })
    const get = (authorization?: string) =>
      api.server.inject({ url: '/metrics', remoteAddress: '10.1.2.3', headers: authorization ? { authorization } : {} })
    expect((await get('Bearer sexton tecken ar')).statusCode).toBe(200)
    for (const wrong of [undefined, 'Bearer fel', 'Bearer sexton tecken ar '])
      expect((await get(wrong)).statusCode).toBe(404)
    await api.close()
  })
})
