import { describe, expect, test } from 'vitest'
import { replacementText, tidyRuns } from '../../../schemas/comments/proposal.ts'
import type { Dokument } from '../../../schemas/document/dokument.ts'
import { recordsOf } from '../../../schemas/document/dokument.ts'
import { fieldShape } from '../../../schemas/records/shapes.ts'
import { normalDokument } from '../../../server/documents/normal.ts'
import { readDocx } from '../../../server/docx/read.ts'
import { compare } from '../../../server/returned/read.ts'
import type { ReturnedCopy } from '../../../server/returned/result.ts'
import { type SentField, type SentVersion, sentVersion } from '../../../server/returned/version.ts'
import { buildWord } from '../../../server/word/build.ts'
import type { WordThread } from '../../../server/word/threads/thread.ts'
import { Rng } from '../../random/rng.ts'
import { inputOf, shelf, templateNamed } from '../documents.ts'
import { lint } from '../lint.ts'
import { randomDokument } from '../random-dokument.ts'
import { randomThreads, threadOn } from './random-threads.ts'
import { settled } from './settled.ts'

const DOCUMENTS = 100

const versionOf = (dokument: Dokument): Promise<SentVersion> =>
  sentVersion(dokument, templateNamed(dokument.template), shelf.kommun)

const withThreads = (dokument: Dokument, threads: readonly WordThread[]): Promise<Uint8Array> => {
  const input = inputOf(dokument, { logo: null, threads })
  return buildWord({ ...input, options: { ...input.options, pageNumbers: false } })
}

const random = (seed: number): Dokument => {
  const written = randomDokument(new Rng(seed))
  return normalDokument(written, templateNamed(written.template))
}

const kindOf = (dokument: Dokument, { record, field }: SentField) => {
  const post = [...recordsOf(dokument)].find(({ post }) => post.id === record)?.post
  return (post && fieldShape(post.type, field)?.kind) ?? 'line'
}

/** Fields whose printed letters are those of the text, and that people write themselves. */
const written = ({ fields, posts }: SentVersion): SentField[] =>
  fields.filter(f => f.exact && posts.get(f.record)?.fields[f.field] !== undefined)

/** The text of a field with the proposals carried out. */
function proposed(text: string, threads: readonly WordThread[], isBlock: boolean): string {
  return threads
    .filter(t => t.replacement !== null)
    .toReversed()
    .toSorted((a, b) => b.parts[0]!.from - a.parts[0]!.from || b.parts[0]!.to - a.parts[0]!.to)
    .reduce((now, { parts: [part], replacement }) => {
      const words = replacementText(replacement!)
      return now.slice(0, part!.from) + (isBlock ? words : words.replaceAll('\n', ' ')) + now.slice(part!.to)
    }, text)
}

const on = (field: SentField, threads: readonly WordThread[]): WordThread[] =>
  threads.filter(t => t.parts[0]?.record === field.record && t.parts[0].field === field.field)

/** Runs a check on many random documents, and names the seed of one that fails. */
async function overRandom(check: (dokument: Dokument, version: SentVersion, rng: Rng) => Promise<void>): Promise<void> {
  for (let seed = 1; seed <= DOCUMENTS; seed++) {
    const dokument = random(seed)
    try {
      await check(dokument, await versionOf(dokument), new Rng(seed * 7919))
    } catch (error) {
      throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error })
    }
  }
}

