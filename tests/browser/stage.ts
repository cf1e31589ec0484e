import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type App, startApp } from '../helpers/app.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { Writer } from './writer.ts'

/** The real server and a browser for the tests of one file: started before the first of them, ended after the last. */
export class Stage {
  #app: App | null = null
  #browser: Browser | null = null

  /** `environment`: the server's settings, asked for when it starts. */
  constructor(environment: () => Record<string, string> = () => ({})) {
    beforeAll(async () => {
      this.#app = await startApp(environment())
      this.#browser = await launchBrowser()
    })
    afterAll(async () => {
      await this.#browser?.close()
      await this.#app?.stop()
    })
  }

  get app(): App {
    if (!this.#app) throw new Error('The server has not been started yet')
    return this.#app
  }

  get browser(): Browser {
    if (!this.#browser) throw new Error('The browser has not been started yet')
    return this.#browser
  }

  /** A person of the demo, signed in, in a browser window of their own. */
  writer(name: string): Promise<Writer> {
    return Writer.signIn(this.browser, this.app.address, name)
  }
}
