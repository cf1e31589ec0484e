import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Dokument, recordsOf, dokument as schema } from '../../schemas/document/dokument.ts'
import { normalDokument } from '../../server/documents/normal.ts'
import { readDocx } from '../../server/docx/read.ts'
import { compare } from '../../server/returned/read.ts'
import type { ReturnedCopy } from '../../server/returned/result.ts'
import { type SentField, type SentVersion, sentVersion } from '../../server/returned/version.ts'
import { buildWord } from '../../server/word/build.ts'
import type { WordThread } from '../../server/word/threads/thread.ts'
import { hasOffice, throughOffice } from '../helpers/office.ts'
import { inputOf, shelf, templateNamed } from '../word/documents.ts'
import { threadOn } from '../word/threads/random-threads.ts'
import { Hand } from './hand.ts'

const template = templateNamed('program')
let dokument: Dokument
let version: SentVersion
let threads: WordThread[]
let sent: Uint8Array
let insats: SentField
let other: SentField

const at = (minute: number): string => `2026-11-20T08:${String(minute).padStart(2, '0')}:30.000Z`
const said = (author: string, minute: number, text: string) => ({ author, at: at(minute), text })

const withThreads = (of: Dokument, carried: readonly WordThread[]): Promise<Uint8Array> => {
  const input = inputOf(of, { logo: null, threads: carried })
  return buildWord({ ...input, options: { ...input.options, pageNumbers: false } })
}

beforeAll(async () => {
  const file = new URL('../../templates/program/sample.json', import.meta.url)
  dokument = normalDokument(schema.parse(JSON.parse(readFileSync(file, 'utf8'))), template)
  version = await sentVersion(dokument, template, shelf.kommun)
  const field = (record: string): SentField => version.fields.find(f => f.record === record && f.field === 'text')!
  insats = field('in-1-1')
  other = field('in-1-2')
  threads = [
    threadOn('fraga', insats, [0, 9], {
      entries: [said('Gun Ek', 1, 'Vilka är de?'), said('Ali Sand', 2, 'De som bor här.\nAlla.')]
    }),
    threadOn('klar', insats, [3, 12], { entries: [said('Gun Ek', 3, 'Se avtalet.')], state: 'resolved' }),
    threadOn('samma', other, [0, 5], { entries: [said('Gun Ek', 4, 'Bra.')] }),
    threadOn('samma-igen', other, [6, 9], { entries: [said('Gun Ek', 4, 'Bra.')] }),
    threadOn('forslag', insats, [20, 26], {
      replacement: [{ text: 'några få ord' }],
      author: 'Ali Sand',
      at: at(5),
      entries: [said('Ali Sand', 5, 'Kortare så.')]
    }),
    threadOn('tillagg', other, [10, 10], { replacement: [{ text: ' nytt' }], author: 'Ali Sand', at: at(6) }),
    { ...threadOn('allt', insats, [0, 0]), on: 'document', parts: [], entries: [said('Gun Ek', 7, 'Bra skrivet.')] }
  ]
  sent = await withThreads(dokument, threads)
})

/** What comes back when somebody has edited the file so; also when LibreOffice has saved it afterwards. */
async function returned(edit: (hand: Hand) => void, office = false): Promise<ReturnedCopy> {
  const hand = new Hand(sent)
  edit(hand)
  const file = office ? throughOffice(hand.save()) : hand.save()
  const result = compare(await readDocx(file), version)
  expect(result.counts.complete).toBe(true)
  expect(result.unplaced).toEqual([])
  return result
}

const news = ({ comments, changes }: ReturnedCopy) => ({
  comments: comments
    .filter(c => c.known?.as !== 'same')
    .map(c => [c.text, c.known?.as ?? 'new', c.known?.thread ?? '']),
  changes: changes.filter(c => c.known === undefined).map(c => [c.kind, c.before, c.text, c.author])
})

