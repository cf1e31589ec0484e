import { errorCorrection } from './qr-correction.ts'

/**
 * QR codes (ISO/IEC 18004) of bytes with medium error correction, versions 1 to 15: up to 412 bytes, which is more than an address for an
 * authenticator app needs. Made here, because a picture from a service would tell it the secret.
 */
type Grid = boolean[][]

/** Error correction codewords of a block, and the number of blocks, by version; level M. */
const PER_BLOCK = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24]
const BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10]
const LAST = 15

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0
]

/** A QR code as an SVG picture of its own, with the quiet zone that readers need. Throws for more than 412 bytes. */
export function qrSvg(text: string): string {
  const grid = qrGrid(text)
  const size = grid.length + 8
  const path = grid.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : ''))).join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`
  )
}

/** The modules of a QR code, rows from the top; true is dark. */
export function qrGrid(text: string): Grid {
  const data = new TextEncoder().encode(text)
  const version = versionFor(data.length)
  const bits = interleaved(codewords(data, version), version)
  const size = version * 4 + 17
  const grid: Grid = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  const fixed: Grid = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  drawFixed(grid, fixed, version)
  drawData(grid, fixed, bits)
  return bestMask(grid, fixed)
}

/** All codewords of a version: those modules that hold no pattern, in eights. */
function rawCodewords(version: number): number {
  const size = version * 4 + 17
  const align = version === 1 ? 0 : Math.floor(version / 7) + 2
  const patterns = 3 * 64 + 31 + 2 * (size - 16) + (version >= 7 ? 36 : 0)
  const aligned = align === 0 ? 0 : (align * align - 3) * 25 - (align - 2) * 2 * 5
  return Math.floor((size * size - patterns - aligned) / 8)
}

const dataCodewords = (version: number): number =>
  rawCodewords(version) - (PER_BLOCK[version] ?? 0) * (BLOCKS[version] ?? 0)

function versionFor(bytes: number): number {
  for (let version = 1; version <= LAST; version++)
    if (bytes + (version < 10 ? 2 : 3) <= dataCodewords(version)) return version
  throw new RangeError(`a QR code does not hold ${bytes} bytes`)
}

/** Mode, length, bytes, end, and padding. */
function codewords(data: Uint8Array, version: number): number[] {
  const bits: number[] = []
  const put = (value: number, length: number): void => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >>> i) & 1)
  }
  put(4, 4)
  put(data.length, version < 10 ? 8 : 16)
  for (const byte of data) put(byte, 8)
  const capacity = dataCodewords(version) * 8
  put(0, Math.min(4, capacity - bits.length))
  put(0, (8 - (bits.length % 8)) % 8)
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) put(pad, 8)
  return Array.from({ length: bits.length / 8 }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((n, bit) => n * 2 + bit, 0)
  )
}

/** Blocks with their error correction, read in turn. */
function interleaved(data: readonly number[], version: number): number[] {
  const number = BLOCKS[version] ?? 0
  const extra = PER_BLOCK[version] ?? 0
  const short = Math.floor(rawCodewords(version) / number)
  const shortBlocks = number - (rawCodewords(version) % number)
  const blocks: { data: number[]; extra: number[] }[] = []
  for (let i = 0, at = 0; i < number; i++) {
    const length = short - extra + (i < shortBlocks ? 0 : 1)
    const part = data.slice(at, at + length)
    at += length
    blocks.push({ data: part, extra: errorCorrection(part, extra) })
  }
  const out: number[] = []
  const longest = short - extra + 1
  for (let i = 0; i < longest; i++) for (const block of blocks) if (i < block.data.length) out.push(block.data[i] ?? 0)
  for (let i = 0; i < extra; i++) for (const block of blocks) out.push(block.extra[i] ?? 0)
  return out
}

function drawFixed(grid: Grid, fixed: Grid, version: number): void {
  const size = grid.length
  const set = (x: number, y: number, dark: boolean): void => {
    const row = grid[y]
    const held = fixed[y]
    if (!row || !held || x < 0 || x >= size) return
    row[x] = dark
    held[x] = true
  }
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0)
    set(i, 6, i % 2 === 0)
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4]
  ] as const)
    for (let dy = -4; dy <= 4; dy++)
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy))
        set(cx + dx, cy + dy, ring !== 2 && ring !== 4)
      }
  const places = alignment(version)
  const last = places.length - 1
  for (const [i, x] of places.entries())
    for (const [j, y] of places.entries()) {
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) continue
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1)
    }
  drawFormat(set, size, 0)
  if (version < 7) return
  let rest = version
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25)
  const bits = (version << 12) | rest
  for (let i = 0; i < 18; i++) {
    const dark = ((bits >>> i) & 1) === 1
    const a = size - 11 + (i % 3)
    const b = Math.floor(i / 3)
    set(a, b, dark)
    set(b, a, dark)
  }
}

/** Level M and the mask, twice. */
function drawFormat(set: (x: number, y: number, dark: boolean) => void, size: number, mask: number): void {
  let rest = mask
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537)
  const bits = ((mask << 10) | rest) ^ 0x5412
  const bit = (i: number): boolean => ((bits >>> i) & 1) === 1
  for (let i = 0; i <= 5; i++) set(8, i, bit(i))
  set(8, 7, bit(6))
  set(8, 8, bit(7))
  set(7, 8, bit(8))
  for (let i = 9; i < 15; i++) set(14 - i, 8, bit(i))
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(i))
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(i))
  set(8, size - 8, true)
}

function alignment(version: number): number[] {
  if (version === 1) return []
  const number = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (number * 2 - 2)) * 2
  const places = [6]
  for (let i = number - 1, at = version * 4 + 10; i > 0; i--, at -= step) places.splice(1, 0, at)
  return places
}

/** Two columns at a time from the right, up and down in turn, round the patterns. */
function drawData(grid: Grid, fixed: Grid, data: readonly number[]): void {
  const size = grid.length
  let i = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const upward = ((right + 1) & 2) === 0
        const y = upward ? size - 1 - step : step
        const row = grid[y]
        if (!row || fixed[y]?.[x] || i >= data.length * 8) continue
        row[x] = (((data[i >>> 3] ?? 0) >>> (7 - (i & 7))) & 1) === 1
        i++
      }
  }
}

/** The mask that leaves least of what readers stumble over. */
function bestMask(grid: Grid, fixed: Grid): Grid {
  let best: { grid: Grid; penalty: number } | null = null
  for (const [mask, flips] of MASKS.entries()) {
    const masked = grid.map((row, y) => row.map((dark, x) => (fixed[y]?.[x] ? dark : dark !== flips(x, y))))
    drawFormat((x, y, dark) => ((masked[y] ?? [])[x] = dark), grid.length, mask)
    const penalty = penaltyOf(masked)
    if (!best || penalty < best.penalty) best = { grid: masked, penalty }
  }
  return best?.grid ?? grid
}

function penaltyOf(grid: Grid): number {
  const size = grid.length
  const columns = grid.map((_, x) => grid.map(row => row[x] ?? false))
  let penalty = 0
  for (const line of [...grid, ...columns]) {
    const text = line.map(dark => (dark ? '1' : '0')).join('')
    for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) penalty += run.length - 2
    penalty += 40 * [...text.matchAll(/(?=10111010000|00001011101)/g)].length
  }
  let dark = 0
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const here = grid[y]?.[x]
      if (here) dark++
      if (x > 0 && y > 0 && here === grid[y - 1]?.[x] && here === grid[y]?.[x - 1] && here === grid[y - 1]?.[x - 1])
        penalty += 3
    }
  return penalty + Math.floor(Math.abs((dark * 20) / (size * size) - 10)) * 10
}
