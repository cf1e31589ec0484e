/** A line of a page, as it stands there. Lengths are points; `y` grows upwards. */
export interface PdfLine {
  text: string
  page: number
  left: number
  right: number
  y: number
  /** The height of the letters. */
  size: number
}

/** What a page says, in the order in which the file says it. */
export interface PageItem {
  str: string
  transform: readonly number[]
  width: number
  hasEOL: boolean
}

/** So much of the height of its letters a word may stand above or below its line: notes and exponents. */
const OFF_LINE = 0.45
/** A gap so wide, in heights of letters, is a space that nobody wrote. */
const SPACE = 0.18
/** A gap so wide is between two columns or two cells. */
const COLUMNS = 3

/** The lines of a page: what stands on one height is one line, in the order of the file. A cell or a column begins a line of its own. */
export function linesOfPage(items: readonly PageItem[], page: number): PdfLine[] {
  const lines: PdfLine[] = []
  let line: PdfLine | null = null
  const end = (): void => {
    if (line && line.text.trim() !== '') lines.push({ ...line, text: tidy(line.text) })
    line = null
  }
  for (const { str, transform, width } of items) {
    const [, , c = 0, d = 0, left = 0, y = 0] = transform
    const size = Math.hypot(c, d)
    if (str === '') continue
    const blank = str.trim() === ''
    if (line) {
      const same: boolean = Math.abs(line.y - y) <= OFF_LINE * Math.max(line.size, size)
      const gap: number = left - line.right
      if (!same || gap < -line.size || gap > COLUMNS * Math.max(line.size, size)) end()
      else if (!blank && gap > SPACE * Math.max(line.size, size) && !line.text.endsWith(' ')) line.text += ' '
    }
    if (blank) {
      if (line && !line.text.endsWith(' ')) line.text += ' '
      if (line) line.right = Math.max(line.right, left + width)
      continue
    }
    if (!line) line = { text: str, page, left, right: left + width, y, size }
    else {
      line.text += str
      line.right = Math.max(line.right, left + width)
      line.size = Math.max(line.size, size)
    }
  }
  end()
  return lines
}

/** Without what cannot be read or stored; ligatures as the letters that they are. A soft hyphen within a line divides nothing. */
const tidy = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/\u00AD(?=.)/gu, '')
    .replace(/[\p{Cc}\p{Co}\p{Cn}\u200B\uFEFF]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
