import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Dokument, dokument as schema } from '../../schemas/document/dokument.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { Bookmarks } from '../../schemas/word/bookmarks.ts'
import { normalDokument } from '../../server/documents/normal.ts'
import { readDocx } from '../../server/docx/read.ts'
import { compare } from '../../server/returned/read.ts'
import type { ReturnedCopy } from '../../server/returned/result.ts'
import { type SentVersion, sentVersion } from '../../server/returned/version.ts'
import { buildWord } from '../../server/word/build.ts'
import { inputOf, shelf, templateNamed } from '../word/documents.ts'
import { Hand } from './hand.ts'

const template = templateNamed('program')
let dokument: Dokument
let version: SentVersion
let sent: Uint8Array

beforeAll(async () => {
  const file = new URL('../../templates/program/sample.json', import.meta.url)
  dokument = normalDokument(schema.parse(JSON.parse(readFileSync(file, 'utf8'))), template)
  version = await sentVersion(dokument, template, shelf.kommun)
  const { options } = inputOf(dokument)
  sent = await buildWord(inputOf(dokument, { options: { ...options, pageNumbers: false } }))
})

const name = (record: string, field: string): string => new Bookmarks().name(record, field)
const textOf = (record: string, field: string): string => fieldText(version.posts.get(record)?.fields[field] ?? [])

/** What comes back when somebody has edited the file so. */
async function returned(edit: (hand: Hand) => void): Promise<ReturnedCopy> {
  const hand = new Hand(sent)
  edit(hand)
  const result = compare(await readDocx(hand.save()), version)
  expect(result.counts.complete).toBe(true)
  expect(result.copyOf.sameVersion).toBe(true)
  return result
}

describe('a copy that nobody touched', () => {
  test('has nothing to say', async () => {
    const result = await returned(() => {})
    expect(result).toMatchObject({ changes: [], comments: [], unplaced: [], missing: [] })
  })
})

describe('what a person does', () => {
  const INSATS = 'in-1-1'
  const field = (): string => name(INSATS, 'text')

  test('types in the middle, at the start and at the end of an insats', async () => {
    const words = textOf(INSATS, 'text')
    const { changes } = await returned(hand => {
      hand.type(field(), words.length, ' varje år')
      hand.type(field(), 5, 'XX')
      hand.type(field(), 0, 'Nu ')
    })
    expect(changes.map(c => [c.kind, c.place.from, c.place.to, c.text, c.author, c.tracked])).toEqual([
      ['insertion', 0, 0, 'Nu ', 'Berit Lund', true],
      ['insertion', 5, 5, 'XX', 'Berit Lund', true],
      ['insertion', words.length, words.length, ' varje år', 'Berit Lund', true]
    ])
    for (const { place } of changes)
      expect(place).toMatchObject({ record: INSATS, field: 'text', by: 'bookmark', sure: 1 })
  })

  test('deletes and replaces', async () => {
    const words = textOf(INSATS, 'text')
    const { changes } = await returned(hand => {
      hand.delete(field(), 10, 14)
      hand.replace(field(), 2, 5, 'nytt')
    })
    expect(changes.map(c => [c.kind, c.place.quote, c.before, c.text])).toEqual([
      ['replacement', words.slice(2, 5), words.slice(2, 5), 'nytt'],
      ['deletion', words.slice(10, 14), words.slice(10, 14), '']
    ])
  })

  test('the same with nobody following the changes', async () => {
    const words = textOf(INSATS, 'text')
    const { changes } = await returned(hand => {
      hand.tracking = false
      hand.delete(field(), 10, 14)
      hand.type(field(), 3, 'ÅÄÖ')
    })
    expect(changes.map(c => [c.kind, c.place.from, c.before, c.text, c.tracked])).toEqual([
      ['insertion', 3, '', 'ÅÄÖ', false],
      ['deletion', 10, words.slice(10, 14), '', false]
    ])
  })

  test('divides a paragraph', async () => {
    const { changes } = await returned(hand => hand.split(field(), 8))
    expect(changes.map(c => [c.kind, c.place.from, c.text])).toEqual([['insertion', 8, '\n']])
  })

  test('changes who is responsible', async () => {
    const ansvar = name('in-1-2', 'ansvar')
    const { changes } = await returned(hand => hand.replace(ansvar, 0, 20, 'Utbildningsförvaltningen'))
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ kind: 'ansvar', place: { record: 'in-1-2', field: 'ansvar' } })
    expect(changes[0]?.ansvar?.lead[0]).toBe('utbildningsforvaltningen')
  })

  test('adds an insats with its ansvar', async () => {
    const { changes } = await returned(hand =>
      hand.addInsats(name('in-1-2', 'ansvar'), 'erbjuda kurser för alla chefer', 'Socialförvaltningen')
    )
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({
      kind: 'new-insats',
      text: 'erbjuda kurser för alla chefer',
      place: { record: 'in-1-2' },
      ansvar: { lead: ['socialforvaltningen'] }
    })
  })

  test('moves a paragraph, followed', async () => {
    const words = textOf(INSATS, 'text')
    const { changes } = await returned(hand => hand.moveParagraph(field(), name('in-1-3', 'ansvar')))
    expect(changes.map(c => [c.kind, c.place.record, c.source?.record, c.text])).toEqual([
      ['move', 'in-1-3', INSATS, words]
    ])
  })

  test('comments, and is answered', async () => {
    const words = textOf(INSATS, 'text')
    let first = 0
    const { comments } = await returned(hand => {
      first = hand.comment(field(), 4, 12, 'Är det här rätt?')
      hand.author = 'Ali Sand'
      hand.comment(field(), 4, 12, 'Ja.', first)
    })
    expect(comments).toMatchObject([
      {
        author: 'Berit Lund',
        text: 'Är det här rätt?',
        parent: null,
        places: [{ record: INSATS, field: 'text', from: 4, to: 12, quote: words.slice(4, 12) }]
      },
      { author: 'Ali Sand', text: 'Ja.', parent: String(first), places: [] }
    ])
  })

  test('comments on words that somebody else has changed around', async () => {
    const words = textOf(INSATS, 'text')
    const { comments, changes } = await returned(hand => {
      hand.comment(field(), 6, 9, 'Hm')
      hand.type(field(), 0, 'Här och nu ')
    })
    expect(changes).toHaveLength(1)
    expect(comments[0]?.places[0]).toMatchObject({ from: 6, to: 9, quote: words.slice(6, 9) })
  })

  test('works in a program that loses the bookmarks', async () => {
    const words = textOf(INSATS, 'text')
    const { changes, comments } = await returned(hand => {
      hand.comment(field(), 4, 12, 'Rätt?')
      hand.type(field(), 2, 'X')
      hand.type(name('in-2-1', 'text'), 1, 'Y')
      hand.delete(name('in-2-1', 'text'), 6, 12)
      hand.dropBookmark(field())
      hand.tracking = false
      hand.type(name('in-2-1', 'text'), 3, ' annat ')
      hand.dropBookmark(name('in-2-1', 'text'))
    })
    expect(comments[0]?.places[0]).toMatchObject({
      record: INSATS,
      field: 'text',
      from: 4,
      to: 12,
      by: 'text',
      quote: words.slice(4, 12)
    })
    expect(changes.filter(c => c.place.record === INSATS).map(c => [c.kind, c.place.from, c.text])).toEqual([
      ['insertion', 2, 'X']
    ])
    expect(changes.filter(c => c.place.record === 'in-2-1')).toHaveLength(3)
    expect(changes.find(c => c.place.record === 'in-2-1')?.place.by).toBe('alignment')
  })
})
