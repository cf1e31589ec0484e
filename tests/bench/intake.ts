import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { API, type OpenDocument } from '../../schemas/api/contract.ts'
import { INTAKE, type IntakeList } from '../../schemas/api/intake.ts'
import { REMISS_API } from '../../schemas/api/remiss.ts'
import { VERSIONS } from '../../schemas/api/versions.ts'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { Bookmarks } from '../../schemas/word/bookmarks.ts'
import { openStorage } from '../../server/storage/storage.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { CliFolder, saying } from '../helpers/cli.ts'
import { recipientRow, remissRow } from '../helpers/remiss-rows.ts'
import { DEMO_IDS, signInAt } from '../helpers/sign-in.ts'
import { Hand } from '../returned/hand.ts'
import { measureSync, type SyncLoad } from './sync-load.ts'
import { Typist } from './typist.ts'

const COPIES = 40
/** Comments and changes in each copy. */
const EACH = 6

export interface IntakeMeasure {
  /** From the first file that is sent until the last one is read and placed, in seconds. */
  seconds: number
  /** Comments and changes that were placed, of how many. */
  placed: number
  written: number
  /** Processor time of the server in that time, in seconds; NaN where the system does not tell. */
  processor: number
  /** Ten people writing and twenty reading elsewhere in the server, and one who types in a real page: before, and during all of the reading. */
  before: Typing
  meanwhile: Typing
}

interface Typing {
  /** Key press → relayed to the others, p95 in milliseconds, and key presses that never came. */
  relayed: number
  lost: number
  /** Key → next frame of the page, in milliseconds. */
  shown: number[]
}

/** Brings forty edited copies of the long document to the server as it is served to people, while ten write in it and twenty read, and somebody types in a page. */
export async function measureIntake(dokument: Dokument): Promise<IntakeMeasure> {
  const folder = new CliFolder({ STYRSKRIFT_LOG_LEVEL: 'warn' })
  const browser = await launchBrowser()
  try {
    const server = folder.start('server/main.ts', ['--port', '0', '--data', folder.file('data')])
    const [, origin = ''] = await saying(server, /^Styrskrift är igång på (http:\/\/localhost:\d+)$/m)
    const cookies = await Promise.all(DEMO_IDS.slice(0, 5).map(person => signInAt(origin, person)))
    const cookie = cookies[0] ?? ''
    const ask = async (path: string, method = 'GET', body?: object | Buffer): Promise<Response> => {
      const type = body instanceof Buffer ? 'application/octet-stream' : 'application/json'
      const sent = body instanceof Buffer ? new Uint8Array(body) : body && JSON.stringify(body)
      const answer = await fetch(origin + path, {
        method,
        headers: { origin, cookie, ...(body ? { 'content-type': type } : {}) },
        ...(sent ? { body: sent } : {})
      })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return answer
    }
    const { id } = (await (await ask(API.importDocument, 'POST', { dokument })).json()) as { id: string }
    await ask(API.defaultRole(id), 'PUT', { defaultRole: 'forfattare' })
    const frozen = { key: newRecordId(), kind: 'remissversion', name: '' }
    const version = (await (await ask(VERSIONS.list(id), 'POST', frozen)).json()) as { id: string }
    const remiss = newRecordId()
    const recipients = Array.from({ length: COPIES }, () => newRecordId())
    const storage = await openStorage({ file: folder.file('data/styrskrift.sqlite') })
    await storage.db
      .insertInto('remiss')
      .values({ ...remissRow(remiss, id), version: version.id })
      .execute()
    for (const [i, recipient] of recipients.entries())
      await storage.db
        .insertInto('recipient')
        .values({ ...recipientRow(recipient, remiss), name: `Instans ${i + 1}`, position: i + 1 })
        .execute()
    await storage.close()
    const insatser = insatserOf(dokument)
    const files: Buffer[] = []
    for (const [i, recipient] of recipients.entries()) {
      const word = Buffer.from(await (await ask(REMISS_API.word(id, remiss, recipient))).arrayBuffer())
      files.push(editedBy(word, i, insatser))
    }
    const open = (await (await ask(API.document(id))).json()) as OpenDocument
    const target = {
      protocol: 'y-websocket' as const,
      url: `${origin.replace('http', 'ws')}/sync/${open.room}?v=${open.schemaVersion}`,
      headers: cookies.map(each => ({ origin, cookie: each })),
      document: id,
      field: 't:p-ingress:text',
      stop: async () => {}
    }
    const load: SyncLoad = { writers: 10, readers: 20, keys: 5, cursors: true, clicks: 0, seconds: 8 }
    const typist = await Typist.start(browser, origin, dokument)
    const typing = async (during?: () => Promise<unknown>): Promise<Typing> => {
      await typist.times()
      const { p95, lost } = await measureSync('Styrskrift', target, load, during)
      return { relayed: p95, lost, shown: await typist.times() }
    }
    const before = await typing()
    let seconds = Number.NaN
    let processor = Number.NaN
    let read: IntakeList['files'] = []
    const meanwhile = await typing(async () => {
      const start = performance.now()
      const used = processorTime(server.pid)
      for (const [i, file] of files.entries()) await ask(INTAKE.bring(id, remiss, `svar ${i}.docx`), 'POST', file)
      do {
        await sleep(500)
        read = ((await (await ask(INTAKE.list(id, remiss))).json()) as IntakeList).files
      } while (read.some(file => file.state === 'laser'))
      seconds = (performance.now() - start) / 1000
      processor = processorTime(server.pid) - used
    })
    await typist.stop()
    const bound = read.filter(file => file.found === 'copy' && file.boundBy === 'fil')
    const placed = bound.reduce((sum, file) => sum + file.comments + file.changes - file.unplaced, 0)
    return { seconds, placed, written: COPIES * EACH, processor, before, meanwhile }
  } finally {
    await browser.close()
    await folder.remove()
  }
}

/** Seconds of processor time that a process has taken, all of its threads together. Linux alone tells. */
function processorTime(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}

function insatserOf(dokument: Dokument): string[] {
  const out: string[] = []
  const visit = (post: Dokument['sections'][number]): void => {
    if (post.type === 'insats') out.push(post.id)
    post.children.forEach(visit)
  }
  dokument.sections.forEach(visit)
  return out
}

/** A copy as one body sends it back: as many comments as changes, spread over the text. */
function editedBy(word: Buffer, body: number, insatser: readonly string[]): Buffer {
  const hand = new Hand(word)
  hand.author = `Person ${body}`
  for (let i = 0; i < EACH / 2; i++) {
    const of = (offset: number): string =>
      new Bookmarks().name(insatser[(body * 7 + i * 90 + offset) % insatser.length] ?? '', 'text')
    hand.comment(of(0), 2, 20, `Synpunkt ${i} från instans ${body}.`)
    hand.type(of(3), 0, 'Senast 2028 ')
  }
  return hand.save()
}
