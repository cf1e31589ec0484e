import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { addSubmissionGuards } from '../submission-guards.ts'
import { type Column, createTable, type Keys } from './columns.ts'
import type { StorageKind } from './kind.ts'

type Make = (name: string, columns: Readonly<Record<string, Column>>, keys?: Keys) => Promise<void>

/** Remisser: what is sent, what comes back, and what becomes of it. docs/remiss.md describes each table. */
export const remiss = (kind: StorageKind): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const make: Make = (name, columns, keys) => createTable(db, kind, name, columns, keys)
    // The state that an archived document had, and gets back.
    await db.schema.alterTable('document').addColumn('archived_from', 'text').execute()
    // The insats that a thread proposes which was taken in from a returned copy.
    await db.schema.alterTable('thread').addColumn('insats', 'text').execute()
    await sending(make)
    await answering(make)
    // An answer that is being written has one yttrande, one position, one answer to each question.
    await sql`create unique index answer_part_slot on answer_part (recipient, slot)
      where slot is not null and removed_at is null and submission is null`.execute(db)
    await submitted(make)
    await handling(make)
    await addSubmissionGuards(db, kind)
  }
})

async function sending(make: Make): Promise<void> {
  await make(
    'state_change',
    {
      id: 'id',
      document: '⇒ document',
      from_state: 'text',
      to_state: 'text',
      version: 'text?',
      changed_by: 'text',
      changed_at: 'bigint'
    },
    { index: [['document', 'changed_at']] }
  )
  await make(
    'remiss',
    {
      id: 'id',
      document: '⇒ document',
      number: 'integer',
      kind: 'text',
      state: 'text',
      version: 'text?',
      questions: 'text',
      positions: 'text',
      last_day: 'text?',
      handling_day: 'text?',
      missiv: 'text?',
      decision: 'text',
      contact: 'text',
      reminders: 'text',
      created_by: 'text',
      created_at: 'bigint',
      sent_by: 'text?',
      sent_at: 'bigint?',
      ended_by: 'text?',
      ended_at: 'bigint?',
      submissions: 'integer',
      synpunkter: 'integer',
      revision: 'bigint'
    },
    { unique: [['document', 'number']], index: [['state', 'last_day']] }
  )
  await make(
    'recipient',
    {
      id: 'id',
      remiss: '⇒ remiss',
      position: 'integer',
      origin: 'text',
      unit: 'text?',
      name: 'text',
      email: 'text',
      registrar: 'text',
      contact: 'text',
      language: 'text',
      last_day: 'text?',
      extended_to: 'text?',
      extended_by: 'text?',
      extended_at: 'bigint?',
      extended_note: 'text?',
      sent_at: 'bigint?',
      opened_at: 'bigint?',
      begun_at: 'bigint?',
      submitted_at: 'bigint?',
      abstained_at: 'bigint?',
      removed_at: 'bigint?',
      revision: 'bigint'
    },
    { index: [['remiss', 'position'], ['unit']] }
  )
  await make('recipient_list', {
    id: 'id',
    name: 'text',
    recipients: 'text',
    created_by: 'text',
    changed_by: 'text',
    changed_at: 'bigint'
  })
  await make(
    'access_link',
    {
      id: 'id',
      recipient: '⇒ recipient',
      token_hash: 'text',
      created_by: 'text?',
      created_at: 'bigint',
      expires_at: 'bigint',
      withdrawn_by: 'text?',
      withdrawn_at: 'bigint?',
      used_at: 'bigint?'
    },
    { unique: [['token_hash']], index: [['recipient']] }
  )
  await make(
    'letter',
    {
      id: 'id',
      key: 'text',
      remiss: '⇒ remiss',
      recipient: '→? recipient',
      person: 'text?',
      kind: 'text',
      address: 'text',
      subject: 'text',
      text: 'text',
      link: 'text?',
      files: 'text',
      made_by: 'text?',
      made_at: 'bigint'
    },
    { unique: [['key']], index: [['remiss', 'made_at'], ['recipient']] }
  )
}

