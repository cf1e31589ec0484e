import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { buildWord } from '../../server/word/build.ts'
import { inputOf, newDokument } from './documents.ts'
import { readWord } from './read.ts'
import { stressDokument } from './stress.ts'

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b)

describe('the same input gives the same bytes', () => {
  test.each(['program', 'handlingsplan', 'riktlinje'] as const)('%s, whatever was made before', async name => {
    const once = await buildWord(inputOf(stressDokument(name)))
    await buildWord(inputOf(newDokument('program')))
    expect(same(once, await buildWord(inputOf(stressDokument(name))))).toBe(true)
  })

  test('and another input other bytes', async () => {
    const input = inputOf(newDokument('program', 'Ett'))
    const other = inputOf(newDokument('program', 'Två'))
    expect(same(await buildWord(input), await buildWord(other))).toBe(false)
    const later = { ...input, options: { ...input.options, date: '2026-11-23' } }
    expect(same(await buildWord(input), await buildWord(later))).toBe(false)
  })
})

test('nothing in the package tells when or in what order it was made', async () => {
  const bytes = await buildWord(inputOf(stressDokument('program')))
  const { core, package: pack } = readWord(bytes)
  expect([core.created, core.modified]).toEqual(['2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z'])
  expect(pack.names.slice(0, 3)).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/document.xml'])
  expect(pack.names.slice(3)).toEqual(pack.names.slice(3).toSorted())
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (const name of Object.keys(unzipSync(bytes))) expect(name).not.toMatch(/[^\w./[\]-]/)
  // The time of the first entry of the zip (APPNOTE 4.4.6): 1980-01-01 00:00.
  expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([0, 0x21])
  for (const name of pack.names.filter(n => n.endsWith('.rels'))) {
    const ids = [
      ...Buffer.from(pack.bytes(name))
        .toString()
        .matchAll(/ Id="([^"]*)"/g)
    ].map(m => m[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^rId\d+$/)
  }
})
