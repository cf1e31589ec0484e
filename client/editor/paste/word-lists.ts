import { nameOf, STYLE } from './elements.ts'

/**
 * Lists as Word for the desktop puts them on the clipboard: paragraphs with `mso-list:l0 level2 lfo1` in their style, and the
 * bullet or number as letters inside a conditional comment, in an element with the style `mso-list:Ignore`.
 */
export interface WordItem {
  level: number
  ordered: boolean
  /** The nodes that draw the bullet or number. */
  marker: ReadonlySet<Node>
  /** The marker as letters at the beginning of the text, where nothing marks it; its length is to be left out. */
  lead: RegExp | null
}

const NUMBER = /^\(?(?:\d+(?:\.\d+)*|[a-zåäö]|[ivxlc]+)[.)]?$/iu
const NUMBER_LEAD = /^\s*\(?(?:\d+(?:\.\d+)*|[a-zåäö]|[ivxlc]+)[.)][\s\u00A0]{2,}/iu
const BULLET_LEAD = /^\s*[·•●○▪■§\uF0B7\uF0A7o–-][\s\u00A0]{2,}/u

/** The place in a list of a paragraph of Word, or null for any other element. */
export function wordItem(element: Element): WordItem | null {
  const name = nameOf(element)
  if (name !== 'p' && !/^h[1-6]$/.test(name)) return null
  const style = element.getAttribute(STYLE) ?? ''
  const list = /mso-list:\s*l\d+\s+level(\d+)/i.exec(style)
  const unmarked = !list && /^MsoListParagraph/.test(element.getAttribute('class') ?? '') && !/mso-list:/i.test(style)
  if (!list && !unmarked) return null
  const marker = markerOf(element)
  const text = element.textContent ?? ''
  if (marker.size > 0) {
    const sign = [...marker].map(node => (node.nodeType === COMMENT ? '' : (node.textContent ?? ''))).join('')
    return { level: levelOf(list), ordered: isNumber(sign), marker, lead: null }
  }
  const lead = NUMBER_LEAD.test(text) ? NUMBER_LEAD : BULLET_LEAD.test(text) ? BULLET_LEAD : null
  // A paragraph in the style of lists without a sign of its own is ordinary text.
  if (unmarked && !lead) return null
  return { level: levelOf(list), ordered: lead === NUMBER_LEAD, marker, lead }
}

const COMMENT = 8
const levelOf = (found: RegExpExecArray | null): number => Math.max(0, Number(found?.[1] ?? 1) - 1)
const isNumber = (sign: string): boolean => {
  const bare = sign.replace(/[\s\u00A0]/g, '')
  // A lone "o" is the second bullet of Word.
  return bare !== 'o' && NUMBER.test(bare)
}

/** What stands between the conditional comments, or in an element that says that it is to be ignored. */
function markerOf(element: Element): Set<Node> {
  const out = new Set<Node>()
  const walk = (parent: Node): void => {
    let inside = false
    for (const node of parent.childNodes) {
      if (node.nodeType === COMMENT) {
        const words = node.nodeValue ?? ''
        if (/if\s+!supportLists/i.test(words)) inside = true
        else if (/endif/i.test(words)) inside = false
      } else if (inside || isIgnored(node)) out.add(node)
      else walk(node)
    }
  }
  walk(element)
  return out
}

const isIgnored = (node: Node): boolean =>
  node.nodeType === 1 && /mso-list:\s*ignore/i.test((node as Element).getAttribute(STYLE) ?? '')
