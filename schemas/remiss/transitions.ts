import type { Role } from '../policy/roles.ts'
import type { VersionKind } from '../versions/version.ts'
import { DEMANDS_OF, type Demand, type Facts, isMet } from './demands.ts'
import type { Step } from './states.ts'

/** One way from a state to the next. */
export interface Transition {
  from: Step
  to: Step
  /** Who may take it. */
  roles: readonly Role[]
  /** `sending`: it happens by sending a remiss, and in no other way. */
  by: 'moving' | 'sending'
  demands: readonly Demand[]
  /** The version that is frozen on the way; null: none. */
  freezes: VersionKind | null
}

const OWNER = ['agare'] as const
const WRITERS = ['agare', 'forfattare'] as const

const way = (
  from: Step,
  to: Step,
  roles: readonly Role[],
  rest: { by?: Transition['by']; freezes?: VersionKind } = {}
): Transition => ({
  from,
  to,
  roles,
  by: rest.by ?? 'moving',
  demands: DEMANDS_OF[to],
  freezes: rest.freezes ?? null
})

/**
 * Every way that there is. What is not here is forbidden: nothing that was decided becomes a draft again (a revision is a new document), and nothing is
 * laid before anybody without having been worked through.
 */
export const TRANSITIONS: readonly Transition[] = [
  way('arbetsmaterial', 'underhandsremiss', WRITERS, { by: 'sending', freezes: 'arbetsmaterial' }),
  way('arbetsmaterial', 'remiss', OWNER, { by: 'sending', freezes: 'remissversion' }),
  // Not everything goes out for comment: a riktlinje of the own förvaltning seldom does.
  way('arbetsmaterial', 'slutforslag', OWNER, { freezes: 'beslutsversion' }),
  way('underhandsremiss', 'arbetsmaterial', WRITERS),
  way('remiss', 'bearbetning', WRITERS),
  way('bearbetning', 'underhandsremiss', WRITERS, { by: 'sending', freezes: 'arbetsmaterial' }),
  way('bearbetning', 'remiss', OWNER, { by: 'sending', freezes: 'remissversion' }),
  way('bearbetning', 'slutforslag', OWNER, { freezes: 'beslutsversion' }),
  // Återremiss.
  way('slutforslag', 'bearbetning', OWNER),
  way('slutforslag', 'antagen', OWNER, { freezes: 'publicering' }),
  way('antagen', 'upphavd', OWNER)
]

/** The way from one state to another; null: there is none. */
export const transition = (from: string, to: string): Transition | null =>
  TRANSITIONS.find(each => each.from === from && each.to === to) ?? null

/** The ways out of a state. */
export const transitionsFrom = (from: string): readonly Transition[] => TRANSITIONS.filter(each => each.from === from)

/** Whether a person may go a way now: allowed, no such way, not with this role, or what is missing first. */
export type Verdict =
  | { may: 'yes'; transition: Transition }
  | { may: 'no-way' }
  | { may: 'wrong-role'; transition: Transition }
  | { may: 'missing'; transition: Transition; missing: readonly Demand[] }

/** Judges it: first whether the way exists, then the role, and only then what the document lacks. */
export function judge(from: string, to: string, role: Role, facts: Facts): Verdict {
  const found = transition(from, to)
  if (!found) return { may: 'no-way' }
  if (!found.roles.includes(role)) return { may: 'wrong-role', transition: found }
  const missing = found.demands.filter(demand => !isMet(demand, facts))
  return missing.length === 0 ? { may: 'yes', transition: found } : { may: 'missing', transition: found, missing }
}
