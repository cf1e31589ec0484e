import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { THREADS, type ThreadList } from '../../schemas/api/threads.ts'
import { templatesOfRepository } from '../helpers/api.ts'
import { type App, startApp } from '../helpers/app.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { bookmark, WORD } from '../helpers/copies.ts'
import { hasOffice, throughOffice } from '../helpers/office.ts'
import { Hand } from '../returned/hand.ts'
import { axeFindings, withAxe } from './axe.ts'
import { Writer } from './writer.ts'

/** A version is saved, its Word file goes out, comes back edited, is looked over, and stands in the panel at the right text. */
let app: App
let browser: Browser
let karin: Writer
let folder = ''
let id = ''
let file: Buffer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'styrskrift-copies-'))
  app = await startApp()
  browser = await launchBrowser()
  karin = await Writer.signIn(browser, app.address, 'Karin')
  await withAxe(karin.context)
  id = await karin.import(templatesOfRepository().sample('program')!)
})
afterAll(async () => {
  // The browser tells of each answer that says no; the page says what to do about it.
  expect((karin?.faults ?? []).filter(fault => !/status of 400/.test(fault))).toEqual([])
  await browser?.close()
  await app?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a version is saved from the editor, by keyboard, and its Word file fetched', async () => {
  const { page } = karin
  await karin.open(id)
  await page.getByRole('link', { name: 'Versioner' }).click()
  await page.getByText('Inga versioner än').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Spara en version' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Namn').fill('Till nämnderna i mars')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('Version 1 är sparad.').waitFor({ timeout: 60_000 })
  await page.getByRole('rowheader', { name: /Version 1/ }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /Word-fil för version 1/ }).click()
  ])
  expect(download.suggestedFilename()).toMatch(/– version 1, remissversion\.docx$/)
  file = readFileSync((await download.path())!)
})

test('copies are let in, told apart, and a wrong file says what to do', async () => {
  const { page } = karin
  const text = bookmark('in-1-1', 'text')
  const hand = new Hand(file)
  const asked = hand.comment(text, 4, 20, 'Är det här rätt @[Karin]?\nSkriv <b>tydligare</b>.')
  hand.author = 'Ali Sand'
  hand.comment(text, 4, 20, 'Ja, det är rätt.', asked)
  hand.replace(text, 24, 28, 'ÅÄÖ')
  hand.commentOnCover('Vi instämmer i stort.')
  hand.addInsats(bookmark('in-1-2', 'ansvar'), 'erbjuda kurser för alla chefer', 'Socialförvaltningen')
  const upload = (name: string, buffer: Buffer) => ({ name, mimeType: WORD, buffer })
  await page
    .getByLabel('Word-filer som har kommit tillbaka')
    .setInputFiles([
      upload('svar från Linden.docx', hand.save()),
      ...(hasOffice ? [upload('genom LibreOffice.docx', throughOffice(hand.save()))] : []),
      upload('fel.docx', Buffer.from('detta är ingen fil'))
    ])
  const files = hasOffice ? 3 : 2
  await page.getByText(`${files} av ${files} filer lästa`).waitFor({ timeout: 60_000 })
  await page.getByText('Filen är inte ett Word-dokument.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(await axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('link', { name: 'Se över svar från Linden.docx' }).click()
  await page.getByRole('heading', { name: 'Kopia: svar från Linden.docx' }).waitFor()
})

test('what was found is looked over: one is placed, one left out, the rest taken in', async () => {
  const { page } = karin
  const item = (name: RegExp | string) => page.getByRole('article').filter({ hasText: name })
  expect(await axeFindings(page)).toEqual([])
  expect(await item('Är det här rätt').getByRole('listitem').textContent()).toContain('Ali Sand')
  await page.getByRole('button', { name: /^Ta in/ }).waitFor()
  expect(await page.getByRole('button', { name: /^Ta in/ }).isDisabled()).toBe(true)
  const lost = item('Vi instämmer i stort.')
  await lost.getByRole('button', { name: 'Välj plats' }).press('Enter')
  await lost.getByLabel('Plats', { exact: true }).selectOption({ label: (await optionOf(page, 'Insats 1.3')) ?? '' })
  await lost.getByLabel('Texten i versionen').press('Control+Home')
  for (let i = 0; i < 12; i++) await page.keyboard.press('Shift+ArrowRight')
  await lost.getByText('Gäller: ”').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await lost.getByRole('button', { name: 'Spara platsen' }).click()
  await lost.getByText('Placerad av en person').waitFor()
  const added = item('Till kommunen').filter({ hasText: 'Nytt stycke' })
  await added.getByRole('button', { name: 'Utelämna' }).click()
  await added.getByText('Utelämnad.').waitFor()
  await page.getByRole('radio', { name: /Utelämnade/ }).check()
  await added.waitFor()
  await page.getByRole('radio', { name: /Alla/ }).check()
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await axeFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: /^Ta in/ }).click()
  await page.getByText(/synpunkter är intagna/).waitFor()
  expect(await axeFindings(page)).toEqual([])
})

