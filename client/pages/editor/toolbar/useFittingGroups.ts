import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * Which of the groups of a bar have room, the first before the others. Measured are the children of the bar: those with `data-group`
 * are the groups, the others always stand there, and `data-more` is needed only when something does not fit. Follows the width
 * of the bar and of what stands in it.
 */
export function useFittingGroups(bar: RefObject<HTMLElement | null>, ids: readonly string[]): ReadonlySet<string> {
  const [fitting, setFitting] = useState<readonly string[]>(ids)
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
      const next = fittingGroups(all, widths.current, element.clientWidth - padding - fixed, more)
      setFitting(now => (now.join(' ') === next.join(' ') ? now : next))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [bar, key])
  return new Set(fitting)
}

const MORE = ' more'
const ROOM_FOR_MORE = 40

/** Those that fit into a width, when the button for the others needs `more`; a narrow one may stand where a wide one does not. */
export function fittingGroups(
  ids: readonly string[],
  widths: ReadonlyMap<string, number>,
  room: number,
  more: number
): string[] {
  const width = (id: string): number => widths.get(id) ?? 0
  if (ids.reduce((sum, id) => sum + width(id), 0) <= room) return [...ids]
  let left = room - more
  return ids.filter(id => {
    if (width(id) > left) return false
    left -= width(id)
    return true
  })
}
