import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type App, freePort, startApp } from '../helpers/app.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { startProvider, type TestProvider } from '../helpers/oidc.ts'
import { PASSWORD } from '../helpers/person.ts'
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts'
import { totp } from '../helpers/totp.ts'
import { axeFindings, withAxe } from './axe.ts'

/** Signing in as it is done: a real provider, a real mail server, a real browser, and the server as a process of its own. */
let app: App
let provider: TestProvider
let smtp: TestSmtp
let browser: Browser
/** The secret of the administrator's app. */
let secret = ''
const contexts: BrowserContext[] = []

beforeAll(async () => {
  const port = await freePort()
  smtp = await startSmtp()
  app = await startApp({
    STYRSKRIFT_DEMO: 'off',
    STYRSKRIFT_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    STYRSKRIFT_SMTP_FROM: 'styrskrift@exempel.se',
    STYRSKRIFT_SMTP_TLS: 'off',
    STYRSKRIFT_OIDC_ISSUER: `http://localhost:${port}`,
    STYRSKRIFT_OIDC_CLIENT_ID: 'styrskrift',
    STYRSKRIFT_OIDC_CLIENT_SECRET: 'hemligheten-mellan-de-tva-som-ingen-annan-vet',
    STYRSKRIFT_OIDC_SCOPES: 'openid profile email groups',
    STYRSKRIFT_OIDC_NAME: 'Logga in med Ekvikens konto',
    STYRSKRIFT_OIDC_ADMINISTRATORS: 'styrskrift-admin',
    STYRSKRIFT_OIDC_UNITS: 'SOC=socialforvaltningen,UTB=utbildningsforvaltningen'
  })
  provider = await startProvider(port, app.address)
  browser = await launchBrowser()
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
  await provider?.stop()
  await smtp?.stop()
})

/** A browser of somebody's own. */
async function open(path = '/logga-in'): Promise<Page> {
  const context = await browser.newContext({ baseURL: app.address, locale: 'sv-SE' })
  contexts.push(context)
  await withAxe(context)
  const page = await context.newPage()
  await page.goto(path)
  return page
}

const documents = (page: Page) => page.getByRole('heading', { name: 'Dokument', level: 1 }).waitFor()
const account = async (page: Page) =>
  (await page.request.get('/api/account')).json() as Promise<{
    person: { id: string; name: string }
    administrator: boolean
    units: string[]
    provider: boolean
    sessions: { id: string; here: boolean; method: string }[]
  }>

/** The link in the newest letter to an address. */
async function linkTo(email: string, count: number): Promise<string> {
  await expect
    .poll(() => smtp.letters.filter(letter => letter.to.includes(email)).length, { timeout: 20_000 })
    .toBe(count)
  const letter = smtp.letters.findLast(each => each.to.includes(email))
  return /http:\/\/\S+#\S+/.exec(letter?.mail.text ?? '')?.[0] ?? ''
}

/** Signs in at the provider, where anybody may be whoever the provider knows. */
async function byProvider(page: Page, who: string): Promise<void> {
  await page.getByRole('button', { name: 'Logga in med Ekvikens konto' }).click()
  await page.locator('input[name=login]').fill(who)
  await page.locator('input[name=password]').fill('vad som helst')
  await page.locator('button[type=submit]').click()
  await page.locator('form button[type=submit]').click()
}

async function invite(email: string, name: string): Promise<string> {
  const eva = await open()
  await eva.getByLabel('E-postadress').fill('eva@exempel.se')
  await eva.getByLabel('Lösenord', { exact: true }).fill(PASSWORD)
  await eva.keyboard.press('Enter')
  await eva.getByLabel('Kod').waitFor()
  // A code is good once: this one is of the step that comes, or of the one before.
  for (const later of [0, 30_000, -30_000]) {
    await eva.getByLabel('Kod').fill(totp(secret, Date.now() + later))
    await eva.keyboard.press('Enter')
    await Promise.race([documents(eva), eva.getByRole('alert').waitFor()])
    if (await eva.getByRole('heading', { name: 'Dokument', level: 1 }).isVisible()) break
  }
  const answer = await eva.request.post('/api/admin/people', {
    headers: { origin: app.address },
    data: { name, email }
  })
  expect(answer.status(), await answer.text()).toBe(201)
  expect((await answer.json()).invitation).toEqual({ link: null })
  return linkTo(email, 1)
}

