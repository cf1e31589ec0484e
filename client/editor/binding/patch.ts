import { Fragment, type Node as PmNode, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { isField } from '../model/specs.ts'
import { sameValue } from './projection.ts'

/** Are two nodes the same record, field or leaf? Their attributes `p` may differ. */
function sameIdentity(a: PmNode, b: PmNode): boolean {
  return a.type === b.type && a.attrs.id === b.attrs.id && a.attrs.fkey === b.attrs.fkey
}

/**
 * Adds to `transaction` the exact steps that turn the page into `target`. Records that stand in both stay: only what came, went,
 * or changed its order is replaced, and a change of text replaces only the letters. Returns true when records moved.
 */
export function patchPage(transaction: Transaction, target: PmNode): boolean {
  let moved = false
  // From right to left, so that positions on the left hold while steps are added.
  const visit = (a: PmNode, b: PmNode, start: number): void => {
    if (a === b) return
    if (isField(a)) {
      patchField(transaction, a, b, start)
      return
    }
    const kept = keptChildren(a, b)
    if (kept.length < a.childCount || kept.length < b.childCount) moved = true
    let at = start + a.content.size
    let i = a.childCount
    let j = b.childCount
    for (let k = kept.length - 1; k >= -1; k--) {
      const [keepA, keepB] = kept[k] ?? [-1, -1]
      const end = at
      while (i - 1 > keepA) at -= a.child(--i).nodeSize
      if (end > at || j - 1 > keepB) {
        transaction.step(new ReplaceStep(at, end, new Slice(Fragment.from(b.children.slice(keepB + 1, j)), 0, 0)))
      }
      if (k < 0) break
      const x = a.child(keepA)
      const y = b.child(keepB)
      at -= x.nodeSize
      i = keepA
      j = keepB
      if (x === y) continue
      visit(x, y, at + 1)
      if (x.attrs.p !== y.attrs.p && !sameValue(x.attrs.p, y.attrs.p)) transaction.setNodeAttribute(at, 'p', y.attrs.p)
    }
  }
  visit(transaction.doc, target, 0)
  return moved
}

/** The children that are the same records in both, as pairs of indices in rising order: the longest such list. */
function keptChildren(a: PmNode, b: PmNode): [number, number][] {
  const most = Math.min(a.childCount, b.childCount)
  let left = 0
  while (left < most && sameIdentity(a.child(left), b.child(left))) left++
  let right = 0
  while (right < most - left && sameIdentity(a.child(a.childCount - 1 - right), b.child(b.childCount - 1 - right)))
    right++
  const out: [number, number][] = []
  for (let i = 0; i < left; i++) out.push([i, i])
  const places = new Map<string, number>()
  for (let j = left; j < b.childCount - right; j++) places.set(identity(b.child(j)), j)
  const pairs: [number, number][] = []
  for (let i = left; i < a.childCount - right; i++) {
    const j = places.get(identity(a.child(i)))
    if (j !== undefined) pairs.push([i, j])
  }
  out.push(...longestRising(pairs))
  for (let i = right; i > 0; i--) out.push([a.childCount - i, b.childCount - i])
  return out
}

const identity = (node: PmNode): string => `${node.type.name}|${node.attrs.id ?? ''}|${node.attrs.fkey ?? ''}`

/** The longest part of the pairs whose second numbers rise (the first ones do already). */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = []
  const before: number[] = []
  pairs.forEach(([, j], n) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tails[middle]!]![1] < j) low = middle + 1
      else high = middle
    }
    before[n] = low > 0 ? tails[low - 1]! : -1
    tails[low] = n
  })
  const out: [number, number][] = []
  for (let n = tails.at(-1) ?? -1; n >= 0; n = before[n]!) out.unshift(pairs[n]!)
  return out
}

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
