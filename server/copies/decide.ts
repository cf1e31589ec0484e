import type { Decide } from '../../schemas/api/copies.ts'
import { recordsOf } from '../../schemas/document/dokument.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Placement } from '../../schemas/returned/copy.ts'
import { flatText } from '../../schemas/text/stycke.ts'
import { outlineOf } from '../../schemas/versions/outline.ts'
import { type TakenIn, takeIn } from '../comments/take-in.ts'
import { takeInAnswers } from '../comments/take-in-answers.ts'
import type { App } from '../http/app.ts'
import { textOfVersion } from '../versions/carry.ts'
import { holdVersion } from '../versions/held.ts'
import type { Version } from '../versions/versions.ts'
import { answerOf, threadOf } from './becoming.ts'
import { copyRow, isUnplaced, resultOf, threadsOf } from './copies.ts'
import { handlingOf, storeHandling } from './handling.ts'
import { itemsOf } from './items.ts'

const words = messages.versions

/**
 * Notes where a person places items of a copy, and which are left out. Throws `finns-inte`, `andrad-under-tiden`, and `ogiltig-begaran` for an
 * item that is not there or is taken in already, and for a place that the version does not have.
 */
export async function decide(
  app: Pick<App, 'storage'>,
  document: string,
  id: string,
  { revision, items }: Decide
): Promise<void> {
  const row = await copyRow(app.storage, document, id)
  const version = await holdVersion(app.storage, document, row.version)
  const known = new Set(itemsOf(resultOf(row), version.kommun).map(item => item.key))
  const taken = await threadsOf(app.storage, row)
  for (const { key, placement } of items) {
    if (!known.has(key)) throw new StyrskriftError('ogiltig-begaran', { what: words.unknownItem })
    if (taken.has(key)) throw new StyrskriftError('ogiltig-begaran', { what: words.takenInAlready })
    if (placement && !isPlaceOf(version, placement))
      throw new StyrskriftError('ogiltig-begaran', { what: words.wrongPlace })
  }
  await storeHandling(app.storage, id, revision, before => {
    const placements = { ...before.placements }
    const leftOut = new Set(before.leftOut)
    for (const item of items) {
      if (item.leftOut === true) leftOut.add(item.key)
      if (item.leftOut === false) leftOut.delete(item.key)
      if (item.placement) placements[item.key] = item.placement
      if (item.placement === null) delete placements[item.key]
    }
    return { placements, leftOut, acceptedBy: before.acceptedBy, acceptedAt: before.acceptedAt }
  })
}

function isPlaceOf(version: Version, placement: Placement): boolean {
  if (placement.kind === 'document') return true
  for (const { post } of recordsOf(version.dokument)) {
    if (post.id !== placement.record) continue
    if (placement.kind === 'record') return true
    const text = post.fields[placement.field]
    return text !== undefined && placement.from <= placement.to && placement.to <= flatText(text).length
  }
  return false
}

/**
 * Makes threads of all that a copy said and that is not left out; answers to what it was sent with become answers there. What was taken in before stays as
 * it is: accepting twice makes nothing twice. Returns how many threads and answers were new. Throws `finns-inte`, `andrad-under-tiden`, `kopian-har-oplacerade`, `for-manga-kommentarer`.
 */
export async function acceptCopy(
  app: Pick<App, 'storage' | 'sync' | 'now' | 'register'>,
  { document, person }: { document: string; person: string },
  id: string,
  revision: number
): Promise<number> {
  const row = await copyRow(app.storage, document, id)
  const version = await holdVersion(app.storage, document, row.version)
  const handling = await handlingOf(app.storage.db, id)
  if (handling.revision !== revision) throw new StyrskriftError('andrad-under-tiden', { name: words.theCopy })
  const items = itemsOf(resultOf(row), version.kommun)
  const unplaced = items.filter(item => isUnplaced(item, handling)).length
  if (unplaced > 0) throw new StyrskriftError('kopian-har-oplacerade', { count: String(unplaced) })
  const text = textOfVersion(version)
  const outline = outlineOf(version.dokument, version.template, version.printed)
  const wanted = items.flatMap((item): TakenIn[] => {
    if (handling.leftOut.has(item.key)) return []
    const thread = threadOf(
      item,
      handling.placements[item.key],
      text,
      outline.get(item.source?.record ?? '')?.name ?? ''
    )
    return thread ? [thread] : []
  })
  const before = await threadsOf(app.storage, row)
  const answers = items.flatMap(item => (handling.leftOut.has(item.key) ? [] : (answerOf(item) ?? [])))
  const source = { kind: 'word', copy: id } as const
  await takeIn(app, { document, person }, wanted, source)
  const answered = await takeInAnswers(app, { document, person }, answers, source)
  await storeHandling(app.storage, id, revision, now => ({ ...now, acceptedBy: person, acceptedAt: app.now() }))
  return wanted.filter(item => !before.has(item.key ?? '')).length + answered
}
