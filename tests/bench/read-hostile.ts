import { readFileSync } from 'node:fs'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { readDocx } from '../../server/docx/read.ts'

/**
 * Reads one file in a process of its own and prints how long that took (ms), the most memory that the process ever had (MiB), and how it
 * ended. `node read-hostile.ts GOOD FILE`: the good file first, so that the reader is warm as in a server.
 */
const [good, file] = process.argv.slice(2)
if (!good || !file) throw new Error('which file?')
await readDocx(readFileSync(good))
const bytes = readFileSync(file)
const from = performance.now()
const end = await readDocx(bytes).then(
  () => 'read',
  error => (error instanceof StyrskriftError ? error.id : String(error))
)
const ms = performance.now() - from
console.log(JSON.stringify({ ms, mib: process.resourceUsage().maxRSS / 1024, end }))
