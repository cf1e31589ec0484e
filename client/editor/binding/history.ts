import * as Y from 'yjs'
import { BIRTH, type Records } from '../../../schemas/document/records.ts'

/**
 * Undo per person: only what this person did is undone, and nobody else's text goes with it. One thing is mended: when somebody
 * else moved the same record at the same time, Yjs can restore neither place and the record would stand without one; then it
 * stays where it was before the undo.
 */
export class History {
  readonly manager: Y.UndoManager
  readonly #records: Records

  constructor(records: Records, options: { trackedOrigins?: Set<unknown>; captureTimeout?: number } = {}) {
    this.#records = records
    this.manager = new Y.UndoManager(records.doc, {
      trackedOrigins: options.trackedOrigins ?? new Set([records.origin]),
      captureTimeout: options.captureTimeout ?? 500
    })
  }

  get canUndo(): boolean {
    return this.manager.undoStack.length > 0
  }

  get canRedo(): boolean {
    return this.manager.redoStack.length > 0
  }

  undo(): void {
    this.#keepingPlaces(() => this.manager.undo())
  }

  redo(): void {
    this.#keepingPlaces(() => this.manager.redo())
  }

  /** What follows is a step of its own, however soon it comes. */
  step(): void {
    this.manager.stopCapturing()
  }

  #keepingPlaces(work: () => void): void {
    const { index } = this.#records
    const before = new Map<string, unknown>()
    index.forEach((value, key) => {
      if (key.endsWith('|p')) before.set(key, value)
    })
    work()
    const lost = [...before].filter(([key]) => index.get(key) === undefined)
    if (lost.length === 0) return
    this.#records.doc.transact(() => {
      for (const [key, place] of lost) index.set(key, place)
    }, BIRTH)
  }

  destroy(): void {
    this.manager.destroy()
  }
}
