import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type LetterRow, REMISS_API } from '../../schemas/api/remiss.ts'
import { sendReminders } from '../../server/remiss/reminders.ts'
import type { StorageOptions } from '../../server/storage/storage.ts'
import { type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { importReady, outside, Round } from '../helpers/remiss.ts'
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** Nine in the morning in Sweden, 2 March 2026: long before the last day. */
const SENT = Date.UTC(2026, 2, 2, 8)
const LAST_DAY = '2026-05-29'
const at = (day: string, hour = 9): number => Date.parse(`${day}T00:00:00Z`) + (hour - 2) * HOUR
const smtpConfig = ({ port }: TestSmtp) => ({
  smtp: { host: '127.0.0.1', port, secure: false, requireTls: false, auth: null, from: 'styrskrift@ekviken.example' }
})
const address = 'https://styrskrift.example'

/** Five bodies; one has answered, one abstains, one has anstånd. */
async function sentToFive(api: TestApi) {
  api.clock.now = SENT
  const owner = await api.as('Ägare Andersson')
  await api.storage.db
    .updateTable('person')
    .set({ email: 'agare@ekviken.example' })
    .where('id', '=', owner.person.id)
    .execute()
  const round = await Round.begin(owner, await importReady(owner))
  await round.add(
    ...['Svarat', 'Avstår', 'Anstånd', 'Tyst', 'Stum'].map(name => outside(name, `${nameOf(name)}@example.se`))
  )
  await round.set({ lastDay: LAST_DAY })
  await round.send()
  const set = async (name: string, values: object) =>
    api.storage.db.updateTable('recipient').set(values).where('name', '=', name).execute()
  await set('Svarat', { submitted_at: SENT + DAY })
  await set('Avstår', { abstained_at: SENT + DAY })
  await set('Anstånd', { extended_to: '2026-06-12' })
  return { owner, round }
}
const nameOf = (name: string): string => name.toLowerCase().replaceAll('å', 'a').replaceAll('ä', 'a')

describe.each(DATABASES)('reminders on %s', kind => {
  const databases = testDatabases(kind)

  test('before, on and after the last day, to those who have not answered, each once', async () => {
    const api = await testApi(await databases.open())
    const { owner, round } = await sentToFive(api)
    const tools = { ...api.tools, address }
    const writtenOn = async (time: number): Promise<string[]> => {
      api.clock.now = time
      const before = new Set((await api.storage.db.selectFrom('letter').select('id').execute()).map(row => row.id))
      await sendReminders(tools)
      expect(await sendReminders(tools)).toBe(0)
      const rows = await api.storage.db.selectFrom('letter').select(['id', 'kind', 'address']).execute()
      return rows
        .filter(row => !before.has(row.id))
        .map(row => `${row.kind} ${row.address.split('@')[0]}`)
        .sort()
    }
    expect(await writtenOn(at('2026-05-21'))).toEqual([])
    expect(await writtenOn(at('2026-05-22', 7))).toEqual([])
    expect(await writtenOn(at('2026-05-22'))).toEqual(['paminnelse-fore stum', 'paminnelse-fore tyst'])
    expect(await writtenOn(at('2026-05-25'))).toEqual([])
    expect(await writtenOn(at('2026-05-29'))).toEqual(['paminnelse-dagen stum', 'paminnelse-dagen tyst'])
    expect(await writtenOn(at('2026-05-30'))).toEqual(['samordnare-svarstid agare'])
    expect(await writtenOn(at('2026-06-05'))).toEqual([
      'paminnelse-efter stum',
      'paminnelse-efter tyst',
      'paminnelse-fore anstand'
    ])
    expect(await writtenOn(at('2026-06-12'))).toEqual(['paminnelse-dagen anstand'])
    expect(await writtenOn(at('2026-07-12'))).toEqual(['paminnelse-efter anstand'])
    // Months have gone: whoever looks signs in anew.
    const later = await api.as(owner.person.name)
    const { letters } = (await later.get(REMISS_API.letters(round.document, round.id))).json() as {
      letters: LetterRow[]
    }
    const toCoordinator = letters.find(letter => letter.kind === 'samordnare-svarstid')
    expect(toCoordinator?.text).toContain('2 av 5 har svarat.')
    expect(toCoordinator?.text).toContain('- Anstånd, sista dag 12 juni 2026')
    expect(toCoordinator?.text).not.toContain('Svarat')
    // Without a mail server they are kept, for the administrator to hand over.
    expect(new Set(letters.map(letter => letter.state))).toEqual(new Set(['kept']))
    await api.close()
  })

  test('of handling: the coordinator, and whoever handles', async () => {
    const api = await testApi(await databases.open())
    const { round } = await sentToFive(api)
    const { db } = api.storage
    await round.set({ handlingDay: '2026-06-30' })
    const handler = await api.as('Hanna Hanterare')
    await db.updateTable('person').set({ email: 'hanna@ekviken.example' }).where('id', '=', handler.person.id).execute()
    const { submittedRows } = await import('../helpers/remiss-rows.ts')
    const recipient = await round.recipient('Svarat')
    await submittedRows({ id: 'S1', remiss: round.id, recipient: recipient.id }).insert(api.storage)
    for (const number of [1, 2, 3]) {
      const id = `Y${number}`
      const row = {
        id,
        remiss: round.id,
        number,
        submission: 'S1',
        source: '{}',
        kind: 'synpunkt',
        place: '{}',
        tags: '[]'
      }
      await db
        .insertInto('synpunkt')
        .values({ ...row, personal: 0, created_by: 'x', created_at: 1, revision: 1 })
        .execute()
      const values = { synpunkt: id, motivation: '', changes: '[]', changed_by: 'x', changed_at: 1, revision: 1 }
      const decided = number === 3 ? { outcome: 'noteras' } : {}
      const given = number === 1 ? { handler: handler.person.id, last_day: '2026-06-20' } : {}
      await db
        .insertInto('handling')
        .values({ ...values, ...decided, ...given })
        .execute()
    }
    const told = async (time: number): Promise<string[]> => {
      api.clock.now = time
      await sendReminders({ ...api.tools, address })
      const rows = await db
        .selectFrom('letter')
        .select(['address', 'text'])
        .where('kind', '=', 'samordnare-hantering')
        .execute()
      return rows.map(row => `${row.address.split('@')[0]}: ${/\S+ synpunkt\S* väntar/.exec(row.text)?.[0]}`).sort()
    }
    expect(await told(at('2026-06-16'))).toEqual([])
    expect(await told(at('2026-06-17'))).toEqual(['hanna: En synpunkt väntar'])
    expect(await told(at('2026-06-27'))).toEqual(['agare: 2 synpunkter väntar', 'hanna: En synpunkt väntar'])
    expect(await told(at('2026-06-29'))).toHaveLength(2)
    await api.close()
  })
})

/** A server in a process of its own, whose clock is moved from here. */
class Process {
  readonly #child: ChildProcess
  #said = ''
  constructor(where: StorageOptions, port: number, now: number) {
    const file = resolve(import.meta.dirname, '../helpers/reminding.ts')
    this.#child = spawn(process.execPath, [file, JSON.stringify({ where, port, now })], {
      stdio: ['pipe', 'pipe', 'inherit']
    })
    this.#child.stdout?.setEncoding('utf8').on('data', text => {
      this.#said += text
    })
  }
  /** Moves its clock, and waits until it has done what is due. */
  async goTo(time: number): Promise<void> {
    this.say(time)
    while (!this.#said.includes(`${time}\n`)) {
      if (this.#child.exitCode !== null) throw new Error(`the process ended with ${this.#child.exitCode}`)
      await new Promise(done => setTimeout(done, 10))
    }
  }
  say(time: number): void {
    this.#child.stdin?.write(`${time}\n`)
  }
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void> {
    return this.#end(() => this.#child.kill('SIGKILL'))
  }
  /** Ends it as an administrator does. */
  stop(): Promise<void> {
    return this.#end(() => this.#child.stdin?.end())
  }
  async #end(how: () => void): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = new Promise(done => this.#child.once('exit', done))
    how()
    await ended
  }
}

