import { describe, expect, test } from 'vitest'
import { Desk } from './desk.ts'

/** The tools above the page, by mouse and by keyboard, in a real browser against the real server. */
const desk = new Desk()

describe('the toolbar', () => {
  test('a press keeps the selection, and the tool shows what holds there', async () => {
    await desk.selectLastWord('p-inledning', 'text')
    const before = await desk.selected()
    await desk.tool('Fet').click()
    expect(await desk.selected()).toBe(before)
    expect(await desk.tool('Fet').getAttribute('aria-pressed')).toBe('true')
    await desk.karin.press('Control+i')
    expect(await desk.tool('Kursiv').getAttribute('aria-pressed')).toBe('true')
    expect(await desk.html('p-inledning', 'text')).toContain(`<strong><em>${before}</em></strong>`)
    await desk.tool('Ångra').click()
    await desk.tool('Ångra').click()
    expect(await desk.html('p-inledning', 'text')).not.toContain('<strong>')
    expect(await desk.tool('Ångra').getAttribute('aria-disabled')).toBe('true')
    await desk.tool('Gör om').click()
    expect(await desk.html('p-inledning', 'text')).toContain('<strong>')
  })

  test('one stop for Tab, arrow keys between the tools, Escape back to the page', async () => {
    await desk.karin.caretAtEnd('p-inledning', 'text')
    await desk.tool('Ångra').focus()
    await desk.karin.press('End')
    expect(await desk.focused()).toBe('Kortkommandon')
    await desk.karin.press('ArrowLeft')
    expect(await desk.focused()).toBe('Sök och ersätt')
    expect(await desk.karin.page.locator('[role=toolbar] button[tabindex="0"]').count()).toBe(1)
    await desk.karin.press('Home')
    expect(await desk.focused()).toBe('Ångra')
    // The first Escape hides the words that explain the tool.
    await desk.karin.press('Escape')
    await desk.karin.press('Escape')
    expect(await desk.focused()).toBe('Dokumentets text')
  })

  test('headings where the template has them, lists with levels everywhere in running text', async () => {
    await desk.karin.caretAtEnd('p-inledning', 'text')
    await desk.tool(/^Format: Brödtext/).click()
    await desk.karin.page.getByRole('menuitemradio', { name: 'Rubrik 3' }).click()
    await desk.tool(/^Format: Rubrik 3/).waitFor()
    expect(await desk.html('p-inledning', 'text')).toContain('<h4>Ett till om Våld.</h4>')
    await desk.karin.type(' Och mer')
    expect(await desk.html('p-inledning', 'text')).toContain('<h4>Ett till om Våld. Och mer</h4>')
    await desk.karin.caretAtEnd('Insats1', 'text')
    expect(await desk.tool(/^Format: /).isDisabled()).toBe(true)
    await desk.tool('Punktlista').click()
    await desk.karin.press('Enter')
    await desk.karin.type('två')
    await desk.tool('Öka indraget').click()
    expect(await desk.html('Insats1', 'text')).toMatch(
      /^<ul><li><p>utbilda all personal\.<\/p><ul><li><p>två<\/p><\/li><\/ul>/
    )
    await desk.tool('Minska indraget').click()
    await desk.tool('Numrerad lista').click()
    expect(await desk.html('Insats1', 'text')).toContain('<ol>')
  })

  test('in a narrow window what does not fit is in a menu', async () => {
    // Pointed into before the window changes: the page is where it was a moment after, and not yet where it will be.
    await desk.selectLastWord('p-inledning', 'text')
    await desk.karin.page.setViewportSize({ width: 320, height: 700 })
    await desk.settled()
    await desk.tool('Fler verktyg').click()
    const names = [
      'Ångra',
      'Rubrik 2',
      'Fet',
      'Kursiv',
      'Punktlista',
      'Öka indraget',
      'Länk',
      'Fotnot',
      'Sök och ersätt',
      'Kortkommandon'
    ]
    // What stands in the bar and what in the menu is measured when the window has its width: looked at until both have it.
    const missing = async (): Promise<string[]> => {
      const items = await desk.karin.page.getByRole('menu').locator('[role^=menuitem]').allTextContents()
      const inBar = await desk.karin.page
        .locator('[role=toolbar] button')
        .evaluateAll(all => all.map(b => b.getAttribute('aria-label') ?? ''))
      // Before the name of a tool in the menu its sign may be a letter.
      return names.filter(name => ![...items, ...inBar].some(item => item.includes(name)))
    }
    await expect.poll(missing).toEqual([])
    await desk.karin.page.getByRole('menuitem', { name: 'Punktlista' }).click()
    await desk.karin.page.waitForTimeout(200)
    expect(await desk.html('p-inledning', 'text')).toContain('<ul>')
    expect(await desk.focused()).toBe('Dokumentets text')
  })

  test('a window that becomes narrow, and wide again, takes the focus out of nobody’s text', async () => {
    await desk.selectLastWord('p-inledning', 'text')
    const { page } = desk.karin
    await page.evaluate(() => {
      document.addEventListener('focusin', e => {
        const { body } = document
        body.dataset.focused = `${body.dataset.focused ?? ''} ${(e.target as Element).className}`
      })
    })
    await page.setViewportSize({ width: 320, height: 700 })
    await desk.tool('Fler verktyg').waitFor()
    await desk.settled()
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('navigation', { name: 'Disposition' }).waitFor()
    await desk.settled()
    expect(await page.evaluate(() => document.body.dataset.focused ?? '')).toBe('')
    expect(await desk.focused()).toBe('Dokumentets text')
  })

  test('readers have the search and the help, and nothing that changes', async () => {
    await desk.karin.page.request.put(`/api/documents/${desk.id}/default-role`, {
      headers: { origin: desk.address },
      data: { defaultRole: 'lasare' }
    })
    const per = await desk.writer('Per')
    await per.open(desk.id)
    const names = await per.page
      .locator('[role=toolbar] button')
      .evaluateAll(all => all.map(b => b.getAttribute('aria-label')))
    expect(names).toEqual(['Sök och ersätt', 'Kortkommandon'])
    await per.page.keyboard.press('Control+h')
    await per.page.getByRole('textbox', { name: 'Sök efter' }).fill('våld')
    expect(await per.page.getByRole('search').getByRole('status').textContent()).toBe('1 av 2')
    expect(await per.page.getByRole('textbox', { name: 'Ersätt med' }).count()).toBe(0)
    await per.close()
    expect(per.faults).toEqual([])
  })
})

