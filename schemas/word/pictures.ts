import { ImageRun } from 'docx'
import { orientationOf } from '../pictures/bare.ts'
import { cleanLine } from './clean.ts'

/** A picture file as bytes, of whatever kind it really is. */
export interface PictureOptions {
  bytes: Uint8Array
  /** Size in pixels; read from the file where it is not given. */
  width?: number
  height?: number
  /** The room that it may take, in twips. */
  room: { width: number; height: number }
  alt: string
  /** Unique in the file. */
  id: number
  /** What stands in place of an SVG in programs that cannot draw it: the same as PNG, nothing (words beside it say it all), or a grey field. */
  standIn: Uint8Array | keyof typeof STAND_INS
}

/** Word counts 96 pixels to the inch, and 1440 twips. */
const TWIPS_PER_PIXEL = 15

/** A picture in the line, no larger than its room; null when the bytes are no picture that Word can show. */
export function pictureOf({ bytes, width, height, room, alt, id, standIn }: PictureOptions): ImageRun | null {
  const kind = kindOf(bytes)
  if (!kind) return null
  const size = width && height ? { width, height } : sizeOf(bytes, kind)
  if (!size) return null
  const turn = TURNS[orientationOf(bytes)]
  // What is turned a quarter takes the room of its longer side both ways (`server/word/turned.ts`).
  const across = turn && turn.rotation % 180 !== 0 ? Math.max(size.width, size.height) : size.width
  const down = across === size.width ? size.height : across
  const scale = Math.min(1, room.width / (across * TWIPS_PER_PIXEL), room.height / (down * TWIPS_PER_PIXEL))
  const common = {
    transformation: {
      width: Math.max(1, Math.round(size.width * scale)),
      height: Math.max(1, Math.round(size.height * scale)),
      ...turn
    },
    altText: { id: String(id), name: `Bild ${id}`, description: cleanLine(alt) }
  }
  if (kind !== 'svg') return new ImageRun({ type: kind, data: bytes, ...common })
  return new ImageRun({
    type: 'svg',
    data: bytes,
    fallback: { type: 'png', data: typeof standIn === 'string' ? Buffer.from(STAND_INS[standIn], 'base64') : standIn },
    ...common
  })
}

/**
 * How Word turns a picture that its file says lies: Word and LibreOffice show the points as they are, whatever Exif says. First mirrored, then turned
 * clockwise (ISO/IEC 29500-1, 20.1.7.6).
 */
const TURNS: Readonly<Record<number, { rotation: number; flip?: { horizontal: true } }>> = {
  2: { rotation: 0, flip: { horizontal: true } },
  3: { rotation: 180 },
  4: { rotation: 180, flip: { horizontal: true } },
  5: { rotation: 270, flip: { horizontal: true } },
  6: { rotation: 90 },
  7: { rotation: 90, flip: { horizontal: true } },
  8: { rotation: 270 }
}

type Kind = 'png' | 'jpg' | 'gif' | 'svg'

/** What the bytes are, whatever the file calls itself. */
function kindOf(bytes: Uint8Array): Kind | null {
  const starts = (...signature: number[]): boolean => signature.every((b, i) => bytes[i] === b)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(0xff, 0xd8, 0xff)) return 'jpg'
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'gif'
  return svgHead(bytes) === null ? null : 'svg'
}

/** The opening tag of an SVG that holds nothing but a drawing: no entities and no scripts. */
function svgHead(bytes: Uint8Array): string | null {
  if (bytes.length > 2_000_000) return null
  const text = new TextDecoder().decode(bytes)
  if (/<!ENTITY|<script/i.test(text)) return null
  return /^\uFEFF?\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*>\s*)*(<svg\b[^>]*>)/.exec(text)?.[1] ?? null
}

function sizeOf(bytes: Uint8Array, kind: Kind): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (kind === 'png' && bytes.length >= 24) return positive(view.getUint32(16), view.getUint32(20))
  if (kind === 'gif' && bytes.length >= 10) return positive(view.getUint16(6, true), view.getUint16(8, true))
  if (kind === 'jpg') return jpegSize(view)
  if (kind === 'svg') return svgSize(svgHead(bytes) ?? '')
  return null
}

/** The size stands in the first "start of frame" segment (ITU-T T.81, B.2.2). */
function jpegSize(view: DataView): { width: number; height: number } | null {
  for (let at = 2; at + 9 < view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return positive(view.getUint16(at + 7), view.getUint16(at + 5))
  }
  return null
}

function svgSize(head: string): { width: number; height: number } | null {
  const length = (name: string): number =>
    Number(new RegExp(`\\s${name}=["']([\\d.]+)(?:px)?["']`).exec(head)?.[1] ?? Number.NaN)
  const box = /\sviewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(head)
  return positive(length('width'), length('height')) ?? positive(Number(box?.[1]), Number(box?.[2]))
}

const positive = (width: number, height: number): { width: number; height: number } | null =>
  width > 0 && height > 0 && width < 100_000 && height < 100_000 ? { width, height } : null

/** One pixel each (PNG): clear, and the grey of table heads. */
const STAND_INS = {
  nothing: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=',
  field: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGN48eEDAAWMAsnVoW2xAAAAAElFTkSuQmCC'
} as const
