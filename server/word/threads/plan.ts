import { replacementText } from '../../../schemas/comments/proposal.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import type { FieldKind } from '../../../schemas/text/flat.ts'
import { OBJECT_CHARACTER } from '../../../schemas/text/stycke.ts'
import type { Places, Spot } from './place.ts'
import type { WordPart, WordThread } from './thread.ts'

/** One comment of the file, or an answer to one. */
export interface PlannedEntry {
  author: string
  at: string | null
  paragraphs: readonly string[]
}

/** A comment with its answers, from a place of a field to a place of the same or another one. */
export interface PlannedComment {
  /** What its ids are derived from; unique in the file. */
  key: string
  thread: string
  start: Spot
  end: Spot
  /** It is about a change at the same place, and holds what the change puts in. */
  around: boolean
  resolved: boolean
  entries: readonly [PlannedEntry, ...PlannedEntry[]]
}

/** A proposal as tracked changes. */
export interface PlannedChange {
  thread: WordThread
  spot: Spot
  kind: FieldKind
}

export interface Plan {
  comments: readonly PlannedComment[]
  changes: readonly PlannedChange[]
}

const words = messages.wordThreads

/**
 * What becomes of each thread. An open proposal is tracked changes, with what was said about it as a comment; everything else is a comment
 * with its answers. What cannot stand where it belongs (its words are gone, the file does not show them, another proposal has them) is a
 * comment at the nearest place that says so: nothing is left out but threads in which everything said was taken back.
 */
export function planThreads(
  threads: readonly WordThread[],
  places: Places,
  kindOf: (part: WordPart) => FieldKind
): Plan {
  const comments: PlannedComment[] = []
  const changes: PlannedChange[] = []
  for (const thread of threads) {
    const change = changeOf(thread, places, kindOf)
    const overlaps = change !== null && changes.some(other => overlap(change.spot, other.spot))
    if (change && !overlaps) changes.push(change)
    comments.push(...commentsOf(thread, places, change && !overlaps ? change.spot : null, overlaps))
  }
  return { comments, changes }
}

function changeOf(thread: WordThread, places: Places, kindOf: (part: WordPart) => FieldKind): PlannedChange | null {
  const [part, ...others] = thread.parts
  if (thread.replacement === null || thread.state !== 'open' || !part || others.length > 0) return null
  const spot = places.spot(part.record, part.field, part.from, part.to)
  if (!spot || (spot.from === spot.to && thread.replacement.length === 0)) return null
  return { thread, spot, kind: kindOf(part) }
}

const overlap = (a: Spot, b: Spot): boolean =>
  a.bookmark.name === b.bookmark.name &&
  (a.from === a.to || b.from === b.to
    ? (a.from !== a.to || b.from !== b.to) && Math.max(a.from, b.from) < Math.min(a.to, b.to)
    : a.from < b.to && b.from < a.to)

function commentsOf(thread: WordThread, places: Places, tracked: Spot | null, overlaps: boolean): PlannedComment[] {
  const said = saidIn(thread)
  const { lines, groups } = placesOf(thread, places)
  const proposal = tracked ? [] : proposalLines(thread, overlaps)
  const lead = [...lines, ...proposal]
  if (said.length === 0 && (tracked || proposal.length === 0)) return []
  const [first, ...rest] = said
  const root: PlannedEntry = {
    author: first && proposal.length === 0 ? first.author : thread.author,
    at: first && proposal.length === 0 ? first.at : thread.at,
    paragraphs: [...lead, ...(first && proposal.length === 0 ? first.paragraphs : [])]
  }
  const answers = proposal.length === 0 ? rest : said
  const [main, ...further] = tracked ? [atReference(tracked, places)] : groups
  if (!main) return []
  const resolved = thread.state !== 'open'
  const quote = short(thread.quote)
  return [
    {
      key: thread.id,
      thread: thread.id,
      ...main,
      around: main.start === tracked,
      resolved,
      entries: [root, ...answers]
    },
    ...further.map((group, i): PlannedComment => {
      const entry = { ...root, paragraphs: [words.further(quote), ...root.paragraphs] }
      return { key: `${thread.id}/${i + 1}`, thread: thread.id, ...group, around: false, resolved, entries: [entry] }
    })
  ]
}

