import { expect, test } from 'vitest'
import { type HandlingResult, runHandling } from './handling-run.ts'

test('after a hundred heavy rewritings each synpunkt points at its words or says that they are gone, and each before and after is right', () => {
  const sum: Omit<HandlingResult, 'faults'> = {
    whole: 0,
    some: 0,
    gone: 0,
    recordGone: 0,
    changed: 0,
    moved: 0,
    insatser: 0
  }
  for (let seed = 1; seed <= 100; seed++) {
    const { faults, ...counts } = runHandling(seed)
    expect(faults, `seed ${seed}: runHandling(${seed}) in tests/random/handling-run.ts`).toEqual([])
    for (const [key, count] of Object.entries(counts)) sum[key as keyof typeof sum] += count
  }
  // Each kind of outcome was really met.
  for (const [what, count] of Object.entries(sum)) expect(count, what).toBeGreaterThan(20)
}, 300_000)
