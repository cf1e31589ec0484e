import { z } from 'zod'
import { answerPart, FILE_KINDS } from './answer.ts'
import { day } from './day.ts'

export const SUBMISSION_FORMAT = 'styrskrift-svar'
export const SUBMISSION_VERSION = 1

/** How an answer came: by its link, by somebody who was signed in, as an edited Word copy, by e-mail, on paper. */
export const WAYS = ['lank', 'inloggning', 'word', 'epost', 'papper'] as const
export type Way = (typeof WAYS)[number]

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A part of a submitted answer. `id` is its name within the submission, for ever; `author`: who of the body wrote it, where that is known. */
const submittedPart = z.strictObject({
  id: z.string().regex(/^[\w-]{1,40}$/),
  author: z.string().max(200).nullable(),
  part: answerPart
})

/** A file of a submitted answer; its bytes stand in `submission_file` at the same position, and their hash here. */
const submittedFile = z.strictObject({
  name: z.string().min(1).max(200),
  type: z.string().max(100),
  kind: z.enum(FILE_KINDS),
  bytes: z.number().int().min(0),
  sha256
})

/** What the receipt says of how the answer came, as it was then: an anstånd that is granted later, or a registration that is corrected, changes no receipt. */
const coming = z.strictObject({
  /** The day by which the body was to answer. */
  lastDay: day.nullable(),
  /** Of an answer that was registered by hand: its diarienummer, and the day on which it came. */
  registered: z.strictObject({ diarienummer: z.string().max(100), on: day }).nullable()
})

/** A submitted answer, whole: JSON of `submission.content`. Written once. */
export const submission = z.strictObject({
  format: z.literal(SUBMISSION_FORMAT),
  version: z.literal(SUBMISSION_VERSION),
  /** The version of the document that is answered. */
  answers: z.string().max(40),
  /** Who answers, as it was named then; `together`: the bodies that answer jointly with it. */
  body: z.strictObject({ name: z.string().max(300), unit: z.string().max(40).nullable() }),
  together: z.array(z.string().max(300)).max(50).default([]),
  /** The body says that it will not give an opinion. */
  abstains: z.boolean().default(false),
  coming: coming.default({ lastDay: null, registered: null }),
  /** Who sent it in. */
  submittedBy: z.strictObject({ name: z.string().max(200), email: z.string().max(320) }),
  parts: z.array(submittedPart).max(5000),
  files: z.array(submittedFile).max(50)
})
export type Submission = z.infer<typeof submission>
export type Coming = z.infer<typeof coming>
export type SubmittedPart = z.infer<typeof submittedPart>
export type SubmittedFile = z.infer<typeof submittedFile>

/** What stands beside the content in its row, and is hashed with it. `at`: milliseconds since 1970. */
export interface SubmissionHead {
  id: string
  remiss: string
  recipient: string
  number: number
  supplement_to: string | null
  way: string
  at: number
  /** The JSON exactly as stored. */
  content: string
}

/** The text whose SHA-256 is the hash of a submission: a JSON array without spaces. docs/remiss.md describes it. */
export const hashedText = (head: SubmissionHead): string =>
  JSON.stringify([
    'styrskrift-svar-1',
    head.id,
    head.remiss,
    head.recipient,
    head.number,
    head.supplement_to,
    head.way,
    head.at,
    head.content
  ])
