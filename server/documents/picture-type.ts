/** What the bytes of a picture say that they are. */
export interface PictureType {
  mime: 'image/png' | 'image/jpeg' | 'image/gif'
  width: number
  height: number
}

const MOST_PIXELS = 20_000

/**
 * The type and size of a picture, read from its bytes and never from what somebody says: PNG, JPEG or GIF. Null for everything
 * else (SVG can hold scripts), for a header that is cut short, and for a size of zero or beyond 20,000 pixels.
 */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = png(view) ?? gif(view) ?? jpeg(view)
  if (!found || found.width < 1 || found.height < 1) return null
  return found.width > MOST_PIXELS || found.height > MOST_PIXELS ? null : found
}

const startsWith = (view: DataView, bytes: readonly number[]): boolean =>
  view.byteLength >= bytes.length && bytes.every((byte, i) => view.getUint8(i) === byte)

/** PNG (ISO/IEC 15948): the signature, then the chunk IHDR with width and height. */
function png(view: DataView): PictureType | null {
  if (!startsWith(view, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) || view.byteLength < 33) return null
  if (view.getUint32(12) !== 0x49484452) return null
  return { mime: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** GIF 87a and 89a: the logical screen follows the signature. */
function gif(view: DataView): PictureType | null {
  const versions = [0x37, 0x39]
  if (!startsWith(view, [0x47, 0x49, 0x46, 0x38]) || view.byteLength < 13) return null
  if (!versions.includes(view.getUint8(4)) || view.getUint8(5) !== 0x61) return null
  return { mime: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

/** JPEG (ITU-T T.81): segments up to the first frame header SOF0–SOF15, without DHT (C4), JPG (C8) and DAC (CC). */
function jpeg(view: DataView): PictureType | null {
  if (!startsWith(view, [0xff, 0xd8, 0xff])) return null
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { mime: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    if (marker === 0xd9 || marker === 0xda) return null
    const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
    at += standsAlone ? 2 : 2 + view.getUint16(at + 2)
  }
  return null
}
