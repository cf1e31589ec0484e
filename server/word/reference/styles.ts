import { childOf, childrenOf, valOf, type Xml } from '../../docx/xml.ts'
import { type Accent, accentOf, inAccent, withChild, without } from './accent.ts'
import type { Reference } from './read.ts'

/** The styles of a file that builds on a reference. */
export interface MergedStyles {
  /** The part, when the ids are known that lists of the reference have got. */
  root: (lists: ReadonlyMap<string, string>) => Xml
  /** Which id a style of ours has in the file. */
  ids: ReadonlyMap<string, string>
  /** Numbered lists of the reference that its styles still use, by their ids in the reference. */
  lists: ReadonlySet<string>
  accent: Accent
}

/** Swedish names that files from other programs have, as Word itself calls them. */
const ALIASES: Readonly<Record<string, string>> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map(n => [`rubrik ${n}`, `heading ${n}`])),
  sidhuvud: 'header',
  sidfot: 'footer',
  liststycke: 'list paragraph',
  fotnotstext: 'footnote text',
  beskrivning: 'caption',
  hyperlänk: 'hyperlink'
}

/** The order of properties of a paragraph that an export sets in a style (ISO/IEC 29500-1, 17.3.1.26). */
const PARAGRAPH_ORDER = [
  ...['w:keepNext', 'w:keepLines', 'w:pageBreakBefore', 'w:framePr', 'w:widowControl', 'w:numPr'],
  ...['w:suppressLineNumbers', 'w:pBdr', 'w:shd', 'w:tabs', 'w:suppressAutoHyphens', 'w:kinsoku', 'w:wordWrap'],
  ...['w:overflowPunct', 'w:topLinePunct', 'w:autoSpaceDE', 'w:autoSpaceDN', 'w:bidi', 'w:adjustRightInd'],
  ...['w:snapToGrid', 'w:spacing', 'w:ind', 'w:contextualSpacing', 'w:mirrorIndents', 'w:suppressOverlap', 'w:jc'],
  ...['w:textDirection', 'w:textAlignment', 'w:textboxTightWrap', 'w:outlineLvl', 'w:divId', 'w:cnfStyle']
]
/** What stands in a style before the properties of its paragraphs. */
const STYLE_ORDER = [
  ...['w:name', 'w:aliases', 'w:basedOn', 'w:next', 'w:link', 'w:autoRedefine', 'w:hidden', 'w:uiPriority'],
  ...['w:semiHidden', 'w:unhideWhenUsed', 'w:qFormat', 'w:locked', 'w:personal', 'w:personalCompose'],
  ...['w:personalReply', 'w:rsid', 'w:pPr', 'w:rPr', 'w:tblPr']
]

const idOf = (style: Xml): string => style.attributes['w:styleId'] ?? ''
const typeOf = (style: Xml): string => style.attributes['w:type'] ?? 'paragraph'

function keyOf(style: Xml): string {
  const name = (valOf(style, 'w:name') ?? '').toLowerCase().trim()
  return `${typeOf(style)}:${ALIASES[name] ?? name}`
}

const isDefault = (style: Xml): boolean => ['1', 'true', 'on'].includes(style.attributes['w:default'] ?? '')

/**
 * The styles of the reference, and those of ours that it lacks in its fonts and colours. Headings, insatser and bilagor are numbered as the
 * document numbers them: by our lists, whatever the reference numbers.
 */
export function mergeStyles(own: Xml, reference: Reference): MergedStyles {
  const theirs = childrenOf(reference.styles, 'w:style').map(style => without(style, ['w:lang']))
  const byKey = new Map<string, Xml>()
  for (const style of theirs) if (!byKey.has(keyOf(style))) byKey.set(keyOf(style), style)
  const matchOf = (style: Xml): Xml | undefined =>
    (isDefault(style) ? theirs.find(t => isDefault(t) && typeOf(t) === typeOf(style)) : undefined) ??
    byKey.get(keyOf(style))
  const ours = childrenOf(own, 'w:style')
  const taken = new Set(theirs.map(idOf))
  const ids = new Map<string, string>()
  for (const style of ours) ids.set(idOf(style), matchOf(style) ? idOf(matchOf(style)!) : freeId(idOf(style), taken))
  const heading = byKey.get('paragraph:heading 1')
  const text = theirs.find(t => isDefault(t) && typeOf(t) === 'paragraph')
  const accent = accentOf(reference, heading ? idOf(heading) : null, text ? idOf(text) : null)
  const matched = new Map(ours.flatMap(style => (matchOf(style) ? [[idOf(matchOf(style)!), style] as const] : [])))
  const kept = theirs.map(style => asOurs(style, matched.get(idOf(style))))
  const added = ours.filter(style => !matchOf(style)).map(style => withIds(inAccent(style, accent), ids))
  const isNumberedAsOurs = (style: Xml): boolean => {
    const match = matched.get(idOf(style))
    return match !== undefined && ownNumbers(match)
  }
  const lists = new Set(kept.filter(style => !isNumberedAsOurs(style)).flatMap(listOf))
  const head = [defaultsOf(own, reference), ...childrenOf(reference.styles, 'w:latentStyles')]
  const root = (newIds: ReadonlyMap<string, string>): Xml => ({
    ...own,
    children: [...head, ...kept.map(s => (isNumberedAsOurs(s) ? s : renumbered(s, newIds))), ...added]
  })
  return { root, ids, lists, accent }
}

