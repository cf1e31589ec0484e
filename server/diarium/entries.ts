import { z } from 'zod'
import { messages } from '../../schemas/messages/messages.ts'
import type { PackageKind } from '../../schemas/remiss/diarium.ts'
import type { LetterKind } from '../../schemas/remiss/letter.ts'
import { type SubmittedFile, submission } from '../../schemas/remiss/submission.ts'
import { fileName } from '../documents/export.ts'
import type { App } from '../http/app.ts'
import { writeCsv } from '../register/files/csv.ts'
import type { Made } from '../sammanstallning/job.ts'
import { wordFileOf } from '../versions/versions.ts'
import { messageOf } from './message.ts'

const say = messages.sammanstallning.diarium
const { folders, whats, lacks } = say

/** A file of the package. */
export interface PackageEntry {
  path: string
  kind: PackageKind
  what: string
  bytes: () => Promise<Uint8Array>
}

/** What is not there, and why: told in the index. */
export type Missing = string[]

type Tools = Pick<App, 'storage' | 'config' | 'register'>

const number = (n: number, digits: number): string => String(n).padStart(digits, '0')
const ending = (name: string): string => /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
const safe = (name: string): string =>
  `${fileName(name.slice(0, name.length - ending(name).length)).slice(0, 80)}${ending(name)}`

/** The missiv as it was sent, and the frozen version. */
export async function sentOut(app: Tools, made: Made, document: string, missing: Missing): Promise<PackageEntry[]> {
  const { db } = app.storage
  const { version, remiss, document: head } = made.compiled
  const row = await db.selectFrom('remiss').select('missiv').where('id', '=', remiss.id).executeTakeFirstOrThrow()
  const frozen = await db
    .selectFrom('version')
    .select('dokument')
    .where('id', '=', version.id)
    .executeTakeFirstOrThrow()
  const missiv = z
    .object({ document: z.string(), version: z.string() })
    .safeParse(JSON.parse(row.missiv ?? 'null')).data
  if (!missiv) missing.push(lacks.missiv)
  return [
    ...(missiv
      ? [
          {
            path: `${folders.missiv}/Missiv.docx`,
            kind: 'missiv' as const,
            what: whats.missiv,
            bytes: () => wordFileOf(app.storage, missiv.document, missiv.version)
          }
        ]
      : []),
    {
      path: `${folders.remissversion}/${fileName(head.title).slice(0, 80)}.docx`,
      kind: 'remissversion',
      what: whats.version,
      bytes: () => wordFileOf(app.storage, document, version.id)
    },
    {
      path: `${folders.remissversion}/remissversion.json`,
      kind: 'remissversion',
      what: whats.versionData,
      bytes: async () => Buffer.from(frozen.dokument)
    }
  ]
}

/** Everybody who was asked or has answered, as a table. */
export function recipientList(made: Made): PackageEntry {
  const words = messages.sammanstallning
  const rows = made.compiled.bodies.map(body => [
    body.name,
    words.sheet.origins[body.origin],
    body.joined === null ? words.bodyStates[body.outcome] : words.joined(body.joined),
    body.lastDay ?? '',
    body.extendedTo ?? '',
    body.answeredOn ?? '',
    body.email,
    body.registrar,
    body.contact,
    body.answers.join(', ')
  ])
  const bytes = writeCsv([say.recipientHeads, ...rows])
  return {
    path: `${folders.mottagare}/Mottagare.csv`,
    kind: 'mottagare',
    what: whats.recipients,
    bytes: async () => bytes
  }
}

/** Every letter of the remiss, in the order in which they were made. */
export async function sentMessages(app: Tools, remiss: string, missing: Missing): Promise<PackageEntry[]> {
  const letters = await app.storage.db
    .selectFrom('letter')
    .leftJoin('outbox', 'outbox.key', 'letter.key')
    .selectAll('letter')
    .select('outbox.state as delivery')
    .where('letter.remiss', '=', remiss)
    .orderBy('letter.made_at')
    .orderBy('letter.id')
    .execute()
  if (letters.length === 0) missing.push(lacks.messages)
  const from = {
    name: messages.mail.from(app.register.kommun.name),
    address: app.config.smtp?.from ?? 'styrskrift@localhost'
  }
  return letters.map(({ delivery, ...letter }, i) => {
    const kind = say.letters[letter.kind as LetterKind] ?? letter.kind
    const state = say.states[(delivery ?? 'unknown') as keyof typeof say.states] ?? say.states.unknown
    return {
      path: `${folders.meddelanden}/${number(i + 1, 4)} ${fileName(`${kind} ${letter.address}`).slice(0, 100)}.eml`,
      kind: 'meddelande',
      what: whats.message(kind, letter.address, state),
      bytes: () => messageOf(letter, from)
    }
  })
}

