import { type AnyExtension, Mark, Node } from '@tiptap/core'
import type { Node as PmNode, Schema } from '@tiptap/pm/model'
import type { Run, Stycke, TextRun } from '../../../schemas/text/stycke.ts'
import { nodesOf } from '../../editor/model/from-text.ts'
import { MARK_SPECS, NODE_SPECS } from '../../editor/model/specs.ts'

const NODES = ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'text', 'hardBreak'] as const
const MARKS = ['bold', 'italic'] as const

/** The shapes of running text, as the page of a document has them, without its records. */
export const yttrandeExtensions: AnyExtension[] = [
  Node.create({ name: 'doc', topNode: true, content: '(paragraph | heading | bulletList | orderedList)+' }),
  ...NODES.map(name => {
    const spec = NODE_SPECS[name] ?? {}
    return Node.create({
      name,
      content: spec.content ?? '',
      group: spec.group ?? '',
      inline: spec.inline ?? false,
      selectable: spec.selectable ?? true,
      defining: spec.defining ?? false,
      linebreakReplacement: spec.linebreakReplacement,
      addAttributes: () =>
        Object.fromEntries(
          Object.entries(spec.attrs ?? {}).map(([key, attr]) => [key, { default: attr.default, rendered: false }])
        ),
      parseHTML: () => (spec.parseDOM ?? []) as never,
      renderHTML: name === 'text' ? undefined : ({ node }) => spec.toDOM?.(node) as never
    })
  }),
  ...MARKS.map(name => {
    const spec = MARK_SPECS[name] ?? {}
    return Mark.create({
      name,
      parseHTML: () => (spec.parseDOM ?? []) as never,
      renderHTML: ({ mark }) => spec.toDOM?.(mark, true) as never
    })
  })
]

/** An yttrande as the editor shows it. */
export function docOf(schema: Schema, stycken: readonly Stycke[]): PmNode {
  const plain = stycken.map(stycke => ({ ...stycke, runs: stycke.runs.map(withoutLink) }))
  const blocks = nodesOf(schema, plain, 'fprose', new Map())
  return schema.topNodeType.create(null, blocks.length > 0 ? blocks : [schema.nodes.paragraph!.create()])
}

function withoutLink(run: Run): Run {
  if (!('text' in run) || run.link === undefined) return run
  const { link: _link, ...rest } = run
  return rest
}

/** What stands in the editor, as an yttrande. */
export function styckenOf(doc: PmNode): Stycke[] {
  const out: Stycke[] = []
  const walk = (node: PmNode, list: 'li' | 'ol' | null, level: number, first: boolean): void => {
    const { name } = node.type
    if (name === 'bulletList' || name === 'orderedList') {
      const form = name === 'orderedList' ? 'ol' : 'li'
      node.forEach(item => {
        item.forEach((child, _offset, i) => {
          walk(child, form, level + 1, i === 0)
        })
      })
      return
    }
    const stycke: Stycke = { runs: runsOf(node) }
    if (list) {
      stycke.form = first ? list : 'lc'
      if (level > 0) stycke.level = level
    } else if (name === 'heading') stycke.form = `h${node.attrs.level}` as 'h2'
    out.push(stycke)
  }
  doc.forEach(block => {
    walk(block, null, -1, true)
  })
  return out
}

function runsOf(node: PmNode): Run[] {
  const out: Run[] = []
  node.forEach(child => {
    if (!child.isText) out.push({ br: true })
    else {
      const run: TextRun = { text: child.text ?? '' }
      for (const mark of child.marks) {
        if (mark.type.name === 'bold') run.bold = true
        if (mark.type.name === 'italic') run.italic = true
      }
      out.push(run)
    }
  })
  return out
}
