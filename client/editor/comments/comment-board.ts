import type * as Y from 'yjs'
import type { Anchor } from '../../../schemas/comments/anchor.ts'
import { type Resolved, resolveAnchor, shownIn } from '../../../schemas/comments/resolve.ts'
import type { Thread } from '../../../schemas/comments/thread.ts'
import { INDEX } from '../../../schemas/document/ids.ts'
import { type Projection, sameValue } from '../binding/projection.ts'
import { Observable } from '../session/emitter.ts'

/** What the board reads; the session is one. */
export interface BoardHost {
  readonly doc: Y.Doc
  readonly projection: Projection
  readonly version: Observable<number>
}

export type Found = ReadonlyMap<string, Resolved>

/**
 * The threads of one open document as far as the editor knows them, which one is chosen, and where each of them is now. Where they are is
 * looked up when the threads change, and once a frame for those in whose text somebody wrote.
 */
export class CommentBoard {
  readonly threads = new Observable<ReadonlyMap<string, Thread>>(new Map())
  readonly found = new Observable<Found>(new Map())
  /** The thread that is chosen in the panel or in the text. */
  readonly active = new Observable<string | null>(null)
  /** What a comment is being written about: marked like the others, so that one sees it. */
  readonly draft = new Observable<Anchor | null>(null)
  /** May the person accept proposals? Then the marks in the text have buttons. */
  readonly accepts = new Observable(false)
  readonly #host: BoardHost
  readonly #stops: (() => void)[]
  readonly #dirty = new Set<object>()

  constructor(host: BoardHost) {
    this.#host = host
    const { doc } = host
    const changed = ({ changed: types }: Y.Transaction): void => {
      for (const type of types.keys()) this.#dirty.add(type)
    }
    doc.on('afterTransaction', changed)
    this.#stops = [
      () => doc.off('afterTransaction', changed),
      host.version.subscribe(() => this.#look()),
      this.threads.subscribe(() => this.#lookAtAll())
    ]
  }

  /** Where an anchor is now, in the document as it is this moment. */
  find(thread: Pick<Thread, 'anchor'>): Resolved {
    const { doc, projection } = this.#host
    const { live } = projection.records.read()
    return resolveAnchor({ doc, isShown: shownIn(doc, record => live.has(record)) }, thread.anchor)
  }

  #look(): void {
    if (this.#dirty.size === 0) return
    const { doc } = this.#host
    if (this.#dirty.has(doc.getMap(INDEX))) {
      this.#lookAtAll()
      return
    }
    const next = new Map(this.found.get())
    let isNew = false
    for (const thread of this.threads.get().values()) {
      if (thread.anchor.kind !== 'text') continue
      const parts = thread.anchor.parts.map(part => doc.getText(`t:${part.record}:${part.field}`))
      if (!parts.some(text => this.#dirty.has(text))) continue
      const now = this.find(thread)
      if (sameValue(next.get(thread.id), now)) continue
      next.set(thread.id, now)
      isNew = true
    }
    this.#dirty.clear()
    if (isNew) this.found.set(next)
  }

  #lookAtAll(): void {
    this.#dirty.clear()
    const before = this.found.get()
    const next = new Map<string, Resolved>()
    for (const thread of this.threads.get().values()) {
      const now = this.find(thread)
      const old = before.get(thread.id)
      next.set(thread.id, old && sameValue(old, now) ? old : now)
    }
    const isSame = next.size === before.size && [...next].every(([id, where]) => before.get(id) === where)
    if (!isSame) this.found.set(next)
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
  }
}
