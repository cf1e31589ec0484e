import { Fragment, type Node as PmNode, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { deleteAcrossFields, fitSlice, spansFields } from '../commands/across-fields.ts'
import { currentField } from '../commands/fields.ts'
import type { RecordHost } from '../commands/records.ts'
import type { FieldNodeName } from '../model/specs.ts'
import { cleanHtml } from '../paste/clean-html.ts'

/**
 * Letters in the composed form (å as one character): what some systems put on the clipboard is decomposed. A reference to a
 * footnote of another document becomes its sign in brackets.
 */
function composed(fragment: Fragment, isFootnote: (id: string) => boolean): Fragment {
  const out: PmNode[] = []
  fragment.forEach(node => {
    if (node.type.name === 'footnoteRef' && !isFootnote(String(node.attrs.id)))
      out.push(node.type.schema.text(`[${node.attrs.no || '?'}]`, node.marks))
    else if (node.isText && node.text && node.text !== node.text.normalize('NFC'))
      out.push(node.type.schema.text(node.text.normalize('NFC'), node.marks))
    else out.push(node.isLeaf ? node : node.copy(composed(node.content, isFootnote)))
  })
  return Fragment.from(out)
}

/** Paste, drop, and typing over a selection: what arrives is cleaned to what the field takes, and never changes the structure. */
export function pastePlugin(host: RecordHost): Plugin {
  const isFootnote = (id: string): boolean => host.projection.records.index.get(`${id}|t`) === 'footnote'
  return new Plugin({
    props: {
      transformPastedHTML: html => cleanHtml(html),
      transformPasted(slice, view) {
        const field = currentField(view.state.selection)
        const whole = new Slice(composed(slice.content, isFootnote), slice.openStart, slice.openEnd)
        return field ? fitSlice(whole, view.state.schema, field.node.type.name as FieldNodeName) : Slice.empty
      },
      clipboardTextSerializer: slice =>
        slice.content.textBetween(0, slice.content.size, '\n', leaf => (leaf.type.name === 'hardBreak' ? '\n' : '')),
      handlePaste(view) {
        // The slice goes to the first field of the selection, after the selected text of all fields is gone.
        if (spansFields(view.state.doc, view.state.selection.from, view.state.selection.to))
          deleteAcrossFields(view.state, view.dispatch)
        return false
      },
      handleTextInput(view, from, to, text) {
        if (from === to || !spansFields(view.state.doc, from, to)) return false
        if (!deleteAcrossFields(view.state, view.dispatch)) return false
        view.dispatch(view.state.tr.insertText(text))
        return true
      },
      handleDrop(view, event, slice) {
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
        const target = at === undefined ? null : view.state.doc.resolve(at)
        // Text may be dropped where it can stand; records are moved by their handles.
        return !target?.parent.inlineContent || slice.content.firstChild?.isInline !== true
      }
    }
  })
}
