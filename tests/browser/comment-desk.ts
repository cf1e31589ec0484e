import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type App, startApp } from '../helpers/app.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { smallProgram } from './small-program.ts'
import { Writer } from './writer.ts'

export const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Two officials with a document of Karin's for each test of a file, and what one does with comments in it. */
export class CommentDesk {
  #app: App | null = null
  #browser: Browser | null = null
  #karin: Writer | null = null
  #amira: Writer | null = null
  id = ''

  constructor() {
    beforeAll(async () => {
      this.#app = await startApp()
      this.#browser = await launchBrowser()
    })
    afterAll(async () => {
      await this.#browser?.close()
      await this.#app?.stop()
    })
    beforeEach(async () => {
      this.#karin = await this.writer('Karin')
      this.#amira = await this.writer('Amira')
      await this.karin.context.addInitScript({ path: AXE })
      this.id = await this.karin.import(smallProgram)
      await this.role('amira', 'forfattare')
    })
    afterEach(async () => {
      const { karin, amira } = this
      const faults = [...karin.faults, ...amira.faults].filter(f => !/net::ERR_FAILED|status of 409/.test(f))
      await karin.close()
      await amira.close()
      expect(faults).toEqual([])
    })
  }

  get karin(): Writer {
    if (!this.#karin) throw new Error('Nobody has signed in yet')
    return this.#karin
  }

  get amira(): Writer {
    if (!this.#amira) throw new Error('Nobody has signed in yet')
    return this.#amira
  }

  /** Somebody of the demo, signed in. */
  async writer(name: string): Promise<Writer> {
    if (!this.#app || !this.#browser) throw new Error('The server has not been started yet')
    const writer = await Writer.signIn(this.#browser, this.#app.address, name)
    writer.page.setDefaultTimeout(15_000)
    return writer
  }

  async role(person: 'amira' | 'johan', given: string): Promise<void> {
    const answer = await this.karin.page.request.put(`/api/documents/${this.id}/members`, {
      headers: { origin: this.#app?.address ?? '' },
      data: { person: `demo-${person}`, role: given }
    })
    if (!answer.ok()) throw new Error(await answer.text())
  }

  async openBoth(): Promise<void> {
    for (const writer of [this.karin, this.amira]) {
      await writer.open(this.id)
      await writer.page.getByRole('tab', { name: /Kommentarer/ }).click()
    }
  }
}

/** Selects the last `count` letters of a field by keyboard. */
export async function selectLast(writer: Writer, record: string, count: number): Promise<void> {
  await writer.caretAtEnd(record, 'text')
  for (let i = 0; i < count; i++) await writer.page.keyboard.press('Shift+ArrowLeft')
  await writer.page.waitForTimeout(60)
}

export const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Granskning' })
export const thread = (page: Page, name: RegExp): Locator => panel(page).getByRole('region', { name })
export const textOf = async (writer: Writer, record: string): Promise<string> =>
  (await writer.field(record, 'text').evaluate(field => {
    const copy = field.cloneNode(true) as HTMLElement
    for (const extra of copy.querySelectorAll('.ss-cursor, .ss-proposal')) extra.remove()
    return copy.textContent
  })) ?? ''

/** Begins a comment on what is selected, or where the caret stands, and waits until one can write. */
export async function beginComment({ page }: Writer): Promise<void> {
  await page.keyboard.press('Control+Alt+m')
  await panel(page).locator('textarea:focus').waitFor()
}

/** Comments on the last letters of an insats, by keyboard alone. */
export async function comment(writer: Writer, record: string, count: number, words: string): Promise<void> {
  await selectLast(writer, record, count)
  await beginComment(writer)
  await writer.type(words)
  await writer.page.keyboard.press('Control+Enter')
  await thread(writer.page, new RegExp(words.slice(0, 12))).waitFor()
}

export async function propose(writer: Writer, record: string, count: number, instead: string): Promise<void> {
  await selectLast(writer, record, count)
  await writer.page.keyboard.press('Control+Alt+p')
  const field = panel(writer.page).getByRole('textbox', { name: 'Ny text' })
  await field.waitFor()
  await field.fill(instead)
  await writer.page.keyboard.press('Control+Tab').catch(() => undefined)
  await panel(writer.page).getByRole('button', { name: 'Skicka' }).click()
  await thread(writer.page, /Ändringsförslag/).waitFor()
}

export async function findings(page: Page): Promise<string[]> {
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults
  return results.violations.flatMap(v =>
    v.nodes.map(n => `${v.id}: ${n.target.join(' ')} — ${n.failureSummary?.split('\n')[1]?.trim() ?? v.help}`)
  )
}
