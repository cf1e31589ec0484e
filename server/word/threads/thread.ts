import type { ProposedRun } from '../../../schemas/comments/proposal.ts'
import type { ThreadState } from '../../../schemas/comments/thread.ts'

/** A stretch of a field, in letters of its flat text; both equal: the place between two letters. */
export interface WordPart {
  record: string
  field: string
  from: number
  to: number
}

/** Something that somebody said. */
export interface WordEntry {
  /** The name as it is to be read in Word. */
  author: string
  /** When, as an instant (ISO 8601); null where nobody knows. */
  at: string | null
  /** In plain words; a line break begins a new paragraph. Null: whoever wrote it has taken it back. */
  text: string | null
}

/** A thread of comments or a change proposal as it travels in a Word file. Plain data, with every person by name. */
export interface WordThread {
  /** Its own id: the ids inside the file are derived from it. */
  id: string
  /** What it hangs on. */
  on: 'text' | 'record' | 'document'
  /** The stretches of text that it hangs on, as the text is in this file; for `text` none: the words are gone. */
  parts: readonly WordPart[]
  /** The record that it hangs on, or that its text stands or stood in; null for the document. */
  record: string | null
  /** The words that it was hung on when it was made. */
  quote: string
  /** What is to stand instead of its stretch; null for a thread that proposes nothing. Empty: the text is to go. */
  replacement: readonly ProposedRun[] | null
  /** Who made it, and when. */
  author: string
  at: string | null
  state: ThreadState
  /** Who ended it. */
  endedBy: string | null
  /** What was said, the first comment first; a proposal may have none. */
  entries: readonly WordEntry[]
}
