import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Records } from '../document/records.ts'
import { receiveQuietly } from '../text/quiet.ts'
import { Gate, type Sender } from './gate.ts'

/** Writes in fokusområde F1, and in the section "mal"; belongs to the unit "teknik". */
const DAG: Sender = {
  person: 'dag',
  role: 'delforfattare',
  scope: { records: ['F1', 's-mal'], egnaInsatser: false },
  units: ['teknik']
}
/** Writes in the insatser of the unit "teknik", wherever they stand. */
const EVA: Sender = { ...DAG, person: 'eva', scope: { records: [], egnaInsatser: true } }
const ANNA: Sender = { person: 'anna', role: 'forfattare' }

/**
 * Two fokusområden with an insats each and one in the trash, a section with text, a table and a picture, one with footnotes. I2 and X2 are
 * those of the unit "teknik".
 */
function document(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  const index = doc.getMap('idx')
  const put = (id: string, type: string, parent: string | null, order: string): void => {
    index.set(`${id}|t`, type)
    index.set(`${id}|p`, { a: parent, o: order })
  }
  doc.transact(() => {
    index.set('m|t', 'metadata')
    for (const [i, key] of ['mal', 'omraden', 'ovrigt', 'fotnoter'].entries()) {
      put(`s-${key}`, 'section', null, `a${i}`)
      index.set(`s-${key}|d|key`, key)
    }
    for (const n of [1, 2]) {
      put(`F${n}`, 'fokusomrade', 's-omraden', `a${n}`)
      put(`I${n}`, 'insats', `F${n}`, 'a0')
      put(`X${n}`, 'insats', `F${n}`, 'a1')
      index.set(`X${n}|x`, { by: 'anna', at: 1 })
      for (const id of [`F${n}:titel`, `I${n}:text`, `X${n}:text`]) doc.getText(`t:${id}`).insert(0, 'Bygga broar')
    }
    for (const id of ['I2', 'X2']) index.set(`${id}|d|lead|teknik`, 'a0')
    for (const section of ['mal', 'ovrigt']) {
      put(`P-${section}`, 'prose', `s-${section}`, 'a0')
      put(`T-${section}`, 'table', `s-${section}`, 'a1')
      put(`R-${section}`, 'tablerow', `T-${section}`, 'a0')
      put(`C-${section}`, 'tablecolumn', `T-${section}`, 'a0')
      put(`B-${section}`, 'picture', `s-${section}`, 'a2')
      put(`N-${section}`, 'footnote', 's-fotnoter', `a${section === 'mal' ? 0 : 1}`)
      doc.getText(`t:P-${section}:text`).insert(0, 'Se noten')
      doc.getText(`t:P-${section}:text`).insertEmbed(8, { fn: `N-${section}` })
      doc.getText(`t:N-${section}:text`).insert(0, 'En not')
    }
    doc.getText('t:m:titel').insert(0, 'Program')
  })
  return doc
}

let gate: Gate
let clients = 100
beforeEach(() => {
  gate = new Gate(document(), { owners: new Map([[1, 'server']]), footnoteKeys: new Set(['fotnoter']) })
})

/** Somebody who has the document as it is, and sends one update for all that `work` does. */
function send(sender: Sender, work: (doc: Y.Doc, records: Records) => void): string {
  const doc = new Y.Doc()
  receiveQuietly(doc)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(gate.draft()))
  doc.clientID = clients++
  const before = Y.encodeStateVector(doc)
  let made = 0
  doc.transact(() => work(doc, new Records(doc, { newId: () => `New${clients}x${made++}` })))
  const verdict = gate.judge(Y.encodeStateAsUpdate(doc, before), sender)
  return verdict.ok ? 'accepted' : verdict.kind
}

type Work = (doc: Y.Doc, records: Records) => void
const write =
  (field: string): Work =>
  doc =>
    doc.getText(`t:${field}`).insert(0, 'å')
const erase =
  (field: string): Work =>
  doc =>
    doc.getText(`t:${field}`).delete(0, 2)
const set =
  (key: string, value: unknown): Work =>
  doc =>
    doc.getMap('idx').set(key, value)
const unset =
  (key: string): Work =>
  doc =>
    doc.getMap('idx').delete(key)
