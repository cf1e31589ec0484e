import type { MarkSpec, NodeSpec, Node as PmNode } from '@tiptap/pm/model'
import { isRecordId } from '../../../schemas/document/ids.ts'
import { EDITORS, type ShownType } from '../../../schemas/records/editors.ts'
import { isSafeHref } from '../../../schemas/text/attributes.ts'

/**
 * The ProseMirror nodes of the page. Records and fields are isolating; their DOM is drawn by plain node views (record-view.ts),
 * so `toDOM` here serves copying and tests.
 */

/** Nodes that hold the text of a field, and whether they hold blocks, marks, headings. */
export const FIELD_NODES = {
  fline: { content: 'inline*', marks: '' },
  frich: { content: 'inline*', marks: '_' },
  fblock: { content: '(paragraph | bulletList | orderedList)+', marks: '_' },
  fprose: { content: '(paragraph | heading | bulletList | orderedList)+', marks: '_' }
} as const
export type FieldNodeName = keyof typeof FIELD_NODES

export const isField = (node: PmNode): boolean => Object.hasOwn(FIELD_NODES, node.type.name)

/** Does the field hold paragraphs? (Otherwise one line.) */
export const holdsBlocks = (node: PmNode): boolean => node.type.name === 'fblock' || node.type.name === 'fprose'

/** Record nodes carry the id, and in `p` all that their frame shows; leaves carry their view. */
const recordSpec = (type: ShownType): NodeSpec => ({
  content: EDITORS[type].content,
  group: 'record',
  attrs: { id: { default: null }, p: { default: null } },
  isolating: true,
  selectable: false,
  toDOM: node => ['div', { 'data-record': type, 'data-id': String(node.attrs.id) }, 0]
})

const fieldSpec = (name: FieldNodeName): NodeSpec => ({
  ...FIELD_NODES[name],
  attrs: { fkey: { default: null }, p: { default: null } },
  isolating: true,
  defining: true,
  selectable: false,
  toDOM: node => ['div', { 'data-field': String(node.attrs.fkey) }, 0]
})

const leafSpec = (name: string): NodeSpec => ({
  attrs: { id: { default: null }, p: { default: null } },
  atom: true,
  selectable: false,
  toDOM: () => ['div', { 'data-leaf': name }]
})

const RECORD_NAMES = Object.keys(EDITORS) as ShownType[]

export const NODE_SPECS: Record<string, NodeSpec> = {
  doc: { content: 'metadata section* unplaced?' },
  ...Object.fromEntries(RECORD_NAMES.map(type => [type, recordSpec(type)])),
  unplaced: {
    content: '(section | prose | fokusomrade | insats | definition | footnote | table | tablerow | picture | bilaga)+',
    isolating: true,
    selectable: false,
    attrs: { id: { default: 'unplaced' }, p: { default: null } },
    toDOM: () => ['div', { 'data-record': 'unplaced' }, 0]
  },
  ...Object.fromEntries((Object.keys(FIELD_NODES) as FieldNodeName[]).map(name => [name, fieldSpec(name)])),
  ansvar: leafSpec('ansvar'),
  value: leafSpec('value'),
  paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  heading: {
    content: 'inline*',
    group: 'block',
    defining: true,
    attrs: { level: { default: 2, validate: 'number' } },
    parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({
      tag: `h${level}`,
      attrs: { level: Math.max(2, Math.min(4, level)) }
    })),
    // The headings of the page itself are h1 and h2: those inside a text come below them.
    toDOM: node => [`h${Math.min(6, Number(node.attrs.level) + 1)}`, 0]
  },
  bulletList: { content: 'listItem+', group: 'block', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
  orderedList: { content: 'listItem+', group: 'block', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
  listItem: {
    content: 'paragraph (paragraph | bulletList | orderedList)*',
    defining: true,
    parseDOM: [{ tag: 'li' }],
    toDOM: () => ['li', 0]
  },
  text: { group: 'inline' },
  hardBreak: {
    group: 'inline',
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br']
  },
  footnoteRef: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { id: { default: '' }, no: { default: '' } },
    // What is cut and pasted within the page keeps its references.
    parseDOM: [
      {
        tag: 'sup[data-footnote]',
        getAttrs: dom => {
          const { footnote = '' } = dom.dataset
          return isRecordId(footnote) ? { id: footnote, no: dom.textContent ?? '' } : false
        }
      }
    ],
    toDOM: node => {
      const id = String(node.attrs.id)
      return [
        'sup',
        { class: 'ss-fnref', 'data-footnote': id, 'data-act': 'footnote', 'data-id': id },
        String(node.attrs.no || '?')
      ]
    }
  },
  unknownInline: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { v: { default: 'null' } },
    toDOM: () => ['span', { class: 'ss-unknown', title: 'Okänt innehåll' }, '\u25A1']
  }
}

export const MARK_SPECS: Record<string, MarkSpec> = {
  link: {
    attrs: { href: { default: '' } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: dom => (isSafeHref(dom.getAttribute('href')) ? { href: dom.getAttribute('href') } : false)
      }
    ],
    toDOM: mark => ['a', { href: String(mark.attrs.href), rel: 'noopener noreferrer', target: '_blank' }, 0]
  },
  bold: {
    parseDOM: [
      { tag: 'strong' },
      { tag: 'b', getAttrs: dom => dom.style.fontWeight !== 'normal' && null },
      { style: 'font-weight', getAttrs: value => /^(bold(er)?|[6-9]\d\d)$/.test(value) && null }
    ],
    toDOM: () => ['strong', 0]
  },
  italic: {
    parseDOM: [{ tag: 'i' }, { tag: 'em' }, { style: 'font-style=italic' }],
    toDOM: () => ['em', 0]
  }
}
