import { z } from 'zod'
import { facets, versionRecord } from '../remiss/changes-view.ts'
import { day } from '../remiss/day.ts'
import { place } from '../remiss/place.ts'
import { ORIGINS, RECIPIENT_STATES } from '../remiss/recipient.ts'
import { submission } from '../remiss/submission.ts'
import { changeReferences, handlingContent, OUTCOMES, passage, SYNPUNKT_KINDS, tags } from '../remiss/synpunkt.ts'
import { documentState } from './contract.ts'
import { requestKey } from './threads.ts'

/** The bodies of the routes about handling what came back from a remiss. */

const id = z.string().min(1).max(40)
const outcome = z.enum(OUTCOMES)
const kind = z.enum(SYNPUNKT_KINDS)

/** A remiss of the document, and how far its handling has come. */
const handledRemiss = z.object({
  id: z.string(),
  number: z.number().int(),
  kind: z.string(),
  state: z.string(),
  lastDay: z.string().nullable(),
  handlingDay: z.string().nullable(),
  sentAt: z.string().nullable(),
  synpunkter: z.number().int(),
  handled: z.number().int()
})
export const handledRemisser = z.object({ title: z.string(), state: documentState, remisser: z.array(handledRemiss) })

/** A synpunkt with its handling, as lists hold it. `said`: its words. `submission` leads to the body. */
export const synpunktRow = z.object({
  id: z.string(),
  number: z.number().int(),
  submission: z.string(),
  source: passage,
  said: z.string(),
  kind,
  place,
  tags: z.array(z.string()),
  group: z.string().nullable(),
  personal: z.boolean(),
  thread: z.string().nullable(),
  /** It was cut by a person, and not made when the answer came in. */
  cut: z.boolean(),
  removed: z.boolean(),
  outcome: outcome.nullable(),
  motivation: z.string(),
  changes: changeReferences,
  handler: z.string().nullable(),
  /** Who had it to handle and has left, while nobody else has got it. */
  formerHandler: z.string().nullable(),
  lastDay: z.string().nullable(),
  /** Who changed the handling last, and when; null while nobody has. */
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
  /** The number of its last change in the remiss: `since` of the list, and what a change is made against. */
  revision: z.number().int()
})

/** Somebody who was asked, or answered unasked, and what came. */
const handledBody = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  origin: z.enum(ORIGINS),
  state: z.enum(RECIPIENT_STATES),
  lastDay: z.string().nullable(),
  extendedTo: z.string().nullable(),
  position: z.string().nullable(),
  submissions: z.array(
    z.object({
      id: z.string(),
      number: z.number().int(),
      at: z.string(),
      abstains: z.boolean(),
      supplement: z.boolean(),
      /** The question that a part of it answers. */
      asked: z.array(z.object({ part: z.string(), question: z.string() }))
    })
  )
})

export const synpunktGroup = z.object({ id: z.string(), name: z.string() })
/** `mayHandle`: can be given synpunkter. */
const namedPerson = z.object({ id: z.string(), name: z.string(), mayHandle: z.boolean() })

/** The whole table, or with `since` the synpunkter that changed after that revision; the rest of it is small and always whole. */
export const handlingTable = z.object({
  remiss: handledRemiss,
  /** The day it is, in Sweden. */
  today: z.string(),
  synpunkter: z.array(synpunktRow),
  bodies: z.array(handledBody),
  groups: z.array(synpunktGroup),
  /** Those who can be given synpunkter to handle, and those who have had to do with one. */
  people: z.array(namedPerson),
  revision: z.number().int(),
  /** `handle`: those that are given to oneself; `lead`: all of them, and cutting, grouping, giving out. */
  may: z.object({ handle: z.boolean(), lead: z.boolean(), accept: z.boolean() })
})

/** The frozen text, as it stands beside the table. */
export const frozenText = z.object({
  title: z.string(),
  frozenAt: z.string(),
  records: z.array(versionRecord)
})

/** A submitted answer, whole. */
export const wholeAnswer = z.object({
  id: z.string(),
  recipient: z.string(),
  number: z.number().int(),
  at: z.string(),
  way: z.string(),
  content: submission
})

/** Where the place of a synpunkt is now: the words as they stand, or that they are gone, and whether their record is gone with them. */
export const placeNow = z.object({
  synpunkt: z.string(),
  state: z.enum(['oforandrad', 'andrad', 'borttagen', 'post-borttagen']),
  text: z.string()
})

