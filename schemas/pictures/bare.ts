import { bareGif } from './gif.ts'
import { bareJpeg, jpegOrientation } from './jpeg.ts'
import { barePng, pngOrientation } from './png.ts'

/**
 * A picture (JPEG, PNG, GIF) without what its file tells beside it: where, when, with what and by whom it was made, texts, small pictures of it, and what
 * follows its end. Nothing is compressed anew: every point is the same. Its colours and how it has to be turned stay. The same picture gives the same
 * bytes, and a bare one gives itself. Null: a file that cannot be followed from part to part, or of another kind, of which nobody knows what it tells.
 */
export const barePicture = (bytes: Uint8Array): Uint8Array | null => {
  if (bytes[0] === 0xff) return bareJpeg(bytes)
  return bytes[0] === 0x89 ? barePng(bytes) : bareGif(bytes)
}

/** How a picture has to be turned to stand upright: 1 (as it is) to 8, as Exif counts. Word and LibreOffice do not look at it themselves. */
export const orientationOf = (bytes: Uint8Array): number => {
  if (bytes[0] === 0xff) return jpegOrientation(bytes)
  return bytes[0] === 0x89 ? pngOrientation(bytes) : 1
}
