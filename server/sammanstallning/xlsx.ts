import { unzipSync, type Zippable, zipSync } from 'fflate'
import type { SheetData } from 'write-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import { messages } from '../../schemas/messages/messages.ts'
import { countsOf } from '../../schemas/remiss/counts.ts'
import { isDraft } from '../../schemas/remiss/gaps.ts'
import type { Sammanstallning, TextPart } from '../../schemas/remiss/sammanstallning.ts'
import { lackingIn } from './word/compilation.ts'
import { nameOf, whatChanged } from './word/handled.ts'
import { outcomeRows, positionOf, rowsOf } from './word/introduction.ts'

const say = messages.sammanstallning
const heads = say.sheet

/** As many letters as a cell can hold (Excel's specification); the rest stands in the Word file, and the cell says so. */
const MOST_CELL = 32_000

/** The name of a synpunkt in every list, the same each time: "R1-0017". */
export const rowId = (remiss: number, synpunkt: number): string => `R${remiss}-${String(synpunkt).padStart(4, '0')}`

/** A sammanställning as a spreadsheet: a row a synpunkt with an id that never changes, the bodies, their positions, the counts. The same input gives the same bytes. */
export async function compilationXlsx(s: Sammanstallning): Promise<Uint8Array> {
  const sheets = [
    sheet(heads.synpunkter, [10, 8, 28, 16, 30, 50, 40, 18, 50, 30, 22, 24, 14], synpunktRows(s)),
    sheet(heads.bodies, [34, 14, 20, 14, 14, 14, 26, 40, 30, 40, 12], bodyRows(s)),
    sheet(
      heads.positions,
      [40, 10],
      [
        [say.counts.position, say.counts.count],
        ...countsOf(s).positions.map(({ position, count }) => [position || say.counts.noPosition, count])
      ]
    ),
    sheet(
      heads.counts,
      [50, 10],
      [
        [say.counts.what, say.counts.count],
        ...rowsOf(countsOf(s)),
        ...outcomeRows(countsOf(s)).map(([label, count]) => [`${say.counts.outcome}: ${label}`, count]),
        ...(isDraft(s.lacking) ? [[lackingIn(s), null]] : [])
      ]
    )
  ]
  return timeless(await writeXlsxFile(sheets).toBuffer(), s.asOf)
}

type Value = string | number | null

function sheet(name: string, widths: readonly number[], rows: readonly (readonly Value[])[]) {
  const data: SheetData = rows.map((cells, i) =>
    cells.map(value =>
      value === null || value === ''
        ? null
        : typeof value === 'number'
          ? { value, type: Number }
          : {
              value: cellText(value),
              type: String,
              ...(i === 0 ? { fontWeight: 'bold' as const } : { wrap: true }),
              alignVertical: 'top' as const
            }
    )
  )
  return {
    data,
    sheet: name,
    columns: widths.map(width => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const
  }
}

const cellText = (text: string): string => {
  // Control characters cannot stand in XML 1.0.
  const clean = text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, c => (c === '\n' || c === '\t' ? c : '\uFFFD'))
  return clean.length <= MOST_CELL ? clean : `${clean.slice(0, MOST_CELL)} ${say.sheet.cut}`
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
      heads.motivation,
      heads.changed,
      heads.outcome,
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
          : say.parts.whole,
        each.words.join('\n'),
        each.proposal?.after.map(piece => piece.text).join('') ?? '',
        say.kinds[each.kind],
        each.motivation,
        [...whatChanged(each, parts), ...each.changeNotes].join('\n'),
        each.outcome === null ? say.row.notHandled : say.outcomes[each.outcome],
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

/** The package without the clock: its dates, and the time and order of its parts. */
function timeless(bytes: Uint8Array, day: string): Uint8Array {
  const parts = unzipSync(bytes)
  const out: Zippable = {}
  const attributes = { mtime: new Date(1980, 0, 1), level: 6, os: 0 } as const
  const first = ['[Content_Types].xml', '_rels/.rels']
  const rank = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length)
  for (const name of Object.keys(parts).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    const part = parts[name] ?? new Uint8Array()
    const dated =
      name === 'docProps/core.xml'
        ? Buffer.from(
            Buffer.from(part)
              .toString('utf8')
              .replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`)
          )
        : part
    out[name] = [dated, attributes]
  }
  return zipSync(out)
}
