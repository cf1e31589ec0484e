import { connect } from 'node:net'
import type { Rng } from '../random/rng.ts'
import { type Description, example, type Operation } from './openapi.ts'
import { anyValue, mutateBytes, mutateValue, NASTY_TEXTS } from './values.ts'

/** A request as bytes, and whether whoever sends it has a right to an answer. */
export interface RawRequest {
  bytes: Buffer
  /** A request that is none, or whose end never comes, may be met with silence. */
  answered: boolean
}

/** What requests are made of. */
export interface Setting {
  host: string
  origin: string
  all: Description
  operations: readonly Operation[]
  /** Sessions of several people, in whose name requests are made. */
  cookies: readonly string[]
  /** Ids that exist, of documents and other things. */
  ids: readonly string[]
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'get', 'X']

/** A request to one of the routes, changed in one or several places. */
export function mutatedRequest(rng: Rng, setting: Setting): RawRequest {
  if (rng.chance(0.03)) return noise(rng)
  const operation = rng.pick(setting.operations) as Operation
  const method = rng.chance(0.06) ? (rng.pick(METHODS) ?? 'GET') : operation.method
  const { body, type } = bodyOf(rng, operation, setting)
  const headers: [string, string][] = [
    ['Host', rng.chance(0.02) ? (rng.pick(['', 'ond.exempel', '[::1', 'a b', '\xff']) ?? '') : setting.host],
    ['Connection', 'close'],
    ...headersOf(rng, setting)
  ]
  const honest = rng.chance(0.97)
  if (body.length > 0 || operation.bodies) {
    headers.push(['Content-Type', rng.chance(0.06) ? (rng.pick(TYPES) ?? '') : type])
    const wrong = rng.pick(['-1', '0', 'abc', String(body.length + 5), '99999999999', '1, 2']) ?? ''
    headers.push(['Content-Length', honest ? String(body.length) : wrong])
  }
  const head = [
    `${method} ${targetOf(rng, operation, setting)} HTTP/${rng.chance(0.01) ? (rng.pick(['1.0', '0.9', '2.0', '1.1.1']) ?? '') : '1.1'}`,
    ...headers.map(([name, value]) => `${name}: ${value}`)
  ]
  const bytes = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body])
  return { bytes, answered: honest }
}

const TYPES = [
  'text/plain',
  'application/json; charset=utf-16',
  'application/json;',
  'application/xml',
  'multipart/form-data; boundary=x',
  'image/png',
  'image/svg+xml',
  'application/octet-stream',
  'a/b/c',
  ''
]

function targetOf(rng: Rng, operation: Operation, { ids }: Setting): string {
  const path = operation.path.replace(/\{\w+\}/g, () =>
    rng.chance(0.7) ? (rng.pick(ids) ?? '') : encode(rng, rng.pick(NASTY_TEXTS) ?? '')
  )
  const query = operation.parameters
    .filter(p => p.in === 'query' && rng.chance(0.8))
    .map(p => `${p.name}=${encode(rng, String(rng.chance(0.5) ? rng.pick(likely(p.schema)) : rng.pick(NASTY_TEXTS)))}`)
  while (rng.chance(0.08))
    query.push(`${encode(rng, rng.pick(NASTY_TEXTS) ?? '')}=${encode(rng, rng.pick(NASTY_TEXTS) ?? '')}`)
  if (query.length > 0 && rng.chance(0.05)) query.push(query[0] ?? '')
  const target = query.length > 0 ? `${path}?${query.join('&')}` : path
  return rng.chance(0.05) ? rng.weighted(strange(target)) : target
}

const likely = (schema: Record<string, unknown>): readonly unknown[] =>
  Array.isArray(schema.enum) ? schema.enum : ['true', '1', '2026-11-22T09:00:00Z', 'docx', 'x']

const strange = (target: string): readonly (readonly [number, string])[] => [
  [1, target.replaceAll('/', '//')],
  [1, `${target}/`],
  [1, target.toUpperCase()],
  [1, `http://ond.exempel${target}`],
  [1, `/%2e%2e${target}`],
  [1, `${target}%00.json`],
  [1, `${target};a=b`],
  [1, `${target}#x`],
  [1, '*'],
  [1, `/${'a/'.repeat(2000)}`],
  [1, target.replace('/api/', '/sync/')],
  [1, target.replace('/api/', '/assets/../')]
]

/** As a browser would write it, or as nobody should. Nothing that would end the line. */
const encode = (rng: Rng, text: string): string => {
  const plain = rng.chance(0.2) ? text.replace(/[\0-\x20\x7f-\uffff]/g, '') : encodeURIComponent(text.toWellFormed())
  return plain.slice(0, 3000)
}

