import { messages } from '../../messages/messages.ts'
import { defineEditor } from '../editor-kit.ts'

/** A footnote with its number, which follows the references and leads back to the first; one without a reference shows a dash. */
export const footnoteEditor = defineEditor({
  content: 'frich',
  frame: () => ({ tag: 'div', attributes: { class: 'ss-footnote' } }),
  before(post, context) {
    const no = context.footnotes.get(post.id)
    const attributes = { class: 'ss-footnote__n', contenteditable: 'false' }
    if (!no) return [['span', { ...attributes, 'aria-label': messages.editor.footnoteUnreferenced }, '–']]
    const label = messages.editor.footnoteBack(no)
    return [
      [
        'button',
        {
          ...attributes,
          type: 'button',
          'data-act': 'footnote-back',
          'data-id': post.id,
          'aria-label': label,
          title: label
        },
        String(no)
      ]
    ]
  },
  plan: () => [
    {
      field: 'text',
      node: 'frich',
      tag: 'div',
      label: messages.types.footnote,
      guidance: messages.editor.footnoteGuidance
    }
  ]
})
