import type { NodeType, Node as PmNode, Schema } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import { numbering } from '../../../schemas/document/numbering.ts'
import type { Post, Reading } from '../../../schemas/document/reading.ts'
import type { Records } from '../../../schemas/document/records.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import type { FieldPlan, LeafPlan, PresentContext, View } from '../../../schemas/records/editor-kit.ts'
import { EDITORS, isShown, type ShownType } from '../../../schemas/records/editors.ts'
import { fieldShape, type RecordType } from '../../../schemas/records/shapes.ts'
import type { Kommun } from '../../../schemas/register/kommun.ts'
import type { DocumentState } from '../../../schemas/remiss/states.ts'
import type { Template } from '../../../schemas/template/template.ts'
import { readStycken } from '../../../schemas/text/flat.ts'
import type { Stycke } from '../../../schemas/text/stycke.ts'
import { nodesOf } from '../model/from-text.ts'
import type { Writing } from '../session/writing.ts'
import { FootnoteOrder } from './footnote-order.ts'
import { NumberBoard } from './number-board.ts'

/** What the page is shown with, besides the document itself. */
export interface PageContext {
  template: Template
  kommun: Kommun
  /** The state of the document, which the head of the page names. */
  state: DocumentState
  writing: Writing
  pictureUrl(file: string): string
}

/** What is the same for every record of the page. */
type ForAll = Omit<PresentContext, 'parent' | 'writable' | 'arrangeable' | 'adds'>

/** What a record's frame shows, as it stands in the attribute `p` of its node. */
export interface FrameAttr {
  tag: string
  attributes: Readonly<Record<string, string>>
  before: readonly View[]
  after: readonly View[]
  gutter: readonly View[]
}

/** What a field's node shows around its text. */
export type FieldAttr = Omit<FieldPlan, 'field' | 'node'>

/** What was worked out for a record, and what it was worked out from. */
interface Look {
  post: Post
  parent: Post | null
  footnote: number | undefined
  /** What the person may write of it. */
  access: string
  /** Texts that the view shows beside its own fields. */
  beside: readonly (readonly Stycke[])[]
  plan: readonly (FieldPlan | LeafPlan)[]
  frame: FrameAttr
}

/** Types whose view depends on the record above. */
const PARENTAL: ReadonlySet<RecordType> = new Set(['prose', 'tablerow'])

/** Fields that are shown elsewhere than in a field node. */
const BESIDE: Partial<Record<RecordType, readonly string[]>> = { insats: ['ansvarstillagg'], picture: ['alt'] }

/**
 * The page as a pure projection of the records: the same document always gives the same ProseMirror document. Nodes are reused
 * where nothing changed, so that a change costs what it touches.
 */
export class Projection {
  readonly records: Records
  readonly schema: Schema
  readonly context: PageContext
  /** The numbers as they stand in the page. */
  readonly board = new NumberBoard()
  #fields = new Map<string, PmNode>()
  #nodes = new Map<string, PmNode>()
  #stycken = new Map<string, readonly Stycke[]>()
  #reading: Reading | null = null
  #numbers: ReadonlyMap<string, string> = new Map()
  #footnotes = new FootnoteOrder()
  #looks = new Map<string, Look>()
  #attrs = new WeakMap<FieldPlan, FieldAttr>()
  #touched = new Set<string>()

  constructor(records: Records, schema: Schema, context: PageContext) {
    this.records = records
    this.schema = schema
    this.context = context
  }

  get reading(): Reading {
    this.#reading ??= this.records.read()
    return this.#reading
  }

  get numbers(): ReadonlyMap<string, string> {
    return this.#numbers
  }

  /** Something in the structure changed: read it anew at the next projection. */
  structureChanged(): void {
    this.#reading = null
  }

  /** Forgets everything that was worked out: the context changed, not the document. */
  forget(): void {
    this.#reading = null
    this.#looks.clear()
    this.#nodes.clear()
  }

  /** The text of a field changed elsewhere. */
  textChanged(key: string): void {
    this.#fields.delete(key)
    this.#stycken.delete(key)
    this.#touch(splitKey(key)[0])
  }

  /** The page shows this node for a field, and it is exactly what its text says. */
  adopt(key: string, node: PmNode): void {
    this.#fields.set(key, node)
    this.#stycken.delete(key)
    this.#touch(splitKey(key)[0])
  }

