import { type DragEvent, useCallback, useRef, useState } from 'react'
import type { Post } from '../../../../schemas/document/reading.ts'
import { holds, mayArrange, moveRecordTo, type RecordHost } from '../../../editor/commands/records.ts'
import type { EditorSession } from '../../../editor/session/session.ts'

/** Where the line stands: before or after a row, or round it when what is dragged comes last in it. */
export interface Drop {
  id: string
  where: 'before' | 'after' | 'inside'
}

/** A closed row opens when something is held over it for so long, in milliseconds. */
const OPENS_AFTER = 600

/** Can a row of another type take the record into it? */
function takesIn(session: RecordHost, over: Post, dragged: Post): boolean {
  if (!session.projection.records.fits(dragged.id, over.id)) return false
  return over.type === 'section' ? holds(session, over, dragged.type) : over.type === 'fokusomrade'
}

/** Where a record would come to stand if it were let go there; null when it cannot stand there. */
export function dropAt(session: RecordHost, dragged: Post, over: Post, lower: boolean): Drop | null {
  if (over.id === dragged.id) return null
  const { records } = session.projection
  if (over.type === dragged.type) {
    if (!records.fits(dragged.id, over.place?.a ?? null)) return null
    return { id: over.id, where: lower ? 'after' : 'before' }
  }
  return takesIn(session, over, dragged) ? { id: over.id, where: 'inside' } : null
}

/** Moves a record to where the line stands. False when it cannot stand there. */
export function dropRecord(session: RecordHost, id: string, drop: Drop): boolean {
  const { live } = session.projection.reading
  const over = live.get(drop.id)
  if (!over) return false
  if (drop.where === 'inside') return moveRecordTo(session, id, over.id, over.children.length)
  const parent = over.place?.a ?? null
  const siblings = session.projection.records.siblings(over.type, parent).filter(post => post.id !== id)
  const at = siblings.findIndex(post => post.id === over.id)
  return at >= 0 && moveRecordTo(session, id, parent, at + (drop.where === 'after' ? 1 : 0))
}

interface RowDrag {
  /** Where the line is drawn now. */
  drop: Drop | null
  handlers: {
    onDragStart: (event: DragEvent<HTMLElement>) => void
    onDragOver: (event: DragEvent<HTMLElement>) => void
    onDragLeave: (event: DragEvent<HTMLElement>) => void
    onDrop: (event: DragEvent<HTMLElement>) => void
    onDragEnd: () => void
  }
}

/** Rows are dragged to where they shall stand. `hold` opens a row while something is held over it, and closes it again. */
export function useRowDrag(
  session: EditorSession,
  hold: (id: string | null) => void,
  onMoved: (id: string, moved: boolean) => void
): RowDrag {
  const [drop, setDrop] = useState<Drop | null>(null)
  const dragged = useRef<string | null>(null)
  const over = useRef<{ id: string; timer: ReturnType<typeof setTimeout> } | null>(null)

  const postOf = useCallback(
    (id: string | null | undefined) => session.projection.reading.live.get(id ?? ''),
    [session]
  )
  const rest = useCallback(() => {
    if (over.current) clearTimeout(over.current.timer)
    over.current = null
  }, [])
  const onDragEnd = useCallback(() => {
    rest()
    dragged.current = null
    setDrop(null)
    hold(null)
  }, [hold, rest])

  const onDragStart = useCallback(
    (event: DragEvent<HTMLElement>) => {
      const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
      const id = row?.dataset.row
      if (!id || !mayArrange(session, id)) return
      dragged.current = id
      // A link brings its address along, which the page would take for a text to insert.
      event.dataTransfer.clearData()
      event.dataTransfer.setData('application/x-styrskrift-row', id)
      event.dataTransfer.effectAllowed = 'move'
    },
    [session]
  )
  const onDragOver = useCallback(
    (event: DragEvent<HTMLElement>) => {
      const from = postOf(dragged.current)
      if (!from) return
      const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
      const to = postOf(row?.dataset.row)
      if (!row || !to) return
      const box = row.getBoundingClientRect()
      const next = dropAt(session, from, to, event.clientY > box.top + box.height / 2)
      if (next) event.preventDefault()
      setDrop(before => (before?.id === next?.id && before?.where === next?.where ? before : next))
      if (over.current?.id === to.id) return
      rest()
      if (next?.where === 'inside') over.current = { id: to.id, timer: setTimeout(() => hold(to.id), OPENS_AFTER) }
    },
    [session, hold, rest, postOf]
  )
  const onDragLeave = useCallback(
    (event: DragEvent<HTMLElement>) => {
      if (event.currentTarget.contains(event.relatedTarget as Node | null)) return
      rest()
      setDrop(null)
    },
    [rest]
  )
  const onDrop = useCallback(
    (event: DragEvent<HTMLElement>) => {
      const id = dragged.current
      if (!id) return
      event.preventDefault()
      const target = drop
      onDragEnd()
      if (target) onMoved(id, dropRecord(session, id, target))
    },
    [drop, onDragEnd, onMoved, session]
  )
  return { drop, handlers: { onDragStart, onDragOver, onDragLeave, onDrop, onDragEnd } }
}
