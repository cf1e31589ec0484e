import { useEffect } from 'react'

const LANDMARKS = 'header.ss-bar, nav.ss-side, [role="toolbar"], .ss-page, aside.ss-side'

/** F6 goes round the landmarks of the editor, Shift+F6 the other way, as in Word. */
export function useLandmarkKeys(): void {
  useEffect(() => {
    const go = (event: KeyboardEvent): void => {
      if (event.key !== 'F6') return
      const all = [...document.querySelectorAll<HTMLElement>(LANDMARKS)]
      if (all.length === 0) return
      event.preventDefault()
      const here = all.findIndex(element => element.contains(document.activeElement))
      const next = all[(here + (event.shiftKey ? -1 : 1) + all.length) % all.length]!
      const focusable = next.matches('.ss-page')
        ? next
        : next.querySelector<HTMLElement>('a[href], button:not(:disabled), [tabindex="0"]')
      ;(focusable ?? next).focus()
    }
    window.addEventListener('keydown', go)
    return () => window.removeEventListener('keydown', go)
  }, [])
}
