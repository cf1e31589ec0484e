import { messages } from '../../messages/messages.ts'
import { defineEditor, gutter, numberView } from '../editor-kit.ts'

/** An appendix: "Bilaga 1", its title, its blocks. */
export const bilagaEditor = defineEditor({
  content: 'fline (prose | table | picture)*',
  frame: () => ({ tag: 'section', attributes: { class: 'ss-bilaga' } }),
  gutter: (post, context) => gutter(post.id, messages.editor.addAfter.bilaga, messages.editor.moveOrRemove, context),
  before: () => [
    ['p', { class: 'ss-bilaga__n', contenteditable: 'false' }, `${messages.types.bilaga} `, numberView('')]
  ],
  plan: () => [
    {
      field: 'titel',
      node: 'fline',
      tag: 'h3',
      label: messages.fields.titel,
      guidance: messages.editor.headingGuidance,
      class: 'ss-heading'
    }
  ]
})
