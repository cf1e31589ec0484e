import { strFromU8, unzipSync } from 'fflate'
import { lintComments } from './lint-comments.ts'
import { type LintRule, repeated, textParts } from './lint-file.ts'
import { withinPage } from './lint-page.ts'
import { all, at, deep, elements, type Node, parseXml, textOf, valueAt } from './xml.ts'

/** What is wrong with a Word file that validators of its schema do not see: a line each, `rule: part: what`. */
export function lint(bytes: Uint8Array): string[] {
  const unzipped = unzipSync(bytes)
  const parts = new Map<string, Node>()
  for (const [name, part] of Object.entries(unzipped))
    if (/\.(?:xml|rels)$/.test(name)) parts.set(name, parseXml(strFromU8(part)))
  const file = { parts, names: new Set(Object.keys(unzipped)) }
  return Object.entries(LINT_RULES).flatMap(([rule, check]) => check(file).map(fault => `${rule}: ${fault}`))
}

const paragraphIds: LintRule = file =>
  repeated(textParts(file).flatMap(([, root]) => deep(root, 'p').flatMap(p => p.attributes.paraId ?? []))).map(
    id => `two paragraphs have the id ${id}`
  )

const bookmarks: LintRule = file => {
  const marks = textParts(file).flatMap(([part, root]) =>
    [...walk(root)]
      .filter(n => n.name === 'bookmarkStart' || n.name === 'bookmarkEnd')
      .map(({ name, attributes }) => ({
        part,
        start: name === 'bookmarkStart',
        id: attributes.id ?? '',
        name: attributes.name ?? ''
      }))
  )
  const starts = marks.filter(m => m.start)
  const ends = marks.filter(m => !m.start)
  const endOf = (m: (typeof marks)[number]) => ends.find(e => e.id === m.id && e.part === m.part)
  return [
    ...repeated(starts.map(m => m.name.toLowerCase())).map(name => `two bookmarks are called ${name}`),
    ...repeated(starts.map(m => m.id)).map(id => `two bookmarks have the id ${id}`),
    ...repeated(ends.map(m => m.id)).map(id => `the bookmark ${id} ends twice`),
    ...starts.filter(m => !endOf(m)).map(m => `the bookmark ${m.name} has no end`),
    ...starts
      .filter(m => endOf(m) && marks.indexOf(endOf(m)!) < marks.indexOf(m))
      .map(m => `${m.name} ends before it begins`),
    ...ends
      .filter(m => !starts.some(s => s.id === m.id && s.part === m.part))
      .map(m => `the bookmark ${m.id} has no start`),
    ...starts.filter(m => !/^[\p{L}_][\p{L}\p{N}_]{0,39}$/u.test(m.name)).map(m => `${m.name} is no name of a bookmark`)
  ]
}

const KINDS: Readonly<Record<string, string>> = { pStyle: 'paragraph', rStyle: 'character', tblStyle: 'table' }

const styles: LintRule = file => {
  const own = all(file.parts.get('word/styles.xml'), 'style')
  const known = new Map(own.map(s => [s.attributes.styleId ?? '', s.attributes.type]))
  const used = [...textParts(file), ['word/numbering.xml', file.parts.get('word/numbering.xml')] as const].flatMap(
    ([part, root]) =>
      root
        ? Object.entries(KINDS).flatMap(([name, kind]) =>
            deep(root, name).map(n => ({ part, id: n.attributes.val ?? '', kind }))
          )
        : []
  )
  const missing = used.filter(({ id, kind }) => known.get(id) !== kind)
  return [
    ...new Set(missing.map(({ part, id, kind }) => `${part}: there is no ${kind} style ${id}`)),
    ...repeated(own.map(s => s.attributes.styleId ?? '')).map(id => `two styles have the id ${id}`),
    ...repeated(own.map(s => `${s.attributes.type} ${valueAt(s, 'name')?.toLowerCase()}`)).map(
      name => `two styles are called ${name}`
    ),
    ...own.flatMap(style =>
      ['basedOn', 'next', 'link'].flatMap(name => {
        const id = valueAt(style, name)
        return id !== undefined && !known.has(id) ? [`${style.attributes.styleId}: ${name} names ${id}`] : []
      })
    )
  ]
}

