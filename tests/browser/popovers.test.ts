import { readFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { pngBytes } from '../helpers/pictures.ts'
import { Desk } from './desk.ts'

/** What opens beside the page, and what is put into it, in a real browser against the real server. */
const desk = new Desk()

describe('ansvar, by keyboard alone', () => {
  const ansvar = (record: string): Promise<string | null> =>
    desk.karin.page.locator(`[data-id="${record}"] .ss-ansvar`).textContent()

  test('from the text of an insats to its parties, and on to the next insats', async () => {
    await desk.karin.caretAtEnd('Insats2', 'text')
    await desk.karin.press('Tab')
    await desk.karin.press('Enter')
    await desk.karin.page.getByRole('combobox', { name: 'Ansvarig' }).waitFor()
    await desk.karin.type('SOF')
    await desk.karin.press('Enter')
    await desk.karin.type('utbildningsförv')
    await desk.karin.press('Enter')
    await desk.karin.press('Backspace')
    await desk.karin.press('Tab')
    await desk.karin.type('polis')
    await desk.karin.press('Enter')
    await desk.karin.press('Escape')
    await desk.karin.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await ansvar('Insats2')).toBe('Ansvar: Socialförvaltningen i samverkan med polisen')
    await desk.karin.page.waitForTimeout(100)
    expect(await desk.focused()).toBe('Socialförvaltningen, ändra ansvar')
    await desk.karin.press('Tab')
    expect(await desk.caretField()).toBe('Omrade2:titel')
    await desk.karin.press('Shift+Tab')
    expect(await desk.focused()).toBe('Socialförvaltningen, ändra ansvar')
    await desk.karin.press('Shift+Tab')
    expect(await desk.caretField()).toBe('Insats2:text')
  })

  test('a pasted line is read as a whole; each change can be undone by itself', async () => {
    await desk.karin.page.locator('[data-id="Insats2"] .ss-missing').click()
    await desk.karin.page.getByRole('combobox', { name: 'Ansvarig' }).waitFor()
    await desk.karin.page.keyboard.insertText(
      'Ansvar: Socialförvaltningen och kommunledningskontoret i samverkan med polisen'
    )
    await desk.karin.press('Enter')
    await desk.karin.page.getByRole('radio', { name: 'Gemensamt' }).check()
    await desk.karin.page.getByRole('textbox', { name: 'Tillägg efter namnen' }).fill('vid behov')
    expect(await ansvar('Insats2')).toBe(
      'Ansvar: Gemensamt för socialförvaltningen och kommunledningskontoret i samverkan med polisen vid behov'
    )
    for (const left of ['i samverkan med polisen', 'Välj vem som ansvarar']) {
      await desk.karin.press('Control+z')
      await desk.karin.press('Control+z')
      await desk.karin.page.waitForTimeout(50)
      expect(await ansvar('Insats2')).toContain(left)
    }
  })

  test('a party outside of the register, and one that is taken away by its button', async () => {
    await desk.karin.page.locator('[data-id="Insats1"] .ss-unit').click()
    await desk.karin.page.getByRole('combobox', { name: 'I samverkan med' }).click()
    await desk.karin.type('Rädda barnen i Ekviken')
    await desk.karin.page.getByRole('option', { name: /som fri part/ }).click()
    await desk.karin.page.getByRole('button', { name: 'Ta bort kommunledningskontoret' }).click()
    expect(await ansvar('Insats1')).toBe('Ansvar: I samverkan med Rädda barnen i Ekviken')
    await desk.karin.page.getByRole('button', { name: 'Klar', exact: true }).click()
    await desk.karin.page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('closes when somebody else removes the insats', async () => {
    await desk.karin.letAllWrite(desk.id)
    const per = await desk.writer('Per')
    await per.open(desk.id)
    await desk.karin.page.locator('[data-id="Insats2"] .ss-missing').click()
    await desk.karin.page.getByRole('dialog').waitFor()
    await per.caretAtEnd('Insats2', 'text')
    await per.press('Control+Shift+Enter')
    await per.page.getByRole('menuitem', { name: /Ta bort insats/ }).click()
    await desk.karin.page.getByRole('dialog').waitFor({ state: 'detached' })
    await per.close()
    expect(per.faults).toEqual([])
  })
})

test('the box of facts: a word, a date and a unit, each emptied again', async () => {
  const value = (key: string): Locator => desk.karin.page.locator(`[data-act="metadata"][data-key="${key}"]`)
  await value('beslutas-av').click()
  await desk.karin.page.getByRole('option', { name: 'Kommunstyrelsen' }).click()
  await desk.karin.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await value('beslutas-av').textContent()).toBe('Kommunstyrelsen')
  await value('beslutsdatum').click()
  await desk.karin.page.locator('input[type=date]').fill('2027-03-24')
  await desk.karin.press('Enter')
  await desk.karin.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await value('beslutsdatum').textContent()).toBe('24 mars 2027')
  await value('ansvarig-namnd').click()
  await desk.karin.page.getByRole('combobox').waitFor()
  await desk.karin.type('SN')
  await desk.karin.press('Enter')
  await desk.karin.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await value('ansvarig-namnd').textContent()).toBe('Socialnämnden')
  for (const key of ['beslutas-av', 'beslutsdatum', 'ansvarig-namnd']) {
    await value(key).click()
    await desk.karin.page.getByRole('button', { name: 'Töm' }).click()
    await desk.karin.press('Escape')
    await desk.karin.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await value(key).getAttribute('class')).toContain('ss-choice--empty')
  }
})

