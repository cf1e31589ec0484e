import type { Proof } from './completeness.ts'

/** What can be lacking before all that came in is answered for, in the order in which it is mended. */
export const GAP_KINDS = ['otackt', 'ohanterad', 'ej-andrad', 'oforklarad'] as const
/**
 * `otackt`: a paragraph of an answer that no synpunkt covers. `ohanterad`: a synpunkt without an outcome. `ej-andrad`: a promised change that the text does not show.
 * `oforklarad`: a change of the text that no synpunkt explains.
 */
export type GapKind = (typeof GAP_KINDS)[number]

/** How many gaps there are of each kind. */
export type Lacking = Record<GapKind, number>

/** A gap in words, with what leads to where it is mended: an answer and its paragraph, a synpunkt, or a changed record. */
export interface Gap {
  kind: GapKind
  /** Who said it; '' for a change that nobody has explained. */
  body: string
  /** Where it is: the answer and its part, or the place in the text. */
  where: string
  /** The words of it; long ones are cut. */
  words: string
  /** Of a promised change: what the text does not show; of an unexplained one: how the text was changed. */
  what: string
  /** The id of the answer, the part, and the paragraph, of `otackt`. */
  submission: string | null
  part: string | null
  paragraph: number | null
  /** The number and the id of the synpunkt, of `ohanterad` and `ej-andrad`. */
  number: number | null
  synpunkt: string | null
  /** The record, of `oforklarad`. */
  record: string | null
}

/** Counts a proof. */
export const lackingIn = (proof: Proof): Lacking => ({
  otackt: proof.uncovered.length,
  ohanterad: proof.unhandled.length,
  'ej-andrad': proof.unkept.length,
  oforklarad: proof.unexplained.length
})

/** Is something lacking? Then what is compiled is a draft. */
export const isDraft = (lacking: Lacking): boolean => GAP_KINDS.some(kind => lacking[kind] > 0)
