import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { cutBody, SynpunktRow } from '../../schemas/api/handling.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { filePart, paragraphsOfPart, wordsOfPart } from '../../schemas/remiss/answer-paragraphs.ts'
import type { Submission } from '../../schemas/remiss/submission.ts'
import type { Source } from '../../schemas/remiss/synpunkt.ts'
import type { App } from '../http/app.ts'
import { insertSynpunkter } from './make.ts'
import { demandPlace } from './places.ts'
import { changing, type RemissRow, synpunkterOf } from './rows.ts'
import { frozenOf } from './versions.ts'

type Cut = z.output<typeof cutBody>

/**
 * Cuts a passage out of an answer: one synpunkt for each place that it speaks of. The answer stays as it is. The same request again makes nothing twice, and then
 * they are not new. Throws `finns-inte`, `ogiltigt-ankare`, and `ogiltig-begaran` for a passage that the answer does not hold.
 */
export async function cut(
  app: Pick<App, 'storage' | 'now'>,
  { document, person, remiss }: { document: string; person: string; remiss: RemissRow },
  given: Cut
): Promise<{ synpunkter: SynpunktRow[]; isNew: boolean }> {
  const { storage } = app
  const row = await storage.db
    .selectFrom('submission')
    .select('content')
    .where('id', '=', given.submission)
    .where('remiss', '=', remiss.id)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  const source = sourceIn(JSON.parse(row.content) as Submission, given)
  const version = await frozenOf(storage, document, remiss)
  for (const place of given.places) demandPlace(version, place)
  const ids = given.places.map((_, i) => idOf([remiss.id, person, given.key, i]))
  const isNew = await changing(storage, remiss.id, async change => {
    const known = await change.db.selectFrom('synpunkt').select('id').where('id', 'in', ids).execute()
    if (known.length > 0) return false
    const derived = given.places.map(place => ({ kind: given.kind, source, place, tags: given.tags }))
    const made = { remiss: remiss.id, submission: given.submission, derived, by: person, at: app.now(), ids }
    await insertSynpunkter(change, made)
    return true
  })
  return { synpunkter: await synpunkterOf(storage.db, remiss.id, { ids }), isNew }
}

/** An id that the same request gets again. */
const idOf = (parts: readonly unknown[]): string =>
  `S${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 19)}`

/** The words of a passage as the answer has them. */
function sourceIn(answer: Submission, { source, quote }: Cut): Source {
  const wrong = (): StyrskriftError => new StyrskriftError('ogiltig-begaran', { what: messages.handling.noSuchPassage })
  const file = answer.files.findIndex((_, position) => filePart(position) === source.part)
  if (file >= 0) {
    if (source.paragraph !== null || source.from !== null || quote === '') throw wrong()
    return { ...source, quote }
  }
  const part = answer.parts.find(({ id }) => id === source.part)?.part
  if (!part) throw wrong()
  if (source.paragraph === null) {
    const words = wordsOfPart(part)
    if (words === '' || source.from !== null) throw wrong()
    return { ...source, quote: words.slice(0, 20_000) }
  }
  const text = paragraphsOfPart(part).find(({ paragraph }) => paragraph === source.paragraph)?.text
  if (text === undefined) throw wrong()
  const words = text.slice(source.from ?? 0, source.to ?? text.length)
  if (words.trim() === '' || (source.to ?? 0) > text.length) throw wrong()
  return { ...source, quote: words }
}
