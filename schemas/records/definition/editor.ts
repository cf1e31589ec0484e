import { messages } from '../../messages/messages.ts'
import { defineEditor, gutter } from '../editor-kit.ts'

/** A term, and beside it what it means. */
export const definitionEditor = defineEditor({
  content: 'fline fblock',
  frame: () => ({ tag: 'div', attributes: { class: 'ss-definition' } }),
  gutter: (post, context) =>
    gutter(post.id, messages.editor.addAfter.definition, messages.editor.moveOrRemove, context),
  plan: () => [
    {
      field: 'term',
      node: 'fline',
      tag: 'div',
      label: messages.fields.term,
      guidance: messages.editor.termGuidance,
      class: 'ss-definition__term'
    },
    {
      field: 'text',
      node: 'fblock',
      tag: 'div',
      label: messages.fields.text,
      guidance: messages.editor.definitionGuidance,
      class: 'ss-definition__text'
    }
  ]
})
