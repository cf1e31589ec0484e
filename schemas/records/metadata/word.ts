import { Paragraph, type ParagraphChild } from 'docx'
import type { DokumentPost } from '../../document/dokument.ts'
import { messages } from '../../messages/messages.ts'
import { isWritten, type MetadataItem } from '../../template/template.ts'
import { defineWord, type WordContext } from '../../word/context.ts'
import { STYLE } from '../../word/look.ts'
import { fieldOf, lineOf } from '../../word/paragraphs.ts'
import { runsOf, wordsOf } from '../../word/runs.ts'
import { shares, tableOf } from '../../word/tables.ts'
import { metadataValue } from './editor.ts'

/** The metadata box: a table with the template's labels in their order. The title has its bookmark on the cover. */
export const metadataWord = defineWord({
  blocks(post, context, place) {
    const { item, value } = messages.word
    const head = [item, value].map(text => [new Paragraph({ style: STYLE.tableHead, children: wordsOf(text) })])
    const rows = context.template.metadata.map(entry => [
      [new Paragraph({ style: STYLE.tableText, children: wordsOf(entry.label) })],
      [new Paragraph({ style: STYLE.tableText, children: printed(post, entry, context) })]
    ])
    return [tableOf({ rows: [head, ...rows], header: true, rowHeaders: true, widths: shares(place.width, [1, 2]) })]
  }
})

function printed(post: DokumentPost, item: MetadataItem, context: WordContext): ParagraphChild[] {
  if (item.key === 'titel')
    return fieldOf(post, 'titel').flatMap(s => runsOf(withoutReferences(s.runs), context.footnotes))
  if (isWritten(item.kind)) return lineOf(post, item.key, context)
  return context.bookmarks.around(post.id, item.key, wordsOf(metadataValue(item, post.data[item.key], context)))
}

/** A footnote of the title belongs to the cover alone. */
const withoutReferences = <R extends object>(runs: readonly R[]): R[] => runs.filter(run => !('footnote' in run))
