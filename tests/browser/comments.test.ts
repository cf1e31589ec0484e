import { expect, test } from 'vitest'
import { CommentDesk, comment, panel, propose, selectLast, textOf, thread } from './comment-desk.ts'

/** Comments and change proposals in two browsers: what one does, the other sees at once. */
const desk = new CommentDesk()

test('one comments by keyboard; the other sees mark and thread at once, answers, resolves and opens again', async () => {
  const { karin, amira } = desk
  await desk.openBoth()
  await comment(karin, 'Insats1', 9, 'Vilken personal menas?')
  // The mark, and the thread with something unread.
  await expect.poll(() => amira.page.locator('mark.ss-comment').textContent()).toBe('personal.')
  await thread(amira.page, /Vilken personal/).waitFor()
  await amira.page.getByRole('tab', { name: /Kommentarer \(1\)\s*, 1 oläst/ }).waitFor()
  const row = thread(amira.page, /Vilken personal/)
    .getByRole('button')
    .first()
  await row.focus()
  await amira.page.keyboard.press('Enter')
  await amira.page.getByRole('tab', { name: 'Kommentarer (1)', exact: true }).waitFor()
  await thread(amira.page, /Vilken personal/)
    .getByRole('textbox', { name: 'Svar' })
    .focus()
  await amira.type('Alla som möter barn, @Kar')
  await amira.page.getByRole('option', { name: 'Karin Lindqvist' }).waitFor()
  await amira.page.keyboard.press('Enter')
  await amira.page.keyboard.press('Control+Enter')
  // The one who asked sees the answer in the thread that is still open there, with her name in it.
  const asked = thread(karin.page, /Vilken personal/)
  await asked.locator('.ss-entry__mention', { hasText: '@Karin Lindqvist' }).waitFor()
  await asked.getByRole('button', { name: 'Klar' }).click()
  await expect.poll(() => amira.page.locator('mark.ss-comment').count()).toBe(0)
  await amira.page.getByRole('tab', { name: 'Kommentarer (0)' }).waitFor()
  await panel(amira.page).getByText('Avslutade 1').click()
  await thread(amira.page, /Vilken personal/)
    .getByRole('button')
    .first()
    .click()
  await thread(amira.page, /Vilken personal/)
    .getByText(/Klar enligt Karin Lindqvist/)
    .waitFor()
  await thread(amira.page, /Vilken personal/)
    .getByRole('button', { name: 'Öppna igen' })
    .click()
  await expect.poll(() => karin.page.locator('mark.ss-comment').count()).toBe(1)
})

test('what is typed right after the key stands in the comment, not in the page, whichever tab was open', async () => {
  const { karin } = desk
  await karin.open(desk.id)
  const before = await textOf(karin, 'Insats1')
  await panel(karin.page).getByRole('tab').first().click()
  await selectLast(karin, 'Insats1', 9)
  await karin.page.keyboard.press('Control+Alt+m')
  await karin.page.keyboard.type('Vem?')
  await expect.poll(() => panel(karin.page).locator('textarea:focus').inputValue()).toBe('Vem?')
  expect(await textOf(karin, 'Insats1')).toBe(before)
})

test('a mark moves with its letters while the other writes around and in it, and says when its text is gone', async () => {
  const { karin, amira } = desk
  await desk.openBoth()
  await comment(karin, 'Insats1', 9, 'Stämmer det?')
  await amira.caretAtEnd('Insats1', 'text')
  await amira.type(' Varje år.')
  await amira.press('Home')
  await amira.type('Vi ska ')
  await amira.saved()
  await expect.poll(() => textOf(karin, 'Insats1')).toBe('Vi ska utbilda all personal. Varje år.')
  for (const { page } of [karin, amira])
    await expect.poll(() => page.locator('mark.ss-comment').allTextContents()).toEqual(['personal.'])
  await amira.press('End')
  for (let i = 0; i < 'personal. Varje år.'.length; i++) await amira.page.keyboard.press('Backspace')
  await thread(karin.page, /Stämmer det/)
    .getByText('Texten är borttagen')
    .waitFor()
  expect(
    await thread(karin.page, /Stämmer det/)
      .locator('.ss-quote')
      .textContent()
  ).toBe('personal.')
  await amira.press('Control+z')
  for (const { page } of [karin, amira])
    await expect.poll(() => page.locator('mark.ss-comment').allTextContents()).toEqual(['personal.'])
})