  /** The node of a record, and of all above it, has to be made anew. Everything else is kept whole. */
  #touch(record: string): void {
    const { live } = this.#reading ?? EMPTY
    for (let id: string | null = record; id !== null && !this.#touched.has(id); id = live.get(id)?.place?.a ?? null)
      this.#touched.add(id)
  }

  textOf(key: string): Y.Text {
    return this.records.field(...splitKey(key))
  }

  /** The paragraphs of a field; the same array as long as the text does not change. */
  stycken(record: string, field: string): readonly Stycke[] {
    const key = `${record}:${field}`
    const known = this.#stycken.get(key)
    if (known) return known
    const type = this.reading.live.get(record)?.type
    const kind = (type && fieldShape(type, field)?.kind) ?? 'block'
    const read = readStycken(this.records.field(record, field), kind)
    this.#stycken.set(key, read)
    return read
  }

  /** The numbers of footnotes follow their references; true when any of them changed since the last projection. */
  renumberFootnotes(): boolean {
    const changed = this.#footnotes.update(this.reading, (record, field) => this.stycken(record, field))
    for (const key of changed) {
      this.#fields.delete(key)
      this.#touch(splitKey(key)[0])
    }
    for (const id of this.#footnotes.renumbered) this.#touch(id)
    return changed.length > 0
  }

  /** Does the text of a field refer to footnotes, or did it at the last projection? */
  holdsFootnotes(key: string): boolean {
    return this.#footnotes.holds(key)
  }

  get footnoteNumbers(): ReadonlyMap<string, number> {
    return this.#footnotes.numbers
  }

  /** What a field that stands in the page is to show, with the attributes that it has there. */
  refreshed(node: PmNode): PmNode {
    const key = String(node.attrs.fkey)
    const known = this.#fields.get(key)
    if (known) return known
    const [record, field] = splitKey(key)
    const name = node.type.name as FieldPlan['node']
    const fresh = node.type.create(
      node.attrs,
      nodesOf(this.schema, this.stycken(record, field), name, this.footnoteNumbers)
    )
    this.#fields.set(key, fresh)
    return fresh
  }

  /** The whole document. */
  project(): PmNode {
    this.renumberFootnotes()
    const { reading } = this
    this.#renumber(reading)
    const base = this.#presentContext()
    const kids = [
      this.#record(reading.metadata, base, null),
      ...reading.sections.map(s => this.#record(s, base, null))
    ].filter(n => n !== null)
    const unplaced = reading.unplaced.map(p => this.#record(p, base, null)).filter(n => n !== null)
    if (unplaced.length > 0)
      kids.push(this.#reuse('unplaced', this.schema.nodes.unplaced!, { id: 'unplaced', p: UNPLACED }, unplaced))
    this.#touched.clear()
    return this.#reuse('doc', this.schema.nodes.doc!, {}, kids)
  }

  #renumber(reading: Reading): void {
    const next = numbering(reading.sections, this.context.template)
    this.#numbers = next
    this.board.show(next)
  }

  #presentContext(): ForAll {
    const { template, kommun, state, pictureUrl } = this.context
    return {
      template,
      kommun,
      pictureUrl,
      state,
      footnotes: this.footnoteNumbers,
      period: `${kommun.period.from}–${kommun.period.to}`,
      text: (record, field) => this.stycken(record, field)
    }
  }

  #record(post: Post, base: ForAll, parent: Post | null): PmNode | null {
    if (!isShown(post.type)) return null
    const shown = this.#nodes.get(post.id)
    const seen = this.#looks.get(post.id)
    const sameParent = seen?.parent === (PARENTAL.has(post.type) ? parent : null)
    const sameAccess = seen?.access === this.context.writing.access(post.id)
    if (shown && seen?.post === post && sameParent && sameAccess && !this.#touched.has(post.id)) return shown
    const look = this.#look(post, base, parent)
    const kids = look.plan.map(plan => ('leaf' in plan ? this.#leaf(post.id, plan) : this.#field(post.id, plan)))
    for (const child of post.children) {
      const node = this.#record(child, base, post)
      if (node) kids.push(node)
    }
    return this.#reuse(post.id, this.schema.nodes[post.type]!, { id: post.id, p: look.frame }, kids)
  }

  /** What a record looks like; worked out again only when something changed that its view may look at. */
  #look(post: Post, base: ForAll, parent: Post | null): Look {
    const { writing } = this.context
    const access = writing.access(post.id)
    const footnote = this.footnoteNumbers.get(post.id)
    const beside = BESIDE[post.type]?.map(field => this.stycken(post.id, field)) ?? []
    const old = this.#looks.get(post.id)
    if (
      old &&
      old.post === post &&
      old.parent === (PARENTAL.has(post.type) ? parent : null) &&
      old.footnote === footnote &&
      old.access === access &&
      beside.every((s, i) => s === old.beside[i])
    )
      return old
    const editor = EDITORS[post.type as ShownType]
    const writable = writing.text(post.id)
    const arrangeable = writing.arrange(post.id)
    const adds = (type: RecordType): boolean => writing.add(type, post.id)
    const context: PresentContext = { ...base, parent, writable, arrangeable, adds }
    const isLocked = writing.something && !writable
    const planned = editor.plan(post, context)
    const plan = (isLocked ? planned.map(locked) : planned).map((item, i) => {
      const known = old?.plan[i]
      return known && sameValue(known, item) ? known : item
    })
    const { tag, attributes } = editor.frame(post, context)
    const drawn: FrameAttr = {
      tag,
      attributes: isLocked ? { ...attributes, 'data-locked': 'true' } : attributes,
      before: editor.before?.(post, context) ?? [],
      after: editor.after?.(post, context) ?? [],
      gutter: editor.gutter?.(post, context) ?? []
    }
    const frame = old && sameValue(old.frame, drawn) ? old.frame : drawn
    const look: Look = { post, parent: PARENTAL.has(post.type) ? parent : null, footnote, access, beside, plan, frame }
    this.#looks.set(post.id, look)
    return look
  }

  #leaf(record: string, plan: LeafPlan): PmNode {
    return this.#reuse(`${record}|${plan.key}`, this.schema.nodes[plan.leaf]!, { id: record, p: plan.view }, [])
  }

  #field(record: string, plan: FieldPlan): PmNode {
    const { field, node: name } = plan
    const key = `${record}:${field}`
    const known = this.#fields.get(key)
    const p = this.#fieldAttr(plan)
    if (known && known.type.name === name) {
      if (known.attrs.p === p || sameValue(known.attrs.p, p)) return known
      const renamed = known.type.create({ fkey: key, p }, known.content)
      this.#fields.set(key, renamed)
      return renamed
    }
    const content = nodesOf(this.schema, this.stycken(record, field), name, this.footnoteNumbers)
    const node = this.schema.nodes[name]!.create({ fkey: key, p }, content)
    this.#fields.set(key, node)
    return node
  }

  #fieldAttr(plan: FieldPlan): FieldAttr {
    const known = this.#attrs.get(plan)
    if (known) return known
    const { field: _field, node: _node, ...p } = plan
    this.#attrs.set(plan, p)
    return p
  }

