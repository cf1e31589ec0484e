import { HANDLING_VIEWS, type HandlingQuery, type HandlingView } from '../../../../schemas/remiss/handling-address.ts'
import { type Filters, NO_FILTERS, SORT_KEYS, type Sort } from './model.ts'

/** Where one is on the page: which view, which synpunkter, and what is open. */
export interface Place {
  view: HandlingView
  filters: Filters
  sort: Sort | null
  /** Equal ones stand in one row. */
  together: boolean
  /** The synpunkt that is chosen. */
  active: string | null
  /** Is its handling shown? In a narrow window it stands in the place of the table. */
  opened: boolean
  /** The answer that is read. */
  answer: string | null
  /** Where a link led: a paragraph of the answer (`part/number`), or a changed record. */
  at: string | null
}

/** What each filter is called in the address. */
const NAMES = {
  query: 'sok',
  at: 'plats',
  section: 'del',
  body: 'instans',
  position: 'stallning',
  state: 'hantering',
  handler: 'ansvarig',
  tag: 'etikett',
  kind: 'slag'
} as const satisfies Record<keyof Filters, keyof HandlingQuery>

const KEYS = Object.keys(NAMES) as (keyof Filters)[]

/** What a query says; what it does not say, or says wrongly, is as it is at first. */
export function placeIn(search: string): Place {
  const query = new URLSearchParams(search)
  const of = (name: keyof HandlingQuery): string | null => query.get(name)
  const filters = { ...NO_FILTERS }
  for (const key of KEYS) filters[key] = of(NAMES[key]) ?? ''
  const order = of('ordning') ?? ''
  const by = SORT_KEYS.find(key => key === order.replace(/^-/u, ''))
  const [answer, change] = [of('svar'), of('andring')]
  const implied = answer !== null ? 'svar' : change !== null && of('synpunkt') === null ? 'andringar' : 'synpunkter'
  return {
    view: HANDLING_VIEWS.find(view => view === of('vy')) ?? implied,
    filters,
    sort: by ? { by, down: order.startsWith('-') } : null,
    together: of('lika') === 'ja',
    active: of('synpunkt'),
    opened: of('synpunkt') !== null,
    answer,
    at: of('stycke') ?? change
  }
}

/** The same as a query. A synpunkt is in it while its handling is shown. */
export function queryOf({ view, filters, sort, together, active, opened, answer, at }: Place): HandlingQuery {
  const query: HandlingQuery = {
    vy: view === 'synpunkter' ? '' : view,
    ordning: sort ? `${sort.down ? '-' : ''}${sort.by}` : '',
    lika: together ? 'ja' : '',
    synpunkt: (opened && active) || '',
    svar: (view === 'svar' && answer) || '',
    stycke: (view === 'svar' && at) || '',
    andring: (view === 'andringar' && at) || ''
  }
  for (const key of KEYS) query[NAMES[key]] = filters[key]
  return query
}

/** Did somebody choose something, so that the way back should lead to what was before? Words that are written and rows that are walked through are no choice. */
export const isStep = (before: Place, after: Place): boolean =>
  JSON.stringify(stepsOf(before)) !== JSON.stringify(stepsOf(after))

const stepsOf = ({ view, filters, answer, at }: Place) => [view, answer, at, { ...filters, query: '' }]
