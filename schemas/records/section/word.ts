import { Paragraph, type ParagraphChild } from 'docx'
import { templateSectionOf } from '../../document/create.ts'
import type { DokumentPost } from '../../document/dokument.ts'
import { messages } from '../../messages/messages.ts'
import { type Block, defineWord, type WordContext } from '../../word/context.ts'
import { isEmpty, lineOf } from '../../word/paragraphs.ts'
import { wordsOf } from '../../word/runs.ts'

/** Sections whose heading stands in the file only when something stands under it. */
const ONLY_WITH_CONTENT: readonly unknown[] = ['definitioner', 'fotnoter', 'bilagor']

/**
 * A section: its heading, fixed, written, or the template's until one is written, and what stands under it. Footnotes stand at
 * the foot of the pages, so a section for them is only seen when it is numbered: what follows keeps its number.
 */
export const sectionWord = defineWord({
  blocks(post, context, place) {
    const content = templateSectionOf(context.template, post.data.key)?.content
    const label = context.labels.get(post.id) ?? null
    const children = post.children.filter(child => child.type !== 'footnote')
    if (children.length === 0 && label === null && ONLY_WITH_CONTENT.includes(content)) return []
    const heading = headingOf(post, context)
    const blocks: Block[] = []
    if (heading) {
      const onNewPage = content === 'bilagor'
      blocks.push(
        context.headings.paragraph({ kind: 'section', level: place.level + 1, children: heading, label, onNewPage })
      )
    }
    if (content === 'fotnoter' && children.length === 0)
      blocks.push(new Paragraph({ children: wordsOf(messages.word.footnotesBelow) }))
    const level = heading ? place.level + 1 : place.level
    return [...blocks, ...context.render(children, { ...place, level, parent: post })]
  }
})

function headingOf(post: DokumentPost, context: WordContext): ParagraphChild[] | null {
  const section = templateSectionOf(context.template, post.data.key)
  const free = section === null || !section.headingFixed
  if (free && !isEmpty(post, 'titel')) return lineOf(post, 'titel', context)
  const standing = section ? section.heading : null
  if (standing === null) return context.labels.has(post.id) ? lineOf(post, 'titel', context) : null
  return context.bookmarks.around(post.id, 'titel', wordsOf(standing))
}
