import type { Step } from './states.ts'

/**
 * What a state can demand of a document before it comes there: no problem of severity `fel` · nothing required is empty in the metadata box · the checks of
 * the template are answered · no change proposal waits · every synpunkt is handled · the text has not changed since the version that was laid before the
 * deciding body · the decision is filled in.
 */
export const DEMANDS = [
  'inga-fel',
  'uppgifter',
  'kontroller',
  'andringsforslag',
  'synpunkter',
  'beslutad-text',
  'beslut'
] as const
export type Demand = (typeof DEMANDS)[number]

/** What a document holds of what is demanded: how many of each stand in the way. */
export interface Facts {
  /** Problems of severity `fel`, those of the metadata box and the checklist aside. */
  errors: number
  /** Required items of the metadata box that are empty, by their labels. */
  emptyMetadata: readonly string[]
  /** Checks of the template that nobody has answered. */
  unanswered: number
  /** Change proposals that are neither accepted nor rejected. */
  openProposals: number
  /** Synpunkter of the remisser of the document that have not been handled. */
  unhandled: number
  /** Is the text the one of the latest beslutsversion? The metadata box does not count: the decision is filled in there. */
  sameAsDecided: boolean
  /** Items of the metadata box that tell of the decision (`beslutsdatum`, `paragraf`) and are empty, by their labels. */
  emptyDecision: readonly string[]
}

/** What each state demands of a document that comes into it. */
export const DEMANDS_OF: Readonly<Record<Step, readonly Demand[]>> = {
  arbetsmaterial: [],
  // An informal round is often about what is still missing.
  underhandsremiss: ['inga-fel'],
  remiss: ['inga-fel', 'uppgifter', 'kontroller', 'andringsforslag'],
  bearbetning: [],
  slutforslag: ['inga-fel', 'uppgifter', 'kontroller', 'andringsforslag', 'synpunkter'],
  antagen: ['beslutad-text', 'beslut'],
  upphavd: []
}

const MET: Readonly<Record<Demand, (facts: Facts) => boolean>> = {
  'inga-fel': facts => facts.errors === 0,
  uppgifter: facts => facts.emptyMetadata.length === 0,
  kontroller: facts => facts.unanswered === 0,
  andringsforslag: facts => facts.openProposals === 0,
  synpunkter: facts => facts.unhandled === 0,
  'beslutad-text': facts => facts.sameAsDecided,
  beslut: facts => facts.emptyDecision.length === 0
}

export const isMet = (demand: Demand, facts: Facts): boolean => MET[demand](facts)
