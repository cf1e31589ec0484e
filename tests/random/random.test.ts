import { expect, test } from 'vitest'
import { futureContent, KEEPING } from './future.ts'
import { BROKEN } from './mutants.ts'
import { MUTANTS } from './peer.ts'
import { type RunOptions, type RunResult, run } from './run.ts'
import { smallest } from './shrink.ts'

/** Seeds that once failed, kept for ever. */
const REGRESSIONS: number[] = [83, 173, 1187]

const RUNS = Number(process.env.RANDOM_RUNS ?? 320)
const FIRST = Number(process.env.RANDOM_SEED ?? 1)
const NETS = ['mesh', 'fifo', 'star'] as const
const CLIENTS = [2, 3, 4, 6] as const

const optionsOf = (seed: number): RunOptions => {
  const clients = CLIENTS[seed % CLIENTS.length]!
  return { seed, clients, net: NETS[seed % NETS.length]!, offline: seed % 5 !== 0, steps: clients > 4 ? 60 : 100 }
}

/** What to do with a failing run: its seed, the command that repeats it, and the fewest operations that still fail. */
function report(options: RunOptions, result: RunResult): string {
  const { seed, clients, net, offline, steps } = options
  const small = smallest(options)
  return [
    `seed ${seed}: ${result.faults.slice(0, 5).join(' · ')}`,
    `repeat: node tests/random/debug.ts ${seed} ${clients} ${net} ${offline ? 1 : 0} ${steps}`,
    `smallest run that fails: ${small.names.join(', ')}`
  ].join('\n')
}

test(`${RUNS} random runs keep every invariant`, { timeout: 600_000 }, () => {
  const effect: RunResult['effect'] = {}
  for (const seed of [...REGRESSIONS, ...Array.from({ length: RUNS }, (_, i) => FIRST + i)]) {
    const options = optionsOf(seed)
    const result = run(options)
    if (result.faults.length > 0) expect.fail(report(options, result))
    for (const [name, [tried, acted]] of Object.entries(result.effect)) {
      effect[name] ??= [0, 0]
      effect[name][0] += tried
      effect[name][1] += acted
    }
  }
  // Operations that hardly ever do anything would make the test blind.
  const idle = Object.entries(effect).filter(([, [tried, acted]]) => tried >= 20 && acted < tried * 0.05)
  expect(idle).toEqual([])
  expect(Object.keys(effect).length).toBeGreaterThan(33)
})

test('content of a newer version survives clients that do not know it', { timeout: 300_000 }, () => {
  for (let seed = 1; seed <= 60; seed++) {
    const options: RunOptions = {
      seed,
      clients: 3,
      net: seed % 2 ? 'mesh' : 'fifo',
      offline: true,
      steps: 80,
      only: KEEPING,
      extra: futureContent
    }
    const result = run(options)
    expect(result.faults, `seed ${seed}`).toEqual([])
  }
})

test.each(MUTANTS)('the broken variant %s is caught', { timeout: 300_000 }, mutant => {
  let caught: string | null = null
  for (let seed = 1; seed <= 40 && !caught; seed++) {
    const result = run({ ...optionsOf(seed), clients: 3, parts: BROKEN[mutant] })
    if (result.faults.length > 0) caught = `seed ${seed}: ${result.faults[0]}`
  }
  expect(caught).not.toBeNull()
})

test('a failing run is made smaller, in the same way each time', () => {
  const options: RunOptions = { ...optionsOf(1), clients: 3, parts: BROKEN['hard-delete'] }
  const small = smallest(options)
  expect(small.names.some(name => /^(remove|delete|undo)/.test(name))).toBe(true)
  expect(small.names.length).toBeLessThan(run(options).operations / 2)
  expect(smallest(options)).toEqual(small)
})
