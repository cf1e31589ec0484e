import { z } from 'zod'
import { day } from '../remiss/day.ts'
import { DEMANDS } from '../remiss/demands.ts'
import { LETTER_KINDS } from '../remiss/letter.ts'
import { LANGUAGES, questions } from '../remiss/question.ts'
import { ORIGINS, RECIPIENT_STATES } from '../remiss/recipient.ts'
import { reminders } from '../remiss/reminders.ts'
import { contact, decision, positions, REMISS_KINDS, REMISS_STATES } from '../remiss/remiss.ts'
import { DOCUMENT_STATES, STEPS } from '../remiss/states.ts'
import { WAYS } from '../remiss/submission.ts'
import { OUTBOX_STATES } from './admin.ts'
import { mailAddress } from './mail-address.ts'

/**
 * The bodies of the routes about the states of a document and its remisser, for whoever sends them. Times are ISO 8601 in UTC, days `2026-05-29`.
 *
 * GET    /api/documents/:id/state                        → stateOverview
 * POST   /api/documents/:id/state     moveBody           → stateOverview
 * GET    /api/documents/:id/remisser                     → remissList
 * POST   /api/documents/:id/remisser  newRemissBody      → madeRemiss (201)
 * GET    /api/documents/:id/remisser/:remiss             → remissDetail
 * PUT    /api/documents/:id/remisser/:remiss settingsBody → remissDetail
 * DELETE /api/documents/:id/remisser/:remiss discardQuery → discarded (while it is prepared)
 * POST   /api/documents/:id/remisser/:remiss/send sendBody → remissDetail
 * POST   /api/documents/:id/remisser/:remiss/missiv      → remissDetail (made, or filled anew)
 * GET    /api/documents/:id/remisser/:remiss/missiv      → Word file
 * GET    /api/documents/:id/remisser/:remiss/letter      → letterPreview
 * GET    /api/documents/:id/remisser/:remiss/letters     → letterList
 * POST   /api/documents/:id/remisser/:remiss/letters/:letter/again → letterList
 * POST   /api/documents/:id/remisser/:remiss/remind remindBody → remissDetail
 * GET    /api/documents/:id/remisser/:remiss/proposals   → proposalList
 * POST   /api/documents/:id/remisser/:remiss/recipients addBody → addedRecipients
 * POST   /api/documents/:id/remisser/:remiss/recipients/read readBody → readRecipients
 * PUT    /api/documents/:id/remisser/:remiss/recipients/:recipient recipientBody → remissDetail
 * DELETE /api/documents/:id/remisser/:remiss/recipients/:recipient → remissDetail
 * PUT    /api/documents/:id/remisser/:remiss/recipients/:recipient/extension extensionBody → remissDetail
 * POST   /api/documents/:id/remisser/:remiss/recipients/:recipient/link → remissDetail
 * DELETE /api/documents/:id/remisser/:remiss/recipients/:recipient/link → remissDetail
 * GET    /api/documents/:id/remisser/:remiss/recipients/:recipient/word → Word file
 * GET    /api/recipient-lists                            → recipientLists
 * POST   /api/recipient-lists         newListBody        → recipientLists
 * DELETE /api/recipient-lists/:list                      → recipientLists
 */
const of = (id: string): string => `/api/documents/${encodeURIComponent(id)}`
const remissOf = (id: string, remiss: string): string => `${of(id)}/remisser/${encodeURIComponent(remiss)}`
const recipientOf = (id: string, remiss: string, recipient: string): string =>
  `${remissOf(id, remiss)}/recipients/${encodeURIComponent(recipient)}`