const numbering: LintRule = file => {
  const part = file.parts.get('word/numbering.xml')
  const nums = new Map(all(part, 'num').map(n => [n.attributes.numId ?? '', valueAt(n, 'abstractNumId') ?? '']))
  const abstracts = new Map(all(part, 'abstractNum').map(a => [a.attributes.abstractNumId ?? '', a]))
  const stylesPart = file.parts.get('word/styles.xml')
  const used = [...textParts(file), ...(stylesPart ? [['word/styles.xml', stylesPart] as const] : [])].flatMap(
    ([name, root]) =>
      deep(root, 'numPr').map(n => ({ name, id: valueAt(n, 'numId') ?? '0', level: valueAt(n, 'ilvl') ?? '0' }))
  )
  const levels = (id: string): Node[] => all(abstracts.get(nums.get(id) ?? ''), 'lvl')
  return [
    ...new Set(
      used.flatMap(({ name, id, level }) =>
        id === '0' || levels(id).some(l => l.attributes.ilvl === level)
          ? []
          : [`${name}: there is no list ${id} with level ${level}`]
      )
    ),
    ...[...nums].filter(([, abstract]) => !abstracts.has(abstract)).map(([id]) => `the list ${id} has no description`),
    ...repeated(all(part, 'num').map(n => n.attributes.numId ?? '')).map(id => `two lists have the id ${id}`),
    // A level that belongs to a style is the one that the style itself names.
    ...[...abstracts].flatMap(([abstract, node]) =>
      all(node, 'lvl').flatMap(level => {
        const style = valueAt(level, 'pStyle')
        if (style === undefined) return []
        const own = all(stylesPart, 'style').find(s => s.attributes.styleId === style)
        const numPr = at(own, 'pPr', 'numPr')
        const fits =
          nums.get(valueAt(numPr, 'numId') ?? '') === abstract &&
          (valueAt(numPr, 'ilvl') ?? '0') === level.attributes.ilvl
        return fits ? [] : [`level ${level.attributes.ilvl} of ${abstract} belongs to ${style}, which names another`]
      })
    )
  ]
}

const fields: LintRule = file =>
  textParts(file).flatMap(([part, root]) => {
    const out: string[] = []
    const open: string[] = []
    for (const node of walk(root)) {
      if (['fldChar', 'fldSimple'].includes(node.name) && ['1', 'true', 'on'].includes(node.attributes.dirty ?? ''))
        out.push(`${part}: a field is dirty`)
      if (node.name !== 'fldChar') continue
      const type = node.attributes.fldCharType
      if (type === 'begin') open.push('begin')
      else if (type === 'separate') {
        if (open.at(-1) !== 'begin') out.push(`${part}: a field is divided that has not begun`)
        else open[open.length - 1] = 'separate'
      } else if (open.pop() === undefined) out.push(`${part}: a field ends that has not begun`)
    }
    return open.length > 0 ? [...out, `${part}: ${open.length} fields do not end`] : out
  })

const noQuestion: LintRule = file =>
  deep(file.parts.get('word/settings.xml') ?? EMPTY, 'updateFields').map(() => 'Word asks to update fields')

const EMPTY: Node = { ns: '', name: 'none', attributes: {}, children: [] }

const deletedText: LintRule = file =>
  textParts(file).flatMap(([part, root]) => {
    const inDeleted = deep(root, 'del').flatMap(d => [...deep(d, 't'), ...deep(d, 'instrText')])
    const all = deep(root, 'delText').length
    const rightly = new Set([...deep(root, 'del'), ...deep(root, 'moveFrom')].flatMap(d => deep(d, 'delText'))).size
    return [
      ...inDeleted.map(t => `${part}: ”${textOf(t)}” is deleted and stands as text`),
      ...(all > rightly ? [`${part}: deleted text stands outside of a deletion`] : [])
    ]
  })

