import { createHash } from 'node:crypto'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { lastDayOf } from '../../schemas/remiss/recipient.ts'
import { type Coming, hashedText, type Submission, submission, type Way } from '../../schemas/remiss/submission.ts'
import type { Audit } from '../audit/audit.ts'
import { makeSynpunkter } from '../handling/make.ts'
import { lastRevision } from '../handling/rows.ts'
import type { Db, Storage } from '../storage/storage.ts'

/** An answer on its way in. */
export interface NewSubmission {
  remiss: string
  recipient: string
  way: Way
  content: Omit<Submission, 'coming'>
  /** What is said of one that came by other ways than the link. */
  registered?: Coming['registered']
  /** The bytes of `content.files`, in the same order. */
  files: readonly Uint8Array[]
  /** The same request again submits nothing twice. */
  key: string
  at: number
}

/** A submitted answer, as a receipt names it. */
export interface Submitted {
  id: string
  number: number
  /** The submission that it supplements. */
  supplementTo: string | null
  at: number
  hash: string
  /** False: an earlier request with the same key had submitted it. */
  fresh: boolean
}

/**
 * Submits an answer within a transaction: gives it its number in the remiss and its hash, and stores it with its files, for ever. What follows an earlier answer of
 * the same recipient is a supplement to it. Two at the same time get numbers one after the other.
 * @throws StyrskriftError `ogiltig-begaran` where content and files do not agree, `finns-inte` for a recipient of another remiss
 */
export async function submitIn(db: Db, given: NewSubmission): Promise<Submitted> {
  const files = filesOf(given)
  // The row of the remiss is what two at the same time wait for.
  const counted = await db
    .updateTable('remiss')
    .set(eb => ({ submissions: eb('submissions', '+', 1) }))
    .where('id', '=', given.remiss)
    .returning(['submissions', 'last_day'])
    .executeTakeFirst()
  const recipient = await db
    .selectFrom('recipient')
    .select(['id', 'submitted_at', 'abstained_at', 'last_day', 'extended_to'])
    .where('id', '=', given.recipient)
    .where('remiss', '=', given.remiss)
    .executeTakeFirst()
  if (!counted || !recipient) throw new StyrskriftError('finns-inte')
  const earlier = await db
    .selectFrom('submission')
    .select(['id', 'number', 'supplement_to', 'at', 'hash', 'request_key'])
    .where('recipient', '=', given.recipient)
    .orderBy('number', 'desc')
    .execute()
  const same = earlier.find(row => row.request_key === given.key)
  if (same) {
    // Nothing came: the number goes to the next answer.
    await db
      .updateTable('remiss')
      .set({ submissions: counted.submissions - 1 })
      .where('id', '=', given.remiss)
      .execute()
    const { id, number, supplement_to: supplementTo, at, hash } = same
    return { id, number, supplementTo, at, hash, fresh: false }
  }
  const lastDay = lastDayOf(
    { lastDay: recipient.last_day, extendedTo: recipient.extended_to },
    { lastDay: counted.last_day }
  )
  const content = submission.parse({ ...given.content, coming: { lastDay, registered: given.registered ?? null } })
  const supplementTo = earlier[0]?.id ?? null
  const submitted = await storeSubmission(db, given, { number: counted.submissions, supplementTo, content, files })
  const { remiss, at } = given
  const revision = (await lastRevision(db, remiss)) + 1
  await makeSynpunkter({ db, revision }, { remiss, submission: submitted.id, content, at })
  const first = content.abstains
    ? { abstained_at: recipient.abstained_at ?? at }
    : { submitted_at: recipient.submitted_at ?? at }
  await db.updateTable('recipient').set(first).where('id', '=', given.recipient).execute()
  return submitted
}

/** Stores an answer and its files, for ever. */
async function storeSubmission(
  db: Db,
  { remiss, recipient, way, at, key }: NewSubmission,
  made: { number: number; supplementTo: string | null; content: Submission; files: readonly FileRow[] }
): Promise<Submitted> {
  const { number, supplementTo, files } = made
  const id = newRecordId()
  const content = JSON.stringify(made.content)
  const head = { id, remiss, recipient, number, supplement_to: supplementTo, way, at, content }
  const hash = createHash('sha256').update(hashedText(head)).digest('hex')
  await db
    .insertInto('submission')
    .values({ ...head, hash, request_key: key })
    .execute()
  if (files.length > 0) {
    const rows = files.map((file, position) => ({ submission: id, position, ...file }))
    await db.insertInto('submission_file').values(rows).execute()
  }
  return { id, number, supplementTo, at, hash, fresh: true }
}

/** That an answer came, in the audit log: its number and hash, and nothing of what it says. */
export async function recordSubmitted(
  { storage, audit }: { storage: Storage; audit: Pick<Audit, 'record'> },
  { remiss, recipient, way }: Pick<NewSubmission, 'remiss' | 'recipient' | 'way'>,
  { id, number, hash }: Submitted,
  { person, address }: { person: string | null; address: string | null }
): Promise<void> {
  const { document } = await storage.db
    .selectFrom('remiss')
    .select('document')
    .where('id', '=', remiss)
    .executeTakeFirstOrThrow()
  const details = { remiss, recipient, submission: id, number, way, hash }
  await audit.record({ event: 'answer.submitted', person, document, address, details })
}

interface FileRow {
  name: string
  type: string
  data: Uint8Array
  sha256: string
}

function filesOf({ content, files }: NewSubmission): FileRow[] {
  if (content.files.length !== files.length) throw new StyrskriftError('ogiltig-begaran', { what: 'files' })
  return files.map((data, i) => {
    const { name, type, sha256, bytes } = content.files[i]!
    const real = createHash('sha256').update(data).digest('hex')
    if (real !== sha256 || bytes !== data.byteLength)
      throw new StyrskriftError('ogiltig-begaran', { what: `files.${i}` })
    return { name, type, data, sha256 }
  })
}
