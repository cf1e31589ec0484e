import type { Lacking } from './gaps.ts'
import type { Place } from './place.ts'
import type { Question } from './question.ts'
import type { Origin } from './recipient.ts'
import type { Contact, Decision, RemissKind, RemissState } from './remiss.ts'
import type { SubmittedFile, SubmittedPart, Way } from './submission.ts'
import type { Outcome, SynpunktKind } from './synpunkt.ts'

/**
 * All that a remissammanställning says, as plain data: read from the tables in one moment, and what its Word file, spreadsheet, variant without personal data,
 * reply letters and package are made from. Days are in Sweden.
 */
export interface Sammanstallning {
  /** The day of the latest change of what is in it. Nothing follows from the clock, so the same state gives the same files. */
  asOf: string
  /** What stands in it without personal data, or everything. */
  withoutPersonalData: boolean
  kommun: string
  document: { id: string; title: string; type: string; diarienummer: string }
  remiss: {
    id: string
    number: number
    kind: RemissKind
    state: RemissState
    sentOn: string | null
    lastDay: string | null
    decision: Decision
    contact: Contact
    questions: Question[]
    positions: string[]
  }
  /** The frozen version that was answered. */
  version: { id: string; number: number; name: string; frozenOn: string; hash: string; wordHash: string }
  bodies: Body[]
  answers: Answer[]
  /** The text under its headings, in the order and with the numbers of the frozen version. */
  parts: TextPart[]
  /** By number. */
  synpunkter: CompiledSynpunkt[]
  /** Persons who are known and stand in no field of this: those with an account, those who took part in an answer, those in the box of the document. In no file. */
  people: string[]
  /** What the proof says is lacking (completeness.ts). With anything lacking, every file of it is a draft and says so. */
  lacking: Lacking
}

/** What a body has done. `aterkallad`: it was taken off the list, and has not answered. `ej-utskickad`: on the list, and not asked yet. */
const BODY_OUTCOMES = ['svarat', 'avstar', 'ej-svarat', 'aterkallad', 'ej-utskickad'] as const
export type BodyOutcome = (typeof BODY_OUTCOMES)[number]

/** A body that was asked or answered unasked, once, however many answers and supplements it sent. */
export interface Body {
  /** The id of its (first) recipient row. */
  id: string
  name: string
  origin: Origin
  outcome: BodyOutcome
  /** The body in whose answer it joined. */
  joined: string | null
  lastDay: string | null
  /** Anstånd: until when. */
  extendedTo: string | null
  /** When its first answer came; null: it has not answered. */
  answeredOn: string | null
  /** The position that it took last, and its own words. */
  position: string | null
  words: string
  decision: Decision | null
  reservations: { form: 'skriftlig' | 'muntlig'; by: string; text: string }[]
  /** The numbers of its answers, the supplements too. */
  answers: number[]
  /** Who to ask there, and where to write. */
  contact: string
  email: string
  registrar: string
}

/** A submitted answer, whole. */
export interface Answer {
  id: string
  number: number
  /** `Body.id`. */
  body: string
  bodyName: string
  /** The number of the answer that it supplements. */
  supplementTo: number | null
  way: Way
  /** The day on which it came. */
  on: string
  diarienummer: string
  hash: string
  abstains: boolean
  together: string[]
  submittedBy: { name: string; email: string }
  parts: SubmittedPart[]
  files: SubmittedFile[]
}

/** A stretch of words; `changed`: it was taken away (before) or put in (after). */
export interface Piece {
  text: string
  changed: boolean
}

/** A paragraph that changed: as it was and as it is. An empty list: there was, or is, no such paragraph. */
export interface ChangeRow {
  before: Piece[]
  after: Piece[]
}

export type PartKind = 'uppgifter' | 'avsnitt' | 'fokusomrade' | 'insats' | 'bilaga'

/** What stands under one heading: a section, a fokusområde, an insats, a bilaga. What has no heading of its own belongs to the one above. */
export interface TextPart {
  record: string
  kind: PartKind
  /** 1–3. */
  level: number
  /** The number as it was printed in the frozen version; null: it has none. */
  label: string | null
  /** Its type, as the template calls it: "Insats". */
  type: string
  heading: string
  /** The records that belong here, its own first. */
  records: string[]
  /** The words of an insats in the frozen version, a line a paragraph. */
  words: string[]
  changes: ChangeRow[]
  /** It stands only in the present text, or only in the frozen version. */
  added: boolean
  removed: boolean
}

/** A synpunkt with what became of it. */
export interface CompiledSynpunkt {
  /** Its name in every list, for ever. */
  number: number
  /** The number of the answer, and `Body.id`. */
  answer: number
  body: string
  bodyName: string
  kind: SynpunktKind
  place: Place
  /** `TextPart.record`; null: the whole document. */
  part: string | null
  /** The part of the answer that it points into. */
  source: { part: string; paragraph: number | null; from: number | null; to: number | null }
  /** What the body says, a line a paragraph. */
  words: string[]
  /** The wording that it proposes, or null. */
  proposal: ChangeRow | null
  tags: string[]
  /** Others that say the same have the same. */
  group: string | null
  /** Somebody has marked that its words hold personal data. */
  personal: boolean
  outcome: Outcome | null
  motivation: string
  /** The parts that were changed for it (`TextPart.record`), and what cannot be pointed at. */
  changed: string[]
  changeNotes: string[]
}
