import type { Mark, Node as PmNode, Schema } from '@tiptap/pm/model'
import { isSafeHref } from '../../../schemas/text/attributes.ts'
import type { FieldKind } from '../../../schemas/text/flat.ts'
import type { Run, Stycke, TextRun } from '../../../schemas/text/stycke.ts'
import type { FieldNodeName } from './specs.ts'

/** The kind of text that a field node shows. */
export const kindOf = (node: FieldNodeName): FieldKind =>
  node === 'fline' ? 'line' : node === 'frich' ? 'rich' : 'block'

/** The content of a field node for the paragraphs of a field. Pure: the same text always gives the same nodes. */
export function nodesOf(
  schema: Schema,
  stycken: readonly Stycke[],
  node: FieldNodeName,
  footnotes: ReadonlyMap<string, number>
): PmNode[] {
  if (node === 'fline' || node === 'frich') return inline(schema, stycken[0]?.runs ?? [], node === 'frich', footnotes)
  return new BlockBuilder(schema, node === 'fprose', footnotes).build(stycken)
}

function inline(
  schema: Schema,
  runs: readonly Run[],
  withMarks: boolean,
  footnotes: ReadonlyMap<string, number>
): PmNode[] {
  const out: PmNode[] = []
  for (const run of runs) {
    if ('text' in run) {
      if (run.text !== '') out.push(schema.text(run.text, withMarks ? marks(schema, run) : undefined))
      continue
    }
    const set = withMarks && run.rest ? marks(schema, embedLook(run.rest)) : undefined
    if ('footnote' in run) {
      out.push(
        schema.nodes.footnoteRef!.create({ id: run.footnote, no: String(footnotes.get(run.footnote) ?? '') }, null, set)
      )
    } else if ('br' in run) out.push(schema.nodes.hardBreak!.create(null, null, set))
    else out.push(schema.nodes.unknownInline!.create({ v: JSON.stringify(run.unknown ?? null) }, null, set))
  }
  return joined(schema, out)
}

/** Runs that differ only in what this version does not know look the same, and are one text node. */
function joined(schema: Schema, nodes: PmNode[]): PmNode[] {
  const out: PmNode[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (last?.isText && node.isText && last.sameMarkup(node))
      out[out.length - 1] = schema.text((last.text ?? '') + (node.text ?? ''), last.marks)
    else out.push(node)
  }
  return out
}

type Look = Pick<TextRun, 'bold' | 'italic' | 'link'>

/** Formatting on an embed travels in `rest`, since it says nothing about the document; the page shows it all the same. */
function embedLook(rest: Record<string, unknown>): Look {
  const href = (rest.link as { href?: unknown } | null | undefined)?.href
  return {
    bold: rest.bold === true || undefined,
    italic: rest.italic === true || undefined,
    link: isSafeHref(href) ? href : undefined
  }
}

function marks(schema: Schema, run: Look): Mark[] {
  const out: Mark[] = []
  if (run.link) out.push(schema.marks.link!.create({ href: run.link }))
  if (run.bold) out.push(schema.marks.bold!.create())
  if (run.italic) out.push(schema.marks.italic!.create())
  return out.length > 1 ? out.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []).slice() : out
}

interface OpenList {
  name: 'bulletList' | 'orderedList'
  level: number
  items: PmNode[][]
}

/** Builds nested lists from flat paragraphs. A level that jumps is clamped to one deeper than the item above. */
class BlockBuilder {
  readonly #schema: Schema
  readonly #headings: boolean
  readonly #footnotes: ReadonlyMap<string, number>
  #out: PmNode[] = []
  #open: OpenList[] = []

  constructor(schema: Schema, headings: boolean, footnotes: ReadonlyMap<string, number>) {
    this.#schema = schema
    this.#headings = headings
    this.#footnotes = footnotes
  }

  build(stycken: readonly Stycke[]): PmNode[] {
    for (const s of stycken) this.#add(s)
    this.#closeDeeperThan(-1)
    return this.#out
  }

  #add(s: Stycke): void {
    const { nodes } = this.#schema
    const content = inline(this.#schema, s.runs, true, this.#footnotes)
    const inList = s.form === 'li' || s.form === 'ol' || (s.form === 'lc' && this.#open.length > 0)
    if (!inList) {
      this.#closeDeeperThan(-1)
      const level = this.#headings ? /^h([2-4])$/.exec(s.form ?? '')?.[1] : undefined
      this.#out.push(
        level ? nodes.heading!.create({ level: Number(level) }, content) : nodes.paragraph!.create(null, content)
      )
      return
    }
    const deepest = this.#open.at(-1)
    const level = Math.min(s.level ?? 0, deepest ? deepest.level + (s.form === 'lc' ? 0 : 1) : 0)
    this.#closeDeeperThan(level)
    const paragraph = nodes.paragraph!.create(null, content)
    if (s.form === 'lc') {
      this.#open.at(-1)!.items.at(-1)!.push(paragraph)
      return
    }
    const name = s.form === 'ol' ? 'orderedList' : 'bulletList'
    if (this.#open.at(-1)?.level === level && this.#open.at(-1)?.name !== name) this.#closeDeeperThan(level - 1)
    if (this.#open.at(-1)?.level !== level) this.#open.push({ name, level, items: [] })
    this.#open.at(-1)!.items.push([paragraph])
  }

  #closeDeeperThan(level: number): void {
    while ((this.#open.at(-1)?.level ?? -1) > level) {
      const list = this.#open.pop()!
      const items = list.items.map(children => this.#schema.nodes.listItem!.create(null, children))
      const node = this.#schema.nodes[list.name]!.create(null, items)
      const parent = this.#open.at(-1)?.items.at(-1)
      if (parent) parent.push(node)
      else this.#out.push(node)
    }
  }
}
