import { messages } from '../../../schemas/messages/messages.ts'
import { decodeText, readCsv } from './csv.ts'
import { unreadable } from './unreadable.ts'
import { readXlsx } from './xlsx.ts'

/** A register of a whole region has some hundreds. */
const MOST_ROWS = 2_000
const MOST_COLUMNS = 60
const MOST_LETTERS = 2_000

const words = messages.admin.units.file

/** One row of a file: its number there, counted from 1, and its cells. */
export interface TableRow {
  row: number
  cells: readonly string[]
}

/** The rows of a CSV or XLSX file that hold anything, as plain text. Told apart by their first bytes. Throws `ogiltigt-register`. */
export async function readTable(bytes: Buffer): Promise<TableRow[]> {
  const isZip = bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))
  const lines = isZip ? await readXlsx(bytes) : readCsv(decodeText(bytes))
  const rows = lines
    .map((cells, i) => ({ row: i + 1, cells: cells.map(cell => cell.trim()) }))
    .filter(({ cells }) => cells.some(cell => cell !== ''))
  if (rows.length === 0) throw unreadable(words.empty)
  if (rows.length > MOST_ROWS) throw unreadable(words.tooManyRows(MOST_ROWS))
  if (rows.some(({ cells }) => cells.length > MOST_COLUMNS || cells.some(cell => cell.length > MOST_LETTERS)))
    throw unreadable(words.tooMuch)
  return rows
}
