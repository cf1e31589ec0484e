import { describe, expect, test } from 'vitest'
import { type LetterRow, REMISS_API } from '../../schemas/api/remiss.ts'
import { errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { importReady, Round } from '../helpers/remiss.ts'
import { startSmtp } from '../helpers/smtp.ts'

const LINK = /\/svar#[\w-]{43}/

describe.each(DATABASES)('what became of each letter on %s', kind => {
  const databases = testDatabases(kind)

  test('a refused letter says the words of the mail server, and is sent again as it was, once', async () => {
    const smtp = await startSmtp()
    // The first letter is refused for good, the second for now.
    smtp.answers.push(550, 451)
    const config = { host: '127.0.0.1', port: smtp.port, secure: false, requireTls: false, auth: null }
    const api = await testApi(await databases.open(), {
      config: { smtp: { ...config, from: 'remiss@ekviken.example' } }
    })
    const owner = await api.as('Ägare Andersson')
    const document = await importReady(owner)
    const round = await Round.begin(owner, document)
    const sent = await round.sendToTwo('2026-12-31')
    const letters = async (): Promise<LetterRow[]> =>
      (await owner.get(REMISS_API.letters(document, round.id))).json().letters
    await expect
      .poll(async () => (await letters()).map(each => `${each.state} ${each.attempts} ${each.problem !== null}`).sort())
      .toEqual(['failed 1 true', 'waiting 1 true'])
    const failed = (await letters()).find(each => each.state === 'failed')
    const waiting = (await letters()).find(each => each.state === 'waiting')
    expect(failed?.problem).toContain('550')
    expect(failed?.nextAt).toBeNull()
    expect(waiting?.problem).toContain('451')
    expect(Date.parse(waiting?.nextAt ?? '')).toBeGreaterThan(api.clock.now)
    const row = (await round.see()).recipients.find(each => each.id === failed?.recipient)
    expect(row?.delivery).toMatchObject({ state: 'failed', letter: failed?.id, attempts: 1 })

    const again = (id: string) => owner.post(REMISS_API.again(document, round.id, id))
    expect(errorOf(await again(waiting?.id ?? ''))).toBe('redan-skickat')
    expect(errorOf(await again('FinnsInte'))).toBe('finns-inte')
    expect((await again(failed?.id ?? '')).statusCode).toBe(200)
    const [taken] = await smtp.taken(1)
    expect(taken?.to).toEqual([failed?.address])
    expect(taken?.mail.text).toMatch(LINK)
    expect(taken?.mail.attachments).toHaveLength(2)
    await expect.poll(async () => (await letters()).find(each => each.id === failed?.id)?.state).toBe('sent')
    expect(errorOf(await again(failed?.id ?? ''))).toBe('redan-skickat')
    const log = await api.storage.db
      .selectFrom('audit_entry')
      .select('details')
      .where('event', '=', 'remiss.letter-sent-again')
      .execute()
    expect(log.map(each => JSON.parse(each.details).letter)).toEqual([failed?.id])
    expect(sent.recipients).toHaveLength(2)
    await api.close()
    await smtp.stop()
  })

  test('a recipient that has another address by now is not written to at the old one', async () => {
    const smtp = await startSmtp()
    smtp.answers.push(550, 550)
    const config = { host: '127.0.0.1', port: smtp.port, secure: false, requireTls: false, auth: null }
    const api = await testApi(await databases.open(), {
      config: { smtp: { ...config, from: 'remiss@ekviken.example' } }
    })
    const owner = await api.as('Ägare Andersson')
    const document = await importReady(owner)
    const round = await Round.begin(owner, document)
    await round.sendToTwo('2026-12-31')
    await expect
      .poll(async () => (await round.see()).recipients.map(each => each.delivery?.state))
      .toEqual(['failed', 'failed'])
    const [first] = (await round.see()).recipients
    const { id, revision, name, delivery } = first!
    await owner.put(REMISS_API.recipient(document, round.id, id), { name, email: 'ny@example.se', revision })
    const refused = await owner.post(REMISS_API.again(document, round.id, delivery?.letter ?? ''))
    expect([refused.statusCode, errorOf(refused)]).toEqual([409, 'adressen-andrad'])
    expect((await owner.post(REMISS_API.link(document, round.id, id))).statusCode).toBe(200)
    const [taken] = await smtp.taken(1)
    expect(taken?.to).toEqual(['ny@example.se'])
    await api.close()
    await smtp.stop()
  })

  test('without a mail server nothing is sent again: the letter lies in the outbox', async () => {
    const api = await testApi(await databases.open())
    const owner = await api.as('Ägare Andersson')
    const document = await importReady(owner)
    const round = await Round.begin(owner, document)
    const { recipients } = await round.sendToTwo('2026-12-31')
    const kept = await owner.post(REMISS_API.again(document, round.id, recipients[0]?.delivery?.letter ?? ''))
    expect([recipients[0]?.delivery?.state, errorOf(kept)]).toEqual(['kept', 'ingen-epost'])
    await api.close()
  })
})
