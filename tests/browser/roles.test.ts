import { expect, test } from 'vitest'
import { axeFindings, withAxe } from './axe.ts'
import { Desk } from './desk.ts'
import type { Writer } from './writer.ts'

const desk = new Desk()

const OMRADE1 = { records: ['Omrade1'], egnaInsatser: false }

/** Karin gives Per a role. */
async function give(role: string | null, scope?: object): Promise<void> {
  const answer = await desk.karin.page.request.put(`/api/documents/${desk.id}/members`, {
    headers: { origin: desk.address },
    data: { person: 'demo-per', role, ...(scope ? { scope } : {}) }
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** Per, with a role, in the document. */
async function per(role: string, scope?: object): Promise<Writer> {
  await give(role, scope)
  const writer = await desk.writer('Per')
  await withAxe(writer.context)
  await writer.open(desk.id)
  return writer
}

const line = (writer: Writer): Promise<string | null> => writer.page.locator('.ss-readonly').textContent()

test('a delförfattare sees what is theirs, writes there, and nowhere else', async () => {
  const writer = await per('delforfattare', OMRADE1)
  const { page } = writer
  expect(await line(writer)).toBe('Du skriver i ”Förebygga”. Resten kan du läsa och kommentera.')
  const mine = page.locator('.ss-row', { has: page.locator('.ss-row__mine') })
  expect(await mine.locator('.ss-row__t').allTextContents()).toEqual(['Förebygga'])

  await writer.caretAtEnd('Insats1', 'text')
  await writer.type(' Varje år.')
  await writer.saved()
  await desk.karin.field('Insats1', 'text').getByText('Varje år.').waitFor()

  await writer.caretAtEnd('Insats3', 'text')
  for (const key of ['x', 'Backspace', 'Delete', 'Enter', 'Control+b', 'Control+x', 'Control+Shift+8'])
    await writer.press(key)
  await page.keyboard.insertText('klistrat')
  await writer.caretAtEnd('m', 'titel')
  await writer.type('x')
  expect(await line(writer)).toBe('Den här texten skriver andra. Du skriver i ”Förebygga”.')
  const bold = page.getByRole('toolbar').getByRole('button', { name: 'Fet' })
  expect(await bold.getAttribute('aria-disabled')).toBe('true')
  expect(await bold.getAttribute('aria-description')).toContain('andra skriver')
  expect(await writer.field('Insats3', 'text').textContent()).toBe('ställa frågor i varje möte.')
  // The name beside the caret of the other stands in the field too.
  expect(await desk.karin.field('m', 'titel').textContent()).toMatch(/^Program för prov(Per Nordin)?$/)

  // What would change the structure elsewhere is not there to be pressed.
  expect(await page.locator('[data-record="fokusomrade"][data-id="Omrade2"] [data-act]').count()).toBe(0)
  expect(await page.locator('[data-act="add-fokusomrade"]').count()).toBe(0)
  await page.locator('[data-act="add-insats"][data-id="Omrade1"]').click()
  await writer.type('ny insats')
  await writer.saved()
  await desk.karin.page.locator('.ss-insats', { hasText: 'ny insats' }).waitFor()
  expect(await axeFindings(writer.page)).toEqual([])
  expect(writer.faults).toEqual([])
  await writer.close()
})

test('a granskare and a läsare are told that they read', async () => {
  const writer = await per('granskare')
  expect(await line(writer)).toBe('Du kan läsa och kommentera dokumentet men inte skriva i det.')
  await writer.caretAtEnd('Insats1', 'text')
  await writer.type('x')
  for (const key of ['Backspace', 'Delete', 'Enter', 'Control+b', 'Control+x', 'Control+z', 'Control+Alt+1'])
    await writer.press(key)
  await writer.page.keyboard.insertText('klistrat')
  expect(await writer.field('Insats1', 'text').textContent()).toBe('utbilda all personal.')
  // The caret is there, so that the text can be selected by keyboard and commented on.
  for (let i = 0; i < 3; i++) await writer.press('Control+Shift+ArrowLeft')
  expect(await writer.page.evaluate(() => getSelection()?.toString())).toContain('personal')
  expect(await axeFindings(writer.page)).toEqual([])
  await give('lasare')
  await writer.page.locator('.ss-readonly', { hasText: 'Du kan läsa dokumentet men inte ändra det.' }).waitFor()
  expect(await axeFindings(writer.page)).toEqual([])
  await writer.close()
})

test('a change of role reaches the open page, which goes on where the person was', async () => {
  const writer = await per('delforfattare', OMRADE1)
  await writer.caretAtEnd('Insats1', 'text')
  await writer.type(' Före.')
  await give('forfattare')
  await writer.page.locator('.ss-readonly', { hasText: 'Din roll i dokumentet är nu författare.' }).waitFor()
  await writer.type(' Efter.')
  await writer.caretAtEnd('Insats3', 'text')
  await writer.type(' Också här.')
  await writer.saved()
  await desk.karin.field('Insats1', 'text').getByText('utbilda all personal. Före. Efter.').waitFor()
  await desk.karin.field('Insats3', 'text').getByText('Också här.').waitFor()
  expect(writer.faults).toEqual([])
  await writer.close()
})

test('what was written and is no longer allowed is shown and can be saved, and never sent', async () => {
  const writer = await per('forfattare')
  const { page } = writer
  await writer.offline(true)
  await writer.caretAtEnd('Insats3', 'text')
  await writer.type(' Skrivet utan nät.')
  await give('delforfattare', OMRADE1)
  await writer.offline(false)
  await page.getByText('Din roll ändrades innan det du skrev hade sparats').waitFor({ timeout: 20_000 })
  const mine = page.locator('.ss-mytext li')
  await mine.first().waitFor()
  expect(await mine.allTextContents()).toEqual([
    expect.stringContaining('ställa frågor i varje möte. Skrivet utan nät.')
  ])
  expect(await desk.karin.field('Insats3', 'text').textContent()).toBe('ställa frågor i varje möte.')
  const fetchAnew = page.getByRole('button', { name: 'Hämta dokumentet på nytt' })
  expect(await fetchAnew.isDisabled()).toBe(true)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Spara min text som fil' }).click()
  ])
  expect(file.suggestedFilename()).toBe('min-text.json')
  await fetchAnew.click()
  await page.locator('.ss-readonly', { hasText: 'Du skriver i ”Förebygga”.' }).waitFor()
  await writer.saved()
  expect(await writer.field('Insats3', 'text').textContent()).toBe('ställa frågor i varje möte.')
  await writer.close()
})

test('who loses the document while something is unsent can save it', async () => {
  const writer = await per('forfattare')
  await writer.offline(true)
  await writer.caretAtEnd('Insats1', 'text')
  await writer.type(' Osänt.')
  await give(null)
  await writer.offline(false)
  await writer.page.getByRole('button', { name: 'Spara min text som fil' }).waitFor({ timeout: 20_000 })
  expect(await writer.field('Insats1', 'text').textContent()).toContain('Osänt.')
  await writer.close()
})

test('sharing by keyboard: somebody is looked up, gets a role with areas, another role, and none', async () => {
  const { karin } = desk
  const { page } = karin
  await withAxe(karin.context)
  await karin.open(desk.id)
  await page.getByRole('button', { name: 'Dela', exact: true }).focus()
  await karin.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Dela' })
  await panel.getByRole('heading', { name: 'Ge någon en egen roll' }).waitFor()
  expect(await panel.getByLabel('Roll för Karin Lindqvist').isDisabled()).toBe(true)

  await panel.getByRole('combobox', { name: 'Person eller enhet' }).focus()
  await karin.type('per')
  await page.getByRole('option', { name: /Per Nordin/ }).waitFor()
  await karin.press('ArrowDown')
  await karin.press('Enter')
  await panel.getByLabel('Roll', { exact: true }).selectOption('delforfattare')
  await panel.getByRole('checkbox', { name: '1 Förebygga' }).focus()
  await karin.press('Space')
  await panel.getByRole('button', { name: 'Lägg till' }).focus()
  await karin.press('Enter')
  await panel.getByText('Skriver i 1 Förebygga').waitFor()
  expect(await axeFindings(karin.page)).toEqual([])

  await panel.getByRole('button', { name: 'Ändra områden för Per Nordin' }).click()
  await panel
    .getByRole('checkbox', { name: /egna enheten/ })
    .first()
    .click()
  await panel.getByRole('button', { name: 'Spara områden' }).click()
  await panel.getByText('insatser där den egna enheten är ansvarig').first().waitFor()

  await panel.getByRole('combobox', { name: 'Person eller enhet' }).fill('socialförv')
  await page.getByRole('option', { name: /socialförvaltningen/ }).click()
  await panel.getByLabel('Roll', { exact: true }).selectOption('granskare')
  await panel.getByRole('button', { name: 'Lägg till' }).click()
  await panel.getByLabel('Roll för socialförvaltningen').waitFor()

  await panel.getByLabel('Roll för Per Nordin').selectOption('agare')
  await expect.poll(() => panel.getByLabel('Roll för Karin Lindqvist').isDisabled()).toBe(false)
  await panel.getByRole('button', { name: 'Ta bort rollen för Per Nordin' }).click()
  await expect.poll(() => panel.getByLabel('Roll för Per Nordin').count()).toBe(0)
  await panel.getByRole('button', { name: 'Lägg till' }).click()
  await panel.getByText('Sök och välj någon i listan.').waitFor()
})
