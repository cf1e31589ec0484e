import type { Kommun, UnitKind } from './kommun.ts'
import { closeSpelling, sameSpelling } from './normalise.ts'

/** One way of writing a party of the register: a unit or a collective phrase. */
export interface Spelling {
  /** Id of the party. */
  readonly id: string
  /** The party as the register writes it. */
  readonly canonical: string
  readonly kind: UnitKind | 'kollektiv'
  readonly spelling: string
  readonly source: 'name' | 'alias' | 'formerly'
  /** The party exists no more: it is recognised, and not offered. */
  readonly ended: boolean
}

/** What is computed once for a register. */
export interface SpellingIndex {
  /** In the order of the register; of each party its name first. */
  readonly all: readonly Indexed[]
  readonly same: ReadonlyMap<string, readonly Indexed[]>
  readonly close: ReadonlyMap<string, readonly Indexed[]>
  /** Number of words of the longest spelling. */
  readonly mostWords: number
}

export interface Indexed extends Spelling {
  /** Place of the party in the register. */
  readonly rank: number
  readonly sameAs: string
  readonly closeTo: string
}

const indexes = new WeakMap<Kommun, SpellingIndex>()

/** The index of a register, built at its first use. A register is never changed after it was read. */
export function spellingIndex(kommun: Kommun): SpellingIndex {
  const built = indexes.get(kommun) ?? build(kommun)
  indexes.set(kommun, built)
  return built
}

/**
 * Every spelling that the register knows: first the canonical name of a party (`source: 'name'`), then its aliases and former
 * names. A rule that looks for unit names in running text tries the longest first; `spellingsOf` leaves the order of the register.
 */
export const spellingsOf = (kommun: Kommun): readonly Spelling[] => spellingIndex(kommun).all

function build(kommun: Kommun): SpellingIndex {
  const all: Indexed[] = []
  const add = (
    rank: number,
    party: Omit<Spelling, 'spelling' | 'source'>,
    source: Spelling['source'],
    spelling: string
  ) => all.push({ ...party, rank, source, spelling, sameAs: sameSpelling(spelling), closeTo: closeSpelling(spelling) })
  const parties = [
    ...kommun.enheter,
    ...kommun.kollektiv.map(k => ({ ...k, kind: 'kollektiv' as const, formerly: [], ended: false }))
  ]
  parties.forEach((p, rank) => {
    const party = { id: p.id, canonical: p.name, kind: p.kind, ended: p.ended ?? false }
    add(rank, party, 'name', p.name)
    for (const spelling of p.aliases) add(rank, party, 'alias', spelling)
    for (const spelling of p.formerly) add(rank, party, 'formerly', spelling)
  })
  return {
    all,
    same: Map.groupBy(all, s => s.sameAs),
    close: Map.groupBy(all, s => s.closeTo),
    mostWords: Math.max(0, ...all.map(s => s.sameAs.split(/[- ]/).length))
  }
}
