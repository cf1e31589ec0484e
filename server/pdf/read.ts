import { getDocumentProxy } from 'unpdf'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { MOST_STYCKEN } from '../../schemas/remiss/answer.ts'
import type { Stycke } from '../../schemas/text/stycke.ts'
import { linesOfPage, type PageItem, type PdfLine } from './page-lines.ts'
import { paragraphsOf } from './paragraphs.ts'
import { withoutRepeated } from './repeated-lines.ts'

/** An answer of so many pages is none. */
const MOST_PAGES = 1000
/** As many letters a page may have; what has more was made to. */
const MOST_LETTERS = 3_000_000

/** The words of a PDF as an yttrande holds them. */
export interface PdfText {
  stycken: Stycke[]
  /** Paragraphs beyond what an yttrande may have. */
  beyond: number
  pages: number
  /** Pages without any words: blank ones, or pictures of a paper. */
  silent: number[]
  /** Files that are hidden in it, and are not read. */
  embedded: number
}

/**
 * Reads the words of a PDF: headings, paragraphs and bullets by how they stand on the pages; what stands on every page once, at the end. Nothing in the file is run, and
 * nothing is fetched. Called in the thread that reads files.
 * @throws StyrskriftError `pdf-krypterad`, `pdf-skadad`, `pdf-farlig` for one that runs programs, `word-for-stor` for more pages or letters than anybody reads
 */
export async function readPdfText(bytes: Buffer): Promise<PdfText> {
  const pdf = await open(bytes)
  try {
    if (pdf.numPages > MOST_PAGES)
      throw new StyrskriftError('word-for-stor', { limit: messages.intake.pdf.pages(MOST_PAGES) })
    if (await pdf.hasJSActions()) throw new StyrskriftError('pdf-farlig', { what: messages.intake.pdf.script })
    const pages: PdfLine[][] = []
    let letters = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      const words = items.filter((item): item is typeof item & PageItem => 'str' in item)
      letters += words.reduce((sum, { str }) => sum + str.length, 0)
      if (letters > MOST_LETTERS) throw new StyrskriftError('word-for-stor', { limit: messages.docx.beyond })
      pages.push(linesOfPage(words, number))
      page.cleanup()
    }
    const { lines, repeated } = withoutRepeated(pages)
    const all = [...paragraphsOf(lines), ...repeated.map(furniture)]
    return {
      stycken: all.slice(0, MOST_STYCKEN),
      beyond: Math.max(0, all.length - MOST_STYCKEN),
      pages: pages.length,
      silent: pages.flatMap((page, i) => (page.length === 0 ? [i + 1] : [])),
      embedded: Object.keys((await pdf.getAttachments()) ?? {}).length
    }
  } catch (error) {
    throw refusal(error)
  } finally {
    await pdf.destroy()
  }
}

/** What stands on every page orders nothing and says nothing: as a heading it is seen, and nobody has to make something of it. */
const furniture = (text: string): Stycke => ({ form: 'h4', runs: [{ text: messages.intake.pdf.repeated(text) }] })

async function open(bytes: Buffer) {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      enableXfa: false,
      useSystemFonts: false,
      disableFontFace: true,
      disableAutoFetch: true,
      stopAtErrors: false,
      verbosity: 0
    })
  } catch (error) {
    throw refusal(error)
  }
}

/** Why a PDF is refused, whatever the library says. */
function refusal(error: unknown): Error {
  if (error instanceof StyrskriftError) return error
  const name = error instanceof Error ? error.name : ''
  return new StyrskriftError(name === 'PasswordException' ? 'pdf-krypterad' : 'pdf-skadad')
}
