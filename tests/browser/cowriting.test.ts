import { afterEach, beforeEach, expect, test } from 'vitest'
import { smallProgram } from './small-program.ts'
import { Stage } from './stage.ts'
import type { Writer } from './writer.ts'

/** Two officials in two browsers write the same programme at the same time. */
const stage = new Stage()
let karin: Writer
let amira: Writer
let id: string

beforeEach(async () => {
  karin = await stage.writer('Karin')
  amira = await stage.writer('Amira')
  id = await karin.import(smallProgram)
  await karin.letAllWrite(id)
  await karin.open(id)
  await amira.open(id)
})
afterEach(async () => {
  const faults = [...karin.faults, ...amira.faults].filter(
    f => !/net::ERR_INTERNET_DISCONNECTED|WebSocket connection to/.test(f)
  )
  await karin.close()
  await amira.close()
  expect(faults).toEqual([])
})

/** Waits until both show the same, and gives it. */
async function agreed(): Promise<Awaited<ReturnType<Writer['shown']>>> {
  await karin.saved()
  await amira.saved()
  await expect
    .poll(async () => JSON.stringify(await karin.shown()) === JSON.stringify(await amira.shown()), { timeout: 10_000 })
    .toBe(true)
  return karin.shown()
}

const textOf = (shown: Awaited<ReturnType<Writer['shown']>>, field: string): string =>
  shown.find(f => f.id === field)?.text ?? ''

test('they write in the same insats, and no letter is lost', async () => {
  await karin.caretAtEnd('Insats1', 'text')
  await amira.caretAtEnd('Insats1', 'text')
  await Promise.all([karin.type(' QQQQQQQQQQQQQQQQQQQQ'), amira.type(' zzzzzzzzzzzzzzzzzzzz')])
  const text = textOf(await agreed(), 'Insats1:text')
  expect(text.split('Q').length - 1).toBe(20)
  expect(text.split('z').length - 1).toBe(20)
})

test('a click and a quick key hold their place while somebody else writes', async () => {
  await amira.caretAtEnd('Omrade1', 'inledning')
  const writing = amira.type(' Amira skriver vidare, rad efter rad, utan att se upp från sitt tangentbord.')
  const { keyboard, mouse } = karin.page
  await karin.field('Insats2', 'text').evaluate(field => field.scrollIntoView({ block: 'center' }))
  let expected = 'utbilda all personal.'
  for (let i = 0; i < 12; i++) {
    const elsewhere = await karin.field('Omrade2', 'inledning').boundingBox()
    await mouse.click(elsewhere!.x + 3, elsewhere!.y + 8)
    const here = await karin.field('Insats1', 'text').boundingBox()
    await mouse.click(here!.x + 3, here!.y + 8)
    await keyboard.press('End')
    await keyboard.press(String(i % 10))
    expected += String(i % 10)
  }
  await writing
  expect(textOf(await agreed(), 'Insats1:text')).toBe(expected)
})

test('one moves the insats to another fokusområde while the other types in it', async () => {
  await amira.caretAtEnd('Insats1', 'text')
  await karin.caretAtEnd('Insats1', 'text')
  const typing = amira.type(' och skriver utan att märka något av flytten')
  for (let i = 0; i < 3; i++) await karin.press('Alt+ArrowDown')
  await typing
  const shown = await agreed()
  expect(textOf(shown, 'Insats1:text')).toContain('och skriver utan att märka något av flytten')
  expect(shown.find(f => f.id === 'Insats1:text')?.above).toBe('Omrade2')
})

test('one deletes a fokusområde while the other types in it, and the text can be restored', async () => {
  await amira.caretAtEnd('Insats1', 'text')
  const typing = amira.type(' medan någon annan tar bort området')
  await karin.field('Omrade1', 'titel').hover()
  await karin.page.locator('[data-record="fokusomrade"][data-id="Omrade1"] > .ss-gutter [data-act="menu"]').click()
  await karin.page.getByRole('menuitem', { name: /Ta bort/ }).click()
  await typing.catch(() => undefined)
  const gone = await agreed()
  expect(gone.some(f => f.id.startsWith('Omrade1:'))).toBe(false)
  await karin.page.getByRole('tab', { name: /Papperskorg/ }).click()
  await karin.page
    .getByRole('button', { name: /Återställ/ })
    .first()
    .click()
  const back = await agreed()
  const text = textOf(back, 'Insats1:text')
  // What Amira typed before the area went away is there, letter by letter.
  const typed = ' medan någon annan tar bort området'
  const kept = text.slice(text.indexOf('.') + 1)
  expect(kept.length).toBeGreaterThan(0)
  expect(typed.startsWith(kept)).toBe(true)
  expect(textOf(back, 'Omrade1:titel')).toBe('Förebygga')
})

test('one is offline for a while, and both end with the same page', async () => {
  await amira.offline(true)
  await amira.page.locator('.ss-save[data-state="offline"]').waitFor({ state: 'attached', timeout: 60_000 })
  await amira.caretAtEnd('Insats1', 'text')
  await amira.type(' Skrivet utan nät.')
  await karin.caretAtEnd('Insats1', 'text')
  await karin.type(' Skrivet med nät.')
  await karin.caretAtEnd('Insats2', 'text')
  await karin.press('Alt+ArrowUp')
  await amira.offline(false)
  const shown = await agreed()
  expect(textOf(shown, 'Insats1:text')).toContain('Skrivet utan nät.')
  expect(textOf(shown, 'Insats1:text')).toContain('Skrivet med nät.')
})

test('what was written offline survives a reload of the page', async () => {
  await amira.caretAtEnd('Insats2', 'text')
  await amira.page.route('**/sync/**', route => route.abort())
  await amira.offline(true)
  await amira.type(' Bara här.')
  await amira.page.waitForTimeout(500)
  await amira.offline(false)
  await amira.page.reload()
  const shown = await agreed()
  expect(textOf(shown, 'Insats2:text')).toContain('Bara här.')
})

test('each sees who else is here, and where', async () => {
  await amira.caretAtEnd('Insats2', 'text')
  await karin.page.locator('.ss-cursor', { hasText: 'Amira' }).waitFor({ state: 'attached' })
  await karin.page.getByRole('img', { name: 'Amira' }).waitFor()
})
