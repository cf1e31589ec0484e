import { z } from 'zod'

/**
 * Where a line of a draft goes. A draft is read into a list of placements, one a line; the document is built from lines and
 * placements alone, so that a person can change any of them and look again.
 */

const key = z.string().min(1).max(60)
/** How many letters at the start of a line are its label. */
const label = z.number().int().min(0).max(1000)

/** What a column of a table of insatser holds; `ovrigt`: kept as a line of its own in the text of the insats. */
const insatsColumn = z.union([
  z.strictObject({ as: z.enum(['insats', 'ansvar', 'nummer']) }),
  z.strictObject({ as: z.literal('falt'), key }),
  z.strictObject({ as: z.literal('ovrigt'), label: z.string().max(300) })
])
export type InsatsColumn = z.infer<typeof insatsColumn>

/** Why a line is not taken along: Word or Styrskrift makes it anew, it is a mark of the draft's state, or a person said so. */
export const LEFT_OUT = ['innehallsforteckning', 'tillstand', 'rubrik-i-mallen', 'tom-tabell', 'vald'] as const

export const placement = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('titel') }),
  /** A value of the metadata box; `label` letters at the start of the line are its label. */
  z.strictObject({ as: z.literal('uppgift'), key, label }),
  /** A table of labels and values; rows that are no item of the box are kept beside it. */
  z.strictObject({ as: z.literal('uppgiftstabell') }),
  /** The heading of a section of the template. */
  z.strictObject({ as: z.literal('avsnitt'), key }),
  /** A heading within running text. */
  z.strictObject({ as: z.literal('rubrik'), form: z.enum(['h2', 'h3', 'h4']) }),
  /** Running text, in the section above. */
  z.strictObject({ as: z.literal('text') }),
  /** A table among the text. */
  z.strictObject({ as: z.literal('tabell') }),
  z.strictObject({ as: z.literal('bild') }),
  z.strictObject({ as: z.literal('fokusomrade') }),
  z.strictObject({ as: z.literal('inledning') }),
  z.strictObject({ as: z.literal('upptakt') }),
  z.strictObject({ as: z.literal('insats') }),
  /** One more paragraph of the insats above. */
  z.strictObject({ as: z.literal('insatstext') }),
  z.strictObject({ as: z.literal('ansvar') }),
  /** A field of the insats above (tidplan, kostnad), after a label of so many letters. */
  z.strictObject({ as: z.literal('insatsfalt'), key, label }),
  /** A table with an insats a row; what each column holds. */
  z.strictObject({ as: z.literal('insatstabell'), columns: z.array(insatsColumn).max(100) }),
  z.strictObject({ as: z.literal('definition'), term: z.string().max(5000) }),
  z.strictObject({ as: z.literal('definitionstext') }),
  /** A table of terms and what they mean. */
  z.strictObject({ as: z.literal('definitionstabell') }),
  z.strictObject({ as: z.literal('bilaga') }),
  /** Fits nowhere: kept under *Ej placerat*. */
  z.strictObject({ as: z.literal('ej-placerat') }),
  /** Not taken along, and why. */
  z.strictObject({ as: z.literal('utelamnat'), why: z.enum(LEFT_OUT) })
])
export type Placement = z.infer<typeof placement>

/** By what a placement was found. */
export const FOUND_BY = ['stil', 'utseende', 'etikett', 'ordning', 'tabell', 'ord', 'person'] as const
export type FoundBy = (typeof FOUND_BY)[number]

/** A placement, how it was found, and how sure that is: 1 certain, 0 a guess. */
export interface Placed {
  placement: Placement
  by: FoundBy
  sure: number
}

/** Below this a person is asked to look. */
export const UNSURE = 0.7