test('a reviewer proposes; an author accepts while the other types in the same paragraph; every letter is there', async () => {
  const { karin, amira, id } = desk
  await desk.role('amira', 'granskare')
  const johan = await desk.writer('Johan')
  await desk.role('johan', 'forfattare')
  await desk.openBoth()
  await johan.open(id)
  // The reviewer cannot write, and marks the words with the mouse.
  await amira.field('Insats1', 'text').evaluate(field => {
    const node = document.createTreeWalker(field, NodeFilter.SHOW_TEXT).nextNode()!
    getSelection()?.setBaseAndExtent(node, 12, node, 20)
  })
  await amira.page.getByRole('toolbar').getByRole('button', { name: 'Föreslå ändring' }).click()
  await panel(amira.page).getByRole('textbox', { name: 'Ny text' }).fill('tillsvidareanställda')
  await panel(amira.page).getByRole('button', { name: 'Skicka' }).click()
  await expect.poll(() => karin.page.locator('.ss-page del.ss-del').textContent()).toBe('personal')
  expect(await karin.page.locator('.ss-page ins.ss-ins').textContent()).toBe('tillsvidareanställda')
  expect(await amira.page.locator('[data-act="proposal-accept"]').count()).toBe(0)

  await johan.caretAtEnd('Insats1', 'text')
  const typing = johan.type(' Det gäller varje år och alla som är nya.')
  await johan.page.waitForTimeout(100)
  await karin.page.locator('[data-act="proposal-accept"]').click()
  await typing
  const whole = 'utbilda all tillsvidareanställda. Det gäller varje år och alla som är nya.'
  for (const writer of [karin, amira, johan]) await expect.poll(() => textOf(writer, 'Insats1')).toBe(whole)
  await amira.page.getByRole('tab', { name: 'Kommentarer (0)' }).waitFor()
  expect(await karin.page.locator('.ss-proposal').count()).toBe(0)
  // It is an edit of the one who accepted, and can be undone as one; the other's letters stay.
  await karin.saved()
  await karin.page.locator('.ss-page').focus()
  await karin.press('Control+z')
  const before = 'utbilda all personal. Det gäller varje år och alla som är nya.'
  for (const writer of [karin, johan]) await expect.poll(() => textOf(writer, 'Insats1')).toBe(before)
  await johan.close()
})

test('two accept at the same moment: one gets it, the other is told, and the text changes once', async () => {
  const { karin, amira } = desk
  await desk.openBoth()
  await propose(karin, 'Insats2', 9, 'varje månad.')
  await amira.page.locator('[data-act="proposal-accept"]').waitFor()
  // Neither request goes on before both have been sent.
  let sent = 0
  for (const { page } of [karin, amira])
    await page.route('**/accept', async route => {
      sent++
      await expect.poll(() => sent, { timeout: 10_000 }).toBe(2)
      await route.continue()
    })
  await Promise.all([karin, amira].map(({ page }) => page.locator('[data-act="proposal-accept"]').click()))
  for (const writer of [karin, amira]) await expect.poll(() => textOf(writer, 'Insats2')).toBe('följa upp varje månad.')
  await expect
    .poll(async () =>
      (await Promise.all([karin, amira].map(w => w.page.getByText(/har redan avgjort/).count()))).sort()
    )
    .toEqual([0, 1])
})

test('an author whose page is closed in the middle of accepting finds the text changed when it is opened again', async () => {
  const { karin, id } = desk
  await karin.open(id)
  await karin.page.getByRole('tab', { name: /Kommentarer/ }).click()
  await propose(karin, 'Insats2', 9, 'varje månad.')
  // The server has marked it, and its answer never arrives.
  await karin.page.route('**/accept', async route => {
    await route.fetch()
    await route.abort()
  })
  await karin.page.locator('[data-act="proposal-accept"]').click()
  await panel(karin.page)
    .getByText(/Servern svarar inte|når inte servern|kontakt/i)
    .first()
    .waitFor()
  expect(await textOf(karin, 'Insats2')).toBe('följa upp varje år.')
  await karin.page.unroute('**/accept')
  await karin.open(id)
  await expect.poll(() => textOf(karin, 'Insats2')).toBe('följa upp varje månad.')
  await karin.saved()
  await karin.open(id)
  expect(await textOf(karin, 'Insats2')).toBe('följa upp varje månad.')
})

test('where the text has changed since, the author sees so and is asked again', async () => {
  const { karin, amira } = desk
  await desk.openBoth()
  await propose(karin, 'Insats2', 9, 'varje månad.')
  await amira.caretAtEnd('Insats2', 'text')
  for (let i = 0; i < 3; i++) await amira.press('ArrowLeft')
  await amira.type('halv')
  // The other's caret stands in the struck words, and divides them.
  const struck = async () => (await karin.page.locator('.ss-page del.ss-del').allTextContents()).join('')
  await expect.poll(struck).toBe('varje halvår.')
  await karin.page.locator('[data-act="proposal-accept"]').click()
  await panel(karin.page).getByRole('button', { name: 'Godkänn' }).click()
  await panel(karin.page)
    .getByText(/Texten har ändrats sedan förslaget skrevs/)
    .waitFor()
  expect(await textOf(karin, 'Insats2')).toBe('följa upp varje halvår.')
  await panel(karin.page).getByRole('button', { name: 'Ersätt ändå' }).click()
  for (const writer of [karin, amira]) await expect.poll(() => textOf(writer, 'Insats2')).toBe('följa upp varje månad.')
})