describe('the menu of a record', () => {
  const menuItem = (name: string | RegExp): Locator => desk.karin.page.getByRole('menuitem', { name })
  const order = (): Promise<string[]> =>
    desk.karin.page.locator('.ss-insats').evaluateAll(all => all.map(e => (e as HTMLElement).dataset.id ?? ''))

  test('at its handle: moves to another area, and removes into the trash', async () => {
    await desk.karin.page.locator('.ss-insats[data-id="Insats1"]').hover()
    await desk.karin.page.locator('[data-act="menu"][data-id="Insats1"]').click()
    await menuItem('Flytta till fokusområde …').click()
    await menuItem('2 Upptäcka').click()
    await expect.poll(order).toEqual(['Insats2', 'Insats3', 'Insats1'])
    await desk.settled()
    expect(await desk.caretField()).toBe('Insats1:text')
    await desk.karin.press('Control+Shift+Enter')
    await desk.karin.press('End')
    await desk.karin.press('Enter')
    await expect.poll(order).toEqual(['Insats2', 'Insats3'])
    await desk.settled()
    await desk.karin.press('Control+z')
    await expect.poll(order).toEqual(['Insats2', 'Insats3', 'Insats1'])
  })

  test('Escape gives the focus back to the page when it was asked for there', async () => {
    await desk.karin.caretAtEnd('Insats2', 'text')
    await desk.karin.press('Control+Shift+Enter')
    await menuItem(/Flytta upp/).waitFor()
    await desk.karin.press('Escape')
    await desk.settled()
    expect(await desk.focused()).toBe('Dokumentets text')
    expect(await desk.caretField()).toBe('Insats2:text')
  })

  test('a table: put in, filled, and its rows and columns moved for the cell with the caret', async () => {
    await desk.karin.caretAtEnd('p-inledning', 'text')
    await desk.tool('Infoga').click()
    await menuItem('Tabell').click()
    await desk.karin.page.locator('.ss-table-record').waitFor()
    await desk.settled()
    await desk.karin.type('Mål')
    const cells = desk.karin.page.locator('.ss-td')
    expect(await cells.count()).toBe(9)
    for (const [i, words] of ['a', 'b', 'c', 'd', 'e', 'f'].entries()) {
      await cells.nth(i).click()
      await desk.karin.type(words)
    }
    const table = (): Promise<string[]> => cells.allTextContents()
    await cells.nth(4).click()
    await desk.karin.page.locator('.ss-table-record').hover()
    await desk.karin.page.locator('.ss-table-record > .ss-gutter [data-act="menu"]').click()
    await menuItem(/^Kolumn$/).click()
    await menuItem('Flytta kolumnen åt vänster').click()
    await expect.poll(table).toEqual(['b', 'a', 'c', 'e', 'd', 'f', '', '', ''])
    await desk.settled()
    await desk.karin.type('!')
    expect((await table())[3]).toMatch(/^(e!|!e)$/)
    await desk.karin.press('Control+Shift+Enter')
    await menuItem(/^Rad$/).click()
    await menuItem('Ta bort raden').click()
    await expect.poll(table).toEqual(['b', 'a', 'c', '', '', ''])
    await desk.settled()
    await desk.karin.press('Control+Shift+Enter')
    await menuItem(/^Rubrikrad/).click()
    await expect.poll(() => desk.karin.page.locator('.ss-tr--header').count()).toBe(0)
  })
})

