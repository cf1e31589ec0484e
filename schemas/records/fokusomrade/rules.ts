import { messages } from '../../messages/messages.ts'
import { postsOf } from '../../rules/fields.ts'
import type { Rule } from '../../rules/rule.ts'

/** A fokusområde without an insats. */
export const fokusomradeUtanInsats: Rule = {
  id: 'fokusomrade-utan-insats',
  severity: 'fel',
  check: context =>
    postsOf(context, 'fokusomrade')
      .filter(post => !post.children.some(c => c.type === 'insats'))
      .map(post => ({
        place: { record: post.id },
        message: messages.problems['fokusomrade-utan-insats'].what
      }))
}
