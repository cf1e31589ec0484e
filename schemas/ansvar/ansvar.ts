/**
 * Who is responsible for an insats, as data. `en`: one unit · `samverkan`: one or more together with partners · `delat`:
 * several equal units · `gemensamt`: jointly for a group.
 */
export const ANSVAR_KINDS = ['en', 'samverkan', 'delat', 'gemensamt'] as const
export type AnsvarKind = (typeof ANSVAR_KINDS)[number]

export interface Ansvar {
  /** As chosen; null when nobody has chosen, and then it follows from the units. */
  kind: AnsvarKind | null
  /** Ids of responsible units, collective phrases, or `fri:<name>`, in order. */
  lead: readonly string[]
  /** Ids of partners, in order. */
  partners: readonly string[]
  /** Free words after the units. */
  tail: string
}

/** The kind that an ansvar has in effect: what was chosen, unless the units contradict it. */
export function effectiveKind(ansvar: Ansvar): AnsvarKind {
  if (ansvar.kind === 'gemensamt') return 'gemensamt'
  if (ansvar.partners.length > 0) return 'samverkan'
  if (ansvar.lead.length > 1) return 'delat'
  return ansvar.kind === 'samverkan' ? 'samverkan' : 'en'
}
