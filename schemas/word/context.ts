import type { Paragraph, Table } from 'docx'
import type { Dokument, DokumentPost } from '../document/dokument.ts'
import type { Kommun } from '../register/kommun.ts'
import type { Template } from '../template/template.ts'
import type { Bookmarks } from './bookmarks.ts'
import type { Footnotes } from './footnotes.ts'
import type { Headings } from './headings.ts'
import type { Lists } from './lists.ts'
import type { Layout } from './look.ts'
import type { Numbers } from './numbering.ts'

/** What stands under each other on a page. */
export type Block = Paragraph | Table

/** Where a record is written. */
export interface Place {
  /** Level of the heading above it: 0 where there is none. */
  level: number
  /** The record that it stands under; null at the top, and among what has no place. */
  parent: DokumentPost | null
  /** Width of the text in twips. */
  width: number
}

/** All that the mappings share while one file is made. They are called in the order of the file: numbers and notes count on. */
export interface WordContext {
  dokument: Dokument
  template: Template
  kommun: Kommun
  layout: Layout
  /** Printed numbers by record id. */
  labels: ReadonlyMap<string, string>
  bookmarks: Bookmarks
  footnotes: Footnotes
  lists: Lists
  numbers: Numbers
  headings: Headings
  /** The number of the next picture, unique in the file. */
  nextPictureId: () => number
  /** Writes records that follow each other. */
  render: (posts: readonly DokumentPost[], place: Place) => Block[]
}

/** How a record type is written in Word. */
export interface WordMapping {
  /** The record, with all that stands under it. */
  blocks(post: DokumentPost, context: WordContext, place: Place): Block[]
  /** Records of the type that follow each other, written as one; null: each for itself. */
  together?(posts: readonly DokumentPost[], context: WordContext, place: Place): Block[] | null
}

/** Keeps the compiler's eye on a mapping. */
export const defineWord = (mapping: WordMapping): WordMapping => mapping
