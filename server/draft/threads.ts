import { MOST_PARTS, MOST_QUOTE } from '../../schemas/comments/anchor.ts'
import { MOST_BODY } from '../../schemas/comments/body.ts'
import type { ProposedRun } from '../../schemas/comments/proposal.ts'
import { MOST_REPLACEMENT, tidyRuns } from '../../schemas/comments/proposal.ts'
import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import type { DraftThread, Target, ThreadPlace } from '../../schemas/draft/report.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { fieldShape } from '../../schemas/records/shapes.ts'
import { flatText } from '../../schemas/text/stycke.ts'
import { paragraphsOf, wordsOf } from '../docx/blocks.ts'
import type { DocxComment, DocxFile } from '../docx/model.ts'
import type { CommentPart } from './comments.ts'
import type { DraftLines } from './lines.ts'
import { takeMarks } from './marks.ts'
import type { DraftChange } from './tracked.ts'

const words = messages.importing.threads

/** Where a mark stands in the document that was built. */
interface Spot {
  record: string
  field: string
  offset: number
}

interface Place {
  spots: ReadonlyMap<number, Spot>
  /** The flat text of a field, by `record field`. */
  texts: ReadonlyMap<string, { text: string; kind: string }>
  /** Where the lines stand. */
  targets: readonly (Target | null)[]
}

/**
 * Takes the marks out of the document, and makes threads of the comments and tracked changes of the draft, each at its letters. One whose
 * letters stand nowhere comes at the nearest place.
 */
export function threadsOf(
  file: Pick<DocxFile, 'comments'>,
  draft: DraftLines,
  dokument: Dokument,
  targets: readonly (Target | null)[]
): DraftThread[] {
  const place: Place = { ...settleMarks(dokument), targets }
  return [
    ...commentsOf(file.comments, draft.comments, place),
    ...draft.changes.map(change => proposalOf(change, place)),
    ...draft.rows.map(({ at, change, text }) =>
      noteAt(place, at, {
        author: change.author,
        at: change.date,
        text: change.kind === 'insertion' ? words.rowToCome(text) : words.rowToGo(text)
      })
    )
  ]
}

function settleMarks(dokument: Dokument): Pick<Place, 'spots' | 'texts'> {
  const spots = new Map<number, Spot>()
  const texts = new Map<string, { text: string; kind: string }>()
  const visit = (post: DokumentPost): void => {
    for (const [field, stycken] of Object.entries(post.fields)) {
      takeMarks(stycken, (mark, offset) => void spots.set(mark, { record: post.id, field, offset }))
      const kind = fieldShape(post.type, field)?.kind ?? 'line'
      texts.set(`${post.id} ${field}`, { text: flatText(stycken), kind })
    }
    post.children.forEach(visit)
  }
  for (const post of [dokument.metadata, ...dokument.sections, ...dokument.unplaced]) visit(post)
  return { spots, texts }
}

function stretch(place: Place, start: number, end: number): ThreadPlace | null {
  const [from, to] = [place.spots.get(start), place.spots.get(end)]
  if (!from || !to || from.record !== to.record || from.field !== to.field || to.offset < from.offset) return null
  const { text = '' } = place.texts.get(`${from.record} ${from.field}`) ?? {}
  const last = Math.min(to.offset, from.offset + MOST_QUOTE)
  return { record: from.record, field: from.field, from: from.offset, to: last, text: text.slice(from.offset, last) }
}

function commentsOf(
  comments: ReadonlyMap<string, DocxComment>,
  parts: readonly CommentPart[],
  place: Place
): DraftThread[] {
  const byComment = Map.groupBy(parts, part => part.comment)
  const answers = Map.groupBy(
    [...comments.values()].filter(c => rootOf(c, comments) !== c),
    c => rootOf(c, comments)
  )
  const first = (c: DocxComment): number => byComment.get(c.id)?.[0]?.start ?? Number.POSITIVE_INFINITY
  const roots = [...comments.values()].filter(c => rootOf(c, comments) === c)
  return roots
    .toSorted((a, b) => first(a) - first(b))
    .map(comment => {
      const own = byComment.get(comment.id) ?? []
      const entries = [comment, ...(answers.get(comment) ?? [])].flatMap(entriesOf)
      const at = own[0]?.at ?? null
      const found = own.map(part => stretch(place, part.start, part.end))
      const places = joined(found.filter(p => p !== null))
      const filled = places.filter(p => p.to > p.from)
      const shown = (filled.length > 0 ? filled : places.slice(0, 1)).slice(0, MOST_PARTS)
      const resolved = comment.resolved
      if (shown.length > 0)
        return {
          at,
          places: shown,
          record: null,
          exact: found.every(p => p !== null) && filled.length <= MOST_PARTS,
          replacement: null,
          entries,
          resolved
        }
      return { at, places: [], record: nearest(place, at), exact: false, replacement: null, entries, resolved }
    })
}

