import type * as Y from 'yjs'
import type { Anchor } from '../../schemas/comments/anchor.ts'
import { anchorPartOf } from '../../schemas/comments/make.ts'
import type { DraftThread } from '../../schemas/draft/report.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { type TakenIn, takeIn } from '../comments/take-in.ts'
import type { By } from '../comments/write.ts'
import type { App } from '../http/app.ts'

/**
 * Brings the comments and change proposals of a draft into the document that was made of it. The same again brings nothing twice. Throws
 * `for-manga-kommentarer`.
 */
export async function bringThreads(app: App, by: By, threads: readonly DraftThread[]): Promise<void> {
  if (threads.length === 0) return
  const doc = await app.sync.readDocument(by.document)
  if (!doc) throw new StyrskriftError('finns-inte')
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
