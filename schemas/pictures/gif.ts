const [EXTENSION, IMAGE, TRAILER] = [0x21, 0x2c, 0x3b]
const [GRAPHIC_CONTROL, APPLICATION] = [0xf9, 0xff]
/** How often it moves, and its colour profile. */
const APPLICATIONS: readonly string[] = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012']

/**
 * A GIF (87a, 89a) without what it tells beside the picture: comments, texts that no program shows, XMP and other data of programs, and what follows its
 * end. Null: it cannot be followed from block to block.
 */
export function bareGif(bytes: Uint8Array): Uint8Array | null {
  if (!/^GIF8[79]a$/.test(Buffer.from(bytes.subarray(0, 6)).toString('latin1')) || bytes.length < 13) return null
  let at = 13 + colours(bytes[10])
  if (at > bytes.length) return null
  const out = [bytes.subarray(0, at)]
  // One that is cut short between two blocks is shown as far as it goes.
  while (at < bytes.length && bytes[at] !== TRAILER) {
    const end = endOfBlock(bytes, at)
    if (end === null) return null
    if (bytes[at] === IMAGE || isKept(bytes, at)) out.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat([...out, Uint8Array.of(TRAILER)])
}

/** The length of the table of colours that the flags announce. */
const colours = (flags = 0): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

function endOfBlock(bytes: Uint8Array, at: number): number | null {
  if (bytes[at] === EXTENSION) return afterPieces(bytes, at + 2)
  if (bytes[at] !== IMAGE) return null
  return afterPieces(bytes, at + 11 + colours(bytes[at + 9]))
}

/** The end of pieces that each say how long they are; an empty one is the last. */
function afterPieces(bytes: Uint8Array, from: number): number | null {
  let at = from
  for (;;) {
    const length = bytes[at]
    if (length === undefined || at + 1 + length > bytes.length) return null
    at += 1 + length
    if (length === 0) return at
  }
}

function isKept(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 1] === GRAPHIC_CONTROL) return true
  const name = Buffer.from(bytes.subarray(at + 3, at + 14)).toString('latin1')
  return bytes[at + 1] === APPLICATION && bytes[at + 2] === 11 && APPLICATIONS.includes(name)
}
