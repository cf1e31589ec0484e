import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { paragraphsOf, wordsOf } from '../../server/docx/blocks.ts'
import { readDocx } from '../../server/docx/read.ts'
import { axeFindings, withAxe } from './axe.ts'
import { Desk } from './desk.ts'

const desk = new Desk()

/** What has the focus, as a screen reader names it. */
const focused = (): Promise<string> =>
  desk.karin.page.evaluate(() => {
    const element = document.activeElement
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent
    return label?.trim() ?? ''
  })

async function tabTo(name: string): Promise<void> {
  for (let i = 0; i < 20 && (await focused()) !== name; i++) await desk.karin.page.keyboard.press('Tab')
  expect(await focused()).toBe(name)
}

test('a file is chosen and fetched by keyboard alone, and holds what was chosen', async () => {
  const { page } = desk.karin
  await page.getByRole('button', { name: 'Exportera' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Exportera till Word' }).waitFor()
  // What follows from the state is chosen before.
  expect(await page.getByRole('radio', { name: 'Arbetsmaterial' }).isChecked()).toBe(true)
  const comments = page.getByRole('checkbox', { name: 'Kommentarer och ändringsförslag' })
  expect(await comments.isChecked()).toBe(true)
  await tabTo('Arbetsmaterial')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: 'Remissversion' }).isChecked()).toBe(true)
  expect(await comments.isChecked()).toBe(false)
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: 'Beslutsversion' }).isChecked()).toBe(true)
  expect(await comments.isDisabled()).toBe(true)
  await page.keyboard.press('ArrowUp')
  await tabTo('Tabeller med alla insatser efter ansvarig')
  await page.keyboard.press('Space')
  await tabTo('Ladda ner Word-fil')
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(download.suggestedFilename()).toBe('Program för prov.docx')
  const file = await readDocx(readFileSync(await download.path()))
  const words = [...paragraphsOf(file.blocks)].map(wordsOf)
  expect(words.find(line => line.startsWith('Status:'))).toMatch(/Remissversion/)
  expect(words).toContain('Insatser efter ansvarig')
  expect(words).not.toContain('Förkortningar')
})

test('the dialog: Escape gives the focus back; light, dark and narrow without a finding', async () => {
  const { page } = desk.karin
  await withAxe(desk.karin.context)
  await desk.karin.open(desk.id)
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 320]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await desk.settled()
      const button = page.getByRole('button', { name: 'Exportera' })
      await button.focus()
      await page.keyboard.press('Enter')
      const download = page.getByRole('button', { name: 'Ladda ner Word-fil' })
      await download.scrollIntoViewIfNeeded()
      const box = await download.boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= width, `${colorScheme} ${width}`).toBe(true)
      await desk.settled()
      expect(await axeFindings(page), `${colorScheme} ${width}`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await page.keyboard.press('Escape')
      await download.waitFor({ state: 'hidden' })
      expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
    }
})
