import { sql } from 'kysely'
import type { IntakeRow } from '../../schemas/api/intake.ts'
import {
  describeError,
  ERRORS,
  type ErrorDetails,
  type ErrorId,
  StyrskriftError
} from '../../schemas/errors/catalogue.ts'
import {
  BOUND_BY,
  type Corrections,
  corrections,
  INTAKE_STATES,
  type IntakeNotice
} from '../../schemas/remiss/intake.ts'
import { itemsOf } from '../copies/items.ts'
import type { RemissEntry } from '../remiss/rows.ts'
import type { Db } from '../storage/storage.ts'
import { unplacedIn } from './items.ts'
import type { Found } from './read.ts'

/** A file that was brought, without the file itself and without what was read in it. */
const shortRows = (db: Db, remiss: string) =>
  db
    .selectFrom('intake')
    .leftJoin('recipient', 'recipient.id', 'intake.recipient')
    .leftJoin('submission', 'submission.id', 'intake.submission')
    .leftJoin('person as bringer', 'bringer.id', 'intake.brought_by')
    .leftJoin('person as settler', 'settler.id', 'intake.settled_by')
    .select([
      'intake.id',
      'intake.recipient',
      'intake.bound_by',
      'intake.name',
      'intake.type',
      'intake.sha256',
      'intake.state',
      'intake.problem',
      'intake.corrections',
      'intake.submission',
      'intake.brought_by',
      'intake.brought_at',
      'intake.settled_by',
      'intake.settled_at',
      'intake.revision',
      'recipient.name as recipient_name',
      'submission.number as submission_number',
      'bringer.name as bringer_name',
      'settler.name as settler_name'
    ])
    .select(sql<number>`length(intake.data)`.as('bytes'))
    .where('intake.remiss', '=', remiss)

export type IntakeEntry = Awaited<ReturnType<ReturnType<typeof shortRows>['execute']>>[number]

/** Every file that was brought to a remiss, in the order in which they came. */
export async function intakeRows(db: Db, remiss: RemissEntry): Promise<IntakeRow[]> {
  const rows = await shortRows(db, remiss.id).orderBy('intake.brought_at').orderBy('intake.id').execute()
  return viewsOf(db, remiss, rows)
}

