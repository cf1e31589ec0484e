import { expect, test } from 'vitest'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { plainText } from '../../schemas/text/stycke.ts'
import { linesFrom, pdfOf } from '../../tests/helpers/pdf.ts'
import { joined } from './paragraphs.ts'
import { readPdfText } from './read.ts'

const said = async (bytes: Buffer) => {
  const { stycken } = await readPdfText(bytes)
  return stycken.map(stycke => [stycke.form ?? '', plainText(stycke)])
}
const refused = (bytes: Buffer): Promise<string> =>
  readPdfText(bytes).then(
    () => 'read',
    error => (error instanceof StyrskriftError ? error.id : String(error))
  )

test('lines become paragraphs by gaps, sizes, bullets and short lines, and divided words are one', async () => {
  const page = [
    { text: 'Yttrande över programmet', y: 780, size: 18 },
    ...linesFrom(740, [
      'Kvinnojouren Linden har fått tillfälle att yttra sig över programmet och är positiv till det kom-',
      'munen föreslår, men vill peka på barn- och ungdomsverksamheten och på kommunens IT-',
      'system som behöver ses över.',
      '',
      'Alla kan inte ta sig till ett kontor.',
      'Stöd ska kunna ges på andra sätt, till exempel genom telefon eller genom besök i hemmet hos den',
      'som behöver det.',
      '',
      '• Telefonstöd dygnet runt',
      '• Tolk utan kostnad',
      '',
      '2. Se över avgifterna'
    ])
  ]
  expect(await said(pdfOf([page]))).toEqual([
    ['h2', 'Yttrande över programmet'],
    [
      '',
      'Kvinnojouren Linden har fått tillfälle att yttra sig över programmet och är positiv till det kommunen föreslår, men vill peka på barn- och ungdomsverksamheten och på kommunens IT-system som behöver ses över.'
    ],
    ['', 'Alla kan inte ta sig till ett kontor.'],
    [
      '',
      'Stöd ska kunna ges på andra sätt, till exempel genom telefon eller genom besök i hemmet hos den som behöver det.'
    ],
    ['li', 'Telefonstöd dygnet runt'],
    ['li', 'Tolk utan kostnad'],
    ['', '2. Se över avgifterna']
  ])
})

test('what stands on every page is told once, at the end, and a paragraph goes on across it', async () => {
  const page = (n: number, lines: readonly string[]) => [
    { text: 'Region Norr', y: 810, size: 9 },
    ...linesFrom(760, lines),
    { text: `Sida ${n} (3)`, x: 480, y: 40, size: 9 }
  ]
  const bytes = pdfOf([
    page(1, ['Regionen lämnar följande synpunkter på programmet, som i stort är bra men som på flera']),
    page(2, ['punkter behöver bli tydligare i fråga om ansvaret mellan regionen och kommunen.']),
    page(3, ['Ett sista stycke.'])
  ])
  expect(await said(bytes)).toEqual([
    [
      '',
      'Regionen lämnar följande synpunkter på programmet, som i stort är bra men som på flera punkter behöver bli tydligare i fråga om ansvaret mellan regionen och kommunen.'
    ],
    ['', 'Ett sista stycke.'],
    ['h4', 'På flera sidor: Region Norr'],
    ['h4', 'På flera sidor: Sida 1 (3)']
  ])
})

test('of a few lines each that stands by itself is a paragraph', async () => {
  expect(await said(pdfOf([linesFrom(740, ['Vi vill ha lyktor vid stigen.', '', 'Bron behöver räcke.'])]))).toEqual([
    ['', 'Vi vill ha lyktor vid stigen.'],
    ['', 'Bron behöver räcke.']
  ])
  // Written in double spacing, a text of some lines hangs together.
  const lines = [
    'Nämnden har gått igenom programmet och anser',
    'att det i stort är bra, men att ansvaret för de',
    'insatser som berör skolan behöver bli tydligare',
    'än vad det är i det förslag som har skickats ut',
    'och som nämnden nu yttrar sig över i den ordning',
    'som står i reglementet för nämnderna i kommunen',
    'och i de riktlinjer som hör till det, vilka är',
    'antagna av fullmäktige.'
  ]
  const double = lines.map((text, i) => ({ text, y: 740 - i * 25 }))
  expect(await said(pdfOf([double]))).toEqual([['', lines.join(' ')]])
})

test('a hyphen at the end of a line divides a word or belongs to it', () => {
  expect(joined('kom-', 'munen')).toBe('kommunen')
  expect(joined('barn-', 'och unga')).toBe('barn- och unga')
  expect(joined('e-', 'post')).toBe('e-post')
  expect(joined('IT-', 'system')).toBe('IT-system')
  expect(joined('Norra-', 'Holmen')).toBe('Norra-Holmen')
  expect(joined('2026-', '2030')).toBe('2026-2030')
  expect(joined('det är -', 'tror vi')).toBe('det är - tror vi')
})

test('pages without words are named, and a scanned file has none', async () => {
  expect(await readPdfText(pdfOf([[], linesFrom(700, ['Text.']), []]))).toMatchObject({
    pages: 3,
    silent: [1, 3],
    stycken: [{}]
  })
  expect(await readPdfText(pdfOf([[]]))).toMatchObject({ pages: 1, silent: [1], stycken: [] })
})

test('what is no PDF, what is damaged, what is locked and what runs programs is refused, each by its name', async () => {
  expect(await refused(Buffer.from('%PDF-1.4\nnej'))).toBe('pdf-skadad')
  expect(await refused(pdfOf([[]]).subarray(0, 300))).toBe('pdf-skadad')
  const script = '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>'
  expect(await refused(pdfOf([linesFrom(700, ['Hej'])], { catalog: script }))).toBe('pdf-farlig')
  const zeros = '0'.repeat(64)
  const locked = `/Encrypt<</Filter/Standard/V 1/R 2/O<${zeros}>/U<${zeros}>/P -4>>/ID[<00><00>]`
  expect(await refused(pdfOf([linesFrom(700, ['Hej'])], { trailer: locked }))).toBe('pdf-krypterad')
})
