import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/**
 * The copy of the document on this computer, so that writing goes on offline and survives a reload. Knows whether everything
 * that was written is in it.
 */
export class LocalCopy {
  readonly #persistence: IndexeddbPersistence
  readonly #doc: Y.Doc
  readonly #changed: () => void
  #pending = 0
  #failed = false

  /** `person` is part of the name: on a shared computer nobody sends in what another person wrote offline. */
  constructor(room: string, person: string, doc: Y.Doc, changed: () => void) {
    this.#doc = doc
    this.#changed = changed
    this.#persistence = new IndexeddbPersistence(`styrskrift:${room}:${person}`, doc)
    this.#persistence._db.catch(() => {
      this.#failed = true
      changed()
    })
    doc.on('update', this.#updated)
  }

  /** Everything written so far is on this computer. */
  get complete(): boolean {
    return !this.#failed && this.#pending === 0
  }

  /** Ends when the copy has been read; never fails, since the server has the text too. */
  async loaded(): Promise<void> {
    if (this.#persistence.synced) return
    await Promise.race([
      this.#persistence.whenSynced,
      this.#persistence._db.catch(() => undefined).then(() => this.#persistence.whenSynced),
      new Promise(resolve => setTimeout(resolve, 3000))
    ])
  }

  /** y-indexeddb writes each update in a transaction of its own; a later empty one on the same store ends after it. */
  readonly #updated = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.#persistence) return
    this.#pending++
    void this.#persistence._db
      .then(
        db =>
          new Promise<void>((resolve, reject) => {
            const transaction = db.transaction(['updates'], 'readwrite')
            transaction.oncomplete = () => resolve()
            transaction.onerror = () => reject(transaction.error)
            transaction.onabort = () => reject(transaction.error)
          })
      )
      .catch(() => {
        this.#failed = true
      })
      .finally(() => {
        this.#pending--
        this.#changed()
      })
  }

  /** Removes the copy from this computer. */
  async clear(): Promise<void> {
    await this.#persistence.clearData()
  }

  destroy(): void {
    this.#doc.off('update', this.#updated)
    void this.#persistence.destroy()
  }
}
