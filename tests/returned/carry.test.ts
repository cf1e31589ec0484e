import { expect, test } from 'vitest'
import { type CarryResult, runCarry } from './carry-run.ts'

const RUNS = 100

test(`${RUNS} copies of a text that was rewritten meanwhile: everything lands on its own letters, or says that they are gone`, async () => {
  const sum: CarryResult = { whole: 0, some: 0, between: 0, gone: 0 }
  for (let seed = 1; seed <= RUNS; seed++) {
    try {
      const result = await runCarry(seed)
      for (const key of Object.keys(sum) as (keyof CarryResult)[]) sum[key] += result[key]
    } catch (error) {
      throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error })
    }
  }
  // Each of them really happened.
  for (const [what, count] of Object.entries(sum)) expect(count, what).toBeGreaterThan(RUNS / 20)
}, 400_000)
