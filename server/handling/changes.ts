import type * as Y from 'yjs'
import { ansvarOfPost } from '../../schemas/ansvar/of.ts'
import { ansvarSentence } from '../../schemas/ansvar/sentence.ts'
import type { ChangedRecord, ChangesSince, PlaceNow } from '../../schemas/api/handling.ts'
import { flatOf } from '../../schemas/comments/flat.ts'
import type { DokumentPost } from '../../schemas/document/dokument.ts'
import { fieldName } from '../../schemas/document/ids.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { changesBetween, type RecordChange, type RecordState } from '../../schemas/remiss/changes.ts'
import { facetsOf } from '../../schemas/remiss/completeness.ts'
import type { Place } from '../../schemas/remiss/place.ts'
import type { Access } from '../documents/access.ts'
import type { App } from '../http/app.ts'
import { remissIn } from '../remiss/rows.ts'
import type { Db, Storage } from '../storage/storage.ts'
import { textOfVersion } from '../versions/carry.ts'
import type { RemissRow } from './rows.ts'
import { fieldLabel, nameOf, versionRecord } from './text.ts'
import { type Edition, frozenOf, withPresent } from './versions.ts'

/**
 * What of the text has changed since the frozen version of a remiss, each record before and after, and where the places of its synpunkter are now. Throws
 * `finns-inte`.
 */
export async function changesSince(
  app: Pick<App, 'storage' | 'sync' | 'templates' | 'register'>,
  access: Access,
  id: string
): Promise<ChangesSince> {
  const { storage } = app
  const remiss = await remissIn(storage.db, access.document.id, id)
  const frozen = await frozenOf(storage, access.document.id, remiss)
  const rows = await placesOf(storage.db, remiss)
  return withPresent(app, access, (present, doc) => {
    const records = changesBetween(frozen, present).map(change => changedRecord(change, frozen, present))
    const carry = textOfVersion(frozen).carrier(doc)
    return { records, places: rows.flatMap(row => placeNow(row, carry, doc) ?? []) }
  })
}

/** The changes alone, for the proof. */
export async function rawChanges(
  app: Pick<App, 'storage' | 'sync' | 'templates' | 'register'> & { storage: Storage },
  access: Access,
  remiss: RemissRow
): Promise<RecordChange[]> {
  const frozen = await frozenOf(app.storage, access.document.id, remiss)
  return withPresent(app, access, present => changesBetween(frozen, present))
}

interface Placed {
  id: string
  place: Place
}

async function placesOf(db: Db, remiss: RemissRow): Promise<Placed[]> {
  const rows = await db
    .selectFrom('synpunkt')
    .select(['id', 'place'])
    .where('remiss', '=', remiss.id)
    .where('record', 'is not', null)
    .where('removed_at', 'is', null)
    .orderBy('number')
    .execute()
  return rows.map(row => ({ id: row.id, place: JSON.parse(row.place) as Place }))
}

/** Where a place is now; null for one that stands as it stood. */
export function placeNow(
  { id, place }: Placed,
  carry: ReturnType<ReturnType<typeof textOfVersion>['carrier']>,
  doc: Y.Doc
): PlaceNow | null {
  if (place.kind === 'document') return null
  if (place.kind === 'record') {
    // A field that no record has: only the record itself is asked for.
    const found = carry({ record: place.record, field: NO_FIELD, from: 0, to: 0 })
    return found.state === 'removed' ? { synpunkt: id, state: 'post-borttagen', text: '' } : null
  }
  const { kind: _kind, ...at } = place
  const found = carry(at)
  if (found.state === 'removed')
    return { synpunkt: id, state: found.recordGone ? 'post-borttagen' : 'borttagen', text: '' }
  if (found.whole || found.text === place.quote) return null
  return { synpunkt: id, state: 'andrad', text: wholeWords(flatOf(doc.getText(fieldName(at.record, at.field))), found) }
}

/** A stretch of which letters have been replaced, with the whole words around its ends: only so can it be read. */
function wholeWords(flat: string, { from, to }: { from: number; to: number }): string {
  const isLetter = (at: number): boolean => /[\p{L}\p{N}]/u.test(flat[at] ?? '')
  let start = from
  let end = to
  while (start > 0 && isLetter(start) && isLetter(start - 1)) start--
  while (end < flat.length && isLetter(end - 1) && isLetter(end)) end++
  return flat.slice(start, end)
}

const NO_FIELD = '-'

/** A change with its words: what a person reads. */
export function changedRecord(change: RecordChange, frozen: Edition, present: Edition): ChangedRecord {
  const { before, after } = change
  return {
    record: change.record,
    type: change.type,
    aspects: change.aspects,
    facets: facetsOf(change),
    before: before && stateView(before, frozen),
    after: after && stateView(after, present),
    differences: differencesOf(change, frozen, present)
  }
}

const stateView = ({ post, under }: RecordState, edition: Edition) => versionRecord(post, under, 0, edition)

function differencesOf(change: RecordChange, frozen: Edition, present: Edition): ChangedRecord['differences'] {
  const { before, after } = change
  const { template } = after ? present : frozen
  const post = (after ?? before)!.post
  const words = messages.handling.changes
  const whole = before === null || after === null
  const out: ChangedRecord['differences'] = []
  const facet = (name: string): string | null => (whole ? null : name)
  for (const { field, before: old, after: now } of change.fields) {
    if (field === 'ansvarstillagg') continue
    out.push({ facet: facet(field), label: fieldLabel(post, field, template), before: old, after: now })
  }
  const oldAnsvar = before ? ansvarIn(before.post, frozen) : ''
  const nowAnsvar = after ? ansvarIn(after.post, present) : ''
  if (change.aspects.includes('ansvar') || (whole && oldAnsvar + nowAnsvar !== ''))
    out.push({ facet: facet('ansvar'), label: words.ansvar, before: oldAnsvar, after: nowAnsvar })
  if (change.aspects.includes('flyttad') && before && after)
    out.push({ facet: 'plats', label: words.place, before: placeIn(before, frozen), after: placeIn(after, present) })
  for (const { key, before: old, after: now } of change.values) {
    if (key === 'lead' || key === 'partner' || key === 'ansvarsform') continue
    out.push({
      facet: facet(key),
      label: fieldLabel(post, key, template),
      before: old.join(', '),
      after: now.join(', ')
    })
  }
  return out
}

const ansvarIn = (post: DokumentPost, { kommun }: Edition): string =>
  post.type === 'insats' ? ansvarSentence(ansvarOfPost(post), kommun) : ''

/** Where a record stands: its number, and under what. */
function placeIn({ label, under }: RecordState, edition: Edition): string {
  const above = under === null ? null : findPost(edition, under)
  const title =
    above && (above.fields.titel ?? []).flatMap(s => s.runs.map(run => ('text' in run ? run.text : ''))).join('')
  const number = above ? edition.printed.get(above.id) : undefined
  const name = above ? [number, title || nameOf(above, edition.template)].filter(Boolean).join(' ') : ''
  return messages.handling.changes.standsAs(label, name)
}

function findPost({ dokument }: Edition, id: string): DokumentPost | null {
  const search = (posts: readonly DokumentPost[]): DokumentPost | null => {
    for (const post of posts) {
      const found = post.id === id ? post : search(post.children)
      if (found) return found
    }
    return null
  }
  return search([...dokument.sections, ...dokument.unplaced])
}
