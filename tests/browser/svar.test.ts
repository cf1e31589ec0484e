import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { answerPath } from '../../schemas/remiss/link.ts'
import { submission } from '../../schemas/remiss/submission.ts'
import { Bookmarks } from '../../schemas/word/bookmarks.ts'
import { Hand } from '../returned/hand.ts'
import { AnswerDesk, NARROW } from './answer-desk.ts'
import { axeFindings } from './axe.ts'

const desk = new AnswerDesk()

const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name }).click()
const saved = (page: Page) => page.waitForFunction(() => !/Sparar …|Inte sparat/.test(document.body.textContent ?? ''))

/** Selects words of the text as a finger does. */
const select = (page: Page, record: string, words: string) =>
  page.evaluate(
    ([id, quote]) => {
      const stretches = document.querySelectorAll(`[data-record="${id}"] [data-at]`)
      const stretch = [...stretches].find(each => each.textContent?.includes(quote ?? '') && each.checkVisibility())
      const text = stretch?.firstChild
      if (!text) throw new Error(`${quote} is not there`)
      const from = (text.textContent ?? '').indexOf(quote ?? '')
      getSelection()?.setBaseAndExtent(text, from, text, from + (quote ?? '').length)
    },
    [record, words]
  )

test('a body answers: a comment on an insats and on a passage, a proposal, questions, position, yttrande, by two', async () => {
  const linden = await desk.out.recipient('Kvinnojouren Linden')
  const rut = await desk.open(linden.token, 'Rut Remiss')
  expect(rut.url()).toBe(`${desk.address}/svar/${linden.id}`)
  const asked = await rut.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  expect(asked.join()).toContain('/api/svar/open')
  expect(asked.join()).not.toContain(linden.token)

  await rut.getByRole('button', { name: 'Skriv en synpunkt på insats 2.2' }).click()
  await rut.keyboard.type('Alla kan inte ta sig till ett kontor.')
  await rut.getByText(/^Utkastet sparades/).waitFor()
  await rut.getByRole('button', { name: 'Föreslå ändring av insats 3.1' }).click()
  const wording = rut.getByLabel('Ert förslag till lydelse av insats 3.1')
  await wording.fill((await wording.inputValue()).replace('samma dag', 'inom ett dygn'))
  await rut.getByText('inom ett dygn').first().waitFor()

  await tab(rut, 'Hela texten')
  await select(rut, 'p-mal', 'färre')
  await rut.getByText('Markerat: ”färre”').waitFor()
  await rut.getByRole('button', { name: 'Skriv synpunkt' }).click()
  await rut.keyboard.type('Hur många färre?')
  await rut.getByText('Gäller: ”färre”').waitFor()
  await saved(rut)

  const eva = await desk.open(linden.token, 'Eva Egen')
  await eva.getByText('Alla kan inte ta sig till ett kontor.').first().waitFor()
  await tab(eva, 'Ert yttrande')
  await eva.getByRole('radio', { name: 'Tillstyrker med synpunkter' }).check()
  await eva.getByRole('textbox', { name: 'Med egna ord' }).fill('Vi är positiva.')
  await eva.getByRole('radio', { name: 'Delvis' }).check()
  await eva.getByRole('textbox', { name: 'Ert yttrande' }).click()
  await eva.getByRole('button', { name: 'Rubrik', exact: true }).click()
  await eva.keyboard.type('Sammanfattning')
  await eva.keyboard.press('Enter')
  await eva.keyboard.type('Programmet är ')
  await eva.keyboard.press('Control+b')
  await eva.keyboard.type('bra')
  await eva.keyboard.press('Control+b')
  await eva.keyboard.press('Enter')
  await eva.getByRole('button', { name: 'Punktlista' }).click()
  await eva.keyboard.type('en punkt')
  await eva.getByLabel('Beslutsdatum').fill('2026-11-20')
  await eva.getByLabel('§', { exact: true }).fill('88')
  await eva.getByRole('button', { name: 'Lägg till en reservation' }).click()
  await eva.getByLabel('Av', { exact: true }).fill('Ulf Olsson')
  await eva
    .getByText(/^Utkastet sparades/)
    .first()
    .waitFor()
  await saved(eva)

  // Nothing is lost when the page is loaded again.
  await eva.reload()
  await tab(eva, 'Ert yttrande')
  await eva.getByRole('textbox', { name: 'Ert yttrande' }).getByText('en punkt').waitFor()
  expect(await eva.getByRole('radio', { name: 'Delvis' }).isChecked()).toBe(true)

  await eva.getByRole('button', { name: 'Granska och lämna in' }).click()
  const review = eva.getByRole('main')
  for (const words of ['Tillstyrker med synpunkter', 'Hur många färre?', 'inom ett dygn', 'en punkt', 'Ulf Olsson'])
    await review.getByText(words).filter({ visible: true }).first().waitFor()
  await eva.getByRole('button', { name: 'Lämna in svaret' }).click()
  await eva.getByRole('heading', { name: 'Svaret är inlämnat' }).waitFor()
  const [downloaded] = await Promise.all([
    eva.waitForEvent('download'),
    eva.getByRole('button', { name: 'Hämta kvittot som Word-fil' }).click()
  ])
  expect(downloaded.suggestedFilename()).toMatch(/^Remissvar \d+ Kvinnojouren Linden\.docx$/)

  const row = await desk.storage.db
    .selectFrom('submission')
    .selectAll()
    .where('recipient', '=', linden.id)
    .executeTakeFirstOrThrow()
  const { parts, submittedBy } = submission.parse(JSON.parse(row.content))
  expect(submittedBy.name).toBe('Eva Egen')
  expect(parts.map(({ part }) => part.kind)).toEqual([
    'stallningstagande',
    'beslut',
    'fragesvar',
    'yttrande',
    'kommentar',
    'kommentar',
    'andringsforslag',
    'reservation'
  ])
  const by = (kind: string) => parts.filter(({ part }) => part.kind === kind).map(({ part }) => part)
  expect(by('yttrande')).toEqual([
    {
      kind: 'yttrande',
      stycken: [
        { form: 'h2', runs: [{ text: 'Sammanfattning' }] },
        { runs: [{ text: 'Programmet är ' }, { text: 'bra', bold: true }] },
        { form: 'li', runs: [{ text: 'en punkt' }] }
      ]
    }
  ])
  expect(by('kommentar')[0]).toMatchObject({ place: { record: 'p-mal', field: 'text', quote: 'färre' } })
  expect(by('andringsforslag')[0]).toMatchObject({
    place: { quote: 'samma dag' },
    replacement: [{ text: 'inom ett dygn' }]
  })

  // A supplement is another answer.
  await eva.getByRole('button', { name: 'Skriv en komplettering' }).click()
  await tab(eva, 'Ert yttrande')
  await eva.getByRole('button', { name: 'Skriv en synpunkt på helheten' }).click()
  await eva.keyboard.type('En sak till.')
  await eva.getByText(/^Utkastet sparades/).waitFor()
  await eva.getByText(/Det ni skriver nu lämnas in som en komplettering/).waitFor()
  // What was taken away can be had again.
  await eva.getByRole('button', { name: 'Ta bort' }).click()
  await eva.getByText('Synpunkten är borttagen.').waitFor()
  await eva.keyboard.press('Enter')
  await eva.getByLabel('Er synpunkt på helheten').waitFor()
  await eva.getByText(/^Utkastet sparades/).waitFor()
  await eva.getByRole('button', { name: 'Granska och lämna in' }).click()
  await eva.getByRole('heading', { name: 'Det här lämnas in som komplettering' }).waitFor()
  expect(await eva.getByText('Obesvarade frågor').count(), 'it was answered in the first one').toBe(0)
  await eva.getByRole('button', { name: 'Lämna in kompletteringen' }).click()
  await eva.getByText(`Komplettering till svar ${row.number}.`).first().waitFor()
})

