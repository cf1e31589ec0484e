import { SaxesParser } from 'saxes'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { ReadLimits } from './limits.ts'

/** An element. Names carry the usual prefix of their namespace, whatever the file calls it: `w:p`, `w14:paraId`. */
export interface Xml {
  name: string
  attributes: Readonly<Record<string, string>>
  children: (Xml | string)[]
}

const OFFICE = 'http://schemas.openxmlformats.org'
const STRICT = 'http://purl.oclc.org/ooxml'

/** Namespaces of ISO/IEC 29500 (transitional and strict), of later versions of Word, and of the package. */
export const PREFIXES: Readonly<Record<string, string>> = {
  [`${OFFICE}/wordprocessingml/2006/main`]: 'w',
  [`${STRICT}/wordprocessingml/main`]: 'w',
  [`${OFFICE}/officeDocument/2006/relationships`]: 'r',
  [`${STRICT}/officeDocument/relationships`]: 'r',
  [`${OFFICE}/drawingml/2006/main`]: 'a',
  [`${STRICT}/drawingml/main`]: 'a',
  [`${OFFICE}/drawingml/2006/picture`]: 'pic',
  [`${STRICT}/drawingml/picture`]: 'pic',
  [`${OFFICE}/drawingml/2006/wordprocessingDrawing`]: 'wp',
  [`${STRICT}/drawingml/wordprocessingDrawing`]: 'wp',
  [`${OFFICE}/officeDocument/2006/math`]: 'm',
  [`${OFFICE}/markup-compatibility/2006`]: 'mc',
  [`${OFFICE}/package/2006/relationships`]: 'rel',
  [`${OFFICE}/package/2006/content-types`]: 'ct',
  [`${OFFICE}/package/2006/metadata/core-properties`]: 'cp',
  [`${OFFICE}/officeDocument/2006/custom-properties`]: 'op',
  [`${STRICT}/officeDocument/customProperties`]: 'op',
  [`${OFFICE}/officeDocument/2006/docPropsVTypes`]: 'vt',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:styrskrift:karta:1': 'sk',
  'urn:styrskrift:tradar:1': 'st',
  'urn:schemas-microsoft-com:office:office': 'o',
  'urn:schemas-microsoft-com:office:word': 'w10',
  'http://www.w3.org/XML/1998/namespace': 'xml'
}

/** How many elements have been read of a file, in all its parts. */
export class Budget {
  readonly #limits: ReadLimits
  #elements = 0

  constructor(limits: ReadLimits) {
    this.#limits = limits
  }

  /** Counts an element at this depth. @throws StyrskriftError `word-for-stor` beyond the limits. */
  spend(depth: number): void {
    if (++this.#elements > this.#limits.elements || depth > this.#limits.depth)
      throw new StyrskriftError('word-for-stor', { limit: messages.docx.elements })
  }
}

const CHUNK = 65_536
/** Most elements have no attributes; one object each would be the larger part of the memory that a long text takes. */
const NONE: Record<string, string> = Object.freeze(Object.create(null))

/**
 * Reads an XML part. `take` is asked for every element that stands directly under one named `under`; what it takes is given
 * to it whole, and is not kept: a long document never stands in memory as a tree. Returns the rest.
 * @throws StyrskriftError `word-skadad` for XML that is not well-formed, `word-farlig` for a document type (it can define entities),
 * `word-for-stor` beyond the limits
 */
export function readXml(text: string, budget: Budget, under?: string, take?: (element: Xml) => void): Xml {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const root: Xml = { name: '#root', attributes: {}, children: [] }
  const stack: Xml[] = [root]
  parser.on('error', fault => {
    throw new StyrskriftError('word-skadad', { what: fault.message.slice(0, 120) })
  })
  parser.on('doctype', () => {
    throw new StyrskriftError('word-farlig', { what: messages.docx.doctype })
  })
  parser.on('opentag', tag => {
    budget.spend(stack.length)
    let attributes = NONE
    for (const a of Object.values(tag.attributes)) {
      if (a.prefix === 'xmlns' || a.local === 'xmlns') continue
      if (attributes === NONE) attributes = Object.create(null) as Record<string, string>
      attributes[named(a.uri, a.local)] = a.value
    }
    const element: Xml = { name: named(tag.uri, tag.local), attributes, children: [] }
    stack.at(-1)?.children.push(element)
    stack.push(element)
  })
  parser.on('closetag', () => {
    const element = stack.pop()
    // A list that grows takes room for seventeen more: a copy takes what it holds.
    if (element && element.children.length < 8) element.children = element.children.slice()
    const parent = stack.at(-1)
    if (take && element && parent && parent.name === under) {
      parent.children.pop()
      take(element)
    }
  })
  parser.on('text', part => stack.at(-1)?.children.push(part))
  parser.on('cdata', part => stack.at(-1)?.children.push(part))
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK))
  parser.close()
  return elementsOf(root)[0] ?? root
}

const named = (uri: string, local: string): string => {
  const prefix = uri === '' ? '' : (PREFIXES[uri] ?? '?')
  return prefix === '' ? local : `${prefix}:${local}`
}

export const elementsOf = (element: Xml): Xml[] => element.children.filter(c => typeof c !== 'string')

/** The first child of that name. */
export const childOf = (element: Xml | undefined, name: string): Xml | undefined =>
  element?.children.find((c): c is Xml => typeof c !== 'string' && c.name === name)

/** The children of that name. */
export const childrenOf = (element: Xml | undefined, name: string): Xml[] =>
  element ? elementsOf(element).filter(c => c.name === name) : []

/** The attribute `w:val` of the first child of that name. */
export const valOf = (element: Xml | undefined, name: string): string | undefined =>
  childOf(element, name)?.attributes['w:val']

/** A switch of Word: present means on, unless its value says otherwise (ISO/IEC 29500-1, 17.17.4); undefined: not said. */
export function switchOf(element: Xml | undefined, name: string): boolean | undefined {
  const found = childOf(element, name)
  if (!found) return undefined
  return !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? 'true')
}

/** All text within an element. */
export const textIn = (element: Xml): string =>
  element.children.map(c => (typeof c === 'string' ? c : textIn(c))).join('')

/** Every element of a name within, however deep, in order. */
export function* within(element: Xml, name: string): Generator<Xml> {
  for (const child of elementsOf(element)) {
    if (child.name === name) yield child
    yield* within(child, name)
  }
}
