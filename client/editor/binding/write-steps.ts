import type { Node as PmNode, ResolvedPos } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from '@tiptap/pm/transform'
import type * as Y from 'yjs'
import { holdsBlocks, isField } from '../model/specs.ts'
import { flatOffset, inlineStretches, markValue } from '../model/to-text.ts'
import { ensureTerminated, unknownAttributesAt, writeDifference } from './write-field.ts'

/** Gives the shared text of a field by its key `record:field`. */
export type TextOf = (key: string) => Y.Text

/** The fields that a transaction touched, and whether their text has to be read again to see that the page shows it exactly. */
export type TouchedFields = Map<string, { reread: boolean }>

/**
 * Turns the steps of a transaction into operations on the shared texts, one by one and in order. What is typed, deleted, or
 * formatted inside a paragraph costs the same in a field of any length; other steps compare the blocks that they changed.
 */
export function writeSteps(transaction: Transaction, textOf: TextOf): TouchedFields {
  const touched: TouchedFields = new Map()
  transaction.steps.forEach((step, i) => {
    const before = transaction.docs[i]!
    const after = transaction.docs[i + 1] ?? transaction.doc
    const done = writeInline(step, before, textOf)
    if (done) {
      touched.set(done.key, { reread: done.reread || (touched.get(done.key)?.reread ?? false) })
      return
    }
    for (const [field, old, next] of changedFields(before, after)) {
      writeDifference(textOf(field), old, next)
      touched.set(field, { reread: true })
    }
  })
  return touched
}

interface Done {
  key: string
  reread: boolean
}

/** Maps a step inside one textblock; null when the step is of another kind. */
function writeInline(step: Step, before: PmNode, textOf: TextOf): Done | null {
  if (step instanceof ReplaceStep) return writeReplace(step, before, textOf)
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return writeMark(step, before, textOf)
  return null
}

interface FieldAt {
  key: string
  node: PmNode
  start: number
}

/** The field around a position. */
export function fieldAround($pos: ResolvedPos): FieldAt | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth)
    if (isField(node)) return { key: String(node.attrs.fkey), node, start: $pos.start(depth) }
  }
  return null
}

function writeReplace(step: ReplaceStep, before: PmNode, textOf: TextOf): Done | null {
  const { from, to, slice } = step
  if (slice.openStart > 0 || slice.openEnd > 0) return null
  const $from = before.resolve(from)
  if (!$from.parent.inlineContent || to > $from.end()) return null
  let plain = true
  let atoms = false
  slice.content.forEach(node => {
    if (!node.isInline || node.text?.includes('\n')) plain = false
    if (!node.isText) atoms = true
  })
  const field = plain ? fieldAround($from) : null
  if (!field) return null
  const text = textOf(field.key)
  const at = flatOffset(field.node, from - field.start)
  if (holdsBlocks(field.node)) ensureTerminated(text, field.node)
  if (to > from) text.delete(at, to - from)
  if (slice.content.size > 0) insertInline(text, at, slice.content, $from.parentOffset > 0)
  // The number that a footnote reference shows is the page's, not the text's.
  return { key: field.key, reread: atoms }
}

/** New characters take over from the character on their left what this version does not understand. */
function insertInline(text: Y.Text, start: number, content: ReplaceStep['slice']['content'], continues: boolean): void {
  const inherited = continues ? unknownAttributesAt(text, start) : {}
  let at = start
  for (const { insert, attributes } of inlineStretches(content)) {
    if (typeof insert === 'string') {
      text.insert(at, insert, { ...inherited, ...attributes })
      at += insert.length
    } else text.insertEmbed(at++, insert, { ...inherited, ...attributes })
  }
}

function writeMark(step: AddMarkStep | RemoveMarkStep, before: PmNode, textOf: TextOf): Done | null {
  const $from = before.resolve(step.from)
  if (!$from.parent.inlineContent || step.to > $from.end() || !$from.parent.type.allowsMarkType(step.mark.type))
    return null
  const field = fieldAround($from)
  if (!field) return null
  const at = flatOffset(field.node, step.from - field.start)
  const value = step instanceof AddMarkStep ? markValue(step.mark) : null
  textOf(field.key).format(at, step.to - step.from, { [step.mark.type.name]: value })
  return { key: field.key, reread: step.mark.type.name === 'link' }
}

/** The fields that differ between two documents of the same structure. */
export function changedFields(before: PmNode, after: PmNode): [key: string, before: PmNode, after: PmNode][] {
  const out: [string, PmNode, PmNode][] = []
  const walk = (a: PmNode, b: PmNode): void => {
    for (let i = 0; i < Math.min(a.childCount, b.childCount); i++) {
      const x = a.child(i)
      const y = b.child(i)
      if (x === y) continue
      if (isField(y)) out.push([String(y.attrs.fkey), x, y])
      else walk(x, y)
    }
  }
  walk(before, after)
  return out
}
