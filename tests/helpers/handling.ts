import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { API } from '../../schemas/api/contract.ts'
import {
  HANDLING,
  type Handle,
  type Handled,
  type HandlingTable,
  handlingTable,
  type SynpunktRow
} from '../../schemas/api/handling.ts'
import { VERSIONS, type WholeVersion } from '../../schemas/api/versions.ts'
import type { AnswerPart } from '../../schemas/remiss/answer.ts'
import { statesOf } from '../../schemas/remiss/changes.ts'
import type { Place } from '../../schemas/remiss/place.ts'
import { hashedText, type Submission, type SubmittedFile, submission } from '../../schemas/remiss/submission.ts'
import { flatText } from '../../schemas/text/stycke.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { byContract } from './contract.ts'
import { recipientRow, remissRow } from './remiss-rows.ts'
import { newKey } from './threads.ts'

/** Who asks the server: the client of the API tests, or a real connection. */
export interface Asks {
  get(url: string): Promise<Answered>
  post(url: string, body?: object): Promise<Answered>
}
interface Answered {
  statusCode: number
  body: string
  json(): unknown
}

/** Asks a server that runs as a process of its own. */
export function asksAt(origin: string, cookie: string): Asks {
  const ask = async (method: string, url: string, body?: object): Promise<Answered> => {
    const answer = await fetch(origin + url, {
      method,
      headers: { cookie, origin, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {})
    })
    const text = await answer.text()
    return { statusCode: answer.status, body: text, json: () => JSON.parse(text) as unknown }
  }
  return { get: url => ask('GET', url), post: (url, body) => ask('POST', url, body) }
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** The sample of the template program, whose records have names such as `in-2-2`. */
const sampleProgram = (): unknown => JSON.parse(readFileSync('templates/program/sample.json', 'utf8'))

/** Makes a document of a file and gives its id. */
export async function imported(client: Asks, dokument: unknown = sampleProgram()): Promise<string> {
  const answer = await client.post(API.importDocument, { dokument })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return (answer.json() as { id: string }).id
}

export interface TestRemiss {
  document: string
  remiss: string
  version: WholeVersion
}

/** Freezes the document as it is and sends it out, to bodies of these names, which get the ids `M1`, `M2` … */
export async function sentRemiss(
  { db }: Pick<Storage, 'db'>,
  client: Asks,
  document: string,
  bodies: readonly string[],
  id = 'R1'
): Promise<TestRemiss> {
  const made = await client.post(VERSIONS.list(document), { key: newKey(), kind: 'remissversion' })
  if (made.statusCode !== 201) throw new Error(made.body)
  const { id: version } = made.json() as { id: string }
  await db
    .insertInto('remiss')
    .values({ ...remissRow(id, document), version })
    .execute()
  for (const [i, name] of bodies.entries())
    await db
      .insertInto('recipient')
      .values({
        ...recipientRow(recipientId(id, `M${i + 1}`), id),
        position: i + 1,
        name,
        email: `m${i + 1}@example.se`
      })
      .execute()
  const whole = (await client.get(VERSIONS.one(document, version))).json() as WholeVersion
  return { document, remiss: id, version: whole }
}

/** Ids are told apart between remisser; in the first one they are the names themselves. */
const recipientId = (remiss: string, name: string): string => (remiss === 'R1' ? name : `${remiss}${name}`)

/** A stretch of a field of the frozen version that holds these words. */
export function placeOf({ version }: TestRemiss, record: string, words: string, field = 'text'): Place {
  const state = statesOf({ dokument: version.dokument, printed: new Map(Object.entries(version.printed)) }).get(record)
  const from = flatText(state?.post.fields[field] ?? []).indexOf(words)
  if (from < 0) throw new Error(`${record} does not hold "${words}"`)
  return { kind: 'text', record, field, from, to: from + words.length, quote: words }
}

export interface GivenFile {
  kind: SubmittedFile['kind']
  name: string
  data: Buffer
}

/** Stores a valid submitted answer of a recipient, as submitting it does, and gives its id. */
export async function submit(
  { db }: Pick<Storage, 'db'>,
  { remiss, version }: TestRemiss,
  to: string,
  parts: readonly AnswerPart[],
  files: readonly GivenFile[] = [],
  given: { abstains?: boolean; supplementTo?: string } = {}
): Promise<string> {
  const recipient = recipientId(remiss, to)
  const { submissions } = await db
    .updateTable('remiss')
    .set(eb => ({ submissions: eb('submissions', '+', 1) }))
    .where('id', '=', remiss)
    .returning('submissions')
    .executeTakeFirstOrThrow()
  const body = await db.selectFrom('recipient').selectAll().where('id', '=', recipient).executeTakeFirstOrThrow()
  const content: Submission = submission.parse({
    format: 'styrskrift-svar',
    version: 1,
    answers: version.version.id,
    body: { name: body.name, unit: body.unit },
    abstains: given.abstains ?? false,
    submittedBy: { name: 'Sara Svar', email: 'sara@example.se' },
    parts: parts.map((part, i) => ({ id: `d${i + 1}`, author: 'Sara Svar', part })),
    files: files.map(({ kind, name, data }) => ({
      name,
      type: 'application/pdf',
      kind,
      bytes: data.length,
      sha256: sha256(data)
    }))
  })
  const row = {
    id: `${remiss}svar${submissions}`,
    remiss,
    recipient,
    number: submissions,
    supplement_to: given.supplementTo ?? null,
    way: 'lank',
    at: 1_790_000_000_000 + submissions,
    content: JSON.stringify(content)
  }
  await db
    .insertInto('submission')
    .values({ ...row, hash: sha256(hashedText(row)), request_key: row.id })
    .execute()
  for (const [position, { name, data }] of files.entries())
    await db
      .insertInto('submission_file')
      .values({ submission: row.id, position, name, type: 'application/pdf', data, sha256: sha256(data) })
      .execute()
  const done = given.abstains ? { abstained_at: row.at } : { submitted_at: row.at }
  await db.updateTable('recipient').set(done).where('id', '=', recipient).execute()
  return row.id
}

export const WHOLE_DOCUMENT: Place = { kind: 'document' }
export const onRecord = (record: string): Place => ({ kind: 'record', record })

export const kommentar = (place: Place, text: string): AnswerPart => ({ kind: 'kommentar', place, text })
export const stallning = (position: string | null, words = ''): AnswerPart => ({
  kind: 'stallningstagande',
  position,
  words
})
export const yttrande = (...paragraphs: string[]): AnswerPart => ({
  kind: 'yttrande',
  stycken: paragraphs.map(text =>
    text.startsWith('# ') ? { form: 'h2', runs: [{ text: text.slice(2) }] } : { runs: [{ text }] }
  )
})
export const forslag = (place: Place, text: string, motivation = ''): AnswerPart => ({
  kind: 'andringsforslag',
  place,
  replacement: text === '' ? [] : [{ text }],
  motivation
})

export async function tableOf(client: Asks, { document, remiss }: TestRemiss, since = 0): Promise<HandlingTable> {
  return byContract(handlingTable, await client.get(HANDLING.table(document, remiss, since)))
}

/** Handles synpunkter as the person saw them. */
export async function handleAs(
  client: Asks,
  { document, remiss }: TestRemiss,
  rows: readonly Pick<SynpunktRow, 'id' | 'revision'>[],
  change: Handle['change']
): Promise<Handled> {
  const items = rows.map(({ id, revision }) => ({ synpunkt: id, revision }))
  const answer = await client.post(HANDLING.handle(document, remiss), { items, change })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json() as Handled
}
