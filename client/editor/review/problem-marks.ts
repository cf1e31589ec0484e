import type { Node as PmNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { isField } from '../model/specs.ts'
import { positionOfOffset } from '../model/to-text.ts'
import { catchUp } from '../plugins/catch-up.ts'
import type { Observable } from '../session/emitter.ts'
import type { FoundProblem, Review } from './review.ts'

/** The marks of one field, and what they were drawn from. */
interface Drawn {
  node: PmNode
  problems: readonly FoundProblem[]
}

/** What the marks are drawn from, and when; a checker is one. */
export interface Checked {
  readonly review: Observable<Review>
  readonly runs: Observable<number>
}

interface Marks {
  set: DecorationSet
  drawn: ReadonlyMap<string, Drawn>
  /** What they were drawn from; null when the text under one of them went away since. */
  problems: readonly FoundProblem[] | null
}

const NONE: Marks = { set: DecorationSet.empty, drawn: new Map(), problems: null }

export const problemMarksKey = new PluginKey<Marks>('styrskrift-problem-marks')

/** Underlines what problems are about. The marks move with the text, and are drawn anew when a check is done, where it says something else. */
export function problemMarksPlugin({ review, runs }: Checked): Plugin {
  return new Plugin<Marks>({
    key: problemMarksKey,
    state: {
      init: (_config, state) => mark(state.doc, review.get().problems, NONE),
      apply: (transaction, marks, _before, state) => {
        const moved = transaction.docChanged ? follow(marks, transaction) : marks
        const found = transaction.getMeta(problemMarksKey) as Review | undefined
        return found ? mark(state.doc, found.problems, moved) : moved
      }
    },
    props: { decorations: state => problemMarksKey.getState(state)?.set },
    view: view => ({
      destroy: runs.subscribe(() => {
        const found = review.get()
        if (view.isDestroyed || problemMarksKey.getState(view.state)?.problems === found.problems) return
        catchUp(view)
        view.dispatch(view.state.tr.setMeta(problemMarksKey, found))
      })
    })
  })
}

/** Where a problem is underlined now; null when nothing of it is left, or when it has no stretch of text. */
export function markedRange(state: EditorState, problem: FoundProblem): { from: number; to: number } | null {
  const found = problemMarksKey.getState(state)?.set.find(undefined, undefined, spec => spec.problem === problem.key)
  const [first] = found ?? []
  return first && first.to > first.from ? { from: first.from, to: first.to } : null
}

function follow({ set, drawn, problems }: Marks, { mapping, doc }: Transaction): Marks {
  let isWhole = true
  const onRemove = (): void => {
    isWhole = false
  }
  const next = set.map(mapping, doc, { onRemove })
  return { set: next, drawn, problems: isWhole ? problems : null }
}

function mark(page: PmNode, problemsNow: readonly FoundProblem[], before: Marks): Marks {
  const wanted = byField(problemsNow)
  const drawn = new Map<string, Drawn>()
  const gone: Decoration[] = []
  const fresh: Decoration[] = []
  page.descendants((node, at) => {
    if (!isField(node)) return true
    const key = String(node.attrs.fkey)
    const problems = wanted.get(key) ?? []
    const old = before.drawn.get(key)
    if (problems.length === 0 && !old) return false
    const standing = before.set.find(at, at + node.nodeSize)
    const next = { node, problems }
    if (problems.length > 0) drawn.set(key, next)
    if (old && old.node === node && isSame(old.problems, problems) && standing.length === problems.length) return false
    gone.push(...standing)
    fresh.push(...problems.map(problem => underline(node, at + 1, problem)))
    return false
  })
  return { set: before.set.remove(gone).add(page, fresh), drawn, problems: problemsNow }
}

function underline(field: PmNode, start: number, problem: FoundProblem): Decoration {
  const { from = 0, to = from } = problem.place
  return Decoration.inline(
    start + positionOfOffset(field, from),
    start + positionOfOffset(field, to),
    { class: 'ss-wavy', 'data-severity': problem.severity, title: problem.message },
    { problem: problem.key }
  )
}

/** The problems with a stretch of text to underline, by the key of their field. */
function byField(problems: readonly FoundProblem[]): Map<string, FoundProblem[]> {
  const out = new Map<string, FoundProblem[]>()
  for (const problem of problems) {
    const { record, field, from, to } = problem.place
    if (field === undefined || from === undefined || to === undefined || to <= from) continue
    const key = `${record}:${field}`
    const list = out.get(key)
    if (list) list.push(problem)
    else out.set(key, [problem])
  }
  return out
}

const isSame = (a: readonly FoundProblem[], b: readonly FoundProblem[]): boolean =>
  a.length === b.length && a.every((problem, i) => problem === b[i])
