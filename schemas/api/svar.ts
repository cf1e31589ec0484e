import { z } from 'zod'
import { answerPart, FILE_KINDS } from '../remiss/answer.ts'
import { day } from '../remiss/day.ts'
import { LANGUAGES, question } from '../remiss/question.ts'
import { REMISS_KINDS } from '../remiss/remiss.ts'
import { submission } from '../remiss/submission.ts'
import { mailAddress } from './mail-address.ts'
import { requestKey } from './threads.ts'

/** The bodies of the routes of whoever answers a remiss without an account. */

/** The token of a link. Whatever stands there, what does not open is refused alike. */
export const openBody = z.object({ token: z.string().max(100) })

export const openedAnswer = z.object({ recipient: z.string() })

/** What one tells of oneself, once. */
export const meBody = z.object({
  name: z.string().trim().min(1).max(120),
  email: mailAddress.or(z.literal('')).default('')
})

/** A file of the answer, while it is written. */
export const answerFile = z.object({
  id: z.string(),
  kind: z.enum(FILE_KINDS),
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  by: z.string(),
  at: z.string()
})

/** A part of the answer, while it is written. */
export const draftPart = z.object({
  id: z.string(),
  part: answerPart,
  /** The file that it was read from. */
  origin: z.string().nullable(),
  by: z.string(),
  changedBy: z.string(),
  /** One wrote it last oneself. */
  mine: z.boolean(),
  changedAt: z.string(),
  revision: z.number().int()
})

/** All that is being written, and by whom. */
export const draftList = z.object({
  parts: z.array(draftPart),
  files: z.array(answerFile),
  people: z.array(z.object({ id: z.string(), name: z.string(), seenAt: z.string() })),
  /** Grows with every change of any part or file. */
  revision: z.number().int()
})

/** An answer that was submitted, as the list of receipts shows it. */
export const receipt = z.object({
  id: z.string(),
  number: z.number().int(),
  supplementTo: z.number().int().nullable(),
  at: z.string(),
  hash: z.string(),
  /** It came after the last day. */
  late: z.boolean(),
  content: submission
})

/** What a part said before: who wrote it, and until when it stood. */
export const earlierWordings = z.object({
  wordings: z.array(z.object({ revision: z.number().int(), by: z.string(), until: z.string() }))
})
export const earlierWording = z.object({ part: answerPart })

/** What is asked, of whom, and until when. */
export const answerOverview = z.object({
  kommun: z.string(),
  /** The municipality has a picture to show. */
  logo: z.boolean(),
  title: z.string(),
  documentType: z.string(),
  diarienummer: z.string(),
  kind: z.enum(REMISS_KINDS),
  body: z.string(),
  language: z.enum(LANGUAGES),
  frozenAt: z.string(),
  lastDay: day.nullable(),
  /** Today in Sweden. */
  today: day,
  /** The remiss takes in answers. */
  open: z.boolean(),
  questions: z.array(question),
  positions: z.array(z.string()),
  contact: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
  me: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  /** As many bytes as a file may have. */
  mostBytes: z.number(),
  receipts: z.array(receipt)
})

export const addPartBody = z.object({ key: requestKey, part: answerPart })
export const setPartBody = z.object({ revision: z.number().int(), part: answerPart })
export const removePartQuery = z.object({ revision: z.coerce.number().int() })
export const fileQuery = z.object({ kind: z.enum(FILE_KINDS), name: z.string().trim().min(1).max(200) })

/** What came out of a file: how much was found, and what could not be placed. */
export const takenIn = z.object({
  file: answerFile,
  comments: z.number().int(),
  changes: z.number().int(),
  unplaced: z.number().int(),
  /** Paragraphs of the yttrande that were read from it. */
  paragraphs: z.number().int(),
  /** Pages of a PDF, by number, that have no words. */
  silentPages: z.array(z.number().int())
})

/** `revision`: that of what was shown. What somebody has changed since is not submitted unseen. */
export const submitBody = z.object({
  key: requestKey,
  revision: z.number().int(),
  abstains: z.boolean().default(false)
})

export type AnswerOverview = z.infer<typeof answerOverview>
export type DraftPart = z.infer<typeof draftPart>
export type DraftList = z.infer<typeof draftList>
export type AnswerFile = z.infer<typeof answerFile>
export type Receipt = z.infer<typeof receipt>
export type EarlierWordings = z.infer<typeof earlierWordings>
export type EarlierWording = z.infer<typeof earlierWording>
export type TakenIn = z.infer<typeof takenIn>

const under = (recipient: string): string => `/api/svar/${encodeURIComponent(recipient)}`

/**
 * The addresses, as the server registers them and the client calls them.
 *
 * POST   /api/svar/open                       openBody                        → openedAnswer
 * GET    /api/svar/:recipient                                                 → answerOverview
 * PUT    /api/svar/:recipient/me              meBody
 * POST   /api/svar/:recipient/leave
 * GET    /api/svar/:recipient/reading                                         → reading (schemas/remiss/reading.ts)
 * GET    /api/svar/:recipient/pictures/:file                                  → a picture of the version
 * GET    /api/svar/:recipient/drafts                                          → draftList
 * POST   /api/svar/:recipient/parts           addPartBody                     → draftPart (201)
 * PUT    /api/svar/:recipient/parts/:part     setPartBody                     → draftPart
 * DELETE /api/svar/:recipient/parts/:part     removePartQuery
 * GET    /api/svar/:recipient/parts/:part/earlier                            → earlierWordings
 * GET    /api/svar/:recipient/parts/:part/earlier/:revision                  → earlierWording
 * POST   /api/svar/:recipient/files           fileQuery, the bytes            → takenIn (201)
 * GET    /api/svar/:recipient/files/:file                                     → the file
 * DELETE /api/svar/:recipient/files/:file
 * GET    /api/svar/:recipient/word                                            → the version for Word, made for this recipient
 * POST   /api/svar/:recipient/submissions     submitBody                      → receipt (201)
 * GET    /api/svar/:recipient/submissions/:submission/word                    → the receipt as a Word file
 */
export const SVAR = {
  open: '/api/svar/open',
  overview: under,
  me: (recipient: string) => `${under(recipient)}/me`,
  leave: (recipient: string) => `${under(recipient)}/leave`,
  reading: (recipient: string) => `${under(recipient)}/reading`,
  picture: (recipient: string, file: string) => `${under(recipient)}/pictures/${encodeURIComponent(file)}`,
  drafts: (recipient: string) => `${under(recipient)}/drafts`,
  parts: (recipient: string) => `${under(recipient)}/parts`,
  part: (recipient: string, part: string) => `${under(recipient)}/parts/${encodeURIComponent(part)}`,
  earlier: (recipient: string, part: string) => `${under(recipient)}/parts/${encodeURIComponent(part)}/earlier`,
  earlierOne: (recipient: string, part: string, revision: number) =>
    `${under(recipient)}/parts/${encodeURIComponent(part)}/earlier/${revision}`,
  files: (recipient: string) => `${under(recipient)}/files`,
  file: (recipient: string, file: string) => `${under(recipient)}/files/${encodeURIComponent(file)}`,
  word: (recipient: string) => `${under(recipient)}/word`,
  submissions: (recipient: string) => `${under(recipient)}/submissions`,
  receiptFile: (recipient: string, submission: string) =>
    `${under(recipient)}/submissions/${encodeURIComponent(submission)}/word`
} as const