describe('two processes on PostgreSQL', () => {
  const databases = testDatabases('postgres')
  const running: Process[] = []
  const stops: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const process of running.splice(0)) await process.kill()
    for (const stop of stops.splice(0)) await stop()
  })

  test.each(['kill', 'stop'] as const)(
    'the clock moved forward day by day, ended by %s and started in between: each letter arrives once',
    async end => {
      const smtp = await startSmtp()
      stops.push(() => smtp.stop())
      const where = await databases.fresh()
      const api = await testApi(await databases.open(where), { config: smtpConfig(smtp) })
      await sentToFive(api)
      await smtp.taken(5)
      await api.mail.settled()
      await api.close()
      const start = (now: number): Process => {
        const process = new Process(where, smtp.port, now)
        running.push(process)
        return process
      }
      let now = SENT
      let [one, other] = [start(now), start(now)]
      const days = [
        '2026-05-21',
        '2026-05-22',
        '2026-05-28',
        '2026-05-29',
        '2026-05-30',
        '2026-06-01',
        '2026-06-05',
        '2026-06-12',
        '2026-06-15'
      ]
      for (const [i, day] of days.entries()) {
        now = at(day)
        if (i % 3 === 1) {
          // One dies in the middle of the work, whatever it was doing.
          one.say(now)
          await new Promise(done => setTimeout(done, 40 * i))
          await one[end]()
          one = start(now)
        }
        await Promise.all([one.goTo(now), other.goTo(now)])
        if (i % 3 === 2) {
          await other[end]()
          other = start(now)
        }
      }
      // What a killed process had taken is given free after its time; nothing else is left.
      await Promise.all([one.goTo(now + HOUR), other.goTo(now + HOUR)])
      const expected = [
        ...['tyst', 'stum', 'anstand'].flatMap(name =>
          ['utskick', 'fore', 'dagen', 'efter'].map(kind => `${name} ${kind}`)
        ),
        'svarat utskick',
        'avstar utskick',
        'agare svarstid'
      ].sort()
      const arrived = new Map(
        smtp.letters.map(({ to, mail }) => [mail.messageId, `${to[0]?.split('@')[0]} ${kindOf(mail.subject ?? '')}`])
      )
      expect([...arrived.values()].sort()).toEqual(expected)
      // Only one that was killed between the mail server's yes and its own note of it leaves a second copy, with the same Message-ID.
      if (end === 'stop') expect(smtp.letters).toHaveLength(expected.length)
      const rows = await databases.open(where)
      const stored = await rows.db.selectFrom('outbox').select(['key', 'state']).execute()
      expect(stored.filter(row => row.key?.startsWith('remiss/')).map(row => row.state)).toEqual(
        expected.map(() => 'sent')
      )
      expect(await rows.db.selectFrom('letter').select('key').execute()).toHaveLength(expected.length)
      expect(await rows.db.selectFrom('access_link').select('id').execute()).toHaveLength(expected.length - 1)
    },
    240_000
  )
})

const kindOf = (subject: string): string =>
  subject.startsWith('Remiss:')
    ? 'utskick'
    : subject.startsWith('Påminnelse')
      ? 'fore'
      : subject.startsWith('Sista dagen')
        ? 'dagen'
        : subject.startsWith('Vi saknar')
          ? 'efter'
          : 'svarstid'
