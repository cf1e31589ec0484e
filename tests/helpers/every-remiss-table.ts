import type { Db, Storage } from '../../server/storage/storage.ts'
import { recipientRow, remissRow, submittedRows } from './remiss-rows.ts'

/**
 * One row in each table of remisser, versions and copies, as they stand in the database: for tests that carry rows from one place to another
 * and do not ask what they say. The document and the person are there already.
 */
export async function fillEveryRemissTable({ db, ...rest }: Storage, document: string, person: string): Promise<void> {
  const at = 1_800_000_000_000
  const bytes = Buffer.from([0, 1, 2, 255])
  const sha256 = 'a'.repeat(64)
  const version = {
    id: 'V1',
    document,
    number: 1,
    kind: 'remissversion',
    name: 'Remissversion',
    state: 'remiss',
    sequence: 1,
    hash: sha256,
    word_hash: sha256,
    word_bytes: 4,
    created_by: person,
    created_at: at,
    request_key: 'k-version',
    printed: '{}',
    template: '{}',
    kommun: '{}',
    dokument: '{}',
    yjs: bytes,
    word: bytes
  }
  await db.insertInto('version').values(version).execute()
  const copy = { id: 'C1', document, version: 'V1', name: 'svar.docx', bytes: 4, sha256, recipient: 'M1' }
  await db
    .insertInto('returned_copy')
    .values({ ...copy, received_by: person, received_at: at, result: '{}', data: bytes })
    .execute()
  await db
    .insertInto('returned_copy_handling')
    .values({ copy: 'C1', placements: '{}', left_out: '[]', revision: 1 })
    .execute()
  await db
    .insertInto('state_change')
    .values({
      id: 'S1',
      document,
      from_state: 'arbetsmaterial',
      to_state: 'remiss',
      changed_by: person,
      changed_at: at
    })
    .execute()
  await db.insertInto('remiss').values(remissRow('R1', document)).execute()
  await db.insertInto('recipient').values(recipientRow('M1', 'R1')).execute()
  await db
    .insertInto('recipient_list')
    .values({
      id: 'L1',
      name: 'Alla nämnder',
      recipients: '[]',
      created_by: person,
      changed_by: person,
      changed_at: at
    })
    .execute()
  await db
    .insertInto('access_link')
    .values({ id: 'A1', recipient: 'M1', token_hash: sha256, created_by: person, created_at: at, expires_at: at + 1 })
    .execute()
  const letter = { id: 'B1', key: 'k-letter', remiss: 'R1', recipient: 'M1', kind: 'missiv', address: 'a@b.example' }
  await db
    .insertInto('letter')
    .values({ ...letter, subject: 'Remiss', text: 'Hej.', files: '[]', made_at: at })
    .execute()
  await answering(db, person, at, bytes, sha256)
  await submittedRows({ id: 'I1', remiss: 'R1', recipient: 'M1' }).insert({ db, ...rest })
  await handling(db, person, at, bytes, sha256)
}

async function answering(db: Db, person: string, at: number, data: Buffer, sha256: string): Promise<void> {
  await db
    .insertInto('answer_participant')
    .values({ id: 'P1', recipient: 'M1', person, name: 'Ylva', email: '', created_at: at, seen_at: at })
    .execute()
  const part = { id: 'D1', recipient: 'M1', kind: 'kommentar', content: '{}', request_key: 'k-part', created_by: 'P1' }
  await db
    .insertInto('answer_part')
    .values({ ...part, created_at: at, changed_by: 'P1', changed_at: at, revision: 2 })
    .execute()
  const before = { part: 'D1', revision: 1, content: '{}', changed_by: 'P1', until: at }
  await db.insertInto('answer_part_version').values(before).execute()
  const file = { id: 'F1', recipient: 'M1', kind: 'yttrande', name: 'y.pdf', type: 'application/pdf', data, sha256 }
  await db
    .insertInto('answer_file')
    .values({ ...file, created_by: 'P1', created_at: at })
    .execute()
}

async function handling(db: Db, person: string, at: number, data: Buffer, sha256: string): Promise<void> {
  await db
    .insertInto('registration')
    .values({
      submission: 'I1',
      diarienummer: 'KS 2026/1',
      received_on: '2026-11-22',
      note: '',
      registered_by: person,
      registered_at: at,
      revision: 1
    })
    .execute()
  await db
    .insertInto('registration_version')
    .values({ submission: 'I1', revision: 0, content: '{}', changed_by: person, until: at })
    .execute()
  const file = { id: 'T1', remiss: 'R1', name: 's.docx', type: 'application/x', data, sha256, state: 'vantar' }
  await db
    .insertInto('intake')
    .values({ ...file, corrections: '[]', brought_by: person, brought_at: at, revision: 1 })
    .execute()
  await db
    .insertInto('synpunkt_group')
    .values({ id: 'G1', remiss: 'R1', name: 'Samma sak', created_by: person, created_at: at })
    .execute()
  const synpunkt = { id: 'Y1', remiss: 'R1', number: 1, submission: 'I1', source: '{}', kind: 'synpunkt', place: '{}' }
  await db
    .insertInto('synpunkt')
    .values({
      ...synpunkt,
      tags: '[]',
      synpunkt_group: 'G1',
      personal: 0,
      created_by: person,
      created_at: at,
      revision: 1
    })
    .execute()
  await db
    .insertInto('handling')
    .values({ synpunkt: 'Y1', motivation: '', changes: '[]', changed_by: person, changed_at: at, revision: 2 })
    .execute()
  await db
    .insertInto('handling_version')
    .values({ synpunkt: 'Y1', revision: 1, content: '{}', changed_by: person, until: at })
    .execute()
  await db
    .insertInto('omission')
    .values({ id: 'O1', remiss: 'R1', text: 'Ylva', created_by: person, created_at: at })
    .execute()
  await db
    .insertInto('phrase')
    .values({ id: 'H1', label: 'Redan gjort', text: 'Det görs redan.', changed_by: person, changed_at: at })
    .execute()
}