export const REMISS_API = {
  state: (id: string) => `${of(id)}/state`,
  list: (id: string) => `${of(id)}/remisser`,
  remiss: remissOf,
  send: (id: string, remiss: string) => `${remissOf(id, remiss)}/send`,
  missiv: (id: string, remiss: string) => `${remissOf(id, remiss)}/missiv`,
  letter: (id: string, remiss: string) => `${remissOf(id, remiss)}/letter`,
  letters: (id: string, remiss: string) => `${remissOf(id, remiss)}/letters`,
  again: (id: string, remiss: string, letter: string) =>
    `${remissOf(id, remiss)}/letters/${encodeURIComponent(letter)}/again`,
  remind: (id: string, remiss: string) => `${remissOf(id, remiss)}/remind`,
  proposals: (id: string, remiss: string) => `${remissOf(id, remiss)}/proposals`,
  recipients: (id: string, remiss: string) => `${remissOf(id, remiss)}/recipients`,
  read: (id: string, remiss: string) => `${remissOf(id, remiss)}/recipients/read`,
  recipient: recipientOf,
  extension: (id: string, remiss: string, recipient: string) => `${recipientOf(id, remiss, recipient)}/extension`,
  link: (id: string, remiss: string, recipient: string) => `${recipientOf(id, remiss, recipient)}/link`,
  word: (id: string, remiss: string, recipient: string) => `${recipientOf(id, remiss, recipient)}/word`,
  lists: '/api/recipient-lists',
  savedList: (list: string) => `/api/recipient-lists/${encodeURIComponent(list)}`
} as const

const step = z.enum(STEPS)
const revision = z.number().int().min(0)
const line = z.string().trim().max(300)

/** What stands in the way, and how many of it, or what it is called. */
export const missing = z.object({ demand: z.enum(DEMANDS), count: z.number().int(), names: z.array(z.string()) })

export const stateOverview = z.object({
  state: z.enum(DOCUMENT_STATES),
  /** The ways on from here; `may`: the person's role suffices. */
  ways: z.array(z.object({ to: step, by: z.enum(['moving', 'sending']), may: z.boolean(), missing: z.array(missing) })),
  history: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      version: z.string().nullable()
    })
  )
})
export const moveBody = z.object({ from: step, to: step })

/** How many recipients have come how far. */
export const counts = z.partialRecord(z.enum(RECIPIENT_STATES), z.number().int())

export const remissRow = z.object({
  id: z.string(),
  number: z.number().int(),
  kind: z.enum(REMISS_KINDS),
  state: z.enum(REMISS_STATES),
  sentAt: z.string().nullable(),
  lastDay: day.nullable(),
  recipients: z.number().int(),
  counts
})
export const remissList = z.object({ remisser: z.array(remissRow) })
export const newRemissBody = z.object({ kind: z.enum(REMISS_KINDS) })
export const madeRemiss = z.object({ id: z.string() })

export const recipientFields = z.object({
  unit: z.string().max(40).nullable().default(null),
  name: line.min(1),
  email: mailAddress.or(z.literal('')).default(''),
  registrar: mailAddress.or(z.literal('')).default(''),
  contact: line.default(''),
  language: z.enum(LANGUAGES).default('sv'),
  lastDay: day.nullable().default(null)
})

/** What became of the last letter to a recipient; null: none was made. */
export const delivery = z.object({
  kind: z.enum(LETTER_KINDS),
  at: z.string(),
  state: z.enum(OUTBOX_STATES).nullable(),
  problem: z.string().nullable(),
  attempts: z.number().int(),
  nextAt: z.string().nullable(),
  /** The letter, by which it is sent again. */
  letter: z.string()
})

export const recipientRow = z.object({
  ...recipientFields.shape,
  id: z.string(),
  origin: z.enum(ORIGINS),
  state: z.enum(RECIPIENT_STATES),
  /** The day that counts: anstånd, own, or that of the remiss. */
  answersBy: day.nullable(),
  extension: z.object({ to: day, by: z.string().nullable(), at: z.string(), note: z.string() }).nullable(),
  sentAt: z.string().nullable(),
  openedAt: z.string().nullable(),
  submittedAt: z.string().nullable(),
  /** How its answers came in, each way once. */
  ways: z.array(z.enum(WAYS)),
  /** When it last did anything, or anything was sent to it. */
  latestAt: z.string().nullable(),
  hasLink: z.boolean(),
  position: z.string().nullable(),
  synpunkter: z.number().int(),
  delivery: delivery.nullable(),
  revision
})

