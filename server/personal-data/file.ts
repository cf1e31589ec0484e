import { zipSync } from 'fflate'
import { eventWords } from '../../schemas/audit/events.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { fileName } from '../documents/export.ts'
import type { PersonalData } from './collect.ts'

const words = messages.admin.personalData

/** Personal data as a file: for programs (`personuppgifter.json`) and for people (`personuppgifter.txt`), in one zip. */
export function personalDataFile(data: PersonalData): { name: string; bytes: Buffer } {
  const json = `${JSON.stringify(data, null, 2)}\n`
  // The mark tells Windows that it is UTF-8.
  const text = `\ufeff${textOf(data).join('\r\n')}\r\n`
  const parts = { [`${words.file}.json`]: Buffer.from(json), [`${words.file}.txt`]: Buffer.from(text) }
  return { name: `${fileName(`${words.file} ${data.person.name}`)}.zip`, bytes: Buffer.from(zipSync(parts)) }
}

const when = (time: string | null): string =>
  time === null
    ? ''
    : new Date(time).toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm', timeStyle: 'short', dateStyle: 'short' })

/** The same for people, line by line. */
function textOf(data: PersonalData): string[] {
  const { person } = data
  const part = (title: string, lines: readonly string[]): string[] => [
    '',
    title,
    '-'.repeat(title.length),
    ...(lines.length > 0 ? lines : [words.none])
  ]
  return [
    words.title(person.name),
    words.from(data.municipality, when(data.exportedAt)),
    ...part(words.parts.person, [
      words.line(words.name, person.name),
      words.line(words.email, person.email ?? words.none),
      words.line(words.id, person.id),
      words.line(words.since, when(person.createdAt)),
      ...(person.endedAt ? [words.line(words.ended, when(person.endedAt))] : []),
      ...(person.administrator ? [words.administrator] : []),
      ...data.contactFor.map(unit => words.contactFor(unit.name))
    ]),
    ...part(
      words.parts.units,
      data.units.map(u => u.name)
    ),
    ...part(words.parts.signIn, [
      ...(data.signIn.password ? [words.password] : []),
      ...data.signIn.providers,
      ...(data.signIn.twoFactor ? [words.twoFactor] : []),
      ...data.sessions.map(s => words.session(when(s.startedAt), s.address ?? '', s.browser ?? ''))
    ]),
    ...part(
      words.parts.roles,
      data.roles.map(r => words.role(r.title, roleName(r.role)))
    ),
    ...part(
      words.parts.made,
      data.documents.made.map(d => `${when(d.createdAt)} ${d.title}`)
    ),
    ...part(
      words.parts.writtenIn,
      data.documents.writtenIn.map(d => d.title)
    ),
    ...part(
      words.parts.comments,
      data.comments.flatMap(c => [
        `${when(c.writtenAt)} ${c.title}`,
        ...c.earlier.map(e => `  (${words.earlier}) ${e.text}`),
        `  ${c.text}`
      ])
    ),
    ...part(messages.personalRemiss.file.title, remissLines(data.remisser)),
    ...part(
      words.parts.messages,
      data.messages.flatMap(m => [
        `${when(m.createdAt)} ${m.subject}`,
        ...(m.text ?? words.secret).split('\n').map(l => `  ${l}`)
      ])
    ),
    ...part(
      words.parts.log,
      data.log.by.map(e => `${e.sequence}. ${when(e.at)} ${eventWords(e.event)} ${e.address ?? ''}`)
    ),
    ...part(
      words.parts.about,
      data.log.about.map(e => `${e.sequence}. ${when(e.at)} ${eventWords(e.event)}`)
    ),
    '',
    words.documentsHold
  ]
}

function remissLines(data: PersonalData['remisser']): string[] {
  const { file } = messages.personalRemiss
  return [
    ...data.contactFor.map(each => file.contactFor(each.title)),
    ...data.savedLists.map(file.savedList),
    ...data.recipients.map(each => file.recipient(each.name, each.title)),
    ...data.workedOnAnswers.map(each => file.workedOn(each.body, when(each.from))),
    ...data.submitted.map(each => file.submitted(each.number, each.body, each.title, when(each.at))),
    ...data.letters.map(each => `${when(each.at)} ${each.subject}`),
    ...data.did.map(each => file.did(each.table, each.rows))
  ]
}

const roleName = (role: string): string => (messages.roles as Readonly<Record<string, string>>)[role] ?? role