/** The comment that a chain of answers begins with; a circle ends where it began. */
function rootOf(comment: DocxComment, comments: ReadonlyMap<string, DocxComment>): DocxComment {
  const seen = new Set<DocxComment>()
  let at = comment
  while (!seen.has(at)) {
    seen.add(at)
    const parent = at.parent === null ? undefined : comments.get(at.parent)
    if (!parent) return at
    at = parent
  }
  return [...seen].toSorted((a, b) => a.id.localeCompare(b.id))[0] ?? comment
}

/** Words that are longer than a comment may be go on in an answer. */
function entriesOf({ author, date, blocks }: DocxComment): DraftThread['entries'] {
  const text = [...paragraphsOf(blocks)]
    .map(p => wordsOf(p).trimEnd())
    .join('\n')
    .trim()
  const parts = text.match(new RegExp(`[\\s\\S]{1,${MOST_BODY - 100}}`, 'gu')) ?? ['']
  return parts.map(part => ({ author, at: date, text: part }))
}

/** Paragraphs of one field that follow each other are one stretch. */
function joined(places: readonly ThreadPlace[]): ThreadPlace[] {
  const out: ThreadPlace[] = []
  for (const place of places) {
    const last = out.at(-1)
    const follows = last && last.record === place.record && last.field === place.field && place.from === last.to + 1
    if (follows && place.to - last.from <= MOST_QUOTE) {
      last.text += `\n${place.text}`
      last.to = place.to
    } else out.push({ ...place })
  }
  return out
}

function proposalOf(change: DraftChange, place: Place): DraftThread {
  const { at, author, date, inserted, deleted, objects } = change
  const entry = { author, at: date, text: objects.length > 0 ? words.objects(objects.join(', ')) : '' }
  const found = stretch(place, change.start, change.end)
  const replacement = tidyRuns(inserted.map(run => ({ ...run })))
  const field = found && place.texts.get(`${found.record} ${found.field}`)
  const length = replacement.reduce((sum, run) => sum + run.text.length, 0)
  const shownDeleted = found !== null && letters(found.text) === letters(deleted)
  if (found && field && shownDeleted && length <= MOST_REPLACEMENT && fits(replacement, field.kind)) {
    const joins = change.joins && field.text[found.to] === '\n'
    const places = [joins ? { ...found, to: found.to + 1, text: `${found.text}\n` } : found]
    const does = joins || deleted !== '' || replacement.length > 0
    if (does && (joins || !change.joins || deleted !== ''))
      return { at, places, record: null, exact: true, replacement, entries: [entry], resolved: false }
  }
  const told = words.change(
    deleted.trim(),
    replacement
      .map(run => run.text)
      .join('')
      .trim(),
    change.joins
  )
  const thread = noteAt(place, at, { author, at: date, text: [told, entry.text].filter(t => t !== '').join('\n') })
  return found ? { ...thread, record: found.record } : thread
}

/** Without spaces, breaks and references, which are counted in ways of their own. */
const letters = (text: string): string => text.normalize('NFC').replaceAll(/[\s\uFFFC]/gu, '')

/** A field of one line holds no new paragraph, and plain text no formatting. */
const fits = (runs: readonly ProposedRun[], kind: string): boolean =>
  kind === 'block' || runs.every(run => !run.text.includes('\n'))

/** Something that no wording can hold, told as a comment at the nearest place. */
function noteAt(place: Place, at: number | null, entry: DraftThread['entries'][number]): DraftThread {
  const text = entry.text.slice(0, MOST_BODY - 100)
  const more = entry.text.slice(MOST_BODY - 100)
  return {
    at,
    places: [],
    record: nearest(place, at),
    exact: false,
    replacement: null,
    entries: [{ ...entry, text }, ...(more === '' ? [] : [{ ...entry, text: more.slice(0, MOST_BODY - 100) }])],
    resolved: false
  }
}

/** The record in which the line stands, or the one before it that stands somewhere, or the one after. */
function nearest({ targets }: Place, at: number | null): string | null {
  if (at === null) return null
  const before = targets.slice(0, at + 1).findLast(target => target !== null)
  return (before ?? targets.slice(at).find(target => target !== null))?.record ?? null
}
