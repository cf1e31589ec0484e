import { describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../policy/roles.ts'
import { DEMANDS, DEMANDS_OF, type Demand, type Facts } from './demands.ts'
import { DOCUMENT_STATES, isLocked, isOut, PUBLIC_RECORD, readState, STEPS, type Step } from './states.ts'
import { judge, TRANSITIONS, transition, transitionsFrom } from './transitions.ts'

const WHOLE: Facts = {
  errors: 0,
  emptyMetadata: [],
  unanswered: 0,
  openProposals: 0,
  unhandled: 0,
  sameAsDecided: true,
  emptyDecision: []
}

/** What lacks each demand, and nothing else. */
const LACKING: Record<Demand, Facts> = {
  'inga-fel': { ...WHOLE, errors: 2 },
  uppgifter: { ...WHOLE, emptyMetadata: ['Diarienummer'] },
  kontroller: { ...WHOLE, unanswered: 1 },
  andringsforslag: { ...WHOLE, openProposals: 1 },
  synpunkter: { ...WHOLE, unhandled: 3 },
  'beslutad-text': { ...WHOLE, sameAsDecided: false },
  beslut: { ...WHOLE, emptyDecision: ['Beslutsdatum'] }
}

/** Each way that there is, and who may go it: told here once more, by hand. */
const WAYS: [Step, Step, Role[], 'moving' | 'sending', string | null][] = [
  ['arbetsmaterial', 'underhandsremiss', ['agare', 'forfattare'], 'sending', 'arbetsmaterial'],
  ['arbetsmaterial', 'remiss', ['agare'], 'sending', 'remissversion'],
  ['arbetsmaterial', 'slutforslag', ['agare'], 'moving', 'beslutsversion'],
  ['underhandsremiss', 'arbetsmaterial', ['agare', 'forfattare'], 'moving', null],
  ['remiss', 'bearbetning', ['agare', 'forfattare'], 'moving', null],
  ['bearbetning', 'underhandsremiss', ['agare', 'forfattare'], 'sending', 'arbetsmaterial'],
  ['bearbetning', 'remiss', ['agare'], 'sending', 'remissversion'],
  ['bearbetning', 'slutforslag', ['agare'], 'moving', 'beslutsversion'],
  ['slutforslag', 'bearbetning', ['agare'], 'moving', null],
  ['slutforslag', 'antagen', ['agare'], 'moving', 'publicering'],
  ['antagen', 'upphavd', ['agare'], 'moving', null]
]

const pairs = DOCUMENT_STATES.flatMap(from => DOCUMENT_STATES.map(to => [from, to] as const))

describe('states', () => {
  test.each(pairs)('%s → %s', (from, to) => {
    const way = WAYS.find(([a, b]) => a === from && b === to)
    for (const role of ROLES) {
      const { may } = judge(from, to, role, WHOLE)
      expect(may, role).toBe(way ? (way[2].includes(role) ? 'yes' : 'wrong-role') : 'no-way')
    }
    if (way) expect(transition(from, to)).toMatchObject({ by: way[3], freezes: way[4] })
    else expect(transition(from, to)).toBeNull()
  })

  test('there is no way twice, none to oneself, and each state can be reached and named', () => {
    expect(TRANSITIONS).toHaveLength(WAYS.length)
    const reached = new Set<Step>(['arbetsmaterial'])
    for (const state of reached) for (const { to } of transitionsFrom(state)) reached.add(to)
    expect([...reached].sort()).toEqual([...STEPS].sort())
    expect(transitionsFrom('upphavd')).toEqual([])
    expect(transitionsFrom('arkiverad')).toEqual([])
  })

  test.each(WAYS)('%s → %s demands what the state demands, and nothing more', (from, to) => {
    for (const demand of DEMANDS) {
      const verdict = judge(from, to, 'agare', LACKING[demand])
      if (DEMANDS_OF[to].includes(demand)) expect(verdict).toMatchObject({ may: 'missing', missing: [demand] })
      else expect(verdict.may).toBe('yes')
    }
  })

  test('a role that does not suffice is told before what is missing', () => {
    expect(judge('slutforslag', 'antagen', 'forfattare', LACKING.beslut).may).toBe('wrong-role')
    expect(judge('antagen', 'arbetsmaterial', 'agare', WHOLE).may).toBe('no-way')
  })

  test('what was decided, repealed or put away is written by nobody', () => {
    expect(DOCUMENT_STATES.filter(isLocked)).toEqual(['antagen', 'upphavd', 'arkiverad'])
    expect(DOCUMENT_STATES.filter(isOut)).toEqual(['underhandsremiss', 'remiss'])
    expect(readState('remiss')).toBe('remiss')
    expect(readState('någonting nyare')).toBe('arkiverad')
    expect(Object.keys(PUBLIC_RECORD)).toEqual([...DOCUMENT_STATES])
  })
})