/** Every answer as it was submitted, with its files and its receipt. */
export async function submittedAnswers(app: Tools, made: Made, missing: Missing): Promise<PackageEntry[]> {
  const { db } = app.storage
  const { remiss, bodies } = made.compiled
  const rows = await db
    .selectFrom('submission')
    .select(['id', 'number', 'content'])
    .where('remiss', '=', remiss.id)
    .orderBy('number')
    .execute()
  if (rows.length === 0) missing.push(lacks.answers)
  for (const body of bodies) if (body.outcome === 'ej-svarat') missing.push(lacks.notAnswered(body.name))
  const out: PackageEntry[] = []
  for (const row of rows) {
    const content = submission.parse(JSON.parse(row.content))
    const receipt = made.receipts?.find(each => each.number === row.number)
    const name = receipt?.bodyName ?? content.body.name
    const folder = `${folders.svar}/${number(row.number, 3)} ${fileName(name).slice(0, 60)}`
    out.push({
      path: `${folder}/svar.json`,
      kind: 'svar',
      what: whats.answer(row.number, name),
      bytes: async () => Buffer.from(row.content)
    })
    if (receipt)
      out.push({
        path: `${folder}/Kvitto.docx`,
        kind: 'kvitto',
        what: whats.receipt(row.number, name),
        bytes: async () => receipt.word
      })
    out.push(...(await filesOf(app, { ...row, name, folder, files: content.files }, missing)))
  }
  return out
}

/** The files of an answer as they came. */
async function filesOf(
  app: Tools,
  answer: { id: string; number: number; name: string; folder: string; files: readonly SubmittedFile[] },
  missing: Missing
): Promise<PackageEntry[]> {
  const stored = await app.storage.db
    .selectFrom('submission_file')
    .select(['position', 'name', 'sha256'])
    .where('submission', '=', answer.id)
    .orderBy('position')
    .execute()
  return answer.files.flatMap((file, position): PackageEntry[] => {
    const found = stored.find(each => each.position === position)
    if (!found) missing.push(lacks.file(file.name, answer.number))
    else if (found.sha256 !== file.sha256) missing.push(lacks.alteredFile(file.name, answer.number))
    if (!found) return []
    return [
      {
        path: `${answer.folder}/filer/${number(position + 1, 2)} ${safe(found.name)}`,
        kind: 'svarsfil',
        what: whats.answerFile(answer.number, answer.name),
        bytes: () => fileOf(app, answer.id, position)
      }
    ]
  })
}

async function fileOf(app: Tools, submission: string, position: number): Promise<Uint8Array> {
  const row = await app.storage.db
    .selectFrom('submission_file')
    .select('data')
    .where('submission', '=', submission)
    .where('position', '=', position)
    .executeTakeFirstOrThrow()
  return row.data
}

/** The sammanställning in all its forms, and the reply to each body. */
export function compiledFiles(made: Made, without: Made, missing: Missing): PackageEntry[] {
  const title = fileName(messages.sammanstallning.file.word(made.compiled.document.title)).slice(0, 90)
  const open = messages.sammanstallning.file.public
  const entry = (name: string, what: string, bytes: Uint8Array | undefined): PackageEntry[] =>
    bytes
      ? [{ path: `${folders.sammanstallning}/${name}`, kind: 'sammanstallning', what, bytes: async () => bytes }]
      : []
  const { unhandled } = made.counts
  if (unhandled > 0) missing.push(lacks.unhandled(unhandled))
  return [
    ...entry(`${title}.docx`, whats.word, made.word),
    ...entry(`${title}.xlsx`, whats.xlsx, made.xlsx),
    ...entry(`${title}, ${open}.docx`, whats.wordPublic, without.word),
    ...entry(`${title}, ${open}.xlsx`, whats.xlsxPublic, without.xlsx),
    ...(made.letters ?? []).map(
      (letter, i): PackageEntry => ({
        path: `${folders.svarsbrev}/${number(i + 1, 3)} ${fileName(letter.name).slice(0, 80)}.docx`,
        kind: 'svarsbrev',
        what: whats.reply(letter.name),
        bytes: async () => letter.word
      })
    )
  ]
}
