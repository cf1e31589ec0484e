import { messages } from '../../schemas/messages/messages.ts'
import { withCapital } from '../../schemas/register/running-name.ts'
import { countsOf } from '../../schemas/remiss/counts.ts'
import { isDraft } from '../../schemas/remiss/gaps.ts'
import type { Sammanstallning, TextPart } from '../../schemas/remiss/sammanstallning.ts'
import { lackingIn } from './word/compilation.ts'
import { nameOf, whatChanged } from './word/handled.ts'
import { outcomeRows, positionOf, rowsOf } from './word/introduction.ts'
import { type Value, workbook } from './workbook.ts'

const say = messages.sammanstallning
const heads = say.sheet

/** The name of a synpunkt in every list, the same each time: "R1-0017". */
export const rowId = (remiss: number, synpunkt: number): string => `R${remiss}-${String(synpunkt).padStart(4, '0')}`

/** A sammanställning as a spreadsheet: a row a synpunkt with an id that never changes, the bodies, their positions, the counts. The same input gives the same bytes. */
export function compilationXlsx(s: Sammanstallning): Promise<Uint8Array> {
  const counts = countsOf(s)
  return workbook(
    [
      {
        name: heads.synpunkter,
        widths: [11, 8, 30, 10, 34, 56, 40, 18, 18, 50, 36, 24, 18],
        rows: synpunktRows(s)
      },
      { name: heads.bodies, widths: [34, 12, 22, 15, 15, 15, 28, 44, 34, 44, 12], rows: bodyRows(s) },
      {
        name: heads.positions,
        widths: [40, 10],
        rows: [
          [say.counts.position, say.counts.count],
          ...counts.positions.map(({ position, count }) => [position || say.counts.noPosition, count])
        ]
      },
      {
        name: heads.counts,
        widths: [60, 10],
        rows: [
          [say.counts.what, say.counts.count],
          ...rowsOf(counts),
          ...outcomeRows(counts).map(([label, count]) => [`${say.counts.outcome}: ${label}`, count]),
          ...(isDraft(s.lacking) ? [[lackingIn(s), null]] : [])
        ]
      }
    ],
    s.asOf
  )
}

function synpunktRows(s: Sammanstallning): Value[][] {
  const parts = new Map(s.parts.map(part => [part.record, part]))
  const sectionOf = sections(s.parts)
  return [
    [
      heads.id,
      say.row.number,
      say.row.body,
      heads.answer,
      heads.place,
      say.row.synpunkt,
      heads.proposal,
      heads.kind,
      heads.outcome,
      heads.motivation,
      heads.changed,
      heads.group,
      heads.tags
    ],
    ...s.synpunkter.map((each): Value[] => {
      const part = each.part === null ? undefined : parts.get(each.part)
      return [
        rowId(s.remiss.number, each.number),
        each.number,
        each.bodyName,
        each.answer,
        part
          ? [sectionOf.get(part.record), nameOf(part)].filter(text => text !== undefined).join(': ')
          : withCapital(say.parts.whole),
        each.words.join('\n'),
        each.proposal?.after.map(piece => piece.text).join('') ?? '',
        say.kinds[each.kind],
        each.outcome === null ? say.row.notHandled : say.outcomes[each.outcome],
        each.motivation,
        [...whatChanged(each, parts), ...each.changeNotes].join('\n'),
        each.group,
        each.tags.join(', ')
      ]
    })
  ]
}

/** The section that each part below one stands in. */
function sections(parts: readonly TextPart[]): ReadonlyMap<string, string> {
  const out = new Map<string, string>()
  let section = ''
  for (const part of parts) {
    if (part.level === 1) section = part.heading
    else out.set(part.record, section)
  }
  return out
}

const bodyRows = (s: Sammanstallning): Value[][] => [
  [
    say.body.name,
    heads.origin,
    heads.state,
    say.cover.lastDay,
    heads.extended,
    heads.answeredOn,
    say.body.position,
    heads.ownWords,
    heads.decision,
    heads.reservations,
    heads.answers
  ],
  ...s.bodies.map((body): Value[] => [
    body.name,
    say.sheet.origins[body.origin],
    body.joined === null ? say.bodyStates[body.outcome] : say.joined(body.joined),
    body.lastDay,
    body.extendedTo,
    body.answeredOn,
    body.outcome === 'svarat' || body.outcome === 'avstar' ? positionOf(body) : '',
    body.words,
    body.decision === null ? '' : say.decided(body.decision.by, body.decision.date, body.decision.paragraph),
    body.reservations
      .map(r => [say.reservedBy(say.reservation[r.form], r.by), r.text].filter(text => text !== '').join(': '))
      .join('\n'),
    body.answers.join(', ')
  ])
]
