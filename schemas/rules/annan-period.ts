import { messages } from '../messages/messages.ts'
import { placed } from './field-rule.ts'
import { textFieldsOf } from './fields.ts'
import { periodOf, yearRangesIn } from './period.ts'
import type { Finding, Rule } from './rule.ts'

/**
 * Years other than the document's, which overlap them: often those of another document, sometimes a slip. Each pair of years is
 * reported once. Years that are claimed to be the document's own are the business of `period-olika-skriven`.
 */
export const annanPeriod: Rule = {
  id: 'annan-period',
  severity: 'rad',
  check(context) {
    const { first, last } = periodOf(context)
    const seen = new Set<string>([`${first}–${last}`])
    const out: Finding[] = []
    for (const f of textFieldsOf(context)) {
      if (f.post.type === 'metadata') continue
      for (const range of yearRangesIn(f.text)) {
        const years = `${range.first}–${range.last}`
        const overlaps = range.first <= last && range.last >= first
        if (range.claimed || !overlaps || seen.has(years)) continue
        seen.add(years)
        const message = messages.problems['annan-period'].what(years, `${first}–${last}`)
        out.push(placed(f, { from: range.from, to: range.to, message }))
      }
    }
    return out
  }
}
