import { templateSectionOf } from '../document/create.ts'
import type { DokumentPost } from '../document/dokument.ts'
import { messages } from '../messages/messages.ts'
import { isRunning, recordsIn, textFieldsOf } from './fields.ts'
import type { Finding, Rule, RuleContext } from './rule.ts'

/** A section, or the introduction of a fokusområde, that is longer than the template advises. */
export const forLangText: Rule = {
  id: 'for-lang-text',
  severity: 'rad',
  check(context) {
    const counts = countByRecord(context)
    const out: Finding[] = []
    for (const { post } of recordsIn(context)) {
      const most = adviceFor(post, context)
      const words = counts.get(post.id) ?? 0
      if (most === undefined || words <= most) continue
      const place = post.type === 'fokusomrade' ? { record: post.id, field: 'inledning' } : { record: post.id }
      out.push({ place, message: messages.problems['for-lang-text'].what(words, most) })
    }
    return out
  }
}

function adviceFor(post: DokumentPost, { template }: RuleContext): number | undefined {
  if (post.type === 'section') return templateSectionOf(template, post.data.key)?.maxWords
  return post.type === 'fokusomrade' ? template.fokusomrade.maxWords : undefined
}

/** Words of running text: of a section all that stands under it, of a fokusområde its introduction. */
function countByRecord(context: RuleContext): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const add = (record: string, words: number) => counts.set(record, (counts.get(record) ?? 0) + words)
  for (const f of textFieldsOf(context)) {
    if (!isRunning(f)) continue
    const [top] = f.above
    if (top) add(top.id, f.text.words.length)
    if (f.post.type === 'fokusomrade' && f.field === 'inledning') add(f.post.id, f.text.words.length)
  }
  return counts
}
