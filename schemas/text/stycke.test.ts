import { describe, expect, test } from 'vitest'
import { fieldText, flatText, isBlank, plainText, type Stycke, stycke, styckenInput } from './stycke.ts'

describe('the short form', () => {
  test.each<[string, string, Stycke]>([
    ['a string is running text', 'Bygga broar', { runs: [{ text: 'Bygga broar' }] }],
    ['a bullet', '- ett', { form: 'li', runs: [{ text: 'ett' }] }],
    ['a heading', '# Mål', { form: 'h2', runs: [{ text: 'Mål' }] }],
    ['a hyphen without a space is a letter', '-ett', { runs: [{ text: '-ett' }] }],
    ['only one level of heading has a short form', '## Mål', { runs: [{ text: '## Mål' }] }],
    [
      'a reference',
      'Enligt lag[^F1] gäller',
      { runs: [{ text: 'Enligt lag' }, { footnote: 'F1' }, { text: ' gäller' }] }
    ],
    ['two references in a row', '[^a][^b]', { runs: [{ footnote: 'a' }, { footnote: 'b' }] }],
    ['a reference that is none', 'a[^] b[^å]', { runs: [{ text: 'a[^] b[^å]' }] }],
    ['nothing', '', { runs: [] }]
  ])('%s', (_, short, expected) => {
    expect(styckenInput.parse(short)).toEqual([expected])
  })

  test('a list may mix short and full paragraphs', () => {
    const full: Stycke = { form: 'ol', level: 2, runs: [{ text: 'fet', bold: true }] }
    expect(styckenInput.parse(['- ett', full])).toEqual([{ form: 'li', runs: [{ text: 'ett' }] }, full])
    expect(styckenInput.parse([])).toEqual([])
  })

  test('what was read in short form is full form, and is read as it is', () => {
    const once = styckenInput.parse(['# Mål', 'Text[^F1]'])
    expect(styckenInput.parse(once)).toEqual(once)
  })
})

describe('a paragraph', () => {
  test.each<[string, unknown]>([
    ['an unknown form', { form: 'h1', runs: [] }],
    ['the first level, which is said by saying nothing', { form: 'li', level: 0, runs: [] }],
    ['a level beyond the deepest', { form: 'li', level: 9, runs: [] }],
    ['an unknown key', { runs: [], farg: 'bla' }],
    ['bold that is false', { runs: [{ text: 'a', bold: false }] }],
    ['a run that is nothing', { runs: [{}] }],
    ['no runs', {}]
  ])('is refused with %s', (_, value) => {
    expect(stycke.safeParse(value).success).toBe(false)
  })

  test('carries what a newer version wrote in `rest`, on the paragraph and on its runs', () => {
    const value = {
      runs: [{ text: 'a', rest: { farg: { kod: 1 } } }, { unknown: { karta: 'x' } }],
      rest: { b: 'citat' }
    }
    expect(stycke.parse(value)).toEqual(value)
  })
})

describe('words', () => {
  const runs: Stycke['runs'] = [
    { text: 'Enligt ' },
    { text: 'lag', bold: true },
    { footnote: 'F1' },
    { br: true },
    { text: 'gäller' },
    { unknown: {} }
  ]

  test('plainText leaves out references and reads a break as a space', () => {
    expect(plainText({ runs })).toBe('Enligt lag gäller')
    expect(fieldText([{ runs }, { runs: [{ text: 'b' }] }])).toBe('Enligt lag gäller\nb')
  })

  test('flatText gives each of them one place', () => {
    expect(flatText([{ runs }, { runs: [] }])).toBe('Enligt lag\uFFFC\uFFFCgäller\uFFFC\n')
  })

  test.each<[boolean, string, Stycke[]]>([
    [true, 'nothing', []],
    [true, 'an empty paragraph', [{ runs: [] }]],
    [true, 'spaces', [{ runs: [{ text: ' \u00a0\t' }] }, { form: 'li', runs: [] }]],
    [false, 'a letter', [{ runs: [] }, { runs: [{ text: 'a' }] }]],
    [false, 'a reference', [{ runs: [{ footnote: 'F1' }] }]],
    [false, 'something unknown', [{ runs: [{ unknown: { karta: 'x' } }] }]]
  ])('isBlank is %s for %s', (expected, _, stycken) => {
    expect(isBlank(stycken)).toBe(expected)
  })
})
