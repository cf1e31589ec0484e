import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messages } from '../../schemas/messages/messages.ts'
import type { PackageKind } from '../../schemas/remiss/diarium.ts'
import { verifyPackage } from '../../server/diarium/verify.ts'
import { type App, startApp } from '../helpers/app.ts'
import { launchBrowser, watchFaults } from '../helpers/browser.ts'
import { type CompiledFile, readCompiledWord, readCompiledXlsx } from '../helpers/compiled-files.ts'
import { bookmark, edited } from '../helpers/copies.ts'
import { pdf } from '../helpers/intake.ts'
import { throughOffice } from '../helpers/office.ts'
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts'
import { headed, type Instans, remissCase, templatesFor } from './whole-remiss-case.ts'
import { Writer } from './writer.ts'

/**
 * A remiss from the state of its document to the package for the diarium, with every way in which an answer comes: 15 bodies are asked, 9
 * answer by their link, 3 in Word (two of them through LibreOffice), 1 as a PDF that is registered, 1 abstains, 1 never answers, and 1 answers
 * without being asked; one has anstånd. On the real strategy where it stands beside the repository, on the programme of the demo where it does not.
 */
const BY_LINK = 9
const IN_WORD = [9, 10, 11]
const [ABSTAINS, BY_PDF, SILENT, EXTENDED] = [12, 13, 14, 3]
const POSITION = 'Tillstyrker'
const MOTIVATION = 'Noteras till det fortsatta arbetet.'
/** What one of them wants to have put in at the end of an insats. */
const ADDED = 'i god tid'

const journey = remissCase()
const { kommun, insatser, bodies, spontaneous } = journey
const proposed = insatser[insatser.length >> 1]!
const answering = [...bodies.filter((_, i) => i !== ABSTAINS && i !== SILENT), spontaneous]

let smtp: TestSmtp
let app: App
let browser: Browser
let karin: Writer
let page: Page
/** Registers what comes by other ways. */
let registrar: Writer
let id = ''
const folder = mkdtempSync(join(tmpdir(), 'styrskrift-remiss-'))
const faults: string[][] = []
/** The files that came by other ways than the link, as they were sent. */
const brought = new Map<string, Buffer>()

beforeAll(async () => {
  smtp = await startSmtp()
  app = await startApp({
    STYRSKRIFT_TEMPLATES: templatesFor(journey, folder),
    STYRSKRIFT_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    STYRSKRIFT_SMTP_FROM: 'styrskrift@ekviken.example',
    STYRSKRIFT_SMTP_TLS: 'off'
  })
  browser = await launchBrowser()
  karin = await Writer.signIn(browser, app.address, 'Karin')
  page = karin.page
  page.setDefaultTimeout(30_000)
  id = await karin.import(journey.dokument)
})
afterAll(async () => {
  expect([karin?.faults ?? [], registrar?.faults ?? [], ...faults].flat()).toEqual([])
  await browser?.close()
  await app?.stop()
  await smtp?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const press = (button: Locator): Promise<void> => button.click()
const letterTo = ({ name, email }: Instans) => {
  const found = smtp.letters.find(({ to, mail }) => to[0] === email && mail.attachments.length > 0)
  if (!found) throw new Error(`${name} has had no letter`)
  return found.mail
}
const linkOf = (body: Instans): string => /\S+\/svar#[\w-]{43}/.exec(letterTo(body).text ?? '')?.[0] ?? ''

/** Somebody at a body, in a browser of their own, with the page of its letter open. */
async function outside(body: Instans, work: (theirs: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 390, height: 844 } })
  const theirs = await context.newPage()
  theirs.setDefaultTimeout(30_000)
  faults.push(watchFaults(theirs))
  await theirs.goto(linkOf(body))
  await theirs.getByLabel('Namn', { exact: true }).fill('Hanna Handläggare')
  await press(theirs.getByRole('button', { name: 'Börja skriva' }))
  await theirs.getByText('Du skriver som Hanna Handläggare.').waitFor()
  await work(theirs)
  await context.close()
}

