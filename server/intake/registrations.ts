import type { CorrectBody, RegistrationRow } from '../../schemas/api/intake.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import { type RegistrationContent, registrationContent } from '../../schemas/remiss/intake.ts'
import { submission, WAYS } from '../../schemas/remiss/submission.ts'
import type { App } from '../http/app.ts'
import { lockedRemiss, type RemissEntry } from '../remiss/rows.ts'
import type { Db } from '../storage/storage.ts'

/** Every answer to a remiss with what has been registered of it, and what that said before; the latest first. */
export async function registrationsOf(db: Db, remiss: string): Promise<RegistrationRow[]> {
  const rows = await db
    .selectFrom('submission')
    .innerJoin('recipient', 'recipient.id', 'submission.recipient')
    .leftJoin('submission as earlier', 'earlier.id', 'submission.supplement_to')
    .leftJoin('registration', 'registration.submission', 'submission.id')
    .leftJoin('person', 'person.id', 'registration.registered_by')
    .select([
      'submission.id',
      'submission.number',
      'submission.way',
      'submission.at',
      'submission.hash',
      'submission.content',
      'earlier.number as earlier_number',
      'recipient.id as recipient',
      'recipient.name as recipient_name',
      'recipient.origin',
      'registration.diarienummer',
      'registration.received_on',
      'registration.note',
      'registration.registered_by',
      'registration.registered_at',
      'registration.revision',
      'person.name as person_name'
    ])
    .where('submission.remiss', '=', remiss)
    .orderBy('submission.number', 'desc')
    .execute()
  const before = await versionsOf(db, remiss)
  return rows.map(row => {
    const { parts, files, abstains } = submission.parse(JSON.parse(row.content))
    const position = parts.map(({ part }) => part).find(part => part.kind === 'stallningstagande')
    return {
      id: row.id,
      number: row.number,
      supplementTo: row.earlier_number,
      recipient: {
        id: row.recipient,
        name: row.recipient_name,
        origin: row.origin === 'spontan' ? 'spontan' : 'inbjuden'
      },
      way: WAYS.find(way => way === row.way) ?? 'lank',
      at: new Date(row.at).toISOString(),
      abstains,
      position: position ? position.position || position.words || null : null,
      parts: parts.length,
      files: files.map(({ name, type, bytes, sha256 }) => ({ name, type, bytes, sha256 })),
      hash: row.hash,
      registration:
        row.registered_by === null || row.registered_at === null
          ? null
          : {
              diarienummer: row.diarienummer ?? '',
              receivedOn: row.received_on ?? '',
              note: row.note ?? '',
              by: { id: row.registered_by, name: row.person_name },
              at: new Date(row.registered_at).toISOString(),
              revision: row.revision ?? 0,
              before: before.get(row.id) ?? []
            }
    }
  })
}

type Before = NonNullable<RegistrationRow['registration']>['before']

async function versionsOf(db: Db, remiss: string): Promise<Map<string, Before>> {
  const rows = await db
    .selectFrom('registration_version')
    .innerJoin('submission', 'submission.id', 'registration_version.submission')
    .leftJoin('person', 'person.id', 'registration_version.changed_by')
    .select([
      'registration_version.submission',
      'registration_version.content',
      'registration_version.changed_by',
      'registration_version.until',
      'person.name'
    ])
    .where('submission.remiss', '=', remiss)
    .orderBy('registration_version.revision', 'desc')
    .execute()
  const out = new Map<string, Before>()
  for (const { submission: id, content, changed_by, name, until } of rows) {
    const said = registrationContent.parse(JSON.parse(content))
    const entry = { ...said, by: { id: changed_by, name }, until: new Date(until).toISOString() }
    out.set(id, [...(out.get(id) ?? []), entry])
  }
  return out
}

/** One answer of a remiss. Throws `finns-inte`. */
export async function registrationOf(db: Db, remiss: string, id: string): Promise<RegistrationRow> {
  const row = (await registrationsOf(db, remiss)).find(each => each.id === id)
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/**
 * Corrects what is registered of an answer, or registers something of one that came by the link. The answer itself never changes; what was registered before is kept.
 * @throws StyrskriftError `finns-inte`, `andrad-under-tiden`, `ogiltig-begaran` for a day to come
 */
export async function correctRegistration(
  { storage, now }: Pick<App, 'storage' | 'now'>,
  remiss: RemissEntry,
  id: string,
  { revision, ...given }: CorrectBody,
  person: string
): Promise<void> {
  if (given.receivedOn > dayOf(now())) throw new StyrskriftError('ogiltig-begaran', { what: messages.intake.notYet })
  await storage.db.transaction().execute(async db => {
    await lockedRemiss(db, storage.kind, remiss.document, remiss.id)
    const { registration } = await registrationOf(db, remiss.id, id)
    if ((registration?.revision ?? 0) !== revision)
      throw new StyrskriftError('andrad-under-tiden', { name: messages.intake.theRegistration })
    const columns = {
      diarienummer: given.diarienummer,
      received_on: given.receivedOn,
      note: given.note,
      registered_by: person,
      registered_at: now(),
      revision: revision + 1
    }
    if (!registration) {
      await db
        .insertInto('registration')
        .values({ submission: id, ...columns })
        .execute()
      return
    }
    const { diarienummer, receivedOn, note } = registration
    const before: RegistrationContent = { diarienummer, receivedOn, note }
    await db
      .insertInto('registration_version')
      .values({
        submission: id,
        revision,
        content: JSON.stringify(before),
        changed_by: registration.by.id,
        until: now()
      })
      .execute()
    await db.updateTable('registration').set(columns).where('submission', '=', id).execute()
  })
}
