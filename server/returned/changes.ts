import fastDiff from 'fast-diff'
import { parseAnsvar } from '../../schemas/ansvar/parse.ts'
import type { Run } from '../../schemas/text/stycke.ts'
import { OBJECT_CHARACTER } from '../../schemas/text/stycke.ts'
import type { Change } from '../docx/model.ts'
import type { Region } from './match.ts'
import type { Place, ReturnedChange } from './result.ts'
import { after, before, type Letter, type Stream } from './stream.ts'
import type { SentVersion } from './version.ts'

/** Places in the words of a copy, before any tracked change, as places in the version that was sent. */
export type Mapping = (offset: number) => number

/** Carries places over where the two are not the same words: through the letters that both have. */
export function mapping(sent: string, copy: string): Mapping {
  if (sent === copy) return offset => offset
  const points: [copy: number, sent: number][] = [[0, 0]]
  let [inCopy, inSent] = [0, 0]
  for (const [kind, text] of fastDiff(sent, copy)) {
    if (kind === fastDiff.EQUAL) {
      points.push([inCopy, inSent])
      inCopy += text.length
      inSent += text.length
      points.push([inCopy, inSent])
    } else if (kind === fastDiff.INSERT) inCopy += text.length
    else inSent += text.length
  }
  return offset => {
    const last = points.findLast(([at]) => at <= offset) ?? [0, 0]
    const next = points.find(([at]) => at >= offset) ?? [copy.length, sent.length]
    return Math.min(last[1] + (offset - last[0]), next[1], sent.length)
  }
}

/** The place of letters `from`–`to` (before any tracked change) of a region. */
export function placeIn(region: Region, map: Mapping, from: number, to: number): Place {
  const { field, by, sure } = region
  const [start, end] = field.exact ? [map(from), map(to)] : [0, field.text.length]
  return {
    record: field.record,
    field: field.field,
    from: start,
    to: end,
    quote: field.text.slice(start, end),
    by,
    sure
  }
}

/** A run of letters that one person changed, one after the other. */
interface Group {
  letters: Letter[]
  /** Letters of the region before it, as they were before any tracked change. */
  at: number
  author: string
  /** Whose it is, where the file was sent with changes of that person. */
  owner: string | null
}

/** Tells whose change something is that a file was sent with (`known.ts`). */
export type OwnerOf = (change: Change) => string | null

/** Everything that happened within a field. */
export function changesIn(region: Region, copy: Stream, version: SentVersion, ownerOf: OwnerOf): ReturnedChange[] {
  const letters = copy.letters.slice(region.span.from, region.span.to)
  const original = before(letters)
  const map = mapping(region.field.text, original)
  if (!region.field.exact) return wholeField(region, letters, map, version, ownerOf)
  const tracked = groupsOf(letters, ownerOf).flatMap(group => trackedChange(region, group, map))
  return [...tracked, ...silentChanges(region, original)]
}

function groupsOf(letters: readonly Letter[], ownerOf: OwnerOf): Group[] {
  const out: Group[] = []
  let at = 0
  let open: Group | null = null
  for (const letter of letters) {
    const change = letter.inserted ?? letter.deleted
    const author = change?.author ?? ''
    const owner = change && ownerOf(change)
    const fits = open !== null && open.author === author && open.owner === owner && !isBoundary(open, letter)
    if (!change) open = null
    else if (open && fits) open.letters.push(letter)
    else {
      open = { letters: [letter], at, author, owner }
      out.push(open)
    }
    if (!letter.inserted) at++
  }
  return out
}

/** Moves stand alone; and letters that went do not belong to those that came before them and one more time after. */
function isBoundary({ letters }: Group, next: Letter): boolean {
  const last = letters.at(-1) as Letter
  const kinds = (l: Letter): string =>
    `${l.inserted?.kind === 'move-to'} ${l.deleted?.kind === 'move-from'} ${l.inserted !== null && l.deleted !== null}`
  if (kinds(last) !== kinds(next)) return true
  const turns = letters.some(l => l.inserted) && letters.some(l => l.deleted)
  return turns && (last.inserted === null) !== (next.inserted === null)
}

