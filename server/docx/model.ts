/**
 * What a Word file says, without what it merely looks like: the plain form that the import of a draft and the reading of a returned
 * copy both work on. Order is that of the file.
 */

/** A tracked change around something. `serial` counts them through the file: what stands in the same one has the same. */
export interface Change {
  serial: number
  kind: 'insertion' | 'deletion' | 'move-from' | 'move-to'
  author: string
  /** As written in the file (ISO 8601), or null. */
  date: string | null
}

/** The look of a run, after styles. Sizes are points. */
export interface Look {
  bold: boolean
  italic: boolean
  underline: boolean
  strike: boolean
  /** Small raised or lowered letters. */
  raised: 'super' | 'sub' | null
  capitals: boolean
  hidden: boolean
  size: number | null
}

/** A stretch of a paragraph. Whatever stands inside a tracked change says so. */
export type Piece =
  | {
      kind: 'text'
      text: string
      look: Look
      /** What is said of the run itself, whatever its styles say. */
      own: Partial<Look>
      link: string | null
      changes: readonly Change[]
      field: string | null
    }
  | { kind: 'break'; what: 'line' | 'page' | 'column'; changes: readonly Change[] }
  | { kind: 'note'; note: 'footnote' | 'endnote'; id: string; changes: readonly Change[] }
  | { kind: 'picture'; part: string | null; alt: string; changes: readonly Change[] }
  | { kind: 'comment-start' | 'comment-end' | 'comment-mark'; id: string }
  | { kind: 'bookmark-start'; id: string; name: string }
  | { kind: 'bookmark-end'; id: string }
  /** Something that has no place in a text: an equation, a drawing, an embedded object; `text` is what can be read of it. */
  | { kind: 'object'; what: ObjectKind; text: string; changes: readonly Change[] }

export type ObjectKind = 'equation' | 'drawing' | 'chart' | 'embedded' | 'control' | 'symbol'

/** The list that a paragraph is an item of. */
export interface ListPlace {
  /** The list (`w:numId`), the same for items that are counted together. */
  list: string
  /** From 0. */
  level: number
  bullet: boolean
  /** The number as Word prints it, `2.1`; empty for a bullet. */
  label: string
}

export interface DocxParagraph {
  kind: 'paragraph'
  /** The name of its style in small letters, as Word calls it in English where it is a built-in one (`heading 1`); '' without one. */
  style: string
  /** Level of the outline, 1–9, from the style or the paragraph itself; null for running text. */
  outline: number | null
  list: ListPlace | null
  /** Inside of a field that is made by Word: a table of contents, an index. */
  generated: boolean
  /** Points before the paragraph, and the indent of its left side. */
  before: number
  indent: number
  centred: boolean
  pageBreakBefore: boolean
  pieces: readonly Piece[]
  /** A tracked change of the end of the paragraph itself: it was inserted, or joined with the next. */
  mark: Change | null
  /** Alias or tag of the content controls around it. */
  tags: readonly string[]
}

export interface DocxCell {
  blocks: readonly DocxBlock[]
  /** Columns that it spans. */
  span: number
  /** Continues the cell above. */
  continues: boolean
  change: Change | null
}
export interface DocxRow {
  header: boolean
  cells: readonly DocxCell[]
  change: Change | null
}
export interface DocxTable {
  kind: 'table'
  style: string
  rows: readonly DocxRow[]
}
/** The text of a box that floats beside the text. */
export interface DocxBox {
  kind: 'box'
  blocks: readonly DocxBlock[]
}
export type DocxBlock = DocxParagraph | DocxTable | DocxBox

export interface DocxComment {
  id: string
  author: string
  initials: string
  date: string | null
  blocks: readonly DocxBlock[]
  /** The comment that it answers. */
  parent: string | null
  resolved: boolean
  /** The id of its last paragraph; null where the program has none. */
  paragraph: string | null
  /** The file says whether it answers another one. */
  threaded: boolean
}

/** What was seen and not taken along, with how often: told in the report. */
export type Finding =
  | 'macros'
  | 'embedded-object'
  | 'external-picture'
  | 'external-template'
  | 'unsafe-link'
  | 'field-code'
  | 'alternative-content'
  | 'custom-xml'
  | 'unreadable-part'
  | 'dangling-note'
  | 'dangling-comment'

export interface DocxFile {
  blocks: readonly DocxBlock[]
  notes: ReadonlyMap<string, readonly DocxBlock[]>
  endnotes: ReadonlyMap<string, readonly DocxBlock[]>
  comments: ReadonlyMap<string, DocxComment>
  /** Texts of headers and footers, each once. */
  margins: readonly string[]
  properties: DocxProperties
  /** The map that Styrskrift writes into its own files (`server/word/map.ts`); null in every other file. */
  map: string | null
  /** The comments and changes that Styrskrift has written into it (`server/word/threads/carried.ts`); null in a file without any. */
  carried: string | null
  /** Pictures by the name of their part. */
  pictures: ReadonlyMap<string, Uint8Array>
  findings: ReadonlyMap<Finding, number>
  /** Tracked changes by kind, as many as stand in the file. */
  changes: Readonly<Record<Change['kind'] | 'format', number>>
  /** The numbers of all tracked changes but those of formatting. */
  tracked: readonly number[]
}

export interface DocxProperties {
  title: string
  author: string
  language: string
  /** Properties that programs set, by name: `StyrskriftDokument`. */
  custom: ReadonlyMap<string, string>
}
