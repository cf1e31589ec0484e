import type { PdfLine } from './page-lines.ts'

/** As many lines at the top and at the bottom of a page may be what stands on every page. */
const EDGE = 3
/** Lines are at the same height when they differ by less, in points. */
const SAME_HEIGHT = 4

/** The lines of a file, without those that stand on its pages again and again, and these once each. */
export interface Divided {
  lines: PdfLine[]
  /** Headers and footers, as they were written first, from top to bottom. */
  repeated: string[]
}

/**
 * Takes headers, footers and page numbers out of the text, so that a paragraph goes on across pages: what stands at the edge of more than half of the pages (of two at
 * least), at the same height, and says the same but for its numbers.
 */
export function withoutRepeated(pages: readonly (readonly PdfLine[])[]): Divided {
  const edges = pages.map(edgesOf)
  const repeats = (line: PdfLine): boolean => {
    const others = edges.filter(edge => edge.some(other => isSame(line, other)))
    return others.length >= 2 && others.length > pages.length / 2
  }
  const lines: PdfLine[] = []
  const repeated: PdfLine[] = []
  for (const [i, page] of pages.entries()) {
    for (const line of page) {
      if (!edges[i]?.includes(line) || !repeats(line)) lines.push(line)
      else if (!repeated.some(other => isSame(line, other))) repeated.push(line)
    }
  }
  return { lines, repeated: repeated.sort((a, b) => b.y - a.y).map(({ text }) => text) }
}

/** The lines that stand highest and lowest, in whatever order the file says them. */
function edgesOf(page: readonly PdfLine[]): PdfLine[] {
  const heights = [...new Set(page.map(({ y }) => y))].sort((a, b) => b - a)
  const outermost = new Set([...heights.slice(0, EDGE), ...heights.slice(-EDGE)])
  return page.filter(({ y }) => outermost.has(y))
}

const isSame = (a: PdfLine, b: PdfLine): boolean =>
  Math.abs(a.y - b.y) < SAME_HEIGHT && withoutNumbers(a.text) === withoutNumbers(b.text)

const withoutNumbers = (text: string): string => text.replace(/\d+/gu, '#')
