import { messages } from '../../messages/messages.ts'
import { defineEditor, gutter } from '../editor-kit.ts'

/** An appendix: "Bilaga 1", its title, its blocks. */
export const bilagaEditor = defineEditor({
  content: 'fline (prose | table | picture)*',
  frame: () => ({ tag: 'section', attributes: { class: 'ss-bilaga' } }),
  before: (post, context) => [
    ...gutter(post.id, messages.editor.addAfter.bilaga, messages.editor.moveOrRemove, context),
    ['p', { class: 'ss-bilaga__n', contenteditable: 'false' }, `${messages.types.bilaga} ${context.numbers.get(post.id) ?? ''}`.trim()]
  ],
  plan: () => [{ field: 'titel', node: 'fline', tag: 'h3', label: messages.fields.titel, guidance: messages.editor.headingGuidance, class: 'ss-heading' }]
})
