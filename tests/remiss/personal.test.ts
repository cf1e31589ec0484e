import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { doubtsOf } from '../../schemas/remiss/look-through.ts'
import { withoutPersonalData } from '../../schemas/remiss/personal.ts'
import type { Sammanstallning } from '../../schemas/remiss/sammanstallning.ts'
import { textsIn } from '../../server/sammanstallning/texts.ts'
import { compilationWord } from '../../server/sammanstallning/word/compilation.ts'
import { compilationXlsx } from '../../server/sammanstallning/xlsx.ts'
import { compiledCase } from '../helpers/remiss-compiled.ts'
import { PERSONAL } from '../helpers/remiss-synpunkter.ts'
import { logoBytes } from '../word/documents.ts'

let s: Sammanstallning
const texts = textsIn('templates')
beforeAll(async () => {
  s = await compiledCase()
}, 60_000)

/** Every name and content of a zip, as letters: with the marks of XML, and without them, since a name may be divided between runs. */
function everything(bytes: Uint8Array): string[] {
  return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => {
    const text = strFromU8(part)
    return [name, text, text.replace(/<[^>]*>/g, ''), text.replace(/<[^>]*>/g, ' ')]
  })
}

const found = (bytes: Uint8Array): string[] => {
  const parts = everything(bytes).map(text => text.toLocaleLowerCase('sv'))
  return PERSONAL.filter(datum => parts.some(part => part.includes(datum.toLocaleLowerCase('sv'))))
}

describe('the variant without personal data', () => {
  const marked = ['En av de kvinnor som bodde hos oss i vintras, Petra Sjöhage, fick vänta i nio dagar på en plats.']

  test('holds no datum of a person in any part of the Word file or the spreadsheet; the whole one holds them', async () => {
    const without = withoutPersonalData(s)
    for (const make of [(of: Sammanstallning) => compilationWord(of, texts, { logo: logoBytes() }), compilationXlsx]) {
      expect(found(await make(without))).toEqual([])
      expect(found(await make(s)).length).toBeGreaterThan(5)
    }
  })

  test('leaves out what somebody has selected, wherever it stands', () => {
    const unmarked = { ...s, synpunkter: s.synpunkter.map(each => ({ ...each, personal: false })) }
    expect(JSON.stringify(withoutPersonalData(unmarked))).toContain('Petra Sjöhage')
    expect(JSON.stringify(withoutPersonalData(unmarked, marked))).not.toContain('Petra')
    expect(JSON.stringify(withoutPersonalData(unmarked, ['Petra Sjöhage']))).not.toContain('Petra')
  })

  test('tells what it cannot know: surnames by themselves, and words that look like a name', () => {
    const changed = structuredClone(s)
    for (const answer of changed.answers)
      for (const { part } of answer.parts)
        if (part.kind === 'kommentar') part.text += ' Det sade även Malmros och vår granne Stig Ekenäs.'
    const doubts = doubtsOf(changed, withoutPersonalData(changed))
    expect(doubts.map(each => [each.kind, each.found])).toEqual(
      expect.arrayContaining([
        ['efternamn', 'Malmros'],
        ['namn', 'Stig Ekenäs'],
        ['avsandare', 'Hyresgästerna i Ekviken']
      ])
    )
  })

  test('keeps the words that are about nobody', () => {
    const without = withoutPersonalData(s)
    expect(without.bodies.map(body => body.name)).toEqual(s.bodies.map(body => body.name))
    expect(without.bodies[1]?.decision?.by).toBe('Utbildningsnämndens arbetsutskott')
    expect(without.remiss.decision.by).toBe('Kommunstyrelsens arbetsutskott')
    expect(without.parts).toEqual(s.parts)
    expect(without.document.diarienummer).toBe('KS 2025/0143')
    expect(without.answers[12]?.diarienummer).toBe('KS 2027/0201')
  })
})
