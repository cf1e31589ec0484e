import type { DokumentPost } from '../../../schemas/document/dokument.ts'
import { numbering } from '../../../schemas/document/numbering.ts'
import { lixFrom } from '../../../schemas/language/lix.ts'
import { fieldTextOf } from '../../../schemas/rules/field-text.ts'
import { isRunning, recordsIn, textFieldsOf } from '../../../schemas/rules/fields.ts'
import { lixBySection, type SectionLix } from '../../../schemas/rules/lix.ts'
import type { Problem, RuleContext } from '../../../schemas/rules/rule.ts'
import { inReadingOrder } from '../../../schemas/rules/rules.ts'
import { sameValue } from '../binding/projection.ts'
import { livingDokument, type Shown } from './living-dokument.ts'

/** A problem as a check found it. The same problem found again is the same object. */
export interface FoundProblem extends Problem {
  /** Names the problem from one check to the next. */
  readonly key: string
  /** The flat text of the field when it was checked; null for a problem of a whole record or of a value. */
  readonly text: string | null
}

/** What a check of the whole document gave. */
export interface Review {
  /** False until the first check. */
  readonly done: boolean
  /** In reading order. */
  readonly problems: readonly FoundProblem[]
  /** How many problems each record has itself; a record without any is not there. */
  readonly counts: ReadonlyMap<string, number>
  /** Words of all texts of the document. */
  readonly words: number
  /** LIX of the running text; 0 when there is none. */
  readonly lix: number
  /** LIX of each section and fokusområde with running text, in reading order. */
  readonly sections: readonly SectionLix[]
}

export const NOTHING_CHECKED: Review = { done: false, problems: [], counts: new Map(), words: 0, lix: 0, sections: [] }

export function contextOf(shown: Shown): RuleContext {
  const { template, kommun } = shown.context
  const dokument = livingDokument(shown)
  return { dokument, template, kommun, numbers: numbering(dokument.sections, template) }
}

/** What the rules found, put together. What did not come out otherwise than `before` stays the same object: problems, list, or all. */
export function reviewOf(context: RuleContext, found: readonly Problem[], before: Review): Review {
  const next = named(inReadingOrder(found, context), context, before)
  const isSame = before.done && before.problems.length === next.length && before.problems.every((p, i) => p === next[i])
  const { problems, counts } = isSame ? before : { problems: next, counts: countsOf(next) }
  const { words, lix, sections } = figuresOf(context)
  if (isSame && before.words === words && before.lix === lix && sameValue(before.sections, sections)) return before
  return { done: true, problems, counts, words, lix, sections }
}

function named(found: readonly Problem[], context: RuleContext, before: Review): FoundProblem[] {
  const posts = new Map<string, DokumentPost>(recordsIn(context).map(({ post }) => [post.id, post]))
  const known = new Map(before.problems.map(p => [p.key, p]))
  const taken = new Map<string, number>()
  return found.map(problem => {
    const { record, field, from, to } = problem.place
    const stycken = field === undefined ? undefined : posts.get(record)?.fields[field]
    const text = stycken ? fieldTextOf(stycken).flat : null
    const base = [problem.rule, record, field ?? '', from === undefined ? '' : (text ?? '').slice(from, to)].join('|')
    const no = taken.get(base) ?? 0
    taken.set(base, no + 1)
    const next: FoundProblem = { ...problem, key: `${base}|${no}`, text }
    const old = known.get(next.key)
    return old && sameValue(old, next) ? old : next
  })
}

function countsOf(problems: readonly FoundProblem[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const { place } of problems) out.set(place.record, (out.get(place.record) ?? 0) + 1)
  return out
}

function figuresOf(context: RuleContext): Pick<Review, 'words' | 'lix' | 'sections'> {
  let words = 0
  const sum = { words: 0, long: 0, sentences: 0 }
  for (const f of textFieldsOf(context)) {
    words += f.text.words.length
    // As for the sections: a footnote is a source, not a text to read.
    if (!isRunning(f) || f.post.type === 'footnote') continue
    sum.words += f.text.lix.words
    sum.long += f.text.lix.long
    sum.sentences += f.text.lix.sentences
  }
  return { words, lix: lixFrom(sum), sections: lixBySection(context) }
}