/** With the lists of the reference under the ids that they have got; a list that there is not is none. */
export function renumbered(element: Xml, ids: ReadonlyMap<string, string>): Xml {
  const children = element.children.map(c => (typeof c === 'string' ? c : renumbered(c, ids)))
  if (element.name !== 'w:numId') return { ...element, children }
  return { ...element, attributes: { 'w:val': ids.get(element.attributes['w:val'] ?? '') ?? '0' }, children }
}

function freeId(id: string, taken: Set<string>): string {
  const free = [id, `Styrskrift${id}`, ...Array.from({ length: 99 }, (_, i) => `Styrskrift${id}${i}`)]
  const found = free.find(name => !taken.has(name)) ?? id
  taken.add(found)
  return found
}

/** Styles whose numbers are the document's: those that we number, and all headings. */
const ownNumbers = (style: Xml): boolean =>
  childOf(childOf(style, 'w:pPr'), 'w:numPr') !== undefined || /^paragraph:heading \d$/.test(keyOf(style))

export const listOf = (style: Xml): string[] => {
  const id = valOf(childOf(childOf(style, 'w:pPr'), 'w:numPr'), 'w:numId')
  return id === undefined || id === '0' ? [] : [id]
}

const NO_LIST: Xml = {
  name: 'w:numPr',
  attributes: {},
  children: [{ name: 'w:numId', attributes: { 'w:val': '0' }, children: [] }]
}

/** A style of the reference that stands for one of ours: numbered as ours is, and with a level of the outline if it is a heading. */
function asOurs(style: Xml, ours: Xml | undefined): Xml {
  if (!ours || !ownNumbers(ours)) return style
  const before = childOf(style, 'w:pPr') ?? { name: 'w:pPr', attributes: {}, children: [] }
  const wasNumbered = childOf(before, 'w:numPr') !== undefined
  const numbers = childOf(childOf(ours, 'w:pPr'), 'w:numPr')
  let paragraph: Xml = {
    ...before,
    children: before.children.filter(c => typeof c !== 'string' && c.name !== 'w:numPr')
  }
  if (wasNumbered || numbers)
    paragraph = { ...paragraph, children: paragraph.children.filter(c => typeof c !== 'string' && c.name !== 'w:ind') }
  // Without a number of its own a heading must not get that of the heading that it is based on.
  const inherited = valOf(style, 'w:basedOn') !== undefined && /^paragraph:heading [2-6]$/.test(keyOf(ours))
  if (numbers || inherited) paragraph = withChild(paragraph, numbers ?? NO_LIST, PARAGRAPH_ORDER)
  const outline = childOf(childOf(ours, 'w:pPr'), 'w:outlineLvl')
  if (outline) paragraph = withChild(paragraph, outline, PARAGRAPH_ORDER)
  return withChild(style, paragraph, STYLE_ORDER)
}

const REFERRING = ['w:basedOn', 'w:next', 'w:link']

function withIds(style: Xml, ids: ReadonlyMap<string, string>): Xml {
  const mapped = (id: string | undefined): string => ids.get(id ?? '') ?? id ?? ''
  return {
    ...style,
    attributes: { ...style.attributes, 'w:styleId': mapped(idOf(style)) },
    children: style.children.map(child =>
      typeof child !== 'string' && REFERRING.includes(child.name)
        ? { ...child, attributes: { 'w:val': mapped(child.attributes['w:val']) } }
        : child
    )
  }
}

const RUN_DEFAULTS_LAST = ['w:lang', 'w:eastAsianLayout', 'w:specVanish', 'w:oMath']

/** The reference's defaults, in Swedish. */
function defaultsOf(own: Xml, reference: Reference): Xml {
  const ours = childOf(own, 'w:docDefaults')!
  const theirs = childOf(reference.styles, 'w:docDefaults')
  if (!theirs) return ours
  const language = childOf(childOf(childOf(ours, 'w:rPrDefault'), 'w:rPr'), 'w:lang')!
  const run = childOf(childOf(theirs, 'w:rPrDefault'), 'w:rPr') ?? { name: 'w:rPr', attributes: {}, children: [] }
  const runDefault: Xml = {
    name: 'w:rPrDefault',
    attributes: {},
    children: [withChild(run, language, RUN_DEFAULTS_LAST_ORDER(run))]
  }
  const paragraph = childrenOf(theirs, 'w:pPrDefault')
  return { ...theirs, children: [runDefault, ...paragraph] }
}

/** The language stands after everything but what is named here. */
const RUN_DEFAULTS_LAST_ORDER = (run: Xml): string[] => {
  const names = run.children.flatMap(c => (typeof c === 'string' ? [] : [c.name]))
  return [...names.filter(name => !RUN_DEFAULTS_LAST.includes(name)), ...RUN_DEFAULTS_LAST]
}
