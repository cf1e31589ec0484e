import { demandNode } from '../node-version.ts'

/** The command line: `npm run styrskrift -- <command>`. */
demandNode()
const { run } = await import('./program.ts')
await run(process.argv.slice(2))
