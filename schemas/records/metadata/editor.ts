import { partyName } from '../../ansvar/sentence.ts'
import { messages } from '../../messages/messages.ts'
import { isWritten, type MetadataItem } from '../../template/template.ts'
import { defineEditor, type FieldPlan, type LeafPlan, type PresentContext } from '../editor-kit.ts'

/** "2026-11-22" as "22 november 2026"; other text as it is. */
export function dateInWords(value: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  const month = match && messages.dates.months[Number(match[2]) - 1]
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : value
}

/** A chosen value as it is shown and printed. */
export function metadataValue(item: MetadataItem, value: unknown, context: Pick<PresentContext, 'kommun'>): string {
  if (typeof value !== 'string' || value === '') return ''
  if (item.kind === 'date') return dateInWords(value)
  if (item.kind !== 'unit') return value
  const { name } = partyName(value, context.kommun)
  return name.charAt(0).toLocaleUpperCase('sv') + name.slice(1)
}

/** The top of the first page: the municipality, the title, and the box of facts. */
export const metadataEditor = defineEditor({
  content: 'fline (fline | value)*',
  frame: () => ({ tag: 'section', attributes: { class: 'ss-metadata', 'aria-label': messages.types.metadata } }),
  before: (_post, context) => [
    [
      'div',
      { class: 'ss-letterhead', contenteditable: 'false' },
      ...(context.kommun.logo ? [['span', { class: 'ss-letterhead__logo', 'aria-hidden': 'true' }] as const] : []),
      ['span', { class: 'ss-letterhead__name' }, context.kommun.name],
      ['span', { class: 'ss-letterhead__state' }, messages.states[context.state]]
    ],
    ['p', { class: 'ss-doctype', contenteditable: 'false' }, context.template.documentType]
  ],
  plan(post, context) {
    const title = context.template.metadata.find(item => item.key === 'titel')
    const out: (FieldPlan | LeafPlan)[] = [
      {
        field: 'titel',
        node: 'fline',
        tag: 'h1',
        label: title?.label ?? messages.fields.titel,
        guidance: title?.guidance || messages.editor.titleGuidance
      }
    ]
    for (const item of context.template.metadata) {
      if (item.key === 'titel') continue
      if (isWritten(item.kind)) {
        out.push({
          field: item.key,
          node: 'fline',
          tag: 'div',
          label: item.label,
          labelled: true,
          guidance: item.guidance || messages.editor.fillIn,
          class: 'ss-fact'
        })
        continue
      }
      const value = metadataValue(item, post.data[item.key], context)
      const words = value || (context.writable ? item.guidance || messages.editor.choose : messages.editor.notGiven)
      out.push({
        leaf: 'value',
        key: item.key,
        view: [
          'div',
          { class: 'ss-fact', contenteditable: 'false' },
          ['span', { class: 'ss-fact__l' }, item.label],
          context.writable
            ? [
                'button',
                {
                  type: 'button',
                  class: value ? 'ss-choice' : 'ss-choice ss-choice--empty',
                  'data-act': 'metadata',
                  'data-id': post.id,
                  'data-key': item.key,
                  'aria-label': `${item.label}: ${words}`,
                  'aria-haspopup': 'dialog'
                },
                words
              ]
            : ['span', {}, words]
        ]
      })
    }
    return out
  }
})
