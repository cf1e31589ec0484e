import { messages } from '../../messages/messages.ts'
import { defineEditor } from '../editor-kit.ts'

/** A footnote with its number, which follows the references; one without a reference shows a dash. */
export const footnoteEditor = defineEditor({
  content: 'frich',
  frame: () => ({ tag: 'div', attributes: { class: 'ss-footnote' } }),
  before(post, context) {
    const no = context.footnotes.get(post.id)
    return [
      [
        'span',
        {
          class: 'ss-footnote__n',
          contenteditable: 'false',
          'aria-label': no ? `${messages.types.footnote} ${no}` : messages.editor.footnoteUnreferenced
        },
        no ? String(no) : '–'
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
