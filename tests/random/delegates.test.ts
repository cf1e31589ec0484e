import { expect, test } from 'vitest'
import { runDelegates } from './delegate-run.ts'

const RUNS = Number(process.env.RANDOM_RUNS ?? 30)
const FIRST = Number(process.env.RANDOM_SEED ?? 1)

/** Seeds that once failed, kept for ever. */
const REGRESSIONS: number[] = []

test(`${RUNS} random runs with delförfattare: what is theirs is accepted, and nothing else`, {
  timeout: 600_000
}, () => {
  let [accepted, refused, certain] = [0, 0, 0]
  for (const seed of [...REGRESSIONS, ...Array.from({ length: RUNS }, (_, i) => FIRST + i)]) {
    const result = runDelegates(seed, 400)
    expect(result.faults.slice(0, 3), `seed ${seed}: RANDOM_SEED=${seed} RANDOM_RUNS=1`).toEqual([])
    accepted += result.accepted
    refused += result.refused
    certain += result.certain
  }
  // A run in which hardly anything happens would show nothing.
  expect(Math.min(accepted, refused, certain)).toBeGreaterThan(RUNS * 4)
})
