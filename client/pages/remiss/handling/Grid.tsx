// biome-ignore-all lint/a11y/useSemanticElements: rows that are drawn only while they are seen cannot be those of a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and says which row is active
import { CheckmarkIcon } from '@navikt/aksel-icons'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { useMediaQuery } from '../../../ui/useMediaQuery.ts'
import type { Line, Sort, SortKey } from './model.ts'
import { SynpunktCells } from './SynpunktCells.tsx'
import { useWindow } from './useWindow.ts'
import './grid.css'

const words = messages.handling.table

const COLUMNS: readonly { by: SortKey | null; label: string }[] = [
  { by: 'number', label: words.number },
  { by: 'body', label: words.body },
  { by: 'place', label: words.place },
  { by: null, label: words.said },
  { by: 'position', label: words.position },
  { by: 'outcome', label: words.outcome },
  { by: 'handler', label: words.handler },
  { by: 'lastDay', label: words.lastDay }
]

/** Height of a row and of the header, as grid.css has them. */
const ROW = 60
const NARROW_ROW = 124
const HEAD = 38

interface GridProps {
  lines: readonly Line[]
  active: string | null
  onActive: (id: string) => void
  selected: ReadonlySet<string>
  onSelected: (ids: ReadonlySet<string>) => void
  sort: Sort | null
  onSort: (sort: Sort) => void
  /** Enter: to the handling of the active row. */
  onOpen: () => void
  /** A letter or figure: a shortcut of the page; true when it is one. */
  onShortcut: (key: string) => boolean
  empty: ReactNode
  today: string
}

/** The table of synpunkter, of any length: only what is seen is drawn. One stop for Tab; arrows move inside it. */
export function Grid(props: GridProps) {
  const { lines, active, onActive, selected, onSelected, sort, onSort, empty, today } = props
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const narrow = useMediaQuery('(max-width: 759px)')
  const height = narrow ? NARROW_ROW : ROW
  const at = lines.findIndex(line => line.row.s.id === active)
  const { first, last, onScroll, reveal } = useWindow(box, lines.length, height, narrow ? 0 : HEAD)
  useEffect(() => {
    if (at >= 0) reveal(at)
  }, [at, reveal])
  const toggle = (line: Line): void => {
    const ids = new Set(selected)
    const has = ids.has(line.row.s.id)
    for (const { s } of line.all) has ? ids.delete(s.id) : ids.add(s.id)
    onSelected(ids)
  }
  const keys = useKeys(props, at, height, box, toggle)
  const allSelected = lines.length > 0 && lines.every(line => selected.has(line.row.s.id))
  const shown = lines.slice(Math.max(0, first), last)
  return (
    <div className="ss-grid-frame">
      <div
        ref={box}
        role="grid"
        tabIndex={0}
        className="ss-grid"
        aria-label={words.label}
        aria-describedby={`${id}-help`}
        aria-rowcount={lines.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={at >= first && at < last ? `${id}-${at}` : undefined}
        onScroll={onScroll}
        onKeyDown={keys}
      >
        <div role="rowgroup" className="ss-grid__head">
          <div role="row" aria-rowindex={1} className="ss-grid__row">
            <span role="columnheader" className="ss-grid__check">
              <input
                type="checkbox"
                className="ss-grid__box"
                aria-label={words.selectAll}
                checked={allSelected}
                onChange={() =>
                  onSelected(allSelected ? new Set() : new Set(lines.flatMap(line => line.all.map(row => row.s.id))))
                }
              />
            </span>
            {COLUMNS.map(({ by, label }) => (
              <span
                key={label}
                role="columnheader"
                aria-sort={by && sort?.by === by ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                {by ? (
                  <button type="button" onClick={() => onSort({ by, down: sort?.by === by && !sort.down })}>
                    {label}
                    <span aria-hidden className="ss-grid__sort">
                      {sort?.by === by ? (sort.down ? '↓' : '↑') : ''}
                    </span>
                  </button>
                ) : (
                  label
                )}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="ss-grid__body" style={{ height: lines.length * height }}>
          {shown.map((line, i) => {
            const index = Math.max(0, first) + i
            const { id: key } = line.row.s
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
              <div
                key={key}
                id={`${id}-${index}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={selected.has(key)}
                className="ss-grid__row"
                data-active={key === active ? '' : undefined}
                style={{ transform: `translateY(${index * height}px)`, height }}
                onClick={() => onActive(key)}
                onDoubleClick={props.onOpen}
              >
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: space does the same */}
                <span
                  role="gridcell"
                  className="ss-grid__check"
                  onClick={event => {
                    event.stopPropagation()
                    toggle(line)
                  }}
                >
                  <span className="ss-grid__box" data-checked={selected.has(key) ? '' : undefined}>
                    {selected.has(key) && <CheckmarkIcon aria-hidden />}
                  </span>
                </span>
                <SynpunktCells line={line} today={today} />
              </div>
            )
          })}
        </div>
        {lines.length === 0 && (
          <div role="rowgroup">
            <div role="row" aria-rowindex={2}>
              <div role="gridcell">{empty}</div>
            </div>
          </div>
        )}
      </div>
      <p id={`${id}-help`} className="ss-vh">
        {words.help}
      </p>
    </div>
  )
}

/** The keys of the table, as its help says them. */
function useKeys(
  { lines, selected, onActive, onSelected, onOpen, onShortcut }: GridProps,
  at: number,
  height: number,
  box: React.RefObject<HTMLDivElement | null>,
  toggle: (line: Line) => void
) {
  return (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.altKey) return
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 600) / height) - 1)
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: lines.length - 1
    }
    const { key } = event
    const handled = (): void => event.preventDefault()
    if (key in moves) {
      handled()
      const to = Math.max(0, Math.min(lines.length - 1, moves[key] ?? 0))
      if (event.shiftKey) {
        const between = lines.slice(Math.max(0, Math.min(at, to)), Math.max(at, to) + 1)
        onSelected(new Set([...selected, ...between.flatMap(line => line.all.map(row => row.s.id))]))
      }
      const line = lines[to]
      if (line) onActive(line.row.s.id)
      return
    }
    const line = lines[at]
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'a') {
      handled()
      onSelected(new Set(lines.flatMap(each => each.all.map(row => row.s.id))))
    } else if (event.ctrlKey || event.metaKey) return
    else if (key === 'Enter') {
      handled()
      onOpen()
    } else if (key === ' ') {
      handled()
      if (line) toggle(line)
    } else if (key === 'Escape' && selected.size > 0) onSelected(new Set())
    else if (onShortcut(key.toLowerCase())) handled()
  }
}
