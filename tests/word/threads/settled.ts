import { openPackage } from '../package-of.ts'
import { at, deep, elements, type Node, textOf } from '../xml.ts'

/**
 * What a file says between its bookmarks when every tracked change is accepted, or every one rejected. A reader of its own: it shares
 * nothing with the product's.
 */
export function settled(file: Uint8Array, how: 'accept' | 'reject'): Map<string, string> {
  const out = new Map<string, string>()
  const open = new Map<string, string>()
  const gone = how === 'accept' ? 'del' : 'ins'
  const add = (text: string): void => {
    for (const name of open.values()) out.set(name, (out.get(name) ?? '') + text)
  }
  const visit = (node: Node): void => {
    for (const child of elements(node)) {
      const { name, attributes } = child
      if (name === 'bookmarkStart') {
        open.set(attributes.id!, attributes.name!)
        if (!out.has(attributes.name!)) out.set(attributes.name!, '')
      } else if (name === 'bookmarkEnd') open.delete(attributes.id!)
      else if (name === gone || name === 'moveFrom') {
        // What lies in it is not there; marks in it are.
        for (const mark of [...deep(child, 'bookmarkStart'), ...deep(child, 'bookmarkEnd')])
          visit({ ...child, children: [mark] })
      } else if (name === 't' || name === 'delText') add(textOf(child))
      else if (name === 'tab' && node.name === 'r') add('\t')
      else if (name === 'br' || name === 'footnoteReference') add('\ufffc')
      else if (name === 'pPr' || name === 'rPr') continue
      else visit(child)
    }
    if (node.name === 'p') {
      const mark = at(node, 'pPr', 'rPr')
      if (!at(mark, gone)) add('\n')
    }
  }
  const pack = openPackage(file)
  const main = pack.related('', 'officeDocument')[0]!
  for (const part of [main, ...pack.related(main, 'footnotes')]) visit(pack.xml(part))
  return out
}
