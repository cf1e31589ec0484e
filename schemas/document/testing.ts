import fc from 'fast-check'
import * as Y from 'yjs'
import { RECORD_TYPES } from '../records/shapes.ts'
import { type Template, template } from '../template/template.ts'
import { anyDelta } from '../text/testing.ts'
import { createDokument } from './create.ts'
import { fromDokument } from './interchange.ts'

/** A small template with every kind of section. */
export const testTemplate: Template = template.parse({
  name: 'prov',
  documentType: 'Program',
  metadata: [{ key: 'titel', label: 'Titel', kind: 'text' }],
  sections: [
    { key: 'ingress', heading: null, content: 'prose' },
    { key: 'mal', heading: 'Mål', content: 'prose', numbered: true },
    { key: 'omraden', heading: 'Fokusområden', content: 'fokusomraden', numbered: true },
    { key: 'ovrigt', heading: 'Övrigt', headingFixed: false, content: 'prose', required: false, repeatable: true },
    { key: 'insatser', heading: 'Övriga insatser', content: 'insatser', numbered: true },
    { key: 'definitioner', heading: 'Definitioner', content: 'definitioner' },
    { key: 'bilagor', heading: 'Bilagor', content: 'bilagor' }
  ]
})

/** What the server makes of the template. */
export const testDoc = (): Y.Doc => fromDokument(createDokument(testTemplate, 'Prov'))

/** Few ids, so that arbitrary keys meet. The last three are no ids of any record. */
export const IDS = ['m', 's-mal', 's-omraden', 'p-mal', 'A', 'B', 'C', 'D', 'E', 'F'] as const
const id = fc.constantFrom(...IDS, '', 'å ä', 'x'.repeat(41))

const order = fc.constantFrom('a0', 'a1', 'a1', 'a2V', 'Zz', '', 'å', 7, null)
const place = fc.record({ a: fc.oneof(id, fc.constant(null), fc.constant(3)), o: order }, { noNullPrototype: true })
const time = fc.constantFrom<unknown>(1, 2, 2, 3.5, Number.NaN, Number.POSITIVE_INFINITY, 'igår', null)
const tombstone = fc.record(
  { by: fc.constantFrom<unknown>('anna', 'bo', 7, null), at: time },
  { noNullPrototype: true }
)
const json = fc.jsonValue({ maxDepth: 2, noUnicodeString: true })

/** A key of the index with a value: often one that belongs together, often none that makes sense. */
export const anyEntry: fc.Arbitrary<readonly [key: string, value: unknown]> = fc
  .oneof(
    { weight: 6, arbitrary: fc.tuple(id, fc.constant('t'), fc.constantFrom<unknown>(...RECORD_TYPES, 'framtid', 7)) },
    { weight: 6, arbitrary: fc.tuple(id, fc.constant('p'), fc.oneof(place, place, json)) },
    { weight: 2, arbitrary: fc.tuple(id, fc.constant('x'), fc.oneof(tombstone, json)) },
    {
      weight: 4,
      arbitrary: fc.tuple(
        id,
        fc.constantFrom(
          'd|key',
          'd|header',
          'd|file',
          'd|width',
          'd|ansvarsform',
          'd|datum',
          'd|constructor',
          'd|',
          'd'
        ),
        fc.oneof(fc.constantFrom<unknown>('mal', true, 7, 'samverkan', 'f'.repeat(64)), json)
      )
    },
    {
      weight: 4,
      arbitrary: fc.tuple(
        id,
        fc.constantFrom(
          'd|lead|ks',
          'd|lead|fri:Kyrkan',
          'd|partner|ks',
          'd|lead|Å',
          'd|lead|a|b',
          'd|lead|',
          'd|toString|a',
          'd|__proto__|a'
        ),
        fc.oneof(order, json)
      )
    },
    { weight: 1, arbitrary: fc.tuple(id, fc.constantFrom('zz', 'tt', ''), json) }
  )
  .map(([record, what, value]) => [`${record}|${what}`, value] as const)

/** A field of some record with a delta: often a field that its type has, often none. */
export const anyText = fc.tuple(
  fc.tuple(id, fc.constantFrom('text', 'titel', 'inledning', 'term', 'alt', 'tidplan', 'c-B', 'constructor', '')),
  anyDelta
)

/** An index with these keys, written by somebody in this order. Keys that came later win. */
export function indexOf(entries: readonly (readonly [string, unknown])[], client = 1): Y.Map<unknown> {
  const doc = new Y.Doc()
  doc.clientID = client
  const index = doc.getMap<unknown>('idx')
  doc.transact(() => {
    for (const [key, value] of entries) index.set(key, value)
  })
  return index
}