const file = (called: string): Locator => registrar.page.getByRole('article', { name: called })
async function bring(files: { name: string; buffer: Buffer }[]): Promise<void> {
  for (const { name, buffer } of files) brought.set(name, buffer)
  const sent = files.map(each => ({ ...each, mimeType: 'application/octet-stream' }))
  await registrar.page.getByLabel('Filer att ta emot').setInputFiles(sent)
}

async function download(button: string): Promise<Buffer> {
  const [saved] = await Promise.all([
    page.waitForEvent('download', { timeout: 90_000 }),
    press(page.getByRole('button', { name: button }))
  ])
  return readFileSync(await saved.path())
}

const state = (name: string): Locator => page.getByRole('button', { name, exact: true })

test('the state tells what is missing before the text can go out, and a person fills it in', async () => {
  await karin.open(id)
  await press(state('Arbetsmaterial'))
  const missing = page.getByRole('dialog').getByRole('listitem')
  await missing.filter({ hasText: 'Ansvarig nämnd, Dokumentansvarig' }).first().waitFor()
  await missing.filter({ hasText: 'Svara på 3 frågor' }).first().waitFor()
  await missing
    .filter({ hasText: /^Rätta / })
    .first()
    .waitFor()
  await page.keyboard.press('Escape')

  for (const record of journey.unwritten) {
    await press(karin.field(record, 'text'))
    await karin.type('Arbetet följs upp varje år.')
    await karin.field(record, 'text').getByText('Arbetet följs upp varje år.').waitFor()
  }
  await press(karin.field('m', 'dokumentansvarig'))
  await karin.type('Utvecklingsstrateg')
  await karin.field('m', 'dokumentansvarig').getByText('Utvecklingsstrateg').waitFor()
  await press(page.getByRole('button', { name: /^Ansvarig nämnd:/ }))
  await page.getByRole('dialog').getByRole('combobox').fill(kommun.enheter[0]!.name)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `Ansvarig nämnd: ${headed(kommun.enheter[0]!.name)}` }).waitFor()
  await press(page.getByRole('tab', { name: /^Checklista/ }))
  for (const answer of await page.getByRole('radio', { name: 'Ja', exact: true }).all()) await answer.check()
  await karin.saved()
  await press(state('Arbetsmaterial'))
  await page.getByRole('link', { name: 'Förbered remiss' }).waitFor()
  await expect.poll(() => missing.filter({ hasText: /^(?:Rätta|Fyll i|Svara) / }).count()).toBe(0)
}, 120_000)

test('the remiss is prepared and sent to fifteen, and one is given more time', async () => {
  await press(page.getByRole('link', { name: 'Förbered remiss' }))
  await press(page.getByRole('tab', { name: 'Lista eller fil' }))
  const list = ['Instans;E-post', ...bodies.map(body => `${body.name};${body.email}`)].join('\n')
  await page.getByLabel('En instans på varje rad').fill(list)
  await press(page.getByRole('button', { name: 'Läs listan' }))
  await press(page.getByRole('button', { name: 'Lägg till 15' }))
  await page.getByRole('rowheader', { name: bodies[14]!.name }).waitFor()
  await press(page.getByRole('button', { name: 'Vidare till svar och dagar' }))
  await page.getByLabel('Sista dag att svara').fill('2099-05-29')
  await page.getByLabel('Beslutat av').fill('Kommunstyrelsens arbetsutskott')
  await press(page.getByRole('button', { name: 'Vidare till missiv' }))
  await press(page.getByRole('button', { name: 'Skapa missivet' }))
  await page.getByRole('link', { name: 'Öppna missivet' }).waitFor()
  await press(page.getByRole('button', { name: 'Vidare till granska och skicka' }))
  await press(page.getByRole('button', { name: 'Skicka till 15 mottagare' }))
  await page.getByRole('complementary', { name: 'Läget' }).waitFor({ timeout: 90_000 })
  await state('På remiss').waitFor()
  await smtp.taken(15)
  await press(page.getByRole('button', { name: `Åtgärder för ${bodies[EXTENDED]!.name}` }))
  await press(page.getByRole('menuitem', { name: 'Anstånd …' }))
  await page.getByLabel('Svara senast').fill('2099-06-12')
  await press(page.getByRole('button', { name: 'Bevilja anstånd' }))
  await smtp.taken(16)
}, 240_000)

