import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { PEOPLE_API } from '../../schemas/api/people.ts'
import { SIGN_IN_API } from '../../schemas/api/sign-in.ts'
import { firstLink } from '../../server/people/first.ts'
import { errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { browserOf, mailTo, PASSWORD, personWithPassword, tokenIn } from '../helpers/person.ts'

const HOUR = 60 * 60_000

describe.each(DATABASES)('links on %s', kind => {
  const databases = testDatabases(kind)
  const start = async () => testApi(await databases.open())

  describe('to sign in by', () => {
    const ask = (api: TestApi, email: string) => api.nobody.post(SIGN_IN_API.link, { email })
    const use = (api: TestApi, token: string, headers = {}) => api.nobody.post(SIGN_IN_API.useLink, { token }, headers)

    test('is sent to those who are here alone, and the answer does not tell', async () => {
      const api = await start()
      const anna = await personWithPassword(api)
      const gone = await personWithPassword(api, { name: 'Gunnar', email: 'gunnar@exempel.se' })
      await api.storage.db.updateTable('person').set({ ended_at: 1 }).where('id', '=', gone.id).execute()
      for (const email of [anna.email, gone.email, 'ingen@exempel.se']) {
        const answer = await ask(api, email)
        expect([answer.statusCode, answer.body], email).toEqual([204, ''])
      }
      const [text = ''] = await mailTo(api, anna.email)
      expect(text).toMatch(/http:\/\/localhost:3000\/logga-in\/lank#\w+/)
      expect([await mailTo(api, gone.email), await mailTo(api, 'ingen@exempel.se')]).toEqual([[], []])
      const stored = JSON.stringify(await api.storage.db.selectFrom('auth_verification').selectAll().execute())
      expect(stored).not.toContain(tokenIn(text))
      await api.close()
    })

    test('opens once, even of two who are at it at once', async () => {
      const api = await start()
      const anna = await personWithPassword(api)
      await ask(api, anna.email)
      const token = tokenIn((await mailTo(api, anna.email))[0])
      const both = await Promise.all([use(api, token), use(api, token)])
      expect(both.map(answer => answer.statusCode).sort()).toEqual([200, 410])
      const answer = both.find(each => each.statusCode === 200)
      expect(answer?.json().person?.id).toBe(anna.id)
      expect((await browserOf(api, answer!).get(API.documents)).statusCode).toBe(200)
      expect(errorOf(await use(api, token))).toBe('ogiltig-lank')
      const sessions = await api.storage.db.selectFrom('auth_session').selectAll().execute()
      expect(sessions).toEqual([expect.objectContaining({ user_id: anna.id, method: 'link', strong: 0 })])
      await api.close()
    })

    test('opens nothing when it is too old, altered, read from the database, or when the person has left', async () => {
      const api = await start()
      const anna = await personWithPassword(api)
      const fresh = async () => {
        await ask(api, anna.email)
        return tokenIn((await mailTo(api, anna.email)).find(text => text.includes('#')))
      }
      const token = await fresh()
      const rows = await api.storage.db.selectFrom('auth_verification').selectAll().execute()
      for (const row of rows)
        for (const stolen of [row.id, row.identifier, row.identifier.split(':')[1] ?? '', row.value])
          expect((await use(api, stolen.slice(0, 100))).statusCode, stolen).toBe(410)
      expect(errorOf(await use(api, `${token}x`))).toBe('ogiltig-lank')
      await api.storage.db
        .updateTable('auth_verification')
        .set({ expires_at: new Date(Date.now() - 1).toISOString() })
        .execute()
      expect(errorOf(await use(api, token))).toBe('ogiltig-lank')
      const later = await fresh()
      await api.storage.db.updateTable('person').set({ ended_at: 1 }).where('id', '=', anna.id).execute()
      const ended = await use(api, later)
      expect([ended.statusCode, errorOf(ended), ended.cookies]).toEqual([410, 'ogiltig-lank', []])
      await api.close()
    })

    test('still asks an administrator for the second step', async () => {
      const api = await start()
      const eva = await personWithPassword(api, { administrator: true })
      await ask(api, eva.email)
      const answer = await use(api, tokenIn((await mailTo(api, eva.email))[0]))
      expect(answer.json()).toMatchObject({ person: null, step: 'setup' })
      await api.close()
    })

    test('is not sent for ever: after five an hour one has to wait, whoever the address is', async () => {
      const api = await start()
      for (let i = 0; i < 6; i++) expect((await ask(api, 'ingen@exempel.se')).statusCode).toBe(204)
      expect(errorOf(await ask(api, 'ingen@exempel.se'))).toBe('for-manga-forsok')
      await api.close()
    })
  })

  describe('for the first administrator', () => {
    const first = (api: TestApi, token: string, given = {}) =>
      api.nobody.post(SIGN_IN_API.first, {
        token,
        name: 'Eva Sandström',
        email: 'eva@exempel.se',
        password: PASSWORD,
        ...given
      })

    test('makes one, once', async () => {
      const api = await start()
      const token = (await firstLink(api.storage, api.clock.now)) ?? ''
      const stored = JSON.stringify(await api.storage.db.selectFrom('auth_verification').selectAll().execute())
      expect(stored).not.toContain(token)
      const seen = await api.nobody.post(SIGN_IN_API.seeLink, { kind: 'first', token })
      expect(seen.json()).toEqual({ name: '', email: '' })
      expect(errorOf(await first(api, token, { password: 'evasandstrom' }))).toBe('svagt-losenord')
      expect(errorOf(await first(api, token, { email: 'nej' }))).toBe('ogiltig-begaran')
      expect(errorOf(await first(api, `${token.slice(0, -1)}-`))).toBe('ogiltig-lank')
      const both = await Promise.all([first(api, token), first(api, token, { email: 'ulf@exempel.se' })])
      expect(both.map(answer => answer.statusCode).sort()).toEqual([200, 410])
      expect(both.find(answer => answer.statusCode === 200)?.json()).toMatchObject({ person: null, step: 'setup' })
      const people = await api.storage.db.selectFrom('person').select(['administrator']).execute()
      expect(people).toEqual([{ administrator: 1 }])
      expect(errorOf(await api.nobody.post(SIGN_IN_API.seeLink, { kind: 'first', token }))).toBe('ogiltig-lank')
      expect(await firstLink(api.storage, api.clock.now)).toBe(null)
      await api.close()
    })

    test('a new start makes the old one worthless; so do a day, and an administrator from elsewhere', async () => {
      const api = await start()
      const old = (await firstLink(api.storage, api.clock.now)) ?? ''
      const late = (await firstLink(api.storage, api.clock.now)) ?? ''
      expect(errorOf(await first(api, old))).toBe('ogiltig-lank')
      api.clock.now += 24 * HOUR
      expect(errorOf(await first(api, late))).toBe('ogiltig-lank')
      const last = (await firstLink(api.storage, api.clock.now)) ?? ''
      await personWithPassword(api, { administrator: true })
      expect(errorOf(await first(api, last))).toBe('ogiltig-lank')
      await api.close()
    })
  })

  describe('of an invitation', () => {
    async function invited(api: TestApi) {
      const eva = await personWithPassword(api, { name: 'Eva', email: 'eva@exempel.se', administrator: true })
      const cookie = await api.sessions.start(eva.id, { method: 'oidc', strong: true })
      const headers = { cookie: `styrskrift=${encodeURIComponent(cookie)}` }
      const body = { name: 'Bo Ek', email: 'bo@exempel.se' }
      const answer = await api.nobody.post(PEOPLE_API.people, body, headers)
      const { person, invitation } = answer.json()
      return { id: person.id as string, token: tokenIn(invitation.link), headers }
    }
    const accept = (api: TestApi, token: string, password: string | undefined = PASSWORD) =>
      api.nobody.post(SIGN_IN_API.invitation, { token, password })

    test('lets a password be chosen, and in, once', async () => {
      const api = await start()
      const { id, token } = await invited(api)
      const seen = await api.nobody.post(SIGN_IN_API.seeLink, { kind: 'invitation', token })
      expect(seen.json()).toEqual({ name: 'Bo Ek', email: 'bo@exempel.se' })
      for (const kind of ['reset', 'first'])
        expect(errorOf(await api.nobody.post(SIGN_IN_API.seeLink, { kind, token })), kind).toBe('ogiltig-lank')
      expect(errorOf(await accept(api, token, 'bo.ek@exempel'))).toBe('svagt-losenord')
      expect(errorOf(await api.nobody.post(SIGN_IN_API.invitation, { token }))).toBe('svagt-losenord')
      const answer = await accept(api, token)
      expect([answer.statusCode, answer.json().person?.id]).toEqual([200, id])
      expect(errorOf(await accept(api, token))).toBe('ogiltig-lank')
      const again = await api.nobody.post(SIGN_IN_API.password, { email: 'bo@exempel.se', password: PASSWORD })
      expect(again.json().person?.id).toBe(id)
      await api.close()
    })

    test('opens nothing after a week, after the person has left, or after a newer one', async () => {
      const api = await start()
      const { id, token, headers } = await invited(api)
      const newer = (await api.nobody.post(PEOPLE_API.invitation(id), undefined, headers)).json().link as string
      expect(errorOf(await accept(api, token))).toBe('ogiltig-lank')
      api.clock.now += 7 * 24 * HOUR
      expect(errorOf(await accept(api, tokenIn(newer)))).toBe('ogiltig-lank')
      await api.close()
    })
  })
})
