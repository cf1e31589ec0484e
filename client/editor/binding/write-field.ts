import type { Node as PmNode } from '@tiptap/pm/model'
import fastDiff from 'fast-diff'
import * as Y from 'yjs'
import { isKnownKey } from '../../../schemas/text/attributes.ts'
import { blockStretches, flatSize, inlineStretches, type Stretch } from '../model/to-text.ts'

/**
 * Writes what changed between two versions of a field node into its shared text. Only the blocks that differ are compared, and
 * only known attributes are touched: what this version does not understand stays as it is.
 */
export function writeDifference(text: Y.Text, before: PmNode, after: PmNode): void {
  if (before.inlineContent) {
    applyDifference(text, 0, inlineStretches(before.content), inlineStretches(after.content))
    return
  }
  ensureTerminated(text, before)
  const most = Math.min(before.childCount, after.childCount)
  let start = 0
  let offset = 0
  while (start < most && before.child(start).eq(after.child(start))) offset += flatSize(before.child(start++))
  let end = 0
  while (end < most - start && before.child(before.childCount - 1 - end).eq(after.child(after.childCount - 1 - end)))
    end++
  const part = (node: PmNode): PmNode[] => node.children.slice(start, node.childCount - end)
  applyDifference(text, offset, blockStretches(part(before)), blockStretches(part(after)))
}

/**
 * A block field ends with a newline. One that was never written in has none yet: then the page shows one paragraph more than the
 * text has newlines, and the field node is longer than the text.
 */
export function ensureTerminated(text: Y.Text, field: PmNode): void {
  let size = 0
  for (const block of field.children) size += flatSize(block)
  if (text.length < size) text.insert(text.length, '\n', {})
}

interface Unit {
  attributes: Record<string, unknown>
  embed: object | null
}

/** Characters with an embed as one private character each; equal embeds get equal characters, so that they are recognised. */
function units(stretches: readonly Stretch[], embeds: Map<string, string>): { text: string; units: Unit[] } {
  let text = ''
  const out: Unit[] = []
  for (const { insert, attributes } of stretches) {
    if (typeof insert === 'string') {
      text += insert
      for (let i = 0; i < insert.length; i++) out.push({ attributes, embed: null })
      continue
    }
    const key = JSON.stringify(insert)
    let sign = embeds.get(key)
    if (!sign) {
      sign = String.fromCharCode(0xe000 + embeds.size)
      embeds.set(key, sign)
    }
    text += sign
    out.push({ attributes, embed: insert })
  }
  return { text, units: out }
}

function applyDifference(target: Y.Text, offset: number, before: readonly Stretch[], after: readonly Stretch[]): void {
  const embeds = new Map<string, string>()
  const old = units(before, embeds)
  const next = units(after, embeds)
  let at = offset
  let i = 0
  let j = 0
  const formats: { at: number; length: number; change: Record<string, unknown> }[] = []
  for (const [operation, piece] of fastDiff(old.text, next.text)) {
    if (operation === fastDiff.DELETE) {
      target.delete(at, piece.length)
      i += piece.length
    } else if (operation === fastDiff.INSERT) {
      insertUnits(target, at, piece, next.units.slice(j, j + piece.length), j > 0 && next.text[j - 1] !== '\n')
      j += piece.length
      at += piece.length
    } else {
      for (let k = 0; k < piece.length; k++) {
        const change = attributeChange(old.units[i + k]!.attributes, next.units[j + k]!.attributes)
        if (!change) continue
        const last = formats.at(-1)
        if (last && last.at + last.length === at + k && JSON.stringify(last.change) === JSON.stringify(change))
          last.length++
        else formats.push({ at: at + k, length: 1, change })
      }
      i += piece.length
      j += piece.length
      at += piece.length
    }
  }
  for (const { at: from, length, change } of formats) target.format(from, length, change)
}

function attributeChange(
  before: Record<string, unknown>,
  after: Record<string, unknown>
): Record<string, unknown> | null {
  if (before === after) return null
  let change: Record<string, unknown> | null = null
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (JSON.stringify(before[key] ?? null) === JSON.stringify(after[key] ?? null)) continue
    change ??= {}
    change[key] = after[key] ?? null
  }
  return change
}

function insertUnits(target: Y.Text, start: number, text: string, list: readonly Unit[], continues: boolean): void {
  const inherited = continues ? unknownAttributesAt(target, start) : {}
  let at = start
  for (let i = 0; i < list.length; ) {
    const unit = list[i]!
    if (unit.embed) {
      target.insertEmbed(at++, unit.embed, { ...inherited, ...unit.attributes })
      i++
      continue
    }
    let end = i + 1
    while (end < list.length && !list[end]!.embed && sameAttributes(list[end]!.attributes, unit.attributes)) end++
    target.insert(at, text.slice(i, end), { ...inherited, ...unit.attributes })
    at += end - i
    i = end
  }
}

const sameAttributes = (a: Record<string, unknown>, b: Record<string, unknown>): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

/**
 * Attributes of the character before an offset that this version does not understand: new text continues them. Walks the items
 * of the text, since a delta of the whole text for each key press would cost the more the longer the text is.
 */
export function unknownAttributesAt(text: Y.Text, offset: number): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  let left = offset
  for (let item = text._start; item !== null && left > 0; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content
      if (isKnownKey(key)) continue
      if (value === null) delete out[key]
      else out[key] = value
    } else if (item.countable) left -= item.length
  }
  return out
}
