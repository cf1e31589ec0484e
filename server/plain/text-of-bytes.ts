/** The text of a plain file: UTF-8, UTF-16 with a byte order mark, or else the code page of older Windows. Null: it is no text. */
export function textOfBytes(bytes: Buffer): string | null {
  const [a, b] = bytes
  const decode = (encoding: string): string => new TextDecoder(encoding, { fatal: true }).decode(bytes)
  try {
    if (a === 0xff && b === 0xfe) return clean(decode('utf-16le'))
    if (a === 0xfe && b === 0xff) return clean(decode('utf-16be'))
    return clean(decode('utf-8'))
  } catch {
    return bytes.includes(0) ? null : clean(new TextDecoder('windows-1252').decode(bytes))
  }
}

/** Control characters that are no space. */
const CONTROLS = /(?![\t-\r\u0085])\p{Cc}/gu

/** The same with line ends of one kind; null where it holds what no text holds. */
function clean(text: string): string | null {
  const found = text.match(CONTROLS)?.length ?? 0
  if (text.includes('\u0000') || found > Math.max(2, text.length / 200)) return null
  return text
    .replaceAll(CONTROLS, '')
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(/^\uFEFF/u, '')
}