/** What was said. A first comment that was taken back stays as long as others have answered it. */
function saidIn({ entries }: WordThread): PlannedEntry[] {
  const standing = entries.filter(entry => entry.text !== null)
  if (standing.length === 0) return []
  return entries.flatMap(({ author, at, text }, i) => {
    if (text === null) return i === 0 ? [{ author, at, paragraphs: [words.withdrawn] }] : []
    return [{ author, at, paragraphs: text.split('\n') }]
  })
}

/** A proposal in words, where it cannot stand in the text. */
function proposalLines({ replacement, state, quote, endedBy }: WordThread, overlaps: boolean): string[] {
  if (replacement === null) return []
  const [before, after] = [short(quote), replacementText(replacement)]
  const proposed =
    replacement.length === 0 ? words.remove(before) : quote === '' ? words.insert(after) : words.replace(before, after)
  return [...proposed.split('\n'), ...(overlaps ? [words.overlaps] : []), ...endOf(state, endedBy)]
}

function endOf(state: WordThread['state'], by: string | null): string[] {
  if (state === 'accepted') return [by === null ? words.accepted : words.acceptedBy(by)]
  return state === 'rejected' ? [by === null ? words.rejected : words.rejectedBy(by)] : []
}

interface Group {
  start: Spot
  end: Spot
}

/** Where a thread stands in the file, with what is to be said of that. */
function placesOf(thread: WordThread, places: Places): { lines: string[]; groups: Group[] } {
  const { on, record, parts, quote } = thread
  const beside = (line: string): { lines: string[]; groups: Group[] } => {
    const nearest = places.nearest(record)
    return { lines: [line], groups: nearest ? [atReference(nearest, places)] : [] }
  }
  if (on === 'document') return beside(words.document)
  if (on === 'record') {
    const type = record === null ? null : places.typeOf(record)
    return beside(type ? words.record(messages.types[type]) : words.document)
  }
  const told = short(quote)
  if (parts.length === 0) return beside(told === '' ? words.goneNoQuote : words.gone(told))
  const spots = parts.flatMap(part => places.spot(part.record, part.field, part.from, part.to) ?? [])
  if (spots.length === 0) return beside(told === '' ? words.notShownNoQuote : words.notShown(told))
  const inNotes = spots.some(spot => places.referenceTo(spot.bookmark) !== null)
  const line = told === '' ? words.footnoteNoQuote : words.footnote(told)
  return { lines: inNotes ? [line] : [], groups: grouped(spots, places) }
}

/** Comments do not stand in footnotes in every program: there, the reference to the note carries them. */
function atReference(spot: Spot, places: Places): Group {
  const reference = places.referenceTo(spot.bookmark) ?? spot
  return { start: reference, end: reference }
}

/** Stretches that follow each other in the file are one; a comment of Word has one stretch. */
function grouped(spots: readonly Spot[], places: Places): Group[] {
  const sorted = spots
    .map(spot => atReference(spot, places).start)
    .sort((a, b) => a.bookmark.from - b.bookmark.from || a.from - b.from)
  const out: Group[] = []
  for (const spot of sorted) {
    const last = out.at(-1)
    const reaches = last && last.end.to === places.lettersIn(last.end.bookmark).length && spot.from === 0
    const other = last && last.end.bookmark.name !== spot.bookmark.name
    if (last && reaches && other && !places.hasTextBetween(last.end.bookmark, spot.bookmark)) last.end = spot
    else out.push({ start: spot, end: spot })
  }
  return out
}

/** As much of the words as one needs to know them again. */
const MOST_QUOTED = 400

function short(quote: string): string {
  const text = quote.replaceAll(OBJECT_CHARACTER, ' ').replace(/\s+/g, ' ').trim()
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED).trimEnd()}…` : text
}
