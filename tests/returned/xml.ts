import { SaxesParser } from 'saxes'

/** An element as it is written in the file, prefixes and all. */
export interface Element {
  name: string
  attributes: Record<string, string>
  children: (Element | string)[]
}

export const element = (
  name: string,
  attributes: Record<string, string> = {},
  children: (Element | string)[] = []
): Element => ({ name, attributes, children })

export function parse(xml: string): Element {
  const parser = new SaxesParser()
  const root = element('#root')
  const stack = [root]
  parser.on('opentag', tag => {
    const made = element(tag.name, { ...(tag.attributes as Record<string, string>) })
    stack.at(-1)!.children.push(made)
    stack.push(made)
  })
  parser.on('closetag', () => void stack.pop())
  parser.on('text', text => void stack.at(-1)!.children.push(text))
  parser.write(xml).close()
  return elements(root)[0]!
}

export const elements = (of: Element): Element[] => of.children.filter(c => typeof c !== 'string')
export const child = (of: Element, name: string): Element | undefined => elements(of).find(c => c.name === name)

export function* deep(of: Element): Generator<{ element: Element; parent: Element }> {
  for (const c of elements(of)) {
    yield { element: c, parent: of }
    yield* deep(c)
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export function write(of: Element | string): string {
  if (typeof of === 'string') return escaped(of)
  const attributes = Object.entries(of.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('')
  return of.children.length === 0
    ? `<${of.name}${attributes}/>`
    : `<${of.name}${attributes}>${of.children.map(write).join('')}</${of.name}>`
}
