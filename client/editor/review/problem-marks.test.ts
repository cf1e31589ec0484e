import { expect, test } from 'vitest'
import { createDokument, emptyPost } from '../../../schemas/document/create.ts'
import { PageHost } from '../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../tests/random/setting.ts'
import { Observable } from '../session/emitter.ts'
import { markedRange, problemMarksKey, problemMarksPlugin } from './problem-marks.ts'
import { type FoundProblem, NOTHING_CHECKED, type Review } from './review.ts'

const problem = (record: string, from: number, to: number): FoundProblem => ({
  rule: 'dubbelt-ord',
  severity: 'rad',
  place: { record, field: 'text', from, to },
  message: 'Två gånger.',
  key: `${record}-${from}`,
  text: ''
})

function open() {
  const dokument = createDokument(randomContext.template, 'Titel')
  const omrade = emptyPost('F1', 'fokusomrade')
  for (const [id, text] of [
    ['I1', 'ett ett två'],
    ['I2', 'tre fyra fyra']
  ] as const) {
    omrade.children.push({ ...emptyPost(id, 'insats'), fields: { text: [{ runs: [{ text }] }] } })
  }
  dokument.sections.find(s => s.data.key === 'omraden')!.children.push(omrade)
  const checked = { review: new Observable<Review>(NOTHING_CHECKED), runs: new Observable(0) }
  const host = new PageHost(dokument, randomContext, [problemMarksPlugin(checked)])
  const find = (...problems: FoundProblem[]): void => {
    checked.review.set({ ...NOTHING_CHECKED, done: true, problems })
    checked.runs.set(checked.runs.get() + 1)
  }
  const again = (): void => checked.runs.set(checked.runs.get() + 1)
  const words = (): string[] => {
    const { doc } = host.view.state
    const marks = problemMarksKey.getState(host.view.state)?.set.find() ?? []
    return marks.map(mark => doc.textBetween(mark.from, mark.to))
  }
  return { host, find, again, words }
}

test('what a problem is about is marked, and no longer when it is mended', () => {
  const { find, words } = open()
  find(problem('I1', 4, 7), problem('I2', 9, 13))
  expect(words()).toEqual(['ett', 'fyra'])
  find(problem('I2', 9, 13))
  expect(words()).toEqual(['fyra'])
})

test('a mark moves with the text, and says where the problem is now', () => {
  const { host, find, words } = open()
  const two = problem('I2', 9, 13)
  find(two)
  host.projection.records.field('I2', 'text').insert(0, 'först ')
  host.projection.records.field('I1', 'text').insert(0, 'och ')
  expect(words()).toEqual(['fyra'])
  const range = markedRange(host.view.state, two)
  expect(range && host.view.state.doc.textBetween(range.from, range.to)).toBe('fyra')
  expect(markedRange(host.view.state, problem('I1', 4, 7))).toBeNull()
})

test('what a check says is drawn as it is now, also in a text that changed', () => {
  const { host, find, words } = open()
  find(problem('I1', 4, 7))
  host.projection.records.field('I1', 'text').insert(5, 'xx')
  find(problem('I1', 0, 3))
  expect(words()).toEqual(['ett'])
})

test('a mark that went away with its text comes back at the next check that still finds it', () => {
  const { host, find, again, words } = open()
  find(problem('I1', 4, 7))
  const text = host.projection.records.field('I1', 'text')
  text.delete(0, 11)
  expect(words()).toEqual([])
  text.insert(0, 'ett ett två')
  again()
  expect(words()).toEqual(['ett'])
})

test('marks follow a record that is moved', () => {
  const { host, find, again, words } = open()
  find(problem('I1', 4, 7), problem('I2', 9, 13))
  host.projection.records.move('I2', 'F1', 0)
  again()
  expect(words()).toEqual(['fyra', 'ett'])
})
