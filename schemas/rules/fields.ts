import { templateSectionOf } from '../document/create.ts'
import { type DokumentPost, recordsOf } from '../document/dokument.ts'
import { fieldShape, shapeOf } from '../records/shapes.ts'
import { cellField } from '../records/table/shape.ts'
import type { FieldKind } from '../text/flat.ts'
import { isBlank, type Stycke } from '../text/stycke.ts'
import { type FieldText, fieldTextOf } from './field-text.ts'
import type { RuleContext } from './rule.ts'

/** A field that people wrote something in, with where it stands. */
export interface TextField {
  readonly post: DokumentPost
  readonly above: readonly DokumentPost[]
  readonly field: string
  readonly kind: FieldKind
  readonly stycken: readonly Stycke[]
  readonly text: FieldText
}

/** A record of the living document, with the records above it, nearest last. */
export interface Placed {
  readonly post: DokumentPost
  readonly above: readonly DokumentPost[]
}

const recordsByContext = new WeakMap<RuleContext, readonly Placed[]>()

/** All records of the living document in reading order; walked once for all rules. */
export function recordsIn(context: RuleContext): readonly Placed[] {
  let known = recordsByContext.get(context)
  if (!known) {
    known = [...recordsOf(context.dokument)]
    recordsByContext.set(context, known)
  }
  return known
}

/** The records of one type, in reading order. */
export const postsOf = (context: RuleContext, type: DokumentPost['type']): DokumentPost[] =>
  recordsIn(context).flatMap(({ post }) => (post.type === type ? [post] : []))

const fieldsByContext = new WeakMap<RuleContext, readonly TextField[]>()

/**
 * Every field with words that a reader of the document meets, in reading order: without fixed headings, numbers in the metadata
 * box, names of persons, and cells of columns that are gone.
 */
export function textFieldsOf(context: RuleContext): readonly TextField[] {
  const known = fieldsByContext.get(context)
  if (known) return known
  const out: TextField[] = []
  for (const { post, above } of recordsIn(context)) {
    for (const field of fieldNames(post, above.at(-1), context)) {
      const stycken = post.fields[field]
      const shape = stycken && !isBlank(stycken) ? fieldShape(post.type, field) : null
      if (!stycken || !shape) continue
      out.push({ post, above, field, kind: shape.kind, stycken, text: fieldTextOf(stycken) })
    }
  }
  fieldsByContext.set(context, out)
  return out
}

/** Running text: paragraphs and lists, not headings, labels and cells of one line. */
export const isRunning = (f: TextField): boolean => f.kind !== 'line'

/** The fields of a record in the order in which they are read. */
export function fieldNames(post: DokumentPost, parent: DokumentPost | undefined, { template }: RuleContext): string[] {
  if (post.type === 'section') return templateSectionOf(template, post.data.key)?.headingFixed ? [] : ['titel']
  if (post.type === 'metadata') {
    return ['titel', ...template.metadata.flatMap(({ kind, key }) => (kind === 'text' && key !== 'titel' ? [key] : []))]
  }
  if (post.type === 'tablerow') {
    return (parent?.children ?? []).filter(c => c.type === 'tablecolumn').map(column => cellField(column.id))
  }
  const fixed = Object.keys(shapeOf(post.type).fields)
  if (post.type !== 'insats') return fixed
  const named = template.insats.fields.map(f => f.key)
  const others = Object.keys(post.fields).filter(f => !fixed.includes(f) && !named.includes(f))
  return [...fixed, ...named, ...others]
}
