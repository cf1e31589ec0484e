import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, expect } from 'vitest'
import { withAxe } from './axe.ts'
import { smallProgram } from './small-program.ts'
import { Stage } from './stage.ts'
import type { Writer } from './writer.ts'

/** Two officials with a document of Karin's for each test of a file, and what one does with comments in it. */
export class CommentDesk {
  readonly #stage = new Stage()
  #karin: Writer | null = null
  #amira: Writer | null = null
  id = ''

  constructor() {
    beforeEach(async () => {
      this.#karin = await this.writer('Karin')
      this.#amira = await this.writer('Amira')
      await withAxe(this.karin.context)
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
    const writer = await this.#stage.writer(name)
    writer.page.setDefaultTimeout(15_000)
    return writer
  }

  async role(person: 'amira' | 'johan', given: string): Promise<void> {
    const answer = await this.karin.page.request.put(`/api/documents/${this.id}/members`, {
      headers: { origin: this.#stage.app.address },
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
