import { ansvarOf } from '../../ansvar/of.ts'
import { ansvarParts } from '../../ansvar/sentence.ts'
import type { Post } from '../../document/reading.ts'
import { messages } from '../../messages/messages.ts'
import { plainText } from '../../text/stycke.ts'
import {
  defineEditor,
  type FieldPlan,
  gutter,
  type LeafPlan,
  numberView,
  type PresentContext,
  sign,
  type View
} from '../editor-kit.ts'

/** The ansvar as it stands in the page: a sentence with quiet chips, or the amber chip that asks for it. */
function ansvarView(post: Post, context: PresentContext): View {
  const tail = context.text(post.id, 'ansvarstillagg').map(plainText).join(' ')
  const parts = ansvarParts(ansvarOf(post, tail), context.kommun)
  const open = (className: string, label: string, children: readonly View[]): View =>
    context.writable
      ? [
          'button',
          {
            type: 'button',
            class: className,
            'data-act': 'ansvar',
            'data-id': post.id,
            'aria-haspopup': 'dialog',
            'aria-label': label
          },
          ...children
        ]
      : ['span', { class: className }, ...children]
  const views: View[] = []
  if (parts.length === 0) {
    const words = context.writable ? messages.ansvar.choose : messages.editor.notGiven
    views.push(open('ss-missing', words, [sign('problem'), words]))
  }
  for (const part of parts) {
    if ('party' in part)
      views.push(
        open(part.known ? 'ss-unit' : 'ss-unit ss-unit--unknown', messages.ansvar.change(part.text), [part.text])
      )
    else views.push(part.text)
  }
  return ['p', { class: 'ss-ansvar', contenteditable: 'false' }, ['b', {}, messages.ansvar.label], ' ', ...views]
}

/** An insats: number, text, ansvar, and the fields of the template. */
export const insatsEditor = defineEditor({
  content: 'fblock ansvar fline*',
  frame: () => ({ tag: 'div', attributes: { class: 'ss-insats', role: 'group' } }),
  gutter: (post, context) => gutter(post.id, messages.editor.addAfter.insats, messages.editor.moveOrRemove, context),
  before: () => [numberView()],
  plan(post, context) {
    const { insats } = context.template
    const out: (FieldPlan | LeafPlan)[] = [
      {
        field: 'text',
        node: 'fblock',
        tag: 'div',
        label: insats.label,
        guidance: insats.guidance || messages.editor.insatsGuidance,
        class: 'ss-insats__t'
      },
      { leaf: 'ansvar', key: 'ansvar', view: ansvarView(post, context) }
    ]
    for (const field of insats.fields) {
      out.push({
        field: field.key,
        node: 'fline',
        tag: 'div',
        label: field.label,
        labelled: true,
        guidance: field.guidance || messages.editor.fillIn,
        class: 'ss-extra'
      })
    }
    return out
  }
})
