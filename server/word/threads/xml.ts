/**
 * Pieces of XML that Styrskrift has written itself, as a tree that keeps what it does not know as it was. It reads no XML from elsewhere:
 * that is for `server/docx`.
 */
export interface Element {
  name: string
  /** As written, with the space before the first: ` w:val="1"`. */
  attributes: string
  children: (Element | string)[]
}

const TAG = /<(\/?)([^\s/>]+)([^>]*?)(\/?)>/g

/** The elements of a piece of XML. */
export function parse(xml: string): Element[] {
  const root: Element = { name: '', attributes: '', children: [] }
  const stack = [root]
  let at = 0
  for (const tag of xml.matchAll(TAG)) {
    const parent = stack.at(-1) as Element
    if (tag.index > at) parent.children.push(xml.slice(at, tag.index))
    at = tag.index + tag[0].length
    const [, closes, name = '', attributes = '', empty] = tag
    if (closes) {
      if (stack.pop()?.name !== name || stack.length === 0) throw new Error(`The XML does not hold: </${name}>`)
      continue
    }
    const element: Element = { name, attributes, children: [] }
    parent.children.push(element)
    if (!empty) stack.push(element)
  }
  if (stack.length !== 1) throw new Error(`The XML does not end: <${stack.at(-1)?.name}>`)
  return elementsOf(root)
}

export const write = ({ name, attributes, children }: Element): string =>
  children.length === 0
    ? `<${name}${attributes}/>`
    : `<${name}${attributes}>${children.map(child => (typeof child === 'string' ? child : write(child))).join('')}</${name}>`

export const elementsOf = ({ children }: Element): Element[] => children.filter(child => typeof child !== 'string')

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child): child is Element => typeof child !== 'string' && child.name === name)

export const attributeOf = ({ attributes }: Element, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]

export const element = (name: string, attributes = '', children: (Element | string)[] = []): Element => ({
  name,
  attributes,
  children
})

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The text of what stands between two tags. */
export const unescapeXml = (xml: string): string =>
  xml.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, digits, name) =>
    hex
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : digits
        ? String.fromCodePoint(Number(digits))
        : (ENTITIES[name] ?? whole)
  )