test('nine answer by their link, about two insatser each, and one abstains', async () => {
  for (const [i, body] of bodies.slice(0, BY_LINK).entries()) {
    await outside(body, async theirs => {
      const own = insatser.filter(each => body.unit !== null && each.units.includes(body.unit)).length
      await theirs
        .getByRole('tab', { name: own === 0 ? 'Hela texten' : `Mina insatser (${own})`, exact: true })
        .waitFor()
      await press(theirs.getByRole('tab', { name: 'Hela texten' }))
      for (const { insats, words } of body.remarks) {
        await press(theirs.getByRole('button', { name: `Skriv en synpunkt på insats ${insats.number}`, exact: true }))
        await theirs.getByLabel(`Er synpunkt på insats ${insats.number}`, { exact: true }).fill(words)
      }
      if (i === 0) {
        await press(theirs.getByRole('button', { name: `Föreslå ändring av insats ${proposed.number}`, exact: true }))
        const wording = theirs.getByLabel(`Ert förslag till lydelse av insats ${proposed.number}`, { exact: true })
        await wording.fill((await wording.inputValue()).replace(/\W*$/u, end => ` ${ADDED}${end}`))
      }
      await press(theirs.getByRole('tab', { name: 'Ert yttrande' }))
      await theirs.getByRole('radio', { name: POSITION, exact: true }).check()
      await press(theirs.getByRole('button', { name: 'Granska och lämna in' }))
      for (const { words } of body.remarks) await theirs.getByText(words).filter({ visible: true }).first().waitFor()
      await press(theirs.getByRole('button', { name: 'Lämna in svaret' }))
      await theirs.getByRole('heading', { name: 'Svaret är inlämnat' }).waitFor()
    })
  }
  await outside(bodies[ABSTAINS]!, async theirs => {
    await press(theirs.getByRole('tab', { name: 'Ert yttrande' }))
    await press(theirs.getByRole('button', { name: 'Vi avstår från att yttra oss' }))
    await press(theirs.getByRole('button', { name: 'Lämna in att ni avstår' }))
    await theirs.getByRole('heading', { name: 'Det är noterat att ni avstår' }).waitFor()
  })
}, 400_000)

test('three send their Word file back, one a PDF, and one answers that nobody asked: a colleague registers them', async () => {
  const copies = IN_WORD.map((i, nth) => {
    const body = bodies[i]!
    const sent = letterTo(body).attachments.find(({ filename }) => /remissversion/i.test(filename ?? ''))
    if (!sent) throw new Error(`${body.name} has had no Word file`)
    const written = edited(sent.content, hand => {
      for (const { insats, words } of body.remarks) hand.comment(bookmark(insats.record, 'text'), 0, 5, words)
    })
    return { name: `Kopia ${i}.docx`, buffer: nth < 2 ? throughOffice(written) : written }
  })
  await karin.letAllWrite(id)
  registrar = await Writer.signIn(browser, app.address, 'Amira')
  const desk = registrar.page
  desk.setDefaultTimeout(30_000)
  await desk.goto(`/dokument/${id}/remiss`)
  await press(desk.getByRole('tab', { name: 'Ta emot' }))
  await bring(copies)
  for (const { name } of copies) await file(name).getByText('Klar att registrera').waitFor({ timeout: 120_000 })
  await press(desk.getByRole('button', { name: 'Registrera 3 svar som är klara' }))
  const answers = desk.getByRole('table', { name: 'Inkomna svar med diarienummer' })
  for (const i of IN_WORD) await answers.getByText(bodies[i]!.name, { exact: true }).waitFor({ timeout: 60_000 })

  const form = desk.getByRole('form', { name: 'Registrera ett svar' })
  for (const [i, body] of [bodies[BY_PDF]!, spontaneous].entries()) {
    const name = `Ur brevlådan ${i}.pdf`
    await bring([{ name, buffer: pdf(body.name) }])
    await press(file(name).getByRole('button', { name: 'Registrera' }))
    const invited = body !== spontaneous
    await form.getByLabel('Vem svarar').selectOption(invited ? body.name : 'Någon som inte fick remissen')
    if (!invited) await form.getByLabel('Namn på den som svarar').fill(body.name)
    await form.getByLabel('Diarienummer').fill(`KS 2026/311-${i}`)
    await form.getByLabel('Yttrandets text').fill(body.remarks[0].words)
    await press(form.getByRole('button', { name: 'Registrera svaret' }))
    await answers.getByText(`KS 2026/311-${i}`).waitFor()
  }
}, 300_000)

