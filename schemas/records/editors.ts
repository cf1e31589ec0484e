import { bilagaEditor } from './bilaga/editor.ts'
import { definitionEditor } from './definition/editor.ts'
import type { RecordEditor } from './editor-kit.ts'
import { fokusomradeEditor } from './fokusomrade/editor.ts'
import { footnoteEditor } from './footnote/editor.ts'
import { insatsEditor } from './insats/editor.ts'
import { metadataEditor } from './metadata/editor.ts'
import { pictureEditor } from './picture/editor.ts'
import { proseEditor } from './prose/editor.ts'
import { sectionEditor } from './section/editor.ts'
import type { RecordType } from './shapes.ts'
import { tableEditor, tablerowEditor } from './table/editor.ts'

/** Types that have a node in the page: all but the columns of a table, which are shown through the cells. */
export type ShownType = Exclude<RecordType, 'tablecolumn'>

/** How each record type is shown in the editor. */
export const EDITORS: Record<ShownType, RecordEditor> = {
  metadata: metadataEditor,
  section: sectionEditor,
  prose: proseEditor,
  fokusomrade: fokusomradeEditor,
  insats: insatsEditor,
  definition: definitionEditor,
  footnote: footnoteEditor,
  table: tableEditor,
  tablerow: tablerowEditor,
  picture: pictureEditor,
  bilaga: bilagaEditor
}

export const isShown = (type: RecordType): type is ShownType => Object.hasOwn(EDITORS, type)
