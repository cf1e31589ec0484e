import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { type CompiledOverview, type RepliesSent, SAMMANSTALLNING } from '../../schemas/api/sammanstallning.ts'
import type { Role } from '../../schemas/policy/roles.ts'
import { type Client, errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { storeCase } from '../helpers/remiss-store.ts'

const FILE = { format: 'docx', variant: 'hel' } as const

describe.each(DATABASES)('what is compiled of a remiss, over HTTP on %s', kind => {
  const databases = testDatabases(kind)

  test('is given to those who may, is left out as somebody selects, and is sent to each body once', async () => {
    const api = await testApi(await databases.open())
    const { anna, document, remiss } = await storeCase(api)
    await api.storage.db.updateTable('document').set({ default_role: 'ingen' }).where('id', '=', document).execute()
    const people = new Map<Role, Client>()
    for (const role of ['lasare', 'granskare', 'forfattare'] as const) {
      const client = await api.as(`Person ${role}`)
      await anna.put(API.members(document), { person: client.person.id, role })
      people.set(role, client)
    }
    const stranger = await api.as('Främling Fransson')
    const asks: [string, (c: Client) => ReturnType<Client['get']>, Record<Role, number>][] = [
      [
        'overview',
        c => c.get(SAMMANSTALLNING.overview(document, remiss)),
        { lasare: 403, granskare: 200, delforfattare: 200, forfattare: 200, agare: 200 }
      ],
      [
        'file',
        c => c.get(SAMMANSTALLNING.file(document, remiss, { format: 'xlsx', variant: 'hel' })),
        { lasare: 403, granskare: 200, delforfattare: 200, forfattare: 200, agare: 200 }
      ],
      [
        'omission',
        c => c.post(SAMMANSTALLNING.omissions(document, remiss), { text: 'Norra Ekhagen' }),
        { lasare: 403, granskare: 403, delforfattare: 403, forfattare: 201, agare: 201 }
      ],
      [
        'letters',
        c => c.get(SAMMANSTALLNING.replies(document, remiss)),
        { lasare: 403, granskare: 403, delforfattare: 403, forfattare: 200, agare: 200 }
      ],
      [
        'sending',
        c => c.post(SAMMANSTALLNING.replies(document, remiss)),
        { lasare: 403, granskare: 403, delforfattare: 403, forfattare: 200, agare: 200 }
      ]
    ]
    for (const [what, ask, statuses] of asks) {
      expect((await ask(api.nobody)).statusCode, what).toBe(401)
      expect((await ask(stranger)).statusCode, what).toBe(404)
      for (const [role, client] of people)
        expect((await ask(client)).statusCode, `${what} ${role}`).toBe(statuses[role])
    }
    await theFiles(anna, document, remiss)
    await theLetters(anna, api.storage.db, document, remiss)
    for (const wrong of [{ text: '' }, {}, { text: 'x'.repeat(5001) }])
      expect(errorOf(await anna.post(SAMMANSTALLNING.omissions(document, remiss), wrong))).toBe('ogiltig-begaran')
    const own = await anna.document()
    expect((await anna.get(SAMMANSTALLNING.file(own, remiss, FILE))).statusCode).toBe(404)
    expect((await anna.post(SAMMANSTALLNING.omissions(own, remiss), { text: 'ord' })).statusCode).toBe(404)
    const events = await api.storage.db
      .selectFrom('audit_entry')
      .select('event')
      .where('document', '=', document)
      .execute()
    expect(new Set(events.map(row => row.event))).toEqual(
      new Set([
        'document.imported',
        'version.frozen',
        'role.changed',
        'remiss.compiled',
        'remiss.omission-added',
        'remiss.omission-removed',
        'remiss.replies-sent'
      ])
    )
    await api.close()
  }, 150_000)
})

async function theFiles(anna: Client, document: string, remiss: string): Promise<void> {
  const overview = (await anna.get(SAMMANSTALLNING.overview(document, remiss))).json() as CompiledOverview
  expect(overview.counts).toMatchObject({
    invited: 15,
    answered: 13,
    abstained: 1,
    notAnswered: 1,
    spontaneous: 1,
    unhandled: 1
  })
  expect(overview.omissions.map(each => each.text)).toEqual(['Norra Ekhagen'])
  expect(overview.replies).toEqual({ bodies: 15, withoutAddress: [], sent: 15 })
  const words = async (variant: 'hel' | 'utan-personuppgifter'): Promise<string> => {
    const answer = await anna.get(SAMMANSTALLNING.file(document, remiss, { format: 'docx', variant }))
    expect(answer.headers['content-disposition']).toContain('Remissammanst%C3%A4llning%20Program')
    return strFromU8(unzipSync(answer.rawPayload)['word/document.xml']!).replace(/<[^>]*>/g, '')
  }
  expect(await words('hel')).toContain('Norra Ekhagen')
  expect(await words('utan-personuppgifter')).not.toContain('Norra Ekhagen')
  const id = overview.omissions[0]?.id ?? ''
  expect((await anna.send('DELETE', SAMMANSTALLNING.omission(document, remiss, id))).statusCode).toBe(204)
  expect((await anna.send('DELETE', SAMMANSTALLNING.omission(document, remiss, id))).statusCode).toBe(404)
  expect(await words('utan-personuppgifter')).toContain('Norra Ekhagen')
}

async function theLetters(
  anna: Client,
  db: Awaited<ReturnType<typeof testApi>>['storage']['db'],
  document: string,
  remiss: string
): Promise<void> {
  // Somebody has sent them already, above.
  const again = (await anna.post(SAMMANSTALLNING.replies(document, remiss))).json() as RepliesSent
  expect([again.sent.length, again.before.length, again.withoutAddress.length]).toEqual([0, 15, 0])
  const sent = await db.selectFrom('letter').selectAll().where('kind', '=', 'svarsbrev').execute()
  const kept = await db
    .selectFrom('outbox')
    .select(['key', 'recipient'])
    .where('key', 'like', 'remiss/svarsbrev/%')
    .execute()
  expect(sent.map(row => row.key).sort()).toEqual(kept.map(row => row.key).sort())
  expect(sent).toHaveLength(15)
  const toSocial = sent.find(row => row.recipient === `M1-${document}`)
  expect(toSocial?.text).toContain('Synpunkt 1, insats 2.2')
  expect(toSocial?.text).toContain('Bedömning: Beaktas. Ett dygn är rimligt')
  expect(toSocial?.text).not.toContain('Synpunkt 13')
  const zip = unzipSync((await anna.get(SAMMANSTALLNING.replies(document, remiss))).rawPayload)
  expect(Object.keys(zip)).toHaveLength(15)
  // The handling of one is changed: that body is written to once more, and nobody else.
  await db
    .updateTable('handling')
    .set({ motivation: 'Nu på ett annat sätt.' })
    .where('synpunkt', '=', `Y13-${document}`)
    .execute()
  const changed = (await anna.post(SAMMANSTALLNING.replies(document, remiss))).json() as RepliesSent
  expect(changed.sent).toEqual(['Ekvikenbostäder AB (gerda.lindqvall@example.se)'])
}
