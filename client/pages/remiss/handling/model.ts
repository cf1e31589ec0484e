import type { FrozenText, HandledBody, HandlingTable, SynpunktRow } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { VersionRecord } from '../../../../schemas/remiss/changes-view.ts'
import { NOBODY, OPEN } from '../../../../schemas/remiss/handling-address.ts'
import { recordOf } from '../../../../schemas/remiss/place.ts'
import { OUTCOMES, type Outcome } from '../../../../schemas/remiss/synpunkt.ts'

/** A synpunkt with what one has to know to show, find and sort it. */
export interface Row {
  readonly s: SynpunktRow
  readonly body: HandledBody | null
  /** The record at which it stands beside the text: an insats, a fokusområde, a section; null: the whole. */
  readonly at: string | null
  /** The fokusområde or section around that. */
  readonly section: string | null
  readonly place: string
  /** The question of the remiss that it answers; '' where it answers none. */
  readonly question: string
  /** Where in the text; the whole comes first. */
  readonly order: number
  readonly handler: string
  /** Who had it to handle and has left; '': nobody, or somebody else has it. */
  readonly former: string
  readonly late: boolean
}

/** The frozen text with what leads from one record to those around it. */
export interface TextIndex {
  readonly records: readonly VersionRecord[]
  readonly byId: ReadonlyMap<string, VersionRecord>
  readonly orderOf: ReadonlyMap<string, number>
  /** The record at which something about a record is shown: itself, or for parts of a table and texts of a section what is around them. */
  anchorOf(record: string): string | null
  sectionOf(record: string): string | null
  nameOf(record: string): string
}

const INSIDE: readonly string[] = ['tablerow', 'tablecolumn']
const SECTIONS: readonly string[] = ['section', 'fokusomrade', 'bilaga']

export function indexText(text: FrozenText): TextIndex {
  const byId = new Map(text.records.map(record => [record.record, record]))
  const orderOf = new Map(text.records.map((record, i) => [record.record, i + 1]))
  const up = (id: string, stop: (record: VersionRecord) => boolean): string | null => {
    for (let at = byId.get(id); at; at = at.under === null ? undefined : byId.get(at.under))
      if (stop(at)) return at.record
    return null
  }
  return {
    records: text.records,
    byId,
    orderOf,
    anchorOf: id => up(id, record => !INSIDE.includes(record.type)),
    sectionOf: id => up(id, record => SECTIONS.includes(record.type)),
    nameOf: id => {
      const record = byId.get(id)
      return record ? recordName(record) : id
    }
  }
}

/** "Insats 2.2", "Fokusområde 2", "Inledning". */
export const recordName = ({ name, label }: Pick<VersionRecord, 'name' | 'label'>): string =>
  label === null ? name : `${name} ${label}`

/** Who can be chosen to handle a synpunkt: those who may, and who has it now. */
export const handlersFor = ({ people }: HandlingTable, now: string | null = null): HandlingTable['people'] =>
  people.filter(({ id, mayHandle }) => mayHandle || id === now)

/** The rows of a table, in the order of the text, without those that have been taken away. */
export function rowsOf(table: HandlingTable, text: TextIndex): Row[] {
  const bodies = new Map<string, HandledBody>()
  for (const body of table.bodies) for (const { id } of body.submissions) bodies.set(id, body)
  const asked = new Map(
    table.bodies.flatMap(({ submissions }) =>
      submissions.flatMap(({ id, asked }) => asked.map(({ part, question }) => [`${id}/${part}`, question] as const))
    )
  )
  const people = new Map(table.people.map(({ id, name }) => [id, name]))
  const whole = messages.handling.text.whole
  const rows = table.synpunkter
    .filter(s => !s.removed)
    .map((s): Row => {
      const body = bodies.get(s.submission) ?? null
      const record = recordOf(s.place)
      const at = record === null ? null : text.anchorOf(record)
      const shown = at === null ? null : text.byId.get(at)
      const section = at === null ? null : text.sectionOf(at)
      const place = !shown ? whole : shown.type === 'prose' && section ? text.nameOf(section) : recordName(shown)
      const handler = s.handler === null ? '' : (people.get(s.handler) ?? '')
      return {
        s,
        body,
        at,
        section,
        place,
        question: asked.get(`${s.submission}/${s.source.part}`) ?? '',
        order: at === null ? 0 : (text.orderOf.get(at) ?? 0),
        handler,
        former: s.handler === null && s.formerHandler !== null ? (people.get(s.formerHandler) ?? '') : '',
        late: s.outcome === null && s.lastDay !== null && s.lastDay < table.today
      }
    })
  return rows.sort((a, b) => a.order - b.order || a.s.number - b.s.number)
}

/** `alla`, one of the states, or a name from the table; '' is: not filtered. */
export interface Filters {
  query: string
  at: string
  section: string
  body: string
  position: string
  state: string
  handler: string
  tag: string
  kind: string
}

export const NO_FILTERS: Filters = {
  query: '',
  at: '',
  section: '',
  body: '',
  position: '',
  state: '',
  handler: '',
  tag: '',
  kind: ''
}

