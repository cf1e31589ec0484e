import type { Ansvar } from '../../schemas/ansvar/ansvar.ts'
import type { Run } from '../../schemas/text/stycke.ts'
import type { DocxFile, Finding } from '../docx/model.ts'
import type { MatchedBy } from './match.ts'

export const RESULT_FORMAT = 'styrskrift-svar'
export const RESULT_VERSION = 1

/** A stretch of the version that was sent: letters of one field, counted as its flat text is. */
export interface Place {
  record: string
  field: string
  from: number
  to: number
  /** The words that stood there. */
  quote: string
  by: MatchedBy
  /** 1: certain. */
  sure: number
}

/** What somebody did to the text. */
export type ChangeKind =
  | 'insertion'
  | 'deletion'
  | 'replacement'
  /** The words were taken from elsewhere; `source` says where they stood. */
  | 'move'
  | 'new-paragraph'
  | 'new-insats'
  | 'ansvar'
  /** Words that one put in and another, or the same, took away again: nothing is left of them but this. */
  | 'withdrawn'

export interface ReturnedChange {
  kind: ChangeKind
  author: string
  date: string | null
  /** Followed by Word itself; otherwise found by comparing the copy with the version. */
  tracked: boolean
  /** Where: what is put in, is put in at `from`. New paragraphs stand after it. */
  place: Place
  /** The words that went. */
  before: string
  /** The words that came, with their formatting; a line break in `text` begins a new paragraph. */
  after: readonly Run[]
  text: string
  /** For `ansvar` and `new-insats`: who is responsible, as read. */
  ansvar?: Ansvar
  /** For `move`: where the words stood. */
  source?: Place
  /** Tracked changes of the file that this is, by their number in it. */
  of: readonly number[]
  /** The proposal that the file was sent with, and that this is. */
  known?: string
}

/** What is known of a comment of a copy: the thread that it is part of, or answers. */
export interface KnownComment {
  thread: string
  /** `same`: the file was sent with it. `answer`: somebody has answered what it was sent with. `reworded`: somebody has given it other words. */
  as: 'same' | 'answer' | 'reworded'
}

/** What a copy says of the threads that it was sent with. */
interface KnownThreads {
  /** Comments and changes that came back as they were sent. */
  comments: number
  changes: number
  /** Threads of which something is no longer in the copy, or has other words: somebody removed it, or accepted or rejected the change. */
  missing: readonly { thread: string; what: 'comment' | 'change' }[]
  /** Threads that somebody has marked as done in the copy. */
  resolved: readonly string[]
}

export interface ReturnedComment {
  id: string
  author: string
  date: string | null
  text: string
  parent: string | null
  resolved: boolean
  /** Where it hangs; several where it was hung over several fields. Empty for a reply: it stands with what it answers. */
  places: readonly Place[]
  /** The thread that the file was sent with, and that this is part of or answers. */
  known?: KnownComment
}

/** What nobody but a person can place. */
export interface Unplaced {
  what: 'comment' | 'change'
  /** The comment, or the tracked changes. */
  comment?: string
  of: readonly number[]
  author: string
  text: string
  /** The words around it. */
  around: string
}

/** What a returned copy says, against the version that was sent. */
export interface ReturnedCopy {
  format: typeof RESULT_FORMAT
  version: typeof RESULT_VERSION
  /** What the copy says that it is a copy of. */
  copyOf: { document: string | null; version: string | null; hash: string | null; sameVersion: boolean | null }
  comments: readonly ReturnedComment[]
  changes: readonly ReturnedChange[]
  unplaced: readonly Unplaced[]
  /** Fields of the version that the copy has no words of. */
  missing: readonly { record: string; field: string; text: string }[]
  /** What it says of the threads that the file was sent with; these are among the comments and changes, and are no news. */
  known: KnownThreads
  counts: {
    file: DocxFile['changes'] & { comments: number }
    result: { comments: number; changes: number; tracked: number; silent: number; unplaced: number }
    /** Every comment and every tracked change of the file is in the result, once. */
    complete: boolean
  }
  findings: readonly { what: Finding; count: number }[]
}
