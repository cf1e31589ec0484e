import type { Receipt } from '../../schemas/api/svar.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { inReadingOrder, whatIsSubmitted } from '../../schemas/remiss/contents.ts'
import { isDay } from '../../schemas/remiss/day.ts'
import { questions } from '../../schemas/remiss/question.ts'
import { SUBMISSION_FORMAT, SUBMISSION_VERSION, type Submission } from '../../schemas/remiss/submission.ts'
import type { App } from '../http/app.ts'
import { type NewSubmission, recordSubmitted, type Submitted, submitIn } from '../remiss/submit.ts'
import type { Db, Storage } from '../storage/storage.ts'
import { draftFiles, lockAnswer, revisionOf } from './drafts.ts'
import type { Frozen } from './frozen.ts'
import { demandWriting } from './parts.ts'
import { receiptOf } from './receipt.ts'
import { sendReceipts } from './receipt-mail.ts'
import type { Reviewer } from './reviewer.ts'

type Tools = Pick<App, 'storage' | 'audit' | 'mail' | 'now' | 'log'>

export interface Submitting {
  key: string
  /** The revision of what was shown. */
  revision: number
  abstains: boolean
  address: string | null
}

/**
 * Submits what has been written: it becomes an answer that nobody changes, and a receipt goes to whoever sent it and to the body. The same request again answers
 * with the same receipt.
 * @throws StyrskriftError as `demandWriting`; `svaret-andrat` where somebody has written since `revision`; `svaret-ar-tomt`; `ogiltig-begaran` for a decision at no sensible day
 */
export async function submitDrafts(
  app: Tools,
  reviewer: Reviewer,
  frozen: Frozen,
  given: Submitting
): Promise<Receipt> {
  const again = await submissionOf(app.storage, reviewer.recipient.id, 'request_key', given.key)
  if (!again) {
    demandWriting(reviewer)
    const submitted = await app.storage.db.transaction().execute(db => submitWith(db, app, reviewer, frozen, given))
    const { id: recipient, remiss } = reviewer.recipient
    const by = { person: null, address: given.address }
    await recordSubmitted(app, { remiss, recipient, way: 'lank' }, submitted, by)
  }
  const row = again ?? (await submissionOf(app.storage, reviewer.recipient.id, 'request_key', given.key))
  if (!row) throw new Error('a submission was made, and is not there')
  const receipt = receiptOf(row)
  // The answer is in. A letter that cannot be stored takes nothing of it back: the receipt can be fetched here.
  await sendReceipts(app, reviewer, frozen, row).catch(err => app.log.error({ err }, 'a receipt could not be sent'))
  return receipt
}

async function submitWith(
  db: Db,
  app: Tools,
  reviewer: Reviewer,
  frozen: Frozen,
  given: Submitting
): Promise<Submitted> {
  const { recipient, remiss, participant, version } = reviewer
  await lockAnswer(db, app.storage, recipient.id)
  if ((await revisionOf(db, recipient.id)) !== given.revision) throw new StyrskriftError('svaret-andrat')
  const drafts = await writtenBy(db, recipient.id)
  const asked = questions.parse(JSON.parse(remiss.questions)).map(({ id }) => id)
  const parts = inReadingOrder(
    whatIsSubmitted(drafts, given.abstains),
    record => frozen.indexOf(record),
    question => asked.indexOf(question)
  )
  if (parts.some(({ part }) => part.kind === 'beslut' && part.date !== '' && !isDay(part.date)))
    throw new StyrskriftError('ogiltig-begaran', { what: messages.days.decision })
  const files = given.abstains ? [] : await draftFiles(db, recipient.id)
  if (!given.abstains && parts.length === 0 && files.length === 0) throw new StyrskriftError('svaret-ar-tomt')
  const content: NewSubmission['content'] = {
    format: SUBMISSION_FORMAT,
    version: SUBMISSION_VERSION,
    answers: version,
    body: { name: recipient.name, unit: recipient.unit },
    together: [],
    abstains: given.abstains,
    submittedBy: { name: participant.name, email: participant.email },
    parts,
    files: files.map(({ name, type, kind, bytes, sha256 }) => ({ name, type, kind, bytes, sha256 }))
  }
  const bytes = await Promise.all(
    files.map(({ id }) => db.selectFrom('answer_file').select('data').where('id', '=', id).executeTakeFirstOrThrow())
  )
  const submitted = await submitIn(db, {
    remiss: remiss.id,
    recipient: recipient.id,
    way: 'lank',
    content,
    files: bytes.map(({ data }) => data),
    key: given.key,
    at: app.now()
  })
  await bind(
    db,
    submitted.id,
    parts.map(part => part.id),
    files.map(file => file.id)
  )
  return submitted
}

/** Parts and files that have gone into a submission are drafts no more. */
async function bind(db: Db, submission: string, parts: readonly string[], files: readonly string[]): Promise<void> {
  // A statement holds a limited number of values.
  for (let i = 0; i < parts.length; i += 500)
    await db
      .updateTable('answer_part')
      .set({ submission })
      .where('id', 'in', parts.slice(i, i + 500))
      .execute()
  if (files.length > 0) await db.updateTable('answer_file').set({ submission }).where('id', 'in', files).execute()
}

/** What is being written, by whom, as a submission holds it. */
async function writtenBy(db: Db, recipient: string): Promise<Submission['parts']> {
  const rows = await db
    .selectFrom('answer_part')
    .innerJoin('answer_participant', 'answer_participant.id', 'answer_part.created_by')
    .select(['answer_part.id', 'answer_part.content', 'answer_participant.name'])
    .where('answer_part.recipient', '=', recipient)
    .where('answer_part.submission', 'is', null)
    .where('answer_part.removed_at', 'is', null)
    .orderBy('answer_part.created_at')
    .orderBy('answer_part.id')
    .execute()
  return rows.map(({ id, content, name }) => ({ id, author: name, part: JSON.parse(content) }))
}

/** All that a recipient has submitted, the first one first. */
export const submissionsOf = ({ db }: Pick<Storage, 'db'>, recipient: string) =>
  db
    .selectFrom('submission')
    .leftJoin('submission as earlier', 'earlier.id', 'submission.supplement_to')
    .select([
      'submission.id',
      'submission.number',
      'submission.at',
      'submission.hash',
      'submission.content',
      'submission.request_key',
      'submission.way',
      'earlier.number as earlier_number'
    ])
    .where('submission.recipient', '=', recipient)
    .orderBy('submission.number')
    .execute()

/** One of them, by its id or by the key of the request that made it. */
export async function submissionOf(
  storage: Pick<Storage, 'db'>,
  recipient: string,
  by: 'id' | 'request_key',
  value: string
): Promise<Awaited<ReturnType<typeof submissionsOf>>[number] | undefined> {
  return (await submissionsOf(storage, recipient)).find(row => row[by] === value)
}
