import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { AnswerDesk } from './answer-desk.ts'
import { axeFindings } from './axe.ts'

const desk = new AnswerDesk()

const editor = (page: Page) => page.getByRole('textbox', { name: 'Ert yttrande' })
const card = (page: Page) => page.getByRole('region', { name: 'Yttrande', exact: true })
const kept = (page: Page) => card(page).getByText(/^Utkastet sparades/)

async function atYttrande(token: string, name: string): Promise<Page> {
  const page = await desk.open(token, name)
  await page.getByRole('tab', { name: 'Ert yttrande' }).click()
  await editor(page).waitFor()
  return page
}

/** The words before the caret in the paragraph where it stands. */
const beforeCaret = (page: Page) =>
  page.evaluate(() => {
    const { anchorNode, anchorOffset } = getSelection() ?? {}
    return (anchorNode?.textContent ?? '').slice(0, anchorOffset)
  })

test('two of one body write in the same yttrande: nothing moves under the caret, and nothing is lost', async () => {
  const linden = await desk.out.recipient('Kvinnojouren Linden')
  const rut = await atYttrande(linden.token, 'Rut Remiss')
  await editor(rut).click()
  await rut.keyboard.type('Vi är positiva till programmet.')
  await kept(rut).waitFor()

  const eva = await atYttrande(linden.token, 'Eva Egen')
  await editor(eva).getByText('Vi är positiva till programmet.').waitFor()
  await editor(eva).click()
  await eva.keyboard.press('Control+Home')
  for (let i = 0; i < 'Vi är '.length; i++) await eva.keyboard.press('ArrowRight')
  expect(await beforeCaret(eva)).toBe('Vi är ')

  await rut.keyboard.press('Control+Home')
  await rut.keyboard.type('Inledning. ')
  await kept(rut).waitFor()
  await eva.getByText('Rut Remiss har skrivit en nyare lydelse.').waitFor()
  await card(eva).getByText('Inledning. Vi är positiva till programmet.').waitFor()
  expect(await editor(eva).textContent()).toBe('Vi är positiva till programmet.')
  expect(await beforeCaret(eva)).toBe('Vi är ')
  expect(await axeFindings(eva)).toEqual([])

  // Chosen by keyboard, the newer wording takes its place, and the caret is in the text again.
  await eva.getByRole('button', { name: 'Visa den nyare' }).focus()
  await eva.keyboard.press('Enter')
  await editor(eva).getByText('Inledning. Vi är positiva till programmet.').waitFor()
  await eva.waitForFunction(() => document.activeElement?.getAttribute('role') === 'textbox')

  // Who writes on meanwhile has two texts to choose between.
  await rut.keyboard.press('Control+End')
  await rut.keyboard.type(' Ruts slut.')
  await kept(rut).waitFor()
  await eva.keyboard.press('Control+End')
  await eva.keyboard.type(' Evas slut.')
  await eva.getByText('Rut Remiss har skrivit här samtidigt som du.').waitFor()
  expect(await editor(eva).textContent()).toContain('Evas slut.')
  await eva.getByRole('button', { name: 'Använd min' }).click()
  await kept(eva).waitFor()

  // Who has left the field sees the newest; what stood there before can be put back.
  await rut.getByRole('textbox', { name: 'Med egna ord' }).focus()
  await editor(rut).getByText('Evas slut.').waitFor()
  expect(await editor(rut).textContent()).not.toContain('Ruts slut.')
  await card(rut).getByRole('button', { name: 'Tidigare lydelser' }).click()
  await card(rut)
    .getByRole('button', { name: /^Visa lydelsen av Rut Remiss/ })
    .first()
    .click()
  await card(rut)
    .getByText(/Ruts slut\.$/)
    .waitFor()
  expect(await axeFindings(rut)).toEqual([])
  await card(rut).getByRole('button', { name: 'Återställ den här' }).click()
  await editor(rut).getByText('Ruts slut.').waitFor()
  await kept(rut).waitFor()
  const row = await desk.storage.db
    .selectFrom('answer_part')
    .select('content')
    .where('recipient', '=', linden.id)
    .where('kind', '=', 'yttrande')
    .executeTakeFirstOrThrow()
  expect(row.content).toContain('Ruts slut.')
  const before = await desk.storage.db.selectFrom('answer_part_version').select('content').execute()
  expect(before.some(({ content }) => content.includes('Evas slut.'))).toBe(true)
}, 240_000)

test('a field of another part is left alone too', async () => {
  const linden = await desk.out.recipient('Länsstyrelsen')
  const rut = await atYttrande(linden.token, 'Rut Remiss')
  const eva = await atYttrande(linden.token, 'Eva Egen')
  const words = (page: Page) => page.getByRole('textbox', { name: 'Med egna ord' })
  const position = (page: Page) => page.getByRole('region', { name: 'Ställningstagande' })
  await words(eva).focus()
  await words(rut).fill('Vi tillstyrker.')
  await position(rut)
    .getByText(/^Utkastet sparades/)
    .waitFor()
  await eva.getByText('Rut Remiss har skrivit en nyare lydelse.').waitFor()
  expect(await words(eva).inputValue()).toBe('')
  expect(await eva.getByRole('button', { name: 'Behåll den som står här' }).count()).toBe(0)
  await editor(eva).focus()
  await eva.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('#svar-egna-ord')?.value === 'Vi tillstyrker.'
  )
}, 120_000)
