import * as Y from 'yjs'
import type { PageContext } from '../../client/editor/binding/projection.ts'
import { WRITES_EVERYTHING } from '../../client/editor/session/writing.ts'
import { createDokument, emptyPost } from '../../schemas/document/create.ts'
import { fromDokument } from '../../schemas/document/interchange.ts'
import { kommun } from '../../schemas/register/kommun.ts'
import { template } from '../../schemas/template/template.ts'
import { type Letters, Rng } from './rng.ts'

/** A small template with every kind of section, for random documents. */
export const randomContext: PageContext = {
  template: template.parse({
    name: 'slump',
    documentType: 'Program',
    metadata: [
      { key: 'titel', label: 'Titel', kind: 'text' },
      { key: 'diarienummer', label: 'Diarienummer', kind: 'diarienummer' },
      { key: 'datum', label: 'Datum', kind: 'date' }
    ],
    sections: [
      { key: 'inledning', heading: 'Inledning', content: 'prose', headings: true },
      { key: 'omraden', heading: 'Fokusområden', content: 'fokusomraden' },
      { key: 'ovrigt', heading: 'Övrigt', content: 'prose' },
      { key: 'definitioner', heading: 'Definitioner', content: 'definitioner' },
      { key: 'fotnoter', heading: 'Fotnoter', content: 'fotnoter' }
    ],
    insats: { fields: [{ key: 'tidplan', label: 'Tidplan' }] }
  }),
  kommun: kommun.parse({
    name: 'Provkommun',
    period: { from: 2027, to: 2030 },
    diarienummer: [],
    enheter: ['a', 'b', 'c', 'd'].map(id => ({ id: `enhet-${id}`, name: `enheten ${id}`, kind: 'forvaltning' })),
    kollektiv: []
  }),
  writing: WRITES_EVERYTHING,
  state: 'arbetsmaterial',
  pictureUrl: file => `/bild/${file}`
}

/** The state that all clients begin with: what the server makes of the template, and some records. The same each time, so that a run can be repeated. */
export function initialState(letters: Letters): Uint8Array {
  const dokument = createDokument(randomContext.template, letters.some(4))
  const [inledning, omraden, ovrigt, definitioner] = dokument.sections
  inledning!.children[0]!.fields.text = [
    { runs: [{ text: letters.some(8) }] },
    { form: 'li', runs: [{ text: letters.some(6) }] },
    { runs: [{ text: letters.some(8) }] }
  ]
  ovrigt!.children[0]!.fields.text = [{ runs: [{ text: letters.some(6) }] }]
  for (let i = 0; i < 3; i++) {
    const omrade = emptyPost(`F${i}`, 'fokusomrade')
    omrade.fields = {
      titel: [{ runs: [{ text: letters.some(4) }] }],
      inledning: [{ runs: [{ text: letters.some(6) }] }, { runs: [{ text: letters.some(4) }] }]
    }
    for (let j = 0; j < 2; j++) {
      const insats = emptyPost(`I${i}${j}`, 'insats')
      insats.fields = {
        text: [{ runs: [{ text: letters.some(6) }] }],
        tidplan: [{ runs: [{ text: letters.some(3) }] }]
      }
      insats.sets = { lead: ['enhet-a'] }
      omrade.children.push(insats)
    }
    omraden!.children.push(omrade)
  }
  const definition = emptyPost('D0', 'definition')
  definition.fields = { term: [{ runs: [{ text: letters.some(3) }] }], text: [{ runs: [{ text: letters.some(5) }] }] }
  definitioner!.children.push(definition)
  const rng = new Rng(1)
  return Y.encodeStateAsUpdate(fromDokument(dokument, { clientID: 100, random: below => rng.int(below) }))
}
