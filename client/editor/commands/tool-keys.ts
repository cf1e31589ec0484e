import type { Command } from '@tiptap/pm/state'
import { goToHit } from '../find/commands.ts'
import { findingOf } from '../find/plugin.ts'
import type { Observable } from '../session/emitter.ts'
import type { PageAction } from '../session/page-action.ts'
import { currentField, mayWriteAt } from './fields.ts'
import { footnoteWithCaret, goToReference } from './footnotes.ts'
import { mayLink } from './links.ts'
import type { RecordHost } from './records.ts'

type ToolHost = RecordHost & { readonly action: Observable<PageAction | null> }

/** The record whose menu belongs to where the caret stands: of a cell, its table. Null in the box of facts. */
export function recordWithCaret(host: RecordHost): string | null {
  const field = host.editor && currentField(host.editor.state.selection)
  const post = field && host.projection.reading.live.get(field.record)
  if (!post || post.type === 'metadata') return null
  return post.type === 'tablerow' ? (post.place?.a ?? null) : post.id
}

/**
 * The keys that open something beside the page or act on it from anywhere in the editor: they hold while the focus is in a panel
 * too. Those that concern the place of the caret do nothing unless the page has the focus.
 */
export function toolKeys(host: ToolHost): Record<string, Command> {
  const ask =
    (act: string): Command =>
    (_state, dispatch, view) => {
      if (dispatch && view) host.action.set({ act, id: '', key: '', anchor: view.dom as HTMLElement })
      return true
    }
  const inPage =
    (command: Command): Command =>
    (state, dispatch, view) =>
      (view?.dom.contains(document.activeElement) ?? false) && command(state, dispatch, view)
  const hit =
    (direction: 1 | -1): Command =>
    (state, dispatch, view) => {
      if (findingOf(state).search.query === '') return ask('find')(state, dispatch, view)
      if (dispatch && view) {
        goToHit(view, direction)
        host.action.set({ act: 'hit', id: '', key: '', anchor: view.dom as HTMLElement })
      }
      return true
    }
  const menu: Command = (_state, dispatch, view) => {
    const id = recordWithCaret(host)
    if (!id) return false
    if (dispatch && view) host.action.set({ act: 'menu', id, key: 'caret', anchor: view.dom as HTMLElement })
    return true
  }
  const backToText: Command = (_state, dispatch) => {
    const id = footnoteWithCaret(host)
    return id !== null && (dispatch ? goToReference(host, id) : true)
  }
  return {
    // Where no link can stand the key does nothing, rather than what the browser does with it.
    'Mod-k': inPage(
      (state, dispatch, view) => !mayWriteAt(host, state) || !mayLink(state) || ask('link')(state, dispatch, view)
    ),
    'Mod-f': ask('find'),
    'Mod-h': ask('replace'),
    'Mod-Shift-h': ask('replace'),
    F3: hit(1),
    'Mod-g': hit(1),
    'Shift-F3': hit(-1),
    'Mod-Shift-g': hit(-1),
    'Mod-Shift-Enter': inPage(menu),
    'Mod-Alt-f': inPage(backToText),
    'Mod-Alt-m': ask('comment'),
    'Mod-Alt-p': ask('propose'),
    'Mod-Alt-k': ask('thread-here'),
    F1: ask('help')
  }
}
