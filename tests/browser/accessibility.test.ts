import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, startApp } from '../helpers/app.ts'
import { launchBrowser, watchFaults } from '../helpers/browser.ts'
import { axeFindings, withAxe } from './axe.ts'
import { Writer } from './writer.ts'

/** axe-core finds nothing on any page, light and dark, wide and narrow. */
let app: App
let browser: Browser
let karin: Writer
let documents: { id: string; template: string }[]

beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
  karin = await Writer.signIn(browser, app.address, 'Karin')
  await withAxe(karin.context)
  const answer = await karin.page.request.get('/api/documents')
  documents = ((await answer.json()) as { documents: { id: string; template: string }[] }).documents
})
afterAll(async () => {
  expect(karin?.faults ?? []).toEqual([])
  await browser?.close()
  await app?.stop()
})

async function openTemplate(template: string): Promise<void> {
  await karin.open(documents.find(d => d.template === template)!.id)
  await karin.page.waitForTimeout(900)
}

test('sign-in', async () => {
  const context = await browser.newContext({ baseURL: app.address, locale: 'sv-SE' })
  await withAxe(context)
  const page = await context.newPage()
  const faults = watchFaults(page)
  await page.goto('/')
  await page.getByRole('button', { name: /^Karin / }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await context.close()
  expect(faults.filter(f => !f.includes('401'))).toEqual([])
})

test('the document list, its menu and the panel for a new document', async () => {
  await karin.page.goto('/')
  await karin.page.getByRole('link', { name: /Program för en trygg vardag/ }).waitFor()
  expect(await axeFindings(karin.page)).toEqual([])
  await karin.page.getByRole('button', { name: 'Nytt dokument' }).click()
  expect(await axeFindings(karin.page)).toEqual([])
})

test('the account, light and dark, wide and narrow', async () => {
  const { page } = karin
  await page.goto('/konto')
  await page.getByRole('heading', { name: 'Ditt konto' }).waitFor()
  await page.getByRole('button', { name: 'Välj lösenord' }).click()
  await page.getByRole('button', { name: 'Sätt upp' }).click()
  await page.getByLabel('Nytt lösenord').fill('karin')
  await page.getByText('Använd minst 12 tecken').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await axeFindings(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
})

test('a page that does not exist', async () => {
  await karin.page.goto('/finns/inte')
  await karin.page.getByRole('heading', { level: 1 }).waitFor()
  expect(await axeFindings(karin.page)).toEqual([])
})

describe.each(['program', 'handlingsplan', 'riktlinje'])('the editor with a %s', template => {
  test('light and wide', async () => {
    await openTemplate(template)
    expect(await axeFindings(karin.page)).toEqual([])
  })

  test('dark', async () => {
    await karin.page.emulateMedia({ colorScheme: 'dark' })
    await openTemplate(template)
    expect(await axeFindings(karin.page)).toEqual([])
    await karin.page.emulateMedia({ colorScheme: 'light' })
  })

  test('narrow as a telephone', async () => {
    await karin.page.setViewportSize({ width: 320, height: 700 })
    await openTemplate(template)
    expect(await axeFindings(karin.page)).toEqual([])
    expect(await karin.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await karin.page.setViewportSize({ width: 1440, height: 900 })
  })
})

/** Runs in the page: no tab is beside the list that holds them. */
const seenInItsList = (tab: Element): boolean =>
  tab.getBoundingClientRect().right <= (tab.parentElement?.getBoundingClientRect().right ?? 0) + 1

test('each tab of the panel', async () => {
  await openTemplate('program')
  for (const name of [/Papperskorg/, /Checklista/, /Problem/]) {
    const tab = karin.page.getByRole('tab', { name })
    await tab.click()
    expect(await tab.evaluate(seenInItsList), String(name)).toBe(true)
    expect(await axeFindings(karin.page), String(name)).toEqual([])
  }
})

test('what opens in the page: ansvar, a chosen value, the menu of a record', async () => {
  await openTemplate('program')
  const { page } = karin
  await page.locator('[data-act="ansvar"]').first().click()
  await page.getByRole('dialog').waitFor()
  expect(await axeFindings(page), 'ansvar').toEqual([])
  await page.keyboard.press('Escape')
  await page.locator('[data-act="metadata"]').first().click()
  await page.getByRole('dialog').waitFor()
  expect(await axeFindings(page), 'metadata').toEqual([])
  await page.keyboard.press('Escape')
  await page.locator('.ss-insats').first().hover()
  await page.locator('.ss-insats .ss-gutter__drag').first().click()
  await page.getByRole('menu').waitFor()
  expect(await axeFindings(page), 'record menu').toEqual([])
  await page.keyboard.press('Escape')
})

test('search and help', async () => {
  await openTemplate('program')
  const { page } = karin
  await page.locator('.ss-page').focus()
  await page.keyboard.press('Control+f')
  await page.getByRole('search').waitFor()
  expect(await axeFindings(page), 'search').toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Kortkommandon|Hjälp/ }).click()
  await page.waitForTimeout(300)
  expect(await axeFindings(page), 'help').toEqual([])
})
