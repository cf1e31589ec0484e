import { describe, expect, test } from 'vitest'
import { qrGrid, qrSvg } from './qr.ts'

/** Reads a code as a reader does: format, mask, the zigzag, the blocks; and checks every block by its syndromes. */
function read(grid: boolean[][]): string {
  const size = grid.length
  const version = (size - 17) / 4
  const at = (x: number, y: number): number => (grid[y]?.[x] ? 1 : 0)
  const format = [0, 1, 2, 3, 4, 5]
    .map(i => at(8, i))
    .concat(
      at(8, 7),
      at(8, 8),
      at(7, 8),
      [5, 4, 3, 2, 1, 0].map(i => at(i, 8))
    )
  const bits = format.reduce((sum, bit, i) => sum | (bit << i), 0) ^ 0x5412
  expect((bits >> 13) & 3, 'level M').toBe(0)
  const mask = (bits >> 10) & 7
  const flips = [
    (x: number, y: number) => (x + y) % 2,
    (_: number, y: number) => y % 2,
    (x: number) => x % 3,
    (x: number, y: number) => (x + y) % 3,
    (x: number, y: number) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
    (x: number, y: number) => ((x * y) % 2) + ((x * y) % 3),
    (x: number, y: number) => (((x * y) % 2) + ((x * y) % 3)) % 2,
    (x: number, y: number) => (((x + y) % 2) + ((x * y) % 3)) % 2
  ][mask]!
  // Annex E of the standard.
  const rows: Record<number, number[]> = {
    2: [6, 18],
    3: [6, 22],
    4: [6, 26],
    5: [6, 30],
    6: [6, 34],
    7: [6, 22, 38],
    8: [6, 24, 42],
    9: [6, 26, 46],
    10: [6, 28, 50]
  }
  const near = (x: number, y: number): boolean =>
    (rows[version] ?? []).some(cy =>
      (rows[version] ?? []).some(
        cx =>
          !((cx === 6 && (cy === 6 || cy === size - 7)) || (cx === size - 7 && cy === 6)) &&
          Math.abs(x - cx) < 3 &&
          Math.abs(y - cy) < 3
      )
    )
  const held = (x: number, y: number): boolean =>
    (x < 9 && (y < 9 || y >= size - 8)) ||
    (x >= size - 8 && y < 9) ||
    x === 6 ||
    y === 6 ||
    near(x, y) ||
    (version >= 7 && ((x < 6 && y >= size - 11) || (y < 6 && x >= size - 11)))
  const stream: number[] = []
  let up = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step
      for (const x of [right, right - 1]) if (!held(x, y)) stream.push(at(x, y) ^ (flips(x, y) === 0 ? 1 : 0))
    }
    up = !up
  }
  const words = Array.from({ length: Math.floor(stream.length / 8) }, (_, i) =>
    Number.parseInt(stream.slice(i * 8, i * 8 + 8).join(''), 2)
  )
  // Table 9 of the standard, level M: codewords of correction a block, and the data codewords of each block.
  const table: Record<number, [number, number[]]> = {
    1: [10, [16]],
    2: [16, [28]],
    3: [26, [44]],
    4: [18, [32, 32]],
    5: [24, [43, 43]],
    6: [16, [27, 27, 27, 27]],
    7: [18, [31, 31, 31, 31]],
    8: [22, [38, 38, 39, 39]],
    9: [22, [36, 36, 36, 37, 37]],
    10: [26, [43, 43, 43, 43, 44]]
  }
  const [extra, lengths] = table[version]!
  expect(words).toHaveLength(lengths.reduce((a, b) => a + b, 0) + extra * lengths.length)
  const blocks: number[][] = lengths.map(() => [])
  let i = 0
  for (let row = 0; row < Math.max(...lengths); row++)
    for (const [b, length] of lengths.entries()) if (row < length) blocks[b]!.push(words[i++]!)
  const data = blocks.flat()
  for (let row = 0; row < extra; row++) for (const block of blocks) block.push(words[i++]!)
  const multiply = (a: number, b: number): number => {
    let product = 0
    for (let left = a, rest = b; rest > 0; rest >>= 1, left = (left << 1) ^ (left & 0x80 ? 0x11d : 0))
      if (rest & 1) product ^= left
    return product
  }
  for (const block of blocks)
    for (let power = 0, root = 1; power < extra; power++, root = multiply(root, 2))
      expect(
        block.reduce((sum, word) => multiply(sum, root) ^ word, 0),
        `syndrome ${power}`
      ).toBe(0)
  const all = data.map(word => word.toString(2).padStart(8, '0')).join('')
  expect(all.slice(0, 4), 'bytes').toBe('0100')
  const wide = version < 10 ? 8 : 16
  const length = Number.parseInt(all.slice(4, 4 + wide), 2)
  const bytes = Array.from({ length }, (_, n) => Number.parseInt(all.slice(4 + wide + n * 8, 12 + wide + n * 8), 2))
  return new TextDecoder().decode(new Uint8Array(bytes))
}

describe('a QR code', () => {
  test.each([1, 14, 15, 26, 42, 62, 84, 106, 122, 152, 153, 180, 181, 213])(
    'of %i letters is read as it was written',
    length => {
      const text = Array.from({ length }, (_, i) => String.fromCharCode(33 + ((i * 7 + length) % 90))).join('')
      expect(read(qrGrid(text))).toBe(text)
    }
  )

  test('of an address for an app', () => {
    const uri =
      'otpauth://totp/Styrskrift:anna.aberg@exempel.se?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Styrskrift'
    expect(read(qrGrid(uri))).toBe(uri)
    const svg = qrSvg(uri)
    expect(svg).not.toMatch(/https?:(?!\/\/www\.w3\.org)|<script|<image/)
    expect(svg).toMatch(/viewBox="0 0 (\d+) \1"/)
  })

  test('does not hold more than it can', () => {
    expect(() => qrGrid('x'.repeat(413))).toThrow(RangeError)
    expect(qrGrid('x'.repeat(412))).toHaveLength(77)
  })
})
