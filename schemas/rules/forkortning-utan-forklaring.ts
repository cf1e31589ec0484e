import { abbreviationsIn } from '../language/abbreviation-use.ts'
import { messages } from '../messages/messages.ts'
import { spellingsOf } from '../register/lookup.ts'
import { placed } from './field-rule.ts'
import { perField } from './field-text.ts'
import { textFieldsOf } from './fields.ts'
import type { Finding, Rule, RuleContext } from './rule.ts'

const abbreviationsOf = perField(({ flat, words }) => abbreviationsIn(flat, words))

/** The abbreviations that the document explains, or defines, in capital letters. */
export function explainedIn(context: RuleContext): ReadonlySet<string> {
  const out = new Set<string>()
  for (const f of textFieldsOf(context)) {
    const { explained, used } = abbreviationsOf(f.text)
    for (const abbreviation of explained) out.add(abbreviation)
    if (f.post.type === 'definition' && f.field === 'term') for (const { text } of used) out.add(text.toUpperCase())
  }
  return out
}

/** An abbreviation that the document never explains, at its first use. Names and aliases of units are the business of `enhetsnamn`. */
export const forkortningUtanForklaring: Rule = {
  id: 'forkortning-utan-forklaring',
  severity: 'rad',
  check(context) {
    const explained = explainedIn(context)
    const names = unitWords(context)
    const seen = new Set<string>()
    const out: Finding[] = []
    for (const f of textFieldsOf(context)) {
      for (const { from, to, text } of abbreviationsOf(f.text).used) {
        const key = text.toUpperCase()
        if (explained.has(key) || names.has(text) || seen.has(key)) continue
        seen.add(key)
        const message = messages.problems['forkortning-utan-forklaring'].what(text)
        out.push(placed(f, { from, to, message }))
      }
    }
    return out
  }
}

/** Words of the names of units, and the aliases of those that belong to the municipality. */
function unitWords({ kommun }: RuleContext): Set<string> {
  return new Set(
    spellingsOf(kommun)
      .filter(s => s.source === 'name' || s.kind !== 'extern')
      .flatMap(s => s.spelling.split(/[\s”"]+/))
  )
}
