import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyPackage } from '../../server/diarium/verify.ts'
import { paragraphsOf, wordsOf } from '../../server/docx/blocks.ts'
import { readDocx } from '../../server/docx/read.ts'
import { type App, startApp } from '../helpers/app.ts'
import { launchBrowser, watchFaults } from '../helpers/browser.ts'
import { bookmark, edited } from '../helpers/copies.ts'
import { pdf } from '../helpers/intake.ts'
import { throughOffice } from '../helpers/office.ts'
import { readyProgram } from '../helpers/remiss.ts'
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts'
import { Writer } from './writer.ts'

/**
 * A remiss from the state of its document to the package for the diarium, with every way in which an answer comes: 15 bodies are asked, 9
 * answer by their link, 3 in Word (two of them through LibreOffice), 1 as a PDF that is registered, 1 abstains, 1 never answers, and 1 answers
 * without being asked; one has anstånd.
 */
const BY_LINK = 9
const name = (i: number): string => `Remissinstans ${String.fromCharCode(65 + i)}`
const BODIES = Array.from({ length: 15 }, (_, i) => ({ name: name(i), email: `instans-${i}@example.se` }))
const [ABSTAINS, BY_PDF, EXTENDED] = [12, 13, 3]
const IN_WORD = [9, 10, 11]
const ABOUT =
  'ljuset bussen skolan parken språket jouren bostaden vården lönen tiden kartan budgeten nattens telefonen cykeln fiket'.split(
    ' '
  )
const saidBy = (i: number): string => `Tänk på ${ABOUT[i]} när stödet utformas.`

let smtp: TestSmtp
let app: App
let browser: Browser
let karin: Writer
let page: Page
let id = ''
const folder = mkdtempSync(join(tmpdir(), 'styrskrift-remiss-'))
const faults: string[] = []

beforeAll(async () => {
  smtp = await startSmtp()
  app = await startApp({
    STYRSKRIFT_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    STYRSKRIFT_SMTP_FROM: 'styrskrift@ekviken.example',
    STYRSKRIFT_SMTP_TLS: 'off'
  })
  browser = await launchBrowser()
  karin = await Writer.signIn(browser, app.address, 'Karin')
  page = karin.page
  await page.setViewportSize({ width: 1440, height: 900 })
  id = await karin.import(readyProgram())
})
afterAll(async () => {
  expect([...(karin?.faults ?? []), ...faults]).toEqual([])
  await browser?.close()
  await app?.stop()
  await smtp?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const press = (button: Locator): Promise<void> => button.click()
const letterTo = (i: number) => {
  const found = smtp.letters.find(({ to, mail }) => to[0] === BODIES[i]!.email && mail.attachments.length > 0)
  if (!found) throw new Error(`${BODIES[i]!.name} has had no letter`)
  return found.mail
}
const linkOf = (i: number): string => /\S+\/svar#[\w-]{43}/.exec(letterTo(i).text ?? '')?.[0] ?? ''

/** Somebody at a body, in a browser of their own, with the page of its letter open. */
async function outside(i: number, work: (theirs: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 390, height: 844 } })
  const theirs = await context.newPage()
  theirs.setDefaultTimeout(15_000)
  faults.push(...watchFaults(theirs))
  await theirs.goto(linkOf(i))
  await theirs.getByLabel('Namn', { exact: true }).fill(`Handläggare ${i}`)
  await theirs.getByRole('button', { name: 'Börja skriva' }).click()
  await theirs.getByText(`Du skriver som Handläggare ${i}.`).waitFor()
  await work(theirs)
  await context.close()
}

const file = (called: string): Locator => page.getByRole('article', { name: called })
const bring = (...files: { name: string; buffer: Buffer }[]): Promise<void> =>
  page
    .getByLabel('Filer att ta emot')
    .setInputFiles(files.map(each => ({ ...each, mimeType: 'application/octet-stream' })))

async function download(button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: button }).click()
  ])
  return readFileSync(await file.path())
}

