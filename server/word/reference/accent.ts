import { COLOR, FONT } from '../../../schemas/word/look.ts'
import { childOf, elementsOf, type Xml } from '../../docx/xml.ts'
import { alongChain, type Reference } from './read.ts'

/** What styles that a reference lacks take over from it, so that they look as the others do. */
export interface Accent {
  /** The fonts of its headings; null: those of its text. */
  fonts: Xml | null
  /** The colour of its headings; null: black. */
  color: Xml | null
  /** Its size of running text to ours. */
  scale: number
}

/** Our size of running text, in half points. */
const OWN_SIZE = 22

export function accentOf(reference: Reference, headingId: string | null, textId: string | null): Accent {
  const heading = <T>(pick: (style: Xml) => T | null | undefined): T | null =>
    headingId === null ? null : alongChain(reference, headingId, pick)
  const color = heading(style => childOf(childOf(style, 'w:rPr'), 'w:color'))
  const size = sizeOf(reference, textId)
  return {
    fonts: heading(style => childOf(childOf(style, 'w:rPr'), 'w:rFonts')),
    color: color && /^[\dA-F]{6}$/i.test(color.attributes['w:val'] ?? '') ? color : null,
    scale: size ? size / OWN_SIZE : 1
  }
}

/** The size of a style in half points, or that of the file. */
export function sizeOf(reference: Reference, id: string | null): number | null {
  const said = (element: Xml | undefined): number | null =>
    Number(childOf(childOf(element, 'w:rPr'), 'w:sz')?.attributes['w:val']) || null
  const defaults = childOf(childOf(reference.styles, 'w:docDefaults'), 'w:rPrDefault')
  return (id === null ? null : alongChain(reference, id, said)) ?? said(defaults)
}

/** From this size, in half points, text is a heading. */
const LARGE = 26

/** Something that we describe, with the fonts, colours and sizes of the reference instead of ours. */
export function inAccent(element: Xml, accent: Accent): Xml {
  const isLarge = Number(childOf(element, 'w:sz')?.attributes['w:val'] ?? 0) >= LARGE
  const children = element.children.flatMap((child): (Xml | string)[] => {
    if (typeof child === 'string') return [child]
    const { attributes } = child
    // Only what is as large as a heading has the fonts of headings: small text in tables is text.
    if (child.name === 'w:rFonts') {
      const isHeading = isLarge && attributes['w:ascii'] === FONT.heading
      return isHeading && accent.fonts ? [accent.fonts] : []
    }
    if (child.name === 'w:color' && attributes['w:val'] === COLOR.petrol) return accent.color ? [accent.color] : []
    if (child.name === 'w:color' && attributes['w:val'] === COLOR.ink) return []
    if (child.name === 'w:sz' || child.name === 'w:szCs')
      return [{ ...child, attributes: { 'w:val': String(Math.round(Number(attributes['w:val']) * accent.scale)) } }]
    return [inAccent(recolored(child, accent), accent)]
  })
  return { ...element, children }
}

/** Borders and shades. */
function recolored(element: Xml, accent: Accent): Xml {
  const hex = accent.color?.attributes['w:val']
  const attributes = Object.fromEntries(
    Object.entries(element.attributes).map(([key, value]) => {
      if (key === 'w:color' && value === COLOR.petrol) return [key, hex ?? 'auto']
      if (key === 'w:fill' && value === COLOR.tint) return [key, hex ? tintOf(hex) : 'F0F0F0']
      return [key, value]
    })
  )
  return { ...element, attributes }
}

/** A tenth of a colour on white. */
const tintOf = (hex: string): string =>
  [0, 2, 4]
    .map(i => Math.round(255 - (255 - Number.parseInt(hex.slice(i, i + 2), 16)) * 0.1))
    .map(n => n.toString(16).padStart(2, '0').toUpperCase())
    .join('')

/** Elements that are named so, anywhere within, are not there any more. */
export const without = (element: Xml, names: readonly string[]): Xml => ({
  ...element,
  children: element.children.flatMap((child): (Xml | string)[] =>
    typeof child === 'string' ? [child] : names.includes(child.name) ? [] : [without(child, names)]
  )
})

/** Puts a child where the order of the schema wants it, instead of the one of its name that there was. */
export function withChild(element: Xml, child: Xml, order: readonly string[]): Xml {
  const others = elementsOf(element).filter(e => e.name !== child.name)
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length)
  const at = others.findIndex(e => rank(e.name) > rank(child.name))
  return { ...element, children: at < 0 ? [...others, child] : [...others.slice(0, at), child, ...others.slice(at)] }
}
