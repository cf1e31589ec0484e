import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Gate } from '../gate/gate.ts'
import { createDokument } from './create.ts'
import { type Dokument, type DokumentPost, dokument } from './dokument.ts'
import { fieldName, INDEX } from './ids.ts'
import { fromDokument, toDokument } from './interchange.ts'
import { readStructure } from './reading.ts'
import { Records } from './records.ts'
import { anyEntry, anyText, testDoc, testTemplate } from './testing.ts'

const exported = (doc: Y.Doc): Dokument => toDokument(doc, testTemplate.name)

/** Through a file and back: what a person saves and opens. */
const throughFile = (value: Dokument): Dokument => dokument.parse(JSON.parse(JSON.stringify(value)))
const again = (value: Dokument): Dokument => exported(fromDokument(throughFile(value)))

/** A section that has no place in the document is given one by a file; then all sections have new keys, in the same order. */
function withoutKeys(value: Dokument): Dokument {
  return { ...value, sections: value.sections.map(({ order: _order, ...s }) => s) }
}

/** What the gate lets through of what somebody sends, one thing at a time. */
function behindTheGate(
  entries: readonly (readonly [string, unknown])[],
  texts: readonly (readonly [readonly [string, string], { insert: string | object; attributes: object }[]])[]
): Y.Doc {
  const good = testDoc()
  const gate = new Gate(good)
  const send = (work: (doc: Y.Doc) => void): void => {
    const doc = gate.draft()
    const before = Y.encodeStateVector(doc)
    doc.transact(() => work(doc))
    gate.receive(Y.encodeStateAsUpdate(doc, before), { person: `anna-${doc.clientID}`, role: 'agare' })
  }
  // First the types, so that more of the rest has something to belong to.
  for (const [key, value] of [...entries.filter(([k]) => k.endsWith('|t')), ...entries])
    send(doc => doc.getMap(INDEX).set(key, value))
  for (const [[record, field], delta] of texts) {
    for (const op of delta)
      send(doc => {
        const text = doc.getText(fieldName(record, field))
        text.applyDelta([{ retain: Math.floor(text.length / 2) }, op])
      })
  }
  return good
}

