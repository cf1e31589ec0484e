import { templateSectionOf } from '../../document/create.ts'
import { defineWord } from '../../word/context.ts'
import { blockOf, isEmpty } from '../../word/paragraphs.ts'

/** Running text. Where the section allows no headings of its own, a paragraph that is one stands as bold words. */
export const proseWord = defineWord({
  blocks(post, context, place) {
    if (isEmpty(post, 'text')) return []
    const { parent } = place
    const section = parent?.type === 'section' ? templateSectionOf(context.template, parent.data.key) : null
    const headings = section === null || section.headings ? place.level : null
    return blockOf(post, 'text', context, { list: 'text', headings })
  }
})
