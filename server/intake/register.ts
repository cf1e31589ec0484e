import type { RegisterBody } from '../../schemas/api/intake.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { MOST_STYCKEN } from '../../schemas/remiss/answer.ts'
import { saysNothing } from '../../schemas/remiss/contents.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import { questions } from '../../schemas/remiss/question.ts'
import { positions } from '../../schemas/remiss/remiss.ts'
import { SUBMISSION_FORMAT, SUBMISSION_VERSION, type SubmittedPart } from '../../schemas/remiss/submission.ts'
import type { Stycke } from '../../schemas/text/stycke.ts'
import type { App } from '../http/app.ts'
import { lockedRemiss, type RecipientEntry, type RemissEntry, recipientIn } from '../remiss/rows.ts'
import { recordSubmitted, type Submitted, submitIn } from '../remiss/submit.ts'
import type { Db } from '../storage/storage.ts'
import type { Frozen } from '../svar/frozen.ts'
import { demandSent } from './bring.ts'
import { type GivenFile, givenFiles } from './given-files.ts'
import { partsOfCopy } from './items.ts'
import { newSpontaneous } from './spontaneous.ts'

const words = messages.intake

type Tools = Pick<App, 'storage' | 'audit' | 'now'>

/**
 * Registers an answer that came by e-mail or on paper, or as an edited copy: it becomes a submission like any other, with the files as they came. The same request
 * again gives the same answer; of two who register the same file, one does.
 * @throws StyrskriftError `remiss-inte-skickad`, `finns-inte`, `andrad-under-tiden` where a file is in another state than was seen, `kopian-har-oplacerade`,
 * `mottagaren-finns`, `okand-mottagare`, `svaret-ar-tomt`, `for-manga-delar`, and `ogiltig-begaran` for a day to come, and for a position or a question that the remiss does not have
 */
export async function registerAnswer(
  tools: Tools,
  remiss: RemissEntry,
  frozen: Frozen,
  given: RegisterBody,
  by: { person: string; address: string | null }
): Promise<{ submission: string; again: boolean }> {
  demandSent(remiss)
  demandSound(tools, remiss, given)
  const { storage } = tools
  const made = await storage.db.transaction().execute(async db => {
    await lockedRemiss(db, storage.kind, remiss.document, remiss.id)
    const again = await db
      .selectFrom('submission')
      .select('id')
      .where('remiss', '=', remiss.id)
      .where('request_key', '=', given.key)
      .executeTakeFirst()
    if (again) return { again: again.id }
    return registerIn(db, tools, remiss, frozen, given, by.person)
  })
  if ('again' in made) return { submission: made.again, again: true }
  await recordSubmitted(tools, { remiss: remiss.id, recipient: made.recipient, way: given.way }, made.submitted, by)
  return { submission: made.submitted.id, again: false }
}

function demandSound({ now }: Tools, remiss: RemissEntry, { receivedOn, position, answers }: RegisterBody): void {
  if (receivedOn > dayOf(now())) throw new StyrskriftError('ogiltig-begaran', { what: words.notYet })
  if (position !== null && !positions.parse(JSON.parse(remiss.positions)).includes(position))
    throw new StyrskriftError('ogiltig-begaran', { what: words.noSuchPosition })
  const asked = questions.parse(JSON.parse(remiss.questions))
  const isAnswer = ({ question, choice }: RegisterBody['answers'][number]): boolean =>
    asked.some(({ id, choices }) => id === question && (choice === null || choices.includes(choice)))
  if (!answers.every(isAnswer) || new Set(answers.map(each => each.question)).size < answers.length)
    throw new StyrskriftError('ogiltig-begaran', { what: words.noSuchQuestion })
}

