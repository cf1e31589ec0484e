import { Fragment, type Node as PmNode, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { isField } from '../model/specs.ts'
import { sameValue } from './projection.ts'

/** Are two nodes the same record, field or leaf? Their attributes `p` may differ. */
function sameIdentity(a: PmNode, b: PmNode): boolean {
  return a.type === b.type && a.attrs.id === b.attrs.id && a.attrs.fkey === b.attrs.fkey
}

function sameChildren(a: PmNode, b: PmNode): boolean {
  if (a.childCount !== b.childCount) return false
  for (let i = 0; i < a.childCount; i++) if (!sameIdentity(a.child(i), b.child(i))) return false
  return true
}

/**
 * Adds to `transaction` the exact steps that turn the page into `target`. Where the records are the same it goes into them, so
 * that a change of text replaces only the letters; otherwise whole records are replaced. Returns true when records moved.
 */
export function patchPage(transaction: Transaction, target: PmNode): boolean {
  let moved = false
  const visit = (a: PmNode, b: PmNode, start: number): void => {
    if (a === b) return
    if (isField(a)) {
      patchField(transaction, a, b, start)
      return
    }
    if (!sameChildren(a, b)) {
      moved = true
      replaceChildren(transaction, a, b, start)
      return
    }
    let at = start + a.content.size
    for (let i = a.childCount - 1; i >= 0; i--) {
      const x = a.child(i)
      const y = b.child(i)
      at -= x.nodeSize
      if (x === y) continue
      visit(x, y, at + 1)
      if (x.attrs.p !== y.attrs.p && !sameValue(x.attrs.p, y.attrs.p)) transaction.setNodeAttribute(at, 'p', y.attrs.p)
    }
  }
  visit(transaction.doc, target, 0)
  return moved
}

/** Replaces the records that differ between two lists of records; closed slices only, so that nothing is fitted. */
function replaceChildren(transaction: Transaction, a: PmNode, b: PmNode, start: number): void {
  const most = Math.min(a.childCount, b.childCount)
  let left = 0
  while (left < most && unchanged(a.child(left), b.child(left))) left++
  let right = 0
  while (right < most - left && unchanged(a.child(a.childCount - 1 - right), b.child(b.childCount - 1 - right))) right++
  let from = start
  for (let i = 0; i < left; i++) from += a.child(i).nodeSize
  let to = from
  for (let i = left; i < a.childCount - right; i++) to += a.child(i).nodeSize
  const between = b.children.slice(left, b.childCount - right)
  transaction.step(new ReplaceStep(from, to, new Slice(Fragment.from(between), 0, 0)))
}

const unchanged = (a: PmNode, b: PmNode): boolean => a === b || (sameIdentity(a, b) && a.eq(b))

/** Replaces what differs inside a field; `start` is where its content begins. What the page shows is exactly the target. */
export function patchField(transaction: Transaction, a: PmNode, b: PmNode, start: number): void {
  const from = a.content.findDiffStart(b.content)
  if (from === null) return
  const end = a.content.findDiffEnd(b.content)
  if (!end) return
  const overlap = from - Math.min(end.a, end.b)
  const aEnd = overlap > 0 ? end.a + overlap : end.a
  const bEnd = overlap > 0 ? end.b + overlap : end.b
  const result = transaction.maybeStep(new ReplaceStep(start + from, start + aEnd, b.slice(from, bEnd)))
  const shown = transaction.doc.resolve(start).parent
  if (!result.failed && shown.content.eq(b.content)) return
  transaction.step(new ReplaceStep(start, start + shown.content.size, new Slice(b.content, 0, 0)))
}
