import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { simpleParser } from 'mailparser'
import { afterAll, describe, expect, test } from 'vitest'
import { SAMMANSTALLNING } from '../../schemas/api/sammanstallning.ts'
import { packageIndex } from '../../schemas/remiss/diarium.ts'
import { verifyPackage } from '../../server/diarium/verify.ts'
import { testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { ANSWERS, BODIES, sha256 } from '../helpers/remiss-case.ts'
import { storeCase } from '../helpers/remiss-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'styrskrift-diarium-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(DATABASES)('the package for the diarium on %s', kind => {
  const databases = testDatabases(kind)

  test('holds everything with its hash, tells what is missing, and is the same bytes for the same state', async () => {
    const api = await testApi(await databases.open())
    const { anna, document, remiss } = await storeCase(api)
    await anna.post(SAMMANSTALLNING.replies(document, remiss))
    const address = SAMMANSTALLNING.diarium(document, remiss)
    const answer = await anna.get(address)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip'])
    const bytes = answer.rawPayload
    api.clock.now += 24 * 60 * 60 * 1000
    const again = await anna.get(address)
    expect(again.statusCode).toBe(200)
    const hashesOf = (zip: Uint8Array) => Object.entries(unzipSync(zip)).map(([path, part]) => [path, sha256(part)])
    expect(hashesOf(again.rawPayload)).toEqual(hashesOf(bytes))
    expect(sha256(again.rawPayload)).toBe(sha256(bytes))

    const parts = unzipSync(bytes)
    const index = packageIndex.parse(JSON.parse(strFromU8(parts['index.json']!)))
    expect(Object.keys(parts)).toEqual([...index.files.map(each => each.path), 'index.json', 'index.html'])
    for (const { path, sha256: hash } of index.files) expect(sha256(parts[path]!), path).toBe(hash)
    const count = (of: string): number => index.files.filter(each => each.kind === of).length
    expect(
      Object.fromEntries(
        [
          'missiv',
          'remissversion',
          'mottagare',
          'meddelande',
          'svar',
          'svarsfil',
          'kvitto',
          'sammanstallning',
          'svarsbrev'
        ].map(of => [of, count(of)])
      )
    ).toEqual({
      missiv: 0,
      remissversion: 2,
      mottagare: 1,
      meddelande: 15,
      svar: ANSWERS.length,
      svarsfil: 4,
      kvitto: ANSWERS.length,
      sammanstallning: 4,
      svarsbrev: 15
    })
    expect(index.missing).toEqual([
      'Missivet: inget missiv skickades med remissen.',
      'Svar från Ekvikens idrottsallians.',
      'Bedömning av en synpunkt.'
    ])
    const pdf = index.files.find(each => each.path.endsWith('.pdf'))
    expect(strFromU8(parts[pdf?.path ?? '']!)).toBe('%PDF-1.7 yttrande')
    for (const body of BODIES)
      expect(strFromU8(parts['3 Mottagare/Mottagare.csv']!).toLowerCase()).toContain(body.name.toLowerCase())
    const letter = await simpleParser(
      Buffer.from(parts[index.files.find(each => each.kind === 'meddelande')?.path ?? '']!)
    )
    expect(letter.subject).toBe('Så har era synpunkter på Program för en trygg vardag 2027–2030 tagits om hand')
    expect(letter.text).toContain('Till ')
    await theHashes(bytes, index.files[3]?.path ?? '')
    await api.close()
  }, 150_000)
})

/** A changed, a lost, and an added file are found. */
async function theHashes(bytes: Uint8Array, path: string): Promise<void> {
  const file = join(folder, 'a.zip')
  writeFileSync(file, bytes)
  expect((await verifyPackage(file)).problems).toEqual([])
  const parts = unzipSync(readFileSync(file))
  const without = (gone: string) => Object.fromEntries(Object.entries(parts).filter(([name]) => name !== gone))
  const check = async (files: Record<string, Uint8Array>): Promise<string[]> => {
    writeFileSync(file, zipSync(files, { level: 0 }))
    return (await verifyPackage(file)).problems
  }
  expect(await check({ ...parts, [path]: Buffer.from('Något annat') })).toEqual([`Ändrad: ${path}`])
  expect(await check(without(path))).toEqual([`Saknas: ${path}`])
  expect(await check({ ...parts, 'extra.txt': Buffer.from('a') })).toEqual(['Hör inte till akten: extra.txt'])
  expect(await check(without('index.json'))).toEqual(['Filen är ingen akt: index.json saknas eller går inte att läsa.'])
}
