import type { AnchorPart } from '../../schemas/comments/anchor.ts'
import { applyReplacement } from '../../schemas/comments/apply.ts'
import { checkAnchor } from '../../schemas/comments/check.ts'
import { flatOf } from '../../schemas/comments/flat.ts'
import type { ProposedRun } from '../../schemas/comments/proposal.ts'
import { resolvePart, shownIn } from '../../schemas/comments/resolve.ts'
import { fieldName, INDEX } from '../../schemas/document/ids.ts'
import { readStructure } from '../../schemas/document/reading.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { fieldShape } from '../../schemas/records/shapes.ts'
import { acceptance } from '../comments/settle.ts'
import type { By } from '../comments/write.ts'
import type { App } from '../http/app.ts'
import type { Db } from '../storage/storage.ts'

/** The thread that is accepted, the words that it is about as they stood in the remiss, and those that come in their place. */
export interface Proposed {
  thread: string
  part: AnchorPart
  replacement: readonly ProposedRun[]
}

/**
 * Writes the words and accepts the thread, in one transaction. True when this request did it, also when it was asked before; false when the words were there
 * already. Throws `redan-avgjord` when it was rejected.
 */
export const acceptOnce = (app: App, by: By, key: string, proposed: Proposed): Promise<boolean> =>
  oneAtATime(proposed.thread, () => accept(app, by, key, proposed))

async function accept(app: App, by: By, key: string, { thread, part, replacement }: Proposed): Promise<boolean> {
  const { db } = app.storage
  const before = await stateOf(db, thread)
  if (before.state === 'open') {
    await demandSame(app, by.document, part)
    try {
      const also = acceptance(app.storage, by, thread, key, app.now())
      await app.sync.change(by.document, by.person, doc => write(doc, part, replacement), also)
      await app.sync.tellRows(by.document, 'threads', (await stateOf(db, thread)).revision)
      return true
    } catch (error) {
      // In another process somebody was faster: then it has ended, and nothing of this was stored.
      if ((await stateOf(db, thread)).state === 'open') throw error
    }
  }
  const { state, state_by, state_key } = await stateOf(db, thread)
  if (state !== 'accepted') throw new StyrskriftError('redan-avgjord', { name: await whoEnded(db, thread) })
  return state_by === by.person && state_key === key
}

const stateOf = (db: Db, thread: string) =>
  db
    .selectFrom('thread')
    .select(['state', 'state_by', 'state_key', 'revision'])
    .where('id', '=', thread)
    .executeTakeFirstOrThrow()

/** The name of whoever ended a thread. */
export const whoEnded = async (db: Db, thread: string): Promise<string> =>
  (
    await db
      .selectFrom('thread')
      .innerJoin('person', 'person.id', 'thread.state_by')
      .select('person.name')
      .where('thread.id', '=', thread)
      .executeTakeFirst()
  )?.name ?? messages.comments.somebody

const underWay = new Map<string, Promise<unknown>>()

/** Of two in this process that accept the same, the second finds what the first has done. */
async function oneAtATime<T>(thread: string, work: () => Promise<T>): Promise<T> {
  const turn = (underWay.get(thread) ?? Promise.resolve()).then(work, work)
  underWay.set(thread, turn)
  try {
    return await turn
  } finally {
    if (underWay.get(thread) === turn) underWay.delete(thread)
  }
}

/** Stand the words of the proposal as they stood in the remiss? Throws `forslag-passar-inte`. */
export async function demandSame(app: App, document: string, part: AnchorPart): Promise<void> {
  const doc = await app.sync.readDocument(document)
  if (!doc) throw new StyrskriftError('finns-inte')
  const fault = checkAnchor(doc, { kind: 'text', parts: [part] })
  doc.destroy()
  if (fault) throw new StyrskriftError('forslag-passar-inte')
}

/** Writes it, unless the words have changed in this very moment. */
function write(
  doc: Parameters<Parameters<App['sync']['change']>[2]>[0],
  part: AnchorPart,
  replacement: readonly ProposedRun[]
): void {
  const { live } = readStructure(doc.getMap(INDEX))
  const found = resolvePart({ doc, isShown: shownIn(doc, record => live.has(record)) }, part)
  const post = live.get(part.record)
  const kind = post && fieldShape(post.type, part.field)?.kind
  const text = doc.getText(fieldName(part.record, part.field))
  if (!found || !kind || flatOf(text).slice(found.from, found.to) !== part.quote)
    throw new StyrskriftError('forslag-passar-inte')
  applyReplacement(text, kind, found, replacement)
}
