import type { Dokument, DokumentPost } from '../document/dokument.ts'
import { numbering } from '../document/numbering.ts'
import type { Kommun } from '../register/kommun.ts'
import type { Template } from '../template/template.ts'
import { Bookmarks } from '../word/bookmarks.ts'
import type { Block, Place, WordContext, WordMapping } from '../word/context.ts'
import { Footnotes } from '../word/footnotes.ts'
import { Headings } from '../word/headings.ts'
import { Lists } from '../word/lists.ts'
import { layoutOf } from '../word/look.ts'
import { Numbers } from '../word/numbering.ts'
import { bilagaWord } from './bilaga/word.ts'
import { definitionWord } from './definition/word.ts'
import { fokusomradeWord } from './fokusomrade/word.ts'
import { footnoteWord } from './footnote/word.ts'
import { insatsWord } from './insats/word.ts'
import { metadataWord } from './metadata/word.ts'
import { pictureWord } from './picture/word.ts'
import { proseWord } from './prose/word.ts'
import { sectionWord } from './section/word.ts'
import type { RecordType } from './shapes.ts'
import { tablecolumnWord, tablerowWord, tableWord } from './table/word.ts'

/** How each record type is written in Word. A new type is a line here. */
export const WORDS: Readonly<Record<RecordType, WordMapping>> = {
  metadata: metadataWord,
  section: sectionWord,
  prose: proseWord,
  fokusomrade: fokusomradeWord,
  insats: insatsWord,
  definition: definitionWord,
  footnote: footnoteWord,
  table: tableWord,
  tablerow: tablerowWord,
  tablecolumn: tablecolumnWord,
  picture: pictureWord,
  bilaga: bilagaWord
}

/** Writes records one after the other; those that follow each other and are written as one, together. */
export function renderPosts(posts: readonly DokumentPost[], context: WordContext, place: Place): Block[] {
  const out: Block[] = []
  for (let i = 0; i < posts.length; ) {
    const { type } = posts[i]!
    const after = posts.findIndex((post, j) => j > i && post.type !== type)
    const run = posts.slice(i, after < 0 ? posts.length : after)
    const mapping = WORDS[type]
    out.push(...(mapping.together?.(run, context, place) ?? run.flatMap(post => mapping.blocks(post, context, place))))
    i += run.length
  }
  return out
}

/** What the mappings share while one file is made; a new one for every file. */
export function wordContext(dokument: Dokument, template: Template, kommun: Kommun): WordContext {
  const layout = layoutOf(template)
  const bookmarks = new Bookmarks()
  const numbers = new Numbers(layout)
  let pictures = 0
  const context: WordContext = {
    dokument,
    template,
    kommun,
    layout,
    labels: numbering(dokument.sections, template),
    bookmarks,
    footnotes: new Footnotes(dokument, bookmarks),
    lists: new Lists(),
    numbers,
    headings: new Headings(layout, numbers),
    nextPictureId: () => ++pictures,
    render: (posts, place) => renderPosts(posts, context, place)
  }
  return context
}
