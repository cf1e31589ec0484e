import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { axeFindings, withAxe } from './axe.ts'
import { smallProgram } from './small-program.ts'
import { Stage } from './stage.ts'
import type { Writer } from './writer.ts'

/** The pages for administrators, by keyboard; and what a change of the register does to an open document. */
const stage = new Stage()
let eva: Writer
let page: Page

beforeEach(async () => {
  eva = await stage.writer('Eva')
  await withAxe(eva.context)
  page = eva.page
})
afterEach(async () => {
  // A refusal that a test asks for is no fault of the page.
  const faults = eva.faults.filter(f => !/status of (400|409)/.test(f))
  await eva.close()
  expect(faults).toEqual([])
})

const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true })

/** Opens a page of administration. */
async function open(path: string, title: string): Promise<void> {
  await page.goto(`/administration/${path}`)
  await heading(title).waitFor()
}

/** Moves the focus by Tab until it is on the element, as somebody without a mouse does. */
async function tabTo(
  name: string | RegExp,
  role: 'button' | 'link' | 'textbox' | 'checkbox' = 'button'
): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' }).first()
  await wanted.waitFor()
  for (let i = 0; i < 120; i++) {
    if (await wanted.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${String(name)}`)
}

async function press(name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  await tabTo(name, role)
  await page.keyboard.press('Enter')
}

async function write(field: string, text: string): Promise<void> {
  await tabTo(field, 'textbox')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

const PAGES = [
  ['personer', 'Personer'],
  ['enheter', 'Enheter'],
  ['mallar', 'Mallar'],
  ['installningar', 'Inställningar'],
  ['handelselogg', 'Händelselogg'],
  ['utkorg', 'Utkorg'],
  ['lagring', 'Lagring och drift']
] as const

describe('axe-core finds nothing, and nothing is wider than the window', () => {
  test.each(PAGES)('%s', async (path, title) => {
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [1440, 'dark'],
      [320, 'light']
    ] as const) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      await open(path, title)
      await page.waitForLoadState('networkidle')
      expect(await axeFindings(page), `${width} ${colorScheme}`).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    }
    for (const width of [1280, 900]) {
      await page.setViewportSize({ width, height: 800 })
      await expect.poll(tablesOutside, { message: `${width}` }).toBe(0)
    }
  })
})

/** How many tables go beyond the sheet in which they stand. */
const tablesOutside = (): Promise<number> =>
  page
    .locator('.ss-sheet-surface table')
    .evaluateAll(
      tables =>
        tables.filter(
          table => table.getBoundingClientRect().right > (table.parentElement?.getBoundingClientRect().right ?? 0)
        ).length
    )

test('one comes to each page by the links at the side, without a mouse', async () => {
  await page.goto('/')
  await press('Administration', 'link')
  await heading('Personer').waitFor()
  for (const [, title] of PAGES) {
    await press(title, 'link')
    await heading(title).waitFor()
    expect(await page.title()).toContain(title)
  }
})

test('somebody who does not administer sees no link, and is told so at the address', async () => {
  const karin = await stage.writer('Karin')
  await karin.page.goto('/')
  await karin.page.getByRole('heading', { name: 'Dokument', level: 1 }).waitFor()
  expect(await karin.page.getByRole('link', { name: 'Administration' }).count()).toBe(0)
  await karin.page.goto('/administration/personer')
  await karin.page.getByText('Sidan är till för administratörer').waitFor()
  expect(karin.faults).toEqual([])
  await karin.close()
})

describe('units', () => {
  test('a renamed unit reaches an open document at once, while somebody writes in it', async () => {
    const karin = await stage.writer('Karin')
    const id = await karin.import(smallProgram)
    await karin.open(id)
    const chip = karin.page.locator('[data-id="Insats1"] .ss-unit')
    await expect.poll(() => chip.textContent()).toBe('Kommunledningskontoret')
    await karin.caretAtEnd('Insats1', 'text')
    await karin.type(' Före')

    await open('enheter', 'Enheter')
    await press('kommunledningskontoret')
    await page.getByRole('heading', { level: 2, name: 'kommunledningskontoret' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await write('Namn', 'stadsledningskontoret')
    await page.getByRole('checkbox', { name: 'Behåll ”kommunledningskontoret” bland tidigare namn' }).waitFor()
    await press('Spara')
    await page.getByRole('heading', { level: 2, name: 'stadsledningskontoret' }).waitFor()
    const former = page.getByRole('textbox', { name: 'Tidigare namn' })
    await expect.poll(() => former.inputValue()).toContain('kommunledningskontoret')

    await expect.poll(() => chip.textContent()).toBe('Stadsledningskontoret')
    // The caret stands where it stood, and nothing of what was written is touched.
    await karin.type(' och efter.')
    await karin.saved()
    expect(await karin.field('Insats1', 'text').textContent()).toBe('utbilda all personal. Före och efter.')
    // The old name is known when somebody writes it, and leads to the new one.
    await chip.click()
    await karin.page.getByRole('dialog').waitFor()
    await karin.page.getByRole('combobox').last().fill('kommunledning')
    await karin.page.getByRole('option', { name: /stadsledningskontoret.*tidigare kommunledningskontoret/ }).waitFor()
    await karin.page.keyboard.press('Escape')
    expect(karin.faults).toEqual([])
    await karin.close()
  })

  test('what is wrong is said at its field; a new unit is added; it ends, and is taken up again', async () => {
    await open('enheter', 'Enheter')
    await press('Ny enhet')
    await page.getByRole('heading', { level: 2, name: 'Ny enhet' }).waitFor()
    await write('Namn', 'Socialnämnden')
    await press('Lägg till')
    const name = page.getByRole('textbox', { name: 'Namn', exact: true })
    await page
      .getByText(/En stavning får bara höra till en av dem/)
      .first()
      .waitFor()
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    expect(await axeFindings(page)).toEqual([])
    await write('Namn', 'idrottskontoret')
    await press('Lägg till')
    await page.getByRole('heading', { level: 2, name: 'idrottskontoret' }).waitFor()
    await press('Avsluta enheten …')
    await page.getByText(/Enheten går inte längre att välja/).waitFor()
    await press('Avsluta enheten')
    await page.getByRole('button', { name: 'Ta upp enheten igen' }).waitFor()
    await press('Ta upp enheten igen')
    await page.getByRole('button', { name: 'Avsluta enheten …' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('heading', { level: 2, name: 'idrottskontoret' }).count()).toBe(0)
  })

  test('what somebody else changed meanwhile is shown, and what was written here stays', async () => {
    await open('enheter', 'Enheter')
    await press('överförmyndarnämnden')
    await write('E-post', 'min@ekviken.example')
    const other = await page.request.patch('/api/admin/units/overformyndarnamnden', {
      headers: { origin: stage.app.address },
      data: { version: 1, email: 'annan@ekviken.example', registrar: 'registrator@ekviken.example' }
    })
    expect(other.ok()).toBe(true)
    await press('Spara')
    await page.getByText('Någon annan har ändrat samtidigt').waitFor()
    await page.getByText('Någon annan har skrivit: annan@ekviken.example').waitFor()
    expect(await page.getByRole('textbox', { name: 'E-post', exact: true }).inputValue()).toBe('min@ekviken.example')
    expect(await page.getByRole('textbox', { name: 'Registratorns e-post' }).inputValue()).toBe(
      'registrator@ekviken.example'
    )
    expect(await axeFindings(page)).toEqual([])
    await press('Spara')
    await expect.poll(() => page.getByText('Någon annan har ändrat samtidigt').count()).toBe(0)
    const { units } = await (await page.request.get('/api/admin/units')).json()
    const saved = units.find((u: { id: string }) => u.id === 'overformyndarnamnden')
    expect(saved).toMatchObject({ email: 'min@ekviken.example', registrar: 'registrator@ekviken.example' })
  })

  test('a file is shown before it is read in', async () => {
    await open('enheter', 'Enheter')
    await press('Läs in')
    await page.getByRole('heading', { level: 2, name: 'Läs in enheter' }).waitFor()
    const file = 'Namn;Slag;Kontaktperson\r\nkulturnämndens kansli;Kontor;Åsa Öberg\r\nparkkontoret;Avdelning;\r\n'
    await page.locator('input[type=file]').setInputFiles({
      name: 'enheter.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(file, 'latin1')
    })
    await page.getByRole('heading', { name: 'Förhandsvisning av enheter.csv' }).waitFor()
    await page.getByText('1 rad som inte går att läsa in').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await page.getByRole('button', { name: 'kulturnämndens kansli' }).count()).toBe(0)
    await press('Läs in 1 ny')
    await page.getByText('Klart: 1 enhet har lagts till och 0 har ändrats.').waitFor()
    await page.getByRole('button', { name: 'kulturnämndens kansli' }).waitFor()
    await page.getByRole('cell', { name: 'Åsa Öberg' }).waitFor()
  })

  test('a table is searched and sorted by keyboard', async () => {
    await open('enheter', 'Enheter')
    await tabTo(/^Slag/)
    await page.keyboard.press('Enter')
    expect(await page.getByRole('columnheader', { name: 'Slag' }).getAttribute('aria-sort')).toBe('ascending')
    await page.getByRole('searchbox', { name: 'Sök' }).focus()
    await page.keyboard.type('ebab')
    await expect.poll(() => page.getByRole('rowheader').allTextContents()).toEqual(['Ekvikenbostäder AB'])
    await page.keyboard.type('xyz')
    await page.getByText('Inget stämmer med ”ebabxyz”').waitFor()
    await press('Visa alla')
    await expect.poll(() => page.getByRole('rowheader').count()).toBeGreaterThan(20)
  })
})

describe('people', () => {
  test('one is invited, changed, ended, taken up again, and at last removed', async () => {
    await open('personer', 'Personer')
    await press('Bjud in')
    await page.getByRole('heading', { level: 2, name: 'Bjud in en person' }).waitFor()
    await write('Namn', 'Nils Nyman')
    await write('E-post', 'nils.nyman@ekviken.example')
    const box = await page.getByRole('checkbox', { name: 'Administratör' }).boundingBox()
    expect(box?.width, 'as wide as it is high').toBe(box?.height)
    await press('Välj enheter')
    await page.getByRole('dialog').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.type('fritidsf')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.getByRole('listitem').filter({ hasText: 'kultur- och fritidsförvaltningen' }).waitFor()
    await page.locator('.ss-side form').getByRole('button', { name: 'Bjud in' }).focus()
    await page.keyboard.press('Enter')
    // No e-mail leaves the demo: the link is handed over.
    await page.getByText('Lämna över länken själv').waitFor()
    expect(await page.getByRole('textbox', { name: 'Inbjudan' }).inputValue()).toContain('/inbjudan#')
    expect(await axeFindings(page)).toEqual([])

    await press('Nils Nyman')
    await press('Avsluta personen …')
    await press('Avsluta personen')
    await page.getByRole('button', { name: 'Ta upp personen igen' }).waitFor()
    await press('Ta upp personen igen')
    await page.getByRole('button', { name: 'Avsluta personen …' }).waitFor()

    const saved = page.waitForEvent('download')
    await press('Hämta personuppgifter')
    expect((await saved).suggestedFilename()).toBe('personuppgifter Nils Nyman.zip')

    await press('Ta bort personuppgifter …')
    await page.getByRole('heading', { name: 'Ta bort personuppgifter om Nils Nyman' }).waitFor()
    await page.getByText('E-postadressen nils.nyman@ekviken.example.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await press('Ta bort personuppgifterna')
    await page.getByText('Namnet stämmer inte.').waitFor()
    await write('Skriv Nils Nyman för att bekräfta', 'Nils Nyman')
    await press('Ta bort personuppgifterna')
    await page.getByText('Personuppgifterna om Nils Nyman är borttagna.').waitFor()
    await page.getByRole('button', { name: 'Borttagen person' }).waitFor()
  })
})

test('the log is narrowed and verified, and a template is looked into', async () => {
  await open('handelselogg', 'Händelselogg')
  await page.getByRole('combobox', { name: 'Händelse' }).selectOption({ label: 'Loggade in' })
  await expect
    .poll(async () => new Set(await page.getByRole('rowheader').allTextContents()))
    .toEqual(new Set(['Loggade in']))
  await page.getByRole('cell', { name: 'sätt: demo' }).first().waitFor()
  await press('Kontrollera loggen')
  await page.getByText(/Loggen är hel: alla \d+ poster är som de skrevs/).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await open('mallar', 'Mallar')
  await press('Handlingsplan')
  await page.getByRole('heading', { level: 3, name: 'Avsnitt' }).waitFor()
  await page.getByText('insatser, krävs').waitFor()
  expect(await axeFindings(page)).toEqual([])
})

test('one fetches one’s own personal data on the page of the own account', async () => {
  await page.goto('/konto')
  await page.getByRole('heading', { name: 'Dina personuppgifter' }).waitFor()
  const saved = page.waitForEvent('download')
  await press('Hämta mina personuppgifter')
  expect((await saved).suggestedFilename()).toBe('personuppgifter Eva Sandström.zip')
  expect(await axeFindings(page)).toEqual([])
})
