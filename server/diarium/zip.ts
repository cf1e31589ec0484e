import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { Zip, ZipPassThrough } from 'fflate'

/** A file of a zip; its bytes are asked for when its turn comes. */
export interface Entry {
  path: string
  bytes: () => Promise<Uint8Array>
}

/** Handed to the zip at a time, so that others are served meanwhile. */
const CHUNK = 1024 * 1024

/** The first day that a zip can hold, wherever the server stands. */
const FIRST_DAY = (): Date => new Date(1980, 0, 1)

/**
 * A zip of files in the order in which they are given, as it comes: one file is held at a time. Nothing is compressed: most of it is already, each file can be found
 * in it byte for byte, and the same files give the same bytes wherever they are packed. `told` is told of each file with its SHA-256.
 */
export async function* zipOf(
  entries: AsyncIterable<Entry>,
  told: (path: string, bytes: number, sha256: string) => void
): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = []
  let fault: Error | null = null
  const zip = new Zip((error, data) => {
    if (error) fault = error
    else chunks.push(data)
  })
  const out = function* (): Generator<Uint8Array> {
    if (fault) throw fault
    yield* chunks.splice(0)
  }
  for await (const { path, bytes } of entries) {
    const data = await bytes()
    const file = new ZipPassThrough(path)
    file.mtime = FIRST_DAY()
    file.os = 0
    zip.add(file)
    for (let at = 0; at < data.length || at === 0; at += CHUNK) {
      file.push(data.subarray(at, at + CHUNK), at + CHUNK >= data.length)
      yield* out()
      await setImmediate()
    }
    told(path, data.length, createHash('sha256').update(data).digest('hex'))
  }
  zip.end()
  yield* out()
}
