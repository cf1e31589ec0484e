import { orientationAlone, orientationIn } from './exif.ts'

/** A part of a JPEG: a marker with its segment, and after a start of scan the coded data that follow it. */
interface Segment {
  marker: number
  /** What stands in the segment, without its marker and length. */
  payload: Uint8Array
  /** All of it, from its marker on. */
  whole: Uint8Array
}

const [START, END, SCAN] = [0xd8, 0xd9, 0xda]
const [APP0, APP1, APP2, APP14, COMMENT] = [0xe0, 0xe1, 0xe2, 0xee, 0xfe]
const EXIF = 'Exif\0\0'
/** Version, unit and density; after them the size of a small picture of the picture, and that. */
const JFIF_LENGTH = 12
const ADOBE_LENGTH = 12

/**
 * A JPEG (ITU-T T.81, annex B) without what it tells beside the picture: Exif, XMP, Photoshop and IPTC data, comments, small pictures of the picture, and
 * what follows its end. The coded data are not touched. Its colour profile stays, the transform of its colours (Adobe), and how it has to be turned. Null: it
 * cannot be followed from segment to segment.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array | null {
  const segments = segmentsOf(bytes)
  if (!segments) return null
  const turned = orientationOfSegments(segments)
  const out: Uint8Array[] = [Uint8Array.of(0xff, START)]
  const jfif = segments.find(
    s => s.marker === APP0 && s.payload.length >= JFIF_LENGTH && startsWith(s.payload, 'JFIF\0')
  )
  if (jfif) out.push(segment(APP0, jfif.payload.subarray(0, JFIF_LENGTH), Uint8Array.of(0, 0)))
  if (turned !== 1) out.push(segment(APP1, letters(EXIF), orientationAlone(turned)))
  for (const { marker, payload, whole } of segments) {
    if (marker === APP2 && startsWith(payload, 'ICC_PROFILE\0')) out.push(whole)
    else if (marker === APP14 && startsWith(payload, 'Adobe'))
      out.push(segment(APP14, payload.subarray(0, ADOBE_LENGTH)))
    else if (!isBeside(marker)) out.push(whole)
  }
  out.push(Uint8Array.of(0xff, END))
  return Buffer.concat(out)
}

/** How a JPEG has to be turned to stand upright: 1–8. */
export const jpegOrientation = (bytes: Uint8Array): number => orientationOfSegments(segmentsOf(bytes) ?? [])

function orientationOfSegments(segments: readonly Segment[]): number {
  const exif = segments.find(({ marker, payload }) => marker === APP1 && startsWith(payload, EXIF))
  return exif ? orientationIn(exif.payload.subarray(EXIF.length)) : 1
}

const isBeside = (marker: number): boolean => (marker >= APP0 && marker <= 0xef) || marker === COMMENT

/** The segments between the start and the end of a picture; one that is cut short in its coded data ends there. */
function segmentsOf(bytes: Uint8Array): Segment[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== START) return null
  const out: Segment[] = []
  let scanned = false
  let at = 2
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === END) return scanned ? out : null
    const high = bytes[at + 2]
    const low = bytes[at + 3]
    if (marker === undefined || high === undefined || low === undefined) return null
    const end = at + 2 + high * 256 + low
    // Markers that stand alone belong inside of coded data; a length counts itself.
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= START) || end < at + 4 || end > bytes.length) return null
    const next = marker === SCAN ? afterCoded(bytes, end) : end
    scanned ||= marker === SCAN
    out.push({ marker, payload: bytes.subarray(at + 4, end), whole: bytes.subarray(at, next) })
    at = next
  }
  return scanned ? out : null
}

/** Where the coded data that begin at `from` end: at a marker other than those that restart it. */
function afterCoded(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1]
    // Any number of fill bytes may stand before a marker.
    if (next === 0xff) at -= 1
    else if (next !== undefined && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return withoutFill(bytes, at)
  }
  return bytes.length
}

function withoutFill(bytes: Uint8Array, end: number): number {
  let at = end
  while (bytes[at - 1] === 0xff) at -= 1
  return at
}

function segment(marker: number, ...payload: readonly Uint8Array[]): Uint8Array {
  const length = payload.reduce((sum, part) => sum + part.length, 2)
  return Buffer.concat([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), ...payload])
}

const letters = (text: string): Uint8Array => Buffer.from(text, 'latin1')

const startsWith = (bytes: Uint8Array, text: string): boolean => letters(text).every((letter, i) => bytes[i] === letter)
