import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * How many of the groups of a bar have room, counted from the first. Measured are the children of the bar: those with `data-group` are
 * the groups, the others always stand there, and `data-more` is needed only when something does not fit. Follows the width of
 * the bar and of what stands in it.
 */
export function useFittingGroups(bar: RefObject<HTMLElement | null>, ids: readonly string[]): number {
  const [fitting, setFitting] = useState(ids.length)
  const widths = useRef(new Map<string, number>())
  const key = ids.join(' ')

  useLayoutEffect(() => {
    const element = bar.current
    if (!element) return
    const all = key.split(' ').filter(Boolean)
    const measure = (): void => {
      let fixed = 0
      let more = widths.current.get(MORE) ?? ROOM_FOR_MORE
      const style = getComputedStyle(element)
      const gap = Number.parseFloat(style.columnGap) || 0
      for (const child of element.children) {
        if (!(child instanceof HTMLElement)) continue
        const { group, more: isMore, grow } = child.dataset
        const width = child.offsetWidth + gap
        if (group) widths.current.set(group, width)
        else if (isMore !== undefined) {
          more = width
          widths.current.set(MORE, width)
        } else if (grow === undefined) fixed += width
      }
      const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight)
      setFitting(count(all, widths.current, element.clientWidth - padding - fixed, more))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [bar, key])
  return Math.min(fitting, ids.length)
}

const MORE = ' more'
const ROOM_FOR_MORE = 40

/** How many groups fit into a width, when the one for the rest needs `more`. */
export function count(ids: readonly string[], widths: ReadonlyMap<string, number>, room: number, more: number): number {
  const width = (n: number): number => ids.slice(0, n).reduce((sum, id) => sum + (widths.get(id) ?? 0), 0)
  if (width(ids.length) <= room) return ids.length
  let n = ids.length - 1
  while (n > 0 && width(n) + more > room) n--
  return n
}
