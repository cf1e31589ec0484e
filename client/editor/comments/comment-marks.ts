import type { Node as PmNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { AnchorPart } from '../../../schemas/comments/anchor.ts'
import type { Thread } from '../../../schemas/comments/thread.ts'
import { FROM_RECORDS } from '../binding/binding.ts'
import { isField } from '../model/specs.ts'
import { positionOfOffset } from '../model/to-text.ts'
import { catchUp } from '../plugins/catch-up.ts'
import type { CommentBoard } from './comment-board.ts'
import { inserted, proposalButtons, recordSign } from './mark-views.ts'

interface Marks {
  set: DecorationSet
  /** The nodes of fields and records from which marks were drawn. */
  drawn: ReadonlyMap<string, PmNode>
}

const NONE: Marks = { set: DecorationSet.empty, drawn: new Map() }

const marksKey = new PluginKey<Marks>('styrskrift-comment-marks')

/**
 * Draws open threads in the page: comments underlined, the old words of a proposal struck and the new ones behind them, and a sign beside a
 * record that is commented as a whole. Marks move with the text while one writes, and are looked up anew where others wrote.
 */
export function commentMarksPlugin(board: CommentBoard): Plugin {
  return new Plugin<Marks>({
    key: marksKey,
    state: {
      init: (_config, state) => draw(state.doc, board, NONE),
      apply: (transaction, marks, _before, state) => {
        if (transaction.getMeta(marksKey)) return draw(state.doc, board, NONE)
        if (!transaction.docChanged) return marks
        const moved = { ...marks, set: marks.set.map(transaction.mapping, transaction.doc) }
        return transaction.getMeta(FROM_RECORDS) ? draw(state.doc, board, moved) : moved
      }
    },
    props: {
      decorations: state => marksKey.getState(state)?.set,
      handleClick: (view, position, event) => chooseAt(view, position, event, board)
    },
    view: view => {
      let scheduled = false
      const later = (): void => {
        if (scheduled) return
        scheduled = true
        requestAnimationFrame(() => {
          scheduled = false
          if (view.isDestroyed) return
          if (view.composing) return later()
          catchUp(view)
          view.dispatch(view.state.tr.setMeta(marksKey, true))
        })
      }
      const stops = [board.threads, board.active, board.accepts, board.draft].map(each => each.subscribe(later))
      return {
        destroy: () => {
          for (const stop of stops) stop()
        }
      }
    }
  })
}

/** The threads whose marks stand at a position; the innermost last. */
export function threadsAt(state: EditorState, from: number, to = from): string[] {
  const found = marksKey.getState(state)?.set.find(from, to) ?? []
  const sized = found.filter(d => d.spec.thread).sort((a, b) => b.to - b.from - (a.to - a.from))
  return [...new Set(sized.map(d => String(d.spec.thread)))]
}

/** Where the mark of a thread stands in the page, from its first letter to its last; null when it has none. */
export function markOf(state: EditorState, thread: string): { from: number; to: number } | null {
  const found = marksKey.getState(state)?.set.find(undefined, undefined, spec => spec.thread === thread) ?? []
  if (found.length === 0) return null
  return { from: Math.min(...found.map(d => d.from)), to: Math.max(...found.map(d => d.to)) }
}

/** A click into a marked text chooses its thread, and is a click like every other. */
function chooseAt(view: EditorView, position: number, event: MouseEvent, board: CommentBoard): false {
  if (!view.state.selection.empty && event.detail > 1) return false
  const id = threadsAt(view.state, position).at(-1)
  if (id) board.active.set(id)
  return false
}

/** What is drawn of a thread. */
type Marked = Pick<Thread, 'id' | 'anchor' | 'proposal' | 'state' | 'revision'>

/** In the place of the id of a thread: the comment that is being written. */
const DRAFT = 'utkast'

interface Wanted {
  texts: Map<string, { thread: Marked; part: AnchorPart }[]>
  records: Map<string, Marked[]>
}

/** What is to be drawn: open threads, and a settled one while it is chosen. */
function wanted(board: CommentBoard): Wanted {
  const out: Wanted = { texts: new Map(), records: new Map() }
  const active = board.active.get()
  const draft = board.draft.get()
  const drafted: Marked[] = draft ? [{ id: DRAFT, anchor: draft, proposal: null, state: 'open', revision: 0 }] : []
  for (const thread of [...board.threads.get().values(), ...drafted]) {
    if (thread.state !== 'open' && (thread.id !== active || thread.proposal)) continue
    const { anchor } = thread
    if (anchor.kind === 'record') put(out.records, anchor.record, thread)
    if (anchor.kind === 'text')
      for (const part of anchor.parts) put(out.texts, `${part.record}:${part.field}`, { thread, part })
  }
  return out
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Draws what is wanted; with the marks as they were before, only in the fields and records whose nodes are others now. */
function draw(page: PmNode, board: CommentBoard, before: Marks): Marks {
  const { texts, records } = wanted(board)
  if (texts.size === 0 && records.size === 0) return NONE
  const drawn = new Map<string, PmNode>()
  const gone: Decoration[] = []
  const fresh: Decoration[] = []
  page.descendants((node, at) => {
    const isText = isField(node)
    const key = String((isText ? node.attrs.fkey : node.attrs.id) ?? '')
    if (isText) {
      const here = texts.get(key)
      if (!here) return false
      drawn.set(key, node)
      if (before.drawn.get(key) === node) return false
      gone.push(...before.set.find(at, at + node.nodeSize))
      for (const { thread, part } of here) fresh.push(...marksOf(node, at + 1, thread, part, board))
      return false
    }
    // The values between the fields carry the id of their record, too.
    const here = node.isLeaf ? undefined : records.get(key)
    if (here) {
      gone.push(...before.set.find(at + 1, at + 1, spec => spec.sign === key))
      fresh.push(signOf(at, key, here, board))
    }
    return true
  })
  return { set: before.set.remove(gone).add(page, fresh), drawn }
}

function signOf(at: number, record: string, threads: readonly Marked[], board: CommentBoard): Decoration {
  const active = threads.some(thread => thread.id === board.active.get())
  const [first] = threads
  return Decoration.widget(at + 1, () => recordSign(first!.id, threads.length, active), {
    key: `sign-${record}-${threads.length}-${active}-${first!.id}`,
    side: -1,
    ignoreSelection: true,
    stopEvent: event => event.type !== 'click',
    sign: record
  })
}

function marksOf(field: PmNode, start: number, thread: Marked, part: AnchorPart, board: CommentBoard): Decoration[] {
  const found = board.find({ anchor: { kind: 'text', parts: [part] } })
  const [stretch] = 'stretches' in found ? found.stretches : []
  if (!stretch) return []
  const from = start + positionOfOffset(field, stretch.from)
  const to = start + positionOfOffset(field, stretch.to)
  const active = thread.id === board.active.get() || thread.id === DRAFT
  const data = { 'data-thread': thread.id, ...(active ? { 'data-active': 'true' } : {}) }
  const spec = { thread: thread.id }
  if (!thread.proposal)
    return to > from ? [Decoration.inline(from, to, { nodeName: 'mark', class: 'ss-comment', ...data }, spec)] : []
  const { replacement } = thread.proposal
  const accepts = board.accepts.get()
  const struck = to > from ? [Decoration.inline(from, to, { nodeName: 'del', class: 'ss-del', ...data }, spec)] : []
  return [
    ...struck,
    Decoration.widget(
      to,
      (view, position) => {
        const holder = document.createElement('span')
        holder.className = 'ss-proposal'
        holder.contentEditable = 'false'
        holder.append(inserted(replacement, thread.id, active), ...(accepts ? [proposalButtons(thread.id)] : []))
        holder.addEventListener('mousedown', event => {
          if (event.target instanceof Element && event.target.closest('button')) return
          // Nobody writes in the new words before they are accepted: the caret goes beside them.
          event.preventDefault()
          board.active.set(thread.id)
          const at = position()
          view.focus()
          if (at !== undefined)
            view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at), -1)))
        })
        return holder
      },
      {
        ...spec,
        key: `proposal-${thread.id}-${thread.revision}-${active}-${accepts}`,
        side: 1,
        marks: [],
        ignoreSelection: true,
        stopEvent: event => event.type !== 'click'
      }
    )
  ]
}
