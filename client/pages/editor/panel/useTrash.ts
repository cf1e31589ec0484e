import { useMemo, useSyncExternalStore } from 'react'
import type { Reading } from '../../../../schemas/document/reading.ts'
import { sameValue } from '../../../editor/binding/projection.ts'
import { Derived } from '../../../editor/review/derived.ts'
import type { Review } from '../../../editor/review/review.ts'
import { type Trash, trashOf } from '../../../editor/review/trash.ts'
import type { EditorSession } from '../../../editor/session/session.ts'

/**
 * What *Papperskorg* lists. It is read when the structure of the document changed, and after each check: words can come to what is
 * deleted, from somebody who was offline.
 */
export function useTrash(session: EditorSession): Trash {
  const derived = useMemo(() => {
    let from: { reading: Reading; review: Review; trash: Trash } | null = null
    const work = (): Trash => {
      const { reading, records } = session.projection
      const review = session.checker.review.get()
      if (from?.reading === reading && from.review === review) return from.trash
      const trash = trashOf({
        doc: session.doc,
        reading,
        template: session.open.template,
        text: (record, field) => records.field(record, field).toString()
      })
      from = { reading, review, trash }
      return trash
    }
    return new Derived([session.version, session.checker.review], work, (before, after) =>
      sameValue(before, after) ? before : after
    )
  }, [session])
  return useSyncExternalStore(derived.subscribe, derived.get)
}
