import { z } from 'zod'
import { MOST_QUOTE } from '../comments/anchor.ts'
import { day } from './day.ts'

const offset = z.number().int().min(0).max(10_000_000)

const WHERE = {
  part: z.string().regex(/^[\w-]{1,40}$/),
  paragraph: z.number().int().min(0).nullable(),
  from: offset.nullable(),
  to: offset.nullable()
}

const isStretch = ({ from, to }: { from: number | null; to: number | null }): boolean =>
  (from === null) === (to === null) && (from === null || from <= (to ?? 0))

/**
 * The words of an answer that a synpunkt is made of: JSON of `synpunkt.source`. `part` is the id of a part of the submission, or `fil-<position>` of a file of
 * it; `paragraph` counts from 0 in a part of several (yttrande; the lines of a comment), null is the whole part; `from` and `to` are offsets in the flat text
 * of that paragraph, null is all of it. The answer stays whole: nothing is taken out of it.
 */
export const source = z
  .strictObject({ ...WHERE, quote: z.string().max(MOST_QUOTE * 4) })
  .refine(isStretch, 'from och to')
/** The same without the words. */
export const passage = z.strictObject(WHERE).refine(isStretch, 'from och to')
export type Source = z.infer<typeof source>

/** What a synpunkt says. `instammande`: agreement is a synpunkt too. */
export const SYNPUNKT_KINDS = ['synpunkt', 'andringsforslag', 'fraga', 'instammande', 'reservation'] as const
export type SynpunktKind = (typeof SYNPUNKT_KINDS)[number]

/** JSON of `synpunkt.tags`. */
export const tags = z.array(z.string().trim().min(1).max(60)).max(20)

/** What becomes of a synpunkt. */
export const OUTCOMES = ['beaktas', 'beaktas-delvis', 'beaktas-ej', 'noteras'] as const
export type Outcome = (typeof OUTCOMES)[number]

/**
 * The change of the text that a synpunkt led to: JSON of `handling.changes`, a list. Before is what stands in the frozen version and after what stands now, so
 * neither is written down here: `record` and `field` say where to look, `thread` which proposal was accepted, `note` what cannot be pointed at.
 */
const changeReference = z.strictObject({
  record: z.string().regex(/^[\w-]{1,40}$/),
  field: z.string().max(60).nullable(),
  thread: z.string().max(40).nullable(),
  note: z.string().max(2000)
})
export const changeReferences = z.array(changeReference).max(50)
export type ChangeReference = z.infer<typeof changeReference>

/** The handling of a synpunkt as it was before it was changed: JSON of `handling_version.content`. */
export const handlingContent = z.strictObject({
  outcome: z.enum(OUTCOMES).nullable(),
  motivation: z.string().max(20_000),
  changes: changeReferences,
  handler: z.string().max(40).nullable(),
  lastDay: day.nullable()
})
export type HandlingContent = z.infer<typeof handlingContent>
