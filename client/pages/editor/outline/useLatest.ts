import { useCallback, useLayoutEffect, useRef } from 'react'

/** A function that stays the same and always calls the latest one that was given. */
export function useLatest(given: () => void): () => void {
  const latest = useRef(given)
  useLayoutEffect(() => {
    latest.current = given
  })
  return useCallback(() => latest.current(), [])
}
