import { zlibSync } from 'fflate'

/** Points in each pixel that are looked at, along each side: soft edges. */
const FINE = 4
const COLORS = { green: [0x1f, 0x4d, 0x3a], white: [0xff, 0xff, 0xff] } as const

/** Ekviken's mark as a picture, drawn here: an oak above two waves on a shield. The same bytes each time. */
export function markPng(size: number): Uint8Array {
  const rows: number[] = []
  for (let y = 0; y < size; y++) {
    rows.push(0)
    for (let x = 0; x < size; x++) rows.push(...pixel(x, y, size))
  }
  const data = (name: string, bytes: Uint8Array): Uint8Array => chunk(name, bytes)
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, size)
  view.setUint32(4, size)
  head.set([8, 6, 0, 0, 0], 8)
  return join([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    data('IHDR', head),
    data('IDAT', zlibSync(Uint8Array.from(rows), { level: 9 })),
    data('IEND', new Uint8Array(0))
  ])
}

function pixel(x: number, y: number, size: number): number[] {
  let seen = 0
  const sum = [0, 0, 0]
  for (let i = 0; i < FINE * FINE; i++) {
    const u = (x + ((i % FINE) + 0.5) / FINE) / size
    const v = (y + (Math.floor(i / FINE) + 0.5) / FINE) / size
    const color = colorAt(u, v)
    if (!color) continue
    seen++
    color.forEach((part, c) => {
      sum[c] = (sum[c] ?? 0) + part
    })
  }
  return seen === 0 ? [0, 0, 0, 0] : [...sum.map(s => Math.round(s / seen)), Math.round((255 * seen) / (FINE * FINE))]
}

/** Coordinates from 0 to 1. */
function colorAt(u: number, v: number): readonly number[] | null {
  const half = v < 0.5 ? 0.42 : 0.42 * Math.sqrt(Math.max(0, 1 - ((v - 0.5) / 0.48) ** 2))
  if (v < 0.04 || Math.abs(u - 0.5) > half) return null
  const crown = [
    [0.5, 0.22, 0.11],
    [0.4, 0.31, 0.1],
    [0.6, 0.31, 0.1],
    [0.5, 0.36, 0.1]
  ].some(([a = 0, b = 0, r = 0]) => (u - a) ** 2 + (v - b) ** 2 < r ** 2)
  const trunk = Math.abs(u - 0.5) < 0.03 && v > 0.36 && v < 0.56
  const wave = [0.65, 0.77].some(
    level => Math.abs(v - level - 0.025 * Math.sin(u * 18)) < 0.018 && Math.abs(u - 0.5) < half - 0.1
  )
  return crown || trunk || wave ? COLORS.white : COLORS.green
}

function chunk(name: string, bytes: Uint8Array): Uint8Array {
  const body = join([new TextEncoder().encode(name), bytes])
  const out = new Uint8Array(body.length + 8)
  const view = new DataView(out.buffer)
  view.setUint32(0, bytes.length)
  out.set(body, 4)
  view.setUint32(out.length - 4, crc(body))
  return out
}

/** The check sum of a chunk (PNG, annex D). */
function crc(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) {
    c ^= byte
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  }
  return (c ^ 0xffffffff) >>> 0
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
