import { type LixCounts, lixFrom, lixLevel } from '../language/lix.ts'
import { messages } from '../messages/messages.ts'
import { isRunning, textFieldsOf } from './fields.ts'
import type { Rule, RuleContext } from './rule.ts'

/** Shorter sections give figures that say nothing. */
const LEAST_WORDS = 100
/** The middle of what Björnsson calls hard, 50–60, where official texts usually lie. */
const MOST = 55

/** How hard one section is to read. */
export interface SectionLix {
  /** A section, or a fokusområde, which counts by itself. */
  record: string
  words: number
  lix: number
}

/** The LIX of every section and every fokusområde that has running text, in reading order. */
export function lixBySection(context: RuleContext): SectionLix[] {
  const sums = new Map<string, LixCounts>()
  for (const f of textFieldsOf(context)) {
    if (!isRunning(f)) continue
    const line = [...f.above, f.post]
    // A footnote is a source, not a text to read.
    if (f.post.type === 'footnote') continue
    const group = line.findLast(p => p.type === 'fokusomrade') ?? line.find(p => p.type === 'section')
    if (!group) continue
    const sum = sums.get(group.id) ?? { words: 0, long: 0, sentences: 0 }
    sum.words += f.text.lix.words
    sum.long += f.text.lix.long
    sum.sentences += f.text.lix.sentences
    sums.set(group.id, sum)
  }
  return [...sums].map(([record, counts]) => ({ record, words: counts.words, lix: lixFrom(counts) }))
}

/** A section that is hard to read, with the figure and what it means. */
export const lix: Rule = {
  id: 'lix',
  severity: 'rad',
  check: context =>
    lixBySection(context)
      .filter(s => s.words >= LEAST_WORDS && s.lix > MOST)
      .map(s => ({
        place: { record: s.record },
        message: messages.problems.lix.what(s.lix, messages.lixLevels[lixLevel(s.lix)])
      }))
}
