import { messages } from '../messages/messages.ts'
import type { Rule } from './rule.ts'

/** A record whose parent is gone: it is not printed until somebody gives it a place. */
export const utanPlats: Rule = {
  id: 'utan-plats',
  severity: 'varning',
  check: ({ dokument }) =>
    dokument.unplaced.map(post => ({ place: { record: post.id }, message: messages.problems['utan-plats'].what }))
}
