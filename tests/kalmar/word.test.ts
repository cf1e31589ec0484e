import { beforeAll, describe, expect, test } from 'vitest'
import { ansvarOfPost } from '../../schemas/ansvar/of.ts'
import { ansvarSentence } from '../../schemas/ansvar/sentence.ts'
import { type DokumentPost, recordsOf } from '../../schemas/document/dokument.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { buildWord } from '../../server/word/build.ts'
import { inputOf } from '../word/documents.ts'
import { paragraphsOf, type ReadDocument, type ReadParagraph, readWord } from '../word/read.ts'
import { hasKalmar, kalmarDokument, kalmarKommun, kalmarSource } from './kalmar.ts'

describe.skipIf(!hasKalmar)('the Kalmar strategy in Word, read back', () => {
  const source = hasKalmar ? kalmarSource() : null!
  const dokument = hasKalmar ? kalmarDokument(source) : null!
  const kommun = hasKalmar ? kalmarKommun(source) : null!
  let read: ReadDocument
  let paragraphs: ReadParagraph[]
  const styled = (style: string): ReadParagraph[] => paragraphs.filter(p => p.style === style)
  const ofType = (type: DokumentPost['type']): DokumentPost[] =>
    [...recordsOf(dokument)].flatMap(({ post }) => (post.type === type ? [post] : []))

  beforeAll(async () => {
    if (!hasKalmar) return
    read = readWord(await buildWord(inputOf(dokument, { kommun, logo: null })))
    paragraphs = paragraphsOf(read.blocks)
  })

  test('6 fokusområden with their numbers and titles, in order', () => {
    expect(styled('Fokusområde').map(p => [p.number, p.text])).toEqual(source.areas.map(a => [String(a.no), a.title]))
    expect(styled('Upptakt').map(p => p.text)).toEqual(source.areas.map(a => a.leadIn))
  })

  test('35 insatser with number, text and ansvar, in order and under their fokusområde', () => {
    const actions = source.areas.flatMap(a => a.actions)
    expect(actions).toHaveLength(35)
    expect(styled('Insats').map(p => [p.number, p.text])).toEqual(actions.map(a => [a.ref, a.text]))
    const sentences = ofType('insats').map(post => `Ansvar: ${ansvarSentence(ansvarOfPost(post), kommun)}`)
    expect(styled('Ansvar').map(p => p.text)).toEqual(sentences)
    const order = paragraphs.filter(p => ['Fokusområde', 'Insats', 'Ansvar'].includes(p.style)).map(p => p.style)
    expect(order).toEqual(source.areas.flatMap(a => ['Fokusområde', ...a.actions.flatMap(() => ['Insats', 'Ansvar'])]))
  })

  test('every unit that the source holds responsible is named in the sentence', () => {
    const lines = styled('Ansvar').map(p => p.text.toLocaleLowerCase('sv'))
    const name = (id: string): string =>
      [...kommun.enheter, ...kommun.kollektiv].find(u => u.id === id)!.name.toLocaleLowerCase('sv')
    for (const [i, action] of source.areas.flatMap(a => a.actions).entries())
      for (const id of [...action.lead, ...action.partners]) expect(lines[i]).toContain(name(id))
  })

  test('6 footnotes with their text, at the places where they stood', () => {
    expect(read.notes).toEqual(source.footnotes.map(n => n.text))
    expect(paragraphs.flatMap(p => p.notes)).toEqual([1, 2, 3, 4, 5, 6])
    for (const note of source.footnotes) {
      const at = paragraphs.find(p => p.notes.includes(note.no))
      expect(at?.text).toContain(note.anchorAfter)
    }
  })

  test('5 definitions with all that they hold, in order', () => {
    const start = paragraphs.findIndex(p => p.heading === 1 && p.text === 'Definitioner')
    const end = paragraphs.findIndex((p, i) => i > start && p.heading === 1)
    const texts = paragraphs.slice(start + 1, end).map(p => p.text)
    const expected = ofType('definition').flatMap(d => [
      ...fieldText(d.fields.term!).split('\n'),
      ...fieldText(d.fields.text!).split('\n')
    ])
    expect(ofType('definition')).toHaveLength(5)
    expect(texts).toEqual(expected)
  })

  test('every word of the document, in its order', () => {
    const words = (text: string): string[] => text.split(/\s+/).filter(w => w !== '')
    const own = [...recordsOf(dokument)].filter(({ post }) => !['metadata', 'footnote'].includes(post.type))
    const ours = own.flatMap(({ post }) =>
      Object.entries(post.fields)
        .filter(([f]) => f !== 'ansvarstillagg')
        .map(([, s]) => fieldText(s))
    )
    const fixed = new Set(['heading 1', 'Ansvar'])
    const first = paragraphs.findIndex(
      p => p.text === fieldText(dokument.sections[0]!.children[0]!.fields.text!.slice(0, 1))
    )
    const theirs = paragraphs
      .slice(first)
      .filter(p => !fixed.has(p.style))
      .map(p => p.text)
    expect(theirs.flatMap(words)).toEqual(ours.flatMap(words))
  })
})
