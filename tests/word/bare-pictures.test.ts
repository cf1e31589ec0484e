import { describe, expect, test } from 'vitest'
import { barePicture, orientationOf } from '../../schemas/pictures/bare.ts'
import { orientationIn } from '../../schemas/pictures/exif.ts'
import { DETAIL, detailedGif, detailedJpeg, detailedPng, exifOf, plainJpeg } from '../helpers/detailed-pictures.ts'
import { gifBytes, pngBytes } from '../helpers/pictures.ts'
import { PICTURES } from './documents.ts'

const text = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('latin1')
const bare = (bytes: Uint8Array): Buffer => Buffer.from(barePicture(bytes) ?? [])

/** The picture itself: the parts that say how its points are painted, in their order. */
const paintedJpeg = (bytes: Uint8Array): string => {
  const all = text(bytes)
  // Tables of quantisation begin it; the end of the picture ends it.
  return all.slice(all.indexOf('\xff\xdb'), all.indexOf('\xff\xd9', all.indexOf('\xff\xda')))
}

describe('a bare picture', () => {
  test('a JPEG keeps its points, its colours, and nothing that tells of anybody', () => {
    const given = detailedJpeg()
    const kept = bare(given)
    expect(text(given).split('Dold-Person').length).toBeGreaterThan(8)
    expect(text(kept)).not.toMatch(/Dold|Exif|xap|Photoshop|MPF|ftyp/)
    expect(text(kept)).toContain('ICC_PROFILE')
    expect(text(kept)).toContain('Adobe\0d\0\0\0\0\x01\xff')
    // The comment between the scan and the end is gone; the rest of the picture is that of the browser, byte for byte.
    expect(paintedJpeg(kept)).toBe(paintedJpeg(plainJpeg))
    expect(paintedJpeg(kept).length).toBeGreaterThan(300)
    expect(kept.subarray(-2)).toEqual(Buffer.of(0xff, 0xd9))
  })

  test('one without any details is itself, and so is a bare one', () => {
    for (const clean of [plainJpeg, pngBytes(7, 9), PICTURES.png, PICTURES.gif]) expect(bare(clean)).toEqual(clean)
    for (const detailed of [detailedJpeg(6), detailedPng(6), detailedGif()]) {
      expect(bare(bare(detailed))).toEqual(bare(detailed))
      expect(bare(detailed)).toEqual(bare(Buffer.from(detailed)))
    }
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('how it has to be turned stays: %i', orientation => {
    for (const little of [true, false]) {
      const kept = bare(detailedJpeg(orientation, little))
      expect(orientationOf(detailedJpeg(orientation, little))).toBe(orientation)
      expect(orientationOf(kept)).toBe(orientation)
      expect(text(kept)).not.toContain(DETAIL)
    }
    expect(orientationOf(bare(detailedPng(orientation)))).toBe(orientation)
  })

  test('a PNG keeps what it is made of', () => {
    const kept = bare(detailedPng())
    expect(kept).toEqual(PICTURES.png)
    expect(text(bare(detailedPng(8)))).not.toMatch(/Dold|tEXt|zTXt|iTXt|tIME|vpAg/)
  })

  test('a GIF keeps moving', () => {
    const kept = bare(detailedGif())
    expect(text(kept)).not.toMatch(/Dold|XMP/)
    expect(text(kept)).toContain('NETSCAPE2.0')
    expect(kept.length).toBe(PICTURES.gif.length + 19)
    expect(bare(gifBytes(70, 90)).at(-1)).toBe(0x3b)
  })

  test('a small picture of the picture goes', () => {
    const thumbnail = Buffer.from(DETAIL.repeat(3).slice(0, 48), 'latin1')
    const jfif = Buffer.concat([Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x04\x04', 'latin1'), thumbnail])
    const head = Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0, 0, jfif.length + 2), jfif])
    const kept = bare(Buffer.concat([head, plainJpeg.subarray(2)]))
    expect(text(kept)).not.toContain('Dold')
    expect(kept).toEqual(plainJpeg)
  })

  test('a JPEG that is cut short in its points is shown as far as it goes', () => {
    const cut = detailedJpeg().subarray(0, detailedJpeg().indexOf(Buffer.of(0xff, 0xda)) + 20)
    expect(bare(cut).subarray(-2)).toEqual(Buffer.of(0xff, 0xd9))
    expect(text(bare(cut))).not.toContain('Dold')
  })

  test('in coded data a stuffed byte, a restart and fill bytes are no end', () => {
    const scan = Buffer.concat([
      plainJpeg.subarray(0, plainJpeg.length - 2),
      Buffer.of(0xff, 0, 0xff, 0xd3, 1, 0xff, 0xff, 0xff, 0xfe, 0, 4, 86, 87, 0xff, 0xd9)
    ])
    const kept = bare(scan)
    expect(kept.subarray(-7)).toEqual(Buffer.of(0xff, 0, 0xff, 0xd3, 1, 0xff, 0xd9))
  })

  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['SVG', PICTURES.svg],
    ['WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')],
    ['a JPEG whose segment is longer than the file', detailedJpeg().subarray(0, 60)],
    ['a JPEG whose segment leads nowhere', Buffer.concat([plainJpeg.subarray(0, 2), Buffer.from('inget')])],
    ['a JPEG without a picture', Buffer.of(0xff, 0xd8, 0xff, 0xd9)],
    ['a JPEG whose segment has no length', Buffer.of(0xff, 0xd8, 0xff, 0xe1, 0, 1, 0, 0, 0)],
    ['a PNG that is cut short', detailedPng().subarray(0, 80)],
    ['a PNG without an end', PICTURES.png.subarray(0, -12)],
    ['a PNG that needs a chunk nobody knows', pngWith('DOLD')],
    ['a PNG that begins with a text', pngWith('tEXt', 8)],
    ['a GIF that is cut short in a block', detailedGif().subarray(0, 50)],
    ['a GIF with a block nobody knows', Buffer.concat([PICTURES.gif.subarray(0, 19), Buffer.of(0x40, 1, 2)])],
    ['a GIF whose colours are cut short', PICTURES.gif.subarray(0, 15)]
  ])('%s cannot be understood', (_what, bytes) => {
    expect(barePicture(bytes)).toBeNull()
    expect(orientationOf(bytes)).toBe(1)
  })

  test('a file cut short anywhere, or with any byte changed, never tells more', () => {
    for (const whole of [detailedJpeg(6), detailedPng(6), detailedGif()]) {
      for (let length = 0; length < whole.length; length += 7)
        expect(text(barePicture(whole.subarray(0, length)))).not.toContain(DETAIL)
      for (let at = 0; at < whole.length; at += 5) {
        const changed = Buffer.from(whole)
        changed[at] = (changed[at] ?? 0) ^ 0x55
        expect(() => orientationOf(changed)).not.toThrow()
        expect(() => barePicture(changed)).not.toThrow()
      }
    }
  })
})

test('Exif data that are broken turn nothing', () => {
  const whole = exifOf(6, true)
  for (let length = 0; length < 30; length++) expect(orientationIn(whole.subarray(0, length))).toBe(1)
  expect(orientationIn(exifOf(9, false))).toBe(1)
  const far = Buffer.from(whole)
  far.writeUInt32LE(0xfffffff0, 4)
  expect(orientationIn(far)).toBe(1)
})

function pngWith(type: string, at = 33): Buffer {
  const chunk = Buffer.concat([Buffer.of(0, 0, 0, 0), Buffer.from(type, 'latin1'), Buffer.of(0, 0, 0, 0)])
  return Buffer.concat([PICTURES.png.subarray(0, at), chunk, PICTURES.png.subarray(at)])
}
