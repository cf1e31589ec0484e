import { Paragraph } from 'docx'
import type { DokumentPost } from '../../document/dokument.ts'
import { defineWord, type WordContext } from '../../word/context.ts'
import { STYLE } from '../../word/look.ts'
import { lineOf } from '../../word/paragraphs.ts'
import { wordsOf } from '../../word/runs.ts'

/** A footnote that nothing refers to, as a paragraph. */
export const footnoteWord = defineWord({
  blocks: (post, context) => [new Paragraph({ style: STYLE.footnote, children: noteChildren(post, context) })]
})

/** What stands at the foot of the page; the mark with its number goes before it. */
export const footnoteContent = (post: DokumentPost, context: WordContext): Paragraph[] => [
  new Paragraph({ style: STYLE.footnote, children: [...wordsOf(' '), ...noteChildren(post, context)] })
]

function noteChildren(post: DokumentPost, context: WordContext): ReturnType<typeof lineOf> {
  context.footnotes.inside = true
  const children = lineOf(post, 'text', context)
  context.footnotes.inside = false
  return children
}
