import { Fragment, type Mark, type Node as PmNode, type Schema, Slice } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import fastDiff from 'fast-diff'
import { type ProposedRun, tidyRuns } from '../../../schemas/comments/proposal.ts'
import type { Thread } from '../../../schemas/comments/thread.ts'
import { positionOf } from '../binding/binding.ts'
import { fieldAround } from '../binding/write-steps.ts'
import type { RecordHost } from '../commands/records.ts'
import { holdsBlocks } from '../model/specs.ts'
import { catchUp } from '../plugins/catch-up.ts'
import type { CommentBoard } from './comment-board.ts'

/** What an author is about to accept: where it stands in the page, and whether the text is still the one that the proposal was made for. */
export interface Acceptable {
  from: number
  to: number
  isSame: boolean
}

/** Finds the text of a proposal in the page as it is now; null when it is gone. */
export function acceptable(host: RecordHost, board: CommentBoard, thread: Pick<Thread, 'anchor'>): Acceptable | null {
  const view = host.editor?.view
  const { anchor } = thread
  if (!view || anchor.kind !== 'text') return null
  catchUp(view)
  const found = board.find(thread)
  const [stretch] = 'stretches' in found ? found.stretches : []
  if (!stretch) return null
  const key = `${stretch.record}:${stretch.field}`
  const from = positionOf(view.state.doc, { key, offset: stretch.from })
  const to = positionOf(view.state.doc, { key, offset: stretch.to })
  if (from === null || to === null) return null
  const now = view.state.doc.textBetween(from, to, '\n', '\uFFFC')
  return { from, to, isSame: now === anchor.parts[0]?.quote }
}

/**
 * Puts the words of a proposal in the place of the old ones, as one change of the person that can be undone. Only what differs is replaced:
 * other people's comments on the words that stay keep their place.
 */
export function applyProposal(host: RecordHost, { from, to }: Acceptable, replacement: readonly ProposedRun[]): void {
  const view = host.editor?.view
  if (!view) return
  host.history.step()
  view.dispatch(replaceWith(view.state.tr, from, to, replacement).scrollIntoView())
  host.history.step()
}

/** Adds to a transaction the steps that put runs between two positions of one field. */
export function replaceWith(
  tr: Transaction,
  from: number,
  to: number,
  replacement: readonly ProposedRun[]
): Transaction {
  const { schema } = tr.doc.type
  const $from = tr.doc.resolve(from)
  const field = fieldAround($from)?.node
  const blocks = field ? holdsBlocks(field) : false
  const withMarks = field?.type.name !== 'fline'
  const paragraphs = paragraphsOf(replacement, blocks).map(runs => nodesOf(schema, runs, withMarks))
  if (paragraphs.length > 1) {
    const nodes = paragraphs.map(nodes => schema.nodes.paragraph!.create(null, nodes))
    return tr.replace(from, to, new Slice(Fragment.from(nodes), 1, 1))
  }
  const next = Fragment.from(paragraphs[0] ?? [])
  if (!$from.sameParent(tr.doc.resolve(to))) {
    tr.delete(from, to)
    return next.size > 0 ? tr.insert(from, next) : tr
  }
  const old = $from.parent.content.cut($from.parentOffset, $from.parentOffset + (to - from))
  const start = old.findDiffStart(next)
  if (start === null) return tr
  const ends = old.findDiffEnd(next)
  if (!ends) return tr
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b))
  const end = from + ends.a + overlap
  tr.replaceWith(from + start, end, next.cut(start, ends.b + overlap))
  return tr.setSelection(TextSelection.create(tr.doc, from + ends.b + overlap))
}

/** A newline begins a new paragraph where there are paragraphs, and is a space elsewhere. */
function paragraphsOf(runs: readonly ProposedRun[], blocks: boolean): ProposedRun[][] {
  const out: ProposedRun[][] = [[]]
  for (const run of runs) {
    const parts = blocks ? run.text.split('\n') : [run.text.replaceAll('\n', ' ')]
    parts.forEach((text, i) => {
      if (i > 0) out.push([])
      if (text !== '') out.at(-1)!.push({ ...run, text })
    })
  }
  return out
}

function nodesOf(schema: Schema, runs: readonly ProposedRun[], withMarks: boolean): PmNode[] {
  return runs.map(run => {
    const marks: Mark[] = []
    if (withMarks && run.link) marks.push(schema.marks.link!.create({ href: run.link }))
    if (withMarks && run.bold) marks.push(schema.marks.bold!.create())
    if (withMarks && run.italic) marks.push(schema.marks.italic!.create())
    return schema.text(
      run.text,
      marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), [])
    )
  })
}

/** The runs between two positions of one field, as a proposal would write them. */
export function runsBetween(page: PmNode, from: number, to: number): ProposedRun[] {
  const out: ProposedRun[] = []
  let last: PmNode | null = null
  page.nodesBetween(from, to, (node, at, parent) => {
    if (node.isTextblock) {
      if (last && last !== node) out.push({ text: '\n' })
      last = node
      return true
    }
    if (!node.isText || !parent) return true
    const text = (node.text ?? '').slice(Math.max(0, from - at), to - at)
    if (text !== '') out.push({ text, ...lookOf(node.marks) })
    return false
  })
  return out
}

function lookOf(marks: readonly Mark[]): Omit<ProposedRun, 'text'> {
  const out: Omit<ProposedRun, 'text'> = {}
  for (const mark of marks) {
    if (mark.type.name === 'bold') out.bold = true
    if (mark.type.name === 'italic') out.italic = true
    if (mark.type.name === 'link') out.link = String(mark.attrs.href)
  }
  return out
}

/** The runs of a wording that was written plainly: what stays keeps its formatting, and what is new looks like the letter before it. */
export function rewritten(old: readonly ProposedRun[], written: string): ProposedRun[] {
  const looks = old.flatMap(({ text, ...look }) => Array.from({ length: text.length }, () => look))
  const out: ProposedRun[] = []
  let at = 0
  let look: Omit<ProposedRun, 'text'> = looks[0] ?? {}
  for (const [operation, piece] of fastDiff(old.map(run => run.text).join(''), written)) {
    if (operation === fastDiff.INSERT) {
      // A link ends where it ended: more words after it are no part of it.
      const { link: _link, ...plain } = look
      out.push({ text: piece, ...(looks[at]?.link === look.link ? look : plain) })
      continue
    }
    if (operation === fastDiff.EQUAL)
      for (const [i, char] of piece.split('').entries()) out.push({ text: char, ...looks[at + i] })
    at += piece.length
    look = looks[at - 1] ?? look
  }
  return tidyRuns(out)
}