async function registerIn(
  db: Db,
  tools: Tools,
  remiss: RemissEntry & { version: string },
  frozen: Frozen,
  given: RegisterBody,
  person: string
): Promise<{ recipient: string; submitted: Submitted }> {
  const recipient = given.spontaneous
    ? await newSpontaneous(db, remiss.id, given.spontaneous)
    : await recipientIn(db, remiss.id, given.recipient ?? '')
  const files = await givenFiles(db, remiss.id, recipient.id, given.files)
  const parts = given.abstains ? [] : partsOf(given, files, frozen)
  if (!given.abstains && parts.length === 0 && files.length === 0) throw new StyrskriftError('svaret-ar-tomt')
  const at = tools.now()
  const submitted = await submitIn(db, {
    remiss: remiss.id,
    recipient: recipient.id,
    way: given.way,
    content: {
      format: SUBMISSION_FORMAT,
      version: SUBMISSION_VERSION,
      answers: remiss.version,
      body: { name: recipient.name, unit: recipient.unit },
      together: [],
      abstains: given.abstains,
      submittedBy: { name: given.sentBy.name || recipient.name.slice(0, 200), email: given.sentBy.email },
      parts,
      files: files.map(({ name, type, kind, sha256, data }) => ({ name, type, kind, bytes: data.byteLength, sha256 }))
    },
    files: files.map(({ data }) => data),
    registered: { diarienummer: given.diarienummer, on: given.receivedOn },
    key: given.key,
    at
  })
  for (const { id, revision } of files) await settle(db, id, revision, recipient, submitted.id, person, at)
  await db
    .insertInto('registration')
    .values({
      submission: submitted.id,
      diarienummer: given.diarienummer,
      received_on: given.receivedOn,
      note: given.note,
      registered_by: person,
      registered_at: at,
      revision: 1
    })
    .execute()
  return { recipient: recipient.id, submitted }
}

const settle = (
  db: Db,
  id: string,
  revision: number,
  { id: recipient }: RecipientEntry,
  submission: string,
  person: string,
  at: number
): Promise<unknown> =>
  db
    .updateTable('intake')
    .set(eb => ({
      state: 'inlagd',
      submission,
      recipient,
      bound_by: eb.fn.coalesce('bound_by', eb.val('person')),
      settled_by: person,
      settled_at: at,
      revision: revision + 1
    }))
    .where('id', '=', id)
    .execute()

/** What the answer says: position, decision, answers to questions, yttrande, reservations, and each comment and change of edited copies. */
function partsOf(given: RegisterBody, files: readonly GivenFile[], frozen: Frozen): SubmittedPart[] {
  const { position, words: own, decision, answers, reservations } = given
  const parts: SubmittedPart[] = []
  const add = (part: SubmittedPart['part'], author: string | null = null): void =>
    void parts.push({ id: newRecordId(), author: author?.trim().slice(0, 200) || null, part })
  if (position !== null || own !== '') add({ kind: 'stallningstagande', position, words: own })
  if (decision.date || decision.paragraph || decision.by) add({ kind: 'beslut', ...decision })
  for (const answer of answers)
    if (!saysNothing({ kind: 'fragesvar', ...answer })) add({ kind: 'fragesvar', ...answer })
  const stycken = [...files.flatMap(styckenOf), ...typed(given.text)]
  if (stycken.length > MOST_STYCKEN) throw new StyrskriftError('for-manga-delar')
  const readFrom = files.filter(isWholeRead).map(({ sha256 }) => sha256)
  if (stycken.length > 0) add({ kind: 'yttrande', stycken, ...(readFrom.length > 0 ? { readFrom } : {}) })
  for (const each of reservations)
    if (!saysNothing({ kind: 'reservation', ...each })) add({ kind: 'reservation', ...each })
  for (const { kind, found, corrections } of files) {
    if (kind !== 'word-svar' || found?.kind !== 'copy') continue
    for (const item of partsOfCopy(found.copy, corrections, frozen))
      for (const part of item.parts) add(part, item.author)
  }
  if (parts.length > 5000) throw new StyrskriftError('for-manga-delar')
  return parts
}

const styckenOf = ({ kind, found }: GivenFile): Stycke[] =>
  kind === 'yttrande' && (found?.kind === 'text' || found?.kind === 'pdf') ? found.stycken : []

/** Do its words stand for the file? Not where a page is a picture of a paper, nor where there are more than an yttrande holds. */
const isWholeRead = (file: GivenFile): boolean =>
  styckenOf(file).length > 0 &&
  ((file.found?.kind === 'text' && file.found.beyond === 0) ||
    (file.found?.kind === 'pdf' && file.found.beyond === 0 && file.found.silent.length === 0))

/** Typed words, a paragraph a line. */
const typed = (text: string): Stycke[] =>
  text
    .split(/\r\n|\r|\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => ({ runs: [{ text: line }] }))
