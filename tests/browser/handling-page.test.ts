import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HANDLING, type HandlingTable, type SynpunktRow } from '../../schemas/api/handling.ts'
import { changePerson } from '../../server/people/administration.ts'
import { openStorage, type Storage } from '../../server/storage/storage.ts'
import { type Asks, asksAt, forslag, placeOf, submit, type TestRemiss, tableOf } from '../helpers/handling.ts'
import { handlingCase } from '../helpers/handling-case.ts'
import { demoId, signInAt } from '../helpers/sign-in.ts'
import { newKey } from '../helpers/threads.ts'
import { axeFindings, withAxe } from './axe.ts'
import { Stage } from './stage.ts'
import type { Writer } from './writer.ts'

/** The table in the address, what a synpunkt is and where it belongs, phrases, and what was taken away: by keyboard. */
const stage = new Stage()
let karin: Writer
let storage: Storage
let asks: Asks
let page: Page

beforeAll(async () => {
  karin = await stage.writer('Karin')
  page = karin.page
  await withAxe(karin.context)
  storage = await openStorage({ file: `${stage.app.data}/styrskrift.sqlite` })
  asks = asksAt(stage.app.address, await signInAt(stage.app.address, demoId('Karin')))
})
afterAll(async () => {
  expect(karin?.faults ?? []).toEqual([])
  await storage?.close()
})

let remisser = 0

