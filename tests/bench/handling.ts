import type { Page } from 'playwright-core'
import type { Dokument } from '../../schemas/document/dokument.ts'
import type { AnswerPart } from '../../schemas/remiss/answer.ts'
import { openStorage } from '../../server/storage/storage.ts'
import { startApp } from '../helpers/app.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { asksAt, imported, kommentar, onRecord, sentRemiss, stallning, submit, tableOf } from '../helpers/handling.ts'
import { demoId, signInAt } from '../helpers/sign-in.ts'
import { Rng } from '../random/rng.ts'

const BODIES = 200
const OF_EACH = 25

/** What a person waits for, in milliseconds, with 200 bodies and 5,000 synpunkter on the long document. */
export interface HandlingTimes {
  /** From the click that leads to the page until rows are seen, each round in a page that was not open. */
  open: number[]
  /** Processor time of all processes of the browser in each of them: what a busy machine changes least. */
  processor: number[]
  /** From a letter in the search, or a filter, until the table shows what passes, painted. */
  filter: number[]
}

/** Measures the table of synpunkter in a browser, at a server that runs as a process of its own. */
export async function measureHandling(dokument: Dokument, rounds: number): Promise<HandlingTimes> {
  const app = await startApp()
  const browser = await launchBrowser()
  try {
    const origin = app.address
    const storage = await openStorage({ file: `${app.data}/styrskrift.sqlite` })
    const asks = asksAt(origin, await signInAt(origin, demoId('Karin')))
    const names = Array.from({ length: BODIES }, (_, i) => `Instans nummer ${i + 1}`)
    const remiss = await sentRemiss(storage, asks, await imported(asks, dokument), names)
    const rng = new Rng(5000)
    for (let i = 1; i <= BODIES; i++) await submit(storage, remiss, `M${i}`, answerOf(rng, i))
    const { synpunkter } = await tableOf(asks, remiss)
    if (synpunkter.length !== BODIES * OF_EACH) throw new Error(`there are ${synpunkter.length} synpunkter`)
    await storage.close()

    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto('/')
    await page.getByRole('button', { name: /^Karin / }).click()
    await page.getByRole('heading', { name: 'Dokument', level: 1 }).waitFor()
    const system = await browser.newBrowserCDPSession()
    const processor = async (): Promise<number> => {
      const { processInfo } = await system.send('SystemInfo.getProcessInfo')
      return processInfo.reduce((sum, process) => sum + process.cpuTime * 1000, 0)
    }
    const times: HandlingTimes = { open: [], processor: [], filter: [] }
    for (let i = 0; i <= rounds; i++) {
      const used = await processor()
      await page.goto(`/dokument/${remiss.document}/synpunkter`, { waitUntil: 'commit' })
      const shown = await page.evaluate(untilRows)
      // The first one fills the caches of browser and server.
      if (i === 0) continue
      times.open.push(shown)
      times.processor.push((await processor()) - used)
    }
    await page.waitForTimeout(1000)
    for (let i = 0; i < rounds; i++)
      for (const words of ['tydligare', 'Instans nummer 77', '']) times.filter.push(await filterTime(page, words))
    return times
  } finally {
    await browser.close()
    await app.stop()
  }
}

/** One position, and comments on insatser here and there. */
function answerOf(rng: Rng, body: number): AnswerPart[] {
  const comments = Array.from({ length: OF_EACH - 1 }, (_, i) =>
    kommentar(
      onRecord(`Insats${rng.int(12)}x${rng.int(25)}`),
      `Synpunkt ${i + 1} från instans ${body}: ${rng.pick(['skriv tydligare', 'ange en tid', 'ta med barnen', 'stryk detta'])}. ${'Vi ser att insatsen behöver arbetas om. '.repeat(1 + rng.int(4))}`
    )
  )
  return [stallning(rng.pick(['Tillstyrker', 'Tillstyrker med synpunkter', 'Avstyrker']) ?? null), ...comments]
}

/** From the beginning of the navigation until rows are painted. */
const untilRows = (): Promise<number> =>
  new Promise(resolve => {
    const look = (): void => {
      if (document.querySelectorAll('[role="grid"] [aria-rowindex]').length > 5)
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
      else requestAnimationFrame(look)
    }
    look()
  })

/** From the writing of all the words at once until another number of rows is painted. */
const filterTime = (page: Page, words: string): Promise<number> =>
  page.evaluate(
    text =>
      new Promise<number>(resolve => {
        const grid = document.querySelector('[role="grid"]')
        const input = document.querySelector<HTMLInputElement>('#handling-search')
        if (!grid || !input) throw new Error('there is no table')
        const before = grid.getAttribute('aria-rowcount')
        const start = performance.now()
        const look = (): void => {
          if (grid.getAttribute('aria-rowcount') !== before)
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
          else requestAnimationFrame(look)
        }
        // As React hears it.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
        input.dispatchEvent(new Event('input', { bubbles: true }))
        look()
      }),
    words
  )
