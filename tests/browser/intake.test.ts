import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { openStorage, type Storage } from '../../server/storage/storage.ts'
import { type TestApi, testApi } from '../helpers/api.ts'
import { type App, startApp } from '../helpers/app.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { bookmark, edited } from '../helpers/copies.ts'
import { Desk, pdf } from '../helpers/intake.ts'
import { linesFrom, pdfOf } from '../helpers/pdf.ts'
import { demoId } from '../helpers/sign-in.ts'
import { axeFindings, withAxe } from './axe.ts'
import { Writer } from './writer.ts'

/** Answers that came by e-mail and as edited copies, taken in by keyboard. */
let app: App
let browser: Browser
let karin: Writer
let page: Page
let storage: Storage
let api: TestApi
let desk: Desk

beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
  karin = await Writer.signIn(browser, app.address, 'Karin')
  page = karin.page
  await withAxe(karin.context)
  storage = await openStorage({ file: `${app.data}/styrskrift.sqlite` })
  api = await testApi(storage)
  api.clock.now = Date.now()
  desk = await Desk.open(api)
  await desk.client.put(API.members(desk.out.document), { person: demoId('Karin'), role: 'agare' })
})
afterAll(async () => {
  expect(karin?.faults ?? []).toEqual([])
  await api?.close()
  await storage?.close()
  await browser?.close()
  await app?.stop()
})

const text = bookmark('in-1-1', 'text')
const file = (name: string): Locator => page.getByRole('article', { name })
const bring = (...files: { name: string; buffer: Buffer }[]): Promise<void> =>
  page
    .getByLabel('Filer att ta emot')
    .setInputFiles(files.map(each => ({ ...each, mimeType: 'application/octet-stream' })))

/** Presses a button as the keyboard does. */
async function press(button: Locator): Promise<void> {
  await button.focus()
  await page.keyboard.press('Enter')
}

async function openTab(): Promise<void> {
  await page.goto(`/dokument/${desk.out.document}/remiss`)
  await press(page.getByRole('tab', { name: 'Ta emot' }))
  await page.getByRole('heading', { name: 'Svar som kommit på andra vägar' }).waitFor()
}