test('two in the same field at the same time: the later one is told, and chooses', async () => {
  const linden = await desk.out.recipient('Kvinnojouren Linden')
  const rut = await desk.open(linden.token, 'Rut Remiss')
  const eva = await desk.open(linden.token, 'Eva Egen')
  for (const page of [rut, eva]) await tab(page, 'Ert yttrande')
  await rut.getByRole('textbox', { name: 'Med egna ord' }).fill('Ruts ord.')
  await rut.getByText(/^Utkastet sparades/).waitFor()
  await eva.getByRole('textbox', { name: 'Med egna ord' }).fill('Evas ord.')
  await eva.getByText('Rut Remiss har skrivit här samtidigt som du.').waitFor()
  expect(await axeFindings(eva)).toEqual([])
  await eva.getByRole('button', { name: 'Behåll båda' }).click()
  await eva.getByText(/^Utkastet sparades/).waitFor()
  expect(await eva.getByRole('textbox', { name: 'Med egna ord' }).inputValue()).toBe('Ruts ord.\n\nEvas ord.')
})

test('without network nothing is lost, not even when the page is closed', async () => {
  const linden = await desk.out.recipient('Kvinnojouren Linden')
  const rut = await desk.open(linden.token, 'Rut Remiss')
  await rut.context().setOffline(true)
  await rut.getByRole('button', { name: 'Skriv en synpunkt på insats 2.2' }).click()
  await rut.keyboard.type('Skrivet på tåget.')
  await rut.getByText(/^Inte sparat: ingen kontakt/).waitFor()
  await rut.context().setOffline(false)
  const again = await rut.context().newPage()
  await rut.close()
  await again.goto(`${desk.address}/svar/${linden.id}`)
  await again.getByText(/^Utkastet sparades/).waitFor()
  expect(await again.getByLabel('Er synpunkt på insats 2.2').inputValue()).toBe('Skrivet på tåget.')
})

