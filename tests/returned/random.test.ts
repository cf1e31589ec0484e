import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dokument as schema } from '../../schemas/document/dokument.ts'
import { normalDokument } from '../../server/documents/normal.ts'
import { readDocx } from '../../server/docx/read.ts'
import { compare } from '../../server/returned/read.ts'
import type { ReturnedChange, ReturnedCopy } from '../../server/returned/result.ts'
import { type SentField, type SentVersion, sentVersion } from '../../server/returned/version.ts'
import { buildWord } from '../../server/word/build.ts'
import { Rng } from '../random/rng.ts'
import { inputOf, shelf, templateNamed } from '../word/documents.ts'
import { Hand } from './hand.ts'

const RUNS = 100
const AUTHORS: [string, ...string[]] = ['Berit Lund', 'Ali Sand', 'Föreningen Linden']

/** What was done in one field, from its end to its beginning. */
interface Truth {
  field: SentField
  tracked: boolean
  changes: { kind: ReturnedChange['kind']; from: number; to: number; text: string; author: string }[]
  comments: { id: string; from: number; to: number }[]
}

/** Edits a field here and there, with room between the places, and notes what was done. */
function edit(hand: Hand, field: SentField, rng: Rng, counter: () => number): Truth {
  const truth: Truth = { field, tracked: rng.chance(0.7), changes: [], comments: [] }
  const [name, length] = [field.name, field.text.length]
  const author = rng.pick(AUTHORS) ?? AUTHORS[0]
  for (let at = length - rng.int(3); at > 3; at -= 8 + rng.int(20)) {
    hand.author = author
    hand.tracking = truth.tracked
    const to = Math.min(length, at + 1 + rng.int(3))
    // A mark of paragraph ends and footnotes is not typed over here.
    const free = !/[\n\ufffc]/.test(field.text.slice(at - 1, to + 1)) && to > at
    const text = `⟨${counter()}⟩`
    const add = (kind: ReturnedChange['kind'], from: number, end: number, words: string): void =>
      void truth.changes.unshift({ kind, from, to: end, text: words, author })
    switch (rng.int(5)) {
      case 0:
        if (/[\n\ufffc]/.test(field.text.slice(at - 1, at + 1))) break
        hand.type(name, at, text)
        add('insertion', at, at, text)
        break
      case 1:
        if (!free) break
        hand.delete(name, at, to)
        add('deletion', at, to, '')
        break
      case 2:
        if (!free) break
        hand.replace(name, at, to, text)
        add('replacement', at, to, text)
        break
      case 3:
        if (!truth.tracked || field.inTable || at >= length - 1 || !free) break
        hand.split(name, at)
        add('insertion', at, at, '\n')
        break
      case 4:
        if (!free) break
        truth.comments.unshift({ id: String(hand.comment(name, at, to, text)), from: at, to })
        break
    }
  }
  return truth
}

const applied = (text: string, changes: readonly { place: { from: number; to: number }; text: string }[]): string =>
  [...changes]
    .sort((a, b) => b.place.from - a.place.from || b.place.to - a.place.to)
    .reduce((now, { place, text: words }) => now.slice(0, place.from) + words + now.slice(place.to), text)

function check({ field, tracked, changes, comments }: Truth, result: ReturnedCopy): void {
  const own = result.changes.filter(c => c.place.record === field.record && c.place.field === field.field)
  const intended = applied(
    field.text,
    changes.map(c => ({ ...c, place: c }))
  )
  expect(applied(field.text, own), `${field.record}:${field.field}`).toBe(intended)
  if (tracked)
    expect(
      own.map(c => ({ kind: c.kind, from: c.place.from, to: c.place.to, text: c.text, author: c.author }))
    ).toEqual(changes)
  for (const { id, from, to } of comments) {
    const [place, ...more] = result.comments.find(c => c.id === id)?.places ?? []
    expect(more).toEqual([])
    expect(place).toMatchObject({ record: field.record, field: field.field })
    // With letters changed around it and nobody following, only the words that are left can be pointed at.
    if (tracked) expect(place).toMatchObject({ from, to, quote: field.text.slice(from, to) })
    else expect(field.text.slice(place!.from, place!.to)).toContain(field.text.slice(from, to).slice(0, 1))
  }
}

test(`${RUNS} copies with random edits: everything is found where it was done`, async () => {
  const template = templateNamed('program')
  const file = new URL('../../templates/program/sample.json', import.meta.url)
  const dokument = normalDokument(schema.parse(JSON.parse(readFileSync(file, 'utf8'))), template)
  const version: SentVersion = await sentVersion(dokument, template, shelf.kommun)
  const { options } = inputOf(dokument)
  const sent = await buildWord(inputOf(dokument, { options: { ...options, pageNumbers: false } }))
  const fields = version.fields.filter(
    f => f.exact && f.text.length > 20 && f.record !== 'm' && !f.record.startsWith('fot')
  )
  let done = 0
  for (let seed = 1; seed <= RUNS; seed++) {
    const rng = new Rng(seed)
    const hand = new Hand(sent)
    let count = 0
    const chosen = rng.shuffle(fields).slice(0, 1 + rng.int(8))
    const truths = chosen.map(field => edit(hand, field, rng, () => ++count))
    // Some programs lose bookmarks; the words that are left say where they belong.
    for (const { field, changes } of truths)
      if (rng.chance(0.25) && changes.length < 3) hand.dropBookmark(version.fields.find(f => f === field)!.name)
    const result = compare(await readDocx(hand.save()), version)
    try {
      expect(result.counts.complete).toBe(true)
      expect(result.unplaced).toEqual([])
      for (const truth of truths) check(truth, result)
    } catch (error) {
      throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error })
    }
    done += truths.reduce((sum, t) => sum + t.changes.length + t.comments.length, 0)
  }
  expect(done).toBeGreaterThan(RUNS * 5)
}, 400_000)