const put =
  (id: string, type: string, parent: string | null): Work =>
  doc => {
    doc.getMap('idx').set(`${id}|t`, type)
    doc.getMap('idx').set(`${id}|p`, { a: parent, o: 'a5' })
    doc.getMap('idx').set(`${id}|x`, { by: '', at: 0 })
    doc.getMap('idx').delete(`${id}|x`)
  }
const all =
  (...works: Work[]): Work =>
  (doc, records) => {
    for (const work of works) work(doc, records)
  }

describe('in their areas a delförfattare', () => {
  test.each<[string, Work]>([
    ['writes in an insats', write('I1:text')],
    ['erases, which carries no client id', erase('I1:text')],
    ['formats', doc => doc.getText('t:I1:text').format(0, 3, { bold: true })],
    ['takes formatting away', doc => doc.getText('t:I1:text').format(0, 3, { bold: null })],
    ['writes the title of the fokusområde', write('F1:titel')],
    ['writes the text of a section', write('P-mal:text')],
    ['writes in what lies in the trash', write('X1:text')],
    ['sets ansvar', set('I1|d|lead|skola', 'a0')],
    ['sets a value', set('T-mal|d|header', false)],
    ['deletes', set('I1|x', { by: 'dag', at: 2 })],
    ['restores', unset('X1|x')],
    ['adds an insats', put('New', 'insats', 'F1')],
    ['adds and fills it at once', all(put('New', 'insats', 'F1'), write('New:text'), set('New|d|lead|skola', 'a0'))],
    [
      'adds a table with rows and columns',
      (_, records) => {
        const table = records.add('table', 's-mal', 0, { data: { header: true } })
        records.add('tablecolumn', table, 0)
        records.field(records.add('tablerow', table, 0), 'c-x').insert(0, 'cell')
      }
    ],
    ['writes in a cell', write('R-mal:c-C-mal')],
    ['adds a column', put('New', 'tablecolumn', 'T-mal')],
    ['writes for those who do not see a picture', write('B-mal:alt')],
    ['adds a picture', all(put('New', 'picture', 's-mal'), set('New|d|file', 'f'.repeat(64)))],
    ['moves within the area', set('I1|p', { a: 'F1', o: 'a9' })],
    [
      'adds a footnote, refers to it and writes it',
      all(
        put('New', 'footnote', 's-fotnoter'),
        doc => doc.getText('t:I1:text').insertEmbed(0, { fn: 'New' }),
        write('New:text')
      )
    ],
    ['writes a footnote that their text refers to', write('N-mal:text')],
    ['deletes such a footnote', set('N-mal|x', { by: 'dag', at: 1 })]
  ])('%s', (_, work) => expect(send(DAG, work)).toBe('accepted'))
})

