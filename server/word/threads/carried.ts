import { createHash } from 'node:crypto'
import { z } from 'zod'
import { cleanText } from '../../../schemas/word/clean.ts'

/** Where a file says which comments and proposals it carries. */
export const CARRIED = {
  root: 'tradar',
  namespace: 'urn:styrskrift:tradar:1',
  item: '{8B6F0C1E-5D2A-4B53-9C0E-5A1E57C0DE02}'
} as const

const carriedComment = z.object({
  thread: z.string().min(1).max(40),
  /** Which one of its thread's comments in the file it is; 0 begins the thread. */
  number: z.number().int().min(0),
  /** The id of its last paragraph, by which Word tells comments apart. LibreOffice forgets it. */
  paragraph: z.string().max(8),
  author: z.string(),
  /** As it stands in the file. */
  at: z.string().nullable(),
  words: z.string(),
  resolved: z.boolean()
})

const carriedChange = z.object({
  thread: z.string().min(1).max(40),
  author: z.string(),
  at: z.string().nullable(),
  /** The words that went, and those that came. */
  before: z.string(),
  after: z.string()
})

const carried = z.object({ comments: z.array(carriedComment), changes: z.array(carriedChange) })

export type CarriedComment = z.infer<typeof carriedComment>
export type CarriedChange = z.infer<typeof carriedChange>
/** The comments and tracked changes that a file was written with, by which they are known when it comes back. */
export type Carried = z.infer<typeof carried>

/** What a file says that it was written with; nothing where it says nothing, or nothing that can be read. */
export function readCarried(json: string | null): Carried {
  try {
    return carried.parse(JSON.parse(json ?? ''))
  } catch {
    return { comments: [], changes: [] }
  }
}

/** A mark of words that stays the same however a program divides and spaces them. */
export const wordsMark = (text: string): string =>
  createHash('sha256')
    .update(cleanText(text).replace(/[\s\uFFFC]+/gu, ''))
    .digest('hex')
    .slice(0, 16)
