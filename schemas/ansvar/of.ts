import { plainText, type Stycke } from '../text/stycke.ts'
import { ANSVAR_KINDS, type Ansvar, type AnsvarKind } from './ansvar.ts'

interface Holder {
  readonly data: Readonly<Record<string, unknown>>
  readonly sets: Readonly<Record<string, readonly string[]>>
}

/** The ansvar of an insats as read; the free tail is text, and given apart. */
export function ansvarOf(insats: Holder, tail: string): Ansvar {
  const kind = insats.data.ansvarsform
  return {
    kind: ANSVAR_KINDS.includes(kind as AnsvarKind) ? (kind as AnsvarKind) : null,
    lead: insats.sets.lead ?? [],
    partners: insats.sets.partner ?? [],
    tail
  }
}

/** The ansvar of an insats of the interchange. */
export function ansvarOfPost(
  insats: Holder & { readonly fields: Readonly<Record<string, readonly Stycke[]>> }
): Ansvar {
  return ansvarOf(insats, (insats.fields.ansvarstillagg ?? []).map(plainText).join(' '))
}
