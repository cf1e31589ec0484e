import { describe, expect, test } from 'vitest'
import { ACCOUNT_API } from '../../schemas/api/account.ts'
import { API, type Session } from '../../schemas/api/contract.ts'
import { PEOPLE_API } from '../../schemas/api/people.ts'
import { SIGN_IN_API, type TwoFactorSetup } from '../../schemas/api/sign-in.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { browserOf, PASSWORD, personWithPassword } from '../helpers/person.ts'
import { totp, wrongCode } from '../helpers/totp.ts'

describe.each(DATABASES)('the second step on %s', kind => {
  const databases = testDatabases(kind)

  const signIn = (api: TestApi, email: string) => api.nobody.post(SIGN_IN_API.password, { email, password: PASSWORD })
  const give = (client: Client, code: string) => client.post(SIGN_IN_API.code, { code })

  /** Somebody who has just set up a second factor: the browser, and the secret of the app. */
  async function withSecondFactor(api: TestApi, administrator: boolean) {
    const person = await personWithPassword(api, { administrator })
    const half = browserOf(api, await signIn(api, person.email))
    const answer = await half.post(SIGN_IN_API.twoFactor, { password: PASSWORD })
    expect(answer.statusCode, answer.body).toBe(200)
    const setup = answer.json() as TwoFactorSetup
    const confirmed = await give(half, totp(setup.secret, Date.now() - 30_000))
    expect(confirmed.statusCode, confirmed.body).toBe(200)
    return { person, half, setup, whole: browserOf(api, confirmed) }
  }

  test('who administers sets it up before anything else, with a picture made here', async () => {
    const api = await testApi(await databases.open())
    const person = await personWithPassword(api, { administrator: true })
    const first = await signIn(api, person.email)
    expect(first.json()).toMatchObject({ person: null, step: 'setup', administrator: false })
    const half = browserOf(api, first)
    for (const url of [API.documents, ACCOUNT_API.account, PEOPLE_API.people, PEOPLE_API.search('a')])
      expect(errorOf(await half.get(url)), url).toBe('inte-inloggad')
    expect(errorOf(await half.post(SIGN_IN_API.twoFactor, {}))).toBe('fel-losenord')
    expect(errorOf(await half.post(SIGN_IN_API.twoFactor, { password: 'fel' }))).toBe('fel-losenord')
    expect(errorOf(await api.nobody.post(SIGN_IN_API.twoFactor, { password: PASSWORD }))).toBe('inte-inloggad')
    const setup = (await half.post(SIGN_IN_API.twoFactor, { password: PASSWORD })).json() as TwoFactorSetup
    expect(setup.uri).toMatch(/^otpauth:\/\/totp\/Styrskrift/)
    expect(setup.qr).toMatch(/^<svg [^>]*viewBox[^>]*><path/)
    expect(setup.recoveryCodes).toHaveLength(10)
    const stored = JSON.stringify(await api.storage.db.selectFrom('auth_two_factor').selectAll().execute())
    for (const secret of [setup.secret, ...setup.recoveryCodes]) expect(stored).not.toContain(secret)
    expect(errorOf(await give(half, wrongCode(setup.secret)))).toBe('fel-kod')
    expect(errorOf(await give(half, setup.recoveryCodes[0] ?? '')), 'before the app has been tried').toBe('fel-kod')
    const confirmed = await give(half, totp(setup.secret))
    const session = confirmed.json() as Session
    expect([session.person?.id, session.administrator, session.step]).toEqual([person.id, true, null])
    const whole = browserOf(api, confirmed)
    expect((await whole.get(PEOPLE_API.people)).statusCode).toBe(200)
    expect(errorOf(await half.get(API.documents)), 'the half session is over').toBe('inte-inloggad')
    expect((await half.get(API.session)).json().step).toBe(null)
    await api.close()
  })

  test('from then on a code is asked for, which is good once', async () => {
    const api = await testApi(await databases.open())
    const { person, setup } = await withSecondFactor(api, true)
    const again = await signIn(api, person.email)
    expect(again.json()).toMatchObject({ person: null, step: 'code' })
    const half = browserOf(api, again)
    expect(errorOf(await half.post(SIGN_IN_API.twoFactor, { password: PASSWORD }))).toBe('har-tvasteg')
    expect(errorOf(await half.get(API.documents))).toBe('inte-inloggad')
    expect(errorOf(await give(half, wrongCode(setup.secret)))).toBe('fel-kod')
    const code = totp(setup.secret)
    const answer = await give(half, ` ${code.slice(0, 3)} ${code.slice(3)} `)
    expect(answer.json().person?.id).toBe(person.id)
    const other = browserOf(api, await signIn(api, person.email))
    expect(errorOf(await give(other, code)), 'the same code again').toBe('fel-kod')
    await api.close()
  })

  test('a recovery code is good once, and new ones replace all', async () => {
    const api = await testApi(await databases.open())
    const { person, setup } = await withSecondFactor(api, true)
    const [first = '', second = ''] = setup.recoveryCodes
    const one = browserOf(api, await signIn(api, person.email))
    const whole = browserOf(api, await give(one, ` ${first.toUpperCase().replace('-', ' ')} `))
    const two = browserOf(api, await signIn(api, person.email))
    expect(errorOf(await give(two, first))).toBe('fel-kod')
    expect(errorOf(await whole.post(SIGN_IN_API.recoveryCodes, { password: 'fel' }))).toBe('fel-losenord')
    const renewed = await whole.post(SIGN_IN_API.recoveryCodes, { password: PASSWORD })
    const codes = (renewed.json() as { recoveryCodes: string[] }).recoveryCodes
    expect(codes).toHaveLength(10)
    expect(errorOf(await give(two, second))).toBe('fel-kod')
    expect((await give(two, codes[0] ?? '')).statusCode).toBe(200)
    await api.close()
  })

  test('codes cannot be guessed: after five one has to wait', async () => {
    const api = await testApi(await databases.open())
    const { person, setup } = await withSecondFactor(api, true)
    const half = browserOf(api, await signIn(api, person.email))
    for (let i = 0; i < 6; i++) expect(errorOf(await give(half, wrongCode(setup.secret)))).toBe('fel-kod')
    const shut = await give(half, totp(setup.secret, Date.now() + 30_000))
    expect([shut.statusCode, errorOf(shut), shut.headers['retry-after']]).toEqual([429, 'for-manga-forsok', '60'])
    await api.close()
  })

  test('who does not administer may have it, and take it away; who administers may not', async () => {
    const api = await testApi(await databases.open())
    const { whole, person } = await withSecondFactor(api, false)
    expect((await whole.get(ACCOUNT_API.account)).json().twoFactor).toBe(true)
    expect(errorOf(await whole.post(SIGN_IN_API.twoFactorOff, { password: 'fel' }))).toBe('fel-losenord')
    await api.storage.db.updateTable('person').set({ administrator: 1 }).where('id', '=', person.id).execute()
    expect(errorOf(await whole.post(SIGN_IN_API.twoFactorOff, { password: PASSWORD }))).toBe('tvasteg-kravs')
    await api.storage.db.updateTable('person').set({ administrator: 0 }).where('id', '=', person.id).execute()
    const off = await whole.post(SIGN_IN_API.twoFactorOff, { password: PASSWORD })
    expect(off.statusCode, off.body).toBe(200)
    expect(errorOf(await whole.get(API.documents)), 'the session is a new one').toBe('inte-inloggad')
    expect((await browserOf(api, off).get(ACCOUNT_API.account)).json().twoFactor).toBe(false)
    expect((await signIn(api, person.email)).json().person?.id).toBe(person.id)
    await api.close()
  })

  test('an administrator takes away what somebody has lost, and every session with it', async () => {
    const api = await testApi(await databases.open())
    const { whole, person } = await withSecondFactor(api, false)
    const eva = await personWithPassword(api, { name: 'Eva', email: 'eva@exempel.se', administrator: true })
    const cookie = await api.sessions.start(eva.id, { method: 'oidc', strong: true })
    const headers = { cookie: `styrskrift=${encodeURIComponent(cookie)}` }
    const answer = await api.nobody.send('PATCH', PEOPLE_API.person(person.id), { twoFactor: false }, headers)
    expect(answer.json()).toMatchObject({ twoFactor: false })
    expect(errorOf(await whole.get(API.documents))).toBe('inte-inloggad')
    expect((await signIn(api, person.email)).json().person?.id).toBe(person.id)
    await api.close()
  })
})
