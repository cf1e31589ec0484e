import { sameSpelling } from './normalise.ts'

/** What a check looks at of a unit, or of a phrase for many. */
export interface Party {
  id: string
  name: string
  aliases: readonly string[]
  formerly: readonly string[]
  namnd?: string | undefined
}

/** What is wrong with a party, by the path in it. */
export interface PartyIssue {
  path: (string | number)[]
  message: string
}

/**
 * What is wrong with one party beside the others: an id that another has, a nämnd that does not exist, and spellings that name another
 * party too (no reader, and no rule, could tell which is meant). `units` is where the nämnd is looked for.
 */
export function unitIssues(
  party: Party,
  others: readonly Party[],
  units: readonly { id: string; kind: string }[]
): PartyIssue[] {
  const out: PartyIssue[] = []
  if (others.some(other => other.id === party.id))
    out.push({ path: ['id'], message: `Id ”${party.id}” finns två gånger.` })
  if (party.namnd && !units.some(u => u.id === party.namnd && u.kind === 'namnd'))
    out.push({ path: ['namnd'], message: `Det finns ingen nämnd med id ”${party.namnd}”.` })
  const owners = new Map<string, string>()
  for (const other of others)
    for (const spelling of spellings(other))
      if (other.id !== party.id) owners.set(sameSpelling(spelling.text), other.id)
  for (const { path, text } of spellings(party)) {
    const other = owners.get(sameSpelling(text))
    if (other !== undefined)
      out.push({ path, message: `”${text}” kan också betyda ”${other}”. En stavning får bara höra till en av dem.` })
  }
  return out
}

function* spellings(party: Party): Generator<{ path: (string | number)[]; text: string }> {
  yield { path: ['name'], text: party.name }
  for (const key of ['aliases', 'formerly'] as const)
    for (const [i, text] of party[key].entries()) yield { path: [key, i], text }
}