/** Until what was written is with the server, which the page says to everybody. */
const said = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor({ state: 'attached' })
const view = (name: string): Promise<void> =>
  press(page.getByRole('navigation', { name: 'Vyer' }).getByRole('button', { name }))

test('what was written freely is cut into synpunkter, everything is handled, and the proof says so', async () => {
  await page.goto(`/dokument/${id}/synpunkter`)
  await page.getByRole('grid').waitFor()
  for (const body of [bodies[BY_PDF]!, spontaneous]) {
    await view('Svaren')
    await press(page.getByRole('navigation', { name: 'Svar' }).getByRole('button', { name: body.name }))
    const answer = page.getByRole('article', { name: body.name })
    const form = page.getByRole('form', { name: 'Gör till synpunkt' })
    // The paragraph that was typed, and what somebody reads in the file.
    for (const [nth, { insats, words }] of body.remarks.entries()) {
      await press(
        answer.getByRole('button', { name: nth === 0 ? 'Gör stycket till synpunkt' : 'Skriv av en synpunkt ur filen' })
      )
      if (nth === 1) await form.getByLabel('Ord ur filen').fill(words)
      await form.getByLabel('Vad gäller den?').selectOption(insats.record)
      await press(form.getByRole('button', { name: 'Gör till synpunkt' }))
      await form.waitFor({ state: 'detached' })
    }
  }

  await view('Synpunkter')
  await page.getByRole('searchbox', { name: 'Sök i synpunkter' }).fill(answering[0]!.remarks[0].words)
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  await page.getByRole('grid').focus()
  for (const key of ['Home', '4', 'm']) await page.keyboard.press(key)
  const motivation = page.getByLabel('Motivering', { exact: true })
  await expect.poll(() => motivation.evaluate(field => field === document.activeElement)).toBe(true)
  await page.keyboard.type(MOTIVATION)
  await page.getByRole('grid').focus()
  await page.getByRole('searchbox', { name: 'Sök i synpunkter' }).fill('')
  await page.getByRole('grid').focus()
  for (const key of ['Home', 'Control+a', '4', 'Escape']) await page.keyboard.press(key)
  await page.getByRole('searchbox', { name: 'Sök i synpunkter' }).fill(ADDED)
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  await page.getByRole('grid').focus()
  for (const key of ['Home', 'Enter']) await page.keyboard.press(key)
  await press(page.getByRole('button', { name: 'Inför förslaget i texten' }))
  await said('Förslaget är infört i texten')
  await view('Kontroll')
  await page.getByText('Allt är omhändertaget', { exact: true }).waitFor()
}, 240_000)

/** Everything that was said stands in the file once, by whom, and under its insats with the number of the version that was sent. */
function holdsEverything({ rows }: CompiledFile): void {
  for (const { name, remarks } of answering)
    for (const { insats, words } of remarks) {
      const found = rows.filter(row => row.said.includes(words))
      expect(
        found.map(row => [row.body, row.where]),
        words
      ).toEqual([[name, expect.stringMatching(new RegExp(`insats ${insats.number}$`, 'i'))]])
    }
  const proposal = rows.filter(row => row.said.includes(ADDED))
  expect(proposal.map(row => row.body)).toEqual([bodies[0]!.name])
  expect(proposal[0]?.where).toMatch(new RegExp(`insats ${proposed.number}$`, 'i'))
  const motivated = rows.find(row => row.said.includes(bodies[0]!.remarks[0].words))
  expect(motivated?.handling).toContain(MOTIVATION)
}

