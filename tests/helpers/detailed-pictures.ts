import { crc32 } from 'node:zlib'
import { PICTURES } from '../word/documents.ts'

/** What a picture file tells of a person, in every place that holds words. */
export const DETAIL = 'Vera Dold-Person, 56.6634 N 16.3568 E'

/** A JPEG of 32 × 16 points as a browser writes it, with the colour profile sRGB: a red field at the left, a blue one at the bottom. */
export const plainJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAA' +
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
    'AAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAA' +
    'ABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1' +
    'AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAP' +
    'KnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/' +
    '2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFS' +
    'ZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQACADASIAAhEBAxEB/8QAGAAAAwEB' +
    'AAAAAAAAAAAAAAAAAAcIBQb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAABQMG/8QAJREAAQEDDQAAAAAAAAAAAA' +
    'AAABEFEhMCBBQVIkFhYnGBocHh/9oADAMBAAIRAxEAPwDlj3IhjqsmZUp+0iJdqNt2U7D36KPCcAYqXPx6Z+Jgf//Z',
  'base64'
)

const segment = (marker: number, ...data: (string | Buffer)[]): Buffer => {
  const payload = Buffer.concat(data.map(d => (typeof d === 'string' ? Buffer.from(d, 'latin1') : d)))
  return Buffer.concat([Buffer.of(0xff, marker, (payload.length + 2) >> 8, (payload.length + 2) & 0xff), payload])
}

/** Exif data of a telephone: who made the picture, how it has to be turned, and the photographer, in the order of Intel or of Motorola. */
export function exifOf(orientation: number, little: boolean): Buffer {
  const text = Buffer.from(`${DETAIL}\0`, 'latin1')
  const out = Buffer.alloc(8 + 2 + 3 * 12 + 4 + text.length)
  const short = (value: number, at: number) => (little ? out.writeUInt16LE(value, at) : out.writeUInt16BE(value, at))
  const long = (value: number, at: number) => (little ? out.writeUInt32LE(value, at) : out.writeUInt32BE(value, at))
  const entry = (i: number, tag: number, type: number, count: number): number => {
    const at = 10 + i * 12
    short(tag, at)
    short(type, at + 2)
    long(count, at + 4)
    return at + 8
  }
  out.write(little ? 'II' : 'MM', 'latin1')
  short(42, 2)
  long(8, 4)
  short(3, 8)
  long(50, entry(0, 0x010f, 2, text.length))
  short(orientation, entry(1, 0x0112, 3, 1))
  long(50, entry(2, 0x013b, 2, text.length))
  out.set(text, 50)
  return out
}

/** The same picture as a telephone and a picture agency write it: with all that tells of a person, also between the scans and after the end. */
export function detailedJpeg(orientation = 1, little = true): Buffer {
  const end = plainJpeg.length - 2
  return Buffer.concat([
    plainJpeg.subarray(0, 2),
    segment(0xe1, 'Exif\0\0', exifOf(orientation, little)),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', `<x:xmpmeta>${DETAIL}</x:xmpmeta>`),
    segment(0xed, 'Photoshop 3.0\x008BIM', DETAIL),
    segment(0xe2, 'MPF\0', DETAIL),
    segment(0xee, 'Adobe', Buffer.of(0, 100, 0, 0, 0, 0, 1), DETAIL),
    Buffer.of(0xff, 0xff),
    segment(0xfe, DETAIL),
    plainJpeg.subarray(2, end),
    segment(0xfe, DETAIL),
    plainJpeg.subarray(end),
    detailedTail
  ])
}

/** What telephones hang on: a second picture, and a film. */
const detailedTail = Buffer.concat([plainJpeg, Buffer.from(`ftypmp42${DETAIL}`, 'latin1')])

function chunk(type: string, ...data: (string | Buffer)[]): Buffer {
  const body = Buffer.concat([type, ...data].map(d => (typeof d === 'string' ? Buffer.from(d, 'latin1') : d)))
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(body.length - 4)
  out.set(body, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

/** A PNG with all that tells of a person. */
export function detailedPng(orientation = 1): Buffer {
  const header = 33
  return Buffer.concat([
    PICTURES.png.subarray(0, header),
    chunk('eXIf', exifOf(orientation, false)),
    chunk('tEXt', `Author\0${DETAIL}`),
    chunk('zTXt', 'Comment\0\0', DETAIL),
    chunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0', DETAIL),
    chunk('tIME', Buffer.of(7, 234, 11, 22, 10, 0, 0)),
    chunk('vpAg', DETAIL),
    PICTURES.png.subarray(header),
    Buffer.from(DETAIL)
  ])
}

/** A GIF that moves, with all that tells of a person. */
export function detailedGif(): Buffer {
  const tables = 13 + 6
  const pieces = Buffer.concat([Buffer.of(DETAIL.length), Buffer.from(DETAIL, 'latin1'), Buffer.of(0)])
  return Buffer.concat([
    PICTURES.gif.subarray(0, tables),
    Buffer.of(0x21, 0xff, 11),
    Buffer.from('NETSCAPE2.0', 'latin1'),
    Buffer.of(3, 1, 0, 0, 0),
    Buffer.of(0x21, 0xfe),
    pieces,
    Buffer.of(0x21, 0xff, 11),
    Buffer.from('XMP DataXMP', 'latin1'),
    pieces,
    PICTURES.gif.subarray(tables),
    Buffer.from(DETAIL)
  ])
}
