import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerPart } from './answer.ts'
import { paragraphsToCover } from './answer-paragraphs.ts'
import type { RecordChange } from './changes.ts'
import { isComplete, type ProofSynpunkt, prove } from './completeness.ts'
import { synpunkterIn } from './derive.ts'
import type { SubmittedFile } from './submission.ts'
import type { Outcome } from './synpunkt.ts'

const stycken = (...texts: string[]): AnswerPart => ({
  kind: 'yttrande',
  stycken: texts.map(text => ({ runs: [{ text }] }))
})
const parts = (...list: AnswerPart[]) => list.map((part, i) => ({ id: `d${i + 1}`, author: null, part }))
const file = (kind: SubmittedFile['kind']): SubmittedFile => ({
  name: 'svar.pdf',
  type: '',
  kind,
  bytes: 1,
  sha256: 'a'.repeat(64)
})

const change = (record: string, given: Partial<RecordChange> = {}): RecordChange => ({
  record,
  type: 'insats',
  aspects: ['text'],
  before: STATE,
  after: STATE,
  fields: [{ field: 'text', before: 'a', after: 'b' }],
  values: [],
  ...given
})
const post = { id: 'x', type: 'insats' as const, data: {}, sets: {}, fields: {}, children: [] }
const STATE = { label: null, under: null, post }
const under = (above: string) => ({ label: null, under: above, post })

const synpunkt = (
  id: string,
  outcome: Outcome | null,
  changes: { record: string; field: string | null }[] = []
): ProofSynpunkt => ({
  id,
  submission: 's',
  source: { part: 'd1', paragraph: null, from: null, to: null },
  outcome,
  changes
})
const answer = { submission: 's', content: { parts: parts(stycken('Ett.')), files: [] } }

describe('paragraphs', () => {
  const uncovered = (list: AnswerPart[], sources: ProofSynpunkt['source'][], files: SubmittedFile[] = []) =>
    prove({
      answers: [{ submission: 's', content: { parts: parts(...list), files } }],
      synpunkter: sources.map((source, i) => ({ ...synpunkt(String(i), 'noteras'), source })),
      changes: []
    }).uncovered.map(u => [u.part, u.paragraph, u.text])

  test('of a yttrande one by one: without headings and empty ones, and a part of one is enough', () => {
    const text: AnswerPart = {
      kind: 'yttrande',
      stycken: [
        { form: 'h2', runs: [{ text: 'Rubrik' }] },
        { runs: [] },
        { runs: [{ text: 'Ett.' }] },
        { runs: [{ text: 'Två.' }] }
      ]
    }
    expect(uncovered([text], [])).toEqual([
      ['d1', 2, 'Ett.'],
      ['d1', 3, 'Två.']
    ])
    expect(uncovered([text], [{ part: 'd1', paragraph: 2, from: 0, to: 2 }])).toEqual([['d1', 3, 'Två.']])
    expect(uncovered([text], [{ part: 'd1', paragraph: 2, from: 2, to: 2 }])).toHaveLength(2)
    expect(uncovered([text], [{ part: 'd1', paragraph: null, from: null, to: null }])).toEqual([])
  })

  test('a file that cannot be read here is one, and an edited copy is none', () => {
    expect(uncovered([], [], [file('word-svar'), file('yttrande'), file('bilaga')])).toEqual([
      ['fil-1', 0, 'svar.pdf'],
      ['fil-2', 0, 'svar.pdf']
    ])
  })

  test('a position and a proposal without words are each one; a decision and an abstention none', () => {
    const proposal: AnswerPart = {
      kind: 'andringsforslag',
      place: { kind: 'document' },
      replacement: [],
      motivation: ''
    }
    const list: AnswerPart[] = [
      { kind: 'stallningstagande', position: 'Tillstyrker', words: '' },
      { kind: 'stallningstagande', position: 'Avstår från att yttra sig', words: '' },
      { kind: 'beslut', date: '', paragraph: '1', by: 'Nämnden' },
      proposal
    ]
    expect(uncovered(list, []).map(([part]) => part)).toEqual(['d1', 'd4'])
  })
})

