import { messages } from '../../../schemas/messages/messages.ts'
import { nodesOf, type Reading, type ReadingNode } from '../../../schemas/remiss/reading.ts'
import { fieldText, flatText } from '../../../schemas/text/stycke.ts'

/** What of a reading is looked up by record. */
export interface ReadingIndex {
  /** Where a record stands, counted from 0. */
  at(record: string): number
  /** "Insats 2.2", "Definition Trygghet". */
  name(record: string): string
  /** The same within a sentence: "insats 2.2". What has a heading of its own is called by it. */
  inSentence(record: string): string
  /** What stands above it: "Tidig upptäckt". */
  parent(record: string): string
  /** The flat text of a field; null when there is none such. */
  words(record: string, field: string): string | null
  /** Footnotes by id, as numbered. */
  notes: ReadonlyMap<string, string>
}

const made = new WeakMap<Reading, ReadingIndex>()

export function indexOf(reading: Reading): ReadingIndex {
  const known = made.get(reading)
  if (known) return known
  const all = [...nodesOf(reading.nodes)]
  const order = new Map(all.map(({ node }, i) => [node.id, i]))
  const parents = new Map(all.map(({ node, above }) => [node.id, titleOf(above.at(-1))]))
  const names = new Map<string, string>()
  for (const { node, above } of all) names.set(node.id, nameOf(node, reading, above.at(-1), names))
  const own = new Set(
    all.filter(({ node }) => node.type === 'section' || node.type === 'prose').map(({ node }) => node.id)
  )
  const words = new Map(all.flatMap(({ node }) => node.fields.map(f => [`${node.id} ${f.field}`, flatText(f.stycken)])))
  const index: ReadingIndex = {
    at: record => order.get(record) ?? -1,
    name: record => names.get(record) ?? messages.svar.whole,
    inSentence: record => {
      const name = names.get(record) ?? ''
      return own.has(record) ? `”${name}”` : name.charAt(0).toLocaleLowerCase('sv') + name.slice(1)
    },
    parent: record => parents.get(record) ?? '',
    words: (record, field) => words.get(`${record} ${field}`) ?? null,
    notes: new Map(all.flatMap(({ node }) => (node.type === 'footnote' ? [[node.id, node.number] as const] : [])))
  }
  made.set(reading, index)
  return index
}

/** The heading of a node as words. */
export function titleOf(node: ReadingNode | undefined): string {
  if (!node) return ''
  const field = node.fields.find(({ field }) => ['titel', 'term', 'rubrik'].includes(field))
  return (field ? fieldText(field.stycken) : node.heading).trim()
}

function nameOf(
  node: ReadingNode,
  reading: Reading,
  above: ReadingNode | undefined,
  names: ReadonlyMap<string, string>
): string {
  const { types } = messages
  if (node.type === 'section') return titleOf(node) || types.section
  if (node.type === 'insats') return `${reading.insats.one} ${node.number}`.trim()
  if (node.type === 'prose' && above) return names.get(above.id) ?? types.prose
  return [types[node.type], node.number, titleOf(node)].filter(text => text !== '').join(' ')
}
