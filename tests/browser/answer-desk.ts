import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { answerPath } from '../../schemas/remiss/link.ts'
import { openStorage, type Storage } from '../../server/storage/storage.ts'
import { type TestApi, testApi } from '../helpers/api.ts'
import { watchFaults } from '../helpers/browser.ts'
import { type OutRemiss, outRemiss } from '../helpers/svar.ts'
import { withAxe } from './axe.ts'
import { Stage } from './stage.ts'

/** A telephone, and the narrowest page. */
export const PHONE = { width: 390, height: 844 }
export const NARROW = { width: 320, height: 700 }

/** A server with a remiss that is out, and people who answer it in browsers of their own. */
export class AnswerDesk {
  readonly #stage: Stage
  #storage: Storage | null = null
  #out: OutRemiss | null = null
  #api: TestApi | null = null
  readonly #contexts: BrowserContext[] = []
  readonly faults: string[] = []

  constructor(environment: () => Record<string, string> = () => ({})) {
    this.#stage = new Stage(environment)
    beforeAll(async () => {
      this.#storage = await openStorage({ file: join(this.#stage.app.data, 'styrskrift.sqlite') })
      this.#api = await testApi(this.#storage)
      this.#api.clock.now = Date.now()
      this.#out = await outRemiss(this.#api)
    })
    afterEach(async () => {
      for (const context of this.#contexts.splice(0)) await context.close()
      expect(this.faults.splice(0)).toEqual([])
    })
    afterAll(async () => {
      await this.#api?.close()
      await this.#storage?.close()
    })
  }

  get out(): OutRemiss {
    if (!this.#out) throw new Error('the remiss is not out yet')
    return this.#out
  }

  get storage(): Storage {
    if (!this.#storage) throw new Error('the database is not open yet')
    return this.#storage
  }

  get address(): string {
    return this.#stage.app.address
  }

  /** A browser of somebody's own. */
  async page(viewport = PHONE): Promise<Page> {
    const context = await this.#stage.browser.newContext({ viewport, locale: 'sv-SE', acceptDownloads: true })
    this.#contexts.push(context)
    await withAxe(context)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const faults = watchFaults(page)
    page.on('close', () => this.faults.push(...faults.filter(f => !/status of (409|410)|net::ERR/.test(f))))
    return page
  }

  /** Opens a link, and says who one is. */
  async open(token: string, name: string, viewport = PHONE): Promise<Page> {
    const page = await this.page(viewport)
    await page.goto(`${this.address}${answerPath(token)}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    if (name !== '') {
      await page.getByLabel('Namn', { exact: true }).fill(name)
      await page.getByRole('button', { name: 'Börja skriva' }).click()
      await page.getByText(`Du skriver som ${name}.`).waitFor()
    }
    return page
  }
}
