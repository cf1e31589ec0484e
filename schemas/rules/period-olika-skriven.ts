import { messages } from '../messages/messages.ts'
import { placed } from './field-rule.ts'
import { textFieldsOf } from './fields.ts'
import { periodOf, yearRangesIn } from './period.ts'
import type { Finding, Rule } from './rule.ts'

/**
 * The period of the document in another form than "2027–2030", or a period that is said to be the document's but has other years
 * which overlap them ("under perioden 2018–2020" may speak of the past).
 * Other ranges of years are reported when they have no en dash. Source: Svenska skrivregler on the dash between numbers.
 */
export const periodOlikaSkriven: Rule = {
  id: 'period-olika-skriven',
  severity: 'varning',
  check(context) {
    const { first, last } = periodOf(context)
    const period = `${first}–${last}`
    const words = messages.problems['period-olika-skriven']
    const out: Finding[] = []
    for (const f of textFieldsOf(context)) {
      const isTitle = f.post.type === 'metadata' && f.field === 'titel'
      for (const { from, to, text, right, claimed, ...years } of yearRangesIn(f.text)) {
        const own = years.first === first && years.last === last
        const overlaps = years.first <= last && years.last >= first
        if (!own && overlaps && (claimed || isTitle)) {
          const fix = { label: messages.fixes.write(period), text: period }
          out.push(placed(f, { from, to, message: words.otherYears(text, period), fix }))
        } else if (text !== right) {
          const message = own ? words.what(text, right) : words.dash(text, right)
          out.push(placed(f, { from, to, message, fix: { label: messages.fixes.write(right), text: right } }))
        }
      }
    }
    return out
  }
}