describe('threads of random documents', () => {
  test('accepting every change gives the proposed text, rejecting every one the present text', async () => {
    let changed = 0
    await overRandom(async (dokument, version, rng) => {
      const fields = written(version)
      const threads = randomThreads(rng, fields)
      const file = await withThreads(dokument, threads)
      expect(lint(file)).toEqual([])
      const present = settled(await withThreads(dokument, []), 'accept')
      const [accepted, rejected] = [settled(file, 'accept'), settled(file, 'reject')]
      const lower = (map: Map<string, string>) => new Map([...map].map(([name, text]) => [name.toLowerCase(), text]))
      expect([...rejected].filter(([name]) => name.startsWith('_sd_'))).toEqual(
        [...present].filter(([name]) => name.startsWith('_sd_'))
      )
      for (const field of fields) {
        const own = on(field, threads)
        const isBlock = kindOf(dokument, field) === 'block'
        expect(lower(accepted).get(field.name), field.name).toBe(proposed(field.text, own, isBlock))
        changed += own.filter(t => t.replacement !== null).length
      }
    })
    expect(changed).toBeGreaterThan(DOCUMENTS * 2)
  }, 300_000)

  test('a file that comes back untouched gives exactly its comments and changes, each at its place', async () => {
    let counted = 0
    await overRandom(async (dokument, version, rng) => {
      // The free words of ansvar come back with its sentence, as one change of it.
      const fields = written(version).filter(f => f.field !== 'ansvarstillagg')
      const threads = randomThreads(rng, fields, { touching: false })
      const result = compare(await readDocx(Buffer.from(await withThreads(dokument, threads))), version)
      expect(result.counts.complete).toBe(true)
      expect(result.unplaced).toEqual([])
      expect(result.missing).toEqual([])
      checkComments(threads, result)
      for (const field of fields) checkChanges(field, on(field, threads), result, kindOf(dokument, field))
      // Nothing of it is news.
      expect(result.comments.filter(c => c.known?.as !== 'same')).toEqual([])
      expect(result.changes.filter(c => c.known === undefined)).toEqual([])
      expect(result.known).toMatchObject({ missing: [], resolved: [] })
      counted += result.comments.length + result.changes.length
    })
    expect(counted).toBeGreaterThan(DOCUMENTS * 5)
  }, 300_000)

  test('the same threads give the same bytes', async () => {
    const dokument = random(3)
    const threads = randomThreads(new Rng(5), written(await versionOf(dokument)))
    expect(threads.length).toBeGreaterThan(3)
    expect(Buffer.from(await withThreads(dokument, threads))).toEqual(Buffer.from(await withThreads(dokument, threads)))
  })
})

test('a comment before a proposal of several paragraphs, where the text begins on a new page', async () => {
  const dokument = random(35)
  const version = await versionOf(dokument)
  const field = version.fields.find(f => f.record === 'p-ingress' && f.field === 'text')!
  const entries = [{ author: 'Berit Lund', at: null, text: 'Varför?' }]
  const threads = [
    threadOn('fraga', field, [17, 17], { entries }),
    threadOn('forslag', field, [26, 30], { replacement: [{ text: 'ett\ntvå' }] })
  ]
  const file = await withThreads(dokument, threads)
  expect(lint(file)).toEqual([])
  expect(settled(file, 'accept').get(field.name)).toBe(proposed(field.text, threads, true))
  expect(settled(file, 'reject').get(field.name)).toBe(field.text)
})

function checkComments(threads: readonly WordThread[], { comments }: ReturnedCopy): void {
  // A comment on a footnote hangs on the reference to it, and says first what it is about.
  const said = (entry?: WordThread['entries'][number]) => entry && comments.find(c => c.text.endsWith(entry.text!))
  expect(comments).toHaveLength(threads.reduce((sum, t) => sum + t.entries.length, 0))
  for (const { entries, parts, state, quote } of threads) {
    const root = said(entries[0])
    entries.forEach((entry, i) => {
      expect(said(entry)).toMatchObject({
        author: entry.author,
        parent: i === 0 ? null : root!.id,
        resolved: state === 'resolved'
      })
    })
    if (!root) continue
    expect(root.places).toHaveLength(1)
    const { record, field, from, to } = parts[0]!
    if (root.text !== entries[0]!.text) {
      expect(root.text).toMatch(/^Gäller texten i fotnoten/)
      expect(root.places[0]!.quote).toContain('\ufffc')
      continue
    }
    expect(root.places[0]).toMatchObject({ record, field, from, to, quote, by: 'bookmark' })
  }
}

function checkChanges(field: SentField, own: readonly WordThread[], result: ReturnedCopy, kind: string): void {
  const read = result.changes.filter(c => c.place.record === field.record && c.place.field === field.field)
  const applied = [...read]
    .sort((a, b) => b.place.from - a.place.from || b.place.to - a.place.to)
    .reduce((now, { place, text }) => now.slice(0, place.from) + text + now.slice(place.to), field.text)
  expect(applied).toBe(proposed(field.text, own, kind === 'block'))
  for (const { replacement, parts, author, quote } of own) {
    if (replacement === null) continue
    const words = replacementText(replacement)
    const { from, to } = parts[0]!
    if (`${words}${quote}`.includes('\n')) continue
    const found = read.find(c => c.place.from === from && c.place.to === to && c.author === author)
    expect(found, `${from}–${to} ${words}`).toMatchObject({ tracked: true, before: quote, text: words })
    const runs = kind === 'line' ? [{ text: words }].filter(r => r.text !== '') : tidyRuns(replacement)
    expect(found!.after).toEqual(runs)
  }
}
