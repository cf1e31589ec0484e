import { expect, test } from 'vitest'
import { sentencesOf } from './sentences.ts'

/** Sentences divided by `|`, as they are to be found in the text without the bars. */
test.each([
  'Vi ska. |De vill. |Ni får!',
  'Det gäller bl.a. Kalmar och t.ex. Öland. |Sedan slutar det.',
  'Bilaga m.m. |Nästa mening börjar.',
  'Enligt 4 kap. 3 § i lagen gäller kap. 7. |Så är det.',
  'Beslutet togs den 1. mars 2027 kl. 13.30 i salen. |Alla var där.',
  'A. Svensson och B. Ek skrev. |Så var det.',
  '2. Insatser för unga',
  'Han frågade: ”Varför?” |Ingen svarade.',
  'Mänskliga rättigheter.\uFFFC |Nästa mening.',
  'Det kostar 2.5 miljoner. |Nästa år mer.',
  'Ska vi …? |Ja (kanske.) |Nej.',
  'Det är slut 2026. |2027 börjar nästa.'
])('%s', marked => {
  const parts = marked.split('|')
  const text = parts.join('')
  expect(sentencesOf(text).map(s => s.text)).toEqual(parts.map(p => p.replace(/[\s\uFFFC]+$/, '')))
  for (const { from, to, text: sentence } of sentencesOf(text)) expect(text.slice(from, to)).toBe(sentence)
})

test('a new line ends a sentence, and lines without words are none', () => {
  expect(sentencesOf('Vi ska:\nbygga\n\n•\nriva').map(s => s.text)).toEqual(['Vi ska:', 'bygga', 'riva'])
})