describe('outside of their areas nothing is accepted', () => {
  test.each<[string, Work]>([
    ['text of another insats', write('I2:text')],
    ['text of another insats of the own unit, when that was not given', write('I2:text')],
    ['erasing alone', erase('I2:text')],
    ['formatting', doc => doc.getText('t:I2:text').format(0, 3, { bold: true })],
    ['an embed', doc => doc.getText('t:I2:text').insertEmbed(0, { fn: 'N-mal' })],
    ['own text and other text in one', all(write('I1:text'), write('I2:text'))],
    ['own text and an erasure elsewhere in one', all(write('I1:text'), erase('I2:text'))],
    ['the title of another fokusområde', write('F2:titel')],
    ['metadata', write('m:titel')],
    ['erasing of metadata', erase('m:titel')],
    ['a value of the metadata', set('m|d|beslutsdatum', '2027-01-01')],
    ['ansvar of another insats', set('I2|d|lead|skola', 'a0')],
    ['taking ansvar away', unset('I2|d|lead|teknik')],
    ['naming the own unit, to take an insats', set('I2|d|partner|teknik', 'a0')],
    ['a tombstone on another insats', set('I2|x', { by: 'dag', at: 1 })],
    ['the tombstone of another insats', unset('X2|x')],
    ['another tombstone on a deleted one', set('X2|x', { by: 'dag', at: 9 })],
    ['text of a deleted one', write('X2:text')],
    ['a tombstone on the area itself', set('F1|x', { by: 'dag', at: 1 })],
    ['the place of the area itself', set('F1|p', { a: 's-omraden', o: 'a9' })],
    ['the order of sections', set('s-mal|p', { a: null, o: 'a9' })],
    ['the order of other sections', set('s-ovrigt|p', { a: null, o: 'Zz' })],
    ['a section', put('New', 'section', null)],
    ['a section under an area, which cannot stand there', put('New', 'section', 'F1')],
    ['a fokusområde', put('New', 'fokusomrade', 's-omraden')],
    ['a fokusområde in an area that holds none', put('New', 'fokusomrade', 'F1')],
    ['an insats elsewhere', put('New', 'insats', 'F2')],
    ['an insats without a place', set('New|t', 'insats')],
    ['an insats at the top', put('New', 'insats', null)],
    ['records that stand under each other', all(put('NewA', 'tablerow', 'NewB'), put('NewB', 'table', 'NewA'))],
    ['an insats moved out', set('I1|p', { a: 'F2', o: 'a0' })],
    ['an insats moved in', set('I2|p', { a: 'F1', o: 'a0' })],
    ['an insats moved in and written in at once', all(set('I2|p', { a: 'F1', o: 'a0' }), write('I2:text'))],
    ['another fokusområde put under the own one', set('F2|p', { a: 'F1', o: 'a0' })],
    ['another fokusområde put under the own section', set('F2|p', { a: 's-mal', o: 'a0' })],
    ['a table moved in', set('T-ovrigt|p', { a: 's-mal', o: 'a0' })],
    ['a row moved into the own table', set('R-ovrigt|p', { a: 'T-mal', o: 'a0' })],
    ['a cell elsewhere', write('R-ovrigt:c-C-ovrigt')],
    ['a column elsewhere', put('New', 'tablecolumn', 'T-ovrigt')],
    ['a row under a new table elsewhere', all(put('New', 'table', 's-ovrigt'), put('NewB', 'tablerow', 'New'))],
    ['the words of a picture elsewhere', write('B-ovrigt:alt')],
    ['a footnote that others refer to', write('N-ovrigt:text')],
    [
      'such a footnote, with a reference of their own in the same change',
      all(doc => doc.getText('t:I1:text').insertEmbed(0, { fn: 'N-ovrigt' }), write('N-ovrigt:text'))
    ],
    ['the tombstone of such a footnote', set('N-ovrigt|x', { by: 'dag', at: 1 })],
    ['a footnote where none belongs', put('New', 'footnote', 's-ovrigt')]
  ])('%s', (_, work) => {
    const before = Y.encodeStateAsUpdate(gate.draft())
    expect(send(DAG, work)).toBe('forbidden')
    expect(Y.encodeStateAsUpdate(gate.draft())).toEqual(before)
  })

  test('a reference of one’s own does not give the footnote later either', () => {
    expect(send(DAG, doc => doc.getText('t:I1:text').insertEmbed(0, { fn: 'N-ovrigt' }))).toBe('accepted')
    expect(send(DAG, write('N-ovrigt:text'))).toBe('forbidden')
  })

  test('a footnote that an author has taken over is the author’s', () => {
    expect(send(ANNA, doc => doc.getText('t:P-ovrigt:text').insertEmbed(0, { fn: 'N-mal' }))).toBe('accepted')
    expect(send(DAG, write('N-mal:text'))).toBe('forbidden')
  })
})