test('the first administrator comes in by the printed link, by keyboard, with a second factor; the link is good once', async () => {
  const link = /http:\S+#\S+/.exec(app.said())?.[0] ?? ''
  const page = await open(link)
  await page.getByLabel('Ditt namn').focus()
  expect(await axeFindings(page)).toEqual([])
  for (const text of ['Eva Sandström', 'eva@exempel.se', PASSWORD]) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await page.getByText('Mycket svårt att gissa').waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('Skriv ditt lösenord igen').focus()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('img', { name: 'QR-kod för appen' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  secret = ((await page.locator('.ss-setup__secret').textContent()) ?? '').replace(/\s/g, '')
  await page.getByLabel('Kod').focus()
  await page.keyboard.type(totp(secret, Date.now() - 30_000))
  await page.keyboard.press('Enter')
  await documents(page)
  expect(await account(page)).toMatchObject({ administrator: true })
  const again = await open(link)
  await again.getByRole('heading', { name: 'Länken går inte att använda' }).waitFor()
  expect(await axeFindings(again)).toEqual([])
})

test('an invitation by e-mail, then a link by e-mail, once each', async () => {
  const page = await open(await invite('anna@exempel.se', 'Anna Åberg'))
  await page.getByRole('heading', { name: 'Välkommen, Anna Åberg' }).waitFor()
  await page.getByLabel('Nytt lösenord').fill('anna.aberg-2026')
  await page.getByRole('button', { name: 'Spara och logga in' }).click()
  await page.getByText('Använd inte ditt namn').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByLabel('Nytt lösenord').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await documents(page)

  const asking = await open()
  await asking.getByRole('button', { name: 'Få en länk med e-post i stället' }).click()
  await asking.getByLabel('E-postadress').fill('anna@exempel.se')
  await asking.keyboard.press('Enter')
  await asking.getByRole('heading', { name: 'Kolla din e-post' }).waitFor()
  expect(await axeFindings(asking)).toEqual([])
  const link = await linkTo('anna@exempel.se', 2)
  const opened = await open(link)
  await opened.getByRole('button', { name: 'Logga in' }).waitFor()
  expect(await axeFindings(opened)).toEqual([])
  await opened.keyboard.press('Enter')
  await documents(opened)
  expect((await account(opened)).sessions.find(session => session.here)?.method).toBe('link')
  const stolen = await open(link)
  await stolen.getByRole('button', { name: 'Logga in' }).click()
  await stolen.getByText('Länken har redan använts').waitFor()
})

test('a forgotten password is replaced by e-mail; wrong ones shut the door in place', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Glömt lösenordet?' }).click()
  await page.getByLabel('E-postadress').fill('anna@exempel.se')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Kolla din e-post' }).waitFor()
  await page.goto(await linkTo('anna@exempel.se', 3))
  await page.getByLabel('Nytt lösenord').fill('ett nytt vidunder simmar')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Till inloggningen' }).click()
  await page.getByLabel('E-postadress').fill('anna@exempel.se')
  for (let i = 0; i < 6; i++) {
    await page.getByLabel('Lösenord', { exact: true }).fill(`fel ${i}`)
    const answer = page.waitForResponse('**/api/session/password')
    await page.keyboard.press('Enter')
    expect((await answer).status()).toBe(401)
  }
  await page.getByLabel('Lösenord', { exact: true }).fill('ett nytt vidunder simmar')
  await page.keyboard.press('Enter')
  await page.getByText('Vänta 1 minut och försök igen').waitFor()
  expect(await axeFindings(page)).toEqual([])
})

describe('a provider', () => {
  test('lets in whom nobody has invited, with the units of the groups, and follows them', async () => {
    provider.known.bo = { email: 'bo@exempel.se', email_verified: true, name: 'Bo Ek', groups: ['SOC', 'annat'] }
    const page = await open('/logga-in?till=%2Fkonto')
    await byProvider(page, 'bo')
    await page.getByRole('heading', { name: 'Ditt konto' }).waitFor()
    const first = await account(page)
    expect(first).toMatchObject({ administrator: false, units: ['socialförvaltningen'], provider: true })
    expect(first.person.name).toBe('Bo Ek')
    provider.known.bo.groups = ['UTB', 'styrskrift-admin']
    const again = await open()
    await byProvider(again, 'bo')
    await documents(again)
    expect(await account(again)).toMatchObject({
      person: { id: first.person.id },
      administrator: true,
      units: ['utbildningsförvaltningen']
    })
    provider.known.bo.groups = []
    const last = await open()
    await byProvider(last, 'bo')
    await documents(last)
    expect(await account(last)).toMatchObject({ administrator: false, units: [] })
  })

  test('is joined to the person with the same address when the address is confirmed, and not otherwise', async () => {
    provider.known.anna = { email: 'anna@exempel.se', email_verified: false, name: 'Någon Annan' }
    const page = await open()
    await byProvider(page, 'anna')
    await page.getByText('Inloggningstjänsten har inte bekräftat din e-postadress.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect((await page.request.get('/api/account')).status()).toBe(401)
    provider.known.anna.email_verified = true
    const joined = await open()
    await byProvider(joined, 'anna')
    await documents(joined)
    expect((await account(joined)).person.name).toBe('Anna Åberg')
  })

  test('does not let in somebody who has left', async () => {
    provider.known.cia = {
      email: 'cia@exempel.se',
      email_verified: true,
      name: 'Cia Dal',
      groups: ['styrskrift-admin']
    }
    const page = await open()
    await byProvider(page, 'cia')
    await documents(page)
    const { person } = await account(page)
    provider.known.dan = { email: 'dan@exempel.se', email_verified: true, name: 'Dan Ek', groups: ['styrskrift-admin'] }
    const other = await open()
    await byProvider(other, 'dan')
    await documents(other)
    const ended = await other.request.patch(`/api/admin/people/${person.id}`, {
      headers: { origin: app.address },
      data: { ended: true }
    })
    expect(ended.status(), await ended.text()).toBe(200)
    expect((await page.request.get('/api/account')).status()).toBe(401)
    const again = await open()
    await byProvider(again, 'cia')
    await again.getByText('Det finns inget konto för dig i Styrskrift.').waitFor()
  })

  test('cannot be made to sign in somebody else’s browser, nor to send one away', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Logga in med Ekvikens konto' }).click()
    await page.locator('input[name=login]').fill('bo')
    await page.locator('input[name=password]').fill('vad som helst')
    await page.locator('button[type=submit]').click()
    await page.locator('form button[type=submit]').waitFor()
    // The way back is caught before the browser goes it: its code is unused, and its state is another browser's.
    let callback = ''
    await page.route(`${provider.issuer}/**`, async route => {
      let answer = await route.fetch({ maxRedirects: 0 })
      for (let i = 0; i < 5 && callback === ''; i++) {
        const to = new URL(answer.headers().location ?? '', provider.issuer).href
        if (to.startsWith(app.address)) callback = to
        else answer = await page.request.get(to, { maxRedirects: 0 })
      }
      await route.abort()
    })
    await page.locator('form button[type=submit]').click()
    await expect.poll(() => callback, { timeout: 10_000 }).toContain('code=')
    const victim = await open(callback)
    await victim.getByText('Inloggningen gick inte att slutföra.').waitFor()
    expect((await victim.request.get('/api/account')).status()).toBe(401)
    await page.goto(callback.replace('state=', 'state=x'))
    await page.getByText('Inloggningen gick inte att slutföra.').waitFor()
    for (const to of [
      'https://ond.exempel/',
      '//ond.exempel/',
      '/\\ond.exempel/',
      'javascript:alert(1)',
      '/../../ond'
    ]) {
      const start = await page.request.post('/api/session/oidc', { headers: { origin: app.address }, data: { to } })
      expect(start.status(), to).toBe(200)
    }
    const strange = await open('/logga-in?till=https%3A%2F%2Fond.exempel%2F')
    await byProvider(strange, 'bo')
    await documents(strange)
    expect(new URL(strange.url()).origin).toBe(app.address)
  })
})

test('a session that is ended on the account page is over at once, also in a document that is open', async () => {
  const [here, there] = [await open(), await open()]
  for (const page of [here, there]) {
    await byProvider(page, 'bo')
    await documents(page)
  }
  const created = await there.request.post('/api/documents', {
    headers: { origin: app.address },
    data: { template: 'program', title: 'Program för prov' }
  })
  await there.goto(`/dokument/${(await created.json()).id}`)
  await there.locator('.ss-save[data-state="sparat"]').waitFor({ state: 'attached' })
  await here.getByRole('button', { name: /inloggad/ }).click()
  await here.getByRole('menuitem', { name: 'Ditt konto' }).click()
  await here.getByRole('heading', { name: 'Ditt konto' }).waitFor()
  expect(await axeFindings(here)).toEqual([])
  await here.setViewportSize({ width: 320, height: 700 })
  expect(await here.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await here.setViewportSize({ width: 1280, height: 800 })
  await here.getByRole('button', { name: 'Avsluta alla andra' }).click()
  await there.getByText('Du är inte längre inloggad').first().waitFor()
  expect((await there.request.get('/api/documents')).status()).toBe(401)
  expect((await here.request.get('/api/documents')).status()).toBe(200)
})
