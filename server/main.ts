import { demandNode } from './node-version.ts'

/** Starts the server: `node server/main.ts [--port N] [--host NAME] [--data FOLDER]`, the same as the command `serve`. */
demandNode()
const { run } = await import('./cli/program.ts')
await run(['serve', ...process.argv.slice(2)])
