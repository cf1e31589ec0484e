import type { DocxBlock, DocxFile, DocxParagraph, ListPlace, Look, Piece } from '../docx/model.ts'

/** What plain files are made into: the same form that Word files are read into. */

export const PLAIN: Look = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  raised: null,
  capitals: false,
  hidden: false,
  size: null
}

export const textPiece = (text: string, own: Partial<Look> = {}, link: string | null = null): Piece => ({
  kind: 'text',
  text,
  look: { ...PLAIN, ...own },
  own,
  link,
  changes: [],
  field: null
})

export const LINE_BREAK: Piece = { kind: 'break', what: 'line', changes: [] }

export const paragraphOf = (
  pieces: readonly Piece[],
  { heading = null, list = null }: { heading?: number | null; list?: ListPlace | null } = {}
): DocxParagraph => ({
  kind: 'paragraph',
  style: heading === null ? '' : `heading ${Math.min(heading, 9)}`,
  outline: heading,
  list,
  generated: false,
  before: 0,
  indent: 0,
  centred: false,
  pageBreakBefore: false,
  pieces,
  mark: null,
  tags: []
})

/** A file that holds these blocks and nothing else. */
export const fileOf = (
  blocks: readonly DocxBlock[],
  more: Partial<Pick<DocxFile, 'notes' | 'findings'>> = {}
): DocxFile => ({
  blocks,
  notes: new Map(),
  endnotes: new Map(),
  comments: new Map(),
  margins: [],
  properties: { title: '', author: '', language: '', custom: new Map() },
  map: null,
  carried: null,
  pictures: new Map(),
  findings: new Map(),
  changes: { insertion: 0, deletion: 0, 'move-from': 0, 'move-to': 0, format: 0 },
  tracked: [],
  ...more
})
