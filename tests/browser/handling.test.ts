import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HANDLING, type HandlingTable } from '../../schemas/api/handling.ts'
import { openStorage, type Storage } from '../../server/storage/storage.ts'
import { type App, startApp } from '../helpers/app.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type Asks, asksAt, handleAs, type TestRemiss, tableOf } from '../helpers/handling.ts'
import { handlingCase } from '../helpers/handling-case.ts'
import { demoId, signInAt } from '../helpers/sign-in.ts'
import { axeFindings, withAxe } from './axe.ts'
import { Writer } from './writer.ts'

/** What came back from a remiss, handled in the browser with the keyboard alone. */
let app: App
let browser: Browser
let karin: Writer
let storage: Storage
let asks: Asks
let page: Page

beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
  karin = await Writer.signIn(browser, app.address, 'Karin')
  page = karin.page
  await withAxe(karin.context)
  storage = await openStorage({ file: `${app.data}/styrskrift.sqlite` })
  asks = asksAt(app.address, await signInAt(app.address, demoId('Karin')))
})
afterAll(async () => {
  expect(karin?.faults ?? []).toEqual([])
  await storage?.close()
  await browser?.close()
  await app?.stop()
})

let remisser = 0

/** A remiss of its own for each test, open in the table. */
async function open(): Promise<TestRemiss> {
  const remiss = await handlingCase(storage, asks, `R${++remisser}`)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/dokument/${remiss.document}/synpunkter`)
  await page.getByRole('grid').waitFor()
  await page.getByRole('row', { name: /Programmet är väl avvägt\./ }).waitFor()
  return remiss
}

const keys = async (...all: string[]): Promise<void> => {
  for (const key of all) await page.keyboard.press(key)
}
const toTable = (): Promise<void> => page.getByRole('grid').focus()
const view = (name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Vyer' }).getByRole('button', { name }).click()
const activeRow = (): Promise<string | null> =>
  page.evaluate(() => {
    const id = document.querySelector('[role="grid"]')?.getAttribute('aria-activedescendant')
    return (id && document.getElementById(id)?.textContent) ?? null
  })
/** Until what the server holds is as it should be. */
async function stored(remiss: TestRemiss, isSo: (table: HandlingTable) => boolean): Promise<HandlingTable> {
  await expect.poll(async () => isSo(await tableOf(asks, remiss)), { timeout: 15_000 }).toBe(true)
  return tableOf(asks, remiss)
}

describe('by keyboard alone', () => {
  test('find, mark several, handle with figures, write why, point at nothing lost', async () => {
    const remiss = await open()
    await toTable()
    await keys('Home')
    expect(await activeRow()).toContain('Socialnämnden')
    await keys('/')
    await page.keyboard.type('avvägt')
    await expect.poll(() => page.getByRole('row').count()).toBe(3)
    await toTable()
    await keys('Home', 'Shift+ArrowDown', '4')
    await stored(remiss, table => table.remiss.handled === 2)
    await keys('Escape', 'End', 'Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('handling-detail')
    await toTable()
    await keys('m')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('handling-motivation')
    await page.keyboard.type('Tack för synpunkten.')
    await toTable()
    const { synpunkter } = await stored(remiss, table => table.synpunkter.some(s => s.motivation !== ''))
    expect(synpunkter.filter(s => s.motivation === 'Tack för synpunkten.').map(s => [s.said, s.outcome])).toEqual([
      ['Programmet är väl avvägt!', 'noteras']
    ])
  })

  test('equal ones stand in one row, and are handled together', async () => {
    const remiss = await open()
    await page.getByRole('switch', { name: 'Gruppera lika' }).focus()
    await keys(' ')
    const row = page.getByRole('row', { name: /Grupp med 2/ })
    await row.waitFor()
    await page.getByRole('searchbox', { name: 'Sök i synpunkter' }).fill('avvägt')
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await toTable()
    await keys('Home', '4')
    const { synpunkter } = await stored(remiss, table => table.remiss.handled === 2)
    expect(synpunkter.filter(s => s.outcome === 'noteras').map(s => s.said)).toEqual([
      'Programmet är väl avvägt.',
      'Programmet är väl avvägt!'
    ])
  })

  test('a proposal is put into the text and shown before and after; the proof leads from gap to gap until nothing is lacking', async () => {
    const remiss = await open()
    await page.getByRole('searchbox', { name: 'Sök i synpunkter' }).fill('inom tre')
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await toTable()
    await keys('Home', 'Enter')
    await page.getByRole('button', { name: 'Inför förslaget i texten' }).focus()
    await keys('Enter')
    await page.getByText('Förslaget är infört i texten').waitFor()
    const links = page.getByRole('region', { name: 'Ändring som synpunkten ledde till' })
    expect(await links.locator('del').textContent()).toContain('tre')
    expect(await links.locator('ins').textContent()).toContain('två')
    await stored(remiss, table => table.remiss.handled === 1)

    const all = (await tableOf(asks, remiss)).synpunkter.filter(s => s.outcome === null)
    await handleAs(asks, remiss, all, { outcome: 'noteras' })
    await view('Kontroll')
    const gap = page.getByRole('region', { name: 'Stycken i svaren som ingen synpunkt täcker' })
    await gap.getByRole('button', { name: /Våra värdar/ }).waitFor()
    await gap.getByRole('button', { name: /Våra värdar/ }).focus()
    await keys('Enter')
    const answer = page.getByRole('article', { name: 'Ekvikenbostäder AB' })
    await answer.getByRole('button', { name: 'Gör stycket till synpunkt' }).nth(1).focus()
    await keys('Enter')
    const form = page.getByRole('form', { name: 'Gör till synpunkt' })
    await form.waitFor()
    // A stretch of the paragraph is chosen with the keys of a text field.
    await keys('Control+Home', ...Array.from({ length: 10 }, () => 'Shift+ArrowRight'))
    await form.getByText('Ord: ”Våra värda”').waitFor()
    await form.getByLabel('Vad gäller den?').focus()
    await page.keyboard.type('Insats 4.1')
    await form.getByRole('button', { name: 'Gör till synpunkt' }).focus()
    await keys('Enter')
    await form.waitFor({ state: 'detached' })
    const cut = (await stored(remiss, table => table.synpunkter.some(s => s.cut))).synpunkter.find(s => s.cut)!
    expect([cut.said, cut.place]).toEqual(['Våra värda', { kind: 'record', record: 'in-4-1' }])
    const proof = (await asks.get(HANDLING.proof(remiss.document, remiss.remiss))).json() as {
      uncovered: unknown[]
      unhandled: string[]
    }
    expect([proof.uncovered.length, proof.unhandled]).toEqual([3, [cut.id]])
  })

  test('what somebody else changed meanwhile stands, and what was written here is kept until one chooses', async () => {
    const remiss = await open()
    const before = (await tableOf(asks, remiss)).synpunkter.find(s => s.said === 'Programmet är väl avvägt.')!
    await page.getByRole('searchbox', { name: 'Sök i synpunkter' }).fill('avvägt')
    await expect.poll(() => page.getByRole('row').count()).toBe(3)
    await toTable()
    await keys('Home', 'm')
    await page.keyboard.type('Mitt.')
    await handleAs(asks, remiss, [before], { motivation: 'Deras.' })
    await toTable()
    await page.getByText('Det du skrev').first().waitFor()
    await expect.poll(() => page.getByLabel('Motivering').first().inputValue()).toBe('Deras.')
    await page.getByRole('button', { name: 'Spara det jag skrev' }).press('Enter')
    await stored(remiss, table => table.synpunkter.some(s => s.motivation === 'Mitt.'))
  })
})

describe('for everybody', () => {
  const VIEWS = ['Synpunkter', 'Svaren', 'Ändringar', 'Kontroll', 'Översikt'] as const

  test.each(['light', 'dark'] as const)(
    'axe-core finds nothing in any view, %s, wide and at 320 px, where nothing goes over the edge',
    async scheme => {
      const remiss = await open()
      const rows = (await tableOf(asks, remiss)).synpunkter
      await handleAs(asks, remiss, rows.slice(0, 2), { outcome: 'beaktas', lastDay: '2020-01-01', addTags: ['tid'] })
      await handleAs(asks, remiss, rows.slice(2, 4), { outcome: 'beaktas-ej' })
      await page.evaluate(chosen => {
        document.documentElement.dataset.colorScheme = chosen
      }, scheme)
      for (const width of [1440, 320]) {
        await page.setViewportSize({ width, height: 800 })
        for (const name of VIEWS) {
          await view(name)
          await page.waitForTimeout(400)
          expect(await axeFindings(page), `${name} ${width}`).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width)
        }
        await view('Synpunkter')
        await toTable()
        await keys('Home', 'Shift+ArrowDown')
        expect(await axeFindings(page), `marked ${width}`).toEqual([])
        await keys('Enter')
        await page.getByRole('region', { name: /^Synpunkt \d+$/ }).waitFor()
        expect(await axeFindings(page), `detail ${width}`).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        await page.getByRole('button', { name: 'Till tabellen' }).click()
        await toTable()
        await keys('Escape')
      }
    }
  )
})
