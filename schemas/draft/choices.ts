import { z } from 'zod'

/**
 * What a person has chosen about a draft, beside what was read. Plain data, which the server keeps until the document is made.
 */

/** What is done with tracked changes of a draft: as if all had been accepted, or rejected, or brought along as change proposals. */
export const TRACKED = ['accept', 'reject', 'propose'] as const
export type Tracked = (typeof TRACKED)[number]

const key = z.string().min(1).max(60)

/** Where a person wants a line. What follows from the line itself (its label, its term, its columns) is read from it. */
export const wanted = z.discriminatedUnion('as', [
  z.strictObject({ as: z.enum(['uppgift', 'avsnitt', 'insatsfalt']), key }),
  z.strictObject({ as: z.literal('rubrik'), form: z.enum(['h2', 'h3', 'h4']) }),
  z.strictObject({
    as: z.enum([
      'titel',
      'uppgiftstabell',
      'text',
      'tabell',
      'bild',
      'fokusomrade',
      'inledning',
      'upptakt',
      'insats',
      'insatstext',
      'ansvar',
      'insatstabell',
      'definition',
      'definitionstext',
      'definitionstabell',
      'bilaga',
      'ej-placerat',
      'utelamnat'
    ])
  })
])
export type Wanted = z.infer<typeof wanted>

export const choices = z.strictObject({
  tracked: z.enum(TRACKED).default('accept'),
  /** `text`: the first letters of the line as the report shows them, so that a choice finds its line again. */
  placements: z
    .array(z.strictObject({ at: z.number().int().min(0).max(1_000_000), text: z.string().max(2000), wanted }))
    .max(20_000)
    .default([]),
  /** What a name means that the register does not have quite so: a party by its id, or null to keep it as it is written. */
  parties: z
    .array(z.strictObject({ written: z.string().min(1).max(300), party: z.string().max(80).nullable() }))
    .max(2000)
    .default([])
})
export type Choices = z.infer<typeof choices>

export const NO_CHOICES: Choices = { tracked: 'accept', placements: [], parties: [] }
