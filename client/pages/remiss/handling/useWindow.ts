import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'

/** As many rows outside of what is seen are there too, so that scrolling shows no gaps. */
const SPARE = 6

interface Shown {
  first: number
  last: number
  onScroll: () => void
  /** Brings a row into view. */
  reveal: (index: number) => void
}

/** Which rows of a long list of equally high ones are to be drawn. `top`: the height of what stands fast above them. */
export function useWindow(ref: RefObject<HTMLElement | null>, count: number, height: number, top: number): Shown {
  const [view, setView] = useState({ from: 0, size: 600 })
  const measure = useCallback((): void => {
    const box = ref.current
    if (!box) return
    const from = box.scrollTop
    const size = box.clientHeight
    setView(now => (now.from === from && now.size === size ? now : { from, size }))
  }, [ref])
  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [ref, measure])
  const reveal = useCallback(
    (index: number): void => {
      const box = ref.current
      if (!box) return
      const above = index * height
      const below = above + height
      const room = box.clientHeight - top
      if (above < box.scrollTop) box.scrollTop = above
      else if (below > box.scrollTop + room) box.scrollTop = below - room
      measure()
    },
    [ref, height, top, measure]
  )
  const first = Math.max(0, Math.min(Math.floor(view.from / height) - SPARE, count - 1))
  const last = Math.min(count, Math.ceil((view.from + view.size) / height) + SPARE)
  return { first, last, onScroll: measure, reveal }
}
