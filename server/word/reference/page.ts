import { PAGE, type PageMeasures } from '../../../schemas/word/look.ts'
import { childOf, childrenOf, within, type Xml } from '../../docx/xml.ts'

const within0 = (value: string | undefined, least: number, most: number): number | null => {
  const number = Number(value)
  return value !== undefined && Number.isFinite(number) && number >= least && number <= most ? Math.round(number) : null
}

/** The least width that text must have, in twips: 5 cm. */
const LEAST_TEXT = 2835

/** Paper and margins of a section; what is missing or cannot be is as in a file without a reference. */
export function pageOf(section: Xml | undefined): PageMeasures {
  const size = childOf(section, 'w:pgSz')?.attributes ?? {}
  const margin = childOf(section, 'w:pgMar')?.attributes ?? {}
  const sides = [within0(size['w:w'], 4000, 32_000), within0(size['w:h'], 4000, 32_000)]
  const [a, b] = sides
  const short = a && b ? Math.min(a, b) : PAGE.short
  const long = a && b ? Math.max(a, b) : PAGE.long
  const side = (name: string, own: number): number => within0(margin[`w:${name}`], 0, 10_000) ?? own
  const page = {
    short,
    long,
    top: side('top', PAGE.top),
    bottom: side('bottom', PAGE.bottom),
    left: side('left', PAGE.left),
    right: side('right', PAGE.right),
    header: side('header', PAGE.header),
    footer: side('footer', PAGE.footer)
  }
  const fits = short - page.left - page.right >= LEAST_TEXT && short - page.top - page.bottom >= LEAST_TEXT
  return fits ? page : { ...page, top: PAGE.top, bottom: PAGE.bottom, left: PAGE.left, right: PAGE.right }
}

/** The last section of a body, which the file ends with: the one that letterheads and margins are made in. */
export const sectionOf = (document: Xml): Xml | undefined => childrenOf(childOf(document, 'w:body'), 'w:sectPr').at(-1)

/** Whether a part shows the number of the page. */
export function showsPageNumber(part: Xml): boolean {
  const codes = [...within(part, 'w:instrText')].map(e => e.children.join(''))
  const simple = [...within(part, 'w:fldSimple')].map(e => e.attributes['w:instr'] ?? '')
  return [...codes, ...simple].some(code => /^\s*PAGE\b/i.test(code))
}
