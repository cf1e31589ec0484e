import { describe, expect, test } from 'vitest'
import { gifBytes, jpegBytes, pngBytes } from '../../tests/helpers/pictures.ts'
import { pictureType } from './picture-type.ts'

describe('pictureType', () => {
  test('reads type and size from the bytes', () => {
    expect(pictureType(pngBytes(640, 480))).toEqual({ mime: 'image/png', width: 640, height: 480 })
    expect(pictureType(gifBytes(7, 300))).toEqual({ mime: 'image/gif', width: 7, height: 300 })
    expect(pictureType(jpegBytes(1200, 90))).toEqual({ mime: 'image/jpeg', width: 1200, height: 90 })
  })

  test('reads a picture that lies inside a larger buffer', () => {
    const inside = Buffer.concat([Buffer.alloc(13, 1), pngBytes(3, 4)]).subarray(13)
    expect(pictureType(inside)).toMatchObject({ width: 3, height: 4 })
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><script/></svg>')],
    ['HTML that begins as a GIF', Buffer.from('GIF89')],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a PNG that is cut short', pngBytes(5, 5).subarray(0, 20)],
    ['a PNG without IHDR', Buffer.from(pngBytes(5, 5)).fill(0x20, 12, 16)],
    ['a JPEG without a frame', jpegBytes(5, 5).subarray(0, 12)],
    ['a JPEG whose segments lead nowhere', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 2, 3, 4, 5, 6, 7])],
    ['a WebP', Buffer.from('RIFF\x00\x00\x00\x00WEBPVP8 ', 'latin1')],
    ['a PDF', Buffer.from('%PDF-1.7')]
  ])('refuses %s', (_what, bytes) => {
    expect(pictureType(bytes)).toBeNull()
  })

  test('refuses sizes that no document can show', () => {
    expect(pictureType(pngBytes(0, 5))).toBeNull()
    expect(pictureType(pngBytes(20_001, 5))).toBeNull()
    expect(pictureType(pngBytes(20_000, 20_000))).not.toBeNull()
  })
})
