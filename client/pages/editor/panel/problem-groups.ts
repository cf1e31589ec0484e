import type { Reading } from '../../../../schemas/document/reading.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { RuleId } from '../../../../schemas/rules/ids.ts'
import { type Naming, nameOf, placeOf, type RecordName } from '../../../editor/review/names.ts'
import type { FoundProblem } from '../../../editor/review/review.ts'
import type { PanelState, Severity } from './panel-state.ts'

/** The problems of one place in the document. */
export interface ProblemGroup {
  /** The record of the place; `checklista` for its questions. */
  readonly key: string
  readonly name: RecordName
  readonly problems: readonly FoundProblem[]
}

type Chosen = Pick<PanelState, 'severities' | 'rule'>

/** The problems that are chosen to be shown. */
export const chosenProblems = (problems: readonly FoundProblem[], { severities, rule }: Chosen): FoundProblem[] =>
  problems.filter(
    p => (severities.length === 0 || severities.includes(p.severity)) && (rule === null || p.rule === rule)
  )

/** The problems by place, in reading order. */
export function groupProblems(
  problems: readonly FoundProblem[],
  { live }: Pick<Reading, 'live'>,
  naming: Naming
): readonly ProblemGroup[] {
  const groups = new Map<string, { name: RecordName; problems: FoundProblem[] }>()
  for (const problem of problems) {
    const post = live.get(problem.place.record)
    if (!post) continue
    const place = placeOf(post, live)
    const isQuestion = problem.rule === 'kontroll-utan-svar'
    const key = isQuestion ? 'checklista' : place.id
    const group = groups.get(key)
    if (group) group.problems.push(problem)
    else {
      const name = isQuestion ? { kind: messages.review.checklistPlace, words: '' } : nameOf(place, naming)
      groups.set(key, { name, problems: [problem] })
    }
  }
  return [...groups].map(([key, group]) => ({ key, ...group }))
}

/** The same groups with what did not change as it was before, so that only what changed is drawn. */
export function keepGroups(before: readonly ProblemGroup[], after: readonly ProblemGroup[]): readonly ProblemGroup[] {
  const known = new Map(before.map(group => [group.key, group]))
  const kept = after.map(next => {
    const old = known.get(next.key)
    const isSame =
      old?.name.kind === next.name.kind &&
      old.name.words === next.name.words &&
      old.problems.length === next.problems.length &&
      old.problems.every((problem, i) => problem === next.problems[i])
    return old && isSame ? old : next
  })
  return kept.length === before.length && kept.every((group, i) => group === before[i]) ? before : kept
}

/** How many problems there are of each severity. */
export function countBySeverity(problems: readonly FoundProblem[]): Record<Severity, number> {
  const out = { fel: 0, varning: 0, rad: 0 }
  for (const { severity } of problems) out[severity]++
  return out
}

/** The rules that found something, those with the most first. */
export function countByRule(problems: readonly FoundProblem[]): readonly (readonly [RuleId, number])[] {
  const counts = new Map<RuleId, number>()
  for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}
