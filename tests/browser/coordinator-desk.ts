import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { readyProgram } from '../helpers/remiss.ts'
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts'
import { axeFindings, withAxe } from './axe.ts'
import { Stage } from './stage.ts'
import type { Writer } from './writer.ts'

/** Karin, who coordinates a remiss of the sample programme in one window for all tests of a file; letters go to a real mail server. */
export class CoordinatorDesk {
  #smtp: TestSmtp | null = null
  #karin: Writer | null = null
  readonly stage: Stage
  /** The programme. */
  id = ''

  constructor() {
    beforeAll(async () => {
      this.#smtp = await startSmtp()
    })
    afterAll(async () => {
      await this.#smtp?.stop()
    })
    // Between these: the server ends before the mail server that it sends to.
    this.stage = new Stage(() => ({
      STYRSKRIFT_SMTP_URL: `smtp://127.0.0.1:${this.smtp.port}`,
      STYRSKRIFT_SMTP_FROM: 'styrskrift@ekviken.example',
      STYRSKRIFT_SMTP_TLS: 'off'
    }))
    beforeAll(async () => {
      this.#karin = await this.stage.writer('Karin')
      await withAxe(this.karin.context)
      this.id = await this.karin.import(readyProgram())
    })
    afterAll(() => {
      expect(this.#karin?.faults ?? []).toEqual([])
    })
  }

  get smtp(): TestSmtp {
    if (!this.#smtp) throw new Error('The mail server has not been started yet')
    return this.#smtp
  }

  get karin(): Writer {
    if (!this.#karin) throw new Error('Nobody has signed in yet')
    return this.#karin
  }

  get page(): Page {
    return this.karin.page
  }

  /** axe finds nothing, light and dark, wide and at 320 px, where nothing is wider than the window. */
  async isClean(what: string): Promise<void> {
    const { page } = this
    expect(await axeFindings(page), what).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await axeFindings(page), `${what}, dark and narrow`).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), what).toBe(true)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
  }
}
