import type { IXmlableObject, PageNumberEstimator } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { type Dokument, recordsOf } from '../../schemas/document/dokument.ts'
import type { Stycke } from '../../schemas/text/stycke.ts'
import { headingStyle, STYLE } from '../../schemas/word/look.ts'

/**
 * To lay out the pages costs about 40 µs for each character. Beyond this cost, some 150 pages or 16 seconds, nobody waits for it.
 */
const MAX_COST = 400_000

/**
 * The page numbers of the table of contents, so that Word has nothing to ask about when the file is opened. The pages are laid out
 * as Word does it, with its fonts; where that is not known for sure it is guessed, because a gap helps nobody. In a very
 * long document, or where they are not wanted, they are left open until someone updates the table.
 */
export function pageNumbersOf(dokument: Dokument, wanted = true): PageNumberEstimator {
  const laidOut = estimatePageNumbersWith({ guess: true })
  let cost = 0
  for (const { post } of recordsOf(dokument)) for (const s of Object.values(post.fields).flat()) cost += costOf(s)
  const numbers: PageNumberEstimator['listNumbers'] = (body, context) =>
    laidOut.listNumbers?.(headingsOf(body), context) ?? new Map()
  const pages: PageNumberEstimator = (body, context) =>
    wanted && cost <= MAX_COST ? laidOut(body, context) : { bookmarks: new Map<string, string>() }
  return Object.assign(pages, { listNumbers: numbers })
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
