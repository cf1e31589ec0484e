import type { Selectable } from 'kysely'
import type { OutlineRow, WholeCopy } from '../../schemas/api/copies.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { CopyInfo, CopyItem } from '../../schemas/returned/copy.ts'
import { outlineOf } from '../../schemas/versions/outline.ts'
import { answersTakenIn } from '../comments/take-in-answers.ts'
import type { App } from '../http/app.ts'
import type { ReturnedCopy } from '../returned/result.ts'
import type { Storage } from '../storage/storage.ts'
import type { ReturnedCopyTable } from '../storage/version-schema.ts'
import { textOfVersion } from '../versions/carry.ts'
import { holdVersion } from '../versions/held.ts'
import { becomes } from './becoming.ts'
import { type Handling, handlingOf } from './handling.ts'
import { itemsOf, placesOf, type ReadItem } from './items.ts'
import { knownIn, saidIn } from './known.ts'

/** A copy as it was stored, without the file itself. */
export type CopyRow = Omit<Selectable<ReturnedCopyTable>, 'data'> & {
  received_name: string | null
  version_number: number
  version_kind: string
  version_name: string
}

const rows = ({ db }: Pick<Storage, 'db'>, document: string) =>
  db
    .selectFrom('returned_copy')
    .innerJoin('version', 'version.id', 'returned_copy.version')
    .leftJoin('person', 'person.id', 'returned_copy.received_by')
    .select([
      'returned_copy.id',
      'returned_copy.document',
      'returned_copy.version',
      'returned_copy.name',
      'returned_copy.bytes',
      'returned_copy.sha256',
      'returned_copy.recipient',
      'returned_copy.received_by',
      'returned_copy.received_at',
      'returned_copy.result',
      'person.name as received_name',
      'version.number as version_number',
      'version.kind as version_kind',
      'version.name as version_name'
    ])
    .where('returned_copy.document', '=', document)

/** The copies that came back of a document's versions, the latest first. */
export async function listCopies(storage: Storage, document: string): Promise<CopyInfo[]> {
  const all = await rows(storage, document).orderBy('received_at', 'desc').orderBy('returned_copy.id').execute()
  const out: CopyInfo[] = []
  for (const row of all) out.push(await infoOf(storage, row))
  return out
}

