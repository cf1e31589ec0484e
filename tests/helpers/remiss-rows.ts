import { createHash } from 'node:crypto'
import { USUAL_REMINDERS } from '../../schemas/remiss/reminders.ts'
import { NO_CONTACT, NO_DECISION, POSITIONS } from '../../schemas/remiss/remiss.ts'
import { hashedText, type Submission } from '../../schemas/remiss/submission.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { documentRow } from './rows.ts'

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** A row of a remiss that is out, of the document `D1`. */
export const remissRow = (id = 'R1', document = 'D1') => ({
  id,
  document,
  number: 1,
  kind: 'remiss',
  state: 'skickad',
  version: 'V1',
  questions: '[]',
  positions: JSON.stringify(POSITIONS),
  last_day: '2026-12-31',
  decision: JSON.stringify(NO_DECISION),
  contact: JSON.stringify(NO_CONTACT),
  reminders: JSON.stringify(USUAL_REMINDERS),
  created_by: 'anna',
  created_at: 1,
  sent_by: 'anna',
  sent_at: 2,
  submissions: 0,
  synpunkter: 0,
  revision: 1
})

export const recipientRow = (id = 'M1', remiss = 'R1') => ({
  id,
  remiss,
  position: 1,
  origin: 'inbjuden',
  name: 'Kulturnämnden',
  email: 'kultur@example.se',
  registrar: '',
  contact: '',
  language: 'sv',
  sent_at: 2,
  revision: 1
})

export interface SubmittedRows {
  insert(storage: Storage): Promise<void>
}

/** A submitted answer with one file, of `M1` in `R1` of `D1`, which are made when they are not there. */
export function submittedRows(given: {
  id: string
  number?: number
  supplementTo?: string
  words?: string
  remiss?: string
  recipient?: string
}): SubmittedRows {
  const data = Buffer.from('En fil')
  const content: Submission = {
    format: 'styrskrift-svar',
    version: 1,
    answers: 'V1',
    body: { name: 'Kulturnämnden', unit: null },
    together: [],
    abstains: false,
    coming: { lastDay: '2026-12-31', registered: null },
    submittedBy: { name: 'Sara Svar', email: 'sara@example.se' },
    parts: [
      {
        id: 'd1',
        author: 'Sara Svar',
        part: { kind: 'kommentar', place: { kind: 'document' }, text: given.words ?? 'Vi instämmer.' }
      }
    ],
    files: [
      { name: 'yttrande.pdf', type: 'application/pdf', kind: 'yttrande', bytes: data.length, sha256: sha256(data) }
    ]
  }
  const row = {
    id: given.id,
    remiss: given.remiss ?? 'R1',
    recipient: given.recipient ?? 'M1',
    number: given.number ?? 1,
    supplement_to: given.supplementTo ?? null,
    way: 'lank',
    at: 1000,
    content: JSON.stringify(content)
  }
  return {
    async insert({ db }) {
      if (given.remiss === undefined) await parents(db)
      const hash = sha256(hashedText(row))
      await db
        .insertInto('submission')
        .values({ ...row, hash, request_key: given.id })
        .execute()
      await db
        .insertInto('submission_file')
        .values({
          submission: given.id,
          position: 0,
          name: 'yttrande.pdf',
          type: 'application/pdf',
          data,
          sha256: sha256(data)
        })
        .execute()
    }
  }
}

async function parents(db: Storage['db']): Promise<void> {
  await db
    .insertInto('document')
    .values(documentRow('D1'))
    .onConflict(c => c.doNothing())
    .execute()
  await db
    .insertInto('remiss')
    .values(remissRow())
    .onConflict(c => c.doNothing())
    .execute()
  await db
    .insertInto('recipient')
    .values(recipientRow())
    .onConflict(c => c.doNothing())
    .execute()
}
