import type { Answer, Body, CompiledSynpunkt } from './sammanstallning.ts'
import { WAYS, type Way } from './submission.ts'
import { OUTCOMES, type Outcome } from './synpunkt.ts'

/** The numbers of a sammanställning. Invited = answered + abstained + notAnswered. */
export interface Counts {
  invited: number
  /** Of those invited: in an answer of its own or of another with which it joined. */
  answered: number
  joined: number
  abstained: number
  notAnswered: number
  /** Bodies that answered unasked, beside those invited. */
  spontaneous: number
  withdrawn: number
  notSent: number
  extended: number
  /** Bodies whose first answer came after the last day that applied to them. */
  late: number
  supplements: number
  /** How the answers came, supplements left out. */
  ways: Record<Way, number>
  /** By how many bodies each position was taken, the most first; those who answered without one: ''. */
  positions: { position: string; count: number }[]
  synpunkter: number
  /** Synpunkter by what became of them. */
  outcomes: Record<Outcome, number>
  unhandled: number
}

/** Counts each body once, and supplements not as answers of their own. */
export function countsOf(given: {
  bodies: readonly Body[]
  answers: readonly Answer[]
  synpunkter: readonly CompiledSynpunkt[]
}): Counts {
  const { bodies, answers, synpunkter } = given
  const invited = bodies.filter(
    b => b.origin === 'inbjuden' && b.outcome !== 'aterkallad' && b.outcome !== 'ej-utskickad'
  )
  const with_ = (outcome: Body['outcome']): number => invited.filter(b => b.outcome === outcome).length
  const first = answers.filter(a => a.supplementTo === null)
  return {
    invited: invited.length,
    answered: with_('svarat'),
    joined: invited.filter(b => b.joined !== null).length,
    abstained: with_('avstar'),
    notAnswered: with_('ej-svarat'),
    spontaneous: bodies.filter(b => b.origin === 'spontan').length,
    withdrawn: bodies.filter(b => b.outcome === 'aterkallad').length,
    notSent: bodies.filter(b => b.outcome === 'ej-utskickad').length,
    extended: invited.filter(b => b.extendedTo !== null).length,
    late: invited.filter(b => b.answeredOn !== null && b.lastDay !== null && b.answeredOn > (b.extendedTo ?? b.lastDay))
      .length,
    supplements: answers.length - first.length,
    ways: tally(WAYS, first, answer => answer.way),
    positions: positionsOf(bodies),
    synpunkter: synpunkter.length,
    outcomes: tally(OUTCOMES, synpunkter, synpunkt => synpunkt.outcome),
    unhandled: synpunkter.filter(s => s.outcome === null).length
  }
}

function tally<K extends string, T>(
  keys: readonly K[],
  items: readonly T[],
  keyOf: (item: T) => K | null
): Record<K, number> {
  const out = Object.fromEntries(keys.map(key => [key, 0])) as Record<K, number>
  for (const item of items) {
    const key = keyOf(item)
    if (key !== null) out[key] = (out[key] ?? 0) + 1
  }
  return out
}

function positionsOf(bodies: readonly Body[]): Counts['positions'] {
  const count = new Map<string, number>()
  for (const body of bodies)
    if (body.outcome === 'svarat' || body.outcome === 'avstar')
      count.set(body.position ?? '', (count.get(body.position ?? '') ?? 0) + 1)
  return [...count]
    .map(([position, count]) => ({ position, count }))
    .sort((a, b) => b.count - a.count || a.position.localeCompare(b.position, 'sv'))
}
