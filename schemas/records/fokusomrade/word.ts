import { Paragraph } from 'docx'
import { standingLeadIn } from '../../template/lead-in.ts'
import { type Block, defineWord } from '../../word/context.ts'
import { STYLE } from '../../word/look.ts'
import { blockOf, isEmpty, lineOf } from '../../word/paragraphs.ts'
import { wordsOf } from '../../word/runs.ts'

/** A fokusområde: numbered heading, introduction, the lead-in or the template's, and its insatser. */
export const fokusomradeWord = defineWord({
  blocks(post, context, place) {
    const { template, kommun, bookmarks } = context
    const level = place.level + 1
    const titel = isEmpty(post, 'titel')
      ? [...wordsOf(template.fokusomrade.label), ...lineOf(post, 'titel', context)]
      : lineOf(post, 'titel', context)
    const label = context.labels.get(post.id) ?? null
    const blocks: Block[] = [context.headings.paragraph({ kind: 'fokusomrade', level, children: titel, label })]
    if (!isEmpty(post, 'inledning'))
      blocks.push(...blockOf(post, 'inledning', context, { list: 'text', headings: null }))
    const standing = post.children.length > 0 ? standingLeadIn(template, kommun) : ''
    const upptakt = isEmpty(post, 'upptakt')
      ? bookmarks.around(post.id, 'upptakt', wordsOf(standing))
      : lineOf(post, 'upptakt', context)
    if (standing !== '' || !isEmpty(post, 'upptakt'))
      blocks.push(new Paragraph({ style: STYLE.leadIn, children: upptakt }))
    return [...blocks, ...context.render(post.children, { ...place, level, parent: post })]
  }
})