  #reuse(key: string, type: NodeType, attrs: Record<string, unknown>, kids: readonly PmNode[]): PmNode {
    const old = this.#nodes.get(key)
    if (
      old &&
      old.type === type &&
      old.childCount === kids.length &&
      kids.every((kid, i) => old.child(i) === kid) &&
      sameAttrs(old, attrs)
    )
      return old
    const p = old && old.type === type && sameValue(old.attrs.p, attrs.p) ? old.attrs.p : attrs.p
    const node = type.create('p' in attrs ? { ...attrs, p } : attrs, kids as PmNode[])
    this.#nodes.set(key, node)
    return node
  }
}

/** A field that others write, in a page in which this person writes: it asks for nothing. */
const locked = (item: FieldPlan | LeafPlan): FieldPlan | LeafPlan =>
  'leaf' in item ? item : { ...item, locked: true, guidance: '' }

const EMPTY: Pick<Reading, 'live'> = { live: new Map() }

const UNPLACED: FrameAttr = {
  tag: 'section',
  attributes: { class: 'ss-unplaced' },
  before: [
    ['h2', { class: 'ss-heading', contenteditable: 'false' }, messages.editor.unplaced],
    ['p', { class: 'ss-guidance', contenteditable: 'false' }, messages.editor.unplacedExplained]
  ],
  after: [],
  gutter: []
}

const sameAttrs = (node: PmNode, attrs: Record<string, unknown>): boolean =>
  Object.entries(attrs).every(([key, value]) => sameValue(node.attrs[key], value))

/** Record and field of a key `record:field`. */
export function splitKey(key: string): [record: string, field: string] {
  const colon = key.indexOf(':')
  return [key.slice(0, colon), key.slice(colon + 1)]
}

/** Deep equality of plain data. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(key => sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}
