import { messages } from '../../messages/messages.ts'
import { perField } from '../../rules/field-text.ts'
import { postsOf, textFieldsOf } from '../../rules/fields.ts'
import type { Finding, Rule, RuleContext } from '../../rules/rule.ts'

/** The references to footnotes in a text: which footnote, and where. */
const referencesIn = perField(({ stycken }) => {
  const out: { id: string; at: number }[] = []
  let at = 0
  for (const s of stycken) {
    for (const run of s.runs) {
      if ('footnote' in run) out.push({ id: run.footnote, at })
      at += 'text' in run ? run.text.length : 1
    }
    at += 1
  }
  return out
})

const footnoteIds = (context: RuleContext): Set<string> => new Set(postsOf(context, 'footnote').map(post => post.id))

/** A footnote that no text refers to: it gets no number and is not printed. */
export const fotnotUtanHanvisning: Rule = {
  id: 'fotnot-utan-hanvisning',
  severity: 'varning',
  check(context) {
    const referred = new Set(textFieldsOf(context).flatMap(f => referencesIn(f.text).map(r => r.id)))
    return [...footnoteIds(context)]
      .filter(id => !referred.has(id))
      .map(id => ({ place: { record: id }, message: messages.problems['fotnot-utan-hanvisning'].what }))
  }
}

/** A reference to a footnote that was deleted. */
export const hanvisningUtanFotnot: Rule = {
  id: 'hanvisning-utan-fotnot',
  severity: 'fel',
  check(context) {
    const footnotes = footnoteIds(context)
    const message = messages.problems['hanvisning-utan-fotnot'].what
    const out: Finding[] = []
    for (const f of textFieldsOf(context)) {
      for (const { id, at } of referencesIn(f.text)) {
        if (footnotes.has(id)) continue
        out.push({ place: { record: f.post.id, field: f.field, from: at, to: at + 1 }, message })
      }
    }
    return out
  }
}
