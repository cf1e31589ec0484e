import { MOST_QUOTE } from '../../schemas/comments/anchor.ts'
import { MOST_REPLACEMENT, type ProposedRun, tidyRuns } from '../../schemas/comments/proposal.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { type AnswerPart, MOST_WORDS } from '../../schemas/remiss/answer.ts'
import type { Place } from '../../schemas/remiss/place.ts'
import { isSafeHref } from '../../schemas/text/attributes.ts'
import type { Run } from '../../schemas/text/stycke.ts'
import type { ReturnedChange, ReturnedComment, ReturnedCopy, Place as ReturnedPlace } from '../returned/result.ts'

/** What of a version is needed to point at it. */
export interface Pointing {
  /** The words of a field; null when the version has none such. */
  words(record: string, field: string): string | null
}

const texts = () => messages.svar.copy

/**
 * What somebody wrote in a copy of the frozen version, as parts of an answer: comments with their replies, changes as proposals. What cannot be said as a proposal of
 * other words (a new insats, another ansvar) becomes a comment that says it; what could not be placed becomes one about the whole. Nothing is left out.
 */
export function partsFromCopy(copy: ReturnedCopy, version: Pointing): AnswerPart[] {
  const written = [...copy.comments, ...copy.changes].map(({ author }) => author.trim())
  const authors = new Set(written.filter(author => author !== ''))
  const many = authors.size > 1
  const said = (author: string, text: string): string =>
    (many && author.trim() !== '' ? texts().by(author.trim(), text) : text).slice(0, MOST_WORDS)
  const comments = copy.comments
    .filter(({ parent }) => parent === null || !copy.comments.some(c => c.id === parent))
    .map((comment): AnswerPart => {
      const lost = copy.unplaced.find(each => each.comment === comment.id)
      const whole = said(comment.author, wordsOf(comment, copy.comments, lost?.around ?? ''))
      return { kind: 'kommentar', place: placeOf(comment.places[0], version), text: whole }
    })
  const changes = copy.changes.flatMap(change => partsOfChange(change, version, said))
  const unplaced = copy.unplaced
    .filter(({ what, comment }) => what === 'change' || !copy.comments.some(c => c.id === comment))
    .map(
      ({ author, text, around }): AnswerPart => ({
        kind: 'kommentar',
        place: { kind: 'document' },
        text: said(author, texts().unplaced(text, around))
      })
    )
  return [...comments, ...changes, ...unplaced]
}

/** A comment with what was answered to it, and where else it hangs. */
function wordsOf(comment: ReturnedComment, all: readonly ReturnedComment[], around: string): string {
  const answers = answersTo(comment.id, all, new Set([comment.id]))
  const elsewhere = comment.places.slice(1).map(({ quote }) => quote)
  return [
    comment.text,
    ...answers.map(({ author, text }) => texts().reply(author, text)),
    ...(elsewhere.length > 0 ? [texts().elsewhere(elsewhere.join(' … '))] : []),
    ...(comment.resolved ? [texts().resolved] : []),
    ...(comment.places.length === 0 ? [texts().nowhere(around)] : [])
  ].join('\n\n')
}

/** What was answered to a comment, and to those answers. */
function answersTo(id: string, all: readonly ReturnedComment[], seen: Set<string>): ReturnedComment[] {
  const direct = all.filter(each => each.parent === id && !seen.has(each.id))
  for (const each of direct) seen.add(each.id)
  return direct.flatMap(each => [each, ...answersTo(each.id, all, seen)])
}

/** The place in the version; where it is in no text of its own (ansvar, a chosen value), the record. */
function placeOf(given: ReturnedPlace | undefined, version: Pointing): Place {
  if (!given) return { kind: 'document' }
  const { record, field, from, to } = given
  const words = version.words(record, field)
  if (words === null || from > to || to > words.length) return { kind: 'record', record }
  const end = Math.min(to, from + MOST_QUOTE)
  return { kind: 'text', record, field, from, to: end, quote: words.slice(from, end) }
}

function partsOfChange(
  change: ReturnedChange,
  version: Pointing,
  said: (author: string, text: string) => string
): AnswerPart[] {
  const { kind, author, before, text, tracked } = change
  const place = placeOf(change.place, version)
  const asComment = (words: string): AnswerPart[] => [{ kind: 'kommentar', place, text: said(author, words) }]
  if (kind === 'ansvar') return asComment(texts().ansvar(before, text))
  if (kind === 'new-insats') return asComment(texts().newInsats(text))
  if (kind === 'withdrawn') return asComment(texts().withdrawn(text || before))
  const motivation = said(author, tracked ? '' : texts().untracked).trim()
  const runs = proposed(kind === 'new-paragraph' ? [{ text: '\n' }, ...change.after] : change.after)
  if (place.kind !== 'text' || runs === null || tooLong(change)) return asComment(texts().change(before, text))
  const proposal: AnswerPart = { kind: 'andringsforslag', place, replacement: runs, motivation }
  if (kind !== 'move' || !change.source) return [proposal]
  const source = placeOf(change.source, version)
  if (source.kind !== 'text') return [proposal]
  const moved = (words: string): string => [motivation, words].filter(w => w !== '').join(' ')
  return [
    { ...proposal, motivation: moved(texts().movedFrom) },
    { kind: 'andringsforslag', place: source, replacement: [], motivation: moved(texts().movedTo) }
  ]
}

const tooLong = ({ place }: ReturnedChange): boolean => place.to - place.from > MOST_QUOTE

/** The words that came, as a proposal holds them; null when it cannot. */
function proposed(runs: readonly Run[]): ProposedRun[] | null {
  const out = tidyRuns(
    runs.flatMap((run): ProposedRun[] => {
      if (!('text' in run)) return 'br' in run ? [{ text: ' ' }] : []
      const { text, bold, italic, link } = run
      return [
        {
          text,
          ...(bold ? { bold } : {}),
          ...(italic ? { italic } : {}),
          ...(link !== undefined && isSafeHref(link) ? { link } : {})
        }
      ]
    })
  )
  const length = out.reduce((sum, { text }) => sum + text.length, 0)
  return length > MOST_REPLACEMENT || out.length > 100 ? null : out
}
