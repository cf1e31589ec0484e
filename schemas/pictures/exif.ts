const ORIENTATION = 0x0112
const SHORT = 3

/**
 * How a picture has to be turned to stand upright: 1–8, as the tag Orientation of the first directory of Exif data (Exif 2.32, 4.6.4; TIFF 6.0) says. 1,
 * as it is, where the data say nothing that can be read.
 */
export function orientationIn(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (view.byteLength < 14) return 1
  const order = view.getUint16(0)
  const little = order === 0x4949
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) return 1
  const directory = view.getUint32(4, little)
  if (directory + 2 > view.byteLength) return 1
  const count = view.getUint16(directory, little)
  for (let i = 0; i < count; i++) {
    const at = directory + 2 + i * 12
    if (at + 12 > view.byteLength) return 1
    if (view.getUint16(at, little) !== ORIENTATION) continue
    const value = view.getUint16(at + 2, little) === SHORT ? view.getUint16(at + 8, little) : 1
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** Exif data that say how a picture has to be turned, and nothing else. */
export function orientationAlone(orientation: number): Uint8Array {
  const [tag, type, count] = [ORIENTATION, SHORT, 1]
  const view = new DataView(new ArrayBuffer(26))
  view.setUint32(0, 0x4d4d002a)
  view.setUint32(4, 8)
  view.setUint16(8, 1)
  view.setUint16(10, tag)
  view.setUint16(12, type)
  view.setUint32(14, count)
  view.setUint16(18, orientation)
  return new Uint8Array(view.buffer)
}
