import type { DraftOptions } from '../../../schemas/api/drafts.ts'
import type { Choices, Wanted } from '../../../schemas/draft/choices.ts'
import { type Placement, UNSURE } from '../../../schemas/draft/placement.ts'
import type { ImportReport, OutlineItem, ReportLine } from '../../../schemas/draft/report.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { sameSpelling } from '../../../schemas/register/normalise.ts'

/** Choices are plain data: each of these gives new ones, so that the ones before can be taken back. */

const words = messages.importing

/** Lines placed by the person; null: as they were read. */
export function place(choices: Choices, lines: readonly ReportLine[], wanted: Wanted | null): Choices {
  const changed = new Set(lines.map(line => line.at))
  const kept = choices.placements.filter(p => !changed.has(p.at))
  const added = wanted === null ? [] : lines.map(({ at, text }) => ({ at, text: shown(text), wanted }))
  return { ...choices, placements: [...kept, ...added].sort((a, b) => a.at - b.at) }
}

const MOST_LETTERS = 300
/** A line that is left out stands whole in the report; its choice names it by its first words, as all others. */
const shown = (text: string): string => (text.length > MOST_LETTERS + 1 ? `${text.slice(0, MOST_LETTERS)}…` : text)

/** What a name means: a party, null to keep it as it is written, undefined to leave the question open. */
export function answer(choices: Choices, written: string, party: string | null | undefined): Choices {
  const others = choices.parties.filter(p => sameSpelling(p.written) !== sameSpelling(written))
  return { ...choices, parties: party === undefined ? others : [...others, { written, party }] }
}

export const answerTo = (choices: Choices, written: string): string | null | undefined =>
  choices.parties.find(p => sameSpelling(p.written) === sameSpelling(written))?.party

/** What the person wants of a line, before the server has answered. */
export const wantedFor = (choices: Choices, at: number): Wanted | null =>
  choices.placements.find(p => p.at === at)?.wanted ?? null

/** What a placement is called: `Rubrik på avsnitt: Mål`. */
export function placementWords(placement: Placement | Wanted, options: DraftOptions): string {
  const name = words.placement[placement.as]
  if (placement.as === 'rubrik') return words.levels[placement.form]
  if (placement.as === 'avsnitt') return options.sections.find(s => s.key === placement.key)?.heading ?? name
  if (placement.as === 'uppgift') return options.items.find(i => i.key === placement.key)?.label ?? name
  if (placement.as === 'insatsfalt') return options.fields.find(f => f.key === placement.key)?.label ?? name
  return name
}

/** Something that lines can be placed as, under a heading in the menu. */
export interface Choice {
  id: string
  group: keyof typeof words.groups
  label: string
  wanted: Wanted
}

/** What all of these lines can be placed as, in the order of the menu. */
export function choicesFor(lines: readonly Pick<ReportLine, 'kind'>[], options: DraftOptions): Choice[] {
  const kinds = new Set(lines.map(line => line.kind))
  const of = (group: Choice['group'], wanted: Wanted): Choice => ({
    id: JSON.stringify(wanted),
    group,
    label: placementWords(wanted, options),
    wanted
  })
  const everything = [of('other', { as: 'ej-placerat' }), of('other', { as: 'utelamnat' })]
  if (kinds.size !== 1) return everything
  if (kinds.has('picture')) return [of('text', { as: 'bild' }), ...everything]
  if (kinds.has('table'))
    return [
      of('text', { as: 'tabell' }),
      of('items', { as: 'uppgiftstabell' }),
      ...(options.insatser ? [of('insatser', { as: 'insatstabell' })] : []),
      ...(options.definitions ? [of('definitions', { as: 'definitionstabell' })] : []),
      ...everything
    ]
  const inAreas: Choice[] = options.areas
    ? [of('insatser', { as: 'fokusomrade' }), of('insatser', { as: 'inledning' }), of('insatser', { as: 'upptakt' })]
    : []
  const inInsatser: Choice[] = options.insatser
    ? [
        of('insatser', { as: 'insats' }),
        of('insatser', { as: 'insatstext' }),
        of('insatser', { as: 'ansvar' }),
        ...options.fields.map(({ key }) => of('fields', { as: 'insatsfalt', key }))
      ]
    : []
  return [
    of('text', { as: 'text' }),
    of('text', { as: 'rubrik', form: 'h2' }),
    of('text', { as: 'rubrik', form: 'h3' }),
    of('text', { as: 'rubrik', form: 'h4' }),
    ...inAreas,
    ...inInsatser,
    ...options.sections.map(({ key }) => of('sections', { as: 'avsnitt', key })),
    ...(options.definitions
      ? [of('definitions', { as: 'definition' }), of('definitions', { as: 'definitionstext' })]
      : []),
    of('items', { as: 'titel' }),
    ...options.items.filter(i => i.key !== 'titel').map(({ key }) => of('items', { as: 'uppgift', key })),
    ...(options.bilagor ? [of('other', { as: 'bilaga' })] : []),
    ...everything
  ]
}

/** Which lines are shown: those of one part of the document, or those in which a name stands. */
export interface Only {
  title: string
  lines: ReadonlySet<number>
}

export const FILTERS = ['alla', 'osakra', 'ej-placerat', 'utelamnat', 'valda'] as const
export type Filter = (typeof FILTERS)[number]

const TESTS: Readonly<Record<Filter, (line: ReportLine, choices: Choices) => boolean>> = {
  alla: () => true,
  osakra: line => line.sure < UNSURE,
  'ej-placerat': line => line.placement.as === 'ej-placerat',
  utelamnat: line => line.placement.as === 'utelamnat',
  valda: (line, choices) => wantedFor(choices, line.at) !== null
}

export const linesShown = (report: ImportReport, choices: Choices, filter: Filter): ReportLine[] =>
  report.lines.filter(line => TESTS[filter](line, choices))

/** The parts of the document by record, each with those that it stands in. */
export function placesOf(outline: readonly OutlineItem[]): ReadonlyMap<string, readonly OutlineItem[]> {
  const out = new Map<string, readonly OutlineItem[]>()
  const above: OutlineItem[] = []
  for (const item of outline) {
    above.length = item.depth
    above[item.depth] = item
    out.set(item.record, above.filter(i => i !== undefined).slice())
  }
  return out
}

/** Where a line stands, in words: `Fokusområden och insatser › 2 Tidig upptäckt › 2.1`. */
export function whereWords(line: ReportLine, places: ReadonlyMap<string, readonly OutlineItem[]>): string {
  if (line.placement.as === 'utelamnat') return words.leftOut[line.placement.why]
  if (line.placement.as === 'ej-placerat' || !line.target) return words.list.unplaced
  const path = places.get(line.target.record) ?? []
  const shownParts = path.filter(item => !['prose', 'table', 'picture', 'footnote'].includes(item.type))
  return shownParts.map(partWords).join(' › ')
}

const partWords = ({ type, number, title }: OutlineItem): string => {
  if (type === 'metadata') return words.list.metadata
  if (type === 'insats') return number
  return number ? `${number} ${title}` : title
}
