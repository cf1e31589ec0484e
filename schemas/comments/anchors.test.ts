import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDokument } from '../document/create.ts'
import { fieldName } from '../document/ids.ts'
import { fromDokument } from '../document/interchange.ts'
import { Records } from '../document/records.ts'
import { template } from '../template/template.ts'
import { type Anchor, anchor as anchorSchema } from './anchor.ts'
import { checkAnchor } from './check.ts'
import { flatOf } from './flat.ts'
import { anchorPartOf } from './make.ts'
import { resolveAnchor, shownIn } from './resolve.ts'

const small = template.parse({
  name: 'prov',
  documentType: 'Program',
  metadata: [{ key: 'titel', label: 'Titel', kind: 'text' }],
  sections: [
    { key: 'inledning', heading: 'Inledning', content: 'prose' },
    { key: 'omraden', heading: 'Områden', content: 'fokusomraden' }
  ],
  insats: { fields: [] }
})

/** A document with one text in it, and the peers that write in it. */
function open(written: string, peers = 2) {
  const first = fromDokument(createDokument(small, 'Titel'))
  const state = Y.encodeStateAsUpdate(first)
  const docs = Array.from({ length: peers }, (_, i) => {
    const doc = new Y.Doc()
    doc.clientID = i + 1
    Y.applyUpdate(doc, state)
    return doc
  })
  const field = fieldName('p-inledning', 'text')
  const texts = docs.map(doc => doc.getText(field))
  texts[0]!.insert(0, written)
  const sync = (): void => {
    for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
  }
  sync()
  const mark = (from: number, to: number): Anchor => ({
    kind: 'text',
    parts: [anchorPartOf(docs[0]!, 'p-inledning', 'text', from, to)]
  })
  const find = (anchor: Anchor, doc = docs[1]!): string | null => {
    const live = new Records(doc).read().live
    const found = resolveAnchor({ doc, isShown: shownIn(doc, id => live.has(id)) }, anchor)
    if (!('stretches' in found)) return null
    return found.stretches.map(s => flatOf(doc.getText(fieldName(s.record, s.field))).slice(s.from, s.to)).join('|')
  }
  return { docs, texts, sync, mark, find }
}

test('an anchor is plain data that the schema takes, and sound in its own document', () => {
  const { docs, mark } = open('Ett stycke om våld.')
  const anchor = mark(4, 10)
  expect(anchorSchema.parse(JSON.parse(JSON.stringify(anchor)))).toEqual(anchor)
  expect(checkAnchor(docs[1]!, anchor)).toBeNull()
})

test('it moves with its letters, and what is typed at the edges stays outside', () => {
  const { texts, sync, mark, find } = open('Ett stycke om våld.')
  const anchor = mark(4, 10)
  texts[1]!.insert(0, 'Först ')
  texts[1]!.insert(10, 'X')
  texts[1]!.insert(17, 'Y')
  texts[0]!.insert(7, '-')
  sync()
  expect(find(anchor)).toBe('sty-cke')
})

test('letters that are gone are gone, and the rest is what is left', () => {
  const { texts, sync, mark, find } = open('Ett stycke om våld.')
  const anchor = mark(4, 10)
  texts[1]!.delete(4, 3)
  sync()
  expect(find(anchor)).toBe('cke')
  texts[0]!.delete(3, 5)
  sync()
  expect(find(anchor)).toBeNull()
})

test.each([
  ['all of it', 4, 6],
  ['its beginning', 2, 4],
  ['its end', 8, 5],
  ['its middle', 6, 2]
])('somebody takes away %s and regrets it: everybody finds the same letters again', (_what, at, count) => {
  const { docs, texts, sync, mark, find } = open('Ett stycke om våld.', 3)
  const anchor = mark(4, 10)
  const undo = new Y.UndoManager(texts[1]!, { captureTimeout: 0 })
  texts[1]!.delete(at, count)
  sync()
  expect(find(anchor)).not.toBe('stycke')
  undo.undo()
  sync()
  for (const doc of docs) expect(find(anchor, doc)).toBe('stycke')
  undo.redo()
  sync()
  undo.undo()
  sync()
  for (const doc of docs) expect(find(anchor, doc)).toBe('stycke')
})