test('the remiss is prepared and sent to fifteen, and one is given more time', async () => {
  await page.goto(`/dokument/${id}/remiss`)
  await press(page.getByRole('button', { name: 'Förbered remiss', exact: true }))
  await page.getByRole('tab', { name: 'Lista eller fil' }).click()
  const list = ['Instans;E-post', ...BODIES.map(body => `${body.name};${body.email}`)].join('\n')
  await page.getByLabel('En instans på varje rad').fill(list)
  await press(page.getByRole('button', { name: 'Läs listan' }))
  await press(page.getByRole('button', { name: 'Lägg till 15' }))
  await page.getByRole('rowheader', { name: name(14) }).waitFor()
  await press(page.getByRole('button', { name: 'Vidare till svar och dagar' }))
  await page.getByLabel('Sista dag att svara').fill('2099-05-29')
  await page.getByLabel('Beslutat av').fill('Kommunstyrelsens arbetsutskott')
  await press(page.getByRole('button', { name: 'Vidare till missiv' }))
  await press(page.getByRole('button', { name: 'Skapa missivet' }))
  await page.getByRole('link', { name: 'Öppna missivet' }).waitFor()
  await press(page.getByRole('button', { name: 'Vidare till granska och skicka' }))
  await press(page.getByRole('button', { name: 'Skicka till 15 mottagare' }))
  await page.getByRole('complementary', { name: 'Läget' }).waitFor({ timeout: 60_000 })
  await smtp.taken(15)
  await press(page.getByRole('button', { name: `Åtgärder för ${name(EXTENDED)}` }))
  await press(page.getByRole('menuitem', { name: 'Anstånd …' }))
  await page.getByLabel('Svara senast').fill('2099-06-12')
  await press(page.getByRole('button', { name: 'Bevilja anstånd' }))
  await smtp.taken(16)
}, 120_000)

test('nine answer by their link, and one abstains', async () => {
  for (let i = 0; i < BY_LINK; i++) {
    await outside(i, async theirs => {
      await theirs.getByRole('tab', { name: 'Ert yttrande' }).click()
      await theirs.getByRole('radio', { name: 'Tillstyrker', exact: true }).check()
      await theirs.getByRole('button', { name: 'Skriv en synpunkt på helheten' }).click()
      await theirs.keyboard.type(saidBy(i))
      await theirs
        .getByText(/^Utkastet sparades/)
        .first()
        .waitFor()
      await theirs.getByRole('button', { name: 'Granska och lämna in' }).click()
      await theirs.getByText(saidBy(i)).filter({ visible: true }).first().waitFor()
      await theirs.getByRole('button', { name: 'Lämna in svaret' }).click()
      await theirs.getByRole('heading', { name: 'Svaret är inlämnat' }).waitFor()
    })
  }
  await outside(ABSTAINS, async theirs => {
    await theirs.getByRole('tab', { name: 'Ert yttrande' }).click()
    await theirs.getByRole('button', { name: 'Vi avstår från att yttra oss' }).click()
    await theirs.getByRole('button', { name: 'Lämna in att ni avstår' }).click()
    await theirs.getByRole('heading', { name: 'Det är noterat att ni avstår' }).waitFor()
  })
}, 240_000)