async function answering(make: Make): Promise<void> {
  await make(
    'answer_participant',
    {
      id: 'id',
      recipient: '⇒ recipient',
      link: '→? access_link',
      person: 'text?',
      name: 'text',
      email: 'text',
      secret_hash: 'text?',
      created_at: 'bigint',
      seen_at: 'bigint',
      left_at: 'bigint?'
    },
    { unique: [['secret_hash']], index: [['recipient']] }
  )
  await make(
    'answer_part',
    {
      id: 'id',
      recipient: '⇒ recipient',
      kind: 'text',
      slot: 'text?',
      content: 'text',
      origin: 'text?',
      request_key: 'text',
      created_by: '→ answer_participant',
      created_at: 'bigint',
      changed_by: '→ answer_participant',
      changed_at: 'bigint',
      removed_at: 'bigint?',
      submission: 'text?',
      revision: 'bigint'
    },
    { unique: [['recipient', 'request_key']], index: [['recipient', 'revision']] }
  )
  await make(
    'answer_part_version',
    { part: '⇒ answer_part', revision: 'bigint', content: 'text', changed_by: '→ answer_participant', until: 'bigint' },
    { primary: ['part', 'revision'] }
  )
  await make(
    'answer_file',
    {
      id: 'id',
      recipient: '⇒ recipient',
      kind: 'text',
      name: 'text',
      type: 'text',
      data: 'blob',
      sha256: 'text',
      created_by: '→ answer_participant',
      created_at: 'bigint',
      removed_at: 'bigint?',
      submission: 'text?'
    },
    { index: [['recipient']] }
  )
}

async function submitted(make: Make): Promise<void> {
  await make(
    'submission',
    {
      id: 'id',
      remiss: '→ remiss',
      recipient: '→ recipient',
      number: 'integer',
      supplement_to: '→? submission',
      way: 'text',
      at: 'bigint',
      content: 'text',
      hash: 'text',
      request_key: 'text'
    },
    {
      unique: [
        ['remiss', 'number'],
        ['recipient', 'request_key']
      ],
      index: [['recipient']]
    }
  )
  await make(
    'submission_file',
    {
      submission: '→ submission',
      position: 'integer',
      name: 'text',
      type: 'text',
      data: 'blob',
      sha256: 'text'
    },
    { primary: ['submission', 'position'] }
  )
  await make(
    'registration',
    {
      submission: '→ submission',
      diarienummer: 'text',
      received_on: 'text',
      note: 'text',
      registered_by: 'text',
      registered_at: 'bigint',
      revision: 'bigint'
    },
    { primary: ['submission'] }
  )
  await make(
    'registration_version',
    { submission: '→ submission', revision: 'bigint', content: 'text', changed_by: 'text', until: 'bigint' },
    { primary: ['submission', 'revision'] }
  )
  await make(
    'intake',
    {
      id: 'id',
      remiss: '⇒ remiss',
      recipient: '→? recipient',
      bound_by: 'text?',
      name: 'text',
      type: 'text',
      data: 'blob',
      sha256: 'text',
      state: 'text',
      problem: 'text?',
      found: 'text?',
      corrections: 'text',
      submission: '→? submission',
      brought_by: 'text',
      brought_at: 'bigint',
      settled_by: 'text?',
      settled_at: 'bigint?',
      claim: 'text?',
      claimed_until: 'bigint?',
      revision: 'bigint'
    },
    { index: [['remiss', 'brought_at']] }
  )
}

async function handling(make: Make): Promise<void> {
  await make('synpunkt_group', {
    id: 'id',
    remiss: '⇒ remiss',
    name: 'text',
    created_by: 'text',
    created_at: 'bigint'
  })
  await make(
    'synpunkt',
    {
      id: 'id',
      remiss: '⇒ remiss',
      number: 'integer',
      submission: '→ submission',
      source: 'text',
      kind: 'text',
      place: 'text',
      record: 'text?',
      tags: 'text',
      synpunkt_group: '→? synpunkt_group',
      personal: 'integer',
      thread: 'text?',
      created_by: 'text',
      created_at: 'bigint',
      removed_by: 'text?',
      removed_at: 'bigint?',
      revision: 'bigint'
    },
    { unique: [['remiss', 'number']], index: [['submission'], ['remiss', 'revision'], ['thread']] }
  )
  await make(
    'handling',
    {
      synpunkt: '⇒ synpunkt',
      outcome: 'text?',
      motivation: 'text',
      changes: 'text',
      handler: 'text?',
      former_handler: 'text?',
      last_day: 'text?',
      changed_by: 'text',
      changed_at: 'bigint',
      revision: 'bigint'
    },
    { primary: ['synpunkt'], index: [['handler', 'last_day']] }
  )
  await make(
    'handling_version',
    { synpunkt: '⇒ synpunkt', revision: 'bigint', content: 'text', changed_by: 'text', until: 'bigint' },
    { primary: ['synpunkt', 'revision'] }
  )
  await make(
    'omission',
    { id: 'id', remiss: '⇒ remiss', text: 'text', created_by: 'text', created_at: 'bigint' },
    { index: [['remiss']] }
  )
  await make('phrase', { id: 'id', label: 'text', text: 'text', changed_by: 'text', changed_at: 'bigint' })
}
