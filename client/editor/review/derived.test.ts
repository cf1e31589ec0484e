import { expect, test } from 'vitest'
import { Observable } from '../session/emitter.ts'
import { Derived } from './derived.ts'

const half = (before: number, after: number): number => (before === after ? before : after)

test('tells every listener once when the value came out otherwise, and none when it did not', () => {
  const source = new Observable(4)
  const derived = new Derived([source], () => Math.floor(source.get() / 2), half)
  const told = [0, 0]
  const stops = told.map((_n, i) => derived.subscribe(() => told[i]!++))
  source.set(5)
  expect([derived.get(), told]).toEqual([2, [0, 0]])
  source.set(6)
  expect([derived.get(), told]).toEqual([3, [1, 1]])
  stops[0]!()
  source.set(8)
  expect(told).toEqual([1, 2])
})

test('works nothing out while nobody listens, and is up to date when somebody does', () => {
  const source = new Observable(1)
  let worked = 0
  const work = (): number => {
    worked += 1
    return source.get()
  }
  const derived = new Derived([source], work, half)
  source.set(2)
  expect([worked, derived.get()]).toEqual([1, 1])
  const stop = derived.subscribe(() => {})
  expect(derived.get()).toBe(2)
  stop()
  const after = worked
  source.set(3)
  expect(worked).toBe(after)
})
