import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { commented, deleted, draft, inserted, p, run } from '../draft/write.ts'
import { type App, startApp } from '../helpers/app.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { axeFindings, withAxe } from './axe.ts'
import { Writer } from './writer.ts'

/** Reading in a draft, the whole way, as a person does it. */
let app: App
let browser: Browser
let karin: Writer
let page: Page

beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
  karin = await Writer.signIn(browser, app.address, 'Karin')
  await withAxe(karin.context)
  page = karin.page
})
beforeEach(async () => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/')
})
afterAll(async () => {
  expect((karin?.faults ?? []).filter(fault => !fault.includes('400'))).toEqual([])
  await browser?.close()
  await app?.stop()
})

const STYLES = { R1: { name: 'Rubrik 1', outline: 1 }, R2: { name: 'Rubrik 2', outline: 2 }, T: { name: 'Title' } }
const utkast = (): Buffer =>
  draft(
    [
      p('Program för lugna kvällar', { style: 'T' }),
      p('Mål för perioden', { style: 'R1' }),
      p(`${run('Alla ska ')}${commented(1, run('känna sig trygga'))}${run(' i kommunen.')}`),
      p(`${run('Kommunen arbetar ')}${deleted('ofta')}${inserted('alltid')}${run(' tillsammans.')}`),
      p('Det här är en underrubrik', {}),
      p('Fokusområden och insatser', { style: 'R1' }),
      p('Trygga möten', { style: 'R2' }),
      p('utbilda personal i bemötande', { list: [1, 0] }),
      p('Ansvar: Socialförvaltnigen i samverkan med Bygdegården')
    ],
    { styles: STYLES, comments: [{ id: 1, author: 'Berit Lund', text: 'Vilka alla?' }] }
  )

async function upload(name: string, file: Buffer): Promise<void> {
  await page.getByRole('button', { name: 'Läs in', exact: true }).click()
  await page.getByRole('heading', { name: 'Läs in ett dokument' }).waitFor()
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: file })
  await page.getByLabel(/^Program/).check()
  await page.locator('.ss-new').getByRole('button', { name: 'Läs in', exact: true }).click()
}
/** The server has read anew. */
const kept = (): Promise<void> => page.locator('.ss-draft:not([data-working])').waitFor()
const row = (text: string) => page.locator('.ss-draft__rows > li', { hasText: text })

test('upload, change a placement, answer what was asked, accept: the document is open with its comments', async () => {
  await upload('utkast.docx', utkast())
  await page.getByRole('heading', { level: 1, name: 'Läs in utkast.docx' }).waitFor()
  expect(await axeFindings(page)).toEqual([])

  await row('Det här är en underrubrik').getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Rubrik', exact: true }).click()
  await row('Det här är en underrubrik').getByText('Vald av dig').waitFor()
  await page.getByText('socialförvaltningen', { exact: true }).click()
  await page.getByRole('button', { name: 'Visa raderna med ”Bygdegården”' }).click()
  expect(await page.locator('.ss-draft__rows > li').count()).toBe(1)
  await page.getByRole('button', { name: 'Visa alla', exact: true }).click()
  await page.getByText('Ta med som ändringsförslag').click()
  await kept()
  await page.getByText('1 av 2 besvarade').waitFor()
  await page.getByText('Ersätt ”ofta” med ”alltid”').waitFor()

  await page.reload()
  await row('Det här är en underrubrik').getByText('Vald av dig').waitFor()
  await page.getByRole('button', { name: 'Skapa dokumentet' }).click()
  await page.waitForURL(/\/dokument\//)
  await page.getByText('Program för lugna kvällar').first().waitFor()
  await page.getByText('utbilda personal i bemötande').first().waitFor()
  const id = page.url().split('/dokument/')[1]
  const { threads } = await (await page.request.get(`/api/documents/${id}/threads`)).json()
  expect(threads.map((t: { writtenBy: string }) => t.writtenBy).sort()).toEqual(['Berit Lund', 'Berit Lund'])
  const comment = threads.find((t: { proposal: unknown }) => t.proposal === null)
  await page.goto(`/dokument/${id}?trad=${comment.id}`)
  await page.getByText('Vilka alla?').first().waitFor()
})

test('by keyboard alone: several lines at once, undo, and a way back to what was begun', async () => {
  await upload('tangenter.docx', utkast())
  await page.getByRole('heading', { level: 1, name: 'Läs in tangenter.docx' }).waitFor()
  const boxes = page.locator('.ss-line__box input')
  await boxes.nth(2).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Space')
  await page.getByText('3 rader valda').waitFor()
  await page.getByRole('button', { name: 'Placera som …' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Ej placerat' }).focus()
  await page.keyboard.press('Enter')
  await kept()
  await page.getByText('Ej placerat (3)').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('Ej placerat (0)').waitFor()
  await kept()
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await axeFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })

  await page.goto('/')
  await page.getByRole('button', { name: 'Läs in', exact: true }).click()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('link', { name: 'Fortsätt med tangenter.docx' }).click()
  await page.getByRole('heading', { level: 1, name: 'Läs in tangenter.docx' }).waitFor()
  await page.getByRole('button', { name: 'Ta bort inläsningen' }).click()
  await page.getByRole('button', { name: 'Ta bort', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Dokument' }).waitFor()
})

test('a file that cannot be read says why, and what to do', async () => {
  await upload('program.docx', Buffer.from('%PDF-1.7'))
  await page.getByText('En PDF går inte att läsa in', { exact: false }).waitFor()
  await page.getByText('Läs in filen som PDF:en är gjord av', { exact: false }).waitFor()
  await page.locator('input[type=file]').setInputFiles({
    name: 'utkast.md',
    mimeType: 'text/plain',
    buffer: Buffer.from('# Program\n\n## Mål\n\nVi **vill** mer.\n')
  })
  await page.locator('.ss-new').getByRole('button', { name: 'Läs in', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Läs in utkast.md' }).waitFor()
})
