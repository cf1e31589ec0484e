import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { messages } from '../../../schemas/messages/messages.ts'
import { unreadable } from './unreadable.ts'

const words = messages.admin.units.file

/**
 * Bytes as text. By its mark UTF-8 or UTF-16; without one UTF-8 where it is that, UTF-16 where every other byte is empty, else what Excel
 * calls CSV: Windows-1252. Throws `ogiltigt-register` for what is no text.
 */
export function decodeText(bytes: Buffer): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  if (text.includes('\0')) throw unreadable(words.unreadable)
  return text
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 200)
  const empty = (odd: number): number => start.filter((byte, i) => byte === 0 && i % 2 === odd).length
  if (empty(1) > start.length / 4) return 'utf-16le'
  if (empty(0) > start.length / 4) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** Lines of cells. The separator is the one of semicolon, tab and comma that the first line has most of. */
export function readCsv(given: string): string[][] {
  const text = given.replace(/^\ufeff/, '')
  const first = text.split(/\r\n|\r|\n/, 1)[0] ?? ''
  // Excel may say it itself.
  const said = /^sep=(.)$/.exec(first)?.[1]
  const outside = first.replace(/"(?:[^"]|"")*"/g, '')
  const count = (separator: string): number => outside.split(separator).length
  const delimiter = said ?? [';', '\t', ','].reduce((best, s) => (count(s) > count(best) ? s : best))
  try {
    const lines: string[][] = parse(said ? text.slice(first.length) : text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 200_000
    })
    return lines.map(cells => cells.map(withoutGuard))
  } catch {
    throw unreadable(words.unreadable)
  }
}

const FORMULA = /^[=+\-@\t\r]/

/** What a spreadsheet would take for a formula gets an apostrophe before it, which shows it as text. */
const withGuard = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)
const withoutGuard = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell

/** A file as Swedish Excel opens it with a double click: UTF-8 with its mark, semicolons, CRLF. No cell is a formula. */
export const writeCsv = (lines: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    stringify(
      lines.map(cells => cells.map(withGuard)),
      { delimiter: ';', bom: true, record_delimiter: '\r\n' }
    )
  )
