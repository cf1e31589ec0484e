import { type Ansvar, type AnsvarKind, effectiveKind } from '../../../../../schemas/ansvar/ansvar.ts'
import { parseAnsvar } from '../../../../../schemas/ansvar/parse.ts'
import { ansvarSentence, freeParty } from '../../../../../schemas/ansvar/sentence.ts'
import { messages } from '../../../../../schemas/messages/messages.ts'
import type { Kommun } from '../../../../../schemas/register/kommun.ts'
import { findExactParty, type Hit, searchParties } from '../../../../../schemas/register/lookup.ts'

/** The two sets of parties of an insats. */
export type PartySet = 'lead' | 'partner'

/** Something that can be chosen for what was written. */
export interface PartyOption {
  /** Names it within its list. */
  id: string
  text: string
  hint: string
  /** What choosing it adds: one party, or all that the line says. */
  adds: { party: string } | { ansvar: Ansvar }
}

const words = messages.ansvarEditor
const MOST = 8

/**
 * What can be chosen for what somebody has written in the field of one of the sets: parties of the register that are not `taken`,
 * the written line read as a whole when it names several, and at last the words themselves as a party outside of the register.
 */
export function partyOptions(query: string, set: PartySet, taken: readonly string[], kommun: Kommun): PartyOption[] {
  const hits = searchParties(query, kommun, MOST + taken.length)
    .filter(hit => !taken.includes(hit.id))
    .slice(0, MOST)
    .map(hit => ({ id: hit.id, text: hit.name, hint: hintOf(hit), adds: { party: hit.id } }))
  const written = query.trim()
  if (written === '') return hits
  const read = lineOption(written, set, kommun)
  if (read?.sure) return [read.option, ...hits]
  return [...hits, ...(read ? [read.option] : []), ...freeOption(written, taken, kommun)]
}

function hintOf({ kind, matched }: Hit): string {
  const what = kind === 'kollektiv' ? words.collective : messages.unitKinds[kind]
  if (!matched) return what
  const also = matched.source === 'alias' ? words.alias(matched.spelling) : words.formerly(matched.spelling)
  return `${what}, ${also}`
}

/** A line that names several parties, one of them at least in the register: "Socialförvaltningen i samverkan med polisen". */
function lineOption(written: string, set: PartySet, kommun: Kommun): { option: PartyOption; sure: boolean } | null {
  const { ansvar, uncertain } = parseAnsvar(written, kommun)
  const parties = [...ansvar.lead, ...ansvar.partners]
  const known = parties.filter(id => !isFree(id))
  if (parties.length < 2 || known.length === 0) return null
  const read = set === 'partner' && ansvar.partners.length === 0 ? asPartners(ansvar) : ansvar
  const doubtful = uncertain.map(u => `”${u.written}”`).join(', ')
  const option: PartyOption = {
    id: 'line',
    text: words.read(ansvarSentence(read, kommun)),
    hint: doubtful === '' ? '' : words.readUncertain(doubtful),
    adds: { ansvar: read }
  }
  return { option, sure: known.length === parties.length || read.partners.length > 0 }
}

const asPartners = (ansvar: Ansvar): Ansvar => ({ ...ansvar, kind: null, lead: [], partners: ansvar.lead })

const isFree = (id: string): boolean => id.startsWith(freeParty(''))

function freeOption(written: string, taken: readonly string[], kommun: Kommun): PartyOption[] {
  const party = freeParty(written)
  const known = findExactParty(written, kommun)
  if (taken.includes(party) || (known && !known.ended)) return []
  const name = party.slice(freeParty('').length)
  return [{ id: 'free', text: words.addFree(name), hint: words.addFreeHint, adds: { party } }]
}

/**
 * The kinds that one can choose among: the one that follows from the parties, and jointly, where several or a collective phrase
 * are responsible. Fewer than two are no choice.
 */
export function kindChoices(ansvar: Ansvar, kommun: Kommun): AnsvarKind[] {
  const natural = effectiveKind({ ...ansvar, kind: null })
  const [only] = ansvar.lead
  const joint =
    ansvar.lead.length > 1 || ansvar.kind === 'gemensamt' || kommun.kollektiv.some(phrase => phrase.id === only)
  return only !== undefined && joint ? [natural, 'gemensamt'] : [natural]
}
