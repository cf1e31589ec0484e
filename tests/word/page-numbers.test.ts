import { beforeAll, describe, expect, test } from 'vitest'
import { findLibreOffice } from '../../server/office/libreoffice.ts'
import { destinationsOf, pagesOfHeadings } from '../../server/office/pages.ts'
import { buildWord } from '../../server/word/build.ts'
import { exportWord } from '../../server/word/export.ts'
import type { WordInput, WordOptions } from '../../server/word/input.ts'
import { inputOf, newDokument, say, shelf } from './documents.ts'
import { lint } from './lint.ts'
import { contentsOf, pagesOf, standsOn } from './pages.ts'
import { readWord } from './read.ts'

const program = findLibreOffice()

const inputFor = (name: string, options: Partial<WordOptions>): WordInput => {
  const input = inputOf(shelf.sample(name)!)
  return { ...input, reference: shelf.references.get(name) ?? null, options: { ...input.options, ...options } }
}

describe.skipIf(program === null)('with LibreOffice', () => {
  beforeAll(() => {
    process.env.STYRSKRIFT_PAGE_NUMBERS = 'libreoffice'
    return () => {
      process.env.STYRSKRIFT_PAGE_NUMBERS = 'calculated'
    }
  })

  test.each([
    ['program', { variant: 'arbetsmaterial', appendix: true, abbreviations: true }],
    ['handlingsplan', { variant: 'remissversion', appendix: true }],
    ['riktlinje', { variant: 'beslutsversion', abbreviations: true }]
  ] as const)('the contents of %s say where the headings stand', async (name, options) => {
    const file = await exportWord(inputFor(name, options))
    expect(lint(file)).toEqual([])
    const contents = contentsOf(file)
    const pages = await pagesOf(file, program!)
    expect(contents.length).toBeGreaterThan(4)
    for (const { heading, page } of contents) {
      // The name of a unit may begin a line in a table too; a number and its heading do so nowhere else.
      const places = standsOn(pages, heading)
      expect(places, heading).toContain(Number(page))
      if (heading.includes('\t')) expect(places, heading).toEqual([Number(page)])
    }
    expect(readWord(file).settings).not.toContain('updateFields')
    expect(Buffer.from(readWord(file).package.bytes('word/document.xml')).toString()).not.toContain('w:dirty')
  })

  test('several at once get each their own, and the same again', async () => {
    const inputs = ['riktlinje', 'handlingsplan', 'riktlinje'].map(name => inputFor(name, {}))
    const [one, other, again] = await Promise.all(inputs.map(exportWord))
    expect(Buffer.from(one!).equals(Buffer.from(again!))).toBe(true)
    for (const file of [one!, other!]) for (const { page } of contentsOf(file)) expect(page).toMatch(/^\d+$/)
    expect(contentsOf(one!)).not.toEqual(contentsOf(other!))
  })

  test('a file that it cannot lay out has no pages', async () => {
    expect(await pagesOfHeadings(Buffer.from('inget paket'))).toBeNull()
    expect(await pagesOfHeadings(await buildWord(inputFor('riktlinje', {})), '/bin/false')).toBeNull()
  })
})

test('without LibreOffice only numbers that are sure are written: all, or none', async () => {
  const dokument = newDokument('riktlinje')
  const text = dokument.sections[0]!.children[0]!.fields
  text.text = [say('Kort text.')]
  const sure = contentsOf(await buildWord(inputOf(dokument)))
  expect(sure[0]).toEqual({ heading: '1\tSyfte', page: '3' })
  expect(sure.every(({ page }) => page !== '')).toBe(true)
  // A script whose widths in the font nobody knows: what comes after it may stand anywhere.
  text.text = [say('Kort text. द')]
  const unsure = await buildWord(inputOf(dokument))
  expect(contentsOf(unsure).map(({ page }) => page)).toEqual(sure.map(() => ''))
  expect(await buildWord(inputOf(dokument), async () => null)).toEqual(unsure)
  expect(lint(unsure)).toEqual([])
})

test('numbers that LibreOffice gives are written only when it knows every heading', async () => {
  const input = inputOf(newDokument('riktlinje'))
  const sure = await buildWord(input)
  expect(contentsOf(await buildWord(input, async () => new Map([['_Toc1', 9]])))).toEqual(contentsOf(sure))
  const all = new Map(contentsOf(sure).map((_, i) => [`_Toc${i + 1}`, 20 + i]))
  expect(contentsOf(await buildWord(input, async () => all)).map(({ page }) => page)).toEqual(
    [...all.values()].map(String)
  )
})

test('the pages of a PDF are read in their order', () => {
  const pdf = [
    '%PDF-1.6',
    '1 0 obj\n<</Type/Catalog/Pages 2 0 R\n/Dests 9 0 R>>\nendobj',
    '2 0 obj\n<</Type/Pages/Kids[ 3 0 R 4 0 R ]/Count 3>>\nendobj',
    '3 0 obj\n<</Type/Pages/Kids[ 7 0 R 6 0 R ]/Count 2>>\nendobj',
    '4 0 obj\n<</Type/Page>>\nendobj',
    '5 0 obj\n<</Length 40>>\nstream\n/5FToc1[4 0 R/XYZ 0 0 0]\nendobj\nendstream\nendobj',
    '6 0 obj\n<</Type/Page>>\nendobj',
    '7 0 obj\n<</Type/Page>>\nendobj',
    '9 0 obj\n<</5FToc1[7 0 R/XYZ 1 2 0]\n/5FToc10[4 0 R/XYZ 1 2 0]\n/_Toc2[6 0 R/XYZ 1 2 0]\n/annat[4 0 R/XYZ 1 2 0]>>\nendobj'
  ].join('\n')
  expect([...destinationsOf(Buffer.from(pdf))]).toEqual([
    ['_Toc1', 1],
    ['_Toc10', 3],
    ['_Toc2', 2]
  ])
  expect(destinationsOf(Buffer.from('inget')).size).toBe(0)
})
