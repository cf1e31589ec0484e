import { Paragraph } from 'docx'
import type { DokumentPost } from '../../document/dokument.ts'
import { messages } from '../../messages/messages.ts'
import { fieldText } from '../../text/stycke.ts'
import { type Block, defineWord, type WordContext } from '../../word/context.ts'
import { STYLE } from '../../word/look.ts'
import { fieldOf, isEmpty, lineOf } from '../../word/paragraphs.ts'
import { pictureOf } from '../../word/pictures.ts'
import { wordsOf } from '../../word/runs.ts'

/** A picture takes at most this much of the height of a page, in twips. */
const MAX_HEIGHT = 9000

/** A picture with its alternative text, and its caption below it. A file that is missing or no picture leaves words instead. */
export const pictureWord = defineWord({
  blocks(post, context, place) {
    const picture = imageOf(post, context, place.width)
    const caption = !isEmpty(post, 'rubrik')
    const children = picture
      ? [picture]
      : [...wordsOf(`${messages.word.missingPicture} `), ...lineOf(post, 'alt', context)]
    const blocks: Block[] = [new Paragraph({ style: STYLE.picture, ...(caption ? { keepNext: true } : {}), children })]
    if (caption) blocks.push(new Paragraph({ style: STYLE.caption, children: lineOf(post, 'rubrik', context) }))
    return blocks
  }
})

function imageOf(post: DokumentPost, context: WordContext, width: number): ReturnType<typeof pictureOf> {
  const file = typeof post.data.file === 'string' ? context.dokument.pictures[post.data.file] : undefined
  if (!file) return null
  return pictureOf({
    bytes: Buffer.from(file.base64, 'base64'),
    width: Number(post.data.width) || undefined,
    height: Number(post.data.height) || undefined,
    room: { width, height: MAX_HEIGHT },
    alt: fieldText(fieldOf(post, isEmpty(post, 'alt') ? 'rubrik' : 'alt')),
    id: context.nextPictureId(),
    standIn: 'field'
  })
}
