import { newRecordId } from '../../schemas/document/ids.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import { addDays, dayOf } from '../../schemas/remiss/day.ts'
import { answerParts, type SampleRemiss } from '../../schemas/remiss/sample-remiss.ts'
import { SUBMISSION_FORMAT, SUBMISSION_VERSION } from '../../schemas/remiss/submission.ts'
import { findAccess } from '../documents/access.ts'
import { handle } from '../handling/handle.ts'
import { synpunkterOf } from '../handling/rows.ts'
import { DEMO_OWNER } from '../people/demo-people.ts'
import type { Sending } from '../remiss/letters.ts'
import { detailOf } from '../remiss/overview.ts'
import { changeSettings, prepareRemiss } from '../remiss/prepare.ts'
import { addRecipients } from '../remiss/recipients.ts'
import { type RecipientEntry, type RemissEntry, recipientsOf, remissIn } from '../remiss/rows.ts'
import { sendRemiss } from '../remiss/send.ts'
import { type NewSubmission, recordSubmitted, submitIn } from '../remiss/submit.ts'
import { readVersion } from '../versions/versions.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * Sends those of the demo's documents out for comment that have a `remiss.json` beside their sample. `documents`: their ids, by the names of their templates. A
 * sample that no longer fits its text costs the demo its remiss, and is told in the log.
 */
export async function addDemoRemisser(tools: Sending, documents: ReadonlyMap<string, string>): Promise<void> {
  for (const [template, sample] of tools.templates.remisser) {
    const document = documents.get(template)
    if (!document) continue
    await addDemoRemiss(tools, document, sample).catch(err =>
      tools.log.error({ err, template }, 'the remiss of the demo could not be made')
    )
  }
}

/**
 * Sends a document of the demo out for comment, some days ago, with the answers that have come since and what has become of some of them. Nothing that people do
 * in the product is left out on the way: the same demands are made, and the same is recorded.
 */
export async function addDemoRemiss(tools: Sending, document: string, sample: SampleRemiss): Promise<void> {
  const { db } = tools.storage
  const sent = tools.now() - sample.sentDaysAgo * DAY
  const then: Sending = { ...tools, now: () => sent }
  const access = await findAccess(tools.storage, document, DEMO_OWNER)
  if (!access) return
  const remiss = await prepareRemiss(then, document, DEMO_OWNER, 'remiss')
  const entry = () => remissIn(db, document, remiss)
  await addRecipients(then, await entry(), sample.recipients)
  const detail = await detailOf(then, access, remiss)
  const { contact, questions } = sample
  const lastDay = addDays(dayOf(tools.now()), sample.daysLeft)
  const decision = { ...sample.decision, date: dayOf(sent) }
  await changeSettings(then, await entry(), { ...detail, contact, questions, lastDay, decision })
  const { revision } = await entry()
  await sendRemiss(then, access, { remiss, revision, person: DEMO_OWNER, from: null })

  const recipients = await recipientsOf(db, remiss)
  const submissions = new Map<string, string>()
  for (const answer of sample.answers) {
    const recipient = recipients.find(each => sameSpelling(each.name) === sameSpelling(answer.from))
    if (!recipient) throw new Error(`${answer.from} is not on the list`)
    submissions.set(answer.from, await submitOne(tools, await entry(), recipient, answer, sent + answer.day * DAY))
  }
  const rows = await synpunkterOf(db, remiss)
  for (const { from, part, outcome, motivation } of sample.handled) {
    const submission = submissions.get(from)
    const items = rows
      .filter(row => row.submission === submission && row.source.part === partId(part))
      .map(row => ({ synpunkt: row.id, revision: row.revision }))
    await handle(tools, { document, person: DEMO_OWNER, leads: true, address: tools.address }, await entry(), items, {
      outcome,
      motivation
    })
  }
}

const partId = (position: number): string => `del-${position}`

async function submitOne(
  tools: Sending,
  { id: remiss, document, version }: RemissEntry,
  recipient: RecipientEntry,
  answer: SampleRemiss['answers'][number],
  at: number
): Promise<string> {
  if (version === null) throw new Error('the remiss has not been sent')
  const { dokument } = await readVersion(tools.storage, document, version)
  const parts = answerParts(answer.parts, dokument).map((part, position) => ({
    id: partId(position),
    author: answer.by.name,
    part: part.kind === 'beslut' ? { ...part, date: dayOf(at) } : part
  }))
  const content: NewSubmission['content'] = {
    format: SUBMISSION_FORMAT,
    version: SUBMISSION_VERSION,
    answers: version,
    body: { name: recipient.name, unit: recipient.unit },
    together: [],
    abstains: answer.abstains,
    submittedBy: answer.by,
    parts,
    files: []
  }
  const given: NewSubmission = {
    remiss,
    recipient: recipient.id,
    way: 'lank',
    content,
    files: [],
    key: newRecordId(),
    at
  }
  const submitted = await tools.storage.db.transaction().execute(db => submitIn(db, given))
  await recordSubmitted(tools, given, submitted, { person: null, address: null })
  return submitted.id
}
