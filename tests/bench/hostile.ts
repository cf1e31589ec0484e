import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentXml, docx, paragraph } from '../docx/files.ts'
import { costly, READ, REFUSED } from '../docx/hostile-files.ts'

interface Cost {
  what: string
  ms: number
  mib: number
}

/**
 * What each file that was made to do harm costs until it is refused, or read without what it holds; memory beyond that of a process which
 * reads a good file twice. `utmost`: a file just within the limits, which is read to its end.
 */
export function measureHostile(): { slowest: Cost; largest: Cost; utmost: Cost; files: number } {
  const folder = mkdtempSync(join(tmpdir(), 'styrskrift-bench-'))
  try {
    const good = join(folder, 'good.docx')
    writeFileSync(good, docx(documentXml(paragraph('Ett stycke.').repeat(300))))
    const files: [string, Buffer][] = [
      ...REFUSED.map(([what, , file]): [string, Buffer] => [what, file()]),
      ...READ.map(([what, , file]): [string, Buffer] => [what, file])
    ]
    const cost = (what: string, bytes: Buffer): Cost => costOf(what, bytes, good, join(folder, 'hostile.docx'))
    const { mib: usual } = cost('a good file', readFileSync(good))
    const beyond = (given: Cost): Cost => ({ ...given, mib: Math.max(0, given.mib - usual) })
    const costs = files.map(([what, bytes]) => beyond(cost(what, bytes)))
    const most = (by: 'ms' | 'mib'): Cost => costs.reduce((a, b) => (b[by] > a[by] ? b : a))
    const utmost = beyond(cost('as many elements as may be', costly()))
    for (const { what, ms, mib } of costs.toSorted((a, b) => b.ms - a.ms).slice(0, 5))
      console.log(`${what}: ${ms.toFixed(0)} ms, ${mib.toFixed(0)} MiB`)
    return { slowest: most('ms'), largest: most('mib'), utmost, files: files.length }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function costOf(what: string, bytes: Buffer, good: string, file: string): Cost {
  writeFileSync(file, bytes)
  const { stdout, stderr } = spawnSync(process.execPath, ['tests/bench/read-hostile.ts', good, file], {
    encoding: 'utf8'
  })
  if (stdout === '') throw new Error(stderr)
  const { ms, mib } = JSON.parse(stdout) as Cost
  return { what, ms, mib }
}
