import { crc32 } from 'node:zlib'
import { orientationAlone, orientationIn } from './exif.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** What the picture is made of: its points, colours, transparency, size on paper and, where it moves, its frames (PNG, third edition, 11). */
const PICTURE: readonly string[] = [
  ...['IHDR', 'PLTE', 'IDAT', 'IEND'],
  ...['tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'hIST', 'pHYs', 'sPLT'],
  ...['acTL', 'fcTL', 'fdAT']
]

interface Chunk {
  type: string
  data: Uint8Array
  /** With its length and check sum. */
  whole: Uint8Array
}

/**
 * A PNG without what it tells beside the picture: texts, XMP and Exif data, the time, chunks that belong to one program, and what follows its end. How it has
 * to be turned stays. Null: it cannot be followed from chunk to chunk, or needs a chunk that nobody knows.
 */
export function barePng(bytes: Uint8Array): Uint8Array | null {
  const chunks = chunksOf(bytes)
  // A small first letter says that a picture can be shown without the chunk.
  if (!chunks || chunks.some(({ type }) => /^[A-Z]/.test(type) && !PICTURE.includes(type))) return null
  const turned = orientationOfChunks(chunks)
  return Buffer.concat([
    Uint8Array.from(SIGNATURE),
    ...chunks.flatMap(({ type, whole }) => {
      if (type === 'IHDR' && turned !== 1) return [whole, exifChunk(turned)]
      return PICTURE.includes(type) ? [whole] : []
    })
  ])
}

/** How a PNG has to be turned to stand upright: 1–8. */
export const pngOrientation = (bytes: Uint8Array): number => orientationOfChunks(chunksOf(bytes) ?? [])

function orientationOfChunks(chunks: readonly Chunk[]): number {
  const exif = chunks.find(({ type }) => type === 'eXIf')
  return exif ? orientationIn(exif.data) : 1
}

function chunksOf(bytes: Uint8Array): Chunk[] | null {
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const out: Chunk[] = []
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type) || (out.length === 0) !== (type === 'IHDR')) return null
    out.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) })
    if (type === 'IEND') return out
    at = end
  }
  return null
}

function exifChunk(orientation: number): Uint8Array {
  const data = orientationAlone(orientation)
  const body = Buffer.concat([Buffer.from('eXIf', 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length)
  out.set(body, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
