import type { Browser, BrowserContext, Page } from 'playwright-core'
import { SIGN_IN_API, type SignInMethods } from '../../schemas/api/sign-in.ts'
import { watchFaults } from '../helpers/browser.ts'

/** One official in a browser of their own, in the editor of a document. */
export class Writer {
  readonly name: string
  readonly context: BrowserContext
  readonly page: Page
  readonly faults: string[]

  /** Calls of the test itself come from the same site, as those of the page do. */
  readonly #headers: Record<string, string>

  private constructor(name: string, context: BrowserContext, page: Page, faults: string[], address: string) {
    this.#headers = { origin: address }
    this.name = name
    this.context = context
    this.page = page
    this.faults = faults
  }

  /** Signs in as the one of the demo with this first name. */
  static async signIn(browser: Browser, address: string, name: string): Promise<Writer> {
    const context = await browser.newContext({
      baseURL: address,
      viewport: { width: 1440, height: 900 },
      locale: 'sv-SE'
    })
    const page = await context.newPage()
    const faults = watchFaults(page)
    const writer = new Writer(name, context, page, faults, address)
    await writer.#demo(name)
    return writer
  }

  /** Without the page for it, which has tests of its own. */
  async #demo(name: string): Promise<void> {
    const ways = await this.context.request.get(SIGN_IN_API.methods)
    const { demo } = (await ways.json()) as SignInMethods
    const person = demo?.find(each => each.name.startsWith(`${name} `))?.id
    const answer = await this.context.request.post(SIGN_IN_API.demo, { headers: this.#headers, data: { person } })
    if (!answer.ok()) throw new Error(await answer.text())
  }

  /** Lets everybody who is signed in write. */
  async letAllWrite(id: string): Promise<void> {
    const answer = await this.page.request.put(`/api/documents/${id}/default-role`, {
      headers: this.#headers,
      data: { defaultRole: 'forfattare' }
    })
    if (!answer.ok()) throw new Error(await answer.text())
  }

  /** Makes a document and gives its id. */
  async create(template: string, title: string): Promise<string> {
    const answer = await this.page.request.post('/api/documents', {
      headers: this.#headers,
      data: { template, title }
    })
    if (!answer.ok()) throw new Error(await answer.text())
    return ((await answer.json()) as { id: string }).id
  }

  /** Imports a document and gives its id. */
  async import(dokument: unknown): Promise<string> {
    const answer = await this.page.request.post('/api/documents/import', {
      headers: this.#headers,
      data: { dokument }
    })
    if (!answer.ok()) throw new Error(await answer.text())
    return ((await answer.json()) as { id: string }).id
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/dokument/${id}`)
    await this.page.locator('.ss-page [data-record="metadata"]').waitFor()
    await this.saved()
  }

  /** Waits until the server has everything on disk. */
  async saved(): Promise<void> {
    await this.page.locator('.ss-save[data-state="sparat"]').waitFor({ state: 'attached' })
  }

  /** The field of a record. */
  field(record: string, field: string) {
    return this.page.locator(`[data-field="${record}:${field}"]`)
  }

  /** Puts the caret at the end of a field. */
  async caretAtEnd(record: string, field: string): Promise<void> {
    const locator = this.field(record, field)
    await locator.scrollIntoViewIfNeeded()
    const place = await locator.evaluate(element => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      let last: Node | null = null
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (!node.parentElement?.closest('.ss-cursor, .ss-proposal')) last = node
      const range = document.createRange()
      if (last) range.selectNodeContents(last)
      else range.selectNodeContents(element)
      const boxes = range.getClientRects()
      const box = boxes[boxes.length - 1] ?? element.getBoundingClientRect()
      return { x: last ? box.right - 1 : box.left + 4, y: (box.top + box.bottom) / 2 }
    })
    await this.page.mouse.click(place.x, place.y)
    await this.press('End')
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text, { delay: 8 })
  }

  /** A key, and the moment in which a browser tells the page that the caret moved. */
  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys)
    await this.page.waitForTimeout(25)
  }

  /** What the page shows, as plain data: records with their fields in order. */
  shown(): Promise<{ record: string; id: string; above: string | null; text: string }[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.ss-page [data-field]')].map(field => {
        const own = field.closest<HTMLElement>('[data-record]')
        const above = own?.parentElement?.closest<HTMLElement>('[data-record]')
        const copy = field.cloneNode(true) as HTMLElement
        for (const extra of copy.querySelectorAll('.ss-cursor, .ss-proposal')) extra.remove()
        return {
          record: own?.dataset.record ?? '',
          id: field.dataset.field ?? '',
          above: above?.dataset.id ?? null,
          text: copy.textContent ?? ''
        }
      })
    )
  }

  offline(off: boolean): Promise<void> {
    return this.context.setOffline(off)
  }

  close(): Promise<void> {
    return this.context.close()
  }
}
