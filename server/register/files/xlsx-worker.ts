import { parentPort, workerData } from 'node:worker_threads'
import { readSheet } from 'read-excel-file/node'

/** Reads the first sheet of the file that it was started with, and answers with its cells as text; null when it cannot be read. */
async function read(bytes: Uint8Array): Promise<string[][] | null> {
  try {
    const rows: unknown[][] = await readSheet(Buffer.from(bytes), 1)
    return rows.map(row => row.map(textOf))
  } catch {
    return null
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nej'
  return String(cell)
}

parentPort?.postMessage(await read(workerData as Uint8Array))
