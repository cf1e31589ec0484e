import { isSafeHref } from '../../../schemas/text/attributes.ts'

/** What the programs that people copy from say about an element, read from its name, class and style. */

/** How letters look. */
export interface Look {
  bold: boolean
  italic: boolean
  href: string
  /** Line breaks of the source are line breaks of the text. */
  keepLines: boolean
}

export const PLAIN: Look = { bold: false, italic: false, href: '', keepLines: false }

const GONE = new Set(
  'head title meta link style script noscript template xml svg math iframe object embed canvas audio video img picture map button input select textarea datalist del'.split(
    ' '
  )
)
const BLOCKS = new Set(
  'html body p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr td th blockquote section article aside header footer main nav figure figcaption address pre fieldset legend form details summary center hr hgroup menu dir'.split(
    ' '
  )
)

export const nameOf = (element: Element): string => element.nodeName.toLowerCase()

export const isBlock = (element: Element): boolean => BLOCKS.has(nameOf(element))

/** The attribute that holds what the source had as its style. */
export const STYLE = 'data-style'

const styleOf = (element: Element): string => element.getAttribute(STYLE)?.toLowerCase() ?? ''

const hasClass = (element: Element, name: RegExp): boolean =>
  (element.getAttribute('class') ?? '').split(/\s+/).some(c => name.test(c))

/** Markup that is no text: scripts, pictures, what is hidden, comments of Word, and what a tracked change removed. */
export function isGone(element: Element): boolean {
  const name = nameOf(element)
  if (GONE.has(name) || /^(?:o|v|w|m|st1):/.test(name)) return true
  if (element.hasAttribute('hidden') || hasClass(element, /^(?:MsoCommentReference|msocom(?:anchor|off|txt)|EOP)$/)) {
    return true
  }
  return /display:\s*none|visibility:\s*hidden|mso-hide:\s*(?:all|screen)|mso-special-character:\s*comment|mso-element:\s*comment-list/.test(
    styleOf(element)
  )
}

/** The look of what stands in an element, by its name and style, inside of another look. */
export function lookIn(element: Element, outer: Look): Look {
  const style = styleOf(element)
  const weight = /(?:^|;)\s*font-weight:\s*(\w+)/.exec(style)?.[1]
  const slant = /(?:^|;)\s*font-style:\s*(\w+)/.exec(style)?.[1]
  const space = /(?:^|;)\s*white-space:\s*([\w-]+)/.exec(style)?.[1]
  const name = nameOf(element)
  return {
    bold: weight ? isHeavy(weight) : outer.bold || name === 'b' || name === 'strong',
    italic: slant ? slant !== 'normal' : outer.italic || name === 'i' || name === 'em',
    href: name === 'a' ? linkOf(element) : outer.href,
    keepLines: space ? space.startsWith('pre') : outer.keepLines || name === 'pre'
  }
}

const isHeavy = (weight: string): boolean => weight === 'bold' || weight === 'bolder' || Number(weight) >= 600

function linkOf(element: Element): string {
  const href = element.getAttribute('href')?.trim() ?? ''
  return isSafeHref(href) ? href : ''
}

/** The level of a heading, or 0. */
export function headingOf(element: Element): number {
  const level = /^h([1-6])$/.exec(nameOf(element))?.[1]
  if (level) return Number(level)
  if (hasClass(element, /^MsoTitle$/)) return 1
  if (element.getAttribute('role') !== 'heading') return 0
  return Math.max(1, Math.min(6, Number(element.getAttribute('aria-level')) || 2))
}

/** The sign of a footnote reference or of the footnote itself, as Word and LibreOffice write them; null for anything else. */
export function footnoteSign(element: Element): string | null {
  const anchor =
    nameOf(element) === 'a' &&
    (/mso-(?:foot|end)note-id/.test(styleOf(element)) ||
      /^#_?(?:ftn|edn|sdfootnote|sdendnote)/.test(element.getAttribute('href') ?? ''))
  if (!anchor && !hasClass(element, /^(?:FootnoteReference|EndnoteReference)$/)) return null
  const sign = (element.textContent ?? '').replace(/[\s[\]\u00A0]/g, '')
  return sign === '' ? null : `[${sign}]`
}

/** The level that an item of a list says itself to have, counted from 0, or null. */
export function saidLevel(item: Element): number | null {
  const said = Number(item.getAttribute('data-aria-level') ?? item.getAttribute('aria-level'))
  return Number.isInteger(said) && said > 0 ? said - 1 : null
}
