import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { convert, findLibreOffice } from '../../server/office/libreoffice.ts'
import { sentVersion } from '../../server/returned/version.ts'
import { buildWord } from '../../server/word/build.ts'
import type { WordInput } from '../../server/word/input.ts'
import { withUsableReferences, wordBase } from '../../server/word/reference/usable.ts'
import { inputOf, shelf } from './documents.ts'
import { lint } from './lint.ts'
import { readWord } from './read.ts'
import { threadOn } from './threads/random-threads.ts'
import { at, deep, valueAt } from './xml.ts'

const own = shelf.references.get('riktlinje')!
const program = findLibreOffice()

const build = (change: Partial<WordInput>): Promise<Uint8Array> => {
  const input = inputOf(shelf.sample('riktlinje')!, change)
  return buildWord({ ...input, options: { ...input.options, pageNumbers: false } })
}

/** The fonts and margins of a file, by which the municipality's look is known. */
function lookOf(file: Uint8Array) {
  const { package: pack, headers } = readWord(file)
  const heading = deep(pack.xml('word/styles.xml'), 'style').find(
    s => valueAt(s, 'name')?.toLowerCase() === 'heading 1'
  )
  const margins = deep(pack.xml('word/document.xml'), 'pgMar')[0]?.attributes
  return {
    color: at(heading, 'rPr', 'color')?.attributes.val?.toUpperCase(),
    margins: [margins?.top, margins?.left],
    header: headers.find(text => text.includes('Riktlinje för tillgängliga')) !== undefined
  }
}

describe.skipIf(program === null)('a reference file that LibreOffice has saved', () => {
  test('gives the same look as the file before', { timeout: 120_000 }, async () => {
    const filter = 'MS Word 2007 XML'
    const bytes = await convert({ bytes: own, from: 'docx', filter, to: 'docx', timeLimit: 90_000, program: program! })
    const saved = { ...shelf, references: new Map([['riktlinje', bytes]]) }
    expect([...(await withUsableReferences(saved)).references.keys()]).toEqual(['riktlinje'])
    const file = await build({ reference: bytes })
    expect(lint(file)).toEqual([])
    expect(lookOf(file)).toEqual(lookOf(await build({ reference: own })))
    expect(lookOf(file)).not.toEqual(lookOf(await build({ reference: null })))
  })
})

/** Files that cannot be used: no package, another kind of package, one that wants to fetch an entity. */
const parts = unzipSync(own)
const UNUSABLE: readonly [string, Uint8Array][] = [
  ['text', strToU8('ingen Word-fil')],
  ['a package of something else', zipSync({ 'a.txt': strToU8('a') })],
  [
    'a document type',
    zipSync({
      ...parts,
      'word/styles.xml': strToU8('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')
    })
  ]
]

test.each(UNUSABLE)('one that cannot be used is told of, and the built-in look is used: %s', async (_, bytes) => {
  const usable = await withUsableReferences({ ...shelf, references: new Map([['riktlinje', bytes]]) })
  expect(usable.references.size).toBe(0)
  expect(usable.problems.get('riktlinje')).toEqual([
    { file: 'riktlinje/reference.docx', path: '', message: expect.stringMatching(/^Filen används inte, och exporten/) }
  ])
  expect(wordBase(usable, 'riktlinje').reference).toBeNull()
  // Also where nobody has looked into it before.
  expect(Buffer.from(await build({ reference: bytes })).equals(await build({ reference: null }))).toBe(true)
})

test('comments and proposals go into a file with the look of the municipality: no two styles of one name', async () => {
  const input = inputOf(shelf.sample('riktlinje')!)
  const { fields } = await sentVersion(input.dokument, input.template, input.kommun)
  const field = fields.find(f => f.text.length > 60)!
  const threads = [
    threadOn('fraga', field, [0, 8], {
      entries: [{ author: 'Berit Lund', at: '2026-11-20T08:15:00.000Z', text: 'Varför?' }]
    }),
    threadOn('forslag', field, [12, 20], { replacement: [{ text: 'annat' }] })
  ]
  const file = await build({ reference: own, threads })
  // The lint tells of styles that are missing, and of two with one name or id.
  expect(lint(file)).toEqual([])
  const { package: pack } = readWord(file)
  expect(deep(pack.xml('word/comments.xml'), 'comment')).toHaveLength(1)
  expect(deep(pack.xml('word/document.xml'), 'ins').length).toBeGreaterThan(0)
  expect(lookOf(file)).toEqual(lookOf(await build({ reference: own })))
})
