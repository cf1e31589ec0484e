import type { IXmlableObject, PageNumberEstimator } from 'docx'
import { estimatePageNumbers } from 'docx/layout'
import { type Dokument, recordsOf } from '../../schemas/document/dokument.ts'
import type { Stycke } from '../../schemas/text/stycke.ts'
import { headingStyle, STYLE } from '../../schemas/word/look.ts'
import { pack } from './package.ts'
import { changePart, type Parts, partText } from './parts.ts'

/**
 * To lay out the pages costs about 40 µs for each character. Beyond this cost, some 150 pages or 16 seconds, nobody waits for it.
 */
const MAX_COST = 400_000

/** How LibreOffice lays out a finished file: the page of each heading by its bookmark; null where it cannot. */
export type LayOut = (file: Uint8Array) => Promise<ReadonlyMap<string, number> | null>

/**
 * The page numbers of the table of contents where they are calculated: the pages are laid out as Word does it, as far as that is known for
 * sure. In a very long document, or where they are not wanted, they are left open.
 */
export function pageNumbersOf(dokument: Dokument, wanted: boolean): PageNumberEstimator {
  let cost = 0
  for (const { post } of recordsOf(dokument)) for (const s of Object.values(post.fields).flat()) cost += costOf(s)
  const numbers: PageNumberEstimator['listNumbers'] = (body, context) =>
    estimatePageNumbers.listNumbers?.(headingsOf(body), context) ?? new Map()
  const pages: PageNumberEstimator = (body, context) =>
    wanted && cost <= MAX_COST ? estimatePageNumbers(body, context) : { bookmarks: new Map<string, string>() }
  return Object.assign(pages, { listNumbers: numbers })
}

/** A number of a page in the contents: what names it, what it is, and what stands after. */
const ENTRY =
  /(PAGEREF (_Toc\d+) \\h<\/w:instrText><w:fldChar w:fldCharType="separate"\/>)(?:<w:t\b[^>]*>([^<]*)<\/w:t>)?(?=<w:fldChar w:fldCharType="end"\/>)/g

/** Writes the numbers into the contents: plain results of the fields, which nobody is asked to update. */
function numberContents(parts: Parts, pageOf: (bookmark: string) => string | number | undefined): void {
  changePart(parts, 'word/document.xml', xml =>
    xml.replace(ENTRY, (_, before: string, bookmark: string) => {
      const page = pageOf(bookmark)
      return page === undefined ? before : `${before}<w:t xml:space="preserve">${page}</w:t>`
    })
  )
}

/** Takes all numbers away where one is missing: contents with gaps look like a fault. */
export function allOrNone(parts: Parts): void {
  const entries = [...partText(parts, 'word/document.xml').matchAll(ENTRY)]
  if (entries.some(([, , , page = '']) => page === '')) numberContents(parts, () => undefined)
}

/** As wide as most numbers, so that the contents break their lines as they will when the pages are known. */
const UNKNOWN = '00'

/** Has the pages of a finished file laid out and writes them into its contents. False where they are not known: nothing may stand there. */
export async function layOutContents(parts: Parts, layOut: LayOut): Promise<boolean> {
  numberContents(parts, () => UNKNOWN)
  const pages = await layOut(pack(parts))
  const known = [...partText(parts, 'word/document.xml').matchAll(ENTRY)].every(([, , name = '']) => pages?.has(name))
  numberContents(parts, name => (known ? pages?.get(name) : undefined))
  return known
}

const NUMBERED: readonly string[] = [
  ...[1, 2, 3, 4, 5, 6].map(headingStyle),
  STYLE.plainHeading1,
  STYLE.fokusomrade,
  STYLE.bilaga
]

/**
 * The headings of a body, without their words: their numbers depend on nothing else, and to read all the rest costs as much as everything
 * else in an export.
 */
function headingsOf(body: IXmlableObject): IXmlableObject {
  const blocks = asList(body['w:body']).flatMap(block => {
    const parts = asList(childOf(block, 'w:p'))
    const look = parts.find(part => childOf(part, 'w:pPr') !== undefined)
    const style = asList(childOf(look, 'w:pPr')).find(part => childOf(part, 'w:pStyle') !== undefined)
    const { _attr: attributes } = (childOf(style, 'w:pStyle') ?? {}) as { _attr?: Record<string, unknown> }
    if (!NUMBERED.includes(String(attributes?.['w:val']))) return parts.length > 0 || 'w:tbl' in block ? [] : [block]
    return [{ 'w:p': parts.filter(part => !('w:r' in part) && !('w:hyperlink' in part)) }]
  })
  return { 'w:body': blocks } as IXmlableObject
}

const asList = (value: unknown): object[] =>
  Array.isArray(value) ? value.filter(child => typeof child === 'object' && child !== null) : []

const childOf = (of: object | undefined, name: string): unknown =>
  of === undefined ? undefined : (of as Record<string, unknown>)[name]

/**
 * The cost of a paragraph, in characters of ordinary text, as measured: to break a word that is longer than a line costs 30 times as
 * much, and line breaks and tabs cost their square.
 */
function costOf(s: Stycke): number {
  const text = s.runs.map(run => ('text' in run ? run.text : 'br' in run ? '\n' : '')).join('')
  const inLongWords = text.match(/\S{80,}/g)?.join('').length ?? 0
  const breaks = text.match(/[\n\r\v\f\u0085\u2028\u2029]/g)?.length ?? 0
  const tabs = text.match(/\t/g)?.length ?? 0
  return text.length + 30 * inLongWords + breaks ** 2 / 50 + tabs ** 2 / 3000
}