/** One copy as it was stored. Throws `finns-inte`, also when it belongs to another document. */
export async function copyRow(storage: Pick<Storage, 'db'>, document: string, id: string): Promise<CopyRow> {
  const row = await rows(storage, document).where('returned_copy.id', '=', id).executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** What is known of one copy. Throws `finns-inte`. */
export const copyInfoOf = async (storage: Storage, document: string, id: string): Promise<CopyInfo> =>
  infoOf(storage, await copyRow(storage, document, id))

/** The file as it came. Throws `finns-inte`. */
export async function copyFile({ db }: Pick<Storage, 'db'>, document: string, id: string) {
  const row = await db
    .selectFrom('returned_copy')
    .select(['name', 'sha256', 'data'])
    .where('document', '=', document)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** What was read in a copy. */
export const resultOf = (row: Pick<CopyRow, 'result'>): ReturnedCopy => JSON.parse(row.result) as ReturnedCopy

async function infoOf(storage: Storage, row: CopyRow): Promise<CopyInfo> {
  const result = resultOf(row)
  const handling = await handlingOf(storage.db, row.id)
  const threads = await threadsOf(storage, row)
  const items = itemsOf(result, null).filter(item => item.kind !== 'withdrawn')
  const said = [...items.map(item => item.author), ...items.flatMap(item => item.replies.map(r => r.author))]
  return {
    id: row.id,
    version: { id: row.version, number: row.version_number, kind: row.version_kind, name: row.version_name },
    name: row.name,
    bytes: row.bytes,
    sha256: row.sha256,
    recipient: row.recipient,
    receivedBy: { id: row.received_by, name: row.received_name },
    receivedAt: new Date(row.received_at).toISOString(),
    authors: [...new Set(said.map(name => name.trim()).filter(name => name !== ''))],
    comments: items.filter(item => item.kind === 'comment').length,
    changes: items.filter(item => item.kind !== 'comment').length,
    known: result.known.comments + result.known.changes,
    unplaced: items.filter(item => isUnplaced(item, handling)).length,
    leftOut: handling.leftOut.size,
    takenIn: threads.size,
    complete: result.counts.complete,
    otherVersion: result.copyOf.sameVersion === false,
    acceptedBy: handling.acceptedBy === null ? null : { id: handling.acceptedBy, name: handling.acceptedName },
    acceptedAt: handling.acceptedAt === null ? null : new Date(handling.acceptedAt).toISOString(),
    revision: handling.revision
  }
}

/** Does somebody still have to say where this belongs? */
export const isUnplaced = (item: ReadItem, { placements, leftOut }: Handling): boolean =>
  item.kind !== 'withdrawn' && !leftOut.has(item.key) && placesOf(item, placements[item.key]) === null

/** The threads that items of a copy have become, or stand in as answers, by item. */
export async function threadsOf({ db }: Pick<Storage, 'db'>, row: Pick<CopyRow, 'id' | 'document'>) {
  const source = `word:${row.id}`
  const found = await db
    .selectFrom('thread')
    .select(['id', 'request_key'])
    .where('document', '=', row.document)
    .where('source', '=', source)
    .execute()
  const answers = await answersTakenIn(db, row.document, { kind: 'word', copy: row.id })
  return new Map([...found.map(each => [each.request_key.slice(source.length + 1), each.id] as const), ...answers])
}

/** A copy with all that was read in it, where each of it stands in the present text, and what people have decided. Throws `finns-inte`. */
export async function wholeCopyOf(
  app: Pick<App, 'storage' | 'sync'>,
  document: string,
  id: string
): Promise<WholeCopy> {
  const row = await copyRow(app.storage, document, id)
  const version = await holdVersion(app.storage, document, row.version)
  const result = resultOf(row)
  const [copy, handling, threads, present] = await Promise.all([
    infoOf(app.storage, row),
    handlingOf(app.storage.db, id),
    threadsOf(app.storage, row),
    app.sync.readDocument(document)
  ])
  if (!present) throw new StyrskriftError('finns-inte')
  const read = itemsOf(result, version.kommun)
  const said = await saidIn(app.storage, document, result, read)
  const text = textOfVersion(version)
  const carry = text.carrier(present)
  const outline = outlineOf(version.dokument, version.template, version.printed)
  const called = (record: string | undefined): CopyItem['called'] => {
    const entry = record === undefined ? undefined : outline.get(record)
    return entry ? { within: entry.within, name: entry.name } : null
  }
  const items = read.map((item): CopyItem => {
    const { after: _after, ansvarRead: _ansvar, source, answers, ...rest } = item
    const placement = handling.placements[item.key]
    const places = placesOf(item, placement)?.filter(place => place.kind !== 'document') ?? []
    const carried = places.map(place =>
      carry(
        place.kind === 'text'
          ? { ...place, ...(placement ? {} : quoteAt(item, place)) }
          : { record: place.record, field: '', from: 0, to: 0 }
      )
    )
    return {
      ...rest,
      answers: answers && { ...answers, said: said(answers.thread) },
      source: source ? { place: source, called: called(source.record) } : null,
      placement: placement ?? null,
      called: called(places[0]?.record),
      present: carried.find(c => c.state === 'there') ?? carried[0] ?? null,
      leftOut: handling.leftOut.has(item.key),
      becomes: becomes(item, placement, text),
      thread: threads.get(item.key) ?? null
    }
  })
  present.destroy()
  return {
    copy,
    items,
    known: knownIn(result, said),
    missing: result.missing.map(field => ({ ...field, called: called(field.record)?.name ?? '' })),
    findings: result.findings.map(({ what, count }) => ({ what: messages.versions.findings[what], count })),
    format: result.counts.file.format,
    outline: [...outline.values()].map((entry): OutlineRow => ({ ...entry, fields: [...entry.fields] }))
  }
}

const quoteAt = (item: ReadItem, place: { record: string; field: string; from: number }): { quote?: string } => {
  const found = item.places.find(p => p.record === place.record && p.field === place.field && p.from === place.from)
  return found ? { quote: found.quote } : {}
}
