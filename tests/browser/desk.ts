import type { Locator } from 'playwright-core'
import { afterEach, beforeEach, expect } from 'vitest'
import { smallProgram } from './small-program.ts'
import { Stage } from './stage.ts'
import type { Writer } from './writer.ts'

/** The small programme with two paragraphs of running text. */
const withText = {
  ...smallProgram,
  sections: [
    {
      id: 's-inledning',
      type: 'section',
      data: { key: 'inledning' },
      children: [{ id: 'p-inledning', type: 'prose', fields: { text: ['Ett stycke om våld.', 'Ett till om Våld.'] } }]
    },
    ...smallProgram.sections
  ]
}

/** One official with a document of their own for each test of a file; whatever the browser reports as a fault fails the test. */
export class Desk {
  readonly #stage = new Stage()
  #karin: Writer | null = null
  id = ''

  constructor() {
    beforeEach(async () => {
      this.#karin = await this.writer('Karin')
      this.id = await this.karin.import(withText)
      await this.karin.open(this.id)
    })
    afterEach(async () => {
      const { faults } = this.karin
      await this.karin.close()
      expect(faults).toEqual([])
    })
  }

  get karin(): Writer {
    if (!this.#karin) throw new Error('Nobody has signed in yet')
    return this.#karin
  }

  /** Somebody else, signed in. */
  writer(name: string): Promise<Writer> {
    return this.#stage.writer(name)
  }

  get address(): string {
    return this.#stage.app.address
  }

  tool(name: string | RegExp): Locator {
    return this.karin.page.getByRole('toolbar').getByRole('button', { name })
  }

  html(record: string, field: string): Promise<string> {
    return this.karin.field(record, field).innerHTML()
  }

  text(record: string, field: string): Promise<string | null> {
    return this.karin.field(record, field).textContent()
  }

  /** The name of what has the focus. */
  focused(): Promise<string> {
    return this.karin.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.className ?? ''
    )
  }

  /** The selected words. */
  selected(): Promise<string> {
    return this.karin.page.evaluate(() => getSelection()?.toString() ?? '')
  }

  /** The field in which the caret stands. */
  caretField(): Promise<string> {
    return this.karin.page.evaluate(() => {
      const node = getSelection()?.anchorNode
      const element = node instanceof Element ? node : node?.parentElement
      return element?.closest('[data-field]')?.getAttribute('data-field') ?? ''
    })
  }

  async selectLastWord(record: string, field: string): Promise<void> {
    await this.karin.caretAtEnd(record, field)
    await this.karin.press('Control+Shift+ArrowLeft')
    await this.karin.press('Control+Shift+ArrowLeft')
  }

  /** Waits until pop-ups have given the focus back. */
  settled(): Promise<void> {
    return this.karin.page.waitForTimeout(150)
  }
}
