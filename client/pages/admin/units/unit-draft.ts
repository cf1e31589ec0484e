import type { UnitFields, UnitRow } from '../../../../schemas/api/units.ts'
import type { UnitKind } from '../../../../schemas/register/kommun.ts'

/** A unit as it stands in the form: every field a text; lists have one entry a line. */
export interface UnitDraft {
  name: string
  kind: UnitKind
  /** Id of the nämnd; empty: none. */
  namnd: string
  aliases: string
  formerly: string
  contact: string
  email: string
  registrar: string
}

const EMPTY: UnitDraft = {
  name: '',
  kind: 'forvaltning',
  namnd: '',
  aliases: '',
  formerly: '',
  contact: '',
  email: '',
  registrar: ''
}

export const draftOf = (unit: UnitRow | null): UnitDraft =>
  unit === null
    ? EMPTY
    : {
        name: unit.name,
        kind: unit.kind,
        namnd: unit.namnd ?? '',
        aliases: unit.aliases.join('\n'),
        formerly: unit.formerly.join('\n'),
        contact: unit.contact,
        email: unit.email,
        registrar: unit.registrar
      }

interface Named {
  id: string
  name: string
}

/** Who a contact is, when exactly one of the people has that name. */
export function contactOf(text: string, unit: UnitRow | null, people: readonly Named[]): string | null {
  if (unit?.contactPerson && text.trim() === unit.contact) return unit.contactPerson
  const same = people.filter(person => person.name.toLocaleLowerCase('sv') === text.trim().toLocaleLowerCase('sv'))
  return same.length === 1 ? (same[0]?.id ?? null) : null
}

/** What is sent of a draft. */
export function fieldsOf(draft: UnitDraft, unit: UnitRow | null, people: readonly Named[]): UnitFields {
  const contactPerson = contactOf(draft.contact, unit, people)
  return {
    name: draft.name.trim(),
    kind: draft.kind,
    namnd: draft.namnd || null,
    aliases: linesOf(draft.aliases),
    formerly: linesOf(draft.formerly),
    contactPerson,
    contactName: contactPerson === null ? draft.contact.trim() : '',
    email: draft.email.trim(),
    registrar: draft.registrar.trim()
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/**
 * A draft that was begun on `base` when somebody else has meanwhile made `now` of it: what was written here stays, all else is as it is
 * now, and `theirs` holds what the other one wrote in the same fields.
 */
export function mergeDrafts(
  base: UnitDraft,
  mine: UnitDraft,
  now: UnitDraft
): { draft: UnitDraft; theirs: Partial<UnitDraft> } {
  const keys = Object.keys(base) as (keyof UnitDraft)[]
  const written = keys.filter(key => mine[key] !== base[key])
  const pick = (from: UnitDraft, some: readonly (keyof UnitDraft)[]): Partial<UnitDraft> =>
    Object.fromEntries(some.map(key => [key, from[key]]))
  return {
    draft: { ...now, ...pick(mine, written) },
    theirs: pick(
      now,
      written.filter(key => now[key] !== base[key] && now[key] !== mine[key])
    )
  }
}
