import { childOf, childrenOf, elementsOf, valOf, within, type Xml } from '../../docx/xml.ts'
import { inAccent, without } from './accent.ts'
import type { Reference } from './read.ts'
import { listOf, type MergedStyles } from './styles.ts'

/** The lists of a file that builds on a reference. */
export interface MergedLists {
  root: Xml
  /** The id in the file of each list of the reference that is taken along. */
  ids: ReadonlyMap<string, string>
}

/**
 * Our lists, in the colours of the reference and belonging to its styles, and those of the reference that its styles and letterhead use.
 * Where a heading of the reference was numbered, its numbers stand as far in, and look, as they did.
 */
export function mergeLists(
  own: Xml,
  reference: Reference,
  styles: MergedStyles,
  inMargins: ReadonlySet<string>
): MergedLists {
  const abstracts = childrenOf(own, 'w:abstractNum')
  const nums = childrenOf(own, 'w:num')
  const theirs = reference.numbering ?? undefined
  const wanted = new Set([...styles.lists, ...inMargins])
  const lists = childrenOf(theirs, 'w:num').filter(n => wanted.has(n.attributes['w:numId'] ?? ''))
  const highest = (elements: readonly Xml[], name: string): number =>
    Math.max(0, ...elements.map(e => Number(e.attributes[name]) || 0))
  const firstList = highest(nums, 'w:numId') + 1
  const firstAbstract = highest(abstracts, 'w:abstractNumId') + 1
  const usedAbstracts = [...new Set(lists.map(n => valOf(n, 'w:abstractNumId') ?? ''))]
  const newAbstract = (id: string): string => String(firstAbstract + usedAbstracts.indexOf(id))
  const ids = new Map(lists.map((n, i) => [n.attributes['w:numId'] ?? '', String(firstList + i)]))
  const copiedAbstracts = childrenOf(theirs, 'w:abstractNum')
    .filter(a => usedAbstracts.includes(a.attributes['w:abstractNumId'] ?? ''))
    .map(a => ({
      ...without(a, ['w:pStyle', 'w:lvlPicBulletId', 'w:nsid', 'w:tmpl', 'w:styleLink', 'w:numStyleLink']),
      attributes: { ...a.attributes, 'w:abstractNumId': newAbstract(a.attributes['w:abstractNumId'] ?? '') }
    }))
  const copied = lists.map(n => ({
    ...n,
    attributes: { 'w:numId': ids.get(n.attributes['w:numId'] ?? '') ?? '' },
    children: elementsOf(n).map(child =>
      child.name === 'w:abstractNumId'
        ? { ...child, attributes: { 'w:val': newAbstract(child.attributes['w:val'] ?? '') } }
        : child
    )
  }))
  const ours = abstracts.map(a => withLevels(inAccent(a, styles.accent), reference, styles))
  return { root: { ...own, children: [...ours, ...copiedAbstracts, ...nums, ...copied] }, ids }
}

/** Parts of a level that are its look, in the order of the schema (ISO/IEC 29500-1, 17.9.6). */
const LOOK = ['w:suff', 'w:lvlJc', 'w:pPr', 'w:rPr']
const LEVEL_ORDER = [
  ...['w:start', 'w:numFmt', 'w:lvlRestart', 'w:pStyle', 'w:isLgl', 'w:suff', 'w:lvlText', 'w:lvlPicBulletId'],
  ...['w:legacy', 'w:lvlJc', 'w:pPr', 'w:rPr']
]

function withLevels(abstract: Xml, reference: Reference, { ids }: MergedStyles): Xml {
  return {
    ...abstract,
    children: elementsOf(abstract).map(level => {
      const own = valOf(level, 'w:pStyle')
      if (level.name !== 'w:lvl' || own === undefined) return level
      const id = ids.get(own) ?? own
      const linked = elementsOf(level).map(c => (c.name === 'w:pStyle' ? { ...c, attributes: { 'w:val': id } } : c))
      const look = elementsOf(levelOf(reference, id)).filter(c => LOOK.includes(c.name))
      if (look.length === 0) return { ...level, children: linked }
      const names = look.map(c => c.name)
      const all = [...linked.filter(c => !names.includes(c.name)), ...look]
      return { ...level, children: all.sort((a, b) => LEVEL_ORDER.indexOf(a.name) - LEVEL_ORDER.indexOf(b.name)) }
    })
  }
}

const NONE: Xml = { name: 'w:lvl', attributes: {}, children: [] }

/** The level by which the reference numbers a style. */
function levelOf({ styles, numbering }: Reference, id: string): Xml {
  const style = childrenOf(styles, 'w:style').find(s => s.attributes['w:styleId'] === id)
  const list = style && listOf(style)[0]
  if (!style || list === undefined) return NONE
  const num = childrenOf(numbering ?? undefined, 'w:num').find(n => n.attributes['w:numId'] === list)
  const abstract = childrenOf(numbering ?? undefined, 'w:abstractNum').find(
    a => num && a.attributes['w:abstractNumId'] === valOf(num, 'w:abstractNumId')
  )
  const levels = childrenOf(abstract, 'w:lvl')
  const said = valOf(childOf(childOf(style, 'w:pPr'), 'w:numPr'), 'w:ilvl') ?? '0'
  return levels.find(l => valOf(l, 'w:pStyle') === id) ?? levels.find(l => l.attributes['w:ilvl'] === said) ?? NONE
}

/** Lists that a header or footer uses. */
export const listsIn = (root: Xml): string[] =>
  [...within(root, 'w:numId')].map(e => e.attributes['w:val'] ?? '0').filter(id => id !== '0')
