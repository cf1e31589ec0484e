import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'

const TOOLS = 'button:not(:disabled)'

/**
 * One stop for Tab among the tools of a bar: the arrow keys, Home and End go from tool to tool, and Tab comes back to where one
 * was. Works on whatever buttons stand in the bar.
 */
export function useToolbarFocus(bar: RefObject<HTMLElement | null>): {
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onFocus: (event: FocusEvent<HTMLElement>) => void
} {
  const active = useRef<HTMLElement | null>(null)
  const tools = (): HTMLElement[] => [...(bar.current?.querySelectorAll<HTMLElement>(TOOLS) ?? [])]
  const mark = (): void => {
    const all = tools()
    if (!active.current || !all.includes(active.current)) active.current = all[0] ?? null
    for (const tool of all) tool.tabIndex = tool === active.current ? 0 : -1
  }
  // After every drawing: tools come and go with the place of the caret and the width of the window.
  useLayoutEffect(mark)
  return {
    onKeyDown: event => {
      const all = tools()
      const here = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1
      if (here < 0 || event.altKey || event.ctrlKey || event.metaKey) return
      const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: all.length - 1 }[event.key]
      if (to === undefined) return
      event.preventDefault()
      all[(to + all.length) % all.length]?.focus()
    },
    onFocus: event => {
      if (!tools().includes(event.target)) return
      active.current = event.target
      mark()
    }
  }
}