test('a PDF is registered for a body that was not asked; of five copies one is unknown and one has to be placed', async () => {
  const bodies = []
  for (const name of ['Vård och omsorg', 'Barn och utbildning', 'Kvinnojouren Linden', 'Idrottsalliansen'])
    bodies.push({ name, ...(await desk.out.recipient(name)) })
  await page.setViewportSize({ width: 1440, height: 900 })
  await openTab()
  expect(await axeFindings(page)).toEqual([])

  const words = linesFrom(740, ['Vi vill ha lyktor vid stigen.', '', 'Bron behöver räcke.'])
  await bring({ name: 'Byalagets svar.pdf', buffer: pdfOf([words]) }, { name: 'Skannat.pdf', buffer: pdf() })
  await file('Skannat.pdf').getByText('den är troligen skannad').waitFor({ timeout: 60_000 })
  await file('Byalagets svar.pdf').getByText('PDF med 2 stycken').waitFor({ timeout: 60_000 })
  await press(file('Byalagets svar.pdf').getByRole('button', { name: 'Granska' }))
  await file('Byalagets svar.pdf').getByText('Bron behöver räcke.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await press(file('Byalagets svar.pdf').getByRole('button', { name: 'Registrera' }))
  const form = page.getByRole('form', { name: 'Registrera ett svar' })
  await form.getByLabel('Vem svarar').selectOption('Någon som inte fick remissen')
  await form.getByLabel('Namn på den som svarar').fill('Ekvikens byalag')
  await form.getByLabel('Diarienummer').fill('KS 2026/311-14')
  await form.getByLabel('Ställningstagande', { exact: true }).selectOption('Tillstyrker')
  await form.getByLabel('Insänt av (person)').fill('Bosse By')
  await form.getByLabel('1. Är ansvaret tydligt?').selectOption('Delvis')
  await form.getByLabel('2. Saknas någon insats?').fill('En bro.')
  await press(form.getByRole('button', { name: 'Lägg till en reservation' }))
  await form.getByLabel('Av', { exact: true }).fill('Ulf Olsson')
  await form.getByRole('checkbox', { name: 'Skannat.pdf' }).check()
  expect(await axeFindings(page)).toEqual([])
  await press(form.getByRole('button', { name: 'Registrera svaret' }))
  const answers = page.getByRole('table', { name: 'Inkomna svar med diarienummer' })
  await answers.getByText('Ekvikens byalag').waitFor()
  await answers.getByText('KS 2026/311-14').waitFor()
  await answers.getByText('Inte inbjuden').waitFor()

  const copies = await Promise.all(
    bodies.map(async ({ name, id }, i) => ({
      name: `${name}.docx`,
      buffer: edited(await desk.wordFor(id), hand => {
        hand.comment(text, 0, 5, `Synpunkt från ${name}`)
        if (i === 1) hand.commentOnCover('Om programmet i stort')
        if (i === 3) hand.dropProperties()
      })
    }))
  )
  const unchanged = await desk.wordFor(bodies[0]!.id)
  await bring(...copies, { name: 'Oförändrad.docx', buffer: unchanged })
  await file('Oförändrad.docx').waitFor()
  // What waits to be read goes on when the page is opened again.
  await openTab()
  await file('Vård och omsorg.docx').getByText('Klar att registrera').waitFor({ timeout: 60_000 })
  await page.getByText('Läses', { exact: true }).first().waitFor({ state: 'detached', timeout: 60_000 })
  await bring({ name: 'Samma igen.docx', buffer: copies[0]!.buffer })
  await page.getByText('Samma igen.docx är redan mottagen').waitFor()

  const unknown = file('Idrottsalliansen.docx')
  await unknown.getByText('Filen säger inte att den är en kopia').waitFor()
  await press(unknown.getByRole('button', { name: 'Läs mot remissversionen' }))
  await unknown.getByRole('combobox').selectOption('Idrottsalliansen')
  await unknown.getByRole('strong').filter({ hasText: 'Idrottsalliansen' }).waitFor()
  await press(unknown.getByRole('button', { name: 'Registrera' }))
  await press(form.getByRole('button', { name: 'Registrera svaret' }))
  await answers.getByText('Idrottsalliansen').waitFor()

  const unplaced = file('Barn och utbildning.docx')
  await press(unplaced.getByRole('button', { name: 'Granska' }))
  const item = unplaced.getByRole('article').filter({ hasText: 'Om programmet i stort' })
  await press(item.getByRole('button', { name: 'Välj plats' }))
  expect(await axeFindings(page)).toEqual([])
  await press(item.getByRole('form').getByRole('button').first())
  await unplaced.getByText('Klar att registrera').waitFor()

  await page.setViewportSize({ width: 320, height: 700 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide).toBeLessThanOrEqual(0)
  expect(await axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })

  await file('Oförändrad.docx').getByText('Ingen har skrivit något i kopian.').waitFor()
  await press(file('Oförändrad.docx').getByRole('button', { name: 'Lägg åt sidan' }))
  await page.getByLabel('Varför läggs filen åt sidan').fill('Tom')
  await page.keyboard.press('Enter')
  await page.getByText('Lagt åt sidan (1)').waitFor()
  await press(page.getByRole('button', { name: 'Registrera 3 svar som är klara' }))
  await page.getByText('Inga filer väntar.').waitFor({ timeout: 30_000 })
  for (const { name } of bodies) await answers.getByText(name, { exact: true }).waitFor()

  await press(page.getByRole('button', { name: 'Rätta registreringen av svar nr 2' }))
  await page.getByLabel('Diarienummer').fill('KS 2026/311-15')
  await page.keyboard.press('Enter')
  await answers.getByText('KS 2026/311-15').waitFor()
  await page.getByRole('form', { name: 'Rätta registreringen' }).waitFor({ state: 'detached' })
  expect(await axeFindings(page)).toEqual([])

  const rows = await storage.db.selectFrom('submission').select(['number', 'way']).orderBy('number').execute()
  expect(rows.map(row => row.way)).toEqual(['epost', 'word', 'word', 'word', 'word'])
}, 240_000)
