import type * as Y from 'yjs'

/**
 * After a remote change of formatted text, Yjs removes formatting markers that have become superfluous, and thereby writes:
 * a reader's browser would send an update, and every peer would repeat the same deletions. Receiving must never write
 * (architecture: reading is total and never writes), and superfluous markers do no harm, so this switches the clean-up off.
 * `_needFormattingCleanup` is read right after `afterTransaction`; the version of yjs is pinned and a test holds this.
 */
export function receiveQuietly(doc: Y.Doc): void {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (!transaction.local)
      (transaction as unknown as { _needFormattingCleanup: boolean })._needFormattingCleanup = false
  })
}
