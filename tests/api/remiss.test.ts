import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { type LetterRow, REMISS_API, type StateOverview } from '../../schemas/api/remiss.ts'
import { readDocx } from '../../server/docx/read.ts'
import { hashOfToken } from '../../server/remiss/links.ts'
import { readVersion } from '../../server/versions/versions.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { importReady, outside, Round, readyProgram, settingsOf } from '../helpers/remiss.ts'
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts'

const LAST_DAY = '2026-12-31'
const TOKEN = /\/svar#([\w-]{43})/

const stateOf = async (client: Client, id: string): Promise<StateOverview> =>
  (await client.get(REMISS_API.state(id))).json() as StateOverview
const move = (client: Client, id: string, from: string, to: string) => client.post(REMISS_API.state(id), { from, to })

const smtpConfig = ({ port }: TestSmtp) => ({
  smtp: { host: '127.0.0.1', port, secure: false, requireTls: false, auth: null, from: 'styrskrift@ekviken.example' }
})

describe.each(DATABASES)('remisser on %s', kind => {
  const databases = testDatabases(kind)

  async function start(given: Parameters<typeof testApi>[1] = {}): Promise<{ api: TestApi; owner: Client }> {
    const api = await testApi(await databases.open(), given)
    return { api, owner: await api.as('Ägare Andersson') }
  }

  test('a document that is not ready says what is missing, and is not sent', async () => {
    const { api, owner } = await start()
    const id = await importReady(owner, (() => ({ ...readyProgram(), trash: [] }))())
    const bare = await owner.document('Ett utkast')
    const { ways } = await stateOf(owner, bare)
    expect(ways.map(way => [way.to, way.by, way.may])).toEqual([
      ['underhandsremiss', 'sending', true],
      ['remiss', 'sending', true],
      ['slutforslag', 'moving', true]
    ])
    const missing = ways.find(way => way.to === 'remiss')?.missing ?? []
    expect(missing.map(each => each.demand)).toEqual(['inga-fel', 'uppgifter', 'kontroller'])
    expect(missing.find(each => each.demand === 'uppgifter')?.names).toContain('Diarienummer')
    const round = await Round.begin(owner, bare)
    await round.add(outside('Länsstyrelsen', 'lst@example.se'))
    await round.set({ lastDay: LAST_DAY })
    const refused = await round.trySend()
    expect([refused.statusCode, errorOf(refused)]).toEqual([409, 'saknas-for-tillstandet'])
    expect(refused.body).toContain('Diarienummer')
    expect((await stateOf(owner, bare)).state).toBe('arbetsmaterial')
    expect((await stateOf(owner, id)).ways.map(way => way.missing)).toEqual([[], [], []])
    expect((await api.storage.db.selectFrom('letter').selectAll().execute()).length).toBe(0)
    await api.close()
  })

  test('what is not whole is not sent: no recipients, no address, no day, a day that has been', async () => {
    const { api, owner } = await start()
    const round = await Round.begin(owner, await importReady(owner))
    const refusal = async () => errorOf(await round.trySend())
    expect(await refusal()).toBe('inga-mottagare')
    await round.add({ name: 'Kommunala pensionärsrådet' })
    await round.set({ lastDay: LAST_DAY })
    expect(await refusal()).toBe('mottagare-utan-epost')
    const { id, revision } = await round.recipient('Kommunala pensionärsrådet')
    const fields = { name: 'Kommunala pensionärsrådet', email: 'kpr@example.se' }
    await owner.put(REMISS_API.recipient(round.document, round.id, id), { ...fields, revision })
    await round.set({ lastDay: null })
    expect(await refusal()).toBe('ingen-sista-dag')
    await round.set({ lastDay: '2026-11-21' })
    expect(await refusal()).toBe('ingen-sista-dag')
    const detail = await round.set({ lastDay: '2026-11-22' })
    const stale = await owner.post(REMISS_API.send(round.document, round.id), { revision: detail.revision - 1 })
    expect(errorOf(stale)).toBe('andrad-under-tiden')
    await round.send()
    expect(await refusal()).toBe('inga-mottagare')
    await api.close()
  })

  test('sending freezes, moves, and writes to each with a link and files of its own', async () => {
    const smtp = await startSmtp()
    const { api, owner } = await start({ config: smtpConfig(smtp) })
    const document = await importReady(owner)
    const round = await Round.begin(owner, document)
    await round.add(
      { unit: 'socialnamnden', name: 'x', email: 'soc@ekviken.example', registrar: 'diarium@ekviken.example' },
      outside('Kvinnojouren Linden', 'jouren@example.se')
    )
    await round.set({
      lastDay: LAST_DAY,
      decision: { by: 'Kommunstyrelsens arbetsutskott', date: '2026-11-20', paragraph: '§ 31' },
      questions: [{ id: 'q1', text: 'Är ansvaret rätt fördelat?', translations: {}, choices: [], required: false }]
    })
    const sent = await round.send()
    expect(sent.state).toBe('skickad')
    expect(sent.document.state).toBe('remiss')
    expect(sent.recipients.map(each => [each.state, each.hasLink])).toEqual([
      ['skickad', true],
      ['skickad', true]
    ])
    const letters = await smtp.taken(3)
    expect(letters.map(letter => letter.to[0]).sort()).toEqual([
      'diarium@ekviken.example',
      'jouren@example.se',
      'soc@ekviken.example'
    ])
    const tokens = new Map(letters.map(({ to, mail }) => [to[0], TOKEN.exec(mail.text ?? '')?.[1] ?? '']))
    expect(tokens.get('soc@ekviken.example')).toBe(tokens.get('diarium@ekviken.example'))
    expect(new Set(tokens.values()).size).toBe(2)
    const links = await api.storage.db.selectFrom('access_link').selectAll().execute()
    expect(links.map(link => link.token_hash).sort()).toEqual([...new Set(tokens.values())].map(hashOfToken).sort())
    for (const { mail, to } of letters) {
      expect(mail.text).toContain('Svara senast den 31 december 2026.')
      expect(mail.text).toContain('allmän handling')
      expect(mail.attachments.map(file => file.filename?.endsWith('.docx'))).toEqual([true, true])
      const [missiv, version] = await Promise.all(mail.attachments.map(file => readDocx(file.content)))
      expect(version?.properties.custom.get('StyrskriftVersion')).toBe(sent.version?.id)
      const name = to[0] === 'jouren@example.se' ? 'Kvinnojouren Linden' : 'Socialnämnden'
      expect(version?.properties.custom.get('StyrskriftMottagare')).toBe(
        sent.recipients.find(each => each.name === name)?.id
      )
      expect(version?.properties.custom.get('StyrskriftDokument')).toBe(document)
      // Inside a sentence a unit is named as the register has it.
      expect(mail.text).toContain(` ber ${name === 'Socialnämnden' ? 'socialnämnden' : name} att svara på remissen`)
      const words = JSON.stringify(missiv)
      expect(words).not.toContain('Arbetsmaterial')
      expect(JSON.stringify(version)).toContain('Remissversion')
      expect(JSON.stringify(version)).not.toContain('Remissversion, arbetsmaterial')
      for (const part of ['§ 31', 'Är ansvaret rätt fördelat?', 'Kvinnojouren Linden', '31 december 2026'])
        expect(words).toContain(part)
    }
    const version = await readVersion(api.storage, document, sent.version?.id ?? '')
    expect([version.kind, version.number, version.state]).toEqual(['remissversion', 1, 'arbetsmaterial'])
    const stored = (await owner.get(REMISS_API.letters(document, round.id))).json() as { letters: LetterRow[] }
    expect(stored.letters.map(letter => letter.state)).toEqual(['sent', 'sent', 'sent'])
    expect(stored.letters.every(letter => !TOKEN.test(letter.text) && letter.files.length === 2)).toBe(true)
    // Nothing that lets somebody in is left anywhere.
    const left = JSON.stringify([
      await api.storage.db.selectFrom('outbox').select(['text', 'subject']).execute(),
      await api.storage.db.selectFrom('letter').selectAll().execute(),
      api.logged
    ])
    for (const token of tokens.values()) expect(left).not.toContain(token)
    expect((await stateOf(owner, document)).history.map(({ from, to }) => [from, to])).toEqual([
      ['arbetsmaterial', 'remiss']
    ])
    await api.close()
    await smtp.stop()
  })

  test('a failure while it is sent leaves nothing behind', async () => {
    const { api, owner } = await start()
    const document = await importReady(owner)
    const round = await Round.begin(owner, document)
    await round.add(outside('En', 'en@example.se'), outside('Två', 'tva@example.se'))
    await round.set({ lastDay: LAST_DAY })
    const sendIn = api.mail.sendIn.bind(api.mail)
    let calls = 0
    api.mail.sendIn = async (...given) => {
      if (++calls === 2) throw new Error('the disk is full')
      return sendIn(...given)
    }
    expect((await round.trySend()).statusCode).toBe(500)
    api.mail.sendIn = sendIn
    for (const table of ['letter', 'access_link', 'outbox', 'state_change'] as const)
      expect(await api.storage.db.selectFrom(table).selectAll().execute(), table).toEqual([])
    expect((await round.see()).state).toBe('utkast')
    expect((await stateOf(owner, document)).state).toBe('arbetsmaterial')
    await round.send()
    expect(await api.storage.db.selectFrom('outbox').select('key').execute()).toHaveLength(2)
    await api.close()
  })

  test('two who send at the same moment send once', async () => {
    const { api, owner } = await start()
    const round = await Round.begin(owner, await importReady(owner))
    await round.add(outside('En', 'en@example.se'))
    await round.set({ lastDay: LAST_DAY })
    const answers = await Promise.all([round.trySend(), round.trySend()])
    expect(answers.map(answer => answer.statusCode).sort()).toEqual([200, 409])
    expect(await api.storage.db.selectFrom('outbox').select('key').execute()).toHaveLength(1)
    await api.close()
  })

  test('from remiss to upphävd: each way, its demands, and what nobody does afterwards', async () => {
    const { api, owner } = await start()
    const id = await importReady(owner)
    const round = await Round.begin(owner, id)
    expect(errorOf(await move(owner, id, 'arbetsmaterial', 'remiss'))).toBe('flyttas-genom-utskick')
    expect(errorOf(await move(owner, id, 'arbetsmaterial', 'antagen'))).toBe('ingen-sadan-vag')
    await round.sendToTwo(LAST_DAY)
    api.clock.now++
    expect(errorOf(await owner.post(API.archive(id)))).toBe('remiss-pagar')
    expect((await move(owner, id, 'remiss', 'bearbetning')).statusCode).toBe(200)
    expect((await round.see()).state).toBe('avslutad')
    expect(errorOf(await move(owner, id, 'remiss', 'bearbetning'))).toBe('tillstand-andrat')
    api.clock.now++
    expect((await move(owner, id, 'bearbetning', 'slutforslag')).statusCode).toBe(200)
    const early = await move(owner, id, 'slutforslag', 'antagen')
    expect([errorOf(early), early.body.includes('Beslutsdatum')]).toEqual(['saknas-for-tillstandet', true])
    await api.sync.change(id, owner.person.id, doc => {
      doc.getMap('idx').set('m|d|beslutsdatum', '2026-11-20')
      doc.getText('t:m:paragraf').insert(0, '§ 112')
      doc.getText('t:p-ingress:text').insert(0, 'X')
    })
    const changed = await move(owner, id, 'slutforslag', 'antagen')
    expect([errorOf(changed), changed.body.includes('beslutsversionen')]).toEqual(['saknas-for-tillstandet', true])
    await api.sync.change(id, owner.person.id, doc => doc.getText('t:p-ingress:text').delete(0, 1))
    api.clock.now++
    expect((await move(owner, id, 'slutforslag', 'antagen')).statusCode).toBe(200)
    const rename = await owner.send('PATCH', API.document(id), { title: 'Nytt' })
    expect([rename.statusCode, errorOf(rename)]).toEqual([409, 'ar-antaget'])
    expect(errorOf(await owner.post(REMISS_API.list(id), { kind: 'remiss' }))).toBe('ar-antaget')
    await owner.post(API.archive(id))
    expect(errorOf(await move(owner, id, 'antagen', 'upphavd'))).toBe('arkiverad')
    await owner.post(API.unarchive(id))
    expect((await stateOf(owner, id)).state).toBe('antagen')
    api.clock.now++
    expect((await move(owner, id, 'antagen', 'upphavd')).statusCode).toBe(200)
    const { history, ways } = await stateOf(owner, id)
    expect(ways).toEqual([])
    expect(history.map(({ to, version }) => [to, version !== null])).toEqual([
      ['remiss', true],
      ['bearbetning', false],
      ['slutforslag', true],
      ['antagen', true],
      ['upphavd', false]
    ])
    await api.close()
  })

  test('once it is sent, what its recipients have read stays; days, contact and reminders do not', async () => {
    const { api, owner } = await start()
    const round = await Round.begin(owner, await importReady(owner))
    const sent = await round.sendToTwo(LAST_DAY)
    const put = (changes: object) => owner.put(REMISS_API.remiss(round.document, round.id), settingsOf(sent, changes))
    expect(errorOf(await put({ positions: ['Ja', 'Nej'] }))).toBe('remiss-skickad')
    expect(errorOf(await put({ kind: 'underhandsremiss' }))).toBe('remiss-skickad')
    const later = await put({ lastDay: '2027-01-31', contact: { name: 'Ny', email: 'ny@example.se', phone: '' } })
    expect(later.statusCode).toBe(200)
    const expires = await api.storage.db.selectFrom('access_link').select('expires_at').execute()
    expect(expires.every(link => link.expires_at > Date.parse('2027-03-31'))).toBe(true)
    expect(errorOf(await put({ lastDay: LAST_DAY }))).toBe('andrad-under-tiden')
    await api.close()
  })

  test('anstånd, a new link, withdrawal, removal, and a late recipient', async () => {
    const { api, owner } = await start()
    const round = await Round.begin(owner, await importReady(owner))
    await round.sendToTwo(LAST_DAY)
    const [allians, jour] = (await round.see()).recipients
    if (!allians || !jour) throw new Error('two were sent')
    const { document, id } = round
    const extended = await owner.put(REMISS_API.extension(document, id, allians.id), { to: '2027-01-20', note: 'Möte' })
    expect(extended.json().recipients[0]).toMatchObject({
      answersBy: '2027-01-20',
      extension: { to: '2027-01-20', by: owner.person.name, note: 'Möte' }
    })
    const back = await owner.put(REMISS_API.extension(document, id, allians.id), { to: null })
    expect(back.json().recipients[0]).toMatchObject({ answersBy: LAST_DAY, extension: null })
    const told = await api.storage.db
      .selectFrom('letter')
      .select('text')
      .where('kind', '=', 'anstand-aterkallat')
      .executeTakeFirstOrThrow()
    expect(told.text).toContain('gäller inte längre')
    expect(told.text).toContain('Svara senast den 31 december 2026.')
    const past = await owner.put(REMISS_API.extension(document, id, jour.id), { to: '2026-11-01' })
    expect(errorOf(past)).toBe('ingen-sista-dag')
    const open = () =>
      api.storage.db
        .selectFrom('access_link')
        .select('id')
        .where('withdrawn_at', 'is', null)
        .where('recipient', '=', jour.id)
        .execute()
    const [first] = await open()
    expect((await owner.post(REMISS_API.link(document, id, jour.id))).statusCode).toBe(200)
    const [second, ...more] = await open()
    expect(more).toEqual([])
    expect(second?.id).not.toBe(first?.id)
    await owner.send('DELETE', REMISS_API.link(document, id, jour.id))
    expect(await open()).toEqual([])
    expect((await round.recipient('Kvinnojouren')).hasLink).toBe(false)
    await owner.send('DELETE', REMISS_API.recipient(document, id, jour.id))
    expect((await round.see()).recipients.map(each => each.name)).toEqual(['Ekvikens idrottsallians'])
    await round.add(outside('Sen förening', 'sen@example.se'))
    expect((await round.recipient('Sen förening')).state).toBe('ej-skickad')
    await round.send()
    expect((await round.recipient('Sen förening')).state).toBe('skickad')
    const kinds = (await api.storage.db.selectFrom('letter').select('kind').orderBy('made_at').execute()).map(
      l => l.kind
    )
    expect(kinds.sort()).toEqual([
      'anstand',
      'anstand-aterkallat',
      'aterkallad',
      'ny-lank',
      'utskick',
      'utskick',
      'utskick'
    ])
    await api.storage.db.updateTable('recipient').set({ submitted_at: 5 }).where('id', '=', allians.id).execute()
    const kept = await owner.send('DELETE', REMISS_API.recipient(document, id, allians.id))
    expect(errorOf(kept)).toBe('har-svarat')
    await api.close()
  })

  test('recipients: proposed from the text, pasted, saved; each once', async () => {
    const { api, owner } = await start()
    const round = await Round.begin(owner, await importReady(owner))
    const { document, id } = round
    const proposals = async () => (await owner.get(REMISS_API.proposals(document, id))).json().units
    const units = await proposals()
    expect(units.length).toBeGreaterThan(4)
    expect(units[0].insatser).toBeGreaterThanOrEqual(units[1].insatser)
    expect(units.every((unit: { onTheList: boolean }) => !unit.onTheList)).toBe(true)
    const added = await round.add({ unit: units[0].unit, name: 'x' }, { unit: units[0].unit, name: 'y' })
    expect(added.json()).toEqual({ added: 1, known: [units[0].name] })
    expect((await proposals())[0].onTheList).toBe(true)
    expect(errorOf(await round.add({ unit: 'finns-inte', name: 'z' }))).toBe('okand-mottagare')
    const text = `Instans;E-post;Sista dag\n${units[0].name};a@example.se;\nPolisen;polis(at)example.se;\nRegionen;region@example.se;2027-01-10\nregionen;r2@example.se;\n;ingen@example.se;`
    const read = (await owner.post(REMISS_API.read(document, id), { text })).json()
    expect(
      read.recipients.map((r: { name: string; known: boolean; line: number }) => [r.name, r.known, r.line])
    ).toEqual([
      [units[0].name, true, 2],
      ['Region Östervik', false, 4]
    ])
    expect(read.problems.map((p: { line: number }) => p.line)).toEqual([3, 5, 6])
    const saved = { name: 'Alla', recipients: [{ name: 'Regionen', email: 'region@example.se' }] }
    await owner.post(REMISS_API.lists, saved)
    const { lists } = (await owner.post(REMISS_API.lists, saved)).json()
    expect(lists.map((list: { name: string }) => list.name)).toEqual(['Alla'])
    expect((await owner.send('DELETE', REMISS_API.savedList(lists[0].id))).json().lists).toEqual([])
    await api.close()
  })
})
