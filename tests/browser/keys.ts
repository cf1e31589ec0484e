import type { Page } from 'playwright-core'

/** Somebody who has a keyboard and nothing else. */
export class Keys {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async press(key: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i++) await this.#page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text)
  }

  /** What the control that has the focus is called. */
  at(): Promise<string> {
    return this.#page.evaluate(() => {
      const e = document.activeElement as HTMLInputElement | null
      return (e?.getAttribute('aria-label') || e?.labels?.[0]?.textContent || e?.textContent || '').trim()
    })
  }

  /** Goes on with Tab until the control with this name has the focus, once around the page at most. */
  async to(name: string | RegExp): Promise<void> {
    const seen: string[] = []
    for (let i = 0; i < 200; i++) {
      await this.press('Tab')
      const at = await this.at()
      if (typeof name === 'string' ? at === name : name.test(at)) return
      seen.push(at)
    }
    throw new Error(`nobody comes to ${name} by keyboard, only to ${[...new Set(seen)].join(' · ')}`)
  }

  /** Goes to a control and presses it. */
  async on(name: string | RegExp, key = 'Enter'): Promise<void> {
    await this.to(name)
    await this.press(key)
  }
}
