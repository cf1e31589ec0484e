import { z } from 'zod'
import { placement } from '../returned/copy.ts'
import { day } from './day.ts'

/**
 * A file that came by other ways than the link, on its way into an answer: `laser` it is being read · `last` read, to be looked over · `fel` it cannot be read,
 * and can be registered as it is · `inlagd` it has become a submission · `avvisad` somebody set it aside, with the reason. The file itself is kept in every case.
 */
export const INTAKE_STATES = ['laser', 'last', 'fel', 'inlagd', 'avvisad'] as const

/** How it was found out whose answer it is: by the file (its own version and recipient), or by a person. Never by the names of authors. */
export const BOUND_BY = ['fil', 'person'] as const

/**
 * What somebody has corrected of what was read: JSON of `intake.corrections`, by the key that the reading gave each comment or change (server/returned/result.ts).
 * `leave`: it is not to be part of the answer; it stays in the file.
 */
export const corrections = z.record(
  z.string().max(80),
  z.strictObject({
    /** Where it belongs instead of where it was found. */
    place: placement.optional(),
    leave: z.boolean().optional()
  })
)
export type Corrections = z.infer<typeof corrections>

/** What a registration says: JSON of `registration_version.content`, as it stood before it was corrected. */
export const registrationContent = z.strictObject({
  diarienummer: z.string().trim().max(100),
  receivedOn: day,
  note: z.string().trim().max(2000)
})
export type RegistrationContent = z.infer<typeof registrationContent>

/** What a file turned out to be: an edited copy of a version, a text in Word, or a PDF, which has words to read or only pictures of them. */
export const FOUND_KINDS = ['copy', 'text', 'pdf'] as const

/** What a person has to look at before a file becomes part of an answer. */
export const INTAKE_NOTICES = [
  'other-version',
  'other-document',
  'no-marks',
  'unknown-recipient',
  'no-recipient'
] as const
export type IntakeNotice = (typeof INTAKE_NOTICES)[number]