describe('handling', () => {
  const lacking = (synpunkter: ProofSynpunkt[], changes: RecordChange[] = []) =>
    prove({ answers: [], synpunkter, changes })

  test('a synpunkt that nobody has decided, and a promise that the text does not keep', () => {
    const there = [change('A')]
    expect(lacking([synpunkt('1', null)]).unhandled).toEqual(['1'])
    expect(lacking([synpunkt('1', 'beaktas')]).unkept).toEqual([{ synpunkt: '1', why: 'ingen-andring', record: null }])
    expect(lacking([synpunkt('1', 'beaktas-delvis', [{ record: 'B', field: null }])], there).unkept).toEqual([
      { synpunkt: '1', why: 'syns-inte', record: 'B' }
    ])
    expect(lacking([synpunkt('1', 'beaktas', [{ record: 'A', field: 'ansvar' }])], there).unkept).toHaveLength(1)
    expect(isComplete(lacking([synpunkt('1', 'beaktas', [{ record: 'A', field: 'text' }])], there))).toBe(true)
    expect(isComplete(lacking([synpunkt('1', 'beaktas-ej'), synpunkt('2', 'noteras')]))).toBe(true)
  })

  test('a change is explained as a whole or facet by facet', () => {
    const both = [
      change('A', { aspects: ['flyttad', 'text', 'ansvar'], values: [{ key: 'lead', before: [], after: ['ks'] }] })
    ]
    expect(lacking([], both).unexplained).toEqual([{ record: 'A', facets: ['plats', 'text', 'ansvar'] }])
    expect(lacking([synpunkt('1', 'beaktas', [{ record: 'A', field: 'text' }])], both).unexplained).toEqual([
      { record: 'A', facets: ['plats', 'ansvar'] }
    ])
    expect(lacking([synpunkt('1', 'beaktas', [{ record: 'A', field: null }])], both).unexplained).toEqual([])
    expect(lacking([synpunkt('1', null, [{ record: 'A', field: null }])], both).unexplained).toHaveLength(1)
  })

  test('a new fokusområde is explained with all that it brings; one that was already there is not', () => {
    const brought = [
      change('F', { before: null, aspects: ['ny'] }),
      change('I', { before: null, after: under('F'), aspects: ['ny'] })
    ]
    expect(lacking([], brought).unexplained.map(u => u.record)).toEqual(['F', 'I'])
    expect(lacking([synpunkt('1', 'beaktas', [{ record: 'F', field: null }])], brought).unexplained).toEqual([])
    const added = [change('F'), change('I', { before: null, after: under('F'), aspects: ['ny'] })]
    expect(
      lacking([synpunkt('1', 'beaktas', [{ record: 'F', field: null }])], added).unexplained.map(u => u.record)
    ).toEqual(['I'])
  })

  test('the box of the document, and words that only look otherwise, need no explanation', () => {
    expect(
      isComplete(lacking([], [change('m', { type: 'metadata' }), change('A', { aspects: ['form'], fields: [] })]))
    ).toBe(true)
  })
})

test('whatever is answered and done: complete exactly when everything is covered, handled, kept and explained', () => {
  const records = ['A', 'B', 'C']
  const anySynpunkt = fc.record({
    paragraph: fc.option(fc.nat(3)),
    outcome: fc.constantFrom<Outcome | null>(null, 'beaktas', 'beaktas-delvis', 'beaktas-ej', 'noteras'),
    changes: fc.array(fc.record({ record: fc.constantFrom(...records), field: fc.constantFrom(null, 'text') }), {
      maxLength: 2
    })
  })
  fc.assert(
    fc.property(
      fc.nat(4),
      fc.array(anySynpunkt, { maxLength: 8 }),
      fc.subarray(records),
      (paragraphs, given, changed) => {
        const content = {
          parts: parts(stycken(...Array.from({ length: paragraphs }, (_, i) => `Nr ${i}.`))),
          files: []
        }
        const synpunkter = given.map(({ paragraph, outcome, changes }, i) => ({
          ...synpunkt(String(i), outcome, changes),
          source: { part: 'd1', paragraph, from: null, to: null }
        }))
        const proof = prove({
          answers: [{ submission: 's', content }],
          synpunkter,
          changes: changed.map(id => change(id))
        })
        const isCovered = (n: number): boolean => given.some(s => s.paragraph === null || s.paragraph === n)
        const open = Array.from({ length: paragraphs }, (_, i) => i).filter(n => !isCovered(n))
        expect(proof.uncovered.map(u => u.paragraph)).toEqual(open)
        expect(proof.unhandled).toEqual(given.flatMap((s, i) => (s.outcome === null ? [String(i)] : [])))
        const promised = (s: (typeof given)[number]): boolean =>
          s.outcome === 'beaktas' || s.outcome === 'beaktas-delvis'
        const broken = given.flatMap((s, i) =>
          promised(s) && (s.changes.length === 0 || s.changes.some(c => !changed.includes(c.record))) ? [String(i)] : []
        )
        expect([...new Set(proof.unkept.map(u => u.synpunkt))]).toEqual(broken)
        const why = new Set(given.filter(s => s.outcome !== null).flatMap(s => s.changes.map(c => c.record)))
        expect(proof.unexplained.map(u => u.record)).toEqual(changed.filter(id => !why.has(id)))
      }
    )
  )
})

test('what is made of an answer at once covers every part that it was made of', () => {
  const list: AnswerPart[] = [
    { kind: 'kommentar', place: { kind: 'document' }, text: 'Ett.\n\nTvå.' },
    { kind: 'stallningstagande', position: null, words: 'Vi är tveksamma.' },
    { kind: 'fragesvar', question: 'q', choice: 'Ja', text: '' },
    { kind: 'reservation', form: 'skriftlig', by: 'X', text: 'Jag reserverar mig.' }
  ]
  const content = { parts: parts(...list), files: [] }
  const synpunkter = synpunkterIn(content).map(({ source }, i) => ({ ...synpunkt(String(i), 'noteras'), source }))
  expect(paragraphsToCover(content).length).toBeGreaterThan(4)
  expect(prove({ answers: [{ submission: 's', content }], synpunkter, changes: [] }).uncovered).toEqual([])
  expect(prove({ answers: [answer], synpunkter: [], changes: [] }).uncovered).toHaveLength(1)
})
