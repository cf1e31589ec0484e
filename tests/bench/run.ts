import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import * as Y from 'yjs'
import { ensureChromium } from '../../.ci/chromium.mjs'
import { fromDokument } from '../../schemas/document/interchange.ts'
import { kommun as kommunSchema } from '../../schemas/register/kommun.ts'
import { template as templateSchema } from '../../schemas/template/template.ts'
import { bigDokument, countWords } from './big.ts'
import { benchBrowser } from './browser/browser.ts'
import { measureExport } from './export.ts'
import { measureHandling } from './handling.ts'
import { measureHostile } from './hostile.ts'
import { measureIntake } from './intake.ts'
import { loadOnce, measureLoad } from './load.ts'
import { bigRows, measureCompiled } from './sammanstallning.ts'
import { measureSync, type SyncTarget, startHocuspocus, startOurs } from './sync-load.ts'

/**
 * `npm run bench`: our figures beside a peer's in the same run on the same machine. Prints a table and writes
 * `data/bench.json`. `--only sync,browser,load,export,compile,hostile,handling,intake` runs a part; `--seconds` and `--rounds` make it shorter or longer.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'sync,browser,load,export,compile,hostile,handling,intake' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '5' }
  }
})
const only = new Set(values.only.split(','))
const seconds = Number(values.seconds)
const rounds = Number(values.rounds)

interface Row {
  what: string
  ours: number
  peer: number | null
  peerName: string
  unit: string
}
const rows: Row[] = []
const row = (what: string, unit: string, ours: number, peerName: string, peer: number | null): void => {
  rows.push({ what, unit, ours, peerName, peer })
}

const quantile = (list: readonly number[], q: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))] ?? Number.NaN

const template = templateSchema.parse(JSON.parse(readFileSync('templates/program/template.json', 'utf8')))
const kommun = kommunSchema.parse(JSON.parse(readFileSync('templates/kommun.json', 'utf8')))
const dokument = bigDokument(template, kommun)
const loadBefore = loadavg()[0]?.toFixed(1)
console.log(`The long document: 300 insatser, ${countWords(dokument)} words.`)

if (only.has('sync')) {
  const load = { writers: 20, readers: 80, keys: 5, cursors: true, clicks: 0.2, seconds }
  const results = {
    ours: await withTarget(startOurs, t => measureSync('Styrskrift', t, load)),
    peer: await withTarget(startHocuspocus, t => measureSync('Hocuspocus', t, load))
  }
  for (const q of ['p50', 'p95', 'p99'] as const)
    row(
      `key press → relayed, 20 writers and 80 readers, ${q}`,
      'ms',
      results.ours[q],
      'Hocuspocus 4, in memory',
      results.peer[q]
    )
  row('the same: key presses lost', '', results.ours.lost, 'Hocuspocus 4, in memory', results.peer.lost)
}

if (only.has('load')) {
  const state = Y.encodeStateAsUpdate(fromDokument(dokument))
  const ours = await withTarget(startOurs, async target => measureLoad(await importedInto(target), rounds * 8))
  const peer = await withTarget(startHocuspocus, async target => {
    await loadOnce(target, state)
    return measureLoad(target, rounds * 8)
  })
  row('load of the long document, p50', 'ms', quantile(ours.ms, 0.5), 'Hocuspocus 4, in memory', quantile(peer.ms, 0.5))
  row(
    'load of the long document, p95',
    'ms',
    quantile(ours.ms, 0.95),
    'Hocuspocus 4, in memory',
    quantile(peer.ms, 0.95)
  )
}

if (only.has('browser')) {
  ensureChromium()
  const { ours, stock } = await benchBrowser({ dokument, template, kommun }, rounds, 60)
  const peer = 'Tiptap 3 with its collaboration binding'
  row('mount of the page', 'ms', ours.mount, peer, stock.mount)
  for (const [key, what] of [
    ['local', 'local key press and layout'],
    ['remote', 'remote key press and layout'],
    ['burst', '25 remote key presses in one frame'],
    ['move', 'move of an insats to another fokusområde']
  ] as const) {
    row(`${what}, p50`, 'ms', quantile(ours[key], 0.5), peer, quantile(stock[key], 0.5))
    row(`${what}, p95`, 'ms', quantile(ours[key], 0.95), peer, quantile(stock[key], 0.95))
  }
  row('memory of the open page', 'MiB', ours.memory, peer, stock.memory)
}

if (only.has('export')) {
  const { ours, wall, memory, withPages, pandoc } = await measureExport(dokument, template, kommun, rounds)
  const what = 'export to Word, 300 comments and 40 footnotes, warm'
  row(`${what}: processor time, p50`, 'ms', quantile(ours, 0.5), 'pandoc', pandoc && quantile(pandoc, 0.5))
  row(`${what}: on the clock, p50`, 'ms', quantile(wall, 0.5), 'pandoc', null)
  row('the same with the page numbers of its table of contents', 'ms', withPages, 'pandoc (has none)', null)
  row('most memory of the process that exports', 'MiB', memory, 'pandoc', null)
}

if (only.has('compile')) {
  const ms = await measureCompiled(bigRows(dokument, template, kommun))
  const what = '200 bodies, 5,000 synpunkter on the long document'
  row(`${what}: compiled`, 'ms', ms.compile, 'none known', null)
  row('the same as a Word file', 'ms', ms.word, 'none known', null)
  row('the same as a spreadsheet', 'ms', ms.xlsx, 'none known', null)
  row('the same as a Word file without personal data', 'ms', ms.without, 'none known', null)
}

if (only.has('hostile')) {
  const { slowest, largest, utmost, files } = measureHostile()
  row(`${files} hostile files: the slowest to be refused or read`, 'ms', slowest.ms, 'none', null)
  row('the same: most memory that one of them takes', 'MiB', largest.mib, 'none', null)
  row('a file of as many elements as may be, refused at its end', 'ms', utmost.ms, 'none', null)
  row('the same: memory', 'MiB', utmost.mib, 'none', null)
}

if (only.has('handling')) {
  ensureChromium()
  const { open, processor, filter } = await measureHandling(dokument, rounds)
  const nobody = 'nobody that we know'
  row(
    '5,000 synpunkter of 200 bodies on the long document: from address to table, p50',
    'ms',
    quantile(open, 0.5),
    nobody,
    null
  )
  row('the same, p95', 'ms', quantile(open, 0.95), nobody, null)
  row('the same: processor time of the browser, p50', 'ms', quantile(processor, 0.5), nobody, null)
  row('the same: filter and paint, p50', 'ms', quantile(filter, 0.5), nobody, null)
  row('the same: filter and paint, p95', 'ms', quantile(filter, 0.95), nobody, null)
}

if (only.has('intake')) {
  ensureChromium()
  const { seconds: took, processor, placed, written, before, meanwhile } = await measureIntake(dokument)
  const what = '40 returned Word copies of the long document'
  row(`${what}: read and placed`, 's', took, 'none known', null)
  row('the same: processor time of the server', 's', processor, 'none known', null)
  row(`the same: comments and changes placed, of ${written}`, '', placed, 'none known', null)
  for (const [q, name] of [
    [0.5, 'p50'],
    [0.95, 'p95']
  ] as const)
    row(
      `key → next frame in the page, during all of the reading, ${name}`,
      'ms',
      quantile(meanwhile.shown, q),
      'without the reading',
      quantile(before.shown, q)
    )
  const relayed = 'key press → relayed, 10 writers and 20 readers, during all of the reading, p95'
  row(relayed, 'ms', meanwhile.relayed, 'without the reading', before.relayed)
  row('the same: key presses lost', '', meanwhile.lost, 'without the reading', before.lost)
}

async function withTarget<T>(start: () => Promise<SyncTarget>, work: (target: SyncTarget) => Promise<T>): Promise<T> {
  const target = await start()
  try {
    return await work(target)
  } finally {
    await target.stop()
  }
}

/** The same server with the long document in it. */
async function importedInto(target: SyncTarget): Promise<SyncTarget> {
  const headers = target.headers[0]!
  const origin = headers.origin!
  const answer = await fetch(`${origin}/api/documents/import`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ dokument })
  })
  const { id } = (await answer.json()) as { id: string }
  const open = (await (await fetch(`${origin}/api/documents/${id}`, { headers })).json()) as {
    room: string
    schemaVersion: number
  }
  return { ...target, document: id, url: `${origin.replace('http', 'ws')}/sync/${open.room}?v=${open.schemaVersion}` }
}

const figure = (n: number): string => (Number.isInteger(n) ? String(n) : n.toFixed(n < 10 ? 2 : 0))
console.table(
  rows.map(r => ({
    what: r.what,
    unit: r.unit,
    ours: figure(r.ours),
    peer: r.peer === null ? '–' : figure(r.peer),
    'ours ÷ peer': r.peer ? (r.ours / r.peer).toFixed(2) : '–',
    beside: r.peerName
  }))
)
// Whatever else the machine does makes every figure larger.
console.log(
  `Load of the machine over the last minute: ${loadBefore} before, ${loadavg()[0]?.toFixed(1)} after, on ${availableParallelism()} processors.`
)
mkdirSync('data', { recursive: true })
writeFileSync('data/bench.json', `${JSON.stringify({ rows }, null, 2)}\n`)
console.log('Written to data/bench.json')
