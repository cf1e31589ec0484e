import { z } from 'zod'
import { mailAddress } from '../api/mail-address.ts'
import { recipientFields } from '../api/remiss.ts'
import type { Dokument } from '../document/dokument.ts'
import { recordsOf } from '../document/dokument.ts'
import { flatText } from '../text/stycke.ts'
import { type AnswerPart, answerPart } from './answer.ts'
import { questions } from './question.ts'
import { contact, decision } from './remiss.ts'
import { OUTCOMES } from './synpunkt.ts'

const days = z.number().int().min(0).max(365)

/**
 * A remiss of a template's sample for the demo: `remiss.json` beside `sample.json`. Days count from when it was sent, or to its last day. A part is one of an
 * answer (schemas/remiss/answer.ts), but a place in the text is named by its quote alone.
 */
export const sampleRemiss = z.strictObject({
  sentDaysAgo: days,
  daysLeft: days,
  contact,
  decision,
  questions,
  recipients: z.array(recipientFields).min(1),
  answers: z.array(
    z.strictObject({
      /** The name of the recipient. */
      from: z.string(),
      day: days,
      by: z.strictObject({ name: z.string(), email: mailAddress }),
      abstains: z.boolean().default(false),
      parts: z.array(z.looseObject({ kind: z.string() }))
    })
  ),
  /** What has become of a part of an answer. */
  handled: z.array(
    z.strictObject({
      from: z.string(),
      part: z.number().int(),
      outcome: z.enum(OUTCOMES),
      motivation: z.string()
    })
  )
})
export type SampleRemiss = z.infer<typeof sampleRemiss>

/** The parts of a sample's answer, with each quote found in the frozen text. @throws Error where a quote does not stand there */
export function answerParts(parts: readonly Record<string, unknown>[], frozen: Dokument): AnswerPart[] {
  const records = [...recordsOf(frozen)].map(({ post }) => post)
  return parts.map(given => {
    const place = given.place as { kind: string; record: string; field: string; quote: string } | undefined
    if (place?.kind !== 'text') return answerPart.parse(given)
    const stycken = records.find(post => post.id === place.record)?.fields[place.field]
    const from = stycken ? flatText(stycken).indexOf(place.quote) : -1
    if (from < 0) throw new Error(`“${place.quote}” does not stand in ${place.record}:${place.field}`)
    return answerPart.parse({ ...given, place: { ...place, from, to: from + place.quote.length } })
  })
}
