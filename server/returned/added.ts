import { parseAnsvar } from '../../schemas/ansvar/parse.ts'
import { isAnsvar } from '../draft/labels.ts'
import { runsOf, serialsOf } from './changes.ts'
import type { Matched, Region } from './match.ts'
import type { Place, ReturnedChange } from './result.ts'
import { after, type Letter, type Stream, type StreamParagraph } from './stream.ts'
import type { SentVersion } from './version.ts'

/** Paragraphs that somebody put in between the fields: a new insats with its ansvar, or a new paragraph of the text above. */
export function addedChanges(matched: Matched, copy: Stream, version: SentVersion): ReturnedChange[] {
  const out: ReturnedChange[] = []
  let insats: ReturnedChange | null = null
  let last: StreamParagraph | null = null
  for (const paragraph of matched.added) {
    const letters = lettersOf(paragraph, copy)
    const own = copy.letters.slice(paragraph.from, paragraph.end)
    const text = after(own)
    const follows = last !== null && paragraph.from === last.end + 1
    last = paragraph
    if (insats && follows && isAnsvar(text)) {
      Object.assign(insats, {
        ansvar: parseAnsvar(text, version.kommun).ansvar,
        of: [...insats.of, ...serialsOf(letters)]
      })
      continue
    }
    const change = changeOf(paragraph, letters, own, placeAfter(matched.regions, paragraph.from))
    if (!change) continue
    out.push(change)
    insats = change.kind === 'new-insats' ? change : null
  }
  return out
}

function changeOf(
  paragraph: StreamParagraph,
  letters: readonly Letter[],
  own: readonly Letter[],
  place: Place | null
): ReturnedChange | null {
  if (!place) return null
  const first = own.map(l => l.inserted ?? l.deleted).find(c => c !== null) ?? null
  const kept = own.filter(l => !l.deleted)
  const moved = kept.length > 0 && kept.every(l => l.inserted?.kind === 'move-to')
  return {
    kind: moved ? 'move' : paragraph.style === 'insats' ? 'new-insats' : 'new-paragraph',
    author: first?.author ?? '',
    date: first?.date ?? null,
    tracked: own.every(l => l.inserted !== null),
    place,
    before: '',
    after: runsOf(kept),
    text: after(own),
    of: serialsOf(letters)
  }
}

/** A paragraph with its end, and the end of the one before it where that was put in together with it. */
function lettersOf({ from, end }: StreamParagraph, copy: Stream): Letter[] {
  const start = from > 0 && copy.letters[from - 1]?.inserted ? from - 1 : from
  return copy.letters.slice(start, end + 1)
}

/** The end of the last field before a letter of the copy. */
export function placeAfter(regions: readonly Region[], at: number): Place | null {
  const region = regions.filter(r => r.span.to <= at).sort((a, b) => b.span.to - a.span.to)[0] ?? regions[0]
  if (!region) return null
  const { record, field, text } = region.field
  return { record, field, from: text.length, to: text.length, quote: '', by: region.by, sure: region.sure * 0.9 }
}

/** Words that were taken from one place and put in at another become one change. */
export function joinMoves(changes: readonly ReturnedChange[]): ReturnedChange[] {
  const out = [...changes]
  for (const from of changes.filter(c => c.kind === 'move' && c.before !== '')) {
    const to = out.find(
      c => c.kind === 'move' && c.text === from.before && c.source === undefined && c !== from && c.before === ''
    )
    const at = out.indexOf(from)
    if (to) {
      out[out.indexOf(to)] = { ...to, source: from.place, of: [...to.of, ...from.of] }
      out.splice(at, 1)
    } else out[at] = { ...from, kind: 'deletion' }
  }
  // What came from nowhere is new.
  return out.map(c => (c.kind === 'move' && c.source === undefined ? { ...c, kind: 'insertion' as const } : c))
}
