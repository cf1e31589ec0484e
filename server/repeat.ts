/** Something that is done again and again, until it is stopped. */
export interface Repeating {
  /** Ends it, when what has begun is done. */
  stop(): Promise<void>
  /** Resolves when what has begun is done. */
  settled(): Promise<void>
}

/**
 * Does `work` now and once in every `period` milliseconds. What takes longer is not begun a second time beside itself; a fault goes to `onFault`, and it is
 * tried again at the next turn. Keeps no process alive.
 */
export function repeat(period: number, work: () => Promise<unknown>, onFault: (err: unknown) => void): Repeating {
  let running: Promise<unknown> | null = null
  const turn = (): void => {
    running ??= work()
      .catch(onFault)
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(turn, period).unref()
  turn()
  const settled = async (): Promise<void> => {
    await running
  }
  return {
    settled,
    stop() {
      clearInterval(timer)
      return settled()
    }
  }
}
