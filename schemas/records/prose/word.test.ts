import { expect, test } from 'vitest'
import { contextOf, documentOf, record, say, templateOf, written } from '../../word/in-tests.ts'

const text = [
  ...say('Löpande ', { text: 'fet', bold: true }, { br: true }, 'rad'),
  { form: 'h2' as const, runs: [{ text: 'Rubrik' }] },
  { form: 'li' as const, runs: [{ text: 'punkt' }] },
  { form: 'ol' as const, level: 1, runs: [{ text: 'under' }] },
  { form: 'lc' as const, level: 1, runs: [{ text: 'fortsatt' }] }
]

const sectionWith = (key: string) =>
  record('s1', 'section', { data: { key }, children: [record('p1', 'prose', { fields: { text } })] })

test('running text, headings below the one of the section, and lists', async () => {
  const section = sectionWith('text')
  expect(await written([section], contextOf(documentOf([section])))).toEqual([
    'Heading1: Text',
    'Normal: Löpande fet\\nrad',
    'Heading2: Rubrik',
    'ListParagraph 0: punkt',
    'ListParagraph 1: under',
    'ListParagraph: fortsatt'
  ])
})

test('where the section allows no headings they are words', async () => {
  const section = sectionWith('omraden')
  const lines = await written([section], contextOf(documentOf([section])))
  expect(lines.slice(0, 3)).toEqual(['Heading1: Områden', 'Normal: Löpande fet\\nrad', 'Normal: Rubrik'])
})

test('an empty text leaves no empty paragraph', async () => {
  const context = contextOf(documentOf([]), templateOf())
  expect(await written([record('p', 'prose', { fields: { text: say(' ') } }), record('q', 'prose')], context)).toEqual(
    []
  )
})
