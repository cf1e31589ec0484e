import { z } from 'zod'

/**
 * A file that came by other ways than the link, on its way into an answer: `laser` it is being read · `last` read, to be looked over · `fel` it cannot be read,
 * and can be registered as it is · `inlagd` it has become a submission · `avvisad` somebody set it aside, with the reason. The file itself is kept in every case.
 */
export const INTAKE_STATES = ['laser', 'last', 'fel', 'inlagd', 'avvisad'] as const
export type IntakeState = (typeof INTAKE_STATES)[number]

/** How it was found out whose answer it is: by the file (its own version and recipient), or by a person. Never by the names of authors. */
export const BOUND_BY = ['fil', 'person'] as const

/**
 * What somebody has corrected of what was read: JSON of `intake.corrections`, by the key that the reading gave each comment or change (server/returned/result.ts).
 * `leave`: it is not to be part of the answer; it stays in the file.
 */
export const corrections = z.record(
  z.string().max(80),
  z.strictObject({
    place: z.unknown().optional(),
    leave: z.boolean().optional(),
    note: z.string().max(2000).optional()
  })
)
export type Corrections = z.infer<typeof corrections>
