import { STYLE } from '../../../schemas/word/look.ts'
import { attributeOf, childOf, type Element, element, elementsOf, write } from './xml.ts'

/**
 * The ends of paragraphs as tracked changes (ISO/IEC 29500-1, 17.13.5.20 and 17.13.5.15). The properties of a paragraph hang on its end:
 * what is joined looks like the last of its parts. Where the first paragraph of a field looks different from those that follow (the
 * number of an insats), the change of look is tracked too, so that accepting and rejecting both give what belongs there.
 */

/** What must stand once, with the end that was there before. */
const STAYS = ['w:sectPr', 'w:rPr', 'w:pPrChange']

const propertiesOf = (paragraph: Element): Element => childOf(paragraph, 'w:pPr') ?? element('w:pPr')
const withoutProperties = (paragraph: Element): Element[] => elementsOf(paragraph).filter(c => c.name !== 'w:pPr')
const lookOf = (properties: Element): Element => ({
  ...properties,
  children: elementsOf(properties).filter(c => !STAYS.includes(c.name))
})

/** The first part of a paragraph that somebody divides: with an end that is new. */
export function insertedEnd(
  paragraph: Element,
  children: readonly Element[],
  mark: Element,
  further: boolean
): Element {
  const look = lookOf(propertiesOf(paragraph))
  const own = further ? following(look) : look
  return { ...paragraph, children: [withMark(own, mark), ...children.filter(c => c.name !== 'w:pPr')] }
}

/** The last part of a paragraph that somebody divides: with the end that was there before. */
export function goesOn(paragraph: Element, children: readonly Element[], mark?: () => Element): Element {
  const properties = propertiesOf(paragraph)
  const look = lookOf(properties)
  const changed = following(look)
  const rest = children.filter(c => c.name !== 'w:pPr')
  const own = write(changed) === write(look) || !mark ? properties : relooked(properties, changed, mark())
  return { ...paragraph, children: [...(own.children.length > 0 ? [own] : []), ...rest] }
}

/** A paragraph that is to be joined with the next. */
export const deletedEnd = (paragraph: Element, mark: Element): Element => ({
  ...paragraph,
  children: [withMark(propertiesOf(paragraph), mark), ...withoutProperties(paragraph)]
})

/** Where the first paragraph of a field is joined with the next, that one begins the field, and looks so. */
export function beginsAfter(paragraphs: readonly Element[]): Element[] {
  const out = [...paragraphs]
  out.forEach((paragraph, i) => {
    const next = out[i + 1]
    const mark = childOf(childOf(propertiesOf(paragraph), 'w:rPr'), 'w:del')
    if (!mark || !next) return
    const first = lookOf(propertiesOf(paragraph))
    const look = lookOf(propertiesOf(next))
    if (write(first) === write(look) || write(following(first)) !== write(look)) return
    out[i + 1] = { ...next, children: [relooked(propertiesOf(next), first, mark), ...withoutProperties(next)] }
  })
  return out
}

/** How a paragraph looks that goes on after one that looks like this. */
function following(look: Element): Element {
  const style = childOf(look, 'w:pStyle')
  const isFirst = style && attributeOf(style, 'w:val') === STYLE.insats
  const children = elementsOf(look)
    .filter(c => c.name !== 'w:pageBreakBefore' && !(isFirst && c.name === 'w:numPr'))
    .map(c => (c === style && isFirst ? element('w:pStyle', ` w:val="${STYLE.insatsMore}"`) : c))
  return { ...look, children }
}

/** Properties of a run come before those of a section and a tracked change of the look. */
function withMark(properties: Element, mark: Element): Element {
  const children = elementsOf(properties)
  const own = childOf(properties, 'w:rPr') ?? element('w:rPr')
  const marked = { ...own, children: [mark, ...own.children] }
  const isAfter = (c: Element): boolean => c.name === 'w:sectPr' || c.name === 'w:pPrChange'
  const before = children.filter(c => c !== own && !isAfter(c))
  return { ...properties, children: [...before, marked, ...children.filter(isAfter)] }
}

/** The properties with another look, and what they were as a tracked change; `mark` says whose. */
function relooked(properties: Element, look: Element, mark: Element): Element {
  const kept = elementsOf(properties).filter(c => c.name === 'w:rPr' || c.name === 'w:sectPr')
  const before = childOf(childOf(properties, 'w:pPrChange'), 'w:pPr') ?? lookOf(properties)
  const change = element('w:pPrChange', mark.attributes, [before])
  return { ...properties, children: [...look.children, ...kept, change] }
}
