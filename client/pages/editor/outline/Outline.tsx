import { SidebarLeftIcon } from '@navikt/aksel-icons'
import { type KeyboardEvent, type MouseEvent, memo, useCallback, useEffect, useMemo, useRef } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { goToRecord, moveRecord } from '../../../editor/commands/records.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { announce } from '../../../ui/LiveRegion.tsx'
import { useRovingFocus } from '../../../ui/useRovingFocus.ts'
import { AddInOutline, AddSectionMenu } from './AddInOutline.tsx'
import { afterOverlay } from './afterOverlay.ts'
import { followRecord, movedWords } from './moving.ts'
import { OutlineFoot } from './OutlineFoot.tsx'
import { forRow, OutlineRow, RowLink } from './OutlineRow.tsx'
import type { OutlineGroup, OutlineRow as Row } from './outline-list.ts'
import { useLatest } from './useLatest.ts'
import { useOutline } from './useOutline.ts'
import { type Drop, useRowDrag } from './useRowDrag.ts'
import './outline.css'

interface OutlineProps {
  session: EditorSession
  onClose: () => void
  /** Called when the person went to a place in the page: a sheet that lies over it closes then. */
  onGo: () => void
}

/** Disposition: the parts of the document, to go to and to move. */
export function Outline({ session, onClose, onGo }: OutlineProps) {
  // The frame gives new functions whenever it is drawn; the rows are not drawn again for that.
  const close = useLatest(onClose)
  const gone = useLatest(onGo)
  return <OutlinePanel session={session} onClose={close} onGo={gone} />
}

const OutlinePanel = memo(function OutlinePanel({ session, onClose, onGo }: OutlineProps) {
  const { outline, hold } = useOutline(session)
  const list = useRef<HTMLDivElement>(null)
  const keys = useMemo(() => keysOf(outline.groups), [outline])
  const current = useMemo(() => currentOf(outline.groups), [outline])
  const roving = useRovingFocus(list, keys, current)
  const { template } = session.open

  const refocus = useRef<string | null>(null)
  const moves = useRef(0)
  const onMoved = useCallback(
    (id: string, moved: boolean) => {
      moves.current += 1
      announce(movedWords(session, id, moved), `move-${moves.current}`)
      if (!moved) return
      refocus.current = id
      followRecord(session, id)
    },
    [session]
  )
  // A row that was moved is another element, or none for a moment: the focus follows it when it is drawn.
  useEffect(() => {
    const id = refocus.current
    if (id === null || !keys.includes(id)) return
    refocus.current = null
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus()
  }, [keys])
  // Where one is in the page is also in view here, unless one is looking for something else in the outline.
  useEffect(() => {
    if (current === null || list.current?.matches(':hover, :focus-within')) return
    list.current?.querySelector(`[data-row="${CSS.escape(current)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const { drop, handlers } = useRowDrag(session, hold, onMoved)

  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset.row
    if (id === undefined) return
    event.preventDefault()
    afterOverlay(onGo, () => {
      goToRecord(session, id)
      session.here.set(id)
    })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const id = (event.target as HTMLElement).dataset.row
    if (id !== undefined && event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      onMoved(id, moveRecord(session, id, event.key === 'ArrowUp' ? -1 : 1))
    } else roving.onKeyDown(event)
  }
  return (
    <>
      <div className="ss-panelhead">
        <h2>{messages.editor.outline}</h2>
        <IconButton
          className="ss-panelhead__hide"
          label={messages.outline.hide}
          icon={<SidebarLeftIcon aria-hidden />}
          onClick={onClose}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows in it are links; it hears for all of them. */}
      <div
        ref={list}
        className="ss-outline"
        onClick={onClick}
        onKeyDown={onKeyDown}
        onFocus={roving.onFocus}
        onBlur={roving.onBlur}
        {...handlers}
      >
        {outline.groups.map(group => (
          <Group key={group.key} group={group} session={session} tabbable={roving.tabbable} drop={drop} onGo={onGo} />
        ))}
        {session.writing.add('section', null) && <AddSectionMenu session={session} template={template} onGo={onGo} />}
      </div>
      <OutlineFoot session={session} insatser={outline.insatser} />
    </>
  )
})

interface GroupProps {
  group: OutlineGroup
  session: EditorSession
  tabbable: string | null
  drop: Drop | null
  onGo: () => void
}

function Group({ group, session, tabbable, drop, onGo }: GroupProps) {
  const { template } = session.open
  return (
    <>
      {group.label !== null && <p className="ss-outline__group">{group.label}</p>}
      {group.head && (
        <div className="ss-outline__group">
          <RowLink
            row={group.head}
            template={template}
            tabbable={tabbable === group.head.id}
            drop={drop?.id === group.head.id ? drop : null}
          />
        </div>
      )}
      {group.rows.length > 0 && (
        <ul>
          {group.rows.map(row => (
            <OutlineRow
              key={row.id}
              row={row}
              template={template}
              tabbable={forRow(tabbable, row)}
              drop={forRow(drop, row)}
            />
          ))}
        </ul>
      )}
      {group.adds && group.addsTo !== null && session.writing.add(group.adds, group.addsTo) && (
        <AddInOutline session={session} type={group.adds} section={group.addsTo} onGo={onGo} />
      )}
    </>
  )
}

/** The rows in the order in which they stand. */
function keysOf(groups: readonly OutlineGroup[]): string[] {
  const out: string[] = []
  const add = (row: Row): void => {
    out.push(row.id)
    row.rows?.forEach(add)
  }
  for (const { head, rows } of groups) {
    if (head) add(head)
    rows.forEach(add)
  }
  return out
}

/** The innermost row where the person is. */
function currentOf(groups: readonly OutlineGroup[]): string | null {
  for (const { head, rows } of groups) {
    for (const row of head ? [head, ...rows] : rows)
      if (row.current) return row.rows?.find(child => child.current)?.id ?? row.id
  }
  return null
}
