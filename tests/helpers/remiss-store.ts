import { API } from '../../schemas/api/contract.ts'
import { VERSIONS } from '../../schemas/api/versions.ts'
import { fieldName } from '../../schemas/document/ids.ts'
import { USUAL_REMINDERS } from '../../schemas/remiss/reminders.ts'
import { POSITIONS } from '../../schemas/remiss/remiss.ts'
import { hashedText, type Submission } from '../../schemas/remiss/submission.ts'
import { plainText } from '../../schemas/text/stycke.ts'
import type { VersionInfo } from '../../schemas/versions/version.ts'
import type { Client, TestApi } from './api.ts'
import { ANSWERS, BODIES, type CaseAnswer, QUESTIONS, sha256 } from './remiss-case.ts'
import { type CaseSynpunkt, SYNPUNKTER } from './remiss-synpunkter.ts'
import { newKey } from './threads.ts'

const DAY = 24 * 60 * 60 * 1000
const SENT = Date.UTC(2027, 2, 29, 8)
export const LAST_DAY = '2027-06-07'

/** What was changed in the text since it was frozen: the wordings as they were, and as they are. */
export const CHANGES: readonly (readonly [record: string, before: string, after: string])[] = [
  ['in-2-2', 'inom tre arbetsdagar', 'inom tre arbetsdagar, och inom ett dygn när det finns barn i hemmet'],
  ['in-3-3', 'hjälpa den som lämnar ett hem', 'stödja den som behöver lämna ett hem'],
  ['in-4-3', 'på lov och helgkvällar', 'på sommarlov, sportlov och helgkvällar']
]

/** Puts the case of `remiss-case.ts` into a server: its document by Anna, its frozen version, answers, handling, and the text as it was changed since. */
export async function storeCase(
  api: TestApi,
  name = 'Anna Åberg'
): Promise<{ anna: Client; document: string; remiss: string }> {
  const anna = await api.as(name)
  const sample = await import('../../templates/program/sample.json', { with: { type: 'json' } })
  const imported = await anna.post(`${API.documents}/import`, { dokument: sample.default })
  if (imported.statusCode !== 201) throw new Error(imported.body)
  const document = (imported.json() as { id: string }).id
  const frozen = await anna.post(VERSIONS.list(document), {
    key: newKey(),
    kind: 'remissversion',
    name: 'Remissversion'
  })
  if (frozen.statusCode !== 201) throw new Error(frozen.body)
  const version = (frozen.json() as VersionInfo).id
  await change(api, anna, document)
  const remiss = `R-${document}`
  await storeRows(api, { document, version, remiss, person: anna.person.id })
  return { anna, document, remiss }
}

async function change(api: TestApi, anna: Client, document: string): Promise<void> {
  await api.sync.change(document, anna.person.id, doc => {
    for (const [record, before, after] of CHANGES) {
      const text = doc.getText(fieldName(record, 'text'))
      const from = text.toString().indexOf(before)
      if (from < 0) throw new Error(`${record}: ”${before}” does not stand there`)
      text.delete(from, before.length)
      text.insert(from, after)
    }
  })
}

interface Where {
  document: string
  version: string
  remiss: string
  person: string
}

async function storeRows({ storage }: TestApi, where: Where): Promise<void> {
  const { db } = storage
  const { remiss, person } = where
  await db
    .insertInto('remiss')
    .values({
      id: remiss,
      document: where.document,
      number: 1,
      kind: 'remiss',
      state: 'avslutad',
      version: where.version,
      questions: JSON.stringify(QUESTIONS),
      positions: JSON.stringify(POSITIONS),
      last_day: LAST_DAY,
      decision: JSON.stringify({ by: 'Kommunstyrelsens arbetsutskott', date: '2027-03-23', paragraph: '57' }),
      contact: JSON.stringify({ name: 'Sonja Ekdal', email: 'sonja.ekdal@example.se', phone: '0470-55 00 01' }),
      reminders: JSON.stringify(USUAL_REMINDERS),
      created_by: person,
      created_at: SENT - DAY,
      sent_by: person,
      sent_at: SENT,
      ended_by: person,
      ended_at: SENT + 85 * DAY,
      submissions: ANSWERS.length,
      synpunkter: SYNPUNKTER.length,
      revision: 1
    })
    .execute()
  const id = (body: string): string => `${body}-${where.document}`
  for (const [i, body] of BODIES.entries()) {
    const own = ANSWERS.filter(answer => answer.body === body.id)
    const time = (days: number | undefined): number | null => (days === undefined ? null : SENT + days * DAY)
    await db
      .insertInto('recipient')
      .values({
        id: id(body.id),
        remiss,
        position: i + 1,
        origin: body.origin ?? 'inbjuden',
        unit: body.unit,
        name: body.name,
        email: body.email,
        registrar: '',
        contact: body.contact,
        language: 'sv',
        extended_to: body.extendedTo ?? null,
        extended_by: body.extendedTo ? person : null,
        extended_at: body.extendedTo ? SENT + 60 * DAY : null,
        sent_at: body.origin === 'spontan' ? null : SENT,
        opened_at: body.opened && body.origin !== 'spontan' ? SENT + DAY : null,
        submitted_at: time(own.find(answer => !answer.abstains)?.day),
        abstained_at: time(own.find(answer => answer.abstains)?.day),
        revision: 1
      })
      .execute()
  }
  for (const [i, answer] of ANSWERS.entries()) await storeAnswer(where, i + 1, answer, id, db)
  await db
    .insertInto('synpunkt_group')
    .values({ id: `G-${where.document}`, remiss, name: 'Bemanning och medel', created_by: person, created_at: SENT })
    .execute()
  for (const [i, synpunkt] of SYNPUNKTER.entries()) await storeSynpunkt(where, i + 1, synpunkt, db)
}

