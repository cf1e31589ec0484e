import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { footer, header, row, SAVED_TABLES, valuesOf } from './format.ts'

/** One row of a backup. */
export interface SavedRow {
  table: string
  values: Record<string, unknown>
}

const broken = (file: string, what: string): StyrskriftError => new StyrskriftError('trasig-kopia', { file, what })

/**
 * Reads a backup from its first to its last byte and throws `trasig-kopia` unless it is whole: its form, its counts and its checksum.
 * `newest` is the last migration that this program knows.
 */
export async function verifyBackup(file: string, path: string, newest: string): Promise<void> {
  const words = messages.backup
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  let number = 0
  let end: ReturnType<typeof footer.parse> | null = null
  for await (const line of linesOf(file, path)) {
    number++
    if (end) throw broken(file, words.row(number))
    const value = parsed(line)
    if (number === 1) {
      const head = header.safeParse(value)
      if (!head.success) throw broken(file, words.format)
      if (head.data.migration > newest) throw broken(file, words.newer)
    } else if (footer.safeParse(value).success) {
      end = footer.parse(value)
      continue
    } else {
      const read = row.safeParse(value)
      if (!read.success || !(SAVED_TABLES as string[]).includes(read.data.table)) throw broken(file, words.row(number))
      counts[read.data.table] = (counts[read.data.table] ?? 0) + 1
    }
    hash.update(line).update('\n')
  }
  if (number === 0) throw broken(file, words.format)
  if (!end) throw broken(file, words.cut)
  if (hash.digest('hex') !== end.sha256) throw broken(file, words.checksum)
  for (const [table, count] of Object.entries(end.rows)) {
    if ((counts[table] ?? 0) !== count) throw broken(file, words.checksum)
  }
}

/** The rows of a backup that has been verified, in their order. */
export async function* rowsOfBackup(file: string, path: string): AsyncGenerator<SavedRow> {
  for await (const line of linesOf(file, path)) {
    const read = row.safeParse(parsed(line))
    if (read.success) yield { table: read.data.table, values: valuesOf(read.data.row) }
  }
}

const parsed = (line: Buffer): unknown => {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch {
    return null
  }
}

/** The lines of the unpacked file, without their newlines; a last line without one is one too. */
async function* linesOf(file: string, path: string): AsyncGenerator<Buffer> {
  const source = createReadStream(path)
  const unpacked = createGunzip()
  source.on('error', error => unpacked.destroy(error))
  source.pipe(unpacked)
  let parts: Buffer[] = []
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      let from = 0
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        parts.push(chunk.subarray(from, at))
        yield Buffer.concat(parts)
        parts = []
        from = at + 1
      }
      if (from < chunk.length) parts.push(chunk.subarray(from))
    }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE') throw broken(file, messages.backup.notGzip)
    const words: Readonly<Record<string, string>> = messages.files
    throw new StyrskriftError('fil-gar-inte-att-lasa', { file, what: words[code] ?? message })
  } finally {
    source.destroy()
    unpacked.destroy()
  }
  if (parts.length > 0) yield Buffer.concat(parts)
}