export const remissDetail = z.object({
  id: z.string(),
  document: z.object({ id: z.string(), title: z.string(), diarienummer: z.string(), state: z.enum(DOCUMENT_STATES) }),
  number: z.number().int(),
  kind: z.enum(REMISS_KINDS),
  state: z.enum(REMISS_STATES),
  version: z.object({ id: z.string(), number: z.number().int(), hash: z.string(), at: z.string() }).nullable(),
  lastDay: day.nullable(),
  handlingDay: day.nullable(),
  questions,
  positions,
  decision,
  contact,
  reminders,
  missiv: z.object({ document: z.string(), version: z.string().nullable() }).nullable(),
  sentAt: z.string().nullable(),
  sentBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  today: day,
  recipients: z.array(recipientRow),
  /** May the person change and send it? */
  maySend: z.boolean(),
  /** May the person remove the personal data that is no record? */
  mayRemoveContacts: z.boolean(),
  /** Answers that come by other ways are taken in as long as the document is not archived, also after it has been adopted. */
  seesIntake: z.boolean(),
  /** Are letters sent by e-mail, or kept for the administrator? */
  sendsMail: z.boolean(),
  revision
})

export const settingsBody = z.object({
  kind: z.enum(REMISS_KINDS),
  lastDay: day.nullable(),
  handlingDay: day.nullable(),
  questions,
  positions,
  decision,
  contact,
  reminders,
  revision
})
export const discardQuery = z.object({ revision: z.coerce.number().int().min(0) })
/** `missiv`: the document that stays. */
export const discarded = z.object({
  number: z.number().int(),
  recipients: z.number().int(),
  missiv: z.string().nullable()
})
export const sendBody = z.object({ revision })

export const addBody = z.object({ recipients: z.array(recipientFields).min(1).max(500) })
/** `known`: names that were on the list already, and are not added once more. */
export const addedRecipients = z.object({ added: z.number().int(), known: z.array(z.string()) })
export const recipientBody = recipientFields.extend({ revision })
export const extensionBody = z.object({ to: day.nullable(), note: line.default('') })

/** A pasted list (a line each) or a CSV file, as text. */
export const readBody = z.object({ text: z.string().max(500_000) })
export const readRecipients = z.object({
  recipients: z.array(recipientFields.extend({ line: z.number().int(), known: z.boolean() })),
  problems: z.array(z.object({ line: z.number().int(), text: z.string(), message: z.string() })),
  ignored: z.array(z.string())
})

/** A unit that bears responsibility in the text, with how many insatser name it, and whether it is on the list. */
export const proposal = z.object({
  unit: z.string(),
  name: z.string(),
  email: z.string(),
  registrar: z.string(),
  contact: z.string(),
  insatser: z.number().int(),
  onTheList: z.boolean()
})
export const proposalList = z.object({ units: z.array(proposal) })

/** Whom to remind by hand; empty: everybody who has not answered. */
export const remindBody = z.object({ recipients: z.array(z.string().max(40)).max(500) })

export const letterPreview = z.object({ subject: z.string(), text: z.string(), files: z.array(z.string()) })
const letterRow = z.object({
  id: z.string(),
  kind: z.enum(LETTER_KINDS),
  recipient: z.string().nullable(),
  to: z.string(),
  address: z.string(),
  subject: z.string(),
  text: z.string(),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
  by: z.string().nullable(),
  at: z.string(),
  state: z.enum(OUTBOX_STATES).nullable(),
  endedAt: z.string().nullable(),
  problem: z.string().nullable(),
  /** How often it was tried, and when it is tried next. */
  attempts: z.number().int(),
  nextAt: z.string().nullable()
})
export const letterList = z.object({ letters: z.array(letterRow) })

export const savedList = z.object({
  id: z.string(),
  name: z.string(),
  recipients: z.array(recipientFields),
  /** Who saved it; null: nobody who is known any more. */
  by: z.string().nullable(),
  /** May the person change and remove it? */
  mayChange: z.boolean(),
  changedAt: z.string()
})
export const recipientLists = z.object({ lists: z.array(savedList) })
export const newListBody = z.object({
  name: line.min(1).max(100),
  recipients: z.array(recipientFields).min(1).max(500)
})

export type StateOverview = z.infer<typeof stateOverview>
export type Missing = z.infer<typeof missing>
export type RemissRow = z.infer<typeof remissRow>
export type RemissDetail = z.infer<typeof remissDetail>
export type RemissSettings = z.infer<typeof settingsBody>
export type RecipientFields = z.infer<typeof recipientFields>
export type RecipientRow = z.infer<typeof recipientRow>
export type ReadRecipients = z.infer<typeof readRecipients>
export type Proposal = z.infer<typeof proposal>
export type LetterRow = z.infer<typeof letterRow>
export type SavedList = z.infer<typeof savedList>
export type Delivery = z.infer<typeof delivery>