test('everything by keyboard: words are pointed at, a synpunkt is written and submitted', async () => {
  const linden = await desk.out.recipient('Kvinnojouren Linden')
  const rut = await desk.open(linden.token, '')
  const press = async (key: string, times = 1): Promise<void> => {
    for (let i = 0; i < times; i++) await rut.keyboard.press(key)
  }
  /** Goes on with Tab until the control with this name has the focus. */
  const to = async (name: string): Promise<void> => {
    for (let i = 0; i < 120; i++) {
      await press('Tab')
      const at = await rut.evaluate(() => {
        const e = document.activeElement as HTMLInputElement | null
        return e?.getAttribute('aria-label') || e?.labels?.[0]?.textContent || e?.textContent || ''
      })
      if (at.trim() === name) return
    }
    throw new Error(`nobody comes to ${name} by keyboard`)
  }
  await to('Namn')
  await rut.keyboard.type('Rut Remiss')
  await press('Enter')
  await rut.getByText('Du skriver som Rut Remiss.').waitFor()
  await to('Skriv en synpunkt på insats 2.2')
  await press('Enter')
  await rut.getByLabel('Er synpunkt på insats 2.2').waitFor()
  await rut.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await rut.keyboard.type('Bra början.')
  await to('Peka ut ord')
  await press('Enter')
  await press('Tab')
  await press('Control+Home')
  await press('Shift+ArrowRight', 2)
  await rut.getByText('Gäller: ”ge”').waitFor()
  await rut.getByText(/^Utkastet sparades/).waitFor()
  await to('Granska och lämna in')
  await press('Enter')
  await rut.getByRole('button', { name: 'Lämna in svaret' }).waitFor()
  await to('Lämna in svaret')
  await press('Enter')
  await rut.getByRole('heading', { name: 'Svaret är inlämnat' }).waitFor()
})