/** A record that has changed since the remiss, as it stood then and stands now. */
export const changedRecord = z.object({
  record: z.string(),
  type: z.string(),
  aspects: z.array(z.string()),
  facets,
  before: versionRecord.nullable(),
  after: versionRecord.nullable(),
  /** For each thing that differs: what it is called, its facet, and its words before and after. */
  differences: z.array(
    z.object({ facet: z.string().nullable(), label: z.string(), before: z.string(), after: z.string() })
  )
})
export const changesSince = z.object({ records: z.array(changedRecord), places: z.array(placeNow) })

export const proofResult = z.object({
  uncovered: z.array(
    z.object({ submission: z.string(), part: z.string(), paragraph: z.number().int(), text: z.string() })
  ),
  unhandled: z.array(z.string()),
  unkept: z.array(
    z.object({
      synpunkt: z.string(),
      why: z.enum(['ingen-andring', 'syns-inte']),
      record: z.string().nullable()
    })
  ),
  unexplained: z.array(z.object({ record: z.string(), facets: z.array(z.string()) }))
})

/** What a synpunkt said before, each with who had written it and until when it held. */
export const synpunktHistory = z.object({
  versions: z.array(
    z.object({ content: handlingContent, by: z.string().nullable(), until: z.string(), revision: z.number().int() })
  )
})

/** What somebody has taken away, with who and when. */
export const removedSynpunkter = z.object({
  synpunkter: z.array(
    z.object({
      id: z.string(),
      number: z.number().int(),
      submission: z.string(),
      said: z.string(),
      kind,
      by: z.string().nullable(),
      at: z.string(),
      revision: z.number().int()
    })
  )
})

/** Cuts synpunkter out of an answer. Each has a place of its own; they may overlap. */
export const cutBody = z.object({
  key: requestKey,
  submission: id,
  source: passage,
  /** What a file says there: it cannot be read here. */
  quote: z.string().trim().max(20_000).default(''),
  kind: kind.default('synpunkt'),
  places: z.array(place).min(1).max(50),
  tags: tags.default([])
})

/** What the synpunkt itself is: where it belongs, its kind, its tags. */
export const setSynpunktBody = z.object({
  revision: z.number().int(),
  place: place.optional(),
  kind: kind.optional(),
  tags: tags.optional(),
  personal: z.boolean().optional(),
  removed: z.boolean().optional()
})

/**
 * One change of one synpunkt or of many. Only what is given is changed. `revision` is what the person saw: when somebody else has changed the same meanwhile, that
 * synpunkt stays as it is and comes back among `conflicts`.
 */
export const handleBody = z.object({
  items: z
    .array(z.object({ synpunkt: id, revision: z.number().int() }))
    .min(1)
    .max(5000),
  change: z
    .strictObject({
      outcome: outcome.nullable().optional(),
      motivation: z.string().max(20_000).optional(),
      changes: changeReferences.optional(),
      handler: id.nullable().optional(),
      lastDay: day.nullable().optional(),
      addTags: tags.optional(),
      removeTags: tags.optional(),
      group: id.nullable().optional()
    })
    .refine(change => Object.keys(change).length > 0)
})

/** The synpunkter as they are afterwards; those in `conflicts` somebody else has changed, and they stand as that person left them. */
export const handled = z.object({ synpunkter: z.array(synpunktRow), conflicts: z.array(z.string()) })

export const groupBody = z.object({ name: z.string().trim().min(1).max(200) })
export const acceptBody = z.object({ key: requestKey })
export const madeSynpunkter = z.object({ synpunkter: z.array(synpunktRow) })

export const phrase = z.object({ id: z.string(), label: z.string(), text: z.string() })
export const phraseBody = z.object({
  label: z.string().trim().min(1).max(100),
  text: z.string().trim().min(1).max(5000)
})
export const phraseList = z.object({ phrases: z.array(phrase) })

