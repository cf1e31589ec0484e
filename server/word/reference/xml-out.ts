import { elementsOf, PREFIXES, type Xml } from '../../docx/xml.ts'

/** Namespaces of the parts that are written, by prefix; where two have one prefix, the transitional one. */
const NAMESPACES = new Map<string, string>()
for (const [uri, prefix] of Object.entries(PREFIXES)) if (!NAMESPACES.has(prefix)) NAMESPACES.set(prefix, uri)

/** Prefixes that a reader may leave out of account (ISO/IEC 29500-3, 10.1). */
const IGNORABLE = ['w14', 'w15']

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** An element as text, without declarations of namespaces. */
export function xmlText({ name, attributes, children }: Xml): string {
  const own = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inside = children.map(child => (typeof child === 'string' ? escaped(child) : xmlText(child))).join('')
  return inside === '' ? `<${name}${own.join('')}/>` : `<${name}${own.join('')}>${inside}</${name}>`
}

/** A part as text: the element with a declaration for each prefix in it. */
export function partText(root: Xml): string {
  const used = new Set<string>()
  const look = (element: Xml): void => {
    for (const name of [element.name, ...Object.keys(element.attributes)])
      if (name.includes(':')) used.add(name.slice(0, name.indexOf(':')))
    elementsOf(element).forEach(look)
  }
  look(root)
  const prefixes = [...NAMESPACES.keys()].filter(prefix => used.has(prefix) && prefix !== 'xml')
  const ignorable = IGNORABLE.filter(prefix => prefixes.includes(prefix))
  const declared = prefixes.map(prefix => [`xmlns:${prefix}`, NAMESPACES.get(prefix) ?? ''])
  const extra: [string, string][] =
    ignorable.length > 0
      ? [
          ['xmlns:mc', NAMESPACES.get('mc') ?? ''],
          ['mc:Ignorable', ignorable.join(' ')]
        ]
      : []
  const attributes = Object.fromEntries([
    ...declared,
    ...extra,
    ...Object.entries(root.attributes).filter(([key]) => key !== 'mc:Ignorable')
  ])
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xmlText({ ...root, attributes })}`
}
