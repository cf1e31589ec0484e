import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '../helpers/app.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { readyProgram } from '../helpers/remiss.ts'
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts'
import { axeFindings, withAxe } from './axe.ts'
import { Writer } from './writer.ts'

/** The coordinator's way from the state of a document to letters that have arrived, at a real mail server. */
let smtp: TestSmtp
let app: App
let browser: Browser
let karin: Writer
let page: Page
let id = ''

beforeAll(async () => {
  smtp = await startSmtp()
  app = await startApp({
    STYRSKRIFT_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    STYRSKRIFT_SMTP_FROM: 'styrskrift@ekviken.example',
    STYRSKRIFT_SMTP_TLS: 'off'
  })
  browser = await launchBrowser()
  karin = await Writer.signIn(browser, app.address, 'Karin')
  await withAxe(karin.context)
  page = karin.page
  id = await karin.import(readyProgram())
})
afterAll(async () => {
  expect(karin?.faults ?? []).toEqual([])
  await browser?.close()
  await app?.stop()
  await smtp?.stop()
})

/** axe finds nothing, light and dark, wide and at 320 px, where nothing is wider than the window. */
async function isClean(what: string): Promise<void> {
  expect(await axeFindings(page), what).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await axeFindings(page), `${what}, dark and narrow`).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), what).toBe(true)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

test('from the state in the editor to letters that arrive, by keyboard', async () => {
  await karin.open(id)
  const state = page.getByRole('button', { name: 'Arbetsmaterial', exact: true })
  await state.focus()
  await page.keyboard.press('Enter')
  const prepare = page.getByRole('link', { name: 'Förbered remiss' })
  await prepare.waitFor()
  expect(await axeFindings(page)).toEqual([])
  await prepare.focus()
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { name: 'Mottagare', exact: true }).waitFor()
  await page.getByRole('button', { name: /^Lägg till \d+$/ }).waitFor()
  await isClean('recipients')
  await page.getByRole('tab', { name: 'Ur texten' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page
    .getByLabel('En instans på varje rad')
    .fill(
      'Instans;E-post\nKvinnojouren Linden;jouren@example.se\nPensionärsrådet;kpr(at)example.se\nIdrottsalliansen;idrott@example.se'
    )
  await page.getByRole('button', { name: 'Läs listan' }).press('Enter')
  await page.getByText('Rad 3: ”kpr(at)example.se” är inte en e-postadress.').waitFor()
  await page.getByRole('button', { name: 'Lägg till 2' }).press('Enter')
  await page.getByRole('rowheader', { name: 'Kvinnojouren Linden' }).waitFor()

  await page.getByRole('button', { name: 'Vidare till svar och dagar' }).press('Enter')
  await page.getByLabel('Sista dag att svara').fill('2099-05-29')
  await page.getByLabel('Beslutat av').fill('Kommunstyrelsens arbetsutskott')
  await page.getByRole('button', { name: 'Lägg till en fråga' }).press('Enter')
  await page.getByLabel('Fråga 1', { exact: true }).fill('Är ansvaret rätt fördelat?')
  await isClean('settings')
  await page.getByRole('button', { name: 'Vidare till missiv' }).press('Enter')

  await page.getByRole('button', { name: 'Skapa missivet' }).press('Enter')
  await page.getByRole('link', { name: 'Öppna missivet' }).waitFor()
  await page.getByText('Svara senast den 29 maj 2099.').waitFor()
  await isClean('missiv')
  const here = page.url()
  await page.getByRole('link', { name: 'Öppna missivet' }).press('Enter')
  await page.getByText('Är ansvaret rätt fördelat?').waitFor()
  await page.goto(here)

  await page.getByRole('button', { name: 'Granska och skicka' }).press('Enter')
  await page.getByText('Remissversionen blir en allmän handling när den skickas.').waitFor()
  await isClean('sending')
  await page.getByRole('button', { name: 'Skicka till 2 mottagare' }).press('Enter')
  await page.getByRole('complementary', { name: 'Läget' }).waitFor()
  await page.getByRole('button', { name: 'På remiss' }).waitFor()
  const letters = await smtp.taken(2)
  expect(letters.map(letter => letter.to[0]).sort()).toEqual(['idrott@example.se', 'jouren@example.se'])
  expect(letters.every(({ mail }) => mail.attachments.length === 2 && mail.text?.includes('/svar#'))).toBe(true)
  await isClean('overview')
})

test('anstånd, and every letter with its delivery', async () => {
  await page.goto(`/dokument/${id}/remiss`)
  await page.getByRole('button', { name: 'Åtgärder för Kvinnojouren Linden' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Anstånd …' }).press('Enter')
  await page.getByLabel('Svara senast').fill('2099-06-12')
  await isClean('anstånd')
  await page.getByRole('button', { name: 'Bevilja anstånd' }).press('Enter')
  await page.getByText('Anstånd till 12 juni 2099', { exact: true }).waitFor()
  await smtp.taken(3)
  await page.reload()
  await page.getByRole('tab', { name: 'Brev' }).press('Enter')
  await page
    .getByRole('rowheader', { name: /Kvinnojouren/ })
    .first()
    .waitFor()
  await expect.poll(() => page.getByText('Levererat').count(), { timeout: 20_000 }).toBe(3)
  await isClean('letters')
  await page.getByRole('button', { name: 'Läs brevet till Kvinnojouren Linden' }).first().press('Enter')
  await page.getByText('Kvinnojouren Linden har fått mer tid').waitFor()
  expect(await axeFindings(page)).toEqual([])
})

test('the link of a letter opens the answer of its recipient, and no other', async () => {
  const letter = smtp.letters.find(({ to }) => to[0] === 'jouren@example.se')
  const address = /\S+\/svar#[\w-]{43}/.exec(letter?.mail.text ?? '')?.[0] ?? ''
  const context = await browser.newContext({ locale: 'sv-SE' })
  const outside = await context.newPage()
  await outside.goto(address)
  await outside.waitForURL(/\/svar\/[^/#]+$/)
  const recipient = new URL(outside.url()).pathname.split('/').at(-1)
  const remiss = await page.request.get(`/api/documents/${id}/remisser`)
  const [{ id: round }] = ((await remiss.json()) as { remisser: [{ id: string }] }).remisser
  const detail = await page.request.get(`/api/documents/${id}/remisser/${round}`)
  const { recipients } = (await detail.json()) as { recipients: { id: string; name: string; state: string }[] }
  const found = recipients.find(each => each.name === 'Kvinnojouren Linden')
  expect([found?.id, found?.state]).toEqual([recipient, 'oppnad'])
  for (const each of recipients) {
    const answer = await context.request.get(`${app.address}/api/svar/${each.id}`)
    expect(answer.ok(), each.name).toBe(each.id === recipient)
  }
  await context.close()
})
