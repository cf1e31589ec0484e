import { convert, findLibreOffice } from './libreoffice.ts'

/** A programme of 60 pages takes three seconds. Longer than this nobody waits for numbers of pages. */
const TIME_LIMIT = 45_000

/**
 * The page of each heading of a Word file by the name of its bookmark (`_Toc1`), counted from 1, as LibreOffice lays the file out: read from
 * the named destinations of its PDF (ISO 32000-1, 12.3.2.3). Null where LibreOffice is not installed, fails, or takes too long.
 */
export async function pagesOfHeadings(
  docx: Uint8Array,
  program = findLibreOffice()
): Promise<ReadonlyMap<string, number> | null> {
  if (program === null) return null
  try {
    const filter = 'MS Word 2007 XML'
    return destinationsOf(
      await convert({ bytes: docx, from: 'docx', filter, to: 'pdf', timeLimit: TIME_LIMIT, program })
    )
  } catch {
    return null
  }
}

/** The named destinations of a PDF as LibreOffice writes it: every object by itself, and not packed. Others have none. */
export function destinationsOf(pdf: Buffer): ReadonlyMap<string, number> {
  const objects = new Map<string, string>()
  for (const [, id = '', body = ''] of withoutStreams(pdf).matchAll(/^(\d+) 0 obj\s([\s\S]*?)^endobj/gm))
    objects.set(id, body)
  const pages = new Map(leavesOf(objects).map((id, i) => [id, i + 1]))
  const catalog = [...objects.values()].find(body => /\/Type\s*\/Catalog\b/.test(body)) ?? ''
  const names = objects.get(/\/Dests (\d+) 0 R/.exec(catalog)?.[1] ?? '') ?? ''
  const places = [...names.matchAll(HEADING)].flatMap(([, heading = '', page = '']) => {
    const number = pages.get(page)
    return number === undefined ? [] : [[`_Toc${heading}`, number] as const]
  })
  return new Map(places)
}

const withoutStreams = (pdf: Buffer): string =>
  pdf.toString('latin1').replace(/\bstream\r?\n[\s\S]*?\bendstream\b/g, 'stream endstream')

/** The pages in their order: the leaves of the tree of pages. */
function leavesOf(objects: ReadonlyMap<string, string>): string[] {
  const catalog = [...objects.values()].find(body => /\/Type\s*\/Catalog\b/.test(body)) ?? ''
  const leaves: string[] = []
  const seen = new Set<string>()
  const walk = (id: string): void => {
    const body = objects.get(id)
    if (body === undefined || seen.has(id)) return
    seen.add(id)
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(body)?.[1]
    if (kids === undefined) leaves.push(id)
    else for (const [, kid = ''] of kids.matchAll(/(\d+) 0 R/g)) walk(kid)
  }
  walk(/\/Pages (\d+) 0 R/.exec(catalog)?.[1] ?? '')
  return leaves
}

/** `_Toc1` and its page. LibreOffice writes the line of the name by its number, and PDF has a way of its own to write that. */
const HEADING = /\/(?:_|_5F|5F|#5F)Toc(\d+)\s*\[\s*(\d+) 0 R/g