function headersOf(rng: Rng, { origin, cookies }: Setting): [string, string][] {
  const headers: [string, string][] = []
  if (rng.chance(0.93)) headers.push(['Origin', rng.chance(0.96) ? origin : (rng.pick(['null', 'https://ond.exempel', '', 'http://localhost', `${origin}.ond.exempel`]) ?? '')]) // biome-ignore format: one header
  const cookie = rng.pick(cookies) ?? ''
  const [name = '', value = ''] = cookie.split('=', 2)
  const broken = [`${name}=`, `${name}=${value}x`, `${name}=${value.slice(0, 20)}`, `${cookie}; ${cookie}`, '=;=;', `${name}="${value}`, `${name}=%00`, 'a'.repeat(4000)] // biome-ignore format: a list
  if (rng.chance(0.95)) headers.push(['Cookie', rng.chance(0.93) ? cookie : (rng.pick(broken) ?? '')])
  const more: [string, readonly string[]][] = [
    ['X-Forwarded-For', ['1.2.3.4', '::1, x', '\xff', 'a'.repeat(2000)]],
    ['Forwarded', ['for=1.2.3.4']],
    ['If-None-Match', ['*', '"x"', 'W/"', '"'.repeat(500)]],
    ['Accept-Encoding', ['gzip;q=x', 'br;q=1e999', ',,,', '*', 'identity;q=0']],
    ['Accept', ['*/*', 'x/y', ';;']],
    ['Range', ['bytes=0-1', 'bytes=-1', 'bytes=9-1', 'x']],
    ['Expect', ['100-continue', 'x']],
    ['Content-Encoding', ['gzip', 'x']],
    ['X-HTTP-Method-Override', ['DELETE']],
    ['Authorization', ['Bearer x', 'Basic eDp4', '\xff']],
    ['Upgrade', ['websocket', 'h2c']],
    ['Content-Disposition', ['attachment; filename="x"']]
  ]
  while (rng.chance(0.15)) {
    const [header, values] = rng.pick(more) as (typeof more)[number]
    headers.push([header, rng.pick(values) ?? ''])
  }
  return headers
}

function bodyOf(rng: Rng, { bodies }: Operation, { all }: Setting): { body: Buffer; type: string } {
  const [type, schema] = rng.pick(Object.entries(bodies ?? {})) ?? ['application/json', {}]
  if (!bodies && rng.chance(0.9)) return { body: Buffer.alloc(0), type }
  if (!type.includes('json')) {
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452000000080000000808000000003a98a0bd', 'hex')
    return { body: Buffer.from(mutateBytes(rng, rng.chance(0.8) ? picture : Buffer.from('GIF89a'))), type }
  }
  let value = example(rng, schema, all)
  for (let i = rng.int(4); i > 0; i--) value = mutateValue(rng, value)
  const text = JSON.stringify(value) ?? ''
  return { body: rng.chance(0.1) ? brokenJson(rng, text) : Buffer.from(text), type }
}

/** JSON that is almost none. */
const brokenJson = (rng: Rng, text: string): Buffer =>
  rng.weighted<() => Buffer>([
    [2, () => Buffer.from(text.slice(0, rng.int(text.length + 1)))],
    [2, () => Buffer.from(mutateBytes(rng, Buffer.from(text)))],
    [1, () => Buffer.from(`\ufeff${text}`)],
    [1, () => Buffer.from(text, 'utf16le')],
    [1, () => Buffer.from(`{"__proto__":${JSON.stringify(anyValue(rng))},${text.slice(1)}`)],
    [1, () => Buffer.from(`${'['.repeat(30_000)}${']'.repeat(30_000)}`)],
    [1, () => Buffer.alloc(70_000, 'a')]
  ])()

/** Bytes that are no request at all, or an upgrade that goes wrong. */
function noise(rng: Rng): RawRequest {
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
  const upgrade = (target: string, lines: readonly string[]): string =>
    [`GET ${target} HTTP/1.1`, 'Host: localhost', 'Connection: Upgrade', 'Upgrade: websocket', ...lines, '', ''].join(
      '\r\n'
    )
  const text = rng.weighted<() => string | Buffer>([
    [2, () => Buffer.from(Array.from({ length: rng.range(1, 400) }, () => rng.int(256)))],
    [1, () => 'GET'],
    [1, () => `GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(3000)}\r\n`],
    [
      1,
      () =>
        'POST /api/documents HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n'
    ],
    [1, () => 'POST /api/documents HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx'],
    [1, () => upgrade('/sync/x@1', ['Sec-WebSocket-Version: 12', key])],
    [1, () => upgrade('/sync/%', [key])],
    [1, () => upgrade(`/sync/${'a'.repeat(5000)}@1`, ['Sec-WebSocket-Version: 13', key])],
    [1, () => upgrade('/api/session', ['Sec-WebSocket-Version: 13', key])],
    [1, () => upgrade('/sync/a@99999999999?v=1', ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: x'])]
  ])()
  return { bytes: Buffer.from(text as string, 'latin1'), answered: false }
}

/** What came back: everything until the server closed, as text. Null when it has said nothing for long. */
export function exchange(port: number, request: RawRequest): Promise<string | null> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    const parts: Buffer[] = []
    const done = (text: string | null): void => {
      socket.destroy()
      resolve(text)
    }
    socket.setTimeout(request.answered ? 30_000 : 150, () =>
      done(request.answered ? null : Buffer.concat(parts).toString('latin1'))
    )
    socket.on('data', part => parts.push(part))
    socket.on('error', () => done(Buffer.concat(parts).toString('latin1')))
    socket.on('close', () => done(Buffer.concat(parts).toString('latin1')))
    socket.on('connect', () => socket.write(request.bytes))
  })
}