describe('pictures', () => {
  test('a chosen file stands after the text, and its words are asked for', async () => {
    await desk.karin.caretAtEnd('p-inledning', 'text')
    await desk.tool('Infoga').click()
    const chooser = desk.karin.page.waitForEvent('filechooser')
    await desk.karin.page.getByRole('menuitem', { name: 'Bild …' }).click()
    await (await chooser).setFiles({ name: 'karta.png', mimeType: 'image/png', buffer: pngBytes(40, 30) })
    const picture = desk.karin.page.locator('.ss-picture img')
    await picture.waitFor()
    await desk.settled()
    await desk.karin.type('Karta över orten')
    expect(await picture.getAttribute('alt')).toBe('Karta över orten')
    expect(await picture.evaluate(img => (img as HTMLImageElement).naturalWidth)).toBe(40)
    expect(
      await desk.karin.page
        .locator('[data-id="s-inledning"] > .ss-in > [data-record]')
        .evaluateAll(all => all.map(e => (e as HTMLElement).dataset.record))
    ).toEqual(['prose', 'picture', 'prose'])
  })

  test('what is no picture is refused in its place, in words', async () => {
    await desk.karin.caretAtEnd('p-inledning', 'text')
    await desk.karin.press('Control+Shift+Enter')
    const chooser = desk.karin.page.waitForEvent('filechooser')
    await desk.karin.page.getByRole('menuitem', { name: 'Infoga bild efter …' }).click()
    await (await chooser).setFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('ingen bild') })
    const notice = desk.karin.page.getByRole('alert')
    await notice.waitFor()
    expect(await notice.textContent()).toContain('Bilden går inte att använda.')
    expect(await desk.karin.page.locator('.ss-picture').count()).toBe(0)
    await notice.getByRole('button', { name: 'Stäng' }).click()
    await notice.waitFor({ state: 'detached' })
    desk.karin.faults.splice(0, desk.karin.faults.length, ...desk.karin.faults.filter(f => !/status of 400/.test(f)))
  })
})

describe('links and footnotes', () => {
  test('a link: written, shown at the caret, changed, taken away', async () => {
    await desk.selectLastWord('p-inledning', 'text')
    await desk.karin.press('Control+k')
    await desk.karin.page.getByRole('textbox', { name: 'Adress' }).waitFor()
    await desk.karin.type('två ord')
    await desk.karin.press('Enter')
    expect(await desk.karin.page.getByRole('dialog').textContent()).toContain('Adressen går inte att använda.')
    await desk.karin.page.getByRole('textbox', { name: 'Adress' }).fill('ekviken.se')
    await desk.karin.press('Enter')
    await desk.karin.page.getByRole('dialog').waitFor({ state: 'detached' })
    await desk.settled()
    expect(await desk.html('p-inledning', 'text')).toContain('href="https://ekviken.se"')
    await desk.karin.press('ArrowLeft')
    await desk.karin.press('ArrowRight')
    const bubble = desk.karin.page.locator('.ss-link-bubble')
    await bubble.waitFor()
    expect(await bubble.getByRole('link').getAttribute('href')).toBe('https://ekviken.se')
    await bubble.getByRole('button', { name: 'Ändra' }).click()
    await desk.karin.page.getByRole('textbox', { name: 'Adress' }).fill('namn@ekviken.se')
    await desk.karin.press('Enter')
    await desk.karin.page.getByRole('dialog').waitFor({ state: 'detached' })
    await desk.settled()
    expect(await desk.html('p-inledning', 'text')).toContain('href="mailto:namn@ekviken.se"')
    await bubble.getByRole('button', { name: 'Ta bort länken' }).click()
    expect(await desk.html('p-inledning', 'text')).not.toContain('<a ')
    expect(await desk.focused()).toBe('Dokumentets text')
  })

  test('with nothing selected the words are written too', async () => {
    await desk.karin.caretAtEnd('p-inledning', 'text')
    await desk.karin.press('Control+k')
    await desk.karin.page.getByRole('textbox', { name: 'Text som visas' }).fill('lagen')
    await desk.karin.page.getByRole('textbox', { name: 'Adress' }).fill('https://lagen.nu')
    await desk.karin.press('Enter')
    await desk.karin.page.getByRole('dialog').waitFor({ state: 'detached' })
    await desk.settled()
    await desk.karin.type(' slut')
    expect(await desk.html('p-inledning', 'text')).toMatch(/<a [^>]*href="https:\/\/lagen\.nu"[^>]*>lagen<\/a> slut/)
  })

  test('a footnote: there, back, and still there after cut and paste', async () => {
    await desk.karin.caretAtEnd('p-inledning', 'text')
    await desk.tool('Fotnot').click()
    await desk.settled()
    await desk.karin.type('Lag (2023:196).')
    const footnote = await desk.caretField()
    expect(footnote).toMatch(/:text$/)
    await desk.karin.press('Control+Alt+f')
    expect(await desk.caretField()).toBe('p-inledning:text')
    await desk.karin.page.locator('.ss-fnref').click()
    expect(await desk.caretField()).toBe(footnote)
    await desk.karin.page.getByRole('button', { name: 'Fotnot 1, tillbaka till hänvisningen' }).click()
    expect(await desk.caretField()).toBe('p-inledning:text')
    await desk.karin.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await desk.karin.press('Shift+Home')
    await desk.karin.press('Control+x')
    expect(await desk.karin.page.locator('.ss-fnref').count()).toBe(0)
    await desk.karin.press('Control+v')
    expect(await desk.karin.page.locator('.ss-fnref').textContent()).toBe('1')
    expect(await desk.text('p-inledning', 'text')).toBe('Ett stycke om våld.Ett till om Våld.1')
  })
})