describe('insatser of the own unit', () => {
  test.each<[string, Work, 'accepted' | 'forbidden']>([
    ['text', write('I2:text'), 'accepted'],
    ['erasing', erase('I2:text'), 'accepted'],
    ['other fields', write('I2:tidplan'), 'accepted'],
    ['ansvar', set('I2|d|partner|skola', 'a0'), 'accepted'],
    ['its form', set('I2|d|ansvarsform', 'delat'), 'accepted'],
    ['text of a deleted one', write('X2:text'), 'accepted'],
    ['an insats of others', write('I1:text'), 'forbidden'],
    ['naming the own unit on an insats of others', set('I1|d|lead|teknik', 'a0'), 'forbidden'],
    ['naming it and writing at once', all(set('I1|d|lead|teknik', 'a0'), write('I1:text')), 'forbidden'],
    ['its place', set('I2|p', { a: 'F2', o: 'a9' }), 'forbidden'],
    ['its tombstone', set('I2|x', { by: 'eva', at: 1 }), 'forbidden'],
    ['restoring', unset('X2|x'), 'forbidden'],
    ['a new one', all(put('New', 'insats', 'F2'), set('New|d|lead|teknik', 'a0')), 'forbidden'],
    ['the fokusområde around it', write('F2:titel'), 'forbidden']
  ])('%s: %s', (_, work, outcome) => expect(send(EVA, work)).toBe(outcome))

  test('who gives it away gives it away for good', () => {
    expect(send(EVA, all(unset('I2|d|lead|teknik'), set('I2|d|lead|skola', 'a0'), write('I2:text')))).toBe('accepted')
    expect(send(EVA, write('I2:text'))).toBe('forbidden')
    expect(send(EVA, set('I2|d|lead|teknik', 'a0'))).toBe('forbidden')
    expect(send(ANNA, set('I2|d|partner|teknik', 'a0'))).toBe('accepted')
    expect(send(EVA, write('I2:text'))).toBe('accepted')
  })
})

describe('after others have moved things', () => {
  test('what stands in the area is theirs, and what has left it is not', () => {
    expect(send(ANNA, set('I1|p', { a: 'F2', o: 'a9' }))).toBe('accepted')
    expect(send(DAG, write('I1:text'))).toBe('forbidden')
    expect(send(ANNA, set('I2|p', { a: 'F1', o: 'a9' }))).toBe('accepted')
    expect(send(DAG, write('I2:text'))).toBe('accepted')
    gate.settle(gate.waiting)
    expect(send(DAG, set('I2|x', { by: 'dag', at: 1 }))).toBe('accepted')
    expect(send(DAG, unset('I2|x'))).toBe('accepted')
  })

  test('the area goes where it is moved', () => {
    expect(send(ANNA, put('S9', 'section', null))).toBe('accepted')
    expect(send(ANNA, set('F1|p', { a: 'S9', o: 'a0' }))).toBe('accepted')
    expect(send(DAG, write('I1:text'))).toBe('accepted')
  })

  test('a place that an undo took away can be put back, and to nowhere else', () => {
    expect(send(DAG, unset('I1|p'))).toBe('accepted')
    expect(send(DAG, set('I1|p', { a: 'F2', o: 'a0' }))).toBe('forbidden')
    expect(send(DAG, set('I1|p', { a: 'F1', o: 'a0' }))).toBe('accepted')
    expect(send(DAG, write('I1:text'))).toBe('accepted')
    // A record of others that has lost its place is nobody's to take.
    expect(send(ANNA, unset('I2|p'))).toBe('accepted')
    expect(send(DAG, set('I2|p', { a: 'F1', o: 'a0' }))).toBe('forbidden')
    // Nor one of theirs that an author has placed elsewhere since.
    expect(send(DAG, unset('I1|p'))).toBe('accepted')
    expect(send(ANNA, set('I1|p', { a: 'F2', o: 'a0' }))).toBe('accepted')
    expect(send(ANNA, unset('I1|p'))).toBe('accepted')
    expect(send(DAG, set('I1|p', { a: 'F1', o: 'a0' }))).toBe('forbidden')
  })

  test('what builds on something accepted a moment ago is judged by it, before it is stored', () => {
    expect(send(DAG, put('New', 'insats', 'F1'))).toBe('accepted')
    expect(send(DAG, write('New:text'))).toBe('accepted')
    expect(send(DAG, set('New|p', { a: 'F2', o: 'a0' }))).toBe('forbidden')
    expect(gate.waiting).toBe(2)
  })
})

test.each(['granskare', 'lasare'] as const)('%s changes nothing', role => {
  for (const work of [write('I1:text'), erase('I1:text'), put('New', 'insats', 'F1'), unset('X1|x'), write('m:titel')])
    expect(send({ ...DAG, role }, work)).toBe('forbidden')
})

test('a delförfattare without areas changes nothing', () => {
  for (const work of [write('I1:text'), erase('I1:text'), put('New', 'insats', 'F1'), unset('X1|x')])
    expect(send({ person: 'dag', role: 'delforfattare', scope: null, units: ['teknik'] }, work)).toBe('forbidden')
})
