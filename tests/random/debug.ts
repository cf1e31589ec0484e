import { run } from './run.ts'

/** Repeats one run: `node tests/random/debug.ts <seed> <clients> <mesh|fifo|star> <offline 0|1> <steps>`. */
const [seed = '1', clients = '3', net = 'mesh', offline = '1', steps = '120'] = process.argv.slice(2)
const options = {
  seed: Number(seed),
  clients: Number(clients),
  net: net as 'mesh' | 'fifo' | 'star',
  offline: offline === '1',
  steps: Number(steps)
}
const result = run(options)
console.log(
  result.faults.slice(0, 10).join('\n') || 'no faults',
  `\n${result.operations} operations, ${result.letters} letters`
)
console.log(
  Object.entries(result.effect)
    .map(([name, [tried, acted]]) => `${name} ${acted}/${tried}`)
    .join(' · ')
)