/** One of them. Throws `finns-inte`, also when it belongs to another remiss. */
export async function intakeEntry(db: Db, remiss: string, id: string): Promise<IntakeEntry> {
  const row = await shortRows(db, remiss).where('intake.id', '=', id).executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** The same as people see it. Throws `finns-inte`. */
export async function intakeRow(db: Db, remiss: RemissEntry, id: string): Promise<IntakeRow> {
  const [row] = await viewsOf(db, remiss, [await intakeEntry(db, remiss.id, id)])
  if (!row) throw new Error('one row has one view')
  return row
}

/** The corrections of a row. */
export const correctionsOf = (row: Pick<IntakeEntry, 'corrections'>): Corrections =>
  corrections.parse(JSON.parse(row.corrections))

/** What was read in a file; null: nothing yet, or it cannot be read. */
export async function foundIn(db: Db, id: string): Promise<Found | null> {
  const row = await db.selectFrom('intake').select('found').where('id', '=', id).executeTakeFirst()
  return row?.found ? (JSON.parse(row.found) as Found) : null
}

type Summary = Pick<
  IntakeRow,
  | 'found'
  | 'authors'
  | 'comments'
  | 'changes'
  | 'unplaced'
  | 'leftOut'
  | 'paragraphs'
  | 'beyond'
  | 'silentPages'
  | 'embedded'
  | 'complete'
> & { about: { document: string | null; version: string | null; recipient: string | null } | null }

/** What was read changes with the revision alone: a list that is asked for again and again reads nothing twice. */
const summaries = new Map<string, Summary>()
const MOST_SUMMARIES = 2000

async function summaryOf(db: Db, row: IntakeEntry): Promise<Summary> {
  const key = `${row.id}/${row.revision}`
  const known = summaries.get(key)
  if (known) return known
  const made = summarise(row.state === 'laser' ? null : await foundIn(db, row.id), correctionsOf(row))
  if (summaries.size >= MOST_SUMMARIES) summaries.clear()
  summaries.set(key, made)
  return made
}

function summarise(found: Found | null, decided: Corrections): Summary {
  const empty = {
    authors: [],
    comments: 0,
    changes: 0,
    unplaced: 0,
    leftOut: 0,
    paragraphs: 0,
    beyond: 0,
    silentPages: [],
    embedded: 0,
    complete: true
  }
  if (!found) return { ...empty, found: null, about: null }
  if (found.kind === 'pdf') {
    const { stycken, beyond, silent, embedded } = found
    return { ...empty, found: 'pdf', about: null, paragraphs: stycken.length, beyond, silentPages: silent, embedded }
  }
  const { kind, about } = found
  if (found.kind === 'text')
    return { ...empty, found: kind, about, paragraphs: found.stycken.length, beyond: found.beyond }
  const items = itemsOf(found.copy, null)
  const said = items.flatMap(item => [item.author, ...item.replies.map(reply => reply.author)])
  const comments = items.filter(item => item.kind === 'comment').length
  return {
    ...empty,
    found: kind,
    about,
    authors: [...new Set(said.map(name => name.trim()).filter(name => name !== ''))],
    comments,
    changes: items.length - comments,
    unplaced: unplacedIn(found.copy, decided),
    leftOut: items.filter(item => decided[item.key]?.leave === true).length,
    complete: found.copy.counts.complete
  }
}

async function viewsOf(db: Db, remiss: RemissEntry, rows: readonly IntakeEntry[]): Promise<IntakeRow[]> {
  const numbers = new Map<string, number[]>()
  const versions = new Map<string, number>()
  if (rows.length > 0) {
    for (const { recipient, number } of await db
      .selectFrom('submission')
      .select(['recipient', 'number'])
      .where('remiss', '=', remiss.id)
      .orderBy('number')
      .execute())
      numbers.set(recipient, [...(numbers.get(recipient) ?? []), number])
    for (const { id, number } of await db
      .selectFrom('version')
      .select(['id', 'number'])
      .where('document', '=', remiss.document)
      .execute())
      versions.set(id, number)
  }
  const views: IntakeRow[] = []
  for (const row of rows) {
    const { about, ...summary } = await summaryOf(db, row)
    const version = about?.version ?? null
    views.push({
      id: row.id,
      name: row.name,
      type: row.type,
      bytes: Number(row.bytes),
      sha256: row.sha256,
      state: INTAKE_STATES.find(state => state === row.state) ?? 'fel',
      error: row.state === 'avvisad' || row.problem === null ? null : errorOf(row.problem),
      reason: row.state === 'avvisad' ? (asideOf(row.problem)?.reason ?? '') : null,
      ...summary,
      notice: about && noticeOf(about, remiss, row.recipient, summary.found === 'copy'),
      copyOf: version === null || version === remiss.version ? null : (versions.get(version) ?? null),
      recipient: row.recipient === null ? null : { id: row.recipient, name: row.recipient_name ?? '' },
      boundBy: BOUND_BY.find(each => each === row.bound_by) ?? null,
      earlier: (numbers.get(row.recipient ?? '') ?? []).filter(number => number !== row.submission_number),
      submission: row.submission === null ? null : { id: row.submission, number: Number(row.submission_number ?? 0) },
      broughtBy: { id: row.brought_by, name: row.bringer_name },
      broughtAt: new Date(row.brought_at).toISOString(),
      settledBy: row.settled_by === null ? null : { id: row.settled_by, name: row.settler_name },
      settledAt: row.settled_at === null ? null : new Date(row.settled_at).toISOString(),
      revision: row.revision
    })
  }
  return views
}

/** What a person has to look at, by what the file says of itself; never by the names of those who wrote in it. */
function noticeOf(
  about: NonNullable<Summary['about']>,
  remiss: RemissEntry,
  recipient: string | null,
  isCopy: boolean
): IntakeNotice | null {
  if (about.version !== remiss.version) {
    if (about.version === null) return 'no-marks'
    return about.document !== null && about.document !== remiss.document ? 'other-document' : 'other-version'
  }
  if (!isCopy || recipient !== null) return null
  return about.recipient === null ? 'no-recipient' : 'unknown-recipient'
}

/** Why a file cannot be read, as it is stored. */
export const problemOf = ({ id, details }: Pick<StyrskriftError, 'id' | 'details'>): string =>
  JSON.stringify({ id, details })

function errorOf(problem: string): IntakeRow['error'] {
  const { id, details } = JSON.parse(problem) as { id: ErrorId; details: ErrorDetails }
  if (!(id in ERRORS)) return null
  const { message, remedy } = describeError(id, details)
  return { id, message, remedy }
}

/** Why somebody set a file aside, and what stood there before, as it is stored. */
export interface Aside {
  reason: string
  before: { state: string; problem: string | null }
}

export const asideOf = (problem: string | null): Aside | null =>
  problem === null ? null : (JSON.parse(problem) as Aside)
