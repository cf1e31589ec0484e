import { Paragraph } from 'docx'
import type { DokumentPost } from '../../document/dokument.ts'
import { type Block, defineWord } from '../../word/context.ts'
import { STYLE } from '../../word/look.ts'
import { blockOf, isEmpty, lineOf } from '../../word/paragraphs.ts'
import { shares, tableOf } from '../../word/tables.ts'
import { cellField } from './shape.ts'

const ofType = (post: DokumentPost, type: DokumentPost['type']): DokumentPost[] =>
  post.children.filter(c => c.type === type)

/** A table with its caption above it. */
export const tableWord = defineWord({
  blocks(post, context, place) {
    const columns = ofType(post, 'tablecolumn')
    const rows = ofType(post, 'tablerow')
    const header = post.data.header !== false
    const blocks: Block[] = []
    const shown = columns.length > 0 && rows.length > 0
    if (!isEmpty(post, 'rubrik'))
      blocks.push(new Paragraph({ style: STYLE.tableCaption, children: lineOf(post, 'rubrik', context) }))
    if (!shown) return blocks
    const cells = rows.map((row, i) => {
      const style = header && i === 0 ? STYLE.tableHead : STYLE.tableText
      return columns.map(column => blockOf(row, cellField(column.id), context, { style, list: 'cell', headings: null }))
    })
    return [
      ...blocks,
      tableOf({
        rows: cells,
        header,
        widths: shares(
          place.width,
          columns.map(() => 1)
        )
      })
    ]
  }
})

/** A row that has lost its table: the words of its cells. */
export const tablerowWord = defineWord({
  blocks: (post, context) =>
    Object.keys(post.fields)
      .filter(field => !isEmpty(post, field))
      .sort()
      .flatMap(field => blockOf(post, field, context, { list: 'text', headings: null }))
})

/** A column holds no words. */
export const tablecolumnWord = defineWord({ blocks: () => [] })
