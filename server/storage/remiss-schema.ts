import type { ColumnType } from 'kysely'

type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>
type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>

/** The tables of remisser, as docs/remiss.md describes them. Days are texts, `2026-05-29`; what is JSON is said, with where its shape stands. */
export interface RemissTables {
  state_change: StateChangeTable
  remiss: RemissTable
  recipient: RecipientTable
  recipient_list: RecipientListTable
  access_link: AccessLinkTable
  letter: LetterTable
  answer_participant: AnswerParticipantTable
  answer_part: AnswerPartTable
  answer_part_version: AnswerPartVersionTable
  answer_file: AnswerFileTable
  submission: SubmissionTable
  submission_file: SubmissionFileTable
  registration: RegistrationTable
  registration_version: RegistrationVersionTable
  intake: IntakeTable
  synpunkt_group: SynpunktGroupTable
  synpunkt: SynpunktTable
  handling: HandlingTable
  handling_version: HandlingVersionTable
  omission: OmissionTable
  phrase: PhraseTable
}

/** A document came from one state into another. */
export interface StateChangeTable {
  id: string
  document: string
  from_state: string
  to_state: string
  /** The version that was frozen on the way. */
  version: Optional<string>
  changed_by: string
  changed_at: number
}

/** A round of comments on a frozen version. */
export interface RemissTable {
  id: string
  document: string
  /** Counts from 1 in the document. */
  number: number
  kind: string
  /** `utkast`, `skickad`, `avslutad`. */
  state: string
  /** The frozen version; null until it is sent. */
  version: Optional<string>
  /** JSON: question.ts. */
  questions: string
  /** JSON: remiss.ts. */
  positions: string
  last_day: Optional<string>
  /** By when synpunkter are to be handled. */
  handling_day: Optional<string>
  /** JSON: missiv.ts. Null: none has been made. */
  missiv: Optional<string>
  /** JSON: remiss.ts. */
  decision: string
  /** JSON: remiss.ts. */
  contact: string
  /** JSON: reminders.ts. */
  reminders: string
  created_by: string
  created_at: number
  sent_by: Optional<string>
  sent_at: Optional<number>
  ended_by: Optional<string>
  ended_at: Optional<number>
  /** The number that was last given to a submission, and to a synpunkt. Its row is what two at the same time wait for. */
  submissions: number
  synpunkter: number
  /** Grows with each change of the remiss, so that nobody overwrites what somebody else has changed meanwhile. */
  revision: number
}

/** Somebody who is asked, or who answered unasked. Its state follows from the times (schemas/remiss/recipient.ts). */
export interface RecipientTable {
  id: string
  remiss: string
  position: number
  /** `inbjuden`, `spontan`. */
  origin: string
  /** A unit of the register; null: a body outside of it. */
  unit: Optional<string>
  name: string
  email: string
  /** The address of its registrar, who is sent the same. */
  registrar: string
  /** Who to ask there. */
  contact: string
  language: string
  /** Another last day than that of the remiss. */
  last_day: Optional<string>
  /** Anstånd: until when, granted by which person, when, and why. */
  extended_to: Optional<string>
  extended_by: Optional<string>
  extended_at: Optional<number>
  extended_note: Optional<string>
  sent_at: Optional<number>
  opened_at: Optional<number>
  begun_at: Optional<number>
  submitted_at: Optional<number>
  abstained_at: Optional<number>
  /** Taken off the list after it had been sent. */
  removed_at: Optional<number>
  revision: number
}

/** Recipients that were saved under a name, for other remisser. */
export interface RecipientListTable {
  id: string
  name: string
  /** JSON: schemas/api/remiss.ts. */
  recipients: string
  /** May change and remove it, besides administrators. */
  created_by: string
  changed_by: string
  changed_at: number
}

/** A personal link. Of its token only the SHA-256, in hexadecimal. */
export interface AccessLinkTable {
  id: string
  recipient: string
  token_hash: string
  /** Null: a reminder made it. */
  created_by: Optional<string>
  created_at: number
  expires_at: number
  withdrawn_by: Optional<string>
  withdrawn_at: Optional<number>
  used_at: Optional<number>
}

/** What was sent to whom. The message of the outbox with the same `key` says what became of it. */
export interface LetterTable {
  id: string
  key: string
  remiss: string
  recipient: Optional<string>
  /** A person of the system: the coordinator, or whoever handles. */
  person: Optional<string>
  kind: string
  address: string
  subject: string
  /** As it was sent, with the link left out: it would let the reader in. */
  text: string
  /** The link that it carried. */
  link: Optional<string>
  /** JSON: the names and hashes of the files that were attached. */
  files: string
  /** Null: the clock. */
  made_by: Optional<string>
  made_at: number
}

/** Somebody who works on the answer of a recipient: came by a link and has a secret of their own, or is a person of the system. */
export interface AnswerParticipantTable {
  id: string
  recipient: string
  link: Optional<string>
  person: Optional<string>
  name: string
  email: string
  /** SHA-256 of the secret that their browser holds. */
  secret_hash: Optional<string>
  created_at: number
  seen_at: number
  left_at: Optional<number>
}

