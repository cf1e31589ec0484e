import { messages } from '../../../schemas/messages/messages.ts'
import type {
  ChangeRow,
  CompiledSynpunkt,
  Piece,
  Sammanstallning,
  TextPart
} from '../../../schemas/remiss/sammanstallning.ts'
import { filled, type SammanstallningTexts } from '../../../schemas/remiss/sammanstallning-texts.ts'
import { STYLE } from '../../../schemas/word/look.ts'
import type { Body } from './body.ts'
import { cell, cells, small } from './cells.ts'
import { columns } from './columns.ts'
import { OWN_STYLE } from './skeleton.ts'
import { afterTable, COME, GONE, paragraph, run, table, words } from './write.ts'

const say = messages.sammanstallning
const MOST_HEADING = 90
const MOST_QUOTE = 300

export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`

/** How a part is called in running text: "insats 1.2", "avsnittet Inledning". */
export const nameOf = (part: TextPart): string =>
  part.kind === 'insats' && part.label !== null
    ? say.numbered(part.type, part.label).toLocaleLowerCase('sv')
    : `”${[part.label, cut(part.heading, 60)].filter(Boolean).join(' ')}”`

/** The synpunkter on the whole, then heading by heading in the frozen order, each with what became of it and how the text was changed. */
export function handled(
  s: Sammanstallning,
  texts: SammanstallningTexts,
  values: Parameters<typeof filled>[1],
  body: Body
): string {
  const byPart = Map.groupBy(s.synpunkter, synpunkt => synpunkt.part)
  const groups = Map.groupBy(
    s.synpunkter.filter(each => each.group !== null),
    each => each.group
  )
  const names = new Map(s.parts.map(part => [part.record, part]))
  const whole = byPart.get(null) ?? []
  const out = [
    body.heading(1, say.headings.general),
    body.lines(filled(texts.general, values)),
    whole.length === 0 ? words(say.nothingGeneral) : synpunktTable(body, say.headings.general, whole, groups, names),
    body.heading(1, say.headings.text),
    body.lines(filled(texts.text, values))
  ]
  if (s.parts.some(part => part.changes.length > 0)) out.push(words(say.change.legend))
  let silent: TextPart[] = []
  const close = (): void => {
    if (silent.length > 0) out.push(words(say.nothingSaid(say.list(silent.map(nameOf)))))
    silent = []
  }
  s.parts.forEach((part, i) => {
    const own = byPart.get(part.record) ?? []
    const below = partsBelow(s.parts, i)
    const said = (each: TextPart): boolean => each.changes.length > 0 || byPart.has(each.record)
    if (!said(part) && !below.some(said)) {
      // A heading with all that is under it, or one insats: told in one line, so that nothing seems forgotten.
      if (part.kind === 'insats' || !silent.some(each => each.level < part.level)) silent.push(part)
      return
    }
    close()
    out.push(headingOf(part, body))
    out.push(...part.words.map(line => words(line, { style: OWN_STYLE.quote, keepNext: true })))
    if (own.length > 0) out.push(synpunktTable(body, headingText(part), own, groups, names))
    if (part.changes.length > 0) out.push(changeTable(body, part, s.synpunkter))
  })
  close()
  return out.join('')
}

/** The parts under a heading. */
function partsBelow(parts: readonly TextPart[], i: number): TextPart[] {
  const level = parts[i]?.level ?? 0
  const end = parts.findIndex((each, j) => j > i && each.level <= level)
  return parts.slice(i + 1, end < 0 ? parts.length : end)
}

const headingText = (part: TextPart): string =>
  part.kind === 'insats' && part.label !== null
    ? say.numbered(part.type, part.label)
    : [part.label, cut(part.heading, MOST_HEADING)].filter(Boolean).join(' ')

const headingOf = (part: TextPart, body: Body): string => {
  const aside = part.added ? say.change.added : part.removed ? say.change.removed : null
  return body.heading(part.level + 1, headingText(part), aside ? { aside: `(${aside.toLocaleLowerCase('sv')})` } : {})
}

function synpunktTable(
  body: Body,
  caption: string,
  synpunkter: readonly CompiledSynpunkt[],
  groups: ReadonlyMap<string | null, readonly CompiledSynpunkt[]>,
  parts: ReadonlyMap<string, TextPart>
): string {
  return (
    table({
      caption,
      heads: [say.row.number, say.row.body, say.row.synpunkt, say.row.handling],
      rows: synpunkter.map(each => [
        cell(String(each.number)),
        cell(each.bodyName) + small(say.row.answer(each.answer)),
        saidIn(each, groups),
        handlingIn(each, parts)
      ]),
      widths: columns(body.width('landscape'), [1, 3.4, 8.6, 7], {
        column: 1,
        names: synpunkter.map(each => each.bodyName)
      })
    }) + afterTable()
  )
}

/** Does it begin with the question that is answered? */
const isAsked = ({ kind, words: [first = ''] }: CompiledSynpunkt): boolean =>
  kind === 'fraga' && first.startsWith(say.asked(''))

function saidIn(each: CompiledSynpunkt, groups: ReadonlyMap<string | null, readonly CompiledSynpunkt[]>): string {
  const others = (groups.get(each.group) ?? []).filter(other => other.number !== each.number).map(other => other.number)
  return [
    each.kind === 'synpunkt' || isAsked(each) ? '' : cell(say.kinds[each.kind], true),
    // A proposal shows the present words anyway.
    each.place.kind === 'text' && each.place.quote !== '' && each.proposal === null
      ? small(say.row.about(cut(each.place.quote, MOST_QUOTE)))
      : '',
    ...each.words.map(line => cell(line)),
    each.proposal === null ? '' : proposalIn(each.proposal),
    each.tags.length === 0 ? '' : small(say.row.tags(each.tags.join(', '))),
    each.group === null
      ? ''
      : small(others.length > 0 ? say.row.same(each.group, say.list(others.map(String))) : say.row.inGroup(each.group))
  ].join('')
}

/** The present and the proposed wording under each other. */
export const proposalIn = (row: ChangeRow): string =>
  [
    [say.row.before, row.before, GONE],
    [say.row.after, row.after, COME]
  ]
    .map(([label, pieces, style]) =>
      (pieces as Piece[]).length === 0
        ? ''
        : small(`${label as string}:`) +
          paragraph(marked(pieces as Piece[], style as string), { style: STYLE.tableText })
    )
    .join('')

/** Where the text was changed for a synpunkt, and where it is said to have been but was not: nothing is claimed that the text does not show. */
export function whatChanged(each: CompiledSynpunkt, parts: ReadonlyMap<string, TextPart>): string[] {
  const [changed = [], promised = []] = [true, false].map(is =>
    each.changed.flatMap(record => parts.get(record) ?? []).filter(part => part.changes.length > 0 === is)
  )
  return [
    ...(changed.length > 0 ? [say.row.changed(say.list(changed.map(nameOf)))] : []),
    ...(promised.length > 0 ? [say.row.promised(say.list(promised.map(nameOf)))] : [])
  ]
}

/** What became of a synpunkt: a cell. */
export function handlingIn(each: CompiledSynpunkt, parts: ReadonlyMap<string, TextPart>): string {
  return [
    cell(each.outcome === null ? say.row.notHandled : say.outcomes[each.outcome], true),
    cells(each.motivation),
    ...whatChanged(each, parts).map(small),
    ...each.changeNotes.map(note => cell(note))
  ].join('')
}

/** Words with what was changed in them by its character style. */
export const marked = (pieces: readonly Piece[], style: string): string =>
  pieces.map(({ text, changed }) => run(text, changed ? { style } : {})).join('')

/** The paragraphs of a part that changed, as they were and as they are. */
function changeTable(body: Body, part: TextPart, synpunkter: readonly CompiledSynpunkt[]): string {
  const because = synpunkter.filter(each => each.changed.includes(part.record)).map(each => each.number)
  const caption = say.change.caption(nameOf(part))
  const side = (pieces: readonly Piece[], style: string, none: string): string =>
    pieces.length === 0 ? small(none) : paragraph(marked(pieces, style), { style: STYLE.tableText })
  const width = body.width('landscape')
  const half = Math.floor(width / 2)
  return [
    words(caption, { style: STYLE.tableCaption }),
    words(because.length > 0 ? say.change.because(say.list(because.map(String))) : say.change.unexplained, {
      style: OWN_STYLE.small,
      keepNext: true
    }),
    table({
      caption,
      heads: [say.change.before, say.change.after],
      rows: part.changes.map(row => [side(row.before, GONE, say.change.none), side(row.after, COME, say.change.gone)]),
      widths: [half, width - half]
    }),
    afterTable()
  ].join('')
}