describe('find and replace', () => {
  test('finds in the whole document, goes round, and leaves the selection at the hit', async () => {
    await desk.karin.page.keyboard.press('Control+f')
    await desk.karin.type('förebygga')
    const status = desk.karin.page.getByRole('search').getByRole('status')
    expect(await status.textContent()).toBe('1 av 1')
    await desk.karin.page.getByRole('textbox', { name: 'Sök efter' }).fill('våld')
    expect(await status.textContent()).toMatch(/^\d av 2$/)
    await desk.karin.press('Enter')
    await desk.karin.press('F3')
    await desk.karin.press('Shift+Enter')
    expect(await desk.karin.page.locator('.ss-hit').count()).toBe(2)
    expect(await desk.karin.page.locator('.ss-hit--current').count()).toBe(1)
    await desk.karin.press('Escape')
    expect((await desk.selected()).toLowerCase()).toBe('våld')
    expect(await desk.karin.page.locator('.ss-hit').count()).toBe(0)
    expect(await desk.focused()).toBe('Dokumentets text')
  })

  test('replaces all as one step', async () => {
    await desk.karin.page.keyboard.press('Control+h')
    await desk.karin.page.getByRole('textbox', { name: 'Sök efter' }).fill('våld')
    await desk.karin.page.getByRole('textbox', { name: 'Ersätt med' }).fill('otrygghet')
    await desk.karin.page.getByRole('button', { name: 'Ersätt alla' }).click()
    expect(await desk.karin.page.getByRole('search').getByRole('status').textContent()).toBe('2 träffar är ersatta.')
    expect(await desk.text('p-inledning', 'text')).toBe('Ett stycke om otrygghet.Ett till om otrygghet.')
    await desk.karin.press('Escape')
    await desk.karin.press('Control+z')
    expect(await desk.text('p-inledning', 'text')).toBe('Ett stycke om våld.Ett till om Våld.')
  })
})

test('the help opens by key and by button, and closes by Escape', async () => {
  await desk.karin.caretAtEnd('p-inledning', 'text')
  await desk.karin.press('F1')
  await desk.karin.page.getByRole('dialog', { name: 'Kortkommandon' }).waitFor()
  await desk.karin.press('Escape')
  await desk.karin.page.getByRole('dialog').waitFor({ state: 'detached' })
  await desk.karin.page.waitForTimeout(100)
  expect(await desk.focused()).toBe('Dokumentets text')
  await desk.tool('Kortkommandon').click()
  await desk.karin.page.getByRole('dialog', { name: 'Kortkommandon' }).waitFor()
  await desk.karin.press('Escape')
})