const { counts: counted } = messages.sammanstallning
/** Two of each who answered, a proposal, and the position of each who answered by the link. */
const SYNPUNKTER = 2 * answering.length + 1 + BY_LINK
const COUNTS = {
  [counted.invited]: 15,
  [counted.answered]: 13,
  [counted.abstained]: 1,
  [counted.notAnswered]: 1,
  [counted.spontaneous]: 1,
  [counted.extended]: 1
}

test('it is compiled with the right counts, and everything goes whole into the package', async () => {
  await page.goto(`/dokument/${id}/remiss`)
  await press(page.getByRole('tab', { name: 'Sammanställning' }))
  const facts = messages.sammanstallning.page.facts
  const figure = (label: string): Promise<string | null> =>
    page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${label}$`) })
      .locator('..')
      .getByRole('definition')
      .textContent()
  await page.getByText(facts.spontaneous, { exact: true }).waitFor()
  expect(
    await Promise.all(
      [facts.invited, facts.answered, facts.abstained, facts.notAnswered, facts.spontaneous, facts.synpunkter].map(
        figure
      )
    )
  ).toEqual(['15', '13', '1', '1', '1', String(SYNPUNKTER)])

  const wordBytes = await download('Hämta som Word')
  const word = readCompiledWord(wordBytes)
  const xlsxBytes = await download('Hämta som kalkylblad')
  const xlsx = readCompiledXlsx(xlsxBytes)
  for (const compiled of [word, xlsx]) {
    expect(compiled.rows).toHaveLength(SYNPUNKTER)
    holdsEverything(compiled)
    expect(compiled.counts).toMatchObject(COUNTS)
  }
  for (const body of [...bodies, spontaneous]) expect(word.text).toContain(body.name)
  expect(word.text).toContain('Anstånd till 12 juni 2099')
  // Verbatim, under the name of each, in the annex.
  for (const { name, remarks } of answering) {
    const [[, own = ''] = []] = [...word.annex].filter(([heading]) => heading.startsWith(`${name}:`))
    for (const { words } of remarks.slice(0, name === bodies[BY_PDF]!.name || name === spontaneous.name ? 1 : 2))
      expect(own, name).toContain(words)
  }
  expect([...word.annex.keys()].filter(heading => heading.includes(':'))).toHaveLength(15)

  const bytes = await download('Hämta akten')
  const akt = join(folder, 'akt.zip')
  writeFileSync(akt, bytes)
  const { index, problems } = await verifyPackage(akt)
  expect(problems).toEqual([])
  // What is not there is said, not left out.
  expect(index?.missing).toContain(`Svar från ${bodies[SILENT]!.name}.`)
  expect(index?.missing.filter(line => /Bedömning/.test(line))).toEqual([])
  const parts = unzipSync(bytes)
  const of = (kind: PackageKind) => index!.files.filter(each => each.kind === kind)
  const hash = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')
  for (const { path, sha256 } of index!.files) expect(hash(parts[path]!), path).toBe(sha256)
  expect([of('missiv'), of('remissversion'), of('mottagare')].map(files => files.length)).toEqual([1, 2, 1])
  expect([of('svar'), of('kvitto')].map(files => files.length)).toEqual([15, 15])
  const submitted = of('svar').map(({ path }) => strFromU8(parts[path]!))
  for (const { name, remarks } of answering) {
    const own = submitted.filter(json => (JSON.parse(json) as { body: { name: string } }).body.name === name)
    expect(own, name).toHaveLength(1)
    expect(own[0]).toContain(remarks[0].words)
  }
  // The files are those that came, byte for byte.
  const files = of('svarsfil').map(({ path, sha256 }) => ({ path, sha256, bytes: Buffer.from(parts[path]!) }))
  expect(files.map(each => each.sha256).sort()).toEqual([...brought.values()].map(hash).sort())
  for (const [name, original] of brought) {
    const found = files.find(each => each.path.endsWith(name))
    expect(found?.bytes.equals(original), name).toBe(true)
  }
  const compiled = of('sammanstallning').map(({ sha256 }) => sha256)
  expect(compiled).toEqual(expect.arrayContaining([hash(wordBytes), hash(xlsxBytes)]))
  expect(of('meddelande').length).toBeGreaterThanOrEqual(16)
}, 240_000)
