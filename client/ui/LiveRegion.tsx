import { useEffect, useRef } from 'react'
import { Announcer } from './announcer.ts'

let region: HTMLElement | null = null

const announcer = new Announcer(text => {
  if (!region) return
  // The same words twice are said twice only when the text node is new.
  region.replaceChildren(document.createTextNode(text))
})

/**
 * Tells people who listen to the page something that others see. Polite, and at most one text of a kind in ten seconds: the latest.
 * Never for what somebody types. Things that must not hold each other up have different kinds ("save", "people").
 */
export function announce(text: string, kind = 'general'): void {
  announcer.announce(text, kind)
}

/** Stands once, at the root of the application, before anything is announced. */
export function LiveRegion() {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    region = ref.current
    return () => {
      region = null
      announcer.stop()
    }
  }, [])
  // react-aria makes the page inert behind a pop-up, but not what carries this attribute.
  return <div ref={ref} className="ss-vh" role="status" aria-live="polite" data-live-announcer="true" />
}
