import type { ChangePerson } from '../../schemas/api/people.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { OidcConfig } from '../config/config.ts'
import { adminPersonOf, changePerson } from '../people/administration.ts'
import type { Storage } from '../storage/storage.ts'
import { groupsOf } from './oidc-provider.ts'

/**
 * Makes a person what the groups at the provider say: administrator or not, and member of units of the register. What no setting names is
 * left alone. Returns what changed, or null. The last administrator stays one.
 */
export async function applyGroups(
  storage: Storage,
  oidc: OidcConfig,
  knownUnits: ReadonlySet<string>,
  person: string,
  claims: Readonly<Record<string, unknown>>,
  now: number
): Promise<ChangePerson | null> {
  const groups = new Set(groupsOf(claims, oidc.groupsClaim))
  const before = await adminPersonOf(storage, person)
  const change: ChangePerson = {}
  const administrator = oidc.administrators?.some(group => groups.has(group))
  if (administrator !== undefined && administrator !== before.administrator) change.administrator = administrator
  if (oidc.units) {
    const units = [...new Set(oidc.units.filter(([group]) => groups.has(group)).map(([, unit]) => unit))]
    const known = units.filter(unit => knownUnits.has(unit)).sort()
    if (known.join() !== [...before.units].sort().join()) change.units = known
  }
  if (Object.keys(change).length === 0) return null
  try {
    await changePerson(storage, person, change, now)
    return change
  } catch (error) {
    if (!(error instanceof StyrskriftError && error.id === 'sista-administratoren')) throw error
    const { administrator: _, ...rest } = change
    if (Object.keys(rest).length === 0) return null
    await changePerson(storage, person, rest, now)
    return rest
  }
}
