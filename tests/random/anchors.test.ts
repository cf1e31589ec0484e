import { expect, test } from 'vitest'
import { type AnchorResult, AROUND, runAnchors } from './anchor-run.ts'

const RUNS = Number(process.env.RANDOM_RUNS ?? 200)
const FIRST = Number(process.env.RANDOM_SEED ?? 1)

/**
 * Anchors of comments point at the same letters, whatever people do around them: each letter of a run is unlike all others, so that what
 * an anchor points at is counted and not guessed. What an undo brings back is new letters to Yjs: an anchor may find them again or not.
 */
test.each(['mesh', 'fifo'] as const)(`${RUNS} random runs, delivered as %s`, { timeout: 600_000 }, order => {
  const sum: AnchorResult = { faults: [], whole: 0, some: 0, gone: 0, back: 0, backFound: 0, effect: {} }
  for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
    const result = runAnchors(seed, order)
    if (result.faults.length > 0)
      expect.fail(
        `seed ${seed}, ${order}: ${result.faults[0]}\nrepeat: RANDOM_RUNS=1 RANDOM_SEED=${seed} npx vitest run tests/random/anchors.test.ts`
      )
    for (const key of ['whole', 'some', 'gone', 'back', 'backFound'] as const) sum[key] += result[key]
    for (const [name, [tried, acted]] of Object.entries(result.effect)) {
      sum.effect[name] ??= [0, 0]
      sum.effect[name][0] += tried
      sum.effect[name][1] += acted
    }
  }
  // A test in which hardly anything is lost, found in part, or brought back would be blind.
  expect(sum.whole).toBeGreaterThan(RUNS * 10)
  expect(Math.min(sum.some, sum.gone, sum.back)).toBeGreaterThan(RUNS)
  expect(sum.backFound / sum.back).toBeGreaterThan(0.5)
  expect(Object.keys(sum.effect).sort()).toEqual(AROUND.map(([, name]) => name).sort())
  expect(Object.entries(sum.effect).filter(([, [tried, acted]]) => acted < tried * 0.05)).toEqual([])
})