const changeIds: LintRule = file =>
  repeated(
    textParts(file).flatMap(([, root]) =>
      ['ins', 'del', 'moveFrom', 'moveTo'].flatMap(name => deep(root, name).flatMap(n => n.attributes.id ?? []))
    )
  ).map(id => `two tracked changes have the id ${id}`)

const relationships: LintRule = file =>
  [...file.parts].flatMap(([part, root]) => {
    if (part.endsWith('.rels')) return []
    const slash = part.lastIndexOf('/') + 1
    const rels = all(file.parts.get(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`), 'Relationship')
    const known = new Set(rels.map(r => r.attributes.Id))
    const used = [...walk(root)].flatMap(n =>
      ['embed', 'link']
        .flatMap(a => n.attributes[a] ?? [])
        .concat(
          ['headerReference', 'footerReference', 'hyperlink', 'imagedata'].includes(n.name) &&
            /^rId/.test(n.attributes.id ?? '')
            ? [n.attributes.id ?? '']
            : []
        )
    )
    const targets = rels
      .filter(r => r.attributes.TargetMode !== 'External')
      .map(r => new URL(r.attributes.Target ?? '', `file:///${part}`).pathname.slice(1))
    return [
      ...used.filter(id => /^rId/.test(id) && !known.has(id)).map(id => `${part}: there is no relationship ${id}`),
      ...targets.filter(target => !file.names.has(target)).map(target => `${part}: there is no part ${target}`)
    ]
  })

const contentTypes: LintRule = file => {
  const types = file.parts.get('[Content_Types].xml')
  const extensions = new Set(all(types, 'Default').map(d => d.attributes.Extension?.toLowerCase()))
  const own = new Set(all(types, 'Override').map(o => o.attributes.PartName?.slice(1)))
  return [
    ...[...file.names]
      .filter(n => n !== '[Content_Types].xml' && !own.has(n) && !extensions.has(n.split('.').at(-1)?.toLowerCase()))
      .map(n => `${n} has no type`),
    ...[...own].filter(n => n !== undefined && !file.names.has(n)).map(n => `${n} is not there`)
  ]
}

const drawings: LintRule = file => {
  const found = textParts(file).flatMap(([, root]) => deep(root, 'docPr'))
  return [
    ...repeated(found.map(d => d.attributes.id ?? '')).map(id => `two drawings have the id ${id}`),
    ...found
      .filter(d => d.attributes.descr === undefined)
      .map(d => `the drawing ${d.attributes.id} has no text instead of it`)
  ]
}

const notes: LintRule = file => {
  const body = file.parts.get('word/document.xml') ?? EMPTY
  const used = deep(body, 'footnoteReference').map(n => n.attributes.id ?? '')
  const there = all(file.parts.get('word/footnotes.xml'), 'footnote').flatMap(n =>
    n.attributes.type === undefined || n.attributes.type === 'normal' ? [n.attributes.id ?? ''] : []
  )
  return [
    ...used.filter(id => !there.includes(id)).map(id => `there is no footnote ${id}`),
    ...there.filter(id => !used.includes(id)).map(id => `nothing refers to the footnote ${id}`),
    ...repeated(used).map(id => `two places refer to the footnote ${id}`)
  ]
}

export const LINT_RULES = {
  paragraphIds,
  bookmarks,
  styles,
  numbering,
  fields,
  noQuestion,
  comments: lintComments,
  deletedText,
  changeIds,
  relationships,
  contentTypes,
  drawings,
  notes,
  withinPage
} satisfies Record<string, LintRule>

function* walk(node: Node): Generator<Node> {
  yield node
  for (const child of elements(node)) yield* walk(child)
}
