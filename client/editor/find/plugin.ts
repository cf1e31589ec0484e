import type { Node as PmNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Selection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { findHits, type Hit, NO_SEARCH, type Search } from './search.ts'

/** What is looked for in the page, and where it stands; the offsets of the hits are positions of the page. */
export interface Finding {
  readonly search: Search
  readonly hits: readonly Hit[]
  readonly drawn: DecorationSet
}

const NOTHING: Finding = { search: NO_SEARCH, hits: [], drawn: DecorationSet.empty }

/** As many hits are drawn at most, those around the selection; all are counted. */
const MOST_DRAWN = 600

export const findKey = new PluginKey<Finding>('styrskrift-find')

/** Draws what is looked for; hits follow the text as people write. Nothing is done while nothing is looked for. */
export function findPlugin(): Plugin {
  let known = new WeakMap<PmNode, readonly Hit[]>()
  return new Plugin<Finding>({
    key: findKey,
    state: {
      init: () => NOTHING,
      apply(transaction, value, before, state) {
        const search = (transaction.getMeta(findKey) as Search | undefined) ?? value.search
        if (search.query === '') return NOTHING
        if (search !== value.search) known = new WeakMap()
        if (search === value.search && !transaction.docChanged && state.selection.eq(before.selection)) return value
        const hits =
          search === value.search && !transaction.docChanged ? value.hits : hitsIn(transaction.doc, search, known)
        return { search, hits, drawn: draw(transaction.doc, hits, state.selection) }
      }
    },
    props: { decorations: state => findKey.getState(state)?.drawn }
  })
}

/** Every hit in the texts of the page, in reading order. Paragraphs that did not change are not searched again. */
function hitsIn(page: PmNode, search: Search, known: WeakMap<PmNode, readonly Hit[]>): Hit[] {
  const out: Hit[] = []
  page.descendants((node, at) => {
    if (!node.isTextblock) return true
    let hits = known.get(node)
    if (!hits) {
      hits = findHits(node.textBetween(0, node.content.size, undefined, '\uFFFC'), search)
      known.set(node, hits)
    }
    for (const { from, to } of hits) out.push({ from: at + 1 + from, to: at + 1 + to })
    return false
  })
  return out
}

function draw(page: PmNode, hits: readonly Hit[], selection: Selection): DecorationSet {
  const here = Math.max(
    0,
    hits.findIndex(hit => hit.to >= selection.from)
  )
  const first = Math.max(0, Math.min(here - MOST_DRAWN / 2, hits.length - MOST_DRAWN))
  const shown = hits.slice(first, first + MOST_DRAWN)
  return DecorationSet.create(
    page,
    shown.map(({ from, to }) =>
      Decoration.inline(from, to, {
        class: from === selection.from && to === selection.to ? 'ss-hit ss-hit--current' : 'ss-hit'
      })
    )
  )
}

export const findingOf = (state: EditorState): Finding => findKey.getState(state) ?? NOTHING

/** Which hit is selected; −1 when none is. */
export function currentHit(state: EditorState): number {
  const { from, to } = state.selection
  return findingOf(state).hits.findIndex(hit => hit.from === from && hit.to === to)
}
