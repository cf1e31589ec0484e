import { messages } from '../../messages/messages.ts'
import { defineWord } from '../../word/context.ts'
import { isEmpty, lineOf } from '../../word/paragraphs.ts'
import { wordsOf } from '../../word/runs.ts'

/** An appendix on a page of its own: "Bilaga 1", its title, its blocks. The first one stands under the heading of its section. */
export const bilagaWord = defineWord({
  blocks(post, context, place) {
    const level = place.level + 1
    const first = place.level > 0 && place.parent?.children[0]?.id === post.id
    const heading = context.headings.paragraph({
      kind: 'bilaga',
      level,
      children: [...(isEmpty(post, 'titel') ? wordsOf(messages.word.untitled) : []), ...lineOf(post, 'titel', context)],
      label: context.labels.get(post.id) ?? null,
      onNewPage: !first
    })
    return [heading, ...context.render(post.children, { ...place, level, parent: post })]
  }
})
