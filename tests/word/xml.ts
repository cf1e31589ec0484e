import { SaxesParser } from 'saxes'

/** An element by its local name; attributes by theirs. The reader knows elements by namespace and name alone. */
export interface Node {
  ns: string
  name: string
  attributes: Record<string, string>
  children: (Node | string)[]
}

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Parses well-formed XML with namespaces. @throws Error at the first fault. */
export function parseXml(xml: string): Node {
  const parser = new SaxesParser({ xmlns: true })
  const root: Node = { ns: '', name: '#root', attributes: {}, children: [] }
  const stack: Node[] = [root]
  parser.on('error', fault => {
    throw fault
  })
  parser.on('opentag', tag => {
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(a => [a.local, a.value]))
    const node: Node = { ns: tag.uri, name: tag.local, attributes, children: [] }
    stack.at(-1)!.children.push(node)
    stack.push(node)
  })
  parser.on('closetag', () => stack.pop())
  parser.on('text', text => stack.at(-1)!.children.push(text))
  parser.write(xml).close()
  return elements(root)[0]!
}

export const elements = (node: Node): Node[] => node.children.filter(c => typeof c !== 'string')

/** The children of a name. */
export const all = (node: Node | undefined, name: string): Node[] =>
  node ? elements(node).filter(c => c.name === name) : []

/** The element at the end of a path of names, or undefined. */
export const at = (node: Node | undefined, ...path: string[]): Node | undefined =>
  path.reduce<Node | undefined>((here, name) => all(here, name)[0], node)

/** The attribute `val` of the element at the end of a path. */
export const valueAt = (node: Node | undefined, ...path: string[]): string | undefined =>
  at(node, ...path)?.attributes.val

/** All elements of a name, however deep, in order. */
export const deep = (node: Node, name: string): Node[] =>
  elements(node).flatMap(c => [...(c.name === name ? [c] : []), ...deep(c, name)])

export const textOf = (node: Node): string => node.children.map(c => (typeof c === 'string' ? c : textOf(c))).join('')