export type HandledRemiss = z.infer<typeof handledRemiss>
export type SynpunktRow = z.infer<typeof synpunktRow>
export type HandledBody = z.infer<typeof handledBody>
export type HandlingTable = z.infer<typeof handlingTable>
export type FrozenText = z.infer<typeof frozenText>
export type WholeAnswer = z.infer<typeof wholeAnswer>
export type ChangedRecord = z.infer<typeof changedRecord>
export type ChangesSince = z.infer<typeof changesSince>
export type PlaceNow = z.infer<typeof placeNow>
export type ProofResult = z.infer<typeof proofResult>
export type Cut = z.input<typeof cutBody>
export type SetSynpunkt = z.input<typeof setSynpunktBody>
export type Handle = z.input<typeof handleBody>
export type HandleChange = z.output<typeof handleBody>['change']
export type Handled = z.infer<typeof handled>
export type Phrase = z.infer<typeof phrase>
export type RemovedSynpunkter = z.infer<typeof removedSynpunkter>
export type SynpunktHistory = z.infer<typeof synpunktHistory>

const of = (document: string): string => `/api/documents/${encodeURIComponent(document)}/handling`
const one = (document: string, remiss: string): string => `${of(document)}/${encodeURIComponent(remiss)}`
const synpunkt = (document: string, remiss: string, given: string): string =>
  `${one(document, remiss)}/synpunkter/${encodeURIComponent(given)}`

/**
 * The addresses, as the server registers them and the client calls them.
 *
 * GET    /api/documents/:id/handling                                         → handledRemisser
 * GET    /api/documents/:id/handling/phrases                                 → phraseList
 * POST   /api/documents/:id/handling/phrases                    phraseBody   → phrase (201)
 * PUT    /api/documents/:id/handling/phrases/:phrase            phraseBody   → phrase
 * DELETE /api/documents/:id/handling/phrases/:phrase                         → 204
 * GET    /api/documents/:id/handling/:remiss?since=                          → handlingTable
 * GET    /api/documents/:id/handling/:remiss/text                            → frozenText
 * GET    /api/documents/:id/handling/:remiss/changes                         → changesSince
 * GET    /api/documents/:id/handling/:remiss/proof                           → proofResult
 * GET    /api/documents/:id/handling/:remiss/removed                         → removedSynpunkter
 * GET    /api/documents/:id/handling/:remiss/answers/:submission             → wholeAnswer
 * GET    /api/documents/:id/handling/:remiss/answers/:submission/files/:position → the file, as an attachment
 * POST   /api/documents/:id/handling/:remiss/synpunkter         cutBody      → madeSynpunkter (201)
 * PATCH  /api/documents/:id/handling/:remiss/synpunkter/:synpunkt setSynpunktBody → synpunktRow
 * GET    /api/documents/:id/handling/:remiss/synpunkter/:synpunkt/history    → synpunktHistory
 * POST   /api/documents/:id/handling/:remiss/synpunkter/:synpunkt/accept acceptBody → synpunktRow
 * POST   /api/documents/:id/handling/:remiss/handle             handleBody   → handled
 * POST   /api/documents/:id/handling/:remiss/groups             groupBody    → synpunktGroup (201)
 */
export const HANDLING = {
  remisser: of,
  phrases: (document: string) => `${of(document)}/phrases`,
  phrase: (document: string, id: string) => `${of(document)}/phrases/${encodeURIComponent(id)}`,
  table: (document: string, remiss: string, since = 0) =>
    since > 0 ? `${one(document, remiss)}?since=${since}` : one(document, remiss),
  text: (document: string, remiss: string) => `${one(document, remiss)}/text`,
  changes: (document: string, remiss: string) => `${one(document, remiss)}/changes`,
  proof: (document: string, remiss: string) => `${one(document, remiss)}/proof`,
  removed: (document: string, remiss: string) => `${one(document, remiss)}/removed`,
  answer: (document: string, remiss: string, submission: string) =>
    `${one(document, remiss)}/answers/${encodeURIComponent(submission)}`,
  answerFile: (document: string, remiss: string, submission: string, position: number) =>
    `${one(document, remiss)}/answers/${encodeURIComponent(submission)}/files/${position}`,
  synpunkter: (document: string, remiss: string) => `${one(document, remiss)}/synpunkter`,
  synpunkt,
  history: (document: string, remiss: string, given: string) => `${synpunkt(document, remiss, given)}/history`,
  accept: (document: string, remiss: string, given: string) => `${synpunkt(document, remiss, given)}/accept`,
  handle: (document: string, remiss: string) => `${one(document, remiss)}/handle`,
  groups: (document: string, remiss: string) => `${one(document, remiss)}/groups`
} as const
