import type { Typography } from '../../../schemas/word/styles.ts'
import { childOf, childrenOf, valOf, type Xml } from '../../docx/xml.ts'
import { sizeOf } from './accent.ts'
import { alongChain, type Reference, themeFont } from './read.ts'

/** Fonts and sizes of the reference's text and headings, by which the pages are laid out for the table of contents. */
export function typeOf(reference: Reference): Typography {
  const styles = childrenOf(reference.styles, 'w:style').filter(s => s.attributes['w:type'] === 'paragraph')
  const text = styles.find(s => ['1', 'true', 'on'].includes(s.attributes['w:default'] ?? ''))
  const textId = text?.attributes['w:styleId'] ?? null
  const font = fontOf(reference, textId)
  return {
    text: { ...given('font', font), ...given('size', sizeOf(reference, textId)) },
    headings: [1, 2, 3, 4, 5, 6].map(level => {
      const style = styles.find(s => valOf(s, 'w:name')?.toLowerCase() === `heading ${level}`)
      const id = style?.attributes['w:styleId']
      if (id === undefined) return {}
      const spacing = (side: string): number | null =>
        alongChain(reference, id, s => twips(childOf(childOf(s, 'w:pPr'), 'w:spacing')?.attributes[`w:${side}`]))
      return {
        ...given('font', fontOf(reference, id) ?? font),
        ...given('size', sizeOf(reference, id)),
        ...given('before', spacing('before')),
        ...given('after', spacing('after'))
      }
    })
  }
}

function given<K extends string, V>(key: K, value: V | null): { [key in K]?: V } {
  return (value === null ? {} : { [key]: value }) as { [key in K]?: V }
}

const twips = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : null

function fontOf(reference: Reference, id: string | null): string | null {
  const said = (element: Xml | undefined): string | null => {
    const fonts = childOf(childOf(element, 'w:rPr'), 'w:rFonts')?.attributes
    const theme = fonts?.['w:asciiTheme']
    return (theme ? themeFont(reference, theme) : null) ?? fonts?.['w:ascii'] ?? null
  }
  const defaults = childOf(childOf(reference.styles, 'w:docDefaults'), 'w:rPrDefault')
  return (id === null ? null : alongChain(reference, id, said)) ?? said(defaults)
}
