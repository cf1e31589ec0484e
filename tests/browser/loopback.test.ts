import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { startApp } from '../helpers/app.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { pngBytes } from '../helpers/pictures.ts'
import { smallProgram } from './small-program.ts'
import { Writer } from './writer.ts'

/** What Chromium notes of its own network: every request, name and socket. */
interface NetLog {
  constants: { logEventTypes: Record<string, number> }
  events: { type: number; params?: Record<string, unknown> }[]
}

/** A page elsewhere that the test itself asks for at the end, to see that it would be noticed. */
const CANARY = 'kanariefagel.exempel.se'
/** A page somewhere else, of which only the clipboard tells. */
const FOREIGN = 'utanfor.exempel.se'
const PASTED = `<h1>Rubrik</h1><p>Text <a href="https://${FOREIGN}/lank">länk</a>
  <img src="https://${FOREIGN}/bild.png" alt="x"><img src="//${FOREIGN}/b.png" srcset="https://${FOREIGN}/c.png 2x"></p>
  <link rel="stylesheet" href="https://${FOREIGN}/s.css"><style>@import url(https://${FOREIGN}/t.css)</style>
  <div style="background: url(https://${FOREIGN}/u.png)">färg</div><iframe src="https://${FOREIGN}/f"></iframe>
  <video poster="https://${FOREIGN}/p.png"></video><svg><image href="https://${FOREIGN}/i.png"></image></svg>`

const local = (host: string): boolean => /^(localhost|127\.0\.0\.1|\[?::1\]?)(:\d+)?$/.test(host)

/**
 * What Chromium wants of its maker by itself (accounts, dictionaries, forms), whatever page is shown, and its probe for IPv6, which sends
 * nothing. A page that asks for something at these places is found by its initiator.
 */
const ownBusiness = (host: string): boolean => /^([\w-]+\.)*(google|googleapis|gvt1)\.com(:443)?$/.test(host)
/** So that what it wants by itself goes nowhere either. */
const TO_NOBODY = ['google.com', 'googleapis.com', 'gvt1.com']
  .map(name => `MAP ${name} 127.0.0.1:1, MAP *.${name} 127.0.0.1:1`)
  .join(', ')
/** Where names are asked for; which names is another matter, and is looked at. */
const isResolver = (address: string): boolean => address.endsWith(':53')
const PROBE = '[2001:4860:4860::8888]:443'

/** Everything that went to a place which is not this computer. */
function outside(log: NetLog): string[] {
  const names = new Map(Object.entries(log.constants.logEventTypes).map(([name, type]) => [type, name]))
  const found = new Set<string>()
  for (const { type, params = {} } of log.events) {
    const name = names.get(type) ?? ''
    for (const key of ['url', 'original_url']) {
      const url = String(params[key] ?? '')
      if (!/^(https?|wss?|ftp):/.test(url) || local(new URL(url).host)) continue
      const byPage = params.initiator !== undefined && params.initiator !== 'not an origin'
      if (byPage || !ownBusiness(new URL(url).host)) found.add(`${name} ${url}`)
    }
    if (name.startsWith('HOST_RESOLVER')) {
      const host = String(params.host ?? '').replace(/^\w+:\/\//, '')
      if (host !== '' && !local(host) && !ownBusiness(host)) found.add(`${name} ${host}`)
    }
    if (name.startsWith('TCP_CONNECT') || name === 'SOCKET_CONNECT') {
      const addresses = [params.address, ...((params.address_list as unknown[] | undefined) ?? [])].filter(Boolean)
      for (const address of addresses)
        if (!local(String(address)) && address !== PROBE && !isResolver(String(address)))
          found.add(`${name} ${String(address)}`)
    }
  }
  return [...found]
}

test('a day of work reaches this computer and nothing else: no request, no name, no connection', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'styrskrift-net-'))
  const [netlog, serverlog] = [join(folder, 'browser.json'), join(folder, 'server')]
  const recorder = pathToFileURL(resolve(import.meta.dirname, '../helpers/record-connections.ts')).href
  const app = await startApp({ NODE_OPTIONS: `--import ${recorder}`, RECORD_CONNECTIONS_TO: serverlog })
  const browser = await launchBrowser([`--log-net-log=${netlog}`, `--host-resolver-rules=${TO_NOBODY}`])
  const requests: string[] = []
  try {
    const karin = await Writer.signIn(browser, app.address, 'Karin')
    const { page, context } = karin
    context.on('request', request => requests.push(request.url()))
    page.on('websocket', socket => requests.push(socket.url()))
    const id = await karin.import(smallProgram)
    await karin.open(id)
    await karin.caretAtEnd('Insats1', 'text')
    await karin.type(' Mer text.')
    await page.evaluate(html => {
      const data = new DataTransfer()
      data.setData('text/html', html)
      data.setData('text/plain', 'Rubrik')
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      )
    }, PASTED)
    await page.getByText('färg').first().waitFor()
    await karin.saved()
    const headers = { origin: app.address }
    await page.request.post(`/api/documents/${id}/pictures`, {
      headers: { ...headers, 'content-type': 'image/png' },
      data: pngBytes(8, 8)
    })
    for (const format of ['docx', 'json']) {
      expect((await page.request.get(`/api/documents/${id}/export?format=${format}`)).status()).toBe(200)
    }
    for (const path of ['/', '/konto', '/installningar', '/finns-inte', `/dokument/${id}`]) {
      await page.goto(path, { waitUntil: 'networkidle' }).catch(() => {})
    }
    await karin.close()
    const canary = await browser.newPage()
    await canary.goto(`http://${CANARY}/`).catch(() => {})
  } finally {
    await browser.close()
    await app.stop()
  }
  const log = JSON.parse(readFileSync(netlog, 'utf8')) as NetLog
  expect(log.events.length).toBeGreaterThan(500)
  const all = JSON.stringify(log.events)
  expect(all).toContain('/api/session')
  expect(all).not.toContain(FOREIGN)
  const found = outside(log)
  expect(found.filter(what => !what.includes(CANARY))).toEqual([])
  expect(found.some(what => what.includes(CANARY))).toBe(true)
  expect(requests.length).toBeGreaterThan(20)
  expect(requests.filter(url => /^\w+:\/\//.test(url) && !local(new URL(url).host))).toEqual([])
  const [loaded, ...connections] = readFileSync(serverlog, 'utf8').trimEnd().split('\n')
  expect(loaded).toBe('loaded')
  expect(connections.filter(line => line !== 'loaded' && line !== 'lookup localhost')).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})
