import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HANDLING, type ProofResult } from '../../schemas/api/handling.ts'
import { verifyPackage } from '../../server/diarium/verify.ts'
import { openStorage, type Storage } from '../../server/storage/storage.ts'
import { type Asks, asksAt, handleAs, type TestRemiss, tableOf } from '../helpers/handling.ts'
import { handlingCase } from '../helpers/handling-case.ts'
import { demoId, signInAt } from '../helpers/sign-in.ts'
import { newKey } from '../helpers/threads.ts'
import { readWord } from '../word/read.ts'
import { axeFindings, withAxe } from './axe.ts'
import { Stage } from './stage.ts'
import type { Writer } from './writer.ts'

/** The tab Sammanställning: what is lacking, the files, what is left out of them, letters and package, with the keyboard alone. */
const stage = new Stage()
let karin: Writer
let storage: Storage
let asks: Asks
let page: Page
let remiss: TestRemiss
const folder = mkdtempSync(join(tmpdir(), 'styrskrift-sammanstallning-'))

beforeAll(async () => {
  const { app } = stage
  karin = await stage.writer('Karin')
  page = karin.page
  await withAxe(karin.context)
  storage = await openStorage({ file: `${app.data}/styrskrift.sqlite` })
  asks = asksAt(app.address, await signInAt(app.address, demoId('Karin')))
  remiss = await handlingCase(storage, asks, 'R1')
  // As a remiss is whose answers are being handled: nothing more is sent.
  await storage.db.updateTable('remiss').set({ state: 'avslutad' }).where('id', '=', remiss.remiss).execute()
})
afterAll(async () => {
  expect(karin?.faults ?? []).toEqual([])
  await storage?.close()
  rmSync(folder, { recursive: true, force: true })
})

const TITLES = [
  'Stycken i svaren som ingen synpunkt täcker',
  'Synpunkter utan hantering',
  'Utlovade ändringar som texten inte visar',
  'Ändringar i texten som ingen synpunkt förklarar'
] as const
const gaps = (title: (typeof TITLES)[number]) => page.getByRole('region', { name: title })
const counts = (): Promise<(string | null)[]> =>
  Promise.all(TITLES.map(title => gaps(title).locator('.ss-gap__count').textContent()))

/** Tabs on until something with this name has the focus. */
async function tabTo(name: RegExp): Promise<void> {
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab')
    const reached = await page.evaluate(() => {
      const at = document.activeElement
      return (
        at?.getAttribute('aria-label') ??
        (at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.textContent) ??
        ''
      )
    })
    if (name.test(reached.replace(/\s+/g, ' ').trim())) return
  }
  throw new Error(`${name} cannot be reached by keyboard`)
}

/** What is saved when Enter is pressed on what has the focus. */
async function saved(): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.keyboard.press('Enter')])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

const focused = (text: string): Promise<void> =>
  expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(text)

const textOf = (bytes: Uint8Array): string =>
  readWord(bytes)
    .blocks.flatMap(block => (block.kind === 'paragraph' ? [block] : block.rows.flat(2)))
    .map(({ text }) => text)
    .join('\n')

