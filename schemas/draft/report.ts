import { z } from 'zod'
import { FOUND_BY, LEFT_OUT, placement } from './placement.ts'

export const REPORT_FORMAT = 'styrskrift-importrapport'
export const REPORT_VERSION = 2

const count = z.number().int()

/** Where the words of a line stand in the document that is built. */
export const target = z.object({ record: z.string(), field: z.string() })
export type Target = z.infer<typeof target>

/** What was seen in the file and not taken along. */
const NOT_TAKEN = [
  'macros',
  'embedded-object',
  'external-picture',
  'external-template',
  'unsafe-link',
  'field-code',
  'alternative-content',
  'custom-xml',
  'unreadable-part',
  'dangling-note',
  'dangling-comment',
  'object',
  'margin',
  'hidden'
] as const
export type NotTaken = (typeof NOT_TAKEN)[number]

const reportLine = z.object({
  at: count,
  kind: z.enum(['text', 'table', 'picture']),
  /** Its first words; of a line that is left out, all of them. */
  text: z.string(),
  /** It is an item of a list. */
  item: z.boolean(),
  placement,
  by: z.enum(FOUND_BY),
  /** 1 certain, 0 a guess. */
  sure: z.number(),
  target: target.nullable(),
  leftOut: z.enum(LEFT_OUT).optional()
})
export type ReportLine = z.infer<typeof reportLine>

/** One name that the register does not have quite so, wherever it stands. */
const partyQuestion = z.object({
  written: z.string(),
  /** The party that is nearest; null when none is near. */
  suggestion: z.string().nullable(),
  /** The lines in which it stands. */
  lines: z.array(count),
  /** What a person has answered: a party, or null to keep it as written; left out when nobody has. */
  answer: z.string().nullable().optional()
})
export type PartyQuestion = z.infer<typeof partyQuestion>

/** Where a comment or a change proposal of the draft hangs in the document. */
const threadPlace = z.object({ record: z.string(), field: z.string(), from: count, to: count, text: z.string() })
export type ThreadPlace = z.infer<typeof threadPlace>

const draftRun = z.object({
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  link: z.string().optional()
})

/** A comment with its answers, or a tracked change that is brought as a change proposal. */
export const draftThread = z.object({
  /** The line of the draft in which it stands. */
  at: count.nullable(),
  /** Stretches of text; empty when it hangs on `record`, or without one on the whole document. */
  places: z.array(threadPlace),
  record: z.string().nullable(),
  /** It hangs on exactly the letters that it did in the draft. False: at the nearest place. */
  exact: z.boolean(),
  /** The wording that is proposed; null for a comment. */
  replacement: z.array(draftRun).nullable(),
  entries: z.array(z.object({ author: z.string(), at: z.string().nullable(), text: z.string() })),
  resolved: z.boolean()
})
export type DraftThread = z.infer<typeof draftThread>

/** A part of the document that is built, in its order. */
const outlineItem = z.object({
  record: z.string(),
  type: z.string(),
  /** As printed; empty for what has no number. */
  number: z.string(),
  title: z.string(),
  depth: count
})
export type OutlineItem = z.infer<typeof outlineItem>

/** What became of a draft: shown before anything is saved, and written beside the file on the command line. */
export const importReport = z.object({
  format: z.literal(REPORT_FORMAT),
  version: z.literal(REPORT_VERSION),
  template: z.string(),
  title: z.string(),
  /** The file was written by Styrskrift and nobody has changed it: the document is the same, and no line had to be placed. */
  own: z.boolean().optional(),
  counts: z.object({
    lines: count,
    fokusomraden: count,
    insatser: count,
    definitioner: count,
    fotnoter: count,
    tabeller: count,
    bilder: count,
    kommentarer: count,
    forslag: count,
    ejPlacerat: count,
    utelamnat: count,
    osakra: count
  }),
  /** Every line of the draft, in its order. */
  lines: z.array(reportLine),
  outline: z.array(outlineItem),
  /** Names in lines of ansvar that the register does not have quite so, each once. */
  ansvar: z.array(partyQuestion),
  /** Words that the template, the register or the numbering writes instead: labels, typed numbers, heads of tables, names. */
  replaced: z.array(z.object({ at: count, text: z.string() })),
  /** What was seen and not taken along. */
  notTaken: z.array(z.object({ what: z.enum(NOT_TAKEN), count, text: z.string().optional() })),
  threads: z.array(draftThread),
  /** Tracked changes of the draft, as many as stand in it. */
  tracked: z.object({
    insertion: count,
    deletion: count,
    'move-from': count,
    'move-to': count,
    format: count
  })
})
export type ImportReport = z.infer<typeof importReport>

/** How many tracked changes there are to ask about. Those of formatting are taken as they stand. */
export const trackedChanges = ({ tracked }: Pick<ImportReport, 'tracked'>): number =>
  tracked.insertion + tracked.deletion + tracked['move-from'] + tracked['move-to']
