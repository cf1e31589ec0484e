import { execFileSync } from 'node:child_process'
import { convert } from '../../server/office/libreoffice.ts'
import { paragraphsOf, readWord } from './read.ts'

/** The contents as they are written: number, heading, page. */
export function contentsOf(file: Uint8Array): { heading: string; page: string }[] {
  return paragraphsOf(readWord(file).blocks)
    .filter(p => /^toc \d$/i.test(p.style))
    .map(({ text }) => ({ heading: text.replace(/\t[^\t]*$/, ''), page: /\t([^\t]*)$/.exec(text)![1]! }))
}

const compact = (text: string): string => text.replace(/\s+/g, '')

/** The words of each page, line by line, as another program reads them from a PDF. */
export async function pagesOf(file: Uint8Array, program: string): Promise<string[][]> {
  const filter = 'MS Word 2007 XML'
  const pdf = await convert({ bytes: file, from: 'docx', filter, to: 'pdf', timeLimit: 90_000, program })
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { encoding: 'utf8', input: pdf })
  return text.split('\f').map(page => page.split('\n').map(compact).filter(Boolean))
}

/** On which pages after the contents a heading begins a line, and its further lines follow. */
export const standsOn = (pages: string[][], heading: string): number[] => {
  const sought = compact(heading)
  return pages.flatMap((lines, i) => {
    const at = lines.findIndex(
      (line, k) =>
        sought.startsWith(line) &&
        lines
          .slice(k, k + 4)
          .join('')
          .startsWith(sought)
    )
    return at >= 0 && i > pages.findIndex(p => p.includes('Innehåll')) ? [i + 1] : []
  })
}
