import { Paragraph } from 'docx'
import { type Block, defineWord } from '../../word/context.ts'
import { STYLE } from '../../word/look.ts'
import { blockOf, isEmpty, lineOf } from '../../word/paragraphs.ts'

/** A term, and under it what it means. */
export const definitionWord = defineWord({
  blocks(post, context) {
    const blocks: Block[] = []
    if (isEmpty(post, 'term') && isEmpty(post, 'text')) return blocks
    blocks.push(new Paragraph({ style: STYLE.term, children: lineOf(post, 'term', context) }))
    if (!isEmpty(post, 'text'))
      blocks.push(...blockOf(post, 'text', context, { style: STYLE.definition, list: 'text', headings: null }))
    return blocks
  }
})
