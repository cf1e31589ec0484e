import type { ProposedRun } from '../../../schemas/comments/proposal.ts'
import { tidyRuns } from '../../../schemas/comments/proposal.ts'
import type { SentField } from '../../../server/returned/version.ts'
import type { WordEntry, WordThread } from '../../../server/word/threads/thread.ts'
import type { Rng } from '../../random/rng.ts'

const PEOPLE = ['Berit Lund', 'Ali Sand', 'Föreningen ”Linden” & Co'] as const
const TEXTS = ['Varför <detta>?', 'Två rader\nhär', 'Se § 4 & bilaga', '”Ja”, 🙂'] as const

/** A thread of the product on letters of one field. */
export function threadOn(
  id: string,
  { record, field, text }: Pick<SentField, 'record' | 'field' | 'text'>,
  [from, to]: readonly [number, number],
  more: Partial<WordThread> = {}
): WordThread {
  return {
    id,
    on: 'text',
    parts: [{ record, field, from, to }],
    record,
    quote: text.slice(from, to),
    replacement: null,
    author: 'Berit Lund',
    at: '2026-11-20T08:15:00.000Z',
    state: 'open',
    endedBy: null,
    entries: [],
    ...more
  }
}

/** Threads on the fields of a document: comments that overlap anything, and proposals that do not overlap each other. */
export function randomThreads(rng: Rng, fields: readonly SentField[], { touching = true } = {}): WordThread[] {
  const out: WordThread[] = []
  for (const field of fields) {
    if (!rng.chance(0.6)) continue
    let free = 0
    for (let i = rng.int(4); i > 0; i--) {
      const id = `trad-${out.length}`
      const from = whole(field.text, rng.int(field.text.length + 1))
      const to = rng.chance(0.2) ? from : whole(field.text, from + 1 + rng.int(12))
      if (rng.chance(0.5)) {
        const state = rng.chance(0.3) ? ('resolved' as const) : ('open' as const)
        out.push(threadOn(id, field, [from, to], { entries: entriesOf(rng, id), state }))
        continue
      }
      const replacement = runsOf(rng, id)
      if (from < free || (from === to && replacement.length === 0)) continue
      free = to + (touching ? 0 : 1)
      const entries = rng.chance(0.3) ? entriesOf(rng, id) : []
      out.push(threadOn(id, field, [from, to], { replacement, entries, author: author(rng) }))
    }
  }
  return out
}

/** A place that does not divide a letter of two halves. */
function whole(text: string, at: number): number {
  const place = Math.min(at, text.length)
  return /[\ud800-\udbff]/.test(text.charAt(place - 1)) ? place + 1 : place
}

const author = (rng: Rng): string => rng.pick(PEOPLE) ?? PEOPLE[0]

function entriesOf(rng: Rng, id: string): WordEntry[] {
  return Array.from({ length: 1 + rng.int(3) }, (_, i) => ({
    author: author(rng),
    at: `2026-0${1 + rng.int(9)}-1${i}T1${i}:05:09.000Z`,
    text: `${rng.pick(TEXTS)} ${id}:${i}`
  }))
}

function runsOf(rng: Rng, id: string): ProposedRun[] {
  if (rng.chance(0.3)) return []
  return tidyRuns(
    Array.from({ length: 1 + rng.int(2) }, (_, i) => ({
      text: `⟨${id}.${i}⟩${rng.chance(0.25) ? '\n<nytt> & stycke' : ''}`,
      ...(rng.chance(0.3) ? { bold: true as const } : {}),
      ...(rng.chance(0.2) ? { italic: true as const } : {}),
      ...(rng.chance(0.15) ? { link: 'https://exempel.se/ny?a=1&b=2' } : {})
    }))
  )
}
