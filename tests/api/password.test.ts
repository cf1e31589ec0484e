import { describe, expect, test } from 'vitest'
import { ACCOUNT_API } from '../../schemas/api/account.ts'
import { API } from '../../schemas/api/contract.ts'
import { SIGN_IN_API } from '../../schemas/api/sign-in.ts'
import { errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { browserOf, mailTo, PASSWORD, personWithPassword, tokenIn } from '../helpers/person.ts'

const MINUTE = 60_000
const signIn = (api: TestApi, email: string, password = PASSWORD, headers = {}) =>
  api.nobody.post(SIGN_IN_API.password, { email, password }, headers)

describe.each(DATABASES)('signing in by password on %s', kind => {
  const databases = testDatabases(kind)
  const start = async (given: Parameters<typeof testApi>[1] = {}) => testApi(await databases.open(), given)

  test('the right one signs in, however the address is written', async () => {
    const api = await start()
    const anna = await personWithPassword(api)
    const answer = await signIn(api, ' Anna@Exempel.SE '.trim())
    expect([answer.statusCode, answer.json().person?.id]).toEqual([200, anna.id])
    expect((await browserOf(api, answer).get(API.documents)).statusCode).toBe(200)
    const kept = await api.storage.db.selectFrom('auth_account').select('password').execute()
    expect(kept[0]?.password).toMatch(/^\$(argon2id|scrypt)\$/)
    expect(JSON.stringify(kept)).not.toContain(PASSWORD)
    await api.close()
  })

  test('a wrong one, nobody’s address, one without a password and one who has left get the same answer', async () => {
    const api = await start()
    const anna = await personWithPassword(api)
    const gone = await personWithPassword(api, { name: 'Gunnar', email: 'gunnar@exempel.se' })
    await api.storage.db.updateTable('person').set({ ended_at: 1 }).where('id', '=', gone.id).execute()
    await personWithPassword(api, { name: 'Utan', email: 'utan@exempel.se' })
    await api.storage.db
      .deleteFrom('auth_account')
      .where('user_id', '!=', anna.id)
      .where('user_id', '!=', gone.id)
      .execute()
    const answers = [
      await signIn(api, anna.email, 'fel lösenord'),
      await signIn(api, 'ingen@exempel.se'),
      await signIn(api, 'utan@exempel.se'),
      await signIn(api, gone.email)
    ]
    for (const answer of answers) {
      expect([answer.statusCode, errorOf(answer), answer.cookies]).toEqual([401, 'fel-inloggning', []])
      expect(answer.body).toBe(answers[0]?.body)
    }
    const { audit_entry } = { audit_entry: await api.storage.db.selectFrom('audit_entry').selectAll().execute() }
    const failed = audit_entry.filter(entry => entry.event === 'signin.failed')
    expect(failed.map(entry => entry.person)).toEqual([anna.id, null, expect.any(String), gone.id])
    expect(JSON.stringify(audit_entry)).not.toContain('@exempel.se')
    await api.close()
  })

  test.each(['anna@exempel.se', 'finns.inte@exempel.se'])(
    'after five wrong ones %s waits longer each time',
    async email => {
      const api = await start()
      await personWithPassword(api)
      const attempt = async (password: string) => {
        const answer = await signIn(api, email, password)
        return answer.statusCode === 200 ? 'in' : errorOf(answer)
      }
      for (let i = 0; i < 6; i++) expect(await attempt('fel')).toBe('fel-inloggning')
      for (const minutes of [1, 2, 4]) {
        const shut = await signIn(api, email)
        expect([errorOf(shut), shut.headers['retry-after']]).toEqual(['for-manga-forsok', String(minutes * 60)])
        api.clock.now += minutes * MINUTE - 1
        expect(await attempt(PASSWORD), 'a moment before').toBe('for-manga-forsok')
        api.clock.now += 1
        expect(await attempt('fel')).toBe('fel-inloggning')
      }
      api.clock.now += 8 * MINUTE
      const known = email.startsWith('anna')
      expect(await attempt(PASSWORD)).toBe(known ? 'in' : 'fel-inloggning')
      if (known) for (let i = 0; i < 5; i++) expect(await attempt('fel'), 'counted anew').toBe('fel-inloggning')
      await api.close()
    }
  )

  test('many at once are counted too', async () => {
    const api = await start()
    await personWithPassword(api)
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => signIn(api, 'anna@exempel.se', `fel ${i}`)))
    expect(answers.filter(answer => errorOf(answer) === 'fel-inloggning')).toHaveLength(6)
    expect(errorOf(await signIn(api, 'anna@exempel.se'))).toBe('for-manga-forsok')
    await api.close()
  })

  test('fifty wrong ones from one address shut that address, and no other', async () => {
    const api = await start({ config: { trustProxy: ['127.0.0.1'] } })
    await personWithPassword(api)
    const from = (address: string, email: string, password?: string) =>
      signIn(api, email, password, { 'x-forwarded-for': address })
    for (let i = 0; i < 51; i++)
      expect(errorOf(await from('10.0.0.1', `gissad${i}@exempel.se`, 'fel'))).toBe('fel-inloggning')
    expect(errorOf(await from('10.0.0.1', 'anna@exempel.se'))).toBe('for-manga-forsok')
    expect((await from('10.0.0.2', 'anna@exempel.se')).statusCode).toBe(200)
    const kept = JSON.stringify(await api.storage.db.selectFrom('auth_attempt').selectAll().execute())
    expect(kept).not.toMatch(/10\.0\.0|exempel/)
    await api.close()
  }, 60_000)

  test('a new one ends every other session, and this browser gets a new one', async () => {
    const api = await start()
    const anna = await personWithPassword(api)
    const here = browserOf(api, await signIn(api, anna.email))
    const there = browserOf(api, await signIn(api, anna.email))
    const change = (current: string | undefined, password: string) =>
      here.put(ACCOUNT_API.password, { current, password })
    expect(errorOf(await change('fel', 'helt-annan-vistelse-77'))).toBe('fel-losenord')
    expect(errorOf(await change(undefined, 'helt-annan-vistelse-77'))).toBe('fel-losenord')
    for (const weak of ['kort', 'lösenord12345', 'aaaaaaaaaaaaaaa', 'Anna Åberg 2026', 'ekvikenkommun'])
      expect(errorOf(await change(PASSWORD, weak)), weak).toBe('svagt-losenord')
    const changed = await change(PASSWORD, 'helt-annan-vistelse-77')
    expect(changed.statusCode, changed.body).toBe(200)
    const anew = browserOf(api, changed)
    expect(anew.cookie).not.toBe(here.cookie)
    expect((await anew.get(ACCOUNT_API.account)).json().sessions).toEqual([expect.objectContaining({ here: true })])
    for (const old of [here, there]) expect(errorOf(await old.get(API.documents))).toBe('inte-inloggad')
    expect(errorOf(await signIn(api, anna.email))).toBe('fel-inloggning')
    expect((await mailTo(api, anna.email))[0]).toContain('ändrat')
    await api.close()
  })

  test('a forgotten one is replaced by a link, once, and whoever asks learns nothing', async () => {
    const api = await start()
    const anna = await personWithPassword(api)
    const session = browserOf(api, await signIn(api, anna.email))
    const ask = (email: string) => api.nobody.post(SIGN_IN_API.askReset, { email })
    const [known, unknown] = [await ask(anna.email), await ask('ingen@exempel.se')]
    expect([known.statusCode, known.body]).toEqual([204, ''])
    expect([unknown.statusCode, unknown.body]).toEqual([204, ''])
    expect(await mailTo(api, 'ingen@exempel.se')).toEqual([])
    const token = tokenIn((await mailTo(api, anna.email))[0])
    const stored = JSON.stringify(await api.storage.db.selectFrom('auth_verification').selectAll().execute())
    expect(stored).not.toContain(token)
    const seen = await api.nobody.post(SIGN_IN_API.seeLink, { kind: 'reset', token })
    expect(seen.json()).toEqual({ name: anna.name, email: anna.email })
    const reset = (given: string, password = 'helt-annan-vistelse-77') =>
      api.nobody.post(SIGN_IN_API.reset, { token: given, password })
    expect(errorOf(await reset(token, 'kort'))).toBe('svagt-losenord')
    expect(errorOf(await reset(`${token.slice(0, -1)}x`))).toBe('ogiltig-lank')
    const both = await Promise.all([reset(token), reset(token)])
    expect(both.map(answer => answer.statusCode).sort()).toEqual([204, 410])
    expect(errorOf(await reset(token))).toBe('ogiltig-lank')
    expect(errorOf(await session.get(API.documents))).toBe('inte-inloggad')
    expect((await signIn(api, anna.email, 'helt-annan-vistelse-77')).statusCode).toBe(200)
    await ask(anna.email)
    const old = tokenIn((await mailTo(api, anna.email)).find(text => text.includes('#')))
    api.clock.now += 61 * MINUTE
    expect(errorOf(await reset(old))).toBe('ogiltig-lank')
    await api.close()
  })

  test('turned off, none of it is there', async () => {
    const api = await start({ config: { signIn: { password: false, link: false, oidc: null } } })
    const anna = await personWithPassword(api)
    for (const answer of [
      await signIn(api, anna.email),
      await api.nobody.post(SIGN_IN_API.askReset, { email: anna.email }),
      await api.nobody.post(SIGN_IN_API.reset, { token: 'x', password: PASSWORD }),
      await api.nobody.post(SIGN_IN_API.link, { email: anna.email }),
      await api.nobody.post(SIGN_IN_API.useLink, { token: 'x' }),
      await api.nobody.post(SIGN_IN_API.oidc, { to: '/' })
    ])
      expect([answer.statusCode, errorOf(answer)]).toEqual([404, 'finns-inte'])
    expect((await api.nobody.get(SIGN_IN_API.methods)).json()).toMatchObject({
      password: false,
      link: false,
      oidc: null
    })
    await api.close()
  })
})
