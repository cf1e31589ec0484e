import { contentOf, templateSectionOf } from '../../document/create.ts'
import { messages } from '../../messages/messages.ts'
import type { SectionContent } from '../../template/template.ts'
import { actButton, defineEditor, gutter, numberView, sign, type View } from '../editor-kit.ts'

/** What is added at the end of a section. */
const ADDED: Partial<Record<SectionContent, keyof typeof messages.editor.addNew>> = {
  fokusomraden: 'fokusomrade',
  insatser: 'insats',
  definitioner: 'definition',
  bilagor: 'bilaga'
}

/** A section: its heading, fixed or free, and its blocks or records. */
export const sectionEditor = defineEditor({
  content: 'fline? (prose | fokusomrade | insats | definition | footnote | table | picture | bilaga)*',
  frame(post, context) {
    const content = contentOf(context.template, post.data.key)
    const asTable = content === 'insatser' && context.template.insats.view === 'table'
    const empty = content === 'fotnoter' && post.children.length === 0
    return {
      tag: 'section',
      attributes: {
        class: `ss-section ss-section--${content}${asTable ? ' ss-section--rows' : ''}${empty ? ' ss-section--empty' : ''}`,
        'data-columns': asTable ? String(context.template.insats.fields.length) : ''
      }
    }
  },
  plan(post, context) {
    const section = templateSectionOf(context.template, post.data.key)
    if (section && (section.headingFixed || section.heading === null)) return []
    return [
      {
        field: 'titel',
        node: 'fline',
        tag: 'h2',
        label: messages.fields.titel,
        guidance: section?.heading ?? messages.editor.headingGuidance,
        class: 'ss-heading'
      }
    ]
  },
  gutter(post, context) {
    const section = templateSectionOf(context.template, post.data.key)
    const movable = section === null || section.repeatable || !section.orderFixed
    return movable ? gutter(post.id, messages.editor.addAfterSection, messages.editor.moveOrRemove, context) : []
  },
  before(post, context) {
    const section = templateSectionOf(context.template, post.data.key)
    const content = contentOf(context.template, post.data.key)
    const out: View[] = section?.numbered ? [numberView()] : []
    if (section?.headingFixed && section.heading !== null)
      out.push(['h2', { class: 'ss-heading ss-heading--fixed', contenteditable: 'false' }, section.heading])
    if (
      section?.guidance &&
      (content === 'fokusomraden' || content === 'insatser' || content === 'definitioner' || content === 'bilagor') &&
      post.children.length === 0
    ) {
      out.push(['p', { class: 'ss-guidance', contenteditable: 'false' }, section.guidance])
    }
    if (content === 'insatser' && context.template.insats.view === 'table' && post.children.length > 0) {
      const labels = [
        messages.editor.numberColumn,
        context.template.insats.label,
        messages.ansvar.column,
        ...context.template.insats.fields.map(f => f.label)
      ]
      out.push([
        'div',
        { class: 'ss-rowhead', contenteditable: 'false', 'aria-hidden': 'true' },
        ...labels.map((l): View => ['span', {}, l])
      ])
    }
    return out
  },
  after(post, context) {
    const content = contentOf(context.template, post.data.key)
    const add = ADDED[content]
    if (!add || !context.adds(add)) return []
    const label = messages.editor.addNew[add]
    return [
      [
        'div',
        { class: 'ss-add', contenteditable: 'false' },
        actButton(`add-${add}`, post.id, label, 'ss-add__b', [sign('plus'), label])
      ]
    ]
  }
})
