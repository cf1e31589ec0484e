import type { Post } from '../document/reading.ts'
import type { Kommun } from '../register/kommun.ts'
import type { DocumentState } from '../remiss/states.ts'
import type { Template } from '../template/template.ts'
import type { Stycke } from '../text/stycke.ts'
import type { RecordType } from './shapes.ts'

/**
 * How a record type is shown in the editor, as plain descriptions: the client turns them into a ProseMirror schema and plain
 * DOM. No DOM here, no React, and nothing of the tool's state.
 */

/** A piece of DOM: text, or tag, attributes, children. */
export type View = string | readonly [tag: string, attributes: Readonly<Record<string, string>>, ...children: View[]]

/** What every record's view may look at. */
export interface PresentContext {
  template: Template
  kommun: Kommun
  /** Numbers of footnotes by id. */
  footnotes: ReadonlyMap<string, number>
  /** "2027–2030" */
  period: string
  /** The state of the document. */
  state: DocumentState
  /** The record above; null at the top. */
  parent: Post | null
  /** May this person write the text and the values of the record? */
  writable: boolean
  /** May this person move the record, delete it, and put others of its kind beside it? */
  arrangeable: boolean
  /** May this person put records of a type under the record? */
  adds(type: RecordType): boolean
  /** Reads a field, for what is shown but not written in place. */
  text(record: string, field: string): readonly Stycke[]
  /** The address of a picture file. */
  pictureUrl(file: string): string
}

/** The kinds of nodes that hold the text of a field. `fprose` may hold headings. */
export type FieldNode = 'fline' | 'frich' | 'fblock' | 'fprose'

/** A field as it stands in the page. */
export interface FieldPlan {
  field: string
  node: FieldNode
  /** Element that holds the text. */
  tag: 'h1' | 'h2' | 'h3' | 'p' | 'div' | 'td' | 'th' | 'figcaption'
  /** Name of the field for people who do not see the page, and above the text where `labelled`. */
  label: string
  labelled?: boolean
  /** Guidance that shows while the field is empty. */
  guidance?: string
  /** While the field is empty these words stand in the document, and are exported. */
  standing?: string
  class?: string
  /** Others write this one. Set where the page is put together. */
  locked?: boolean
}

/** Something between the fields that is not text: its look, as a leaf. `key` names it within the record. */
export interface LeafPlan {
  leaf: 'ansvar' | 'value'
  key: string
  view: View
}

export interface RecordEditor {
  /** ProseMirror content expression of the record's node. */
  content: string
  /** The fields and leaves of a record in their order; the records under it follow. */
  plan(post: Post, context: PresentContext): readonly (FieldPlan | LeafPlan)[]
  /** The element around it all. */
  frame(post: Post, context: PresentContext): { tag: string; attributes: Readonly<Record<string, string>> }
  /** What one does with the record, in the margin: drawn when the record is pointed at or written in. */
  gutter?(post: Post, context: PresentContext): readonly View[]
  /** What stands before and after the content, and is not editable. */
  before?(post: Post, context: PresentContext): readonly View[]
  after?(post: Post, context: PresentContext): readonly View[]
  /** Records under it that are not nodes of their own (columns of a table). */
  hides?: readonly string[]
}

export const defineEditor = (editor: RecordEditor): RecordEditor => editor

/** A button of the page. `data-act` names the command; the editor handles clicks in one place. */
export function actButton(
  act: string,
  id: string,
  label: string,
  className: string,
  children: readonly View[] = [label]
): View {
  return [
    'button',
    { type: 'button', class: className, 'data-act': act, 'data-id': id, 'aria-label': label, title: label },
    ...children
  ]
}

/** A drawn sign (sprite by CSS mask), invisible for those who listen. */
export const sign = (name: string): View => ['span', { class: `ss-sign ss-sign--${name}`, 'aria-hidden': 'true' }]

/** The handle and the plus in the margin of a record that can be moved. */
export function gutter(id: string, addLabel: string, moveLabel: string, context: PresentContext): readonly View[] {
  if (!context.arrangeable) return []
  return [
    [
      'div',
      { class: 'ss-gutter', contenteditable: 'false' },
      actButton('add-after', id, addLabel, 'ss-gutter__b', [sign('plus')]),
      [
        'button',
        {
          type: 'button',
          class: 'ss-gutter__b ss-gutter__drag',
          'data-act': 'menu',
          'data-id': id,
          draggable: 'true',
          'aria-label': moveLabel,
          title: moveLabel
        },
        sign('drag')
      ]
    ]
  ]
}

/**
 * The place of a record's number. The page fills it, and changes it when records move, so that a move redraws no record but the
 * one that moved.
 */
export const numberView = (className = 'n'): View => [
  'span',
  { class: className, contenteditable: 'false', 'data-number': 'true' }
]
