import { z } from 'zod'
import { stycke } from '../text/stycke.ts'

/**
 * The missiv of a remiss: JSON of `remiss.missiv`. `stycken` is its text as the coordinator wrote it, with fields in it; null: that of the template. The fields
 * are filled when it is shown, exported or sent, so that they are never old.
 */
export const missiv = z.strictObject({
  heading: z.string().trim().max(300),
  stycken: z
    .array(stycke.refine(s => s.runs.every(run => 'text' in run || 'br' in run), 'Ett missiv har ingen fotnot.'))
    .max(200)
})
export type Missiv = z.infer<typeof missiv>

/** The fields that a missiv can hold, written `{arende}`. */
export const MISSIV_FIELDS = [
  'arende',
  'diarienummer',
  'beslut',
  'version',
  'mottagare',
  'alla-mottagare',
  'sista-dag',
  'fragor',
  'kontakt',
  'kommun'
] as const
export type MissivField = (typeof MISSIV_FIELDS)[number]

const FIELD = /\{([a-zåäö-]+)\}/g

/** Every field that a text names and nobody fills, in order. */
export const unknownFields = (text: string): string[] =>
  [...text.matchAll(FIELD)].map(match => match[1] ?? '').filter(name => !isField(name))

const isField = (name: string): name is MissivField => (MISSIV_FIELDS as readonly string[]).includes(name)

/** The text with its fields filled. What is no field stays as it is. */
export const fillFields = (text: string, values: Readonly<Record<MissivField, string>>): string =>
  text.replace(FIELD, (whole, name: string) => (isField(name) ? values[name] : whole))
