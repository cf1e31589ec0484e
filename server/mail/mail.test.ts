import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import pino from 'pino'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { selfSigned } from '../../tests/helpers/certificate.ts'
import { DATABASES, testDatabases } from '../../tests/helpers/databases.ts'
import { startSmtp, type TestSmtp } from '../../tests/helpers/smtp.ts'
import type { SmtpConfig } from '../config/smtp.ts'
import type { Storage } from '../storage/storage.ts'
import { Mail } from './mail.ts'
import { claimMessage } from './outbox.ts'
import { smtpDelivery } from './smtp.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NOW = Date.UTC(2026, 10, 22, 9)

const silentDatabases = testDatabases('sqlite')
const opened: (Mail | TestSmtp)[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await (one instanceof Mail ? one.close() : one.stop())
})

async function smtp(...given: Parameters<typeof startSmtp>): Promise<TestSmtp> {
  const server = await startSmtp(...given)
  opened.push(server)
  return server
}

const settings = (port: number, given: Partial<SmtpConfig> = {}): SmtpConfig => ({
  host: 'localhost',
  port,
  secure: false,
  requireTls: false,
  auth: null,
  from: 'styrskrift@norrby.example',
  ...given
})

/** A sender that looks into the outbox only when it is told to. */
function mailOf(storage: Storage, config: SmtpConfig | null, clock = { now: NOW }) {
  const logged: string[] = []
  const mail = new Mail({
    storage,
    deliver: config && smtpDelivery(config, 'Norrby kommun'),
    log: pino({}, { write: line => void logged.push(line) }),
    now: () => clock.now,
    period: DAY
  })
  opened.push(mail)
  return { mail, clock, logged }
}

const rows = (storage: Storage) => storage.db.selectFrom('outbox').selectAll().orderBy('created_at').execute()

const hello = {
  to: 'Anna.Berg@Norrby.example',
  subject: 'Du är nämnd i Program för äldre',
  text: 'Hej Anna,\n\nså här står det: ”åäö”.\n.\nslut'
}

