import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { handlingPath } from '../../../../schemas/remiss/handling-address.ts'
import { isStep, type Place, placeIn, queryOf } from './place.ts'

/** What is written in a field, or walked through with the arrows, goes into the address when it has come to rest. */
const REST = 400

export interface PlaceOnPage extends Place {
  go: (change: Partial<Place>) => void
  /** The address of another place on the page. */
  hrefOf: (change: Partial<Place>) => string
}

/**
 * Where one is on the page, and in the address: what somebody chose is a step, to which the browser's way back leads; what they write or walk through is none.
 */
export function usePlace(document: string, remiss: string): PlaceOnPage {
  const search = useSearch()
  const [, navigate] = useLocation()
  const [place, setPlace] = useState(() => placeIn(window.location.search))
  const queried = useRef(window.location.search)
  const now = useRef(place)
  now.current = place
  const addressOf = useCallback(
    (given: Place): string => handlingPath(document, { remiss, ...queryOf(given) }),
    [document, remiss]
  )
  const resting = useRef<number | null>(null)
  const settle = useCallback((): void => {
    if (resting.current === null) return
    window.clearTimeout(resting.current)
    resting.current = null
    navigate(addressOf(now.current), { replace: true })
  }, [navigate, addressOf])
  const go = useCallback(
    (change: Partial<Place>): void => {
      const next = { ...now.current, at: null, ...change }
      if (isStep(now.current, next)) {
        settle()
        navigate(addressOf(next))
      } else if (addressOf(next) !== addressOf(now.current)) {
        window.clearTimeout(resting.current ?? undefined)
        resting.current = window.setTimeout(settle, REST)
      }
      now.current = next
      setPlace(next)
    },
    [navigate, addressOf, settle]
  )
  // Somebody went back or forward, or came by a link, to another address of the same page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `search` says when the address is another; what it says is read as it stands
  useEffect(() => {
    const there = placeIn(window.location.search)
    const isThere = queried.current === window.location.search || addressOf(there) === addressOf(now.current)
    queried.current = window.location.search
    if (isThere) return
    window.clearTimeout(resting.current ?? undefined)
    resting.current = null
    now.current = there
    setPlace(there)
  }, [search, addressOf])
  useEffect(
    () => () => {
      if (resting.current !== null) window.clearTimeout(resting.current)
    },
    []
  )
  const hrefOf = useCallback((change: Partial<Place>): string => addressOf({ ...now.current, ...change }), [addressOf])
  return { ...place, go, hrefOf }
}
