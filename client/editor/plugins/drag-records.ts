import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { moveRecordTo, type RecordHost } from '../commands/records.ts'

const KIND = 'application/x-styrskrift-record'

interface Target {
  element: HTMLElement
  after: boolean
}

/** Records are dragged by their handle; a line shows where they will stand. Everything that drags can also be done by keys. */
export function dragRecordsPlugin(host: RecordHost): Plugin {
  let dragged: string | null = null
  let marked: HTMLElement | null = null

  const unmark = (): void => {
    marked?.classList.remove('ss-drop-before', 'ss-drop-after')
    marked = null
  }
  const targetOf = (view: EditorView, event: DragEvent): Target | null => {
    const type = dragged && host.projection.reading.live.get(dragged)?.type
    const under = event.target instanceof Element ? event.target : null
    const element = under?.closest<HTMLElement>(`[data-record="${type}"]`)
    if (!type || !element || !view.dom.contains(element) || element.dataset.id === dragged) return null
    const box = element.getBoundingClientRect()
    return { element, after: event.clientY > box.top + box.height / 2 }
  }
  const drop = (target: Target): void => {
    const { live } = host.projection.reading
    const over = live.get(target.element.dataset.id ?? '')
    if (!over || !dragged) return
    const siblings = host.projection.records.siblings(over.type, over.place?.a ?? null).filter(p => p.id !== dragged)
    moveRecordTo(
      host,
      dragged,
      over.place?.a ?? null,
      siblings.findIndex(p => p.id === over.id) + (target.after ? 1 : 0)
    )
  }

  return new Plugin({
    props: {
      handleDOMEvents: {
        dragstart: (_view, event) => {
          const handle = event.target instanceof Element ? event.target.closest<HTMLElement>('.ss-gutter__drag') : null
          if (!handle || !event.dataTransfer) return false
          dragged = handle.dataset.id ?? null
          event.dataTransfer.setData(KIND, dragged ?? '')
          event.dataTransfer.effectAllowed = 'move'
          const record = handle.closest('[data-record]')
          if (record) event.dataTransfer.setDragImage(record, 0, 0)
          return true
        },
        dragover: (view, event) => {
          if (!dragged) return false
          event.preventDefault()
          unmark()
          const target = targetOf(view, event)
          if (target) {
            marked = target.element
            marked.classList.add(target.after ? 'ss-drop-after' : 'ss-drop-before')
          }
          return true
        },
        drop: (view, event) => {
          if (!dragged) return false
          event.preventDefault()
          const target = targetOf(view, event)
          if (target) drop(target)
          dragged = null
          unmark()
          return true
        },
        dragend: () => {
          dragged = null
          unmark()
          return false
        }
      }
    }
  })
}