function trackedChange(region: Region, { letters, at, author }: Group, map: Mapping): ReturnedChange[] {
  const gone = letters.filter(l => l.deleted && !l.inserted)
  const come = letters.filter(l => l.inserted && !l.deleted)
  const withdrawn = letters.filter(l => l.inserted && l.deleted)
  const first = (letters[0]?.inserted ?? letters[0]?.deleted) as Change
  const base = {
    author,
    date: first.date,
    tracked: true,
    place: placeIn(region, map, at, at + gone.length),
    of: serialsOf(letters)
  }
  if (gone.length === 0 && come.length === 0)
    return [
      { ...base, kind: 'withdrawn', before: '', after: [], text: after(withdrawn.map(l => ({ ...l, deleted: null }))) }
    ]
  const moved =
    letters.every(l => l.inserted?.kind === 'move-to') || letters.every(l => l.deleted?.kind === 'move-from')
  const kind = moved ? 'move' : gone.length === 0 ? 'insertion' : come.length === 0 ? 'deletion' : 'replacement'
  return [{ ...base, kind, before: before(gone), after: runsOf(come), text: after(come) }]
}

export const serialsOf = (letters: readonly Letter[]): number[] => [
  ...new Set(letters.flatMap(l => [l.inserted, l.deleted].flatMap(c => (c ? [c.serial] : []))))
]

/** What differs without having been followed: somebody had switched the tracking off, or a program rewrote the text. */
function silentChanges(region: Region, original: string): ReturnedChange[] {
  const sent = region.field.text
  if (sent === original) return []
  const out: ReturnedChange[] = []
  let at = 0
  let open: { from: number; gone: string; come: string } | null = null
  const close = (): void => {
    if (!open) return
    const { from, gone, come } = open
    const kind = gone === '' ? 'insertion' : come === '' ? 'deletion' : 'replacement'
    const place = placeIn(region, offset => offset, from, from + gone.length)
    out.push({
      kind,
      author: '',
      date: null,
      tracked: false,
      place,
      before: gone,
      after: come === '' ? [] : [{ text: come }],
      text: come,
      of: []
    })
    open = null
  }
  for (const [kind, text] of fastDiff(sent, original)) {
    if (kind === fastDiff.EQUAL) {
      close()
      at += text.length
      continue
    }
    open ??= { from: at, gone: '', come: '' }
    if (kind === fastDiff.DELETE) {
      open.gone += text
      at += text.length
    } else open.come += text
  }
  close()
  return out
}

/** A field whose words are drawn from data: what counts is what it says now, as a whole, beside the changes that the file was sent with. */
function wholeField(
  region: Region,
  all: readonly Letter[],
  map: Mapping,
  version: SentVersion,
  ownerOf: OwnerOf
): ReturnedChange[] {
  const sent = groupsOf(all, ownerOf)
    .filter(({ owner }) => owner !== null)
    .flatMap(group => trackedChange(region, group, map))
  const isSent = (change: Change | null): boolean => change !== null && ownerOf(change) !== null
  const letters = all.flatMap(letter =>
    isSent(letter.inserted) ? [] : [isSent(letter.deleted) ? { ...letter, deleted: null } : letter]
  )
  const original = before(letters)
  const now = after(letters)
  const of = serialsOf(letters)
  if (now === region.field.text && of.length === 0) return sent
  const change = letters.find(l => l.inserted ?? l.deleted)
  const first = change?.inserted ?? change?.deleted ?? null
  const isAnsvar = region.field.field === 'ansvar'
  return [
    ...sent,
    {
      kind: isAnsvar ? 'ansvar' : 'replacement',
      author: first?.author ?? '',
      date: first?.date ?? null,
      tracked: original === region.field.text,
      place: placeIn(region, map, 0, original.length),
      before: region.field.text,
      after: [{ text: now }],
      text: now,
      of,
      ...(isAnsvar ? { ansvar: parseAnsvar(now, version.kommun).ansvar } : {})
    }
  ]
}

/** Letters that came, as runs. The end of a paragraph is a line break in a text. */
export function runsOf(letters: readonly Letter[]): Run[] {
  const out: Run[] = []
  for (const { text, look, link } of letters) {
    if (text === OBJECT_CHARACTER) {
      out.push({ br: true })
      continue
    }
    const run = {
      text,
      ...(look?.bold ? { bold: true as const } : {}),
      ...(look?.italic ? { italic: true as const } : {}),
      ...(link ? { link } : {})
    }
    const last = out.at(-1)
    if (last && 'text' in last && last.bold === run.bold && last.italic === run.italic && last.link === run.link)
      last.text += text
    else out.push(run)
  }
  return out
}
