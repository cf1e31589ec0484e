import { messages } from '../../messages/messages.ts'
import { fieldTextOf, perField } from '../../rules/field-text.ts'
import { postsOf, textFieldsOf } from '../../rules/fields.ts'
import type { Finding, Rule } from '../../rules/rule.ts'
import type { Stycke } from '../../text/stycke.ts'

const PREPOSITIONS = new Set([
  'av',
  'för',
  'från',
  'i',
  'inom',
  'med',
  'mellan',
  'mot',
  'om',
  'på',
  'till',
  'under',
  'vid'
])

/**
 * The ways in which a term may be used: with and without what stands in parentheses, the parts of "x/y", and a long term cut off
 * before its first preposition ("särskilt sårbara grupper med …").
 */
function formsOf(term: string): string[][] {
  const inside = [...term.matchAll(/\(([^)]*)\)/g)].map(m => m[1] ?? '')
  const variants = [term.replace(/\([^)]*\)/g, ' '), ...inside].flatMap(t => t.split(/\s*[/;]\s*|,\s+/))
  return variants.flatMap(variant => {
    const words = variant.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []
    const cut = words.findIndex((w, i) => i >= 2 && PREPOSITIONS.has(w))
    return [words, ...(cut > 0 ? [words.slice(0, cut)] : [])].filter(form => form.length > 0)
  })
}

/** A pattern for the words in any inflection; a term of one word is also used inside a compound. */
function patternOf(term: string): RegExp | null {
  const forms = formsOf(term)
  if (forms.length === 0) return null
  const sources = forms.map(words => {
    const [only, ...more] = words
    if (more.length === 0 && only && only.length > 3) return stem(only)
    return `(?<![\\p{L}\\p{N}])${words.map(w => `${stem(w)}\\p{L}{0,5}`).join('[\\s-]+')}(?![\\p{L}\\p{N}])`
  })
  return new RegExp(sources.join('|'), 'iu')
}

/** Without the vowel that an ending replaces: "åtgärda" is used in "åtgärdar", "skola" in "skolor". */
function stem(word: string): string {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return word.length > 4 ? escaped.replace(/[ae]$/u, '') : escaped
}

/** What is looked for because of a term, with what is known of each text. */
const searchFor = perField(({ flat }) => {
  const pattern = patternOf(flat.trim())
  return pattern && { isUsedIn: perField(text => pattern.test(text.flat)) }
})

/** A term that no text outside its own definition uses. */
export const definitionUtanAnvandning: Rule = {
  id: 'definition-utan-anvandning',
  severity: 'varning',
  check(context) {
    const out: Finding[] = []
    for (const post of postsOf(context, 'definition')) {
      const term = fieldTextOf(post.fields.term ?? NOTHING)
      const search = searchFor(term)
      if (!search || textFieldsOf(context).some(f => f.post.id !== post.id && search.isUsedIn(f.text))) continue
      out.push({
        place: { record: post.id, field: 'term', from: 0, to: term.flat.length },
        message: messages.problems['definition-utan-anvandning'].what(term.flat.trim())
      })
    }
    return out
  }
}

const NOTHING: Stycke[] = []
