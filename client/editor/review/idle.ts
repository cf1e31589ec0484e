/** Work that has not begun. */
export interface IdleWork {
  cancel(): void
}

/** Work may always take this long at a time, in milliseconds: less than a frame, so that it comes to an end also where the browser is never idle, or cannot say so (Safari). */
const SLICE = 8

/** Does something when the browser has nothing else to do, within a second; `timeLeft` says how long it may go on. */
export function whenIdle(work: (timeLeft: () => number) => void): IdleWork {
  const begin = (idleLeft: () => number): void => {
    const end = performance.now() + SLICE
    work(() => Math.max(end - performance.now(), idleLeft()))
  }
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(deadline => begin(() => deadline.timeRemaining()), { timeout: 1000 })
    return { cancel: () => cancelIdleCallback(id) }
  }
  const id = setTimeout(() => begin(() => 0), 1)
  return { cancel: () => clearTimeout(id) }
}
