import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import { numbering } from '../../schemas/document/numbering.ts'
import { type Template, template } from '../../schemas/template/template.ts'
import { buildWord } from '../../server/word/build.ts'
import { inputOf, newDokument, post, say } from './documents.ts'
import { paragraphsOf, readWord } from './read.ts'

/** Sections numbered and not, with fokusområden and insatser mixed as no template would have them. */
const sections = [
  { key: 'ingress', heading: null, content: 'prose' },
  { key: 'text', heading: 'Text', content: 'prose' },
  { key: 'nummer', heading: 'Numrerad', content: 'prose', numbered: true, headingFixed: false, repeatable: true },
  { key: 'omraden', heading: 'Områden', content: 'fokusomraden' },
  { key: 'bilagor', heading: 'Bilagor', content: 'bilagor' }
]
const templateWith = (more: object): Template =>
  template.parse({
    name: 'program',
    documentType: 'Program',
    metadata: [{ key: 'titel', label: 'Titel', kind: 'text' }],
    sections,
    ...more
  })
const TEMPLATES = [
  templateWith({}),
  templateWith({ sections: sections.map(s => (s.key === 'omraden' ? { ...s, numbered: true } : s)) }),
  templateWith({ sections: sections.map(s => ({ ...s, numbered: false })) }),
  templateWith({ insats: { view: 'table' } })
]

type Child = number | 'insats' | 'bilaga' | 'prose'
const child: fc.Arbitrary<Child> = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('insats', 'bilaga', 'prose')
)
const shape = fc.array(
  fc.record({ key: fc.constantFrom(...sections.map(s => s.key)), children: fc.array(child, { maxLength: 5 }) }),
  { maxLength: 7 }
)

function dokumentOf(shapes: readonly { key: string; children: readonly Child[] }[]): Dokument {
  let count = 0
  const made = (type: DokumentPost['type'], more: Partial<DokumentPost> = {}): DokumentPost =>
    post(`R${++count}`, type, more)
  const insats = (): DokumentPost => made('insats', { fields: { text: [say('göra')] } })
  const childOf = (c: Child): DokumentPost => {
    if (typeof c === 'number') return made('fokusomrade', { children: Array.from({ length: c }, insats) })
    if (c === 'insats') return insats()
    return made(c, c === 'prose' ? { fields: { text: [say('text'), { form: 'ol', runs: [{ text: 'punkt' }] }] } } : {})
  }
  return {
    ...newDokument('program'),
    sections: shapes.map(({ key, children }) => made('section', { data: { key }, children: children.map(childOf) }))
  }
}

test('Word counts to the numbers of the document, whatever its structure', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...TEMPLATES), shape, async (using, shapes) => {
      const dokument = dokumentOf(shapes)
      const { blocks } = readWord(await buildWord(inputOf(dokument, { template: using, logo: null })))
      const printed = paragraphsOf(blocks)
        .filter(p => p.style !== 'List Paragraph' && p.number !== null)
        .map(p => p.number!.replace('Bilaga ', ''))
      expect(printed).toEqual([...numbering(dokument.sections, using).values()])
    }),
    { numRuns: 60 }
  )
})