describe.each(DATABASES)('messages on %s', kind => {
  const databases = testDatabases(kind)

  test('arrive as they were written, from the municipality, marked as made by a program', async () => {
    const server = await smtp()
    const storage = await databases.open()
    const { mail } = mailOf(storage, settings(server.port))
    const data = Buffer.from([0, 1, 2, 255, 13, 10, 46, 10])
    await mail.send({
      ...hello,
      attachments: [{ name: 'Program för äldre.docx', type: 'application/octet-stream', data }]
    })
    await mail.settled()
    const [letter] = server.letters
    expect(letter?.to).toEqual(['anna.berg@norrby.example'])
    const { mail: read, raw } = letter!
    expect(read.subject).toBe(hello.subject)
    expect(read.text?.trimEnd()).toBe(hello.text)
    expect(read.from?.value).toEqual([{ name: 'Styrskrift i Norrby kommun', address: 'styrskrift@norrby.example' }])
    expect(read.headers.get('auto-submitted')).toBe('auto-generated')
    expect(read.date?.getTime()).toBe(NOW)
    expect(read.attachments.map(a => [a.filename, a.content.toString('hex')])).toEqual([
      ['Program för äldre.docx', data.toString('hex')]
    ])
    expect(raw).toMatch(/Content-Transfer-Encoding: quoted-printable/)
    expect(raw.split('\r\n').every(line => line.length <= 78 && /^[\x20-\x7e\t]*$/.test(line))).toBe(true)
    const [row] = await rows(storage)
    expect(read.messageId).toBe(`<${row?.id}@norrby.example>`)
    expect(row).toMatchObject({ state: 'sent', attempts: 1, ended_at: NOW, claim: null, problem: null })
  })

  test('nothing that is written becomes a header, a recipient, or a command', async () => {
    const server = await smtp()
    const storage = await databases.open()
    const { mail } = mailOf(storage, settings(server.port))
    await mail.send({
      to: 'anna@norrby.example',
      subject: 'Hej\r\nBcc: ond@exempel.se\r\n\r\nannat\u2028brev\0',
      text: 'a\r\n.\r\nMAIL FROM:<ond@exempel.se>\r\n\0\ud800'
    })
    await mail.settled()
    const [letter] = server.letters
    expect(server.letters).toHaveLength(1)
    expect(letter?.to).toEqual(['anna@norrby.example'])
    expect(letter?.mail.headers.has('bcc')).toBe(false)
    expect(letter?.mail.subject).toBe('Hej Bcc: ond@exempel.se annat brev')
    expect(letter?.mail.text).toContain('MAIL FROM:<ond@exempel.se>')
    for (const to of [
      'a@b.se, c@d.se',
      'a@b.se\r\nBcc: c@d.se',
      '<a@b.se>',
      'a b@c.se',
      'Anna <a@b.se>',
      'a@b.se\0',
      'a',
      ''
    ]) {
      await expect(mail.send({ ...hello, to }), to).rejects.toThrow()
    }
    expect(await rows(storage)).toHaveLength(1)
  })

  test('a message with the same key is stored once, ever', async () => {
    const storage = await databases.open()
    const { mail } = mailOf(storage, null)
    await Promise.all(Array.from({ length: 8 }, () => mail.send({ ...hello, key: 'digest anna 9' })))
    await mail.send({ ...hello, text: 'annan text', key: 'digest anna 9' })
    await mail.send({ ...hello, key: 'digest bo 9' })
    await mail.send(hello)
    await mail.send(hello)
    expect((await rows(storage)).map(r => r.key).sort()).toEqual(['digest anna 9', 'digest bo 9', null, null])
  })

  test('not before its time', async () => {
    const server = await smtp()
    const { mail, clock } = mailOf(await databases.open(), settings(server.port))
    await mail.send({ ...hello, after: NOW + 60 * MINUTE })
    await mail.settled()
    clock.now += 60 * MINUTE - 1
    mail.wake()
    await mail.settled()
    expect(server.letters).toHaveLength(0)
    clock.now += 1
    mail.wake()
    await mail.settled()
    expect(server.letters).toHaveLength(1)
  })

  test('without a mail server they are kept, also those that waited when it was taken away', async () => {
    const storage = await databases.open()
    const { mail } = mailOf(storage, settings(1))
    await mail.send({ ...hello, after: NOW + DAY })
    await mail.close()
    const other = mailOf(storage, null)
    await other.mail.start()
    await other.mail.send(hello)
    await other.mail.settled()
    expect((await rows(storage)).map(r => [r.state, r.text])).toEqual([
      ['kept', hello.text],
      ['kept', hello.text]
    ])
  })

  test('a passing refusal is tried again with growing waits, and given up after a day', async () => {
    const server = await smtp()
    const storage = await databases.open()
    const { mail, clock, logged } = mailOf(storage, settings(server.port))
    server.answers.push(...Array.from({ length: 100 }, () => 451))
    await mail.send(hello)
    await mail.settled()
    const waits: number[] = []
    for (;;) {
      const [row] = await rows(storage)
      if (row?.state !== 'waiting') break
      expect(row.problem).toContain('451')
      waits.push((row.next_at - clock.now) / MINUTE)
      clock.now = row.next_at
      mail.wake()
      await mail.settled()
    }
    expect(waits.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 64, 120, 120])
    expect(waits.reduce((a, b) => a + b)).toBeGreaterThan(20 * 60)
    const [row] = await rows(storage)
    expect(row).toMatchObject({ state: 'failed', text: hello.text })
    expect(clock.now - NOW).toBeLessThanOrEqual(DAY)
    expect(logged.filter(l => l.includes('given up') && JSON.parse(l).level === 50)).toHaveLength(1)
    expect(logged.join('')).not.toContain('norrby.example')
  })

  test('succeeds at last', async () => {
    const server = await smtp()
    const storage = await databases.open()
    const { mail, clock } = mailOf(storage, settings(server.port))
    server.answers.push(421, 450)
    await mail.send(hello)
    for (let i = 0; i < 3; i++) {
      await mail.settled()
      clock.now += 5 * MINUTE
      mail.wake()
    }
    await mail.settled()
    expect(server.letters).toHaveLength(1)
    expect(await rows(storage)).toMatchObject([{ state: 'sent', attempts: 3, problem: null }])
  })

  test('a lasting refusal is not asked about again', async () => {
    const server = await smtp()
    const storage = await databases.open()
    const { mail } = mailOf(storage, settings(server.port))
    server.answers.push(550)
    await mail.send(hello)
    await mail.settled()
    expect(await rows(storage)).toMatchObject([
      { state: 'failed', attempts: 1, problem: expect.stringContaining('550') }
    ])
  })

  test('what was stored while the mail server was away is sent when it is there, by a process that was started since', async () => {
    const gone = await startSmtp()
    await gone.stop()
    const storage = await databases.open()
    const first = mailOf(storage, settings(gone.port))
    await first.mail.send(hello)
    await first.mail.settled()
    expect(await rows(storage)).toMatchObject([{ state: 'waiting', problem: expect.stringMatching(/./) }])
    await first.mail.close()
    const server = await smtp({}, gone.port)
    const second = mailOf(storage, settings(gone.port), { now: NOW + MINUTE })
    await second.mail.start()
    await server.taken(1)
    await second.mail.settled()
    expect(await rows(storage)).toMatchObject([{ state: 'sent', attempts: 2 }])
  })

  test('the message of a process that died is sent by another when its time is out, and not before', async () => {
    const server = await smtp()
    const storage = await databases.open()
    const kept = mailOf(storage, settings(server.port, { host: 'localhost' }))
    await kept.mail.send({ ...hello, after: NOW + 1 })
    await kept.mail.settled()
    expect(await claimMessage(storage, 'dead', NOW + 1, NOW + 5 * MINUTE)).not.toBeNull()
    kept.clock.now = NOW + 5 * MINUTE - 1
    kept.mail.wake()
    await kept.mail.settled()
    expect(server.letters).toHaveLength(0)
    kept.clock.now = NOW + 5 * MINUTE
    kept.mail.wake()
    await kept.mail.settled()
    expect(server.letters).toHaveLength(1)
  })

  test('several processes send each message once', async () => {
    const server = await smtp()
    const where = await databases.fresh()
    const senders = [await databases.open(where), await databases.open(where), await databases.open(where)].map(
      storage => mailOf(storage, settings(server.port))
    )
    const silent = mailOf(await databases.open(where), settings(server.port))
    for (let i = 0; i < 60; i++) await silent.mail.send({ ...hello, text: `Nummer ${i}.`, after: NOW + 1000 })
    for (const { mail, clock } of senders) {
      clock.now = NOW + 1000
      mail.wake()
    }
    for (const { mail } of senders) await mail.settled()
    expect(server.letters).toHaveLength(60)
    expect(new Set(server.letters.map(l => l.mail.text)).size).toBe(60)
    const stored = await rows(await databases.open(where))
    expect(new Set(stored.map(r => `${r.state} ${r.attempts}`))).toEqual(new Set(['sent 1']))
  })

  test('a text that lets somebody in is taken away once it is sent; other texts after their time, and keys never', async () => {
    const server = await smtp()
    const storage = await databases.open()
    const { mail, clock } = mailOf(storage, settings(server.port))
    await mail.send({ ...hello, secret: true })
    await mail.send({ ...hello, key: 'k', attachments: [{ name: 'a', type: 'text/plain', data: Buffer.from('a') }] })
    await mail.settled()
    expect(server.letters).toHaveLength(2)
    const texts = async () => (await rows(storage)).map(r => [r.secret, r.text, r.key])
    expect((await texts()).sort()).toEqual([
      [0, hello.text, 'k'],
      [1, '', null]
    ])
    clock.now += 30 * DAY + 1
    mail.wake()
    await mail.settled()
    expect((await texts()).sort()).toEqual([
      [0, '', 'k'],
      [1, '', null]
    ])
    expect(await storage.db.selectFrom('outbox_attachment').selectAll().execute()).toEqual([])
    await mail.send({ ...hello, key: 'k' })
    await mail.settled()
    expect(server.letters).toHaveLength(2)
  })
})

