import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { type Numbered, statesOf } from '../../schemas/remiss/changes.ts'
import type { Place } from '../../schemas/remiss/place.ts'
import { flatText } from '../../schemas/text/stycke.ts'

const states = new WeakMap<Numbered, ReturnType<typeof statesOf>>()

/** Is the place in this version, and are its words what stands there? Throws `ogiltigt-ankare`. */
export function demandPlace(version: Numbered, place: Place): void {
  if (place.kind === 'document') return
  const known = states.get(version) ?? statesOf(version)
  states.set(version, known)
  const state = known.get(place.record)
  if (!state) throw new StyrskriftError('ogiltigt-ankare')
  if (place.kind === 'record') return
  const stycken = state.post.fields[place.field]
  if (!stycken || place.from > place.to || flatText(stycken).slice(place.from, place.to) !== place.quote)
    throw new StyrskriftError('ogiltigt-ankare')
}