describe('export and import', () => {
  test('lose nothing of what the gate lets into a document', () => {
    let records = 0
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 25 }), fc.array(anyText, { maxLength: 4 }), (entries, texts) => {
        const doc = behindTheGate(entries, texts)
        const once = exported(doc)
        expect(throughFile(once)).toEqual(once)
        const allPlaced = once.sections.every(s => s.order !== undefined)
        if (allPlaced) expect(again(once)).toEqual(once)
        else expect(withoutKeys(again(once))).toEqual(withoutKeys(once))
        records += readStructure(doc.getMap(INDEX)).live.size
      }),
      { numRuns: 150 }
    )
    // The gate refuses most of it; a document that never grows would test nothing.
    expect(records / 150).toBeGreaterThan(10)
  })

  test('keep what this version does not know: records, keys, members, texts, formatting, forms, embeds', () => {
    const doc = testDoc()
    const index = doc.getMap(INDEX)
    doc.transact(() => {
      index.set('Z1|t', 'framtid')
      index.set('Z1|p', { a: 's-mal', o: 'a5' })
      index.set('Z1|d|farg', ['bla', { djup: 1 }])
      index.set('p-mal|d|prioritet', 3)
      index.set('s-mal|d|etikett|viktig', true)
      index.set('I1|t', 'insats')
      index.set('I1|p', { a: 's-insatser', o: 'a0' })
      index.set('I1|d|lead|a|b', 'a0')
      index.set('I1|d|lead|Å', 'a0')
      index.set('s-mal|nytt', 'x')
      index.set('utan-streck', 'x')
      doc.getText('t:Z1:brodtext').insert(0, 'okänd posts text')
      doc.getText('t:p-mal:framtidsfalt').insert(0, 'okänt fält', { farg: 'bla' })
      const text = doc.getText('t:p-mal:text')
      text.insert(0, 'ABC', { understrykning: { farg: 'rod' }, bold: true })
      text.insertEmbed(3, { karta: 'stad' }, { farg: 'bla' })
      text.format(4, 1, { b: 'citat', ram: 2 })
    })
    const once = exported(doc)
    expect(once.rest.keys).toEqual({
      'Z1|t': 'framtid',
      'Z1|p': { a: 's-mal', o: 'a5' },
      'Z1|d|farg': ['bla', { djup: 1 }],
      'p-mal|d|prioritet': 3,
      's-mal|d|etikett|viktig': true,
      'I1|d|lead|a|b': 'a0',
      'I1|d|lead|Å': 'a0',
      's-mal|nytt': 'x',
      'utan-streck': 'x'
    })
    expect(once.rest.texts).toEqual({
      't:Z1:brodtext': [{ runs: [{ text: 'okänd posts text' }] }],
      't:p-mal:framtidsfalt': [{ runs: [{ text: 'okänt fält', rest: { farg: 'bla' } }] }]
    })
    expect(again(once)).toEqual(once)
    const back = fromDokument(throughFile(once))
    for (const [key, value] of Object.entries(once.rest.keys)) expect(back.getMap(INDEX).get(key)).toEqual(value)
    expect(back.getText('t:p-mal:text').toDelta()).toEqual(doc.getText('t:p-mal:text').toDelta())
  })

  test('keep the trash and what is without a place, with who and when, and where it stood', () => {
    const doc = testDoc()
    const r = new Records(doc, { person: 'anna', now: () => 5 })
    const omrade = r.add('fokusomrade', 's-omraden', 0)
    const [kept, removed] = [r.add('insats', omrade, 0), r.add('insats', omrade, 1)]
    r.remove(removed)
    r.remove(omrade)
    const lost = r.add('insats', 's-insatser', 0)
    r.change(() => r.index.set(`${lost}|p`, { a: 'borta', o: 'a0' }))
    const nowhere = r.add('bilaga', 's-bilagor', 0)
    r.change(() => r.index.delete(`${nowhere}|p`))
    const once = exported(doc)
    const shape = (posts: readonly DokumentPost[]) =>
      posts.map(p => [p.id, p.parent, p.deleted?.by, p.children.map(c => c.id)])
    expect(new Map(shape(once.trash).map(s => [s[0], s]))).toEqual(
      new Map([
        [removed, [removed, omrade, 'anna', []]],
        [omrade, [omrade, 's-omraden', 'anna', [kept]]]
      ])
    )
    expect(shape(once.unplaced)).toEqual([
      [nowhere, null, undefined, []],
      [lost, 'borta', undefined, []]
    ])
    expect(again(once)).toEqual(once)
    const back = new Records(fromDokument(throughFile(once)))
    back.restore(omrade)
    back.restore(removed)
    expect(
      back
        .read()
        .live.get(omrade)
        ?.children.map(c => c.id)
    ).toEqual([kept, removed])
  })

  test('keep the order of members, and the order of records that have equal order keys', () => {
    const doc = testDoc()
    const equal = (id: string) => new Records(doc, { random: () => 0, newId: () => id })
    const [b, a] = [equal('B').add('bilaga', 's-bilagor', 0), equal('A')]
    a.add('bilaga', 's-bilagor', 0)
    a.change(() => a.index.set('A|p', a.index.get(`${b}|p`)))
    const insats = a.add('insats', 's-insatser', 0, { id: 'I', sets: { lead: ['soc', 'ks', 'bo'] } })
    const once = exported(doc)
    const find = (value: Dokument, key: string) => value.sections.find(s => s.data.key === key)!.children
    expect(find(once, 'bilagor').map(c => c.id)).toEqual(['A', 'B'])
    expect(find(again(once), 'insatser').find(c => c.id === insats)?.sets.lead).toEqual(['soc', 'ks', 'bo'])
    expect(again(once)).toEqual(once)
  })

  test('write nothing into the document that is exported', () => {
    const doc = testDoc()
    let updates = 0
    doc.on('update', () => updates++)
    exported(doc)
    expect(updates).toBe(0)
  })
})

describe('a file', () => {
  test('without order keys is in the order in which it is written, and so where one record lacks its key', () => {
    const made = createDokument(testTemplate, 'T')
    const bilaga = (id: string, order?: string): DokumentPost => ({
      ...made.sections[0]!,
      id,
      type: 'bilaga',
      children: [],
      data: {},
      order
    })
    const having = (...children: DokumentPost[]): string[] => {
      const sections = made.sections.map(s => (s.data.key === 'bilagor' ? { ...s, children } : s))
      const back = exported(fromDokument({ ...made, sections }))
      return back.sections.find(s => s.data.key === 'bilagor')!.children.map(c => c.id)
    }
    expect(having(bilaga('C'), bilaga('A'), bilaga('B'))).toEqual(['C', 'A', 'B'])
    expect(having(bilaga('C', 'a9'), bilaga('A'), bilaga('B', 'a0'))).toEqual(['C', 'A', 'B'])
    expect(having(bilaga('C', 'a9'), bilaga('A', 'a1'), bilaga('B', 'a0'))).toEqual(['B', 'A', 'C'])
  })

  test('becomes a document in one update, which receives quietly', () => {
    const doc = fromDokument(createDokument(testTemplate, 'Program'))
    const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc))
    expect(new Set(structs.map(s => s.id.client)).size).toBe(1)
    const change = (client: number): Uint8Array => {
      const other = new Y.Doc()
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
      other.clientID = client
      other.getText('t:m:titel').format(0, 4, { bold: true })
      return Y.encodeStateAsUpdate(other)
    }
    for (const update of [8, 9].map(change)) Y.applyUpdate(doc, update)
    expect(Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).ds.clients.size).toBe(0)
  })
})
