import { z } from 'zod'
import { replacement } from '../comments/proposal.ts'
import { stycke } from '../text/stycke.ts'
import { place } from './place.ts'

/**
 * What an answer is made of. While it is written, each part is a row of `answer_part` with one of these as JSON in `content`; when it is submitted, they are
 * frozen into the submission (submission.ts).
 */
export const PART_KINDS = [
  'kommentar',
  'andringsforslag',
  'fragesvar',
  'stallningstagande',
  'yttrande',
  'beslut',
  'reservation'
] as const
export type PartKind = (typeof PART_KINDS)[number]

/** As many letters as one comment, and as many paragraphs as one yttrande, may have. */
export const MOST_WORDS = 20_000
export const MOST_STYCKEN = 2000

const words = z.string().max(MOST_WORDS)
const line = z.string().trim().max(300)

/** Something said about a passage, an insats, or the whole. */
export const kommentar = z.strictObject({ kind: z.literal('kommentar'), place, text: words })

/** Another wording for a stretch of a field. No words: the text is to go. An empty stretch: the words are to be put in between. */
export const andringsforslag = z.strictObject({
  kind: z.literal('andringsforslag'),
  place,
  replacement,
  motivation: words
})

/** The answer to a question of the remiss. */
export const fragesvar = z.strictObject({
  kind: z.literal('fragesvar'),
  question: z.string().max(40),
  choice: z.string().max(200).nullable(),
  text: words
})

/** The position, from the list of the remiss, and in the body's own words. Never what the staff makes of it. */
export const stallningstagande = z.strictObject({
  kind: z.literal('stallningstagande'),
  position: z.string().max(300).nullable(),
  words
})

/** The yttrande as it was written in the small editor: headings, paragraphs and lists, without footnotes. */
export const yttrande = z.strictObject({
  kind: z.literal('yttrande'),
  stycken: z
    .array(stycke.refine(s => s.runs.every(run => 'text' in run || 'br' in run), 'Ett yttrande har ingen fotnot.'))
    .max(MOST_STYCKEN),
  /** The files, by their SHA-256, whose words these are as they were read, where nobody has changed them. */
  readFrom: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(20)
    .optional()
})

/** The decision by which the body answers. */
export const beslut = z.strictObject({
  kind: z.literal('beslut'),
  date: z.iso.date().or(z.literal('')),
  paragraph: line,
  by: line
})

/** A reservation against the answer. One that was spoken only is named without words. */
export const reservation = z.strictObject({
  kind: z.literal('reservation'),
  form: z.enum(['skriftlig', 'muntlig']),
  by: line,
  text: words
})

export const answerPart = z.discriminatedUnion('kind', [
  kommentar,
  andringsforslag,
  fragesvar,
  stallningstagande,
  yttrande,
  beslut,
  reservation
])
export type AnswerPart = z.infer<typeof answerPart>

/** Of these an answer has one: the name under which the database keeps it apart; null: there may be many. */
export const slotOf = (part: AnswerPart): string | null =>
  part.kind === 'fragesvar'
    ? `fragesvar/${part.question}`
    : part.kind === 'stallningstagande' || part.kind === 'yttrande' || part.kind === 'beslut'
      ? part.kind
      : null

/** What a file of an answer is: the yttrande itself, something with it, or the edited copy of the frozen version. */
export const FILE_KINDS = ['yttrande', 'bilaga', 'word-svar'] as const
export type FileKind = (typeof FILE_KINDS)[number]