const submissionId = (where: Where, number: number): string => `S${number}-${where.document}`

async function storeAnswer(
  where: Where,
  number: number,
  answer: CaseAnswer,
  recipient: (body: string) => string,
  db: TestApi['storage']['db']
): Promise<void> {
  const body = BODIES.find(each => each.id === answer.body)
  if (!body) throw new RangeError(answer.body)
  const files = (answer.files ?? []).map(file => ({ ...file, data: Buffer.from(file.text) }))
  const type = (name: string): string =>
    name.endsWith('.pdf')
      ? 'application/pdf'
      : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const content: Submission = {
    format: 'styrskrift-svar',
    version: 1,
    answers: where.version,
    body: { name: body.name, unit: body.unit },
    together: [],
    abstains: answer.abstains ?? false,
    coming: { lastDay: null, registered: answer.registered ?? null },
    submittedBy: { name: answer.by, email: answer.by === '' ? '' : body.email },
    parts: answer.parts.map(({ author, part }, i) => ({ id: `d${i}`, author, part })),
    files: files.map(file => ({
      name: file.name,
      type: type(file.name),
      kind: answer.way === 'word' ? 'word-svar' : 'yttrande',
      bytes: file.data.length,
      sha256: sha256(file.data)
    }))
  }
  const row = {
    id: submissionId(where, number),
    remiss: where.remiss,
    recipient: recipient(answer.body),
    number,
    supplement_to: answer.supplements === undefined ? null : submissionId(where, answer.supplements),
    way: answer.way,
    at: SENT + answer.day * DAY,
    content: JSON.stringify(content)
  }
  await db
    .insertInto('submission')
    .values({ ...row, hash: sha256(hashedText(row)), request_key: row.id })
    .execute()
  for (const [position, { name, data }] of files.entries())
    await db
      .insertInto('submission_file')
      .values({ submission: row.id, position, name, type: type(name), data, sha256: sha256(data) })
      .execute()
  if (answer.registered)
    await db
      .insertInto('registration')
      .values({
        submission: row.id,
        diarienummer: answer.registered.diarienummer,
        received_on: answer.registered.on,
        note: '',
        registered_by: where.person,
        registered_at: row.at + DAY,
        revision: 1
      })
      .execute()
}

async function storeSynpunkt(
  where: Where,
  number: number,
  synpunkt: CaseSynpunkt,
  db: TestApi['storage']['db']
): Promise<void> {
  const part = ANSWERS[synpunkt.answer - 1]?.parts[synpunkt.part]?.part
  const words =
    part?.kind === 'kommentar'
      ? part.text
      : part?.kind === 'yttrande'
        ? plainText(part.stycken[synpunkt.paragraph ?? 0] ?? { runs: [] })
        : ''
  const id = `Y${number}-${where.document}`
  await db
    .insertInto('synpunkt')
    .values({
      id,
      remiss: where.remiss,
      number,
      submission: submissionId(where, synpunkt.answer),
      source: JSON.stringify({
        part: `d${synpunkt.part}`,
        paragraph: synpunkt.paragraph ?? null,
        from: null,
        to: null,
        quote: synpunkt.quote || words
      }),
      kind: synpunkt.kind,
      place: JSON.stringify(synpunkt.place),
      record: synpunkt.place.kind === 'document' ? null : synpunkt.place.record,
      tags: JSON.stringify(synpunkt.tags ?? []),
      synpunkt_group: synpunkt.group ? `G-${where.document}` : null,
      personal: synpunkt.personal ? 1 : 0,
      thread: null,
      created_by: where.person,
      created_at: SENT + 75 * DAY,
      revision: 1
    })
    .execute()
  if (synpunkt.outcome === null) return
  await db
    .insertInto('handling')
    .values({
      synpunkt: id,
      outcome: synpunkt.outcome,
      motivation: synpunkt.motivation ?? '',
      changes: JSON.stringify(
        (synpunkt.changes ?? []).map(change => ({
          record: change.record,
          field: 'text',
          thread: null,
          note: change.note ?? ''
        }))
      ),
      handler: where.person,
      last_day: null,
      changed_by: where.person,
      changed_at: SENT + 80 * DAY,
      revision: 1
    })
    .execute()
}
