import { z } from 'zod'
import { beslut, FILE_KINDS, fragesvar, reservation } from '../remiss/answer.ts'
import { day, dayOrNone } from '../remiss/day.ts'
import { BOUND_BY, FOUND_KINDS, INTAKE_NOTICES, INTAKE_STATES, registrationContent } from '../remiss/intake.ts'
import { ORIGINS } from '../remiss/recipient.ts'
import { WAYS } from '../remiss/submission.ts'
import { copyItem, placement } from '../returned/copy.ts'
import { outlineEntry } from './copies.ts'
import { mailAddress } from './mail-address.ts'

/**
 * The bodies of the routes by which answers are taken in that came by other ways than the link. Times are ISO 8601 in UTC, days `2026-05-29`.
 *
 * GET  /api/documents/:id/remisser/:remiss/intake                       → intakeList
 * POST /api/documents/:id/remisser/:remiss/intake?name=… (Word or PDF)  → broughtFile (201)
 * GET  /api/documents/:id/remisser/:remiss/intake/:file                 → wholeIntake
 * GET  /api/documents/:id/remisser/:remiss/intake/:file/content         → the file as it came
 * PUT  /api/documents/:id/remisser/:remiss/intake/:file changeIntakeBody → wholeIntake
 * POST /api/documents/:id/remisser/:remiss/intake/:file/read readAsBody → wholeIntake
 * PUT  /api/documents/:id/remisser/:remiss/intake/:file/aside asideBody → wholeIntake
 * GET  /api/documents/:id/remisser/:remiss/registrations                → registrationList
 * POST /api/documents/:id/remisser/:remiss/registrations registerBody   → registeredAnswer (201)
 * PUT  /api/documents/:id/remisser/:remiss/registrations/:submission correctBody → registrationRow
 */
const of = (id: string, remiss: string): string =>
  `/api/documents/${encodeURIComponent(id)}/remisser/${encodeURIComponent(remiss)}`
const fileOf = (id: string, remiss: string, file: string): string =>
  `${of(id, remiss)}/intake/${encodeURIComponent(file)}`
export const INTAKE = {
  list: (id: string, remiss: string) => `${of(id, remiss)}/intake`,
  bring: (id: string, remiss: string, name: string) => `${of(id, remiss)}/intake?name=${encodeURIComponent(name)}`,
  file: fileOf,
  content: (id: string, remiss: string, file: string) => `${fileOf(id, remiss, file)}/content`,
  read: (id: string, remiss: string, file: string) => `${fileOf(id, remiss, file)}/read`,
  aside: (id: string, remiss: string, file: string) => `${fileOf(id, remiss, file)}/aside`,
  registrations: (id: string, remiss: string) => `${of(id, remiss)}/registrations`,
  registration: (id: string, remiss: string, submission: string) =>
    `${of(id, remiss)}/registrations/${encodeURIComponent(submission)}`
} as const

const revision = z.number().int().min(0)
const line = z.string().trim().max(300)
const person = z.object({ id: z.string(), name: z.string().nullable() })

/** As many files one answer may have. */
export const MOST_FILES = 20

export const intakeRow = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  state: z.enum(INTAKE_STATES),
  /** Why it cannot be read. */
  error: z.object({ id: z.string(), message: z.string(), remedy: z.string() }).nullable(),
  /** Why somebody set it aside. */
  reason: z.string().nullable(),
  /** What it is; null while it is being read, and where it cannot be. */
  found: z.enum(FOUND_KINDS).nullable(),
  notice: z.enum(INTAKE_NOTICES).nullable(),
  /** The number of the version that it is a copy of, where that is another one of this document. */
  copyOf: z.number().int().nullable(),
  recipient: z.object({ id: z.string(), name: z.string() }).nullable(),
  boundBy: z.enum(BOUND_BY).nullable(),
  /** Who wrote in it, by the names that they had in Word. For people to see; nothing is decided by them. */
  authors: z.array(z.string()),
  comments: z.number().int(),
  changes: z.number().int(),
  unplaced: z.number().int(),
  leftOut: z.number().int(),
  paragraphs: z.number().int(),
  /** Paragraphs that are in the file alone, since there are too many of them. */
  beyond: z.number().int(),
  /** Pages of a PDF, by number, that have no words: blank ones, or pictures of a paper. */
  silentPages: z.array(z.number().int()),
  /** Files hidden in a PDF, which are not read. */
  embedded: z.number().int(),
  /** Nothing of the file is missing in what was read. */
  complete: z.boolean(),
  /** The numbers of the answers that the body has submitted before. */
  earlier: z.array(z.number().int()),
  /** The answer that it has become part of. */
  submission: z.object({ id: z.string(), number: z.number().int() }).nullable(),
  broughtBy: person,
  broughtAt: z.string(),
  settledBy: person.nullable(),
  settledAt: z.string().nullable(),
  revision
})
export const intakeList = z.object({
  files: z.array(intakeRow),
  may: z.object({ takeIn: z.boolean() })
})
/** `again`: the same file had been brought before, and this is that one. */
export const broughtFile = z.object({ file: intakeRow, again: z.boolean() })

