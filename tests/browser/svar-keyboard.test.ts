import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { submission } from '../../schemas/remiss/submission.ts'
import { pdf } from '../helpers/intake.ts'
import { AnswerDesk, NARROW } from './answer-desk.ts'
import { axeFindings } from './axe.ts'
import { Keys } from './keys.ts'

/** Whoever answers without an account has a keyboard alone, and the narrowest page. */
const desk = new AnswerDesk()

async function begin(token: string): Promise<{ page: Page; keys: Keys }> {
  const page = await desk.open(token, '', NARROW)
  const keys = new Keys(page)
  await keys.to('Namn')
  await keys.type('Rut Remiss')
  await keys.press('Enter')
  await page.getByText('Du skriver som Rut Remiss.').waitFor()
  return { page, keys }
}

/** From the tab that is chosen to another one, with the arrows. */
async function toTab({ page, keys }: { page: Page; keys: Keys }, from: RegExp, to: string): Promise<void> {
  await keys.to(from)
  for (let i = 0; i < 3 && (await keys.at()) !== to; i++) await keys.press('ArrowRight')
  await keys.press('Enter')
  await page.getByRole('tab', { name: to, selected: true }).waitFor()
}

test('a proposal, position, question, yttrande, file, decision and reservation, submitted and supplemented', async () => {
  const linden = await desk.out.recipient('Kvinnojouren Linden')
  const { page, keys } = await begin(linden.token)
  await keys.on('Föreslå ändring av insats 3.1')
  const wording = page.getByLabel('Ert förslag till lydelse av insats 3.1')
  await expect.poll(() => wording.evaluate(field => field === document.activeElement)).toBe(true)
  await keys.press('Control+End')
  await keys.type(' varje dag')
  await keys.to('Varför? (frivilligt)')
  await keys.type('Det behövs.')

  await toTab({ page, keys }, /^Mina insatser/, 'Ert yttrande')
  await keys.to('Inget val')
  await keys.press('ArrowDown')
  await keys.to('Med egna ord')
  await keys.type('Vi är positiva.')
  await keys.on('Ja', 'Space')
  await keys.on('Rubrik')
  await keys.type('Sammanfattning')
  await keys.press('Enter')
  await keys.type('Det här är bra.')
  const chooser = page.waitForEvent('filechooser')
  await keys.on(/^Ladda upp yttrande/)
  await (await chooser).setFiles({ name: 'Yttrande.pdf', mimeType: 'application/pdf', buffer: pdf('tangenter') })
  await page.getByRole('button', { name: 'Ta bort Yttrande.pdf' }).waitFor()
  await keys.to('Beslutsdatum')
  // A year that is typed too long is no longer than a year; the parts of a date stand in the order of the browser's language.
  await keys.type('99999999')
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp']) {
    await keys.press(key)
    await keys.press('ArrowRight')
  }
  const date = await page.getByLabel('Beslutsdatum').inputValue()
  expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  await keys.to('§')
  await keys.type('88')
  await keys.on('Lägg till en reservation')
  await keys.to('Av')
  await keys.type('Ulf Olsson')
  await page.waitForFunction(() => !/Sparar …|Inte sparat/.test(document.body.textContent ?? ''))
  expect(await axeFindings(page)).toEqual([])

  await keys.on('Granska och lämna in')
  await page.getByRole('button', { name: 'Lämna in svaret' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await keys.on('Lämna in svaret')
  await page.getByRole('heading', { name: 'Svaret är inlämnat' }).waitFor()
  const rows = () =>
    desk.storage.db.selectFrom('submission').selectAll().where('recipient', '=', linden.id).orderBy('number').execute()
  const [first] = await rows()
  const { parts, files } = submission.parse(JSON.parse(first!.content))
  expect(files.map(file => file.name)).toEqual(['Yttrande.pdf'])
  expect(parts.map(({ part }) => part)).toEqual([
    expect.objectContaining({ kind: 'stallningstagande', position: 'Tillstyrker', words: 'Vi är positiva.' }),
    expect.objectContaining({ kind: 'beslut', date, paragraph: '88' }),
    expect.objectContaining({ kind: 'fragesvar', choice: 'Ja' }),
    {
      kind: 'yttrande',
      stycken: [{ form: 'h2', runs: [{ text: 'Sammanfattning' }] }, { runs: [{ text: 'Det här är bra.' }] }]
    },
    expect.objectContaining({ kind: 'andringsforslag', motivation: 'Det behövs.' }),
    expect.objectContaining({ kind: 'reservation', by: 'Ulf Olsson' })
  ])

  const download = page.waitForEvent('download')
  await keys.on('Hämta kvittot som Word-fil')
  expect((await download).suggestedFilename()).toMatch(/^Remissvar/)
  await keys.on('Skriv en komplettering')
  await keys.on('Skriv en synpunkt på helheten')
  const whole = page.getByLabel('Er synpunkt på helheten')
  await expect.poll(() => whole.evaluate(field => field === document.activeElement)).toBe(true)
  await keys.type('En sak till.')
  await page.waitForFunction(() => !/Sparar …|Inte sparat/.test(document.body.textContent ?? ''))
  await keys.on('Granska och lämna in')
  await page.getByRole('button', { name: 'Lämna in kompletteringen' }).waitFor()
  await keys.on('Lämna in kompletteringen')
  await page
    .getByText(/^Komplettering till svar \d+\.$/)
    .first()
    .waitFor()
  expect((await rows()).map(row => row.supplement_to)).toEqual([null, first!.id])
}, 120_000)

test('to abstain', async () => {
  const polisen = await desk.out.recipient('Polisen')
  const { page, keys } = await begin(polisen.token)
  await toTab({ page, keys }, /^Hela texten|^Mina insatser/, 'Ert yttrande')
  await keys.on('Vi avstår från att yttra oss')
  await page.getByRole('button', { name: 'Lämna in att ni avstår' }).waitFor()
  await keys.on('Lämna in att ni avstår')
  await page.getByRole('heading', { name: 'Det är noterat att ni avstår' }).waitFor()
}, 60_000)
