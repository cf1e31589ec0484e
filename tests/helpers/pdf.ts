import { deflateSync } from 'node:zlib'

/** Words at a place of a page, in points from its lower left corner. */
export interface Placed {
  text: string
  x?: number
  y: number
  size?: number
}

interface PdfExtras {
  /** What the catalog says more: `/OpenAction …`. */
  catalog?: string
  /** What the trailer says more. */
  trailer?: string
  /** Instead of the words of the first page: a stream as it is, with its filter. */
  stream?: { filter: string; bytes: Buffer }
}

/** Letters that WinAnsi has at other places than Latin-1. */
const WIN: Readonly<Record<string, string>> = { '•': '\x95', '–': '\x96', '”': '\x94', '’': '\x92' }

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&').replace(/[•–”’]/g, each => WIN[each] ?? each)

/** A PDF with words at places of its pages, as a printing program writes it. The same bytes each time. */
export function pdfOf(
  pages: readonly (readonly Placed[])[],
  { catalog = '', trailer = '', stream }: PdfExtras = {}
): Buffer {
  const parts: Buffer[] = []
  const offsets: number[] = []
  let length = 0
  const put = (bytes: Buffer | string): void => {
    const part = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes
    parts.push(part)
    length += part.length
  }
  const object = (head: string, body?: Buffer): void => {
    offsets.push(length)
    put(`${offsets.length} 0 obj\n${head}\n`)
    if (body) {
      put('stream\n')
      put(body)
      put('\nendstream\n')
    }
    put('endobj\n')
  }
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')
  put('%PDF-1.4\n')
  object(`<</Type/Catalog/Pages 2 0 R${catalog}>>`)
  object(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`)
  object('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>')
  for (const [i, page] of pages.entries()) {
    object(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${5 + 2 * i} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`
    )
    const words = page
      .map(({ text, x = 72, y, size = 11 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`)
      .join('\n')
    const own =
      i === 0 && stream ? stream : { filter: '/FlateDecode', bytes: deflateSync(Buffer.from(words, 'latin1')) }
    object(`<</Length ${own.bytes.length}/Filter ${own.filter}>>`, own.bytes)
  }
  const at = length
  put(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`)
  for (const offset of offsets) put(`${String(offset).padStart(10, '0')} 00000 n \n`)
  put(`trailer<</Size ${offsets.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`)
  return Buffer.concat(parts)
}

/** Lines one under the other, from the top of a page; an empty one is a gap. */
export const linesFrom = (top: number, texts: readonly string[], size = 11): Placed[] =>
  texts.flatMap((text, i) => (text === '' ? [] : [{ text, y: top - i * size * 1.25, size }]))