test('every part of the page is sound for assistive technology, and nothing is cut off at 320 pixels, light and dark', async () => {
  const linden = await desk.out.recipient('Kvinnojouren Linden', { last_day: '2026-01-01' })
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await desk.page(NARROW)
    await page.emulateMedia({ colorScheme })
    await page.goto(`${desk.address}${answerPath(linden.token)}`)
    await page.getByLabel('Namn', { exact: true }).waitFor()
    const sound = async (): Promise<void> => {
      expect(await axeFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width)
    }
    await sound()
    // What is written before the name stays, and what was begun is gone on with after it.
    await tab(page, 'Ert yttrande')
    await page.getByRole('textbox', { name: 'Med egna ord' }).fill('Skrivet före namnet.')
    await page.getByText('Inte sparat ännu.').waitFor()
    await sound()
    await tab(page, 'Hela texten')
    await page.getByRole('button', { name: 'Skriv en synpunkt på insats 2.2' }).click()
    await page.getByText('Skriv först ditt namn. Sedan fortsätter du där du var.').waitFor()
    await sound()
    await page.getByLabel('Namn', { exact: true }).fill(`Rut ${colorScheme}`)
    await page.getByRole('button', { name: 'Börja skriva' }).click()
    await page.getByText(`Du skriver som Rut ${colorScheme}.`).waitFor()
    const words = page.getByLabel('Er synpunkt på insats 2.2')
    await expect.poll(() => words.evaluate(field => field === document.activeElement)).toBe(true)
    await page.keyboard.type('Orden.')
    await page
      .getByText(/^Utkastet sparades/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Peka ut ord' }).first().click()
    await page.getByRole('button', { name: 'Föreslå ändring av insats 3.1' }).click()
    await sound()
    await tab(page, 'Hela texten')
    await page.getByText('Målet är att').waitFor()
    await sound()
    await tab(page, 'Ert yttrande')
    await page.getByRole('textbox', { name: 'Ert yttrande' }).waitFor()
    await page.getByRole('button', { name: 'Lägg till en reservation' }).click()
    await sound()
    await page.getByRole('button', { name: 'Granska och lämna in' }).click()
    await page.getByText('Sista svarsdag har passerat.').waitFor()
    await page.getByText('Skrivet före namnet.').filter({ visible: true }).first().waitFor()
    await sound()
    await page.getByRole('button', { name: /^Lämna in (svaret|kompletteringen)$/ }).click()
    await page.getByRole('heading', { name: 'Svaret är inlämnat' }).waitFor()
    await page.getByText('Kom in efter sista svarsdag.').first().waitFor()
    await sound()
  }
  const closed = await desk.page(NARROW)
  await closed.goto(`${desk.address}${answerPath('x'.repeat(43))}`)
  await closed.getByRole('heading', { name: 'Svaret går inte att öppna' }).waitFor()
  expect(await axeFindings(closed)).toEqual([])
  // Another link in the same window opens, and leaves no token in the address.
  await closed.goto(`${desk.address}${answerPath(linden.token)}`)
  await closed.getByLabel('Namn', { exact: true }).waitFor()
  expect(closed.url()).toBe(`${desk.address}/svar/${linden.id}`)
})

test('the version goes to Word and comes back: what was written there is looked over here', async () => {
  const linden = await desk.out.recipient('Kvinnojouren Linden')
  const rut = await desk.open(linden.token, 'Rut Remiss')
  await tab(rut, 'Ert yttrande')
  const [download] = await Promise.all([
    rut.waitForEvent('download'),
    rut.getByRole('button', { name: 'Ladda ner för Word' }).click()
  ])
  expect(download.suggestedFilename()).toMatch(/Kvinnojouren Linden\.docx$/)
  const hand = new Hand(readFileSync(await download.path()))
  const name = (record: string): string => new Bookmarks().name(record, 'text')
  hand.comment(name('in-2-2'), 0, 2, 'Varför just ge?')
  hand.replace(name('in-3-1'), 0, 7, 'ge')
  const copy = { name: 'Vår kopia.docx', mimeType: 'application/octet-stream', buffer: hand.save() }
  await rut.getByLabel('Ladda upp den ifyllda kopian').setInputFiles(copy)
  await rut.getByText('1 kommentar och 1 ändring lästes in som utkast.').waitFor()
  await rut.getByRole('button', { name: 'Ta bort Vår kopia.docx' }).waitFor()
  expect(await axeFindings(rut)).toEqual([])
  await tab(rut, /^Mina insatser/)
  expect(await rut.getByLabel('Er synpunkt på insats 2.2').inputValue()).toBe('Varför just ge?')
  await rut.getByText('Läst ur en fil').first().waitFor()
  await rut.getByLabel('Ert förslag till lydelse av insats 3.1').waitFor()
  const polisen = await desk.out.recipient('Polisen')
  const pia = await desk.open(polisen.token, 'Pia Polis')
  await tab(pia, 'Ert yttrande')
  await pia.getByLabel('Ladda upp den ifyllda kopian').setInputFiles(copy)
  await pia.getByText('Filen är en kopia som gjordes för någon annan.').waitFor()
})