/** A part of an answer that is being written. */
export interface AnswerPartTable {
  id: string
  recipient: string
  kind: string
  /** What an answer has one of at a time (`slotOf` in answer.ts). */
  slot: Optional<string>
  /** JSON: answer.ts. */
  content: string
  /** The answer_file that it was read from; null: it was written here. */
  origin: Optional<string>
  request_key: string
  created_by: string
  created_at: number
  changed_by: string
  changed_at: number
  removed_at: Optional<number>
  /** The submission that it has gone into: it is changed no more. */
  submission: Optional<string>
  revision: number
}

/** What a part said until it was changed or removed. */
export interface AnswerPartVersionTable {
  part: string
  revision: number
  content: string
  /** Who wrote it so. */
  changed_by: string
  until: number
}

/** A file that somebody has put into an answer that is being written. */
export interface AnswerFileTable {
  id: string
  recipient: string
  kind: string
  name: string
  type: string
  data: Bytes
  sha256: string
  created_by: string
  created_at: number
  removed_at: Optional<number>
  submission: Optional<string>
}

/** A submitted answer. The database refuses to change or delete it. */
export interface SubmissionTable {
  id: string
  remiss: string
  recipient: string
  /** Counts from 1 in the remiss. */
  number: number
  /** The submission that it supplements. */
  supplement_to: Optional<string>
  way: string
  at: number
  /** JSON: submission.ts. */
  content: string
  /** SHA-256 of `hashedText` in submission.ts. */
  hash: string
  request_key: string
}

/** A file of a submitted answer, as it came. The database refuses to change or delete it. */
export interface SubmissionFileTable {
  submission: string
  position: number
  name: string
  type: string
  data: Bytes
  sha256: string
}

/** What the registrator adds to a submission. */
export interface RegistrationTable {
  submission: string
  diarienummer: string
  /** The day on which it came, which for paper is earlier than the day of its submission here. */
  received_on: string
  note: string
  registered_by: string
  registered_at: number
  revision: number
}

/** What a registration said before it was corrected. */
export interface RegistrationVersionTable {
  submission: string
  revision: number
  /** JSON: intake.ts. */
  content: string
  /** Who registered what stood then. */
  changed_by: string
  until: number
}

/** A file that came by other ways, on its way into a submission (intake.ts). */
export interface IntakeTable {
  id: string
  remiss: string
  recipient: Optional<string>
  bound_by: Optional<string>
  name: string
  type: string
  data: Bytes
  sha256: string
  state: string
  /** The id of the error for which it cannot be read, or why somebody set it aside. */
  problem: Optional<string>
  /** JSON: what was read. */
  found: Optional<string>
  /** JSON: intake.ts. */
  corrections: string
  submission: Optional<string>
  brought_by: string
  brought_at: number
  settled_by: Optional<string>
  settled_at: Optional<number>
  /** The process that reads it, and until when it has it to itself. */
  claim: Optional<string>
  claimed_until: Optional<number>
  revision: number
}

/** Synpunkter that say the same. */
export interface SynpunktGroupTable {
  id: string
  remiss: string
  name: string
  created_by: string
  created_at: number
}

/** Something that an answer says: a reference into it. */
export interface SynpunktTable {
  id: string
  remiss: string
  /** Counts from 1 in the remiss: its name in every list, for ever. */
  number: number
  submission: string
  /** JSON: synpunkt.ts. */
  source: string
  kind: string
  /** JSON: place.ts, in the frozen version. */
  place: string
  /** The record of the place; null: the whole document. */
  record: Optional<string>
  /** JSON: synpunkt.ts. */
  tags: string
  synpunkt_group: Optional<string>
  /** Its words hold personal data: left out of what is published. */
  personal: number
  /** The thread in which its change proposal stands in the text. */
  thread: Optional<string>
  created_by: string
  created_at: number
  removed_by: Optional<string>
  removed_at: Optional<number>
  revision: number
}

/** What becomes of a synpunkt. */
export interface HandlingTable {
  synpunkt: string
  /** Null: nobody has decided. */
  outcome: Optional<string>
  motivation: string
  /** JSON: synpunkt.ts. */
  changes: string
  /** A person. */
  handler: Optional<string>
  /** Who had it and has left; null: nobody, or somebody has got it since. */
  former_handler: Optional<string>
  last_day: Optional<string>
  changed_by: string
  changed_at: number
  revision: number
}

/** The handling as it was before a change. */
export interface HandlingVersionTable {
  synpunkt: string
  revision: number
  /** JSON: synpunkt.ts. */
  content: string
  changed_by: string
  until: number
}

/** Words that somebody has selected to be left out of what is published, wherever they stand (docs/sammanstallning.md). */
export interface OmissionTable {
  id: string
  remiss: string
  text: string
  created_by: string
  created_at: number
}

/** A motivation that is used again. */
export interface PhraseTable {
  id: string
  label: string
  text: string
  changed_by: string
  changed_at: number
}