describe.each([false, ...(hasOffice ? [true] : [])])(
  'a file with its own comments and proposals, through LibreOffice: %s',
  office => {
    test('has nothing new to say when nobody has touched it', async () => {
      const result = await returned(() => {}, office)
      expect(news(result)).toEqual({ comments: [], changes: [] })
      expect(result.known).toEqual({ comments: 7, changes: 2, missing: [], resolved: [] })
    })

    test('tells what somebody has added from what it was sent with', async () => {
      const result = await returned(hand => {
        hand.reply(hand.commentSaying('Vilka är de?'), 'Menar ni nämnden?')
        hand.reply(hand.commentSaying('Bra skrivet.'), 'Tack.')
        hand.comment(insats.name, 27, 33, 'En ny fråga')
        hand.type(other.name, 20, ' och mer')
        // The same person goes on where the proposal ends.
        hand.author = 'Ali Sand'
        hand.delete(insats.name, 40, 44)
      }, office)
      expect(news(result).comments.sort()).toEqual([
        ['En ny fråga', 'new', ''],
        ['Menar ni nämnden?', 'answer', 'fraga'],
        ['Tack.', 'answer', 'allt']
      ])
      expect(
        news(result)
          .changes.map(([kind]) => kind)
          .sort()
      ).toEqual(['deletion', 'insertion'])
      expect(result.known).toMatchObject({ comments: 7, changes: 2, missing: [] })
    })

    test('tells what somebody has removed', async () => {
      const result = await returned(hand => {
        hand.endComment(hand.commentSaying('Vilka är de?'), 'removed')
        hand.endComment(hand.commentSaying('De som bor här.'), 'removed')
      }, office)
      expect(news(result)).toEqual({ comments: [], changes: [] })
      expect(result.known).toEqual({
        comments: 5,
        changes: 2,
        missing: [{ thread: 'fraga', what: 'comment' }],
        resolved: []
      })
    })
  }
)

test('a comment that somebody has marked as done is told, and one that was done is not', async () => {
  const result = await returned(hand => hand.endComment(hand.commentSaying('Vilka är de?'), 'done'))
  expect(news(result)).toEqual({ comments: [], changes: [] })
  expect(result.known).toMatchObject({ missing: [], resolved: ['fraga'] })
})

test('of two comments that say the same, Word knows which one is gone', async () => {
  const result = await returned(hand => hand.endComment(hand.commentSaying('Bra.'), 'removed'))
  expect(result.known).toMatchObject({ comments: 6, missing: [{ thread: 'samma', what: 'comment' }] })
})

test('a proposal that somebody has gone on writing in is new, and no longer what was sent', async () => {
  const file = Buffer.from(sent)
  const hand = new Hand(file)
  hand.replaceInFile('word/document.xml', 'några få ord', 'några ord till')
  const result = compare(await readDocx(hand.save()), version)
  expect(news(result).changes).toEqual([['replacement', insats.text.slice(20, 26), 'några ord till', 'Ali Sand']])
  expect(result.known.missing).toEqual([{ thread: 'forslag', what: 'change' }])
})

test('a comment with other words is a word more in its thread', async () => {
  const hand = new Hand(Buffer.from(sent))
  hand.replaceInFile('word/comments.xml', 'Se avtalet.', 'Se avtalet från 2024.')
  const result = compare(await readDocx(hand.save()), version)
  expect(news(result).comments).toEqual([['Se avtalet från 2024.', 'reworded', 'klar']])
  expect(result.known.missing).toEqual([])
})

test('what a file says of threads that are not there is not believed', async () => {
  const file = await readDocx(Buffer.from(sent))
  const { comments, changes, known } = compare(file, version, ['fraga', 'tillagg'])
  expect(comments.filter(c => c.known).map(c => c.known?.thread)).toEqual(['fraga', 'fraga'])
  expect(changes.filter(c => c.known).map(c => c.known)).toEqual(['tillagg'])
  expect(known).toEqual({ comments: 2, changes: 1, missing: [], resolved: [] })
  const broken = compare({ ...file, carried: '{"comments":[{}]}' }, version)
  expect(broken.known).toEqual({ comments: 0, changes: 0, missing: [], resolved: [] })
  expect(broken.comments).toHaveLength(7)
})

test('a proposal in the free words of an ansvar is known, also where somebody has changed the ansvar', async () => {
  const own = structuredClone(dokument)
  const post = [...recordsOf(own)].find(each => each.post.id === 'in-1-1')!.post
  post.fields.ansvarstillagg = [{ runs: [{ text: 'med stöd av regionen' }] }]
  const against = await sentVersion(own, template, shelf.kommun)
  const field = against.fields.find(f => f.record === 'in-1-1' && f.field === 'ansvarstillagg')!
  const proposal = threadOn('forslag', field, [8, 10], {
    replacement: [{ text: 'från' }],
    author: 'Ali Sand',
    at: at(5)
  })
  const file = await withThreads(own, [proposal])
  const untouched = compare(await readDocx(Buffer.from(file)), against)
  expect(news(untouched)).toEqual({ comments: [], changes: [] })
  expect(untouched.known).toMatchObject({ changes: 1, missing: [] })
  const hand = new Hand(file)
  hand.type(field.name, 20, ' Skåne')
  const { changes, known } = compare(await readDocx(hand.save()), against)
  expect(changes.filter(c => c.known === undefined)).toMatchObject([{ kind: 'ansvar', author: 'Berit Lund' }])
  expect(known).toMatchObject({ changes: 1, missing: [] })
})
