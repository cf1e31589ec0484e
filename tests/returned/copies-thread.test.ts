import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Dokument, dokument as schema } from '../../schemas/document/dokument.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { Bookmarks } from '../../schemas/word/bookmarks.ts'
import { normalDokument } from '../../server/documents/normal.ts'
import type { Found, IntakeVersion } from '../../server/intake/read.ts'
import { CopiesThread } from '../../server/reading/copies-thread.ts'
import { readReturnedCopy } from '../../server/returned/read.ts'
import { buildWord } from '../../server/word/build.ts'
import { inputOf, shelf, templateNamed } from '../word/documents.ts'
import { Hand } from './hand.ts'

const template = templateNamed('program')
let dokument: Dokument
let sent: Buffer
const thread = new CopiesThread()
/** How often a thread had to be told its version: each time one was started. */
let started = 0

beforeAll(async () => {
  const file = new URL('../../templates/program/sample.json', import.meta.url)
  dokument = normalDokument(schema.parse(JSON.parse(readFileSync(file, 'utf8'))), template)
  const { options } = inputOf(dokument)
  sent = Buffer.from(await buildWord(inputOf(dokument, { options: { ...options, pageNumbers: false } })))
})
afterAll(() => thread.close())

function copy(edit: (hand: Hand) => void): Buffer {
  const hand = new Hand(sent)
  edit(hand)
  return hand.save()
}

const name = (record: string): string => new Bookmarks().name(record, 'text')
const copies = (): Buffer[] => [
  copy(hand => hand.type(name('in-1-1'), 0, 'Nu ')),
  copy(() => {}),
  copy(hand => hand.comment(name('in-2-2'), 0, 8, 'Vem gör det?')),
  copy(hand => hand.delete(name('in-1-1'), 0, 6)),
  copy(hand => {
    hand.tracking = false
    hand.type(name('in-2-2'), 3, 'XX')
  })
]

const read = (bytes: Buffer, version = 'v1'): Promise<Found> =>
  thread.read(
    version,
    async (): Promise<IntakeVersion> => {
      started++
      return { version, against: { dokument, template, kommun: shelf.kommun, sent } }
    },
    { bytes, as: 'copy' }
  )

test('many copies read by one thread say what each says alone', async () => {
  const files = copies()
  const together = await Promise.all([...files, ...files].map(file => read(file)))
  for (const [i, found] of together.entries()) {
    const alone = await readReturnedCopy(files[i % files.length]!, { dokument, template, kommun: shelf.kommun, sent })
    expect(found).toMatchObject({ kind: 'copy', copy: JSON.parse(JSON.stringify(alone)) })
  }
  expect(started).toBe(1)
})

test('a file that is refused ends its thread, and those that wait are read by the next one', async () => {
  started = 0
  const [file] = copies()
  const answers = await Promise.allSettled([
    read(file!),
    read(Buffer.from('PK ingen Word-fil')),
    read(file!),
    read(file!)
  ])
  expect(answers.map(answer => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect((answers[1] as PromiseRejectedResult).reason).toBeInstanceOf(StyrskriftError)
  expect(started).toBe(1)
})

test('another version has a thread of its own', async () => {
  started = 0
  const [file] = copies()
  for (const version of ['v2', 'v2', 'v3']) await read(file!, version)
  expect(started).toBe(2)
})