test('what is pasted from Word keeps its lists and headings where the field has them, and no more', async () => {
  const paste = (record: string, field: string): Promise<void> =>
    desk.karin.field(record, field).evaluate(
      (element, clipboard) => {
        const data = new DataTransfer()
        data.setData('text/html', clipboard)
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      },
      readFileSync(new URL('../fixtures/clipboard/word.html', import.meta.url), 'utf8')
    )
  await desk.karin.caretAtEnd('p-inledning', 'text')
  await desk.karin.press('Enter')
  await paste('p-inledning', 'text')
  const pasted = await desk.html('p-inledning', 'text')
  expect(pasted).toContain('<h3>Mål för perioden</h3>')
  expect(pasted).toContain('<ul><li><p>erbjuda stöd</p><ul><li><p><strong>på flera språk</strong></p></li></ul></li>')
  expect(pasted).not.toMatch(/style=|class="Mso|<o:p|dold anteckning/)
  await desk.karin.caretAtEnd('Insats1', 'text')
  await paste('Insats1', 'text')
  expect(await desk.html('Insats1', 'text')).toContain('<strong>Mål för perioden</strong>')
  await desk.karin.caretAtEnd('m', 'titel')
  await paste('m', 'titel')
  expect(await desk.html('m', 'titel')).not.toContain('<')
})

test('Backspace in an empty text that somebody put in removes it; the text of the template stays', async () => {
  const texts = desk.karin.page.locator('[data-id="s-inledning"] [data-record="prose"]')
  await desk.karin.caretAtEnd('p-inledning', 'text')
  await desk.karin.press('Control+Shift+Enter')
  await desk.karin.page.getByRole('menuitem', { name: 'Infoga text efter' }).click()
  await expect.poll(() => texts.count()).toBe(2)
  await desk.settled()
  await desk.karin.press('Backspace')
  await expect.poll(() => texts.count()).toBe(1)
  await desk.karin.press('Control+a')
  await desk.karin.press('Backspace')
  await desk.karin.press('Backspace')
  expect(await texts.count()).toBe(1)
})

test('a choice shows what was chosen at once, however long the browser takes until it draws again', async () => {
  const { page } = desk.karin
  const slow = await page.evaluateHandle(() => {
    const { requestAnimationFrame } = window
    window.requestAnimationFrame = draw => setTimeout(() => requestAnimationFrame(draw), 400) as unknown as number
    return () => {
      window.requestAnimationFrame = requestAnimationFrame
    }
  })
  await page.getByRole('tab', { name: /^Checklista/ }).click()
  const group = page.getByRole('tabpanel').getByRole('group').first()
  for (const answer of ['Ja', 'Nej']) {
    const radio = group.getByRole('radio', { name: answer, exact: true })
    await radio.evaluate((input: HTMLInputElement) => input.click())
    expect(await radio.isChecked()).toBe(true)
  }
  await slow.evaluate(restore => restore())
})