test('the same letter beside it is not taken for one that is gone', () => {
  const { texts, sync, mark, find } = open('kaffet')
  const anchor = mark(3, 4)
  texts[1]!.delete(3, 1)
  sync()
  expect(find(anchor)).toBeNull()
})

test('what is written where its last letters stood is not part of it', () => {
  const { texts, sync, mark, find } = open('Ett stycke om våld.')
  const anchor = mark(4, 10)
  texts[1]!.delete(8, 2)
  texts[1]!.insert(8, 'XX')
  texts[1]!.delete(4, 1)
  texts[1]!.insert(4, 'ZZ')
  sync()
  expect(find(anchor)).toBe('tyc')
})

test('nor is what is written where its first letters stood, though it begins with a space as the quote has one', () => {
  const { docs, texts, sync, mark, find } = open('Om alla barn.')
  const anchor = mark(3, 12)
  texts[1]!.insert(7, ' qqq')
  texts[0]!.delete(3, 5)
  sync()
  expect(texts[0]!.toString()).toBe('Om  qqqbarn.\n')
  expect(docs.map(doc => find(anchor, doc))).toEqual(['barn', 'barn'])
})

test('a place between two letters stays between them', () => {
  const { docs, texts, sync, mark } = open('Ett stycke.')
  const anchor = mark(3, 3)
  texts[1]!.insert(0, '12')
  sync()
  const found = resolveAnchor({ doc: docs[1]!, isShown: () => true }, anchor)
  expect(found).toEqual({ stretches: [{ record: 'p-inledning', field: 'text', from: 5, to: 5 }] })
})

test('a record that is deleted takes its anchors along, and brings them back', () => {
  const { docs, find } = open('Text')
  const records = new Records(docs[1]!)
  const omrade = records.add('fokusomrade', 's-omraden', 0, { texts: { titel: [{ runs: [{ text: 'Trygghet' }] }] } })
  const anchor: Anchor = { kind: 'text', parts: [anchorPartOf(docs[1]!, omrade, 'titel', 0, 5)] }
  expect(find(anchor)).toBe('Trygg')
  records.remove(omrade)
  expect(find(anchor)).toBeNull()
  records.restore(omrade)
  expect(find(anchor)).toBe('Trygg')
})

test.each<[string, (anchor: Extract<Anchor, { kind: 'text' }>) => void, string]>([
  ['a record that is not there', a => (a.parts[0]!.record = 'Ingen'), 'record'],
  ['a field that the record does not have', a => (a.parts[0]!.field = 'titel'), 'field'],
  ['positions of another text', a => (a.parts[0]!.start.tname = 't:m:titel'), 'position'],
  ['a letter of another text', a => (a.parts[0]!.start.item = { client: 1, clock: 0 }), 'position'],
  [
    'the ends the wrong way round',
    a => ([a.parts[0]!.start.item, a.parts[0]!.end.item] = [a.parts[0]!.end.item, a.parts[0]!.start.item]),
    'position'
  ],
  ['the wrong hold', a => (a.parts[0]!.start.assoc = -1), 'position'],
  ['another quote', a => (a.parts[0]!.quote = 'någons'), 'quote'],
  ['a place that is a stretch', a => (a.parts[0]!.quote = ''), 'quote'],
  ['letters that nobody wrote', a => (a.parts[0]!.end.item = { client: 9, clock: 4 }), 'unknown']
])('forged: %s', (_what, forge, fault) => {
  const { docs, mark } = open('Ett stycke om våld.')
  // The title is the first that the server wrote, so letter 0 of client 1 below is not in this text.
  docs[0]!.getText('t:m:titel').insert(0, 'x')
  const anchor = structuredClone(mark(4, 10)) as Extract<Anchor, { kind: 'text' }>
  if (_what === 'a letter of another text') {
    const { start } = anchorPartOf(docs[0]!, 'm', 'titel', 0, 1)
    anchor.parts[0]!.start = { ...start, tname: anchor.parts[0]!.start.tname }
  } else forge(anchor)
  expect(checkAnchor(docs[0]!, anchor)).toBe(fault)
})
