import { expect, test } from 'vitest'
import { pictureOf } from './pictures.ts'

const room = { width: 1500, height: 1500 }
const sized = (bytes: Uint8Array, size: { width?: number; height?: number } = {}): string | null => {
  const run = pictureOf({ bytes, ...size, room, alt: '', id: 1, standIn: 'nothing' })
  return run && JSON.stringify(run).replace(/.*?"pixels":\{"x":(\d+),"y":(\d+)\}.*/s, '$1×$2')
}

const png = (width: number, height: number): Uint8Array => {
  const bytes = Buffer.alloc(33)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
const gif = Buffer.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 50, 0, 20, 0])
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 30, 0, 60, 1, 1, 0x11, 0])
const svg = (head: string): Uint8Array => Buffer.from(`<?xml version="1.0"?><!-- x --><svg ${head}><rect/></svg>`)

test.each([
  ['png', png(40, 30), '40×30'],
  ['gif', gif, '50×20'],
  ['jpeg', jpeg, '60×30'],
  ['svg with a size', svg('width="64" height="72px"'), '64×72'],
  ['svg with a view box', svg('viewBox="0 0 20.5, 10"'), '21×10']
])('the size of a %s is read from the file', (_, bytes, size) => expect(sized(bytes)).toBe(size))

test('a given size goes before that of the file, and none is larger than its room', () => {
  expect(sized(png(40, 30), { width: 80, height: 60 })).toBe('80×60')
  expect(sized(png(1000, 200))).toBe('100×20')
  expect(sized(png(10, 20000))).toBe('1×100')
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['words', Buffer.from('ingen bild')],
  ['a cut png', png(1, 1).subarray(0, 12)],
  ['a cut jpeg', jpeg.subarray(0, 9)],
  ['an svg without a size', svg('id="a"')],
  ['an svg with a script', Buffer.from('<svg width="1" height="1"><script>x</script></svg>')],
  ['an svg with entities', Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg width="1" height="1"/>')],
  ['a page', Buffer.from('<html><svg width="1" height="1"/></html>')]
])('%s is no picture', (_, bytes) => expect(sized(bytes)).toBe(null))
