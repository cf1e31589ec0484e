import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { REMISS_API, type RemissDetail } from '../../schemas/api/remiss.ts'
import { readyProgram } from '../helpers/remiss.ts'
import { CoordinatorDesk } from './coordinator-desk.ts'

/** What a coordinator does besides sending: lists, settings, a remiss that is discarded, letters that are refused, the end, and personal data. */
const desk = new CoordinatorDesk()
let page: Page
let id = ''

beforeAll(() => {
  ;({ page, id } = desk)
})

const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).press('Enter')
const step = (name: RegExp): Promise<void> =>
  page.getByRole('navigation', { name: 'Steg' }).getByRole('button', { name }).press('Enter')
const begin = async (): Promise<void> => {
  await page.goto(`/dokument/${id}/remiss?ny=underhandsremiss`)
  await page.getByRole('tab', { name: 'Sparade listor' }).waitFor()
}
const detail = async (): Promise<RemissDetail> => {
  const { remisser } = (await (await page.request.get(REMISS_API.list(id))).json()) as { remisser: [{ id: string }] }
  return (await (await page.request.get(REMISS_API.remiss(id, remisser[0].id))).json()) as RemissDetail
}

test('a list is saved under a name, and whoever else may use it is told who keeps it', async () => {
  await begin()
  await page.getByRole('tab', { name: 'Lista eller fil' }).click()
  await page
    .getByLabel('En instans på varje rad')
    .fill('Instans;E-post;Kontaktperson\nKvinnojouren Linden;jouren@example.se;Rut Remiss\nPolisen;polisen@example.se;')
  await press('Läs listan')
  await press('Lägg till 2')
  await page.getByRole('rowheader', { name: 'Polisen' }).waitFor()
  await press('Spara listan …')
  await page.getByLabel('Listans namn').fill('Föreningar')
  await press('Spara')
  await page.getByRole('tab', { name: 'Sparade listor' }).click()
  await page.getByText('Du kan ändra den genom att spara en lista med samma namn.').waitFor()
  await page.getByRole('button', { name: 'Ta bort listan Föreningar' }).waitFor()
  await desk.isClean('lists')

  const amira = await desk.stage.writer('Amira')
  const other = await amira.import(readyProgram())
  await amira.page.goto(`/dokument/${other}/remiss?ny=remiss`)
  await amira.page.getByRole('tab', { name: 'Sparade listor' }).click()
  await amira.page.getByText(/^Sparad av Karin/).waitFor()
  expect(await amira.page.getByRole('button', { name: 'Ta bort listan Föreningar' }).count()).toBe(0)
  await amira.page.getByRole('button', { name: 'Lägg till Föreningar (2)' }).click()
  await amira.page.getByRole('rowheader', { name: 'Polisen' }).waitFor()
  expect(amira.faults).toEqual([])
})

test('the language of a question and the reminder about handling are set on the page', async () => {
  await step(/Svar och dagar/)
  await press('Lägg till en fråga')
  await page.getByLabel('Fråga 1', { exact: true }).fill('Är ansvaret tydligt?')
  await page.getByLabel('Fråga 1 på engelska').fill('Is the responsibility clear?')
  await page.getByLabel('Sista dag att svara').fill('2099-05-29')
  await page.getByLabel('Dagar innan synpunkterna ska vara hanterade').fill('10')
  await desk.isClean('settings')
  await press('Vidare till missiv')
  await page.getByRole('heading', { name: 'Missiv', exact: true }).waitFor()
  const { questions, reminders } = await detail()
  expect(questions[0]).toMatchObject({
    text: 'Är ansvaret tydligt?',
    translations: { en: 'Is the responsibility clear?' }
  })
  expect(reminders.handling).toBe(10)
  await step(/Svar och dagar/)
  await page.getByLabel('Dagar innan synpunkterna ska vara hanterade').fill('')
  // Whoever leaves by another step loses nothing either.
  await step(/Missiv/)
  await page.getByRole('heading', { name: 'Missiv', exact: true }).waitFor()
  expect((await detail()).reminders.handling).toBeNull()
})

test('a prepared remiss is discarded when it has been said what goes with it, by keyboard', async () => {
  await press('Kasta remissen …')
  await page.getByText(/2 mottagare, 1 fråga/).waitFor()
  await desk.isClean('discard')
  await press('Avbryt')
  await expect.poll(() => page.evaluate('document.activeElement?.textContent')).toBe('Kasta remissen …')
  await page.keyboard.press('Enter')
  await press('Kasta remissen')
  await page.getByText('Dokumentet har inte varit på remiss').waitFor()
})

