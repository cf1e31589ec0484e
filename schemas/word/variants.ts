import { z } from 'zod'

/** What a Word file is made for. The same document gives each of them. */
export const VARIANTS = ['arbetsmaterial', 'remissversion', 'beslutsversion', 'publicering'] as const
export const variant = z.enum(VARIANTS)
export type Variant = z.infer<typeof variant>

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

/** The variant of a file that nobody chose one for: working material is a draft, everything else has no mark. */
export const variantOfState = (state: string): Variant =>
  state === 'arbetsmaterial' ? 'arbetsmaterial' : 'beslutsversion'

/** Whether comments and change proposals travel along in a variant, where somebody wants it or not, or has said nothing. */
export function withComments(variant: Variant, wanted: boolean | undefined): boolean {
  const { comments } = VARIANT_RULES[variant]
  return comments === 'never' ? false : (wanted ?? comments)
}
