import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { PERSONAL_DATA_API, REMISS_DATA_API } from '../../schemas/api/personal-data.ts'
import { REMISS_API } from '../../schemas/api/remiss.ts'
import { SVAR } from '../../schemas/api/svar.ts'
import { createPerson } from '../../server/people/people.ts'
import { administrator } from '../helpers/administrator.ts'
import { errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { importReady, outside, Round } from '../helpers/remiss.ts'
import { kommentar, outRemiss, Reviewer } from '../helpers/svar.ts'

const KARIN = 'karin.ek@ekviken.example'
type Preview = { key: string; removes: string[]; stays: { what: string; why: string }[] }

describe.each(DATABASES)('personal data in remisser on %s', kind => {
  const databases = testDatabases(kind)

  /** An ended remiss: Linden has submitted, Polisen has begun and its link is withdrawn, Regionen has begun and can still read. */
  async function ended() {
    const api = await testApi(await databases.open())
    const out = await outRemiss(api)
    const body = (name: string) => out.recipient(name, { contact: `Kontakt på ${name}` })
    const linden = await body('Kvinnojouren Linden')
    const polisen = await body('Polisen')
    const regionen = await body('Regionen')
    const rut = await Reviewer.open(api, linden.token, 'Rut Remiss')
    await rut.add(kommentar('Vi instämmer.'))
    expect((await rut.submit()).statusCode).toBe(201)
    await (await Reviewer.open(api, polisen.token, 'Pia Polis')).add(kommentar('Polisens utkast.'))
    const stina = await Reviewer.open(api, regionen.token, 'Stina Region')
    await stina.add(kommentar('Regionens utkast.'))
    const path = REMISS_DATA_API(out.document, out.remiss)
    await out.owner.send('DELETE', REMISS_API.link(out.document, out.remiss, polisen.id))
    await out.owner.send('DELETE', REMISS_API.link(out.document, out.remiss, linden.id))
    return { api, out, path, stina, regionen, linden }
  }

  test('an ended remiss: what is no record goes, what was submitted and sent stays and says why', async () => {
    const { api, out, path, stina, regionen } = await ended()
    const { db } = api.storage
    const early = await out.owner.get(path)
    expect([early.statusCode, errorOf(early)]).toEqual([409, 'remiss-inte-avslutad'])
    const moved = await out.owner.post(REMISS_API.state(out.document), { from: 'remiss', to: 'bearbetning' })
    expect(moved.statusCode).toBe(200)
    const submissions = await db.selectFrom('submission').selectAll().execute()
    const letters = await db.selectFrom('letter').selectAll().orderBy('id').execute()

    const preview = (await out.owner.get(path)).json() as Preview
    expect(preview.removes).toEqual([
      'Kontaktpersonen hos 3 mottagare.',
      'Namn och e-post för 2 personer som har arbetat med svar.',
      expect.stringMatching(/^1 utkast /)
    ])
    expect(preview.stays.map(each => each.what).join('\n')).toMatch(/1 instans.*\n1 inlämnat svar/)
    expect(preview.stays.every(each => each.why.length > 20)).toBe(true)
    // Looking changes nothing.
    expect((await out.owner.get(path)).json()).toEqual(preview)
    const stale = await out.owner.post(path, { key: 'f'.repeat(64) })
    expect([stale.statusCode, errorOf(stale)]).toEqual([409, 'andrad-under-tiden'])

    const done = await out.owner.post(path, { key: preview.key })
    expect(done.statusCode, done.body).toBe(200)
    expect((done.json() as Preview).removes).toEqual([])
    expect(await db.selectFrom('submission').selectAll().execute()).toEqual(submissions)
    expect(await db.selectFrom('letter').selectAll().orderBy('id').execute()).toEqual(letters)
    const people = await db.selectFrom('answer_participant').select(['name', 'email', 'recipient']).execute()
    expect(people.filter(each => each.name !== '')).toEqual([
      { name: 'Stina Region', email: 'rut@example.se', recipient: regionen.id }
    ])
    const left = JSON.stringify([
      await db.selectFrom('answer_part').selectAll().execute(),
      await db.selectFrom('answer_part_version').selectAll().execute(),
      await db.selectFrom('recipient').selectAll().execute()
    ])
    expect(left).not.toContain('Polisens utkast')
    expect(left).not.toContain('Kontakt på')
    expect(left).toContain('Regionens utkast')
    expect((await stina.drafts()).parts).toHaveLength(1)
    const log = await db
      .selectFrom('audit_entry')
      .select('details')
      .where('event', '=', 'remiss.contacts-removed')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(log.details)).toEqual({ remiss: out.remiss, contacts: 3, people: 2, drafts: 1 })
    await api.close()
  })

  test('all that remisser hold of a person is in the file; what is no record is removed, what is stays', async () => {
    const api = await testApi(await databases.open())
    await createPerson(api.storage, { name: 'Karin Ek', email: KARIN, units: [] }, api.clock.now)
    const admin = await administrator(api)
    const karin = await api.as('Karin Ek')
    const round = await Round.begin(karin, await importReady(karin))
    const mine = { registrar: KARIN, contact: 'Karin Ek, 0123-456' }
    await round.add(outside('Polisen', 'polisen@example.se', mine))
    await round.set({ lastDay: '2026-12-31' })
    await karin.post(REMISS_API.lists, {
      name: 'Alla',
      recipients: [
        { name: 'Polisen', email: 'polisen@example.se', ...mine },
        { name: 'Regionen', email: 'region@example.se', contact: 'Karin Ekman' }
      ]
    })
    await round.send()
    // One that was sent nothing yet, and an answer that she worked on.
    await round.add(outside('Museet', KARIN))
    const polisen = await round.recipient('Polisen')
    await api.storage.db
      .insertInto('answer_participant')
      .values({
        id: 'P1',
        recipient: polisen.id,
        link: null,
        person: null,
        name: 'Karin Ek',
        email: KARIN,
        secret_hash: null,
        created_at: 1,
        seen_at: 2
      })
      .execute()
    await api.storage.db
      .insertInto('letter')
      .values({
        id: 'B1',
        key: 'k1',
        remiss: round.id,
        recipient: null,
        person: karin.person.id,
        kind: 'samordnare-svarstid',
        address: KARIN,
        subject: 'Remissen: svaren hittills',
        text: 'Hej Karin Ek,\n\nSvarstiden gick ut.',
        link: null,
        files: '[]',
        made_at: 5
      })
      .execute()

    const zip = unzipSync((await karin.get(PERSONAL_DATA_API.mine)).rawPayload)
    const read = (name: string): string => Buffer.from(zip[name] as Uint8Array).toString('utf8')
    const { remisser } = JSON.parse(read('personuppgifter.json'))
    expect(remisser).toMatchObject({
      contactFor: [{ number: 1 }],
      savedLists: ['Alla'],
      workedOnAnswers: [{ body: 'Polisen', name: 'Karin Ek' }]
    })
    expect(remisser.recipients.map((r: { name: string; sent: boolean }) => [r.name, r.sent]).sort()).toEqual([
      ['Museet', false],
      ['Polisen', true]
    ])
    expect(remisser.did.find((each: { table: string }) => each.table === 'remiss')).toEqual({
      table: 'remiss',
      rows: 1
    })
    expect(read('personuppgifter.txt')).toContain('Står i den sparade mottagarlistan Alla')

    const who = karin.person.id
    const preview = (await admin.get(PERSONAL_DATA_API.removal(who))).json() as Preview
    const removes = preview.removes.join('\n')
    for (const part of ['kontakt för 1 remiss', '1 sparad mottagarlista', 'inte har fått någon remiss', '1 remissvar'])
      expect(removes).toContain(part)
    expect(preview.stays.map(each => each.what).join('\n')).toContain('Adressen vid 1 mottagare')
    const sent = await api.storage.db.selectFrom('letter').selectAll().where('recipient', '=', polisen.id).execute()
    const outbox = () =>
      api.storage.db.selectFrom('outbox').select(['key', 'state']).where('recipient', '=', KARIN).execute()
    const before = await outbox()
    expect(before).toHaveLength(1)

    const done = await admin.post(PERSONAL_DATA_API.removal(who), { key: preview.key, successor: admin.person.id })
    expect(done.statusCode, done.body).toBe(204)
    const { db } = api.storage
    const remiss = await db.selectFrom('remiss').select('contact').where('id', '=', round.id).executeTakeFirstOrThrow()
    expect(JSON.parse(remiss.contact)).toEqual({ name: '', email: '', phone: '' })
    const list = await db.selectFrom('recipient_list').select('recipients').executeTakeFirstOrThrow()
    expect(JSON.parse(list.recipients)).toMatchObject([
      { email: 'polisen@example.se', registrar: '', contact: '' },
      { email: 'region@example.se', contact: 'Karin Ekman' }
    ])
    const museet = await db.selectFrom('recipient').selectAll().where('name', '=', 'Museet').executeTakeFirstOrThrow()
    expect(museet.email).toBe('')
    const participant = await db.selectFrom('answer_participant').selectAll().executeTakeFirstOrThrow()
    expect([participant.name, participant.email]).toEqual(['', ''])
    const own = await db.selectFrom('letter').selectAll().where('id', '=', 'B1').executeTakeFirstOrThrow()
    expect([own.address, own.text]).toEqual(['', 'Hej Borttagen person,\n\nSvarstiden gick ut.'])
    // The list of those who were sent it, the letters and what became of them are records.
    expect(await db.selectFrom('letter').selectAll().where('recipient', '=', polisen.id).execute()).toEqual(sent)
    expect(await outbox()).toEqual(before)
    await api.close()
  })

  test('a submitted answer stays with the name of whoever submitted it, and is told of', async () => {
    const { api, linden } = await ended()
    await createPerson(api.storage, { name: 'Rut Remiss', email: 'rut@example.se', units: [] }, api.clock.now)
    const rut = await api.as('Rut Remiss')
    const admin = await administrator(api)
    const preview = (await admin.get(PERSONAL_DATA_API.removal(rut.person.id))).json() as Preview
    expect(preview.stays.map(each => each.what)).toContain(
      '1 remissvar som personen har lämnat in, med namn och kvitto.'
    )
    await admin.post(PERSONAL_DATA_API.removal(rut.person.id), { key: preview.key })
    const row = await api.storage.db.selectFrom('submission').select(['content', 'recipient']).executeTakeFirstOrThrow()
    expect(row.recipient).toBe(linden.id)
    expect(JSON.parse(row.content).submittedBy).toEqual({ name: 'Rut Remiss', email: 'rut@example.se' })
    await api.close()
  })

  test('only the owner of the document may; a reviewer, a författare and nobody may not', async () => {
    const { api, out, path, stina } = await ended()
    const author = await api.as('Fredrik Författare')
    await out.owner.put(`/api/documents/${out.document}/members`, { person: author.person.id, role: 'forfattare' })
    await out.owner.post(REMISS_API.state(out.document), { from: 'remiss', to: 'bearbetning' })
    const { key } = (await out.owner.get(path)).json() as Preview
    const asked = [
      [await author.post(path, { key }), 403, 'inte-behorig'],
      [await author.get(path), 403, 'inte-behorig'],
      [await api.nobody.post(path, { key }), 401, 'inte-inloggad'],
      [await stina.send('POST', path, { key }), 401, 'inte-inloggad'],
      [await (await api.as('Främling Fransson')).post(path, { key }), 404, 'finns-inte'],
      [await out.owner.post(path, { key }, { origin: 'https://ond.exempel' }), 403, 'fel-ursprung']
    ] as const
    for (const [answer, status, error] of asked) expect([answer.statusCode, errorOf(answer)]).toEqual([status, error])
    expect((await out.owner.get(path)).json()).toMatchObject({ key })
    expect((await stina.send('GET', SVAR.drafts(stina.recipient))).statusCode).toBe(200)
    await api.close()
  })
})
