import { expect, test } from 'vitest'
import { readDocx } from '../../server/docx/read.ts'
import { compare } from '../../server/returned/read.ts'
import type { ReturnedCopy } from '../../server/returned/result.ts'
import { type SentVersion, sentVersion } from '../../server/returned/version.ts'
import { buildWord } from '../../server/word/build.ts'
import { bigDokument } from '../bench/big.ts'
import { hasOffice, throughOffice } from '../helpers/office.ts'
import { inputOf, shelf, templateNamed } from '../word/documents.ts'
import { threadOn } from '../word/threads/random-threads.ts'
import { Hand } from './hand.ts'

const COMMENTS = 150
const CHANGES = 120

/** What a result says, without the numbers that a program gives anew. */
const told = ({ comments, changes }: ReturnedCopy) => ({
  comments: comments
    .map(c => ({
      text: c.text,
      author: c.author,
      places: c.places.map(p => `${p.record}:${p.field} ${p.from}–${p.to} ${p.quote}`)
    }))
    .sort((a, b) => (a.text < b.text ? -1 : 1)),
  changes: changes.map(
    c =>
      `${c.kind} ${c.author} ${c.place.record}:${c.place.field} ${c.place.from}–${c.place.to} ${c.before}→${c.text} ${c.tracked}`
  )
})

/** The file says the same after LibreOffice has saved it. */
async function expectSame(file: Buffer, before: ReturnedCopy, version: SentVersion): Promise<void> {
  const after = compare(await readDocx(throughOffice(file)), version)
  expect(after.counts.complete).toBe(true)
  expect(after.unplaced).toEqual([])
  const [told1, told2] = [told(before), told(after)]
  expect(told2.changes).toEqual(told1.changes)
  // LibreOffice before 24 forgets what answers what: then an answer hangs where its question does.
  const questions = (list: typeof told1.comments) => list.filter(c => c.text.startsWith('Fråga'))
  expect(questions(told2.comments)).toEqual(questions(told1.comments))
  expect(told2.comments.map(c => c.text)).toEqual(told1.comments.map(c => c.text))
}

test.skipIf(!hasOffice)(
  'a copy with 300 comments and 120 changes says the same after LibreOffice has saved it',
  async () => {
    const template = templateNamed('program')
    const dokument = bigDokument(template, shelf.kommun, 12, 60)
    const version = await sentVersion(dokument, template, shelf.kommun)
    const { options } = inputOf(dokument)
    const sent = await buildWord(inputOf(dokument, { logo: null, options: { ...options, pageNumbers: false } }))
    expect(version.stream.paragraphs.length).toBeGreaterThan(1500)
    const hand = new Hand(sent)
    const insatser = version.fields.filter(f => f.record.startsWith('Insats') && f.field === 'text')
    for (let i = 0; i < COMMENTS; i++) {
      const { name, text } = insatser[(i * 7) % insatser.length]!
      const number = `${i}`.padStart(3, '0')
      const id = hand.comment(name, 5, Math.min(30, text.length - 1), `Fråga ${number}`)
      hand.comment(name, 5, Math.min(30, text.length - 1), `Svar ${number}`, id)
    }
    for (let i = 0; i < CHANGES; i++) {
      const { name } = insatser[(i * 7 + 3) % insatser.length]!
      hand.author = i % 2 ? 'Ali Sand' : 'Berit Lund'
      if (i % 3 === 0) hand.type(name, 8, ` nytt${i}`)
      else if (i % 3 === 1) hand.delete(name, 10, 16)
      else hand.replace(name, 3, 9, `annat${i}`)
    }
    const file = hand.save()
    const before = compare(await readDocx(file), version)
    expect(before.counts.result).toMatchObject({
      comments: COMMENTS * 2,
      changes: CHANGES,
      tracked: CHANGES,
      unplaced: 0
    })
    expect(before.comments.filter(c => c.parent !== null)).toHaveLength(COMMENTS)
    await expectSame(file, before, version)
  },
  300_000
)

test.skipIf(!hasOffice)(
  'our own file with 300 comments, their answers and 120 proposals says the same after LibreOffice has saved it',
  async () => {
    const template = templateNamed('program')
    const dokument = bigDokument(template, shelf.kommun, 12, 60)
    const version = await sentVersion(dokument, template, shelf.kommun)
    const insatser = version.fields.filter(f => f.record.startsWith('Insats') && f.field === 'text')
    const at = '2026-11-20T08:15:00Z'
    const threads = Array.from({ length: 300 }, (_, i) => {
      const said = (what: string) => ({ author: 'Berit Lund', at, text: `${what} ${`${i}`.padStart(3, '0')}` })
      return threadOn(`fraga-${i}`, insatser[(i * 7) % insatser.length]!, [5, 30], {
        entries: [said('Fråga'), said('Svar')]
      })
    })
    for (let i = 0; i < CHANGES; i++) {
      const field = insatser[(i * 7 + 3) % insatser.length]!
      const replacement = i % 3 === 1 ? [] : [{ text: `annat${i}` }]
      threads.push(
        threadOn(`forslag-${i}`, field, i % 3 === 0 ? [40, 40] : [40, 49], { replacement, author: 'Ali Sand' })
      )
    }
    const { options } = inputOf(dokument)
    const input = inputOf(dokument, { logo: null, threads, options: { ...options, pageNumbers: false } })
    const file = Buffer.from(await buildWord(input))
    const before = compare(await readDocx(file), version)
    expect(before.counts.result).toMatchObject({ comments: 600, changes: CHANGES, tracked: CHANGES, unplaced: 0 })
    await expectSame(file, before, version)
  },
  300_000
)
