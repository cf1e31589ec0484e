import { OBJECT_CHARACTER } from '../../../schemas/text/stycke.ts'
import { attributeOf, childOf, type Element, element, elementsOf, escapeXml, unescapeXml } from './xml.ts'

/**
 * The letters of a field as they stand in its paragraphs: those of the present text. What a proposal has put in does not count, what one
 * would take away does.
 */

/** What a piece of a paragraph holds in letters; marks and what was put in hold none. */
export function lettersOf(piece: Element): string {
  switch (piece.name) {
    case 'w:r':
      return elementsOf(piece).map(inRun).join('')
    case 'w:hyperlink':
    case 'w:del':
      return elementsOf(piece).map(lettersOf).join('')
    default:
      return ''
  }
}

function inRun(child: Element): string {
  switch (child.name) {
    case 'w:t':
    case 'w:delText':
      return unescapeXml(child.children.join(''))
    case 'w:tab':
      return '\t'
    case 'w:br':
    case 'w:footnoteReference':
      return OBJECT_CHARACTER
    default:
      return ''
  }
}

/** A piece divided before the letters at these places, which count from its beginning. */
export function divided(piece: Element, places: readonly number[]): Element[] {
  const inside = places.filter(place => place > 0 && place < lettersOf(piece).length)
  if (inside.length === 0) return [piece]
  const parts: Element[] = []
  let rest = piece
  let done = 0
  for (const place of inside) {
    const [first, second] = halves(rest, place - done)
    parts.push(first)
    rest = second
    done = place
  }
  return [...parts, rest]
}

function halves(piece: Element, at: number): [Element, Element] {
  const properties = childOf(piece, 'w:rPr')
  const first: Element = { ...piece, children: [] }
  const second: Element = { ...piece, children: properties ? [properties] : [] }
  let place = 0
  for (const child of elementsOf(piece)) {
    const length = (piece.name === 'w:r' ? inRun(child) : lettersOf(child)).length
    if (place >= at) second.children.push(...(child === properties ? [] : [child]))
    else if (place + length <= at) first.children.push(child)
    else if (piece.name !== 'w:r') {
      const [a, b] = halves(child, at - place)
      first.children.push(a)
      second.children.push(b)
    } else {
      const text = unescapeXml(child.children.join(''))
      first.children.push(textElement(child.name, text.slice(0, at - place)))
      second.children.push(textElement(child.name, text.slice(at - place)))
    }
    place += length
  }
  return [first, second]
}

const textElement = (name: string, text: string): Element =>
  element(name, ' xml:space="preserve"', text === '' ? [] : [escapeXml(text)])

/** A piece as it is when it is to go: `wrap` puts a tracked deletion around runs. */
export function struck(pieces: readonly Element[], wrap: (runs: Element[]) => Element): Element[] {
  const out: Element[] = []
  let runs: Element[] = []
  const close = (): void => {
    if (runs.length > 0) out.push(wrap(runs))
    runs = []
  }
  for (const piece of pieces) {
    if (piece.name === 'w:r' && lettersOf(piece) !== '') runs.push(asDeleted(piece))
    else {
      close()
      out.push(piece.name === 'w:hyperlink' ? { ...piece, children: struck(elementsOf(piece), wrap) } : piece)
    }
  }
  close()
  return out
}

const asDeleted = (run: Element): Element => ({
  ...run,
  children: elementsOf(run).map(child => (child.name === 'w:t' ? { ...child, name: 'w:delText' } : child))
})

/** Has a proposal put this paragraph's end in? Then it is no letter of the text. */
export const isInsertedEnd = (paragraph: Element): boolean =>
  childOf(childOf(childOf(paragraph, 'w:pPr'), 'w:rPr'), 'w:ins') !== undefined

/** The number of the bookmark of that name that begins here. */
export const bookmarkIn = (piece: Element, name: string): string | undefined =>
  piece.name === 'w:bookmarkStart' && attributeOf(piece, 'w:name') === name ? attributeOf(piece, 'w:id') : undefined