export const wholeIntake = z.object({
  file: intakeRow,
  items: z.array(copyItem),
  /** The words of a text in Word or of a PDF, a paragraph each. */
  text: z.array(z.string()),
  missing: z.array(z.object({ record: z.string(), field: z.string(), text: z.string(), called: z.string() })),
  findings: z.array(z.object({ what: z.string(), count: z.number().int() })),
  /** Changes of formatting alone. */
  format: z.number().int(),
  outline: z.array(outlineEntry)
})

export const bringQuery = z.object({ name: z.string().trim().min(1).max(200) })
export const changeIntakeBody = z.object({
  revision,
  /** Whose answer it is; null: nobody knows. */
  recipient: z.string().max(40).nullable().optional(),
  items: z
    .array(
      z.object({
        key: z.string().max(60),
        leftOut: z.boolean().optional(),
        /** Null: as it was found. */
        placement: placement.nullable().optional()
      })
    )
    .max(5000)
    .optional()
})
export const readAsBody = z.object({ revision, as: z.enum(['copy', 'text']) })
/** Null: it is taken back. */
export const asideBody = z.object({ revision, reason: line.nullable() })

export const registerBody = z
  .object({
    /** The same request again registers nothing twice. */
    key: z.string().min(1).max(80),
    /** Somebody on the list. */
    recipient: z.string().max(40).nullable().default(null),
    /** Somebody who was not asked. */
    spontaneous: z
      .object({
        unit: z.string().max(40).nullable().default(null),
        name: line.min(1),
        email: mailAddress.or(z.literal('')).default('')
      })
      .nullable()
      .default(null),
    way: z.enum(WAYS).extract(['word', 'epost', 'papper']),
    sentBy: z.object({ name: z.string().trim().max(200), email: mailAddress.or(z.literal('')) }).default({
      name: '',
      email: ''
    }),
    abstains: z.boolean().default(false),
    position: line.nullable().default(null),
    words: z.string().trim().max(20_000).default(''),
    decision: beslut.omit({ kind: true }).extend({ date: dayOrNone }).default({ date: '', paragraph: '', by: '' }),
    /** What is answered to the questions of the remiss, each once. */
    answers: z
      .array(fragesvar.omit({ kind: true }))
      .max(50)
      .default([]),
    reservations: z
      .array(reservation.omit({ kind: true }))
      .max(50)
      .default([]),
    /** An yttrande that is typed or pasted, a paragraph a line. */
    text: z.string().max(200_000).default(''),
    files: z
      .array(z.object({ id: z.string().max(40), revision, kind: z.enum(FILE_KINDS) }))
      .max(MOST_FILES)
      .default([])
  })
  .extend(registrationContent.shape)
  .refine(given => (given.recipient === null) !== (given.spontaneous === null), {
    path: ['recipient'],
    message: 'Välj vem som svarar.'
  })

export const registrationRow = z.object({
  id: z.string(),
  number: z.number().int(),
  /** The number of the answer that it supplements. */
  supplementTo: z.number().int().nullable(),
  recipient: z.object({ id: z.string(), name: z.string(), origin: z.enum(ORIGINS) }),
  way: z.enum(WAYS),
  at: z.string(),
  abstains: z.boolean(),
  position: z.string().nullable(),
  parts: z.number().int(),
  files: z.array(z.object({ name: z.string(), type: z.string(), bytes: z.number().int(), sha256: z.string() })),
  hash: z.string(),
  /** Null: it came by the link, and nobody has added anything. */
  registration: registrationContent
    .extend({
      by: person,
      at: z.string(),
      revision,
      /** What it said before, the latest first. */
      before: z.array(registrationContent.extend({ by: person, until: z.string() }))
    })
    .nullable()
})
export const registrationList = z.object({ answers: z.array(registrationRow) })
export const registeredAnswer = z.object({ answer: registrationRow, again: z.boolean() })
/** `revision`: 0 where nothing has been registered yet. */
export const correctBody = registrationContent.extend({ revision, receivedOn: day })

export type IntakeRow = z.infer<typeof intakeRow>
export type IntakeList = z.infer<typeof intakeList>
export type WholeIntake = z.infer<typeof wholeIntake>
export type BroughtFile = z.infer<typeof broughtFile>
export type ChangeIntake = z.infer<typeof changeIntakeBody>
export type RegisterBody = z.infer<typeof registerBody>
export type RegisterInput = z.input<typeof registerBody>
export type RegistrationRow = z.infer<typeof registrationRow>
export type CorrectBody = z.infer<typeof correctBody>
