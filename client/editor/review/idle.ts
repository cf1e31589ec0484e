/** Work that has not begun. */
export interface IdleWork {
  cancel(): void
}

/** Work takes this long at a time, in milliseconds: less than a frame, so that a key press never waits for it. */
const SLICE = 8

/** Does something when the browser has nothing else to do, within a second; `timeLeft` says how long it may go on. */
export function whenIdle(work: (timeLeft: () => number) => void): IdleWork {
  const begin = (): void => {
    const end = performance.now() + SLICE
    work(() => end - performance.now())
  }
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(begin, { timeout: 1000 })
    return { cancel: () => cancelIdleCallback(id) }
  }
  // Safari cannot say when it is idle.
  const id = setTimeout(begin, 1)
  return { cancel: () => clearTimeout(id) }
}