async function open(): Promise<TestRemiss> {
  const remiss = await handlingCase(storage, asks, `P${++remisser}`)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/dokument/${remiss.document}/synpunkter`)
  await page.getByRole('grid').waitFor()
  return remiss
}

const keys = async (...all: string[]): Promise<void> => {
  for (const key of all) await page.keyboard.press(key)
}
const press = async (what: Locator, key = 'Enter'): Promise<void> => {
  await what.waitFor()
  await what.press(key)
}
const rowsShown = (n: number): Promise<void> =>
  expect.poll(() => page.getByRole('row').count(), { timeout: 15_000 }).toBe(n + 1)
const choice = (name: string): Locator => page.getByRole('combobox', { name, exact: true })
const addressHas = (part: string): Promise<void> => expect.poll(() => page.url(), { timeout: 15_000 }).toContain(part)

async function stored(remiss: TestRemiss, isSo: (table: HandlingTable) => boolean): Promise<HandlingTable> {
  await expect.poll(async () => isSo(await tableOf(asks, remiss)), { timeout: 15_000 }).toBe(true)
  return tableOf(asks, remiss)
}
const rowOf = ({ synpunkter }: HandlingTable, said: string): SynpunktRow =>
  synpunkter.find(s => s.said.startsWith(said))!

/** Opens the handling of the synpunkt with these words. */
async function detailOf(words: string): Promise<Locator> {
  await page.getByRole('searchbox', { name: 'Sök i synpunkter' }).fill(words)
  await rowsShown(1)
  await page.getByRole('grid').focus()
  await keys('Home', 'Enter')
  const detail = page.getByRole('region', { name: /^Synpunkt \d+$/ })
  await detail.waitFor()
  return detail
}

describe('the address', () => {
  test('a filtered table is sent to a colleague, is there after a reload, and the way back leads through what was chosen', async () => {
    const remiss = await open()
    await rowsShown(13)
    await choice('Instans').selectOption({ label: 'Socialnämnden' })
    await rowsShown(4)
    await addressHas('instans=P')
    await page.getByRole('searchbox', { name: 'Sök i synpunkter' }).fill('avvägt')
    await rowsShown(1)
    await addressHas('sok=avv')
    const sent = page.url()
    await page.reload()
    await rowsShown(1)
    expect(await page.getByRole('searchbox', { name: 'Sök i synpunkter' }).inputValue()).toBe('avvägt')
    await page.getByRole('navigation', { name: 'Vyer' }).getByRole('button', { name: 'Översikt' }).press('Enter')
    await addressHas('vy=oversikt')
    await page.goBack()
    await rowsShown(1)
    await page.goBack()
    await rowsShown(13)
    const amira = await stage.writer('Amira')
    await karin.letAllWrite(remiss.document)
    await amira.page.goto(sent)
    await amira.page.getByRole('row', { name: /Programmet är väl avvägt\./ }).waitFor()
    expect(await amira.page.getByRole('row').count()).toBe(2)
    expect(amira.faults).toEqual([])
    await amira.context.close()
  })

  test('on a telephone the filters stand behind a button: the first synpunkt is seen, and what is filtered is said and taken away', async () => {
    await open()
    await page.setViewportSize({ width: 320, height: 640 })
    const opener = page.getByRole('button', { name: /^Filter/ })
    await opener.waitFor()
    const row = await page.locator('[role="row"][aria-rowindex="2"]').boundingBox()
    expect(row!.y + row!.height).toBeLessThanOrEqual(640)
    expect(await choice('Instans').count()).toBe(0)
    await press(opener)
    expect(await opener.getAttribute('aria-expanded')).toBe('true')
    await choice('Instans').selectOption({ label: 'Socialnämnden' })
    await rowsShown(4)
    await press(page.getByRole('button', { name: 'Filter (1)' }))
    await choice('Instans').waitFor({ state: 'detached' })
    expect(await axeFindings(page)).toEqual([])
    await press(page.getByRole('button', { name: 'Ta bort filtret Instans: Socialnämnden' }))
    await page.getByText('13 synpunkter, 0 hanterade').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Filter')
  })

  test('whoever is given synpunkter with the keyboard gets one letter, however many names the arrows pass, and its link shows theirs', async () => {
    const remiss = await open()
    await karin.letAllWrite(remiss.document)
    for (const name of ['Amira', 'Per', 'Johan'])
      await page.request.put(`/api/documents/${remiss.document}/members`, {
        headers: { origin: stage.app.address },
        data: { person: demoId(name), role: 'forfattare' }
      })
    await page.reload()
    await rowsShown(13)
    await page.getByRole('grid').focus()
    await keys('Home', 'Shift+ArrowDown', 'a')
    const handler = page.getByRole('region', { name: 'Ändra markerade' }).getByLabel('Ansvarig')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('handling-bulk-handler')
    const names = await handler.locator('option').allTextContents()
    await keys(...Array.from({ length: names.indexOf('Per Nordin') }, () => 'ArrowDown'))
    await expect
      .poll(() => handler.evaluate(list => (list as HTMLSelectElement).selectedOptions[0]?.text))
      .toBe('Per Nordin')
    expect((await tableOf(asks, remiss)).synpunkter.every(s => s.handler === null)).toBe(true)
    await keys('Enter')
    const given = await stored(remiss, table => table.synpunkter.some(s => s.handler !== null))
    expect(given.synpunkter.filter(s => s.handler === demoId('Per'))).toHaveLength(2)
    const letters = await storage.db.selectFrom('letter').selectAll().where('remiss', '=', remiss.remiss).execute()
    expect(letters.map(l => [l.kind, l.person])).toEqual([['tilldelning', demoId('Per')]])
    const link = /https?:\/\/\S+/u.exec(letters[0]!.text)![0]
    const per = await stage.writer('Per')
    await per.page.goto(link)
    await per.page.getByRole('grid').waitFor()
    await expect.poll(() => per.page.getByRole('row').count()).toBe(3)
    const mine = per.page.getByRole('button', { name: 'Mina synpunkter 2' })
    expect(await mine.getAttribute('aria-pressed')).toBe('true')
    expect(per.faults).toEqual([])
    await per.context.close()
    await changePerson(storage, demoId('Per'), { ended: true }, Date.now())
    await page.getByText('Ingen (tidigare Per Nordin)').first().waitFor()
    await press(page.getByRole('button', { name: 'Utan ansvarig 13' }))
    await page.getByText('13 synpunkter, 0 hanterade').waitFor()
    await page.getByRole('navigation', { name: 'Vyer' }).getByRole('button', { name: 'Översikt' }).press('Enter')
    await page.getByRole('link', { name: /^2 synpunkter har ingen ansvarig längre/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  test('the hot spots of the overview name the places and lead to what is said there', async () => {
    await open()
    await page.getByRole('navigation', { name: 'Vyer' }).getByRole('button', { name: 'Översikt' }).press('Enter')
    const heat = page.getByRole('region', { name: 'Synpunkter i texten' })
    await heat.waitFor()
    const first = heat.getByRole('list', { name: 'Flest synpunkter' }).getByRole('link').first()
    expect(await first.textContent()).toMatch(/Dokumentet i stort 6 synpunkter, 6 ej hanterade/)
    const cell = heat.getByRole('link', { name: 'Insats 2.2: 3 synpunkter, 3 ej hanterade' })
    expect(await cell.textContent()).toBe('2.2 3')
    await press(cell)
    await rowsShown(3)
    await addressHas('plats=in-2-2')
  })
})

describe('what a synpunkt is', () => {
  test('its kind is changed, it is placed at words of the text, its day is set and taken away', async () => {
    const remiss = await open()
    const detail = await detailOf('dygnet runt')
    await detail.getByLabel('Slag').focus()
    // The arrows pass by what is not wanted, and Enter saves what is.
    await keys('ArrowDown', 'ArrowDown', 'Enter')
    await stored(remiss, table => rowOf(table, 'Skriv ut').kind === 'fraga')
    await press(detail.getByRole('button', { name: 'Peka ut ord i texten' }))
    const words = detail.getByLabel('Markera orden som den gäller')
    await words.waitFor()
    const text = await words.inputValue()
    await keys('Control+Home', ...Array.from({ length: 8 }, () => 'Shift+ArrowRight'))
    await detail.getByText(`Gäller orden ${text.slice(0, 8)}`).waitFor()
    await press(detail.getByRole('button', { name: 'Välj orden' }))
    await press(detail.getByRole('button', { name: 'Spara platsen' }))
    const placed = await stored(remiss, table => rowOf(table, 'Skriv ut').place.kind === 'text')
    const { place } = rowOf(placed, 'Skriv ut')
    expect(place).toMatchObject({ kind: 'text', record: 'in-3-1', from: 0, to: 8, quote: text.slice(0, 8) })
    await page.getByRole('region', { name: 'Remissversionen' }).locator('mark').first().waitFor()
    await detail.getByLabel('Sista dag').fill('2266-12-01')
    await keys('Enter')
    await detail.getByText('Skriv ett datum mellan 1900 och 2199.').waitFor()
    expect(rowOf(await tableOf(asks, remiss), 'Skriv ut').lastDay).toBe(null)
    await detail.getByLabel('Sista dag').fill('2026-12-01')
    await keys('Enter')
    await stored(remiss, table => rowOf(table, 'Skriv ut').lastDay === '2026-12-01')
    await press(detail.getByRole('button', { name: 'Ta bort sista dagen' }))
    await stored(remiss, table => rowOf(table, 'Skriv ut').lastDay === null)
  })

  test('one that was taken away stands in a list with who and when, and is taken back', async () => {
    const remiss = await open()
    const detail = await detailOf('dygnet runt')
    await press(detail.getByRole('button', { name: 'Ta bort synpunkten' }))
    await stored(remiss, table => rowOf(table, 'Skriv ut').removed)
    await press(page.getByRole('button', { name: /^Borttagna 1$/ }))
    const list = page.getByRole('region', { name: 'Borttagna synpunkter' })
    await list.getByText(/Borttagen av Karin Lindqvist/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await press(list.getByRole('button', { name: /^Ta tillbaka synpunkt \d+$/ }))
    await stored(remiss, table => !rowOf(table, 'Skriv ut').removed)
    await list.getByText('Inga synpunkter är borttagna.').waitFor()
    await rowsShown(1)
  })

  test('phrases are changed and removed', async () => {
    const remiss = await open()
    const detail = await detailOf('dygnet runt')
    await detail.getByLabel('Motivering').fill('Ryms redan i texten.')
    await press(detail.getByRole('button', { name: 'Spara motiveringen som fras' }))
    await detail.getByLabel('Frasens namn').fill('Ryms')
    await keys('Enter')
    await press(detail.getByText('Ändra eller ta bort fraser'))
    await press(detail.getByRole('button', { name: 'Ändra frasen Ryms' }))
    const form = detail.getByRole('form', { name: 'Ändra frasen Ryms' })
    await form.getByLabel('Text').fill('Det ryms redan.')
    await press(form.getByRole('button', { name: 'Spara' }))
    await detail.getByText('Det ryms redan.').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    const phrases = async () => (await asks.get(HANDLING.phrases(remiss.document))).json() as { phrases: object[] }
    expect((await phrases()).phrases).toMatchObject([{ label: 'Ryms', text: 'Det ryms redan.' }])
    await press(detail.getByRole('button', { name: 'Ta bort frasen Ryms' }))
    await press(detail.getByRole('button', { name: 'Ta bort', exact: true }))
    await expect.poll(async () => (await phrases()).phrases.length, { timeout: 15_000 }).toBe(0)
  })

  test('of a change of several things one says which of them a synpunkt led to', async () => {
    const remiss = await open()
    await submit(storage, remiss, 'M3', [
      forslag(placeOf(remiss, 'fo-2', 'Tidig', 'titel'), 'Snabb', 'Om rubriken.'),
      forslag(placeOf(remiss, 'fo-2', 'ofta', 'inledning'), 'alltid', 'Om texten.')
    ])
    const made = await tableOf(asks, remiss)
    for (const { id, place } of made.synpunkter)
      if (place.kind === 'text' && place.record === 'fo-2')
        await asks.post(HANDLING.accept(remiss.document, remiss.remiss, id), { key: newKey() })
    const linked = (table: HandlingTable) => table.synpunkter.find(s => s.said.endsWith('Om rubriken.'))!.changes
    expect(linked(await tableOf(asks, remiss))).toMatchObject([{ record: 'fo-2', field: 'titel' }])
    await page.reload()
    await page.getByRole('grid').waitFor()
    const detail = await detailOf('Om rubriken')
    const facet = detail.getByRole('combobox', { name: 'Vad i Fokusområde 2 synpunkten ledde till' })
    await facet.waitFor()
    expect(await facet.inputValue()).toBe('titel')
    await facet.focus()
    await keys('ArrowUp', 'Enter')
    await stored(remiss, table => linked(table)[0]?.field === null)
    await facet.selectOption('inledning')
    await stored(remiss, table => linked(table)[0]?.field === 'inledning')
  })
})
