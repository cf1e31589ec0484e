import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStorage } from '../../server/storage/storage.ts'
import { testApi } from '../helpers/api.ts'
import { CliFolder } from '../helpers/cli.ts'

let folder: CliFolder
beforeEach(async () => {
  folder = new CliFolder()
  const storage = await openStorage({ file: folder.file('data/styrskrift.sqlite') })
  const api = await testApi(storage)
  const anna = await api.as('Anna Åberg')
  for (const title of ['Ett', 'Två', 'Tre']) await anna.document(title)
  await api.close()
  await storage.close()
  expect((await folder.run('backup', 'allt.backup')).code).toBe(0)
})
afterEach(() => folder.remove())

/** The same backup with other lines, and with the counts and the checksum that belong to them: only the chain can tell. */
function rewritten(change: (line: string) => string | null): void {
  const lines = gunzipSync(readFileSync(folder.file('allt.backup')))
    .toString('utf8')
    .trimEnd()
    .split('\n')
  const footer = JSON.parse(lines.pop() ?? '') as { rows: Record<string, number>; sha256: string }
  const kept = lines.flatMap(line => change(line) ?? [])
  const rows = Object.fromEntries(
    Object.keys(footer.rows).map(table => [table, kept.filter(l => l.startsWith(`{"table":"${table}",`)).length])
  )
  const text = `${kept.join('\n')}\n`
  const end = JSON.stringify({ ...footer, rows, sha256: createHash('sha256').update(text).digest('hex') })
  writeFileSync(folder.file('andrad.backup'), gzipSync(`${text}${end}\n`))
}

const isEntry = (line: string, sequence: number): boolean =>
  line.startsWith('{"table":"audit_entry",') && line.includes(`"sequence":${sequence},`)

test('a whole backup is told with its documents and the head of its log, and no database is made', async () => {
  const { code, out, err } = await folder.run('verify', 'allt.backup')
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(
    /allt\.backup är hel\. Den innehåller 3 dokument, och händelseloggen slutar med \d+:[0-9a-f]{64}\./
  )
})

test('a backup that is cut short, or has other bytes', async () => {
  const bytes = readFileSync(folder.file('allt.backup'))
  writeFileSync(folder.file('kapad.backup'), bytes.subarray(0, bytes.length - 200))
  const cut = await folder.run('verify', 'kapad.backup')
  expect([cut.code, cut.out]).toEqual([1, ''])
  expect(cut.err).toMatch(/är inte en hel säkerhetskopia/)
  expect((await folder.run('verify', 'finns-inte.backup')).code).toBe(1)
})

test.each<[string, (line: string) => string | null, RegExp]>([
  ['altered', line => (isEntry(line, 2) ? line.replace('document.created', 'document.exported') : line), /2/],
  ['removed', line => (isEntry(line, 2) ? null : line), /2/],
  ['taken from the end', line => (isEntry(line, 3) ? null : line), /3/]
])('an entry of the audit log that was %s', async (_what, change, said) => {
  rewritten(change)
  const { code, out, err } = await folder.run('verify', 'andrad.backup')
  expect([code, out]).toEqual([1, ''])
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect(err).toMatch(said)
})
