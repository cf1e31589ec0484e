import { templateSectionOf } from '../../document/create.ts'
import { messages } from '../../messages/messages.ts'
import { defineEditor } from '../editor-kit.ts'

/** Running text; the first one of a section shows the section's guidance while it is empty. */
export const proseEditor = defineEditor({
  content: 'fblock | fprose',
  frame: () => ({ tag: 'div', attributes: { class: 'ss-prose' } }),
  plan(post, context) {
    const { parent } = context
    const section = parent?.type === 'section' ? templateSectionOf(context.template, parent.data.key) : null
    const first = parent?.children[0]?.id === post.id
    const headings = parent?.type !== 'section' || section === null || section.headings
    return [
      {
        field: 'text',
        node: headings ? 'fprose' : 'fblock',
        tag: 'div',
        label: section?.heading ?? messages.types.prose,
        guidance: (first && section?.guidance) || messages.editor.writeHere
      }
    ]
  }
})
