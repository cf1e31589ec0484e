import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState
} from 'react'

interface RovingFocus {
  /** The key of the row that Tab leads to. */
  tabbable: string | null
  /** For the element around the rows. Each row has `data-row` with its key; what else belongs to it stands in a `data-row-of`. */
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onFocus: (event: FocusEvent<HTMLElement>) => void
  onBlur: (event: FocusEvent<HTMLElement>) => void
}

/** The key of the row that an element stands in: the row itself, or what is around it and its buttons. */
const keyOf = (element: EventTarget): string | null =>
  element instanceof Element
    ? (element.closest<HTMLElement>('[data-row], [data-row-of]')?.dataset.row ??
      element.closest<HTMLElement>('[data-row-of]')?.dataset.rowOf ??
      null)
    : null

const rowsIn = (list: HTMLElement | null): HTMLElement[] =>
  list ? [...list.querySelectorAll<HTMLElement>('[data-row]')] : []

/**
 * One stop for Tab among many rows: the arrow keys, Home and End go from row to row. Tab leads to the row where one was, or to
 * `preferred`, or to the first. When the row with the focus is taken away, the focus goes to the one that came in its place.
 */
export function useRovingFocus(
  list: RefObject<HTMLElement | null>,
  keys: readonly string[],
  preferred: string | null = null
): RovingFocus {
  const [active, setActive] = useState<string | null>(null)
  /** Where the focus is, as long as it is in the list. */
  const focused = useRef<{ key: string; at: number } | null>(null)

  useLayoutEffect(() => {
    const was = focused.current
    if (!was || keys.includes(was.key) || document.activeElement !== document.body) return
    const rows = rowsIn(list.current)
    rows[Math.min(was.at, rows.length - 1)]?.focus()
  }, [keys, list])

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>): void => {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      const rows = rowsIn(list.current)
      const key = keyOf(event.target)
      const here = rows.findIndex(row => row.dataset.row === key)
      const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key]
      if (to === undefined || here < 0 || !rows[to]) return
      event.preventDefault()
      rows[to].focus()
    },
    [list]
  )
  const onFocus = useCallback(
    (event: FocusEvent<HTMLElement>): void => {
      const key = keyOf(event.target)
      if (key === null) return
      focused.current = { key, at: rowsIn(list.current).findIndex(row => row.dataset.row === key) }
      setActive(key)
    },
    [list]
  )
  const onBlur = useCallback((event: FocusEvent<HTMLElement>): void => {
    // Without a next element it may be that the row was taken away: the focus is looked after when the rows are drawn.
    if (event.relatedTarget) focused.current = null
  }, [])

  const tabbable =
    active !== null && keys.includes(active)
      ? active
      : preferred !== null && keys.includes(preferred)
        ? preferred
        : (keys[0] ?? null)
  return { tabbable, onKeyDown, onFocus, onBlur }
}
