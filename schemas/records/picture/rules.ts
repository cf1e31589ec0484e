import { messages } from '../../messages/messages.ts'
import { postsOf } from '../../rules/fields.ts'
import type { Finding, Rule } from '../../rules/rule.ts'
import { fieldText } from '../../text/stycke.ts'

/** What a camera or a program calls a file. */
const FILE_NAME = /^\s*\S+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|heic)\s*$/i

/** A picture without words for those who do not see it (WCAG 2.1, 1.1.1), or with its file name instead of words. */
export const bildUtanAlternativtext: Rule = {
  id: 'bild-utan-alternativtext',
  severity: 'fel',
  check(context) {
    const words = messages.problems['bild-utan-alternativtext']
    const out: Finding[] = []
    for (const post of postsOf(context, 'picture')) {
      const alt = fieldText(post.fields.alt ?? [])
      const place = { record: post.id, field: 'alt' }
      if (alt.trim() === '') out.push({ place, message: words.what })
      else if (FILE_NAME.test(alt)) out.push({ place: { ...place, from: 0, to: alt.length }, message: words.fileName })
    }
    return out
  }
}