async function open(): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/dokument/${remiss.document}/remiss?flik=sammanstallning`)
  await gaps(TITLES[0]).waitFor()
}

test('the tab is reached by keyboard and shows every gap with its words', async () => {
  const { synpunkter } = await tableOf(asks, remiss)
  await page.goto(`/dokument/${remiss.document}/remiss`)
  await page.getByRole('tab', { name: 'Sammanställning' }).waitFor()
  await tabTo(/^Remissinstanser/)
  for (let i = 0; i < 6; i++) {
    if (await page.evaluate(() => document.activeElement?.textContent === 'Sammanställning')) break
    await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.press('Enter')
  await gaps(TITLES[0]).waitFor()
  expect(await counts()).toEqual(['4', String(synpunkter.length), '0', '0'])
  await gaps(TITLES[0])
    .getByRole('link', { name: /Ekvikenbostäder AB.*Svar 3, yttrande.*Våra värdar/ })
    .waitFor()
  await gaps(TITLES[0])
    .getByRole('link', { name: /Polismyndigheten.*fil.*Yttrande från polisen\.pdf/ })
    .waitFor()
  await page.getByText(/saker återstår i kontrollen\. Filen märks som utkast/).waitFor()
})

test('a gap leads to where it is mended, and the way back to the next', async () => {
  await open()
  await tabTo(/Våra värdar/)
  await page.keyboard.press('Enter')
  const here = page.locator('[data-here]')
  await here
    .getByText(/Våra värdar möter ofta/)
    .first()
    .waitFor()
  expect(await here.evaluate(element => element === document.activeElement)).toBe(true)
  await tabTo(/^Gör stycket till synpunkt$/)
  await page.keyboard.press('Enter')
  await page.getByRole('form', { name: 'Gör till synpunkt' }).waitFor()
  await tabTo(/^Gör till synpunkt$/)
  await page.keyboard.press('Enter')
  await here.getByRole('button', { name: /^\d+$/ }).waitFor()
  await page.goBack()
  await expect.poll(async () => (await counts())[0], { timeout: 15_000 }).toBe('3')
  // What one left is mended: the focus stands at the heading of the check.
  await focused('Kontroll att allt är omhändertaget')
  await tabTo(/Insats 3\.3 förutsätter lediga/)
  await page.keyboard.press('Enter')
  await page.locator('[data-here]').first().waitFor()
  await page.goBack()
  // What one left as it was has the focus again.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(/Insats 3\.3/)
})

test('Word, spreadsheet, the variant without personal data, letters and the package are made by keyboard, and are drafts', async () => {
  await open()
  await tabTo(/^Hämta som Word$/)
  const word = await saved()
  expect(word.name).toMatch(/^Remissammanställning .*, utkast\.docx$/)
  const read = readWord(word.bytes)
  expect(read.headers.join('\n')).toContain('UTKAST')
  const words = textOf(word.bytes)
  expect(words).toMatch(
    /Utkast\. Det här återstår: 3 stycken i svaren som ingen synpunkt täcker; \d+ synpunkter utan bedömning\./
  )
  expect(words).toContain('Sara Svar')
  await tabTo(/^Hämta som kalkylblad$/)
  expect((await saved()).name).toMatch(/^Remissammanställning .*, utkast\.xlsx$/)
  await open()
  await tabTo(/^Hel/)
  await page.keyboard.press('ArrowDown')
  await tabTo(/^Hämta som Word$/)
  const open_ = await saved()
  expect(open_.name).toMatch(/utan personuppgifter, utkast\.docx$/)
  expect(textOf(open_.bytes)).not.toContain('Sara Svar')
  await tabTo(/^Ord som ska utelämnas/)
  await page.keyboard.type('lediga bostäder')
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'Ord som utelämnas' }).getByText('lediga bostäder').waitFor()
  await tabTo(/^Hämta svarsbreven som Word$/)
  expect(Object.keys(unzipSync((await saved()).bytes))).toHaveLength(6)
  await tabTo(/^Hämta akten$/)
  const akt = join(folder, 'akt.zip')
  writeFileSync(akt, (await saved()).bytes)
  const { index, problems } = await verifyPackage(akt)
  expect(problems).toEqual([])
  expect(index?.files.filter(each => each.kind === 'sammanstallning')).toHaveLength(4)
}, 120_000)

test.each(['light', 'dark'] as const)('axe finds nothing in %s, also 320 pixels wide', async scheme => {
  await open()
  await page.evaluate(chosen => {
    document.documentElement.dataset.colorScheme = chosen
  }, scheme)
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await axeFindings(page), String(width)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})

test('when nothing is left it says so, and the files are no drafts', async () => {
  const proof = (await asks.get(HANDLING.proof(remiss.document, remiss.remiss))).json() as ProofResult
  for (const { submission, part, paragraph, text } of proof.uncovered)
    await asks.post(HANDLING.synpunkter(remiss.document, remiss.remiss), {
      key: newKey(),
      submission,
      source: part.startsWith('fil-')
        ? { part, paragraph: null, from: null, to: null }
        : { part, paragraph, from: 0, to: text.length },
      quote: part.startsWith('fil-') ? 'Polisen har inga synpunkter.' : '',
      kind: 'synpunkt',
      places: [{ kind: 'document' }]
    })
  const { synpunkter } = await tableOf(asks, remiss)
  await handleAs(asks, remiss, synpunkter, { outcome: 'noteras' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/dokument/${remiss.document}/remiss?flik=sammanstallning`)
  await page.getByText('Allt är omhändertaget', { exact: true }).waitFor()
  expect(await page.locator('.ss-gap').count()).toBe(0)
  await tabTo(/^Hämta som Word$/)
  const { name, bytes } = await saved()
  expect(name).toMatch(/^Remissammanställning [^,]*\.docx$/)
  expect(readWord(bytes).headers.join('\n')).not.toContain('UTKAST')
})