test('three send their Word file back, one a PDF, and one answers that nobody asked', async () => {
  const field = bookmark('in-1-1', 'text')
  const copies = IN_WORD.map((i, nth) => {
    const sent = letterTo(i).attachments.find(({ filename }) => /remissversion/i.test(filename ?? ''))
    if (!sent)
      throw new Error(
        letterTo(i)
          .attachments.map(a => a.filename)
          .join(', ')
      )
    const written = edited(sent.content, hand => hand.comment(field, 0, 5, saidBy(i)))
    return { name: `Kopia ${i}.docx`, buffer: nth < 2 ? throughOffice(written) : written }
  })
  await page.goto(`/dokument/${id}/remiss`)
  await press(page.getByRole('tab', { name: 'Ta emot' }))
  await bring(...copies)
  for (const copy of copies) await file(copy.name).getByText('Klar att registrera').waitFor({ timeout: 90_000 })
  await press(page.getByRole('button', { name: 'Registrera 3 svar som är klara' }))
  const answers = page.getByRole('table', { name: 'Inkomna svar med diarienummer' })
  for (const i of IN_WORD) await answers.getByText(name(i), { exact: true }).waitFor({ timeout: 30_000 })

  const form = page.getByRole('form', { name: 'Registrera ett svar' })
  for (const [i, pdfName] of [
    [BY_PDF, 'Ur brevlådan.pdf'],
    [15, 'Byalaget.pdf']
  ] as const) {
    await bring({ name: pdfName, buffer: pdf(String(i)) })
    await press(file(pdfName).getByRole('button', { name: 'Registrera' }))
    const invited = i === BY_PDF
    await form.getByLabel('Vem svarar').selectOption(invited ? name(i) : 'Någon som inte fick remissen')
    if (!invited) await form.getByLabel('Namn på den som svarar').fill('Ekvikens byalag')
    await form.getByLabel('Diarienummer').fill(`KS 2026/311-${i}`)
    await form.getByLabel('Yttrandets text').fill(saidBy(i))
    await press(form.getByRole('button', { name: 'Registrera svaret' }))
    await answers.getByText(`KS 2026/311-${i}`).waitFor()
  }
}, 240_000)

test('what was said is handled, compiled with the right counts, and goes whole into the package', async () => {
  await page.goto(`/dokument/${id}/synpunkter`)
  await page.getByRole('grid').waitFor()
  await page.getByRole('searchbox', { name: 'Sök i synpunkter' }).fill(ABOUT[0]!)
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  await page.getByRole('grid').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('4')
  await page.keyboard.press('m')
  await page.keyboard.type('Noteras till det fortsatta arbetet.')
  await page.getByRole('grid').focus()

  await page.goto(`/dokument/${id}/remiss`)
  await press(page.getByRole('tab', { name: 'Sammanställning' }))
  const facts = page.locator('.ss-compiled__facts')
  await facts.waitFor()
  const figures = await facts
    .locator('div')
    .evaluateAll(rows => rows.map(row => [row.querySelector('dt')?.textContent, row.querySelector('dd')?.textContent]))
  expect(figures.slice(0, 5)).toEqual([
    [expect.stringMatching(/nbjudna/), '15'],
    [expect.stringMatching(/svarat/i), '13'],
    [expect.stringMatching(/avst/i), '1'],
    [expect.stringMatching(/inte svarat/i), '1'],
    [expect.stringMatching(/inbjud/i), '1']
  ])
  const word = await readDocx(await download('Hämta som Word'))
  const words = [...paragraphsOf(word.blocks)].map(wordsOf).join('\n')
  for (let i = 0; i < BY_LINK; i++) expect(words).toContain(saidBy(i))
  for (const i of [...IN_WORD, BY_PDF, 15]) expect(words).toContain(saidBy(i))
  for (const body of [...BODIES.map(b => b.name), 'Ekvikens byalag']) expect(words).toContain(body)
  expect(words).toContain('Anstånd till 12 juni 2099')
  expect(words).toContain('Noteras till det fortsatta arbetet.')

  const akt = join(folder, 'akt.zip')
  writeFileSync(akt, await download('Hämta akten'))
  const { index, problems } = await verifyPackage(akt)
  expect(problems).toEqual([])
  // What is not there is said, not left out: who never answered, and what nobody has decided on yet.
  expect(index?.missing).toEqual([`Svar från ${name(14)}.`, expect.stringMatching(/^Bedömning av \d+ synpunkter\.$/)])
  const kinds = new Set(index?.files.map(entry => entry.kind))
  for (const kind of [
    'missiv',
    'remissversion',
    'mottagare',
    'meddelande',
    'svar',
    'svarsfil',
    'kvitto',
    'sammanstallning'
  ])
    expect([...kinds]).toContain(kind)
}, 240_000)
