import type { CDPSession } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { smallProgram } from './small-program.ts'
import { Stage } from './stage.ts'
import type { Writer } from './writer.ts'

/** Writing in the page with a real keyboard. */
const stage = new Stage()
let karin: Writer
let id: string

beforeEach(async () => {
  karin = await stage.writer('Karin')
  id = await karin.import(smallProgram)
  await karin.open(id)
})
afterEach(async () => {
  const { faults } = karin
  await karin.close()
  expect(faults).toEqual([])
})

const fieldText = async (field: string): Promise<string> =>
  (await karin.shown()).find(f => f.id === field)?.text ?? '(saknas)'
const insatser = async (): Promise<string[]> =>
  (await karin.shown()).filter(f => f.record === 'insats' && f.id.endsWith(':text')).map(f => f.text)

test('Enter at the end of an insats makes the next one, Backspace in an empty one removes it', async () => {
  await karin.caretAtEnd('Insats1', 'text')
  await karin.press('Enter')
  await karin.type('ny insats.')
  expect(await insatser()).toEqual([
    'utbilda all personal.',
    'ny insats.',
    'följa upp varje år.',
    'ställa frågor i varje möte.'
  ])
  await karin.press('Enter')
  expect(await insatser()).toHaveLength(5)
  await karin.press('Backspace')
  expect(await insatser()).toHaveLength(4)
  await karin.type(' Klart.')
  expect((await insatser())[1]).toBe('ny insats. Klart.')
})

test('Enter inside an insats divides its text, and undo joins it again', async () => {
  await karin.caretAtEnd('Insats1', 'text')
  for (let i = 0; i < 9; i++) await karin.press('ArrowLeft')
  await karin.press('Enter')
  expect(await karin.field('Insats1', 'text').locator('p').allTextContents()).toEqual(['utbilda all ', 'personal.'])
  expect(await insatser()).toHaveLength(3)
  await karin.press('Control+z')
  expect(await karin.field('Insats1', 'text').locator('p').allTextContents()).toEqual(['utbilda all personal.'])
})

test('Tab goes to the next field, and fixed headings cannot be typed in', async () => {
  await karin.caretAtEnd('Omrade1', 'titel')
  await karin.press('Tab')
  await karin.type('Först. ')
  expect(await fieldText('Omrade1:inledning')).toBe('Först. Det som aldrig händer behöver ingen ta hand om.')
  const heading = karin.page.locator('.ss-section--fokusomraden > h2')
  await heading.click()
  const before = await heading.textContent()
  await karin.type('x')
  expect(await heading.textContent()).toBe(before)
})

test('a selection over several fields is typed over without harm to the structure', async () => {
  await karin.caretAtEnd('Omrade1', 'titel')
  await karin.press('Home')
  for (let i = 0; i < 4; i++) await karin.press('Shift+ArrowDown')
  await karin.type('X')
  const shown = await karin.shown()
  expect(shown.filter(f => f.record === 'fokusomrade' && f.id.endsWith(':titel'))).toHaveLength(2)
  expect(await insatser()).toHaveLength(3)
  expect(await fieldText('Omrade1:titel')).toContain('X')
  await karin.press('Control+z')
  expect(await fieldText('Omrade1:titel')).toBe('Förebygga')
})

test('bold, italic, lists and levels arrive in the document', async () => {
  await karin.caretAtEnd('Omrade1', 'inledning')
  await karin.press('Enter')
  await karin.press('Control+Shift+8')
  await karin.type('ett')
  await karin.press('Enter')
  await karin.press('Tab')
  await karin.press('Control+b')
  await karin.type('två')
  await karin.press('Control+b')
  const field = karin.field('Omrade1', 'inledning')
  expect(await field.locator('ul > li > p').first().textContent()).toBe('ett')
  expect(await field.locator('ul ul li strong').textContent()).toBe('två')
  await karin.saved()
  await karin.page.reload()
  await karin.field('Omrade1', 'inledning').waitFor()
  expect(await karin.field('Omrade1', 'inledning').locator('ul ul li strong').textContent()).toBe('två')
})

test('the guidance of an empty field goes when one writes', async () => {
  const field = karin.field('Insats3', 'text')
  await karin.caretAtEnd('Insats3', 'text')
  await karin.press('Control+a')
  await karin.press('Delete')
  await expect.poll(() => field.evaluate(e => e.classList.contains('is-empty'))).toBe(true)
  await karin.type('q')
  await expect.poll(() => field.evaluate(e => e.classList.contains('is-empty'))).toBe(false)
})

/** Types a letter by composition, as a dead key does. */
async function compose(session: CDPSession, steps: readonly string[]): Promise<void> {
  for (const text of steps.slice(0, -1))
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await session.send('Input.insertText', { text: steps.at(-1)! })
}

test('å, ä and ö composed with a dead key arrive once each, also while others write', async () => {
  const amira = await stage.writer('Amira')
  await karin.letAllWrite(id)
  await amira.open(id)
  await amira.caretAtEnd('Insats1', 'text')
  const writing = amira.type(' Amira skriver samtidigt i samma text.')
  const session = await karin.context.newCDPSession(karin.page)
  await karin.caretAtEnd('Insats1', 'text')
  for (const letter of ['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']) {
    await compose(session, ['¨', letter])
    await karin.page.waitForTimeout(30)
  }
  await writing
  await karin.saved()
  await amira.saved()
  await expect
    .poll(
      async () =>
        (await karin.shown()).find(f => f.id === 'Insats1:text')?.text ===
        (await amira.shown()).find(f => f.id === 'Insats1:text')?.text
    )
    .toBe(true)
  const text = await fieldText('Insats1:text')
  for (const letter of ['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']) expect(text.split(letter).length - 1, letter).toBe(1)
  expect(text).not.toContain('¨')
  expect([...text].filter(c => 'Amira skriver samtidigt i samma text.'.includes(c)).length).toBeGreaterThanOrEqual(37)
  await amira.close()
})

test('pasted letters in decomposed form become composed ones', async () => {
  await karin.caretAtEnd('Insats1', 'text')
  await karin.page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'A\u030ategra\u0308rd fo\u0308r o\u0308 och a\u030a')
    document
      .querySelector('.ss-page')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  expect(await fieldText('Insats1:text')).toBe('utbilda all personal.Åtegrärd för ö och å')
})
