import { expect, test } from 'vitest'
import { contextOf, documentOf, record, say, templateOf, written } from '../../word/in-tests.ts'

const template = templateOf({
  metadata: [
    { key: 'titel', label: 'Dokumentnamn', kind: 'text' },
    { key: 'galler', label: 'Gäller från', kind: 'date' },
    { key: 'agare', label: 'Ansvarig', kind: 'unit' },
    { key: 'nummer', label: 'Diarienummer', kind: 'diarienummer' }
  ]
})

test('a row for each item of the template, filled in or not', async () => {
  const metadata = record('m', 'metadata', {
    data: { galler: '2027-01-02', agare: 'kontoret', annat: 'x' },
    fields: { titel: say('Titeln', { footnote: 'n' }) }
  })
  expect(await written([metadata], contextOf(documentOf([], { metadata }), template))).toEqual([
    'Tabellhuvud: Uppgift¦',
    'Tabellhuvud: Värde¦',
    'Tabelltext: Dokumentnamn¦',
    'Tabelltext: Titeln¦',
    'Tabelltext: Gäller från¦',
    'Tabelltext: 2 januari 2027¦',
    'Tabelltext: Ansvarig¦',
    'Tabelltext: Kommunledningskontoret¦',
    'Tabelltext: Diarienummer¦',
    'Tabelltext: ¦'
  ])
})
