import type { Ansvar } from '../../schemas/ansvar/ansvar.ts'
import { freeParty, partyName } from '../../schemas/ansvar/sentence.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import { findExactParty } from '../../schemas/register/lookup.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'

/**
 * Does the ansvar name this body, as responsible or as partner? A body of the register by its id; one outside of it by its name, however that is spelt in the
 * register, or as it was written by hand. A nämnd answers for what its förvaltningar are named in, too. A phrase for many ("alla förvaltningar") names nobody.
 */
export function namesBody(
  { lead, partners }: Ansvar,
  { unit, name }: { unit: string | null; name: string },
  kommun: Kommun
): boolean {
  const known = unit ?? findExactParty(name, kommun)?.id ?? null
  const answersFor = new Set(kommun.enheter.filter(each => known !== null && each.namnd === known).map(each => each.id))
  const spelt = sameSpelling(name)
  const free = freeParty('')
  return [...lead, ...partners].some(
    party =>
      party === known ||
      answersFor.has(party) ||
      (party.startsWith(free) && sameSpelling(partyName(party, kommun).name) === spelt)
  )
}