test('a letter that was refused says why and is sent again; the list is narrowed to a state', async () => {
  await begin()
  await page.getByRole('tab', { name: 'Sparade listor' }).click()
  await press('Lägg till Föreningar (2)')
  await page.getByRole('rowheader', { name: 'Polisen' }).waitFor()
  await step(/Svar och dagar/)
  await page.getByLabel('Sista dag att svara').fill('2099-05-29')
  await press('Vidare till missiv')
  await press('Vidare till granska och skicka')
  desk.smtp.answers.push(550)
  // The button waits until it is known that nothing is missing.
  await page.getByRole('button', { name: 'Skicka till 2 mottagare' }).click()
  await page.getByRole('complementary', { name: 'Läget' }).waitFor({ timeout: 60_000 })
  await desk.smtp.taken(1)
  const rows = page.getByRole('table', { name: 'Remissinstanser' })
  await page.getByRole('tab', { name: 'Brev', exact: true }).click()
  const again = page.getByRole('button', { name: /^Skicka igen till / })
  await expect
    .poll(
      async () => {
        await page.reload()
        await page.getByRole('tab', { name: 'Brev', exact: true }).click()
        await page.getByRole('table', { name: 'Brev som har skickats' }).waitFor()
        return again.count()
      },
      { timeout: 30_000 }
    )
    .toBe(1)
  await page.getByText(/550/).waitFor()
  await desk.isClean('refused')
  await again.press('Enter')
  await desk.smtp.taken(2)
  await again.waitFor({ state: 'detached' })

  await page.getByRole('tab', { name: /^Remissinstanser/ }).click()
  await rows.waitFor()
  const [linden] = (await detail()).recipients
  // Somebody has opened their link: two states, and so a choice.
  const link = desk.smtp.letters
    .find(({ to }) => to[0] === 'jouren@example.se')
    ?.mail.text?.match(/\S+\/svar#[\w-]{43}/)?.[0]
  const guest = await desk.stage.browser.newContext({ locale: 'sv-SE' })
  const outside = await guest.newPage()
  await outside.goto(link ?? '')
  await outside.getByLabel('Namn', { exact: true }).waitFor()
  await guest.close()
  await page.reload()
  await page.getByRole('radio', { name: 'Öppnad (1)' }).press('Space')
  await expect.poll(() => rows.getByRole('rowheader').allTextContents()).toEqual(['Kvinnojouren Linden'])
  expect(linden?.name).toBe('Kvinnojouren Linden')
  await desk.isClean('narrowed')
  await page.getByRole('radio', { name: 'Alla (2)' }).press('Space')
  await rows.getByRole('rowheader', { name: 'Polisen' }).waitFor()

  await page.getByRole('button', { name: 'Åtgärder för Polisen' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Anstånd …' }).press('Enter')
  await page.getByLabel('Svara senast').fill('2099-06-12')
  await page.getByLabel('Anteckning').fill('Möte den 10 juni')
  await press('Bevilja anstånd')
  await page.getByText(/^Beviljat av Karin Lindqvist. Möte den 10 juni/).waitFor()
}, 120_000)

test('an ended remiss says so, and what is no record is removed once it has been said what stays and why', async () => {
  const moved = await page.request.post(REMISS_API.state(id), {
    data: { from: 'underhandsremiss', to: 'arbetsmaterial' },
    headers: { origin: desk.stage.app.address }
  })
  expect(moved.ok()).toBe(true)
  await page.reload()
  const status = page.getByRole('complementary', { name: 'Läget' })
  await status.getByText(/^Avslutad /).waitFor()
  expect(await status.textContent()).toContain('0 svar kom in. 2 instanser svarade inte.')
  expect(await status.textContent()).not.toContain('kvar')
  await page.getByRole('tab', { name: 'Personuppgifter' }).click()
  await page.getByText('Kontaktpersonen hos 1 mottagare.').waitFor()
  await page.getByText(/^Det som 1 instans har påbörjat/).waitFor()
  await desk.isClean('personal data')
  await press('Ta bort uppgifterna …')
  await press('Bekräfta: ta bort för alltid')
  await page.getByText('Uppgifterna är borttagna.').first().waitFor()
  expect((await detail()).recipients.map(each => each.contact)).toEqual(['', ''])
  await desk.isClean('removed')
})
