import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDokument } from '../../../schemas/document/create.ts'
import { PageHost } from '../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../tests/random/setting.ts'
import { Observable } from '../session/emitter.ts'
import { Checker } from './checker.ts'

let page: PageHost
let version: Observable<number>
let checker: Checker
let composing = false

const change = (text: string): void => {
  page.projection.records.field('p-inledning', 'text').insert(0, text)
  version.set(version.get() + 1)
}
const rules = (): string[] => checker.review.get().problems.map(p => p.rule)
const DOUBLE = 'Det är är så.'

beforeEach(() => {
  vi.useFakeTimers()
  composing = false
  page = new PageHost(createDokument(randomContext.template, 'Titel'), randomContext)
  version = new Observable(0)
  const view = {
    get composing() {
      return composing
    }
  } as never
  checker = new Checker({ projection: page.projection, editor: { view }, version })
})
afterEach(() => {
  checker.destroy()
  vi.useRealTimers()
})

test('checks half a second after the last change, and not before', async () => {
  change(DOUBLE)
  await vi.advanceTimersByTimeAsync(450)
  change('Så. ')
  await vi.advanceTimersByTimeAsync(450)
  expect(checker.review.get().done).toBe(false)
  await vi.advanceTimersByTimeAsync(200)
  expect(checker.review.get().done).toBe(true)
  expect(rules()).toContain('dubbelt-ord')
})

test('checks at the latest after two seconds while somebody always writes', async () => {
  change(DOUBLE)
  for (let i = 0; i < 9; i++) {
    await vi.advanceTimersByTimeAsync(250)
    change('x')
  }
  expect(checker.review.get().done).toBe(true)
})

test('a problem that is found again is the same object, and an unchanged result is not told', async () => {
  change(DOUBLE)
  await vi.advanceTimersByTimeAsync(700)
  const before = checker.review.get()
  let told = 0
  checker.review.subscribe(() => told++)
  checker.soon()
  await vi.advanceTimersByTimeAsync(100)
  expect(checker.runs.get()).toBe(2)
  expect([told, checker.review.get() === before]).toEqual([0, true])
  page.projection.records.field('p-ovrigt', 'text').insert(0, 'Nya ord.')
  checker.soon()
  await vi.advanceTimersByTimeAsync(100)
  const double = (problems: typeof before.problems) => problems.find(p => p.rule === 'dubbelt-ord')
  expect(told).toBe(1)
  expect(double(checker.review.get().problems)).toBe(double(before.problems))
})

test('waits while a letter is composed', async () => {
  composing = true
  change(DOUBLE)
  await vi.advanceTimersByTimeAsync(3000)
  expect(checker.review.get().done).toBe(false)
  composing = false
  await vi.advanceTimersByTimeAsync(700)
  expect(checker.review.get().done).toBe(true)
})

test('checks nothing more when it is destroyed', async () => {
  change(DOUBLE)
  checker.destroy()
  await vi.advanceTimersByTimeAsync(3000)
  expect(checker.review.get().done).toBe(false)
})

test('counts words and LIX of what is read', async () => {
  change('Ett två tre fyra.')
  await vi.advanceTimersByTimeAsync(700)
  expect(checker.review.get()).toMatchObject({ words: 5, lix: 4 })
})
