import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { API, type DocumentRow, type OpenDocument } from '../../schemas/api/contract.ts'
import { demandNode } from '../../server/node-version.ts'
import { CliFolder, collect, saying } from '../helpers/cli.ts'
import { signInAt } from '../helpers/sign-in.ts'
import { SyncClient } from '../helpers/sync-client.ts'

let folder: CliFolder
beforeEach(() => {
  folder = new CliFolder({ STYRSKRIFT_LOG_LEVEL: 'warn' })
})
afterEach(() => folder.remove())

const serve = (...args: string[]): ChildProcess => folder.start('server/main.ts', args)

async function address(server: ChildProcess): Promise<string> {
  const [, found = ''] = await saying(server, /^Styrskrift är igång på (http:\/\/localhost:\d+)$/m)
  return found
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const gone = once(server, 'exit') as Promise<[number | null]>
  server.kill(signal)
  return (await gone)[0]
}

const get = async <T>(at: string, path: string, cookie: string): Promise<T> =>
  (await (await fetch(at + path, { headers: { cookie } })).json()) as T

test.each(['SIGTERM', 'SIGINT'] as const)('%s: what was received is on disk, and the end is clean', async signal => {
  const server = serve('--port', '0')
  const output = collect(server)
  const at = await address(server)
  const cookie = await signInAt(at)
  const { documents } = await get<{ documents: DocumentRow[] }>(at, API.documents, cookie)
  expect(documents).toHaveLength(3)
  const { id, room } = await get<OpenDocument>(at, API.document(documents[0]!.id), cookie)
  const options = { cookie, path: `/sync/${room}?v=1` }
  const client = await new SyncClient(at, '', id, options).ready()
  client.type('Sista raden', 't:m:titel')
  expect(await end(server, signal)).toBe(0)
  expect((await client.closed).reason).toBe('servern-startar-om')
  expect(client.stored).toBe(client.sent)
  expect(output().err).toBe('')

  const again = serve('--port', '0')
  const there = await address(again)
  const reader = await new SyncClient(there, '', id, options).ready()
  expect(reader.text('t:m:titel')).toMatch(/Sista raden$/)
  reader.close()
  expect(await end(again, signal)).toBe(0)
})

test('both names of this computer answer', async () => {
  const server = serve('--port', '0')
  const at = await address(server)
  const port = new URL(at).port
  for (const host of ['localhost', '127.0.0.1']) {
    expect((await fetch(`http://${host}:${port}/healthz`)).status, host).toBe(200)
    const cookie = await signInAt(`http://${host}:${port}`)
    expect(cookie).toMatch(/^styrskrift=/)
  }
  await end(server, 'SIGTERM')
})

test('a port that is taken is one clear line', async () => {
  const taken = createServer().listen(0, 'localhost')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  const server = serve('--port', String(port))
  const output = collect(server)
  const [code] = await once(server, 'exit')
  taken.close()
  expect(code).toBe(1)
  expect(output().err).toBe(
    `Något annat program använder redan port ${port} på localhost. Stäng det, eller starta med en annan port: --port ${port + 1}.\n`
  )
})

test('a second server on the same data is one clear line', async () => {
  const first = serve('--port', '0')
  await address(first)
  const second = serve('--port', '0')
  const output = collect(second)
  const [code] = await once(second, 'exit')
  expect([code, output().err]).toEqual([1, expect.stringMatching(/^Styrskrift är igång på samma data\..*\n$/)])
  await end(first, 'SIGTERM')
})

test.each([
  [['--port', 'tre'], /STYRSKRIFT_PORT.*”tre”.*portnummer/],
  [['--prot', '3'], /”--prot” finns inte/],
  [['--host', '256.1.1.1'], /Det går inte att lyssna på port 3000 på 256\.1\.1\.1/]
])('%j is one clear line', async (args, said) => {
  const server = serve(...args)
  const output = collect(server)
  const [code] = await once(server, 'exit')
  expect(code).toBe(1)
  expect(output().err).toMatch(said)
  expect(output().err.trimEnd().split('\n')).toHaveLength(1)
})

test('data and demo as they are set', async () => {
  const server = folder.start('server/cli/main.ts', ['serve', '--port', '0', '--data', 'annan'], {
    STYRSKRIFT_DEMO: 'off'
  })
  const at = await address(server)
  await expect(signInAt(at)).rejects.toThrow('finns-inte')
  expect(await get(at, '/api/sign-in', '')).toMatchObject({ demo: null, password: true })
  expect(existsSync(folder.file('annan/styrskrift.sqlite'))).toBe(true)
  await end(server, 'SIGTERM')
})

test('while nobody administers, a link for the first administrator is printed, a new one each time', async () => {
  const tokens: string[] = []
  const see = async (at: string, token: string): Promise<number> => {
    const body = JSON.stringify({ kind: 'first', token })
    const headers = { 'content-type': 'application/json', origin: at }
    return (await fetch(`${at}/api/links/see`, { method: 'POST', headers, body })).status
  }
  for (let i = 0; i < 2; i++) {
    const server = folder.start('server/main.ts', ['--port', '0'], { STYRSKRIFT_DEMO: 'off' })
    const [, at = '', token = ''] = await saying(
      server,
      /^(http:\/\/localhost:\d+)\/forsta-administrator#([\w-]{43})$/m
    )
    expect(await see(at, token)).toBe(200)
    for (const old of tokens) expect(await see(at, old)).toBe(410)
    tokens.push(token)
    await end(server, 'SIGTERM')
  }
  await folder.run('user', 'add', '--name', 'Eva', '--email', 'eva@exempel.se', '--admin')
  const server = folder.start('server/main.ts', ['--port', '0'], { STYRSKRIFT_DEMO: 'off' })
  const output = collect(server)
  const at = await address(server)
  for (const old of tokens) expect(await see(at, old)).toBe(410)
  expect(output().out).not.toContain('#')
  await end(server, 'SIGTERM')
})

test.each([
  [{ STYRSKRIFT_PUBLIC_URL: 'https://styr.exempel.se' }, /behövs en hemlighet: ange STYRSKRIFT_SECRET/],
  [{ STYRSKRIFT_PUBLIC_URL: 'https://styr.exempel.se', STYRSKRIFT_SECRET: 'hemligt' }, /för svag/],
  [
    { STYRSKRIFT_PUBLIC_URL: 'https://styr.exempel.se', STYRSKRIFT_DEMO: 'on' },
    /Demon kan inte vara på en publik adress/
  ],
  [{ STYRSKRIFT_OIDC_ISSUER: 'https://login.exempel.se' }, /STYRSKRIFT_OIDC_CLIENT_ID/]
])('%j is refused in one clear line', async (env, said) => {
  const server = folder.start('server/main.ts', ['--port', '0'], env)
  const output = collect(server)
  const [code] = await once(server, 'exit')
  expect(code).toBe(1)
  expect(output().err).toMatch(said)
  expect(output().err.trimEnd().split('\n')).toHaveLength(1)
  expect(output().err).not.toContain('hemligt')
})

test.each([
  ['20.19.0', 1],
  ['22.11.0', 1],
  ['22.12.0', 0],
  ['24.1.0', 0]
])('Node %s', (version, lines) => {
  const said: string[] = []
  demandNode(version, line => said.push(line))
  expect(said).toHaveLength(lines)
  for (const line of said) expect(line).toContain(version)
})
