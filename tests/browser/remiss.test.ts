import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { CoordinatorDesk } from './coordinator-desk.ts'

/** The coordinator's way from the state of a document to letters that have arrived, at a real mail server. */
const desk = new CoordinatorDesk()
let page: Page
let id = ''

beforeAll(() => {
  ;({ page, id } = desk)
})

test('from the state in the editor to letters that arrive, by keyboard', async () => {
  await desk.karin.open(id)
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
  await desk.isClean('recipients')
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
  await desk.isClean('settings')
  await page.getByRole('button', { name: 'Vidare till missiv' }).press('Enter')

  await page.getByRole('button', { name: 'Skapa missivet' }).press('Enter')
  await page.getByRole('link', { name: 'Öppna missivet' }).waitFor()
  await page.getByText('Svara senast den 29 maj 2099.').waitFor()
  await desk.isClean('missiv')
  const here = page.url()
  await page.getByRole('link', { name: 'Öppna missivet' }).press('Enter')
  await page.getByText('Är ansvaret rätt fördelat?').waitFor()
  await page.goto(here)

  await page.getByRole('button', { name: 'Granska och skicka' }).press('Enter')
  await page.getByText('Remissversionen blir en allmän handling när den skickas.').waitFor()
  await desk.isClean('sending')
  await page.getByRole('button', { name: 'Skicka till 2 mottagare' }).press('Enter')
  await page.getByRole('complementary', { name: 'Läget' }).waitFor()
  await page.getByRole('button', { name: 'På remiss' }).waitFor()
  const letters = await desk.smtp.taken(2)
  expect(letters.map(letter => letter.to[0]).sort()).toEqual(['idrott@example.se', 'jouren@example.se'])
  expect(letters.every(({ mail }) => mail.attachments.length === 2 && mail.text?.includes('/svar#'))).toBe(true)
  await desk.isClean('overview')
})

test('anstånd, and every letter with its delivery', async () => {
  await page.goto(`/dokument/${id}/remiss`)
  await page.getByRole('button', { name: 'Åtgärder för Kvinnojouren Linden' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Anstånd …' }).press('Enter')
  await page.getByLabel('Svara senast').fill('2099-06-12')
  await desk.isClean('anstånd')
  await page.getByRole('button', { name: 'Bevilja anstånd' }).press('Enter')
  await page.getByText('Anstånd till 12 juni 2099', { exact: true }).waitFor()
  await desk.smtp.taken(3)
  await page.reload()
  await page.getByRole('tab', { name: 'Brev' }).press('Enter')
  await page
    .getByRole('rowheader', { name: /Kvinnojouren/ })
    .first()
    .waitFor()
  await expect.poll(() => page.getByText('Levererat').count(), { timeout: 20_000 }).toBe(3)
  await desk.isClean('letters')
  await page.getByRole('button', { name: 'Läs brevet till Kvinnojouren Linden' }).first().press('Enter')
  await page.getByText('Kvinnojouren Linden har fått mer tid').waitFor()
  expect(await axeFindings(page)).toEqual([])
})

test('the link of a letter opens the answer of its recipient, and no other', async () => {
  const letter = desk.smtp.letters.find(({ to }) => to[0] === 'jouren@example.se')
  const address = /\S+\/svar#[\w-]{43}/.exec(letter?.mail.text ?? '')?.[0] ?? ''
  const context = await desk.stage.browser.newContext({ locale: 'sv-SE' })
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
    const answer = await context.request.get(`${desk.stage.app.address}/api/svar/${each.id}`)
    expect(answer.ok(), each.name).toBe(each.id === recipient)
  }
  await context.close()
})