test('in the panel they stand at their text, under the names of those who wrote them', async () => {
  const { page } = karin
  await page
    .getByRole('article')
    .filter({ hasText: 'Är det här rätt' })
    .getByRole('link', { name: 'Visa i dokumentet' })
    .click()
  const thread = page.locator('.ss-thread[data-active]')
  await thread.getByText('Berit Lund (i Word)').first().waitFor({ timeout: 30_000 })
  await thread.getByText('Ali Sand (i Word)').waitFor()
  // What looks like a mention or like markup is text.
  expect(await thread.textContent()).toContain('Är det här rätt @[Karin]?\nSkriv <b>tydligare</b>.')
  expect(await thread.locator('.ss-entry__mention').count()).toBe(0)
  expect(await thread.getByRole('button', { name: /Mer om kommentaren|Kommentarens meny/ }).count()).toBe(0)
  const sample = JSON.stringify(templatesOfRepository().sample('program'))
  const quote = (await thread.locator('.ss-quote').textContent()) ?? ''
  expect(sample).toContain(quote)
  expect(await axeFindings(page)).toEqual([])
})

test('an insats that somebody proposed is put in where it was proposed, by those who write, and can be undone', async () => {
  const { page } = karin
  const { threads } = (await (await page.request.get(THREADS.since(id, 0))).json()) as ThreadList
  const proposing = threads.find(each => each.insats)!
  await page.request.put(`/api/documents/${id}/default-role`, {
    headers: { origin: app.address },
    data: { defaultRole: 'granskare' }
  })
  const amira = await Writer.signIn(browser, app.address, 'Amira')
  await amira.page.goto(`/dokument/${id}?trad=${proposing.id}`)
  const seen = amira.page.locator('.ss-thread[data-active]')
  await seen.getByText('Föreslår en ny insats').first().waitFor({ timeout: 30_000 })
  expect(await seen.getByRole('button', { name: 'Lägg in insatsen' }).count()).toBe(0)
  await amira.context.close()

  await page.goto(`/dokument/${id}?trad=${proposing.id}`)
  const thread = page.locator('.ss-thread[data-active]')
  await thread.getByRole('button', { name: 'Lägg in insatsen' }).press('Enter', { timeout: 30_000 })
  const made = page.locator('[data-record]').filter({ hasText: 'erbjuda kurser för alla chefer' }).last()
  await made.waitFor()
  expect(await made.textContent()).toContain('Socialförvaltningen')
  expect(await axeFindings(page)).toEqual([])
  const after = (await (await page.request.get(THREADS.since(id, 0))).json()) as ThreadList
  expect(after.threads.find(each => each.id === proposing.id)?.state).toBe('resolved')
  await page.keyboard.press('Control+z')
  await made.waitFor({ state: 'detached' })
})

test.runIf(hasOffice)('the same through LibreOffice stands at the same text', async () => {
  const { page } = karin
  await page.goto(`/dokument/${id}/versioner`)
  await page.getByRole('link', { name: 'genom LibreOffice.docx' }).click()
  const item = (name: string) => page.getByRole('article').filter({ hasText: name })
  await item('Är det här rätt').getByText('Insats 1.1').waitFor()
  await item('ÅÄÖ').getByText('Insats 1.1').waitFor()
  await item('Ja, det är rätt.').first().waitFor()
  await item('erbjuda kurser för alla chefer').first().waitFor()
})

test('what an exported file was sent with is told in a line, and answers to it go to their threads', async () => {
  const { page } = karin
  const exported = await page.request.get(API.exportAs(id, 'docx'))
  const hand = new Hand(await exported.body())
  hand.reply(hand.commentSaying('Är det här rätt'), 'Se bilagan i stället.')
  hand.endComment(hand.commentSaying('Vi instämmer i stort.'), 'removed')
  await page.goto(`/dokument/${id}/versioner`)
  const input = page.getByLabel('Word-filer som har kommit tillbaka')
  await input.setInputFiles({ name: 'med kommentarer.docx', mimeType: WORD, buffer: hand.save() })
  await page.getByRole('link', { name: 'Se över med kommentarer.docx' }).click({ timeout: 60_000 })
  await page.getByText(/följde med när filen skickades/).waitFor()
  await page.getByText('En tråd som följde med finns inte kvar').waitFor()
  await page.getByRole('link', { name: /Vi instämmer i stort/ }).waitFor()
  expect(await page.getByRole('article').count()).toBe(1)
  const answer = page.getByRole('article', { name: 'Svar, Berit Lund' })
  await answer.getByText('Svar i tråden som Berit Lund (i Word) började').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 700 })
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(await axeFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Ta in 1 synpunkt' }).click()
  await page.getByText('1 synpunkt är intagen.').waitFor()
  await answer.getByRole('link', { name: 'Visa i dokumentet' }).click()
  const thread = page.locator('.ss-thread[data-active]')
  await thread.getByText('Se bilagan i stället.').waitFor({ timeout: 30_000 })
  await thread.getByText('Ja, det är rätt.').waitFor()
})

/** The label of the choice that begins with a name. */
async function optionOf(page: Writer['page'], name: string): Promise<string | undefined> {
  const labels = await page.getByRole('option').allInnerTexts()
  return labels.find(label => label.trim().startsWith(name))
}
