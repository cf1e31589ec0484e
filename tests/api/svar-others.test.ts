import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { CLOSE_CODES } from '../../schemas/api/close-codes.ts'
import { SCHEMA_VERSION } from '../../schemas/api/contract.ts'
import type { Receipt, TakenIn } from '../../schemas/api/svar.ts'
import { errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { pdf } from '../helpers/intake.ts'
import { addressOf, describedRoutes, emptyBody } from '../helpers/routes.ts'
import { kommentar, outRemiss, Reviewer } from '../helpers/svar.ts'

/** What nobody with the link of another body may come to know: words, names, addresses. */
const SECRETS = ['Polisens utkast', 'Polisens svar', 'Polisens bilaga', 'Pia Polis', 'pia@', 'polisen@', 'Karin Ek']

/** One body has drafts, files and an answer; somebody of another body knows every id of them. */
async function start(api: TestApi) {
  const out = await outRemiss(api)
  const linden = await out.recipient('Kvinnojouren Linden')
  const polisen = await out.recipient('Polisen', { email: 'polisen@example.se' })
  const pia = await Reviewer.open(api, polisen.token, 'Pia Polis')
  await pia.add(kommentar('Polisens svar.'))
  await pia.upload('bilaga', 'Polisens bilaga.pdf', pdf('hemlig'))
  const submitted = (await pia.submit()).json() as Receipt
  const draft = await pia.add(kommentar('Polisens utkast.'))
  const { file } = (await pia.upload('bilaga', 'Polisens bilaga 2.pdf', pdf('hemligare'))).json() as TakenIn
  const rut = await Reviewer.open(api, linden.token)
  return { out, linden, polisen, pia, rut, ids: { part: draft.id, file: file.id, submission: submitted.id } }
}

const rowsOf = async ({ storage: { db } }: TestApi, recipient: string) => ({
  parts: await db.selectFrom('answer_part').selectAll().where('recipient', '=', recipient).orderBy('id').execute(),
  files: await db.selectFrom('answer_file').selectAll().where('recipient', '=', recipient).orderBy('id').execute(),
  answers: await db.selectFrom('submission').selectAll().where('recipient', '=', recipient).orderBy('id').execute()
})

describe.each(DATABASES)('whoever answers for one body, on %s', kind => {
  const databases = testDatabases(kind)

  test('reaches nothing of another under the own address, whatever ids they know', async () => {
    const api = await testApi(await databases.open())
    const { linden, polisen, rut, ids } = await start(api)
    const before = await rowsOf(api, polisen.id)
    expect([before.parts.length, before.files.length, before.answers.length]).toEqual([2, 2, 1])
    const routes = (await describedRoutes(api)).filter(
      ({ link, path }) => link && /\{(?:part|file|submission)\}/.test(path)
    )
    expect(routes.length).toBeGreaterThanOrEqual(6)
    for (const route of routes) {
      const url = addressOf(route.path, { recipient: linden.id, revision: '1', ...ids }, 'xyz')
      const query = route.method === 'DELETE' && route.path.includes('{part}') ? '?revision=1' : ''
      const body = route.method === 'PUT' ? { revision: 1, part: kommentar('Ändrat.') } : emptyBody(route)
      const answer = await api.nobody.send(route.method, `${url}${query}`, body, { cookie: rut.cookie })
      // The name of a picture has a form of its own, which no id has.
      const refused = route.path.includes('/pictures/') ? [400, 'ogiltig-begaran'] : [404, 'finns-inte']
      expect([answer.statusCode, errorOf(answer)], `${route.method} ${route.path}`).toEqual(refused)
    }
    expect(await rowsOf(api, polisen.id)).toEqual(before)
    await api.close()
  })

  test('is told nothing of others by any route, though they know the ids of everything', async () => {
    const api = await testApi(await databases.open())
    const { out, linden, polisen, rut, ids } = await start(api)
    const routes = await describedRoutes(api)
    const everything = { ...ids, id: out.document, document: out.document, remiss: out.remiss, version: out.version }
    for (const recipient of [linden.id, polisen.id])
      for (const route of routes.filter(({ path }) => !path.endsWith('/leave'))) {
        const url = addressOf(route.path, { ...everything, recipient }, ids.submission)
        const answer = await api.nobody.send(route.method, url, emptyBody(route), { cookie: rut.cookie })
        const told = `${JSON.stringify(answer.headers)} ${answer.rawPayload.toString('latin1')} ${answer.body}`
        for (const secret of SECRETS) expect(told, `${route.method} ${url}`).not.toContain(secret)
      }
    // What the routes would have told somebody who may know it.
    const own = (await out.owner.get(`/api/documents/${out.document}/remisser/${out.remiss}`)).body
    expect(own).toContain('Polisen')
    await api.close()
  })

  test('opens no connection to the text that is written', async () => {
    const api = await testApi(await databases.open())
    const { out, rut } = await start(api)
    await api.server.listen({ port: 0, host: '127.0.0.1' })
    const { port } = api.server.server.address() as AddressInfo
    const headers = { cookie: rut.cookie, origin: 'http://localhost:3000', host: 'localhost:3000' }
    for (const room of [out.document, out.version, out.remiss]) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${room}@1?v=${SCHEMA_VERSION}`, { headers })
      const messages: unknown[] = []
      socket.on('message', data => messages.push(data))
      const [code] = (await once(socket, 'close')) as [number]
      expect([code, messages]).toEqual([CLOSE_CODES['inte-inloggad'], []])
    }
    await api.close()
  })
})
