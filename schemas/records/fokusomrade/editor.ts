import { messages } from '../../messages/messages.ts'
import { fillPlaceholders } from '../../template/template.ts'
import { actButton, defineEditor, gutter, numberView, sign } from '../editor-kit.ts'

/** A fokusområde: number and title, introduction, the lead-in, and its insatser. */
export const fokusomradeEditor = defineEditor({
  content: 'fline fblock frich insats*',
  frame: post => ({
    tag: 'section',
    attributes: { class: 'ss-omrade', 'data-empty': String(post.children.length === 0) }
  }),
  gutter: (post, context) =>
    gutter(post.id, messages.editor.addAfter.fokusomrade, messages.editor.moveOrRemove, context),
  before: () => [numberView()],
  plan(_post, context) {
    const { fokusomrade } = context.template
    return [
      {
        field: 'titel',
        node: 'fline',
        tag: 'h2',
        label: messages.fields.titel,
        guidance: fokusomrade.guidanceTitle || messages.editor.headingGuidance,
        class: 'ss-heading'
      },
      {
        field: 'inledning',
        node: 'fblock',
        tag: 'div',
        label: messages.fields.inledning,
        guidance: fokusomrade.guidanceIntro || messages.editor.writeHere
      },
      {
        field: 'upptakt',
        node: 'frich',
        tag: 'p',
        label: messages.fields.upptakt,
        standing: fillPlaceholders(fokusomrade.leadIn, { period: context.period, kommun: context.kommun.name }),
        class: 'ss-lead'
      }
    ]
  },
  after(post, context) {
    if (!context.adds('insats')) return []
    const label = messages.editor.addNew.insats
    return [
      [
        'div',
        { class: 'ss-add ss-add--insats', contenteditable: 'false' },
        actButton('add-insats', post.id, label, 'ss-add__b', [sign('plus'), label])
      ]
    ]
  }
})
