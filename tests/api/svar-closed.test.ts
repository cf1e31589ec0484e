import type { LightMyRequestResponse } from 'fastify'
import { describe, expect, test } from 'vitest'
import { SVAR } from '../../schemas/api/svar.ts'
import { answerPath } from '../../schemas/remiss/link.ts'
import { newSecret } from '../../server/svar/secret.ts'
import { administrator } from '../helpers/administrator.ts'
import { errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { addressOf, describedRoutes } from '../helpers/routes.ts'
import { kommentar, outRemiss, Reviewer } from '../helpers/svar.ts'

/** All that an answer tells: status, headers but for those of time, body. */
const told = ({ statusCode, headers, rawPayload }: LightMyRequestResponse): unknown => {
  const { date: _date, ...rest } = headers
  return { statusCode, headers: rest, body: rawPayload.toString() }
}

describe.each(DATABASES)('the link of an answer on %s', kind => {
  const databases = testDatabases(kind)

  async function start() {
    const api = await testApi(await databases.open())
    const out = await outRemiss(api)
    const linden = await out.recipient('Kvinnojouren Linden')
    const polisen = await out.recipient('Polisen')
    return { api, out, linden, polisen }
  }

  test('tells the same when it is guessed, expired, withdrawn, or of somebody who was taken off the list', async () => {
    const { api, out, linden, polisen } = await start()
    const expired = await out.link(linden.id, api.clock.now)
    const withdrawn = await out.link(linden.id)
    await api.storage.db
      .updateTable('access_link')
      .set({ withdrawn_at: api.clock.now, withdrawn_by: 'x' })
      .where('id', '=', withdrawn.link)
      .execute()
    await api.storage.db.updateTable('recipient').set({ removed_at: 1 }).where('id', '=', polisen.id).execute()
    const answers = []
    for (const token of [newSecret(), expired.token, withdrawn.token, polisen.token, '', 'kort']) {
      const answer = await new Reviewer(api).follow(token)
      expect([answer.statusCode, errorOf(answer)]).toEqual([410, 'svarslank-galler-inte'])
      answers.push(JSON.stringify(told(answer)))
    }
    expect(new Set(answers).size).toBe(1)
    expect(await api.storage.db.selectFrom('answer_participant').selectAll().execute()).toEqual([])
    await api.close()
  })

  test('leaves its token in no address, no log, no cache, and tells no other site', async () => {
    const { api, linden } = await start()
    const reviewer = new Reviewer(api)
    // What a browser sends of an address ends at the #.
    const sent = new URL(answerPath(linden.token), 'https://remiss.example')
    expect(`${sent.pathname}${sent.search}`).toBe('/svar')
    const page = await reviewer.send('GET', sent.pathname)
    expect(page.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
    const opened = await reviewer.follow(linden.token)
    expect(opened.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
    expect(opened.body).not.toContain(linden.token)
    const session = opened.cookies.find(({ name }) => name === `styrskrift-svar-${linden.id}`)
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/svar' })
    await reviewer.send('GET', SVAR.overview(linden.id))
    expect(api.logged.length).toBeGreaterThan(0)
    expect(api.logged.join('')).not.toContain(linden.token)
    expect(api.logged.join('')).not.toContain(session?.value)
    const rows = JSON.stringify(await api.storage.db.selectFrom('answer_participant').selectAll().execute())
    expect(rows).not.toContain(session?.value)
    await api.close()
  })

  test('opens no route of another recipient, nor any route without it: all refuse alike', async () => {
    const { api, out, linden, polisen } = await start()
    const rut = await Reviewer.open(api, linden.token)
    await (await Reviewer.open(api, polisen.token, 'Pia Polis')).add(kommentar('Polisens utkast.'))
    const routes = (await describedRoutes(api)).filter(route => route.link)
    expect(routes.length).toBeGreaterThan(12)
    for (const route of routes) {
      const name = `${route.method} ${route.path}`
      const payload = route.method === 'GET' || route.method === 'DELETE' ? undefined : {}
      const send = (recipient: string, cookie: string | undefined) =>
        api.nobody.send(route.method, addressOf(route.path, { recipient }, 'xyz'), payload, { cookie })
      // Its own secret under the name of the other's.
      const borrowed = rut.cookie.replace(linden.id, polisen.id)
      const answers = [
        await send(polisen.id, rut.cookie),
        await send(polisen.id, borrowed),
        await send(polisen.id, undefined),
        await send('FinnsInte0000a', rut.cookie),
        await send(linden.id, `styrskrift-svar-${linden.id}=${newSecret()}`),
        await send(linden.id, out.owner.cookie ?? undefined)
      ]
      for (const answer of answers) {
        expect([answer.statusCode, errorOf(answer)], name).toEqual([410, 'svarslank-galler-inte'])
        expect(told(answer), name).toEqual(told(answers[0]!))
      }
    }
    await api.close()
  })

  test('opens nothing else: documents, people and administration are closed to whoever has only the link', async () => {
    const { api, out, linden } = await start()
    const rut = await Reviewer.open(api, linden.token)
    const others = (await describedRoutes(api)).filter(route => !route.link && route.path.startsWith('/api/'))
    expect(others.length).toBeGreaterThan(60)
    for (const route of others) {
      const url = route.path.replace('{id}', out.document).replaceAll(/\{\w+\}/g, out.version)
      const payload = route.method === 'GET' || route.method === 'DELETE' ? undefined : {}
      const withLink = await api.nobody.send(route.method, url, payload, { cookie: rut.cookie })
      const without = await api.nobody.send(route.method, url, payload)
      expect([withLink.statusCode, withLink.body], `${route.method} ${route.path}`).toEqual([
        without.statusCode,
        without.body
      ])
    }
    await api.close()
  })

  test('ends for those who came by it when it is withdrawn or too old; a new one lets them go on as who they were', async () => {
    const { api, out, linden } = await start()
    const rut = await Reviewer.open(api, linden.token)
    await rut.add(kommentar('Kvar.'))
    await api.storage.db.updateTable('access_link').set({ withdrawn_at: 1 }).where('id', '=', linden.link).execute()
    const refused = await rut.send('GET', SVAR.drafts(linden.id))
    expect(errorOf(refused)).toBe('svarslank-galler-inte')
    const renewed = await out.link(linden.id, api.clock.now + 60_000)
    expect((await rut.follow(renewed.token)).statusCode).toBe(200)
    expect(await rut.drafts()).toMatchObject({ parts: [{ mine: true }], people: [{ name: 'Rut Remiss' }] })
    api.clock.now += 60_000
    expect(errorOf(await rut.send('GET', SVAR.drafts(linden.id)))).toBe('svarslank-galler-inte')
    await api.close()
  })

  test('is not guessed quickly, and is used by the pages of the product alone', async () => {
    const api = await testApi(await databases.open())
    const out = await outRemiss(api)
    const linden = await out.recipient('Kvinnojouren Linden')
    const rut = await Reviewer.open(api, linden.token)
    const elsewhere = { origin: 'https://annan.invalid' }
    const body = { name: 'Någon Annan', email: '' }
    expect(errorOf(await rut.send('PUT', SVAR.me(linden.id), body, elsewhere))).toBe('fel-ursprung')
    expect(errorOf(await rut.send('PUT', SVAR.me(linden.id), body, { origin: undefined }))).toBe('fel-ursprung')
    let last = 0
    for (let i = 0; i < 130 && last !== 429; i++) last = (await new Reviewer(api).follow(newSecret())).statusCode
    expect(last).toBe(429)
    await api.close()
  })

  test('drafts are seen by the body alone: not by the coordinator, not by an administrator', async () => {
    const { api, out, linden } = await start()
    const rut = await Reviewer.open(api, linden.token)
    await rut.add(kommentar('Hemligt utkast.'))
    const admin = await administrator(api)
    for (const route of (await describedRoutes(api)).filter(({ method }) => method === 'GET')) {
      const url = route.path
        .replace('{id}', out.document)
        .replace('{recipient}', linden.id)
        .replaceAll(/\{\w+\}/g, out.remiss)
      for (const client of [out.owner, admin])
        expect((await client.get(url)).body, `${route.path}`).not.toContain('Hemligt utkast')
    }
    expect((await rut.drafts()).parts).toHaveLength(1)
    await api.close()
  })
})
