import { messages } from '../../../schemas/messages/messages.ts'
import { dateInWords } from '../../../schemas/records/metadata/editor.ts'
import { type Counts, countsOf } from '../../../schemas/remiss/counts.ts'
import type { Body as Instans, Sammanstallning } from '../../../schemas/remiss/sammanstallning.ts'
import { filled, type SammanstallningTexts, textValues } from '../../../schemas/remiss/sammanstallning-texts.ts'
import { OUTCOMES } from '../../../schemas/remiss/synpunkt.ts'
import { shares } from '../../../schemas/word/tables.ts'
import type { Body } from './body.ts'
import { cell, cells, small } from './cells.ts'
import { columns } from './columns.ts'
import { afterTable, table } from './write.ts'

const say = messages.sammanstallning

/** What the remiss was, how many answered, and what they answered. */
export function introduction(s: Sammanstallning, texts: SammanstallningTexts, body: Body): string {
  const counts = countsOf(s)
  const values = textValues(s, counts)
  return [
    body.heading(1, say.headings.introduction, { onNewPage: true }),
    body.lines(filled(texts.introduction, values)),
    body.heading(2, say.headings.counts),
    countTable(body, say.headings.counts, say.counts.what, rowsOf(counts)),
    body.heading(2, say.headings.outcomes),
    countTable(body, say.headings.outcomes, say.counts.outcome, outcomeRows(counts)),
    body.heading(1, say.headings.positions),
    body.lines(filled(texts.positions, values)),
    ...(counts.positions.length === 0
      ? []
      : [
          countTable(
            body,
            say.headings.positions,
            say.counts.position,
            counts.positions.map(({ position, count }) => [position || say.counts.noPosition, count])
          )
        ]),
    body.heading(2, say.headings.positionsOf),
    bodyTable(body, s.bodies)
  ].join('')
}

/** The counts as rows; those that are seldom needed only where they count something. */
export function rowsOf(counts: Counts): [string, number][] {
  const seldom = (label: string, count: number): [string, number][] => (count === 0 ? [] : [[label, count]])
  return [
    [say.counts.invited, counts.invited],
    [say.counts.answered, counts.answered],
    ...seldom(say.counts.joined, counts.joined),
    [say.counts.abstained, counts.abstained],
    [say.counts.notAnswered, counts.notAnswered],
    [say.counts.spontaneous, counts.spontaneous],
    ...seldom(say.counts.withdrawn, counts.withdrawn),
    ...seldom(say.counts.notSent, counts.notSent),
    ...seldom(say.counts.extended, counts.extended),
    ...seldom(say.counts.late, counts.late),
    ...seldom(say.counts.supplements, counts.supplements)
  ]
}

/** How many synpunkter came to what. */
export const outcomeRows = (counts: Counts): [string, number][] => [
  ...OUTCOMES.map((outcome): [string, number] => [say.outcomes[outcome], counts.outcomes[outcome]]),
  ...(counts.unhandled === 0 ? [] : [[say.counts.unhandled, counts.unhandled] as [string, number]]),
  [say.counts.total, counts.synpunkter]
]

const countTable = (body: Body, caption: string, head: string, rows: readonly (readonly [string, number])[]): string =>
  table({
    caption,
    heads: [head, say.counts.count],
    rows: rows.map(([label, count]) => [cell(label), cell(String(count))]),
    widths: shares(body.width('portrait'), [5, 1])
  }) + afterTable()

/** What a body has done, with what it says of its time. */
export function standing(instans: Instans): string[] {
  return [
    ...(instans.origin === 'spontan' ? [say.spontaneous] : []),
    ...(instans.joined === null ? [] : [say.joined(instans.joined)]),
    ...(instans.extendedTo === null ? [] : [say.extendedTo(dateInWords(instans.extendedTo))]),
    ...(instans.answers.length === 0 ? [] : [instans.answers.map(n => say.answer(n)).join(', ')])
  ]
}

function bodyTable(body: Body, bodies: readonly Instans[]): string {
  return (
    table({
      caption: say.headings.positionsOf,
      heads: [say.body.name, say.body.position, say.body.decision],
      rows: bodies.map(instans => [
        cell(instans.name, true) + standing(instans).map(small).join(''),
        [
          instans.position === null ? small(positionOf(instans)) : cell(instans.position, true),
          cells(instans.words)
        ].join(''),
        cell(decisionOf(instans)) +
          instans.reservations.map(r => cell(say.reservedBy(say.reservation[r.form], r.by))).join('')
      ]),
      widths: columns(body.width('portrait'), [5, 6.5, 5], { column: 0, names: bodies.map(each => each.name) })
    }) + afterTable()
  )
}

/** The position, or what a body has done where it has taken none. */
export function positionOf({ outcome, position, words: own }: Instans): string {
  if (position !== null) return position
  return outcome === 'svarat' && own !== ''
    ? ''
    : outcome === 'svarat'
      ? say.counts.noPosition
      : say.bodyOutcomes[outcome]
}

const decisionOf = ({ decision }: Instans): string =>
  decision === null
    ? ''
    : say.decided(decision.by, decision.date === '' ? '' : dateInWords(decision.date), decision.paragraph)
