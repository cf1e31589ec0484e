import { Worker } from 'node:worker_threads'
import { zipSync } from 'fflate'
import writeXlsxFile from 'write-excel-file/node'
import { fromBuffer, type ZipFile } from 'yauzl'
import { StyrskriftError } from '../../../schemas/errors/catalogue.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { unreadable } from './unreadable.ts'

const words = messages.admin.units.file

/** What the parts of a spreadsheet may hold together when they are unpacked. A register of 2,000 units has two megabytes. */
const MOST_BYTES = 12 * 1024 * 1024
const MOST_PARTS = 300
const TIME_LIMIT = 10_000
const MEMORY_LIMIT_MB = 192

/** Lines of cells of the first sheet, formulas as the value that they had. Throws `ogiltigt-register`. */
export async function readXlsx(bytes: Buffer): Promise<string[][]> {
  const parts = await unpack(bytes)
  // What is handed on holds nothing but what was measured here.
  return await parse(zipSync(parts, { level: 0 }))
}

/** The parts that a table is read from, unpacked while they are measured: what a zip says of its own size is not believed. */
async function unpack(bytes: Buffer): Promise<Record<string, Uint8Array>> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip)
    )
  }).catch(() => {
    throw unreadable(words.unreadable)
  })
  const parts: Record<string, Uint8Array> = {}
  let size = 0
  let seen = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (++seen > MOST_PARTS) throw unreadable(words.tooMuch)
      if (!/\.(?:xml|rels)$/i.test(entry.fileName) || entry.fileName in parts) continue
      const chunks: Buffer[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        size += (chunk as Buffer).byteLength
        if (size > MOST_BYTES) throw unreadable(words.tooMuch)
        chunks.push(chunk as Buffer)
      }
      parts[entry.fileName] = Buffer.concat(chunks)
    }
  } catch (error) {
    throw error instanceof StyrskriftError ? error : unreadable(words.unreadable)
  } finally {
    zip.close()
  }
  return parts
}

/** Reads the table in a thread of its own, which is ended when it takes too long or too much. */
function parse(bytes: Uint8Array): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB, maxYoungGenerationSizeMb: 32 }
    })
    const end = (what: string | null, lines: string[][] = []): void => {
      clearTimeout(late)
      void worker.terminate()
      if (what === null) resolve(lines)
      else reject(unreadable(what))
    }
    const late = setTimeout(() => end(words.tooMuch), TIME_LIMIT)
    worker.on('message', (lines: string[][] | null) => (lines ? end(null, lines) : end(words.unreadable)))
    worker.on('error', error => {
      const tooMuch = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
      end(tooMuch ? words.tooMuch : words.unreadable)
    })
  })
}

/** A sheet whose cells are text and never formulas; the first line is bold and stays in sight. */
export async function writeXlsx(
  lines: readonly (readonly string[])[],
  sheet: string,
  widths: number[]
): Promise<Buffer> {
  const data = lines.map((cells, i) =>
    cells.map(value => ({ value, type: String, ...(i === 0 ? { fontWeight: 'bold' as const } : { wrap: true }) }))
  )
  const columns = widths.map(width => ({ width }))
  return await writeXlsxFile(data, { sheet, columns, stickyRowsCount: 1 }).toBuffer()
}
