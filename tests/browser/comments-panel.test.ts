import { expect, test } from 'vitest'
import {
  AXE,
  beginComment,
  CommentDesk,
  comment,
  findings,
  panel,
  propose,
  selectLast,
  thread
} from './comment-desk.ts'

/** The panel of comments: what is written and not sent, by keyboard, who may, and where else one finds what waits. */
const desk = new CommentDesk()

test('a draft survives a reload, and what could not be sent stays with the reason', async () => {
  const { karin, id } = desk
  await karin.open(id)
  await selectLast(karin, 'Insats1', 9)
  await beginComment(karin)
  await karin.type('Ett utkast som inte får försvinna')
  await karin.page.reload()
  await karin.page.locator('.ss-page [data-record="metadata"]').waitFor()
  await karin.page.getByRole('tab', { name: /Kommentarer/ }).click()
  const field = panel(karin.page).getByRole('textbox', { name: 'Kommentar', exact: true })
  expect(await field.inputValue()).toBe('Ett utkast som inte får försvinna')
  await karin.page.route('**/threads', route =>
    route.request().method() === 'POST' ? route.abort() : route.continue()
  )
  await panel(karin.page).getByRole('button', { name: 'Skicka' }).click()
  await panel(karin.page).getByRole('alert').waitFor()
  expect(await field.inputValue()).toBe('Ett utkast som inte får försvinna')
  await karin.page.unroute('**/threads')
  await panel(karin.page).getByRole('button', { name: 'Skicka' }).click()
  await thread(karin.page, /Ett utkast/).waitFor()
  expect(await karin.page.locator('mark.ss-comment').textContent()).toBe('personal.')
})

test('on a whole insats: a sign beside it; the address of a thread leads there; own words are changed and withdrawn', async () => {
  const { karin, amira, id } = desk
  await karin.open(id)
  await karin.caretAtEnd('Insats3', 'text')
  await beginComment(karin)
  await karin.type('Hör ihop med Insats 1.1')
  await karin.page.keyboard.press('Control+Enter')
  await thread(karin.page, /Hör ihop/).waitFor()
  await karin.page.locator('[data-id="Insats3"] .ss-comment-sign').waitFor()
  const list = await karin.page.request.get(`/api/documents/${id}/threads`)
  const [made] = ((await list.json()) as { threads: { id: string; anchor: unknown }[] }).threads
  expect(made?.anchor).toEqual({ kind: 'record', record: 'Insats3' })

  await amira.page.goto(`/dokument/${id}?trad=${made!.id}`)
  await thread(amira.page, /Hör ihop/)
    .getByRole('button', { expanded: true })
    .waitFor()
  await amira.page.locator('[data-id="Insats3"] .ss-comment-sign[data-active]').waitFor()
  expect(
    await thread(amira.page, /Hör ihop/)
      .getByRole('button', { name: 'Mer om kommentaren' })
      .count()
  ).toBe(0)

  await karin.page.locator('[data-id="Insats3"] .ss-comment-sign').click()
  const own = thread(karin.page, /Hör ihop|återtagen|Hänger/)
  await own.getByRole('button', { name: 'Mer om kommentaren' }).click()
  await karin.page.getByRole('menuitem', { name: 'Ändra' }).click()
  await own.getByRole('textbox', { name: 'Kommentar', exact: true }).fill('Hänger ihop med 1.1')
  await own.getByRole('button', { name: 'Spara' }).click()
  await thread(amira.page, /Hänger ihop/)
    .getByText('ändrad')
    .waitFor()
  await own.getByRole('button', { name: 'Mer om kommentaren' }).click()
  await karin.page.getByRole('menuitem', { name: 'Ta tillbaka' }).click()
  await panel(amira.page).locator('.ss-entry__withdrawn').waitFor()
  expect(await panel(amira.page).getByText('Hänger ihop').count()).toBe(0)
})

test('by keyboard: between threads, to the text and back, and to the thread where the caret stands', async () => {
  const { karin, id } = desk
  await karin.open(id)
  await karin.page.getByRole('tab', { name: /Kommentarer/ }).click()
  await comment(karin, 'Insats1', 9, 'Det första')
  await comment(karin, 'Insats3', 6, 'Det andra')
  const focused = () =>
    karin.page.evaluate(() => document.activeElement?.closest('[data-row-of]')?.getAttribute('aria-label') ?? 'page')
  await expect.poll(focused).toMatch(/Det andra/)
  await karin.press('k')
  expect(await focused()).toMatch(/Det första/)
  await karin.press('j')
  expect(await focused()).toMatch(/Det andra/)
  await karin.press('ArrowUp')
  await karin.press('Enter')
  await thread(karin.page, /Det första/)
    .getByRole('button', { name: 'Till texten' })
    .focus()
  await karin.press('Enter')
  await expect.poll(() => karin.page.evaluate(() => getSelection()?.toString())).toBe('personal.')
  await karin.press('Control+Alt+k')
  await expect.poll(focused).toMatch(/Det första/)
})

