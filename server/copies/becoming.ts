import { type Anchor, MOST_PARTS } from '../../schemas/comments/anchor.ts'
import { MOST_REPLACEMENT, type ProposedRun, replacement } from '../../schemas/comments/proposal.ts'
import { type ProposedInsats, proposedInsats } from '../../schemas/comments/proposed-insats.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { CopyItem, Placement } from '../../schemas/returned/copy.ts'
import { OBJECT_CHARACTER } from '../../schemas/text/stycke.ts'
import type { TakenIn } from '../comments/take-in.ts'
import type { AnswerTakenIn } from '../comments/take-in-answers.ts'
import type { VersionText } from '../versions/carry.ts'
import { placesOf, type ReadItem } from './items.ts'

const words = messages.versions.takenIn

/** What an item becomes: a proposal where the text itself can be changed as proposed, otherwise a comment that says what is proposed. */
export function becomes(item: ReadItem, placement: Placement | undefined, text: VersionText): CopyItem['becomes'] {
  if (item.kind === 'withdrawn') return 'nothing'
  if (item.answers) return 'answer'
  return proposalOf(item, placement, text) ? 'proposal' : 'comment'
}

/** The thread that an item becomes. `fromWhere`: where moved words stood, as people call it. Null where it has no place, or is nothing. */
export function threadOf(
  item: ReadItem,
  placement: Placement | undefined,
  text: VersionText,
  fromWhere: string
): TakenIn | null {
  const places = placesOf(item, placement)
  if (!places || item.answers || item.kind === 'withdrawn') return null
  const proposal = proposalOf(item, placement, text)
  const said = { author: item.author, at: item.at }
  if (proposal) return { ...proposal, entries: [{ ...said, text: '' }], resolved: false, key: item.key }
  const first = item.kind === 'comment' ? item.text || words.emptyComment : proposed(item, fromWhere)
  const insats = insatsOf(item)
  return {
    anchor: anchorOn(item, places, text),
    replacement: null,
    ...(insats ? { insats } : {}),
    entries: [
      { ...said, text: first },
      ...item.replies.map(reply => ({ ...reply, text: reply.text || words.emptyComment }))
    ],
    resolved: item.resolved,
    key: item.key
  }
}

/** What an item says in a thread that there is; null for what is no answer. */
export function answerOf({ answers, author, at, text, key }: ReadItem): AnswerTakenIn | null {
  if (!answers) return null
  const said = text || words.emptyComment
  return { thread: answers.thread, key, author, at, text: answers.reworded ? words.reworded(said) : said }
}

const CARRIED: readonly ReadItem['kind'][] = ['insertion', 'deletion', 'replacement']

function proposalOf(item: ReadItem, placement: Placement | undefined, text: VersionText) {
  const [place, ...more] = placesOf(item, placement) ?? []
  if (!CARRIED.includes(item.kind) || place?.kind !== 'text' || more.length > 0) return null
  const quote = placement ? undefined : item.places[0]?.quote
  const part = text.partOf(quote === undefined ? place : { ...place, quote })
  // A footnote cannot be put in, nor taken away, by a wording; and a stretch that was cut short is not what was proposed.
  if (!part || part.quote.includes(OBJECT_CHARACTER) || part.quote.length !== place.to - place.from) return null
  const runs = runsOf(item)
  if (!runs || (runs.some(run => run.text.includes('\n')) && !text.holdsParagraphs(place.record, place.field)))
    return null
  if (runs.length === 0 && part.quote === '') return null
  const anchor: Anchor = { kind: 'text', parts: [part] }
  return { anchor, replacement: runs }
}

/** The insats that an item proposes, as it can be put in. */
function insatsOf(item: ReadItem): ProposedInsats | null {
  if (item.kind !== 'new-insats') return null
  const text = runsOf(item) ?? [{ text: shown(item.text).slice(0, MOST_REPLACEMENT) }]
  const found = proposedInsats.safeParse({ text, ansvar: item.ansvarRead })
  return found.success && text.some(run => run.text.trim() !== '') ? found.data : null
}

/** The words that came, as a proposed wording; null where they cannot be one. */
function runsOf({ after }: ReadItem): ProposedRun[] | null {
  const out: ProposedRun[] = []
  for (const run of after) {
    if (!('text' in run)) return null
    const { text, bold, italic, link } = run
    out.push({ text, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}), ...(link ? { link } : {}) })
  }
  return replacement.safeParse(out).success ? out : null
}

/** Stretches of text where there are some; otherwise the record, or the whole document. */
function anchorOn(item: ReadItem, places: readonly Placement[], text: VersionText): Anchor {
  // What is to stand after a text is about its record, not about its last letter.
  const isBeside = ['move', 'new-paragraph', 'new-insats', 'ansvar'].includes(item.kind)
  const parts = places.flatMap(place =>
    place.kind === 'text' && !isBeside ? (text.partOf({ ...place, quote: quoteOf(item, place) }) ?? []) : []
  )
  if (parts.length > 0) return { kind: 'text', parts: parts.slice(0, MOST_PARTS) }
  const record = places.find(place => place.kind !== 'document')?.record
  return record !== undefined && text.has(record) ? { kind: 'record', record } : { kind: 'document' }
}

const quoteOf = (item: ReadItem, place: { record: string; field: string; from: number }): string | undefined =>
  item.places.find(p => p.record === place.record && p.field === place.field && p.from === place.from)?.quote

/** A change in words, for what no proposal can carry out. */
function proposed(item: ReadItem, fromWhere: string): string {
  const [came, went] = [shown(item.text), shown(item.before)]
  switch (item.kind) {
    case 'insertion':
      return words.insertion(came)
    case 'deletion':
      return words.deletion(went)
    case 'replacement':
      return words.replacement(went, came)
    case 'move':
      return words.move(came, fromWhere)
    case 'new-paragraph':
      return words.newParagraph(came)
    case 'new-insats':
      return words.newInsats(came, item.ansvar ?? '')
    case 'ansvar':
      return words.ansvar(went, came)
    default:
      return words.unknown(came, shown(item.around))
  }
}

const shown = (text: string): string => text.replaceAll(OBJECT_CHARACTER, ' ').trim()
