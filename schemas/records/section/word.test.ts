import { expect, test } from 'vitest'
import { contextOf, documentOf, record, say, templateOf, written } from '../../word/in-tests.ts'

const template = templateOf({
  sections: [
    { key: 'ingress', heading: null, content: 'prose' },
    { key: 'fast', heading: 'Fast rubrik', content: 'prose', numbered: true },
    { key: 'fri', heading: 'Står tills någon skriver', content: 'prose', headingFixed: false, repeatable: true },
    { key: 'noter', heading: 'Noter', content: 'fotnoter', numbered: true },
    { key: 'bilagor', heading: 'Bilagor', content: 'bilagor' }
  ]
})
const section = (id: string, key: string, titel?: string) =>
  record(id, 'section', { data: { key }, fields: titel === undefined ? {} : { titel: say(titel) } })

test('fixed, free, standing and missing headings; numbered ones have the numbered style', async () => {
  const sections = [
    section('a', 'ingress'),
    section('b', 'fast', 'skrivs inte'),
    section('c', 'fri'),
    section('d', 'fri', 'Egen rubrik'),
    section('e', 'okand', 'Ur en annan mall'),
    section('f', 'noter'),
    section('g', 'bilagor')
  ]
  expect(await written(sections, contextOf(documentOf(sections), template))).toEqual([
    'Heading1: Fast rubrik',
    'Rubrik1UtanNummer: Står tills någon skriver',
    'Rubrik1UtanNummer: Egen rubrik',
    'Rubrik1UtanNummer: Ur en annan mall',
    'Heading1: Noter',
    'Normal: Fotnoterna står längst ned på sidorna.'
  ])
})

test('footnotes do not stand in their section, other records do', async () => {
  const noter = {
    ...section('n', 'noter'),
    children: [
      record('n1', 'footnote', { fields: { text: say('not') } }),
      record('p', 'prose', { fields: { text: say('text') } })
    ]
  }
  expect(await written([noter], contextOf(documentOf([noter])))).toEqual(['Heading1: Noter', 'Normal: text'])
})
