import type * as Y from 'yjs'
import type { Anchor } from '../../schemas/comments/anchor.ts'
import { anchorPartOf } from '../../schemas/comments/make.ts'
import type { DraftThread } from '../../schemas/draft/report.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { type TakenIn, type TakingIn, takeIn } from '../comments/take-in.ts'
import type { By } from '../comments/write.ts'
import { UpdateLog } from '../storage/log.ts'
import { buildDoc } from '../storage/state.ts'
import { partsOf } from '../sync/catch-up.ts'

/**
 * Brings the comments and change proposals of a draft into the document that was made of it. The same again brings nothing twice. Throws
 * `for-manga-kommentarer`.
 */
export async function bringThreads(app: TakingIn, by: By, threads: readonly DraftThread[]): Promise<void> {
  if (threads.length === 0) return
  const stored = await new UpdateLog(app.storage, app.now).load(by.document)
  if (!stored) throw new StyrskriftError('finns-inte')
  const doc = buildDoc({ snapshot: null, updates: partsOf(stored) })
  try {
    await takeIn(
      app,
      by,
      threads.map((thread, i) => takenIn(doc, thread, i)),
      { kind: 'word', copy: null }
    )
  } finally {
    doc.destroy()
  }
}

const takenIn = (doc: Y.Doc, { places, record, replacement, entries, resolved }: DraftThread, i: number): TakenIn => ({
  anchor: anchorOf(doc, places, record),
  replacement,
  entries,
  resolved,
  key: `utkast-${i}`
})

function anchorOf(doc: Y.Doc, places: DraftThread['places'], record: string | null): Anchor {
  if (places.length > 0)
    return { kind: 'text', parts: places.map(p => anchorPartOf(doc, p.record, p.field, p.from, p.to)) }
  return record === null ? { kind: 'document' } : { kind: 'record', record }
}