describe('TLS and sign-in', () => {
  const databases = testDatabases('sqlite')
  const trusted = selfSigned()
  const before = getCACertificates('default')
  setDefaultCACertificates([...before, trusted.cert])
  afterAll(() => setDefaultCACertificates(before))
  const auth = { user: 'styrskrift', pass: 'ett långt lösenord' }
  const onAuth: NonNullable<Parameters<typeof startSmtp>[0]>['onAuth'] = (given, _session, done) =>
    given.username === auth.user && given.password === auth.pass
      ? done(null, { user: given.username })
      : done(Object.assign(new Error('wrong'), { responseCode: 535 }))

  async function attempt(server: Parameters<typeof startSmtp>[0], given: Partial<SmtpConfig>) {
    const there = await smtp(server)
    const storage = await databases.open()
    const { mail } = mailOf(storage, settings(there.port, given))
    await mail.send(hello)
    await mail.settled()
    const [row] = await rows(storage)
    return { letters: there.letters, row }
  }

  test('STARTTLS with a password', async () => {
    const { letters } = await attempt({ ...trusted, onAuth, authOptional: false }, { requireTls: true, auth })
    expect(letters.map(l => [l.tls, l.user])).toEqual([[true, 'styrskrift']])
  })

  test('TLS from the first byte', async () => {
    const { letters } = await attempt({ ...trusted, secure: true, onAuth }, { secure: true, auth })
    expect(letters.map(l => [l.tls, l.user])).toEqual([[true, 'styrskrift']])
  })

  test('a mail server without TLS gets nothing where TLS is demanded', async () => {
    const { letters, row } = await attempt({}, { requireTls: true })
    expect([letters.length, row?.state]).toEqual([0, 'waiting'])
  })

  test.each([true, false])(
    'a certificate that nobody vouches for is refused (from the first byte: %s)',
    async secure => {
      const { letters, row } = await attempt({ ...selfSigned(), secure }, { secure, requireTls: true })
      expect([letters.length, row?.state]).toEqual([0, 'waiting'])
    }
  )

  test('a wrong password may be mended: the message waits', async () => {
    const wrong = { ...auth, pass: 'fel' }
    const { letters, row } = await attempt(
      { ...trusted, onAuth, authOptional: false },
      { requireTls: true, auth: wrong }
    )
    expect([letters.length, row?.state]).toEqual([0, 'waiting'])
    expect(row?.problem).toContain('535')
    expect(row?.problem).not.toContain('fel ')
  })
})

test('a mail server that falls silent holds up the end for moments only, and the message waits for the next process', async () => {
  const { createServer } = await import('node:net')
  const silent = createServer().listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const storage = await silentDatabases.open()
  const { mail } = mailOf(storage, settings((silent.address() as AddressInfo).port, { host: '127.0.0.1' }))
  const connected = once(silent, 'connection')
  await mail.send(hello)
  await connected
  await mail.close()
  expect(await rows(storage)).toMatchObject([{ state: 'waiting', claim: null, next_at: NOW }])
  silent.close()
})