test('assigned to a unit and a person; the choice narrows the list', async () => {
  const { karin, amira } = desk
  await desk.openBoth()
  await comment(karin, 'Insats1', 9, 'Kan ni räkna på det?')
  await thread(karin.page, /räkna/).getByRole('button', { name: 'Ge till' }).click()
  await karin.page.getByRole('combobox', { name: 'Sök person eller enhet' }).fill('socialf')
  await karin.page.getByRole('option', { name: /socialförvaltningen/ }).click()
  await thread(amira.page, /räkna/).getByRole('button').first().click()
  await thread(amira.page, /räkna/).getByRole('button', { name: 'Hos socialförvaltningen' }).click()
  await amira.page.getByRole('combobox', { name: 'Sök person eller enhet' }).fill('amira')
  await amira.page.getByRole('option', { name: 'Amira Haddad' }).click()
  await thread(karin.page, /räkna/).getByRole('button', { name: 'Hos Amira Haddad' }).waitFor()
  await panel(amira.page).getByText('Mina 1').click()
  await thread(amira.page, /räkna/).waitFor()
})

test('who is mentioned finds it on the start page, and the link leads to the thread', async () => {
  const { karin, amira } = desk
  await desk.openBoth()
  await comment(karin, 'Insats1', 9, 'Hur tänkte vi här')
  await thread(karin.page, /Hur tänkte/)
    .getByRole('textbox', { name: 'Svar' })
    .focus()
  await karin.type('Minns du, @Ami')
  await karin.page.getByRole('option', { name: 'Amira Haddad' }).waitFor()
  await karin.page.keyboard.press('Enter')
  await karin.page.keyboard.press('Control+Enter')
  await thread(amira.page, /Hur tänkte/)
    .getByText('1 svar')
    .waitFor()
  await amira.page.addInitScript({ path: AXE })
  await amira.page.goto('/')
  const waiting = amira.page.getByRole('region', { name: /Väntar på mig/ })
  const link = waiting.getByRole('link', { name: /Minns du, @Amira Haddad/ })
  await link.waitFor()
  expect(await link.textContent()).toMatch(/Du är nämnd · Program för prov/)
  expect(await findings(amira.page)).toEqual([])
  await link.focus()
  await amira.page.keyboard.press('Enter')
  await thread(amira.page, /Hur tänkte/)
    .getByRole('button', { expanded: true })
    .waitFor()
  await amira.page.goto('/')
  await amira.page.getByRole('heading', { name: 'Dokument', level: 1 }).waitFor()
  await amira.page.waitForLoadState('networkidle')
  await expect.poll(() => link.count()).toBe(0)
})

test('a reader sees nothing of comments, and asks for nothing', async () => {
  const { karin, amira, id } = desk
  await desk.role('amira', 'lasare')
  await karin.open(id)
  await karin.page.getByRole('tab', { name: /Kommentarer/ }).click()
  await comment(karin, 'Insats1', 9, 'Bara för oss')
  const asked: string[] = []
  amira.page.on('request', request => request.url().includes('/threads') && asked.push(request.url()))
  await amira.open(id)
  await amira.page.waitForTimeout(300)
  expect(await amira.page.getByRole('tab', { name: /Kommentarer/ }).count()).toBe(0)
  expect(await amira.page.locator('mark.ss-comment').count()).toBe(0)
  expect(asked).toEqual([])
})

test('axe finds nothing: threads, a proposal, what is being written; dark and narrow', async () => {
  const { karin, id } = desk
  await karin.open(id)
  await karin.page.getByRole('tab', { name: /Kommentarer/ }).click()
  await karin.page.waitForTimeout(300)
  expect(await findings(karin.page), 'empty').toEqual([])
  await comment(karin, 'Insats1', 9, 'Vad menas?')
  await karin.caretAtEnd('Insats3', 'text')
  await beginComment(karin)
  await karin.type('Hela insatsen')
  await karin.page.keyboard.press('Control+Enter')
  await karin.page.locator('.ss-comment-sign').waitFor()
  await propose(karin, 'Insats2', 9, 'varje månad.')
  expect(await findings(karin.page), 'threads').toEqual([])
  await selectLast(karin, 'Insats3', 5)
  await beginComment(karin)
  await karin.type('Eller @Ami')
  await karin.page.getByRole('option', { name: 'Amira Haddad' }).waitFor()
  expect(await findings(karin.page), 'writing').toEqual([])
  await karin.page.emulateMedia({ colorScheme: 'dark' })
  expect(await findings(karin.page), 'dark').toEqual([])
  await karin.page.emulateMedia({ colorScheme: 'light' })
  await karin.page.setViewportSize({ width: 320, height: 700 })
  await karin.page.waitForTimeout(300)
  await karin.page.getByRole('button', { name: 'Visa granskningen' }).click()
  await karin.page.getByRole('dialog').waitFor()
  // The sheet slides in.
  await karin.page.waitForTimeout(600)
  expect(await findings(karin.page), 'narrow').toEqual([])
  expect(await karin.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})
