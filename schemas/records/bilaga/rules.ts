import type { DokumentPost } from '../../document/dokument.ts'
import { messages } from '../../messages/messages.ts'
import { postsOf } from '../../rules/fields.ts'
import type { Rule } from '../../rules/rule.ts'
import { isBlank } from '../../text/stycke.ts'

/** Is there nothing but empty texts under this record? A picture or a table is something, whatever it holds. */
const isEmpty = (post: DokumentPost): boolean =>
  post.children.every(c => c.type === 'prose' && Object.values(c.fields).every(isBlank))

/** A bilaga without content. */
export const tomBilaga: Rule = {
  id: 'tom-bilaga',
  severity: 'varning',
  check: context =>
    postsOf(context, 'bilaga')
      .filter(isEmpty)
      .map(post => ({ place: { record: post.id }, message: messages.problems['tom-bilaga'].what }))
}
