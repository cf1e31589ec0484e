import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { docxDiffAcceptRevisions, docxDiffRejectRevisions, getComments, getRevisions, initialize } from 'docxodus/core'
import { beforeAll, describe, expect, test } from 'vitest'
import { replacementText } from '../../../schemas/comments/proposal.ts'
import { sentVersion } from '../../../server/returned/version.ts'
import { buildWord } from '../../../server/word/build.ts'
import { localTime } from '../../../server/word/threads/comments.ts'
import type { WordThread } from '../../../server/word/threads/thread.ts'
import { Rng } from '../../random/rng.ts'
import { inputOf, shelf, templateNamed } from '../documents.ts'
import { stressDokument } from '../stress.ts'
import { randomThreads } from './random-threads.ts'
import { settled } from './settled.ts'

/** Two readers that have nothing in common with ours read an export: docxodus (the Open XML SDK), and pandoc where it is installed. */
const has = (program: string): boolean => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

let threads: WordThread[] = []
let file: Uint8Array = new Uint8Array()
let present: Uint8Array = new Uint8Array()

beforeAll(async () => {
  const dokument = stressDokument('program')
  const version = await sentVersion(dokument, templateNamed('program'), shelf.kommun)
  const fields = version.fields.filter(
    f => f.exact && f.text.length > 10 && !f.record.startsWith('Not') && version.posts.get(f.record)?.fields[f.field]
  )
  threads = randomThreads(new Rng(11), fields, { touching: false })
  const input = inputOf(dokument)
  const options = { ...input.options, pageNumbers: false }
  file = await buildWord({ ...input, options, threads })
  present = await buildWord({ ...input, options })
}, 60_000)

/** Both write the end of a paragraph as `¶`. */
const oneLine = (text: string): string => text.replace(/[\s¶]+/gu, ' ').trim()
const entries = () =>
  threads.flatMap(({ entries: said, state }) =>
    said.map((entry, i) => ({
      author: entry.author,
      date: localTime(entry.at!),
      text: oneLine(entry.text!),
      answers: i === 0 ? null : oneLine(said[0]!.text!),
      resolved: state !== 'open'
    }))
  )
const byText = <T extends { text: string }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => (a.text < b.text ? -1 : 1))

/** All words that proposals put in, and all that they strike, by who proposes it: without spaces, which readers tell differently. */
function proposedWords(kind: 'in' | 'out'): Map<string, string> {
  const out = new Map<string, string[]>()
  for (const { replacement, quote, author } of threads) {
    if (replacement === null) continue
    const words = kind === 'in' ? replacementText(replacement) : quote
    out.set(author, [...(out.get(author) ?? []), words])
  }
  return lettersOf([...out].map(([author, words]) => [author, words.join('')]))
}

/** Which letters, and how many of each: the order in the file is not that of the threads. */
const lettersOf = (list: readonly (readonly [string, string])[]): Map<string, string> => {
  const all = new Map<string, string>()
  for (const [author, text] of list) all.set(author, (all.get(author) ?? '') + text)
  return new Map(
    [...all]
      .map(([author, text]): [string, string] => [author, [...text.replace(/[\s¶\ufffc]/gu, '')].sort().join('')])
      .filter(([, text]) => text !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1))
  )
}

describe('docxodus', () => {
  beforeAll(() => initialize(), 60_000)

  test('reads every comment with author, time, answers and what is resolved', async () => {
    const comments = await getComments(file)
    const byId = new Map(comments.map(c => [c.anchorId, c]))
    const read = comments.map(c => ({
      author: c.author,
      date: c.date,
      text: oneLine(c.text),
      answers: c.parentAnchorId ? oneLine(byId.get(c.parentAnchorId)!.text) : null,
      resolved: c.resolved
    }))
    expect(read.length).toBeGreaterThan(20)
    expect(byText(read)).toEqual(byText(entries()))
  })

  test('reads every insertion and deletion with its author', async () => {
    const revisions = await getRevisions(file)
    expect(revisions.every(r => r.resolutionStatus === 'supported')).toBe(true)
    const words = (type: string) => lettersOf(revisions.filter(r => r.type === type).map(r => [r.author, r.text]))
    expect(words('insert')).toEqual(proposedWords('in'))
    expect(words('delete')).toEqual(proposedWords('out'))
  })

  test('accepts and rejects all of it as we mean it', async () => {
    const ours = (map: Map<string, string>) => [...map].filter(([name]) => name.startsWith('_sd_'))
    expect(ours(settled(await docxDiffAcceptRevisions(file), 'accept'))).toEqual(ours(settled(file, 'accept')))
    expect(ours(settled(await docxDiffRejectRevisions(file), 'accept'))).toEqual(ours(settled(present, 'accept')))
  })
})

/** A node of pandoc's document tree. */
interface Node {
  t?: string
  c?: unknown
}

describe.skipIf(!has('pandoc'))('pandoc', () => {
  const spans: { kind: string; author: string; date: string; text: string }[] = []

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'styrskrift-pandoc-'))
    try {
      writeFileSync(join(folder, 'in.docx'), file)
      const args = ['--track-changes=all', '-f', 'docx', '-t', 'json', join(folder, 'in.docx')]
      collect(JSON.parse(execFileSync('pandoc', args, { maxBuffer: 1e8, encoding: 'utf8' })))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 60_000)

  function collect(node: unknown): void {
    if (Array.isArray(node)) for (const each of node) collect(each)
    else if (typeof node === 'object' && node !== null) {
      const { t, c } = node as Node
      if (t === 'Span' && Array.isArray(c)) {
        const [[, [kind = ''], attributes], inside] = c as [[string, string[], [string, string][]], unknown]
        const of = new Map(attributes)
        if (of.has('author'))
          spans.push({ kind, author: of.get('author')!, date: of.get('date') ?? '', text: wordsOf(inside) })
      }
      for (const value of Object.values(node)) collect(value)
    }
  }

  function wordsOf(node: unknown): string {
    if (Array.isArray(node)) return node.map(wordsOf).join('')
    if (typeof node !== 'object' || node === null) return ''
    const { t, c } = node as Node
    if (t === 'Str') return String(c)
    if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' '
    if (t === 'Note') return ''
    if (t === 'Link' || t === 'Span') return wordsOf((c as unknown[])[1])
    return wordsOf(c ?? [])
  }

  test('reads every comment with author and time', () => {
    const read = spans.filter(s => s.kind === 'comment-start')
    const own = entries().map(({ author, date, text }) => ({ author, date, text }))
    expect(byText(read.map(({ author, date, text }) => ({ author, date, text: oneLine(text) })))).toEqual(byText(own))
  })

  test('reads every insertion and deletion with its author', () => {
    const words = (kind: string) => lettersOf(spans.filter(s => s.kind === kind).map(s => [s.author, s.text]))
    expect(words('insertion')).toEqual(proposedWords('in'))
    expect(words('deletion')).toEqual(proposedWords('out'))
  })
})
