import type { Node as PmNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Person } from '../../../schemas/api/contract.ts'
import { fieldName, parseFieldName } from '../../../schemas/document/ids.ts'
import { FROM_RECORDS, placeAt, positionOf, type TextPlace } from '../binding/binding.ts'
import { catchUp } from './catch-up.ts'

/** What a client tells the others: who it is, and where its selection stands, as Yjs positions that move with the text. */
export interface AwarenessState {
  user: Person
  cursor: { anchor: unknown; head: unknown } | null
}

const cursorsKey = new PluginKey<DecorationSet>('styrskrift-cursors')

/** A place as a position that survives other people's changes. */
function relativePlace(doc: Y.Doc, place: TextPlace): unknown {
  const [record = '', field = ''] = split(place.key)
  const text = doc.getText(fieldName(record, field))
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, Math.min(place.offset, text.length), -1))
}

/** The place of a position today, or null when its text is gone. */
function absolutePlace(doc: Y.Doc, position: unknown): TextPlace | null {
  try {
    const absolute = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc)
    if (!absolute) return null
    for (const [root, type] of doc.share) {
      if ((type as unknown) !== absolute.type) continue
      const name = parseFieldName(root)
      return name ? { key: `${name.record}:${name.field}`, offset: absolute.index } : null
    }
  } catch {
    // Another client may send anything: a position that cannot be read is not drawn.
  }
  return null
}

const split = (key: string): [string, string] => [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]

function caret(user: Person): HTMLElement {
  const element = document.createElement('span')
  element.className = 'ss-cursor'
  element.dataset.person = String(user.color)
  element.setAttribute('aria-hidden', 'true')
  const name = document.createElement('span')
  name.textContent = user.name
  element.append(name)
  return element
}

/** Draws the carets and selections of others, and tells them where this one is. */
export function cursorsPlugin(doc: Y.Doc, awareness: Awareness): Plugin {
  const decorations = (page: PmNode): DecorationSet => {
    const out: Decoration[] = []
    for (const [client, state] of awareness.getStates() as Map<number, Partial<AwarenessState>>) {
      if (client === doc.clientID || !state.cursor || !state.user?.name) continue
      const anchorPlace = absolutePlace(doc, state.cursor.anchor)
      const headPlace = absolutePlace(doc, state.cursor.head)
      const anchor = anchorPlace && positionOf(page, anchorPlace)
      const head = headPlace && positionOf(page, headPlace)
      if (anchor === null || head === null) continue
      out.push(
        Decoration.widget(head, () => caret(state.user!), {
          key: `${client}-${state.user.name}-${state.user.color}`,
          side: 10,
          ignoreSelection: true
        })
      )
      const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
      if (to > from)
        out.push(Decoration.inline(from, to, { class: 'ss-selected-by', 'data-person': String(state.user.color) }))
    }
    return DecorationSet.create(page, out)
  }
  return new Plugin<DecorationSet>({
    key: cursorsKey,
    state: {
      init: (_config, state) => decorations(state.doc),
      apply: (transaction, value, _before, state) => {
        if (transaction.getMeta(cursorsKey) || transaction.getMeta(FROM_RECORDS)) return decorations(state.doc)
        return transaction.docChanged ? value.map(transaction.mapping, transaction.doc) : value
      }
    },
    props: { decorations: state => cursorsKey.getState(state) },
    view: view => new Telling(view, doc, awareness)
  })
}

class Telling {
  readonly #view: EditorView
  readonly #doc: Y.Doc
  readonly #awareness: Awareness
  #scheduled = false
  #told = ''

  constructor(view: EditorView, doc: Y.Doc, awareness: Awareness) {
    this.#view = view
    this.#doc = doc
    this.#awareness = awareness
    awareness.on('change', this.#changed)
  }

  readonly #changed = ({
    added,
    updated,
    removed
  }: {
    added: number[]
    updated: number[]
    removed: number[]
  }): void => {
    if ([...added, ...updated, ...removed].some(client => client !== this.#doc.clientID)) this.#later()
  }

  /** Many people move at once: they are drawn once a frame. */
  #later(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    requestAnimationFrame(() => {
      this.#scheduled = false
      if (this.#view.isDestroyed) return
      if (this.#view.composing) return this.#later()
      catchUp(this.#view)
      this.#view.dispatch(this.#view.state.tr.setMeta(cursorsKey, true))
    })
  }

  update(view: EditorView): void {
    const { doc, selection } = view.state
    const anchor = view.hasFocus() ? placeAt(doc, selection.anchor) : null
    const head = anchor && placeAt(doc, selection.head)
    const cursor =
      anchor && head ? { anchor: relativePlace(this.#doc, anchor), head: relativePlace(this.#doc, head) } : null
    const said = JSON.stringify(cursor)
    if (said === this.#told) return
    this.#told = said
    this.#awareness.setLocalStateField('cursor', cursor)
  }

  destroy(): void {
    this.#awareness.off('change', this.#changed)
  }
}
