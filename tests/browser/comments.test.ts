import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type App, startApp } from '../helpers/app.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { smallProgram } from './small-program.ts'
import { Writer } from './writer.ts'

/** Comments and change proposals in two browsers: what one does, the other sees at once. */
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
let app: App
let browser: Browser
let karin: Writer
let amira: Writer
let id: string

beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})
beforeEach(async () => {
  karin = await Writer.signIn(browser, app.address, 'Karin')
  amira = await Writer.signIn(browser, app.address, 'Amira')
  await karin.context.addInitScript({ path: AXE })
  for (const { page } of [karin, amira]) page.setDefaultTimeout(12_000)
  id = await karin.import(smallProgram)
  await role('amira', 'forfattare')
})
afterEach(async () => {
  const faults = [...karin.faults, ...amira.faults].filter(f => !/net::ERR_FAILED|status of 409/.test(f))
  await karin.close()
  await amira.close()
  expect(faults).toEqual([])
})

async function role(person: 'amira' | 'johan', given: string): Promise<void> {
  const answer = await karin.page.request.put(`/api/documents/${id}/members`, {
    headers: { origin: app.address },
    data: { person: `demo-${person}`, role: given }
  })
  if (!answer.ok()) throw new Error(await answer.text())
}

async function openBoth(): Promise<void> {
  await karin.open(id)
  await amira.open(id)
  for (const { page } of [karin, amira]) await page.getByRole('tab', { name: /Kommentarer/ }).click()
}

/** Selects the last `count` letters of a field by keyboard. */
async function selectLast(writer: Writer, record: string, count: number): Promise<void> {
  await writer.caretAtEnd(record, 'text')
  for (let i = 0; i < count; i++) await writer.page.keyboard.press('Shift+ArrowLeft')
  await writer.page.waitForTimeout(60)
}

const panel = (page: Page) => page.getByRole('complementary', { name: 'Granskning' })
const thread = (page: Page, name: RegExp) => panel(page).getByRole('region', { name })
const textOf = async (writer: Writer, record: string): Promise<string> =>
  (await writer.field(record, 'text').evaluate(field => {
    const copy = field.cloneNode(true) as HTMLElement
    for (const extra of copy.querySelectorAll('.ss-cursor, .ss-proposal')) extra.remove()
    return copy.textContent
  })) ?? ''

/** Comments on the last letters of an insats, by keyboard alone. */
async function comment(writer: Writer, record: string, count: number, words: string): Promise<void> {
  await selectLast(writer, record, count)
  await writer.page.keyboard.press('Control+Alt+m')
  await panel(writer.page).getByRole('textbox', { name: 'Kommentar', exact: true }).waitFor()
  await writer.type(words)
  await writer.page.keyboard.press('Control+Enter')
  await thread(writer.page, new RegExp(words.slice(0, 12))).waitFor()
}

async function propose(writer: Writer, record: string, count: number, instead: string): Promise<void> {
  await selectLast(writer, record, count)
  await writer.page.keyboard.press('Control+Alt+p')
  const field = panel(writer.page).getByRole('textbox', { name: 'Ny text' })
  await field.waitFor()
  await field.fill(instead)
  await writer.page.keyboard.press('Control+Tab').catch(() => undefined)
  await panel(writer.page).getByRole('button', { name: 'Skicka' }).click()
  await thread(writer.page, /Ändringsförslag/).waitFor()
}

async function findings(page: Page): Promise<string[]> {
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults
  return results.violations.flatMap(v =>
    v.nodes.map(n => `${v.id}: ${n.target.join(' ')} — ${n.failureSummary?.split('\n')[1]?.trim() ?? v.help}`)
  )
}

test('one comments by keyboard; the other sees mark and thread at once, answers, resolves and opens again', async () => {
  await openBoth()
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

test('a mark moves with its letters while the other writes around and in it, and says when its text is gone', async () => {
  await openBoth()
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
  await role('amira', 'granskare')
  const johan = await Writer.signIn(browser, app.address, 'Johan')
  await role('johan', 'forfattare')
  await openBoth()
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
  await openBoth()
  await propose(karin, 'Insats2', 9, 'varje månad.')
  await amira.page.locator('[data-act="proposal-accept"]').waitFor()
  await Promise.all([karin, amira].map(({ page }) => page.locator('[data-act="proposal-accept"]').click()))
  for (const writer of [karin, amira]) await expect.poll(() => textOf(writer, 'Insats2')).toBe('följa upp varje månad.')
  await expect
    .poll(async () =>
      (await Promise.all([karin, amira].map(w => w.page.getByText(/har redan avgjort/).count()))).sort()
    )
    .toEqual([0, 1])
})

test('an author whose page is closed in the middle of accepting finds the text changed when it is opened again', async () => {
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
  await openBoth()
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

test('a draft survives a reload, and what could not be sent stays with the reason', async () => {
  await karin.open(id)
  await selectLast(karin, 'Insats1', 9)
  await karin.page.keyboard.press('Control+Alt+m')
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
  await karin.open(id)
  await karin.caretAtEnd('Insats3', 'text')
  await karin.page.keyboard.press('Control+Alt+m')
  await karin.type('Hör ihop med Insats 1.1')
  await karin.page.keyboard.press('Control+Enter')
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
  await openBoth()
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
  await openBoth()
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
  await role('amira', 'lasare')
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
  await karin.open(id)
  await karin.page.getByRole('tab', { name: /Kommentarer/ }).click()
  await karin.page.waitForTimeout(300)
  expect(await findings(karin.page), 'empty').toEqual([])
  await comment(karin, 'Insats1', 9, 'Vad menas?')
  await karin.caretAtEnd('Insats3', 'text')
  await karin.page.keyboard.press('Control+Alt+m')
  await karin.type('Hela insatsen')
  await karin.page.keyboard.press('Control+Enter')
  await karin.page.locator('.ss-comment-sign').waitFor()
  await propose(karin, 'Insats2', 9, 'varje månad.')
  expect(await findings(karin.page), 'threads').toEqual([])
  await selectLast(karin, 'Insats3', 5)
  await karin.page.keyboard.press('Control+Alt+m')
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
