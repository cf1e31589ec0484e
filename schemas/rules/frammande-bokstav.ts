import type { Span } from '../language/words.ts'
import { messages } from '../messages/messages.ts'
import { spellingsOf } from '../register/lookup.ts'
import { misnamedIn } from './enhetsnamn.ts'
import { placed } from './field-rule.ts'
import { perField } from './field-text.ts'
import { textFieldsOf } from './fields.ts'
import type { Finding, Rule, RuleContext } from './rule.ts'

const FOREIGN = /[øæØÆ]|\p{L}\p{M}/u
const SWEDISH: Record<string, string> = { ø: 'ö', æ: 'ä', Ø: 'Ö', Æ: 'Ä' }

/** The word in Swedish letters, each of them one character. */
const inSwedish = (word: string): string => word.normalize('NFC').replace(/[øæØÆ]/g, c => SWEDISH[c] ?? c)

const suspects = perField(({ flat, words }) => (FOREIGN.test(flat) ? words.filter(w => FOREIGN.test(w.text)) : []))

/**
 * ø for ö and æ for ä, as scans and foreign keyboards leave them, and å, ä, ö put together of two characters, which no search
 * finds. A word with ø may be a foreign name: it is reported when it has Swedish letters too, or when the document or the register writes
 * the same word with ö. Inside the name of a unit it is left to `enhetsnamn`.
 */
export const frammandeBokstav: Rule = {
  id: 'frammande-bokstav',
  severity: 'varning',
  check(context) {
    const out: Finding[] = []
    for (const f of textFieldsOf(context)) {
      for (const word of suspects(f.text)) {
        const right = inSwedish(word.text)
        if (right === word.text || !isSlip(word, right, context)) continue
        if (misnamedIn(f.text, context.kommun).some(m => m.from <= word.from && word.to <= m.to)) continue
        const message = messages.problems['frammande-bokstav'].what(word.text, right)
        const fix = { label: messages.fixes.write(right), text: right }
        out.push(placed(f, { from: word.from, to: word.to, message, fix }))
      }
    }
    return out
  }
}

function isSlip(word: Span, right: string, context: RuleContext): boolean {
  const composed = word.text.normalize('NFC')
  if (composed !== word.text || /[åäö]/i.test(composed)) return true
  return (
    spellingsOf(context.kommun).some(s => s.spelling.includes(right)) ||
    textFieldsOf(context).some(f => f.text.flat.includes(right))
  )
}
