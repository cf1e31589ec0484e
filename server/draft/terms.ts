import type { Run } from '../../schemas/text/stycke.ts'
import { joinedRuns, withoutMarks } from './marks.ts'
import { textOf } from './runs.ts'

/** Verbs that follow the term in a definition: "Våldsprevention är …", "Med barn avses …". */
const VERB =
  /\s+(?:är|innefattar|omfattar|avser|betyder|innebär|används|syftar|handlar|definieras|beskriver|inkluderar|kallas)\s/u
const MEANT =
  /^(?:med|begreppet|termen)\s+[”"']?(.{2,80}?)[”"']?\s+(?:avses|menas|förstås|är|innebär|omfattar|innefattar)\s/iu
const MOST_WORDS = 12

/** The term that a paragraph of definitions explains, and how sure that is; null: it goes on with the one before. */
export function termOf(given: readonly Run[]): { term: string; sure: number } | null {
  const runs = joinedRuns(withoutMarks(given))
  const text = textOf(runs)
  const [first] = runs
  if (first && 'text' in first && first.bold && runs.length > 1) {
    const term = first.text.replace(/[\s:–—-]+$/u, '').trim()
    if (term !== '') return { term, sure: 0.95 }
  }
  const labelled = /^([^:.]{2,80}?)\s*(?::|\s[–—-]\s)\s*\S/u.exec(text)?.[1]
  const meant = MEANT.exec(text)?.[1]
  const verb = VERB.exec(text)
  const before = verb ? text.slice(0, verb.index) : null
  if (meant) return { term: meant.trim(), sure: 0.85 }
  if (before !== null && isTerm(before)) return { term: before.trim(), sure: 0.8 }
  return labelled !== undefined && isTerm(labelled) ? { term: labelled.trim(), sure: 0.9 } : null
}

/** A few words, none of which ends a sentence or goes on from the one before. */
const isTerm = (text: string): boolean =>
  text.trim().split(/\s+/u).length <= MOST_WORDS &&
  !/[.!?;,]/u.test(text) &&
  /^[\p{Lu}\d”"']/u.test(text.trim()) &&
  !/^(?:det|den|de|detta|dessa|denna|här|där|som|vi|man|i|på|för|av|till|när|om|så|en|ett|målet|syftet)\s/iu.test(
    `${text.trim()} `
  )