/** What nobody has decided, and nobody is to. */
export const UNASSIGNED = { state: OPEN, handler: NOBODY } as const

/** Nobody, or nothing: what is not there. */
export const NONE = NOBODY
/** As a place: the whole document. */
export const WHOLE = '*'

/** Everything in a row that can be searched, in small letters; made when somebody searches first. */
const searched = new WeakMap<Row, string>()

function wordsOf(row: Row): string {
  const known = searched.get(row)
  if (known !== undefined) return known
  const { s, body, place, question } = row
  const words = `${s.number} ${s.said} ${question} ${body?.name ?? ''} ${place} ${s.motivation} ${s.tags.join(' ')}`
  const small = words.toLocaleLowerCase('sv')
  searched.set(row, small)
  return small
}

/** The rows that pass every filter. */
export function filtered(rows: readonly Row[], filters: Filters): readonly Row[] {
  const words = filters.query
    .toLocaleLowerCase('sv')
    .split(/\s+/u)
    .filter(word => word !== '')
  const tests: ((row: Row) => boolean)[] = []
  const { at, section, body, position, state, handler, tag, kind } = filters
  if (at !== '') tests.push(row => (at === WHOLE ? row.at === null : row.at === at))
  if (section !== '') tests.push(row => (section === WHOLE ? row.at === null : row.section === section))
  if (body !== '') tests.push(row => row.body?.id === body)
  if (position !== '') tests.push(row => (row.body?.position ?? NONE) === position)
  if (state !== '') tests.push(row => isInState(row, state))
  if (handler !== '') tests.push(row => (row.s.handler ?? NONE) === handler)
  if (tag !== '') tests.push(row => row.s.tags.includes(tag))
  if (kind !== '') tests.push(row => row.s.kind === kind)
  if (words.length > 0)
    tests.push(row => {
      const own = wordsOf(row)
      return words.every(word => own.includes(word))
    })
  return tests.length === 0 ? rows : rows.filter(row => tests.every(test => test(row)))
}

const isInState = ({ s, late }: Row, state: string): boolean =>
  state === OPEN
    ? s.outcome === null
    : state === 'hanterad'
      ? s.outcome !== null
      : state === 'forsenad'
        ? late
        : s.outcome === state

export const SORT_KEYS = ['number', 'body', 'place', 'position', 'outcome', 'handler', 'lastDay'] as const
export type SortKey = (typeof SORT_KEYS)[number]
export interface Sort {
  by: SortKey
  down: boolean
}

const OUTCOME_ORDER = new Map<Outcome | null, number>([[null, 0], ...OUTCOMES.map((o, i) => [o, i + 1] as const)])
const collator = new Intl.Collator('sv', { numeric: true })
const byText = (of: (row: Row) => string) => (a: Row, b: Row) => {
  const x = of(a)
  const y = of(b)
  // What is empty stands last.
  return x === y ? 0 : x === '' ? 1 : y === '' ? -1 : collator.compare(x, y)
}

const COMPARE: Record<SortKey, (a: Row, b: Row) => number> = {
  number: (a, b) => a.s.number - b.s.number,
  place: (a, b) => a.order - b.order,
  body: byText(row => row.body?.name ?? ''),
  position: byText(row => row.body?.position ?? ''),
  handler: byText(row => row.handler),
  lastDay: (a, b) =>
    (a.s.lastDay ?? '9') < (b.s.lastDay ?? '9') ? -1 : (a.s.lastDay ?? '9') > (b.s.lastDay ?? '9') ? 1 : 0,
  outcome: (a, b) => (OUTCOME_ORDER.get(a.s.outcome) ?? 0) - (OUTCOME_ORDER.get(b.s.outcome) ?? 0)
}

/** Sorted; what is equal stays in the order of the text. Null: that order. */
export function sorted(rows: readonly Row[], sort: Sort | null): readonly Row[] {
  if (!sort || (sort.by === 'place' && !sort.down)) return rows
  const compare = COMPARE[sort.by]
  return rows.toSorted((a, b) => (sort.down ? compare(b, a) : compare(a, b)))
}

/** A line of the table: one synpunkt, or all that say the same, with the first of them standing for all. */
export interface Line {
  readonly row: Row
  readonly all: readonly Row[]
}

/** Groups are lines; where equal ones are put together, so are those at the same place with the same words. */
export function linesOf(rows: readonly Row[], together: boolean): readonly Line[] {
  if (!together) return rows.map(row => ({ row, all: [row] }))
  const lines = new Map<string, { row: Row; all: Row[] }>()
  for (const row of rows) {
    const key = row.s.group ?? `${row.at}/${plain(row.s.said)}`
    const line = lines.get(key)
    if (line) line.all.push(row)
    else lines.set(key, { row, all: [row] })
  }
  return [...lines.values()]
}

/** Words without what makes no difference: large letters, spaces, signs. */
const plain = (text: string): string =>
  text
    .toLocaleLowerCase('sv')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
