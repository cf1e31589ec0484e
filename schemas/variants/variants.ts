import type { DocumentState } from '../remiss/states.ts'
import { VERSION_KINDS, type VersionKind, versionKind } from '../versions/version.ts'

/** What a Word file is made for: the same as a version is frozen for. The same document gives each of them. */
export const VARIANTS = VERSION_KINDS
export const variant = versionKind
export type Variant = VersionKind

/** The mark of a file: behind the text of every page, in every header, and in the status on the cover. */
export type Mark = 'draft' | 'remiss'

export interface VariantRules {
  mark: Mark | null
  /** Whether comments and change proposals travel along: as somebody chooses, from this, or never. */
  comments: boolean | 'never'
  /** Names, telephone numbers and addresses of those who handle the matter are left out, in every part of the file. */
  withoutPeople: boolean
}

export const VARIANT_RULES: Readonly<Record<Variant, VariantRules>> = {
  arbetsmaterial: { mark: 'draft', comments: true, withoutPeople: false },
  remissversion: { mark: 'remiss', comments: false, withoutPeople: false },
  beslutsversion: { mark: null, comments: 'never', withoutPeople: false },
  publicering: { mark: null, comments: 'never', withoutPeople: true }
}

/** What has been put away keeps no mark. */
const OF_STATE: Readonly<Record<DocumentState, Variant>> = {
  arbetsmaterial: 'arbetsmaterial',
  underhandsremiss: 'remissversion',
  remiss: 'remissversion',
  bearbetning: 'arbetsmaterial',
  slutforslag: 'beslutsversion',
  antagen: 'beslutsversion',
  upphavd: 'beslutsversion',
  arkiverad: 'beslutsversion'
}

/** The variant of a file that nobody chose one for. */
export const variantOfState = (state: DocumentState): Variant => OF_STATE[state]

/** Whether comments and change proposals travel along in a variant, where somebody wants it or not, or has said nothing. */
export function withComments(variant: Variant, wanted: boolean | undefined): boolean {
  const { comments } = VARIANT_RULES[variant]
  return comments === 'never' ? false : (wanted ?? comments)
}
