import { z } from 'zod'

/** Languages that the questions of a remiss can be put in. Swedish is always there (språklagen 10 §). */
export const LANGUAGES = ['sv', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const text = z.string().trim().max(2000)

/** One question of a remiss. Its id never changes: answers refer to it. JSON of `remiss.questions` is a list of these. */
export const question = z.strictObject({
  id: z.string().regex(/^[\w-]{1,40}$/),
  text: text.min(1),
  /** The same in other languages, for recipients who are asked in them. */
  translations: z.strictObject({ en: text.optional() }).default({}),
  /** What can be chosen; empty: it is answered in words only. */
  choices: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
  required: z.boolean().default(false)
})
export const questions = z
  .array(question)
  .max(50)
  .refine(list => new Set(list.map(each => each.id)).size === list.length, 'Två frågor har samma id.')

export type Question = z.infer<typeof question>

/** The question in a language; in Swedish where nobody has translated it. */
export const questionText = (given: Question, language: Language): string =>
  (language === 'sv' ? '' : given.translations[language]) || given.text
