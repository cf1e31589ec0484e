import type { Browser } from 'playwright-core'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { Writer } from '../browser/writer.ts'

const RATE = 150

/** Somebody who types in the long document, in a real page, without a pause. */
export class Typist {
  readonly #writer: Writer
  #typing: Promise<void>
  #done = false

  private constructor(writer: Writer) {
    this.#writer = writer
    this.#typing = this.#type()
  }

  static async start(browser: Browser, origin: string, dokument: Dokument): Promise<Typist> {
    const writer = await Writer.signIn(browser, origin, 'Karin')
    await writer.open(await writer.import(dokument))
    await writer.page.evaluate(listen)
    await writer.caretAtEnd('Insats0x3', 'text')
    return new Typist(writer)
  }

  async #type(): Promise<void> {
    const { page } = this.#writer
    while (!this.#done) {
      await page.keyboard.press('e')
      await page.waitForTimeout(RATE)
    }
  }

  /** From each key to the frame that shows it, in milliseconds, since this was asked last. */
  times(): Promise<number[]> {
    return this.#writer.page.evaluate(() => {
      const taken = (window as unknown as { typed: number[] }).typed
      return taken.splice(0)
    })
  }

  async stop(): Promise<void> {
    this.#done = true
    await this.#typing
    await this.#writer.close()
  }
}

/** In the page: each key that is pressed, until what it changed has been painted. */
const listen = (): void => {
  const typed: number[] = []
  Object.assign(window, { typed })
  document.addEventListener(
    'keydown',
    event => requestAnimationFrame(() => setTimeout(() => typed.push(performance.now() - event.timeStamp))),
    { capture: true }
  )
}
