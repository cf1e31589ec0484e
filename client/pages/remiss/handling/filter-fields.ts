import type { HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { OPEN } from '../../../../schemas/remiss/handling-address.ts'
import { OUTCOMES, SYNPUNKT_KINDS } from '../../../../schemas/remiss/synpunkt.ts'
import { type Filters, NONE, type Row, type TextIndex, WHOLE } from './model.ts'

const words = messages.handling.filters
const { kinds, outcomes, text: textWords } = messages.handling

type Option = readonly [value: string, label: string]

/** A list by which the table can be filtered, with what can be chosen in it: only what is there. */
export interface FilterField {
  key: Exclude<keyof Filters, 'query' | 'at'>
  label: string
  options: readonly Option[]
}

const byName = (a: Option, b: Option): number => a[1].localeCompare(b[1], 'sv')

/** The lists above the table, in their order; those in which nothing can be chosen are left out. */
export function filterFields(table: HandlingTable, rows: readonly Row[], text: TextIndex, me: string): FilterField[] {
  const used = <T extends string>(of: (row: Row) => T | null | undefined): T[] => [
    ...new Set(rows.map(of).filter(value => value !== null && value !== undefined))
  ]
  const sections: Option[] = [
    [WHOLE, textWords.whole],
    ...used(row => row.section)
      .toSorted((a, b) => (text.orderOf.get(a) ?? 0) - (text.orderOf.get(b) ?? 0))
      .map((id): Option => [id, text.nameOf(id)])
  ]
  const bodies = table.bodies
    .filter(body => body.submissions.length > 0)
    .map(({ id, name }): Option => [id, name])
    .toSorted(byName)
  const positions: Option[] = [
    ...used(row => row.body?.position)
      .map((name): Option => [name, name])
      .toSorted(byName),
    [NONE, words.noPosition]
  ]
  const states: Option[] = [
    [OPEN, words.unhandled],
    ['hanterad', words.anyHandled],
    ['forsenad', words.late],
    ...OUTCOMES.map((outcome): Option => [outcome, outcomes[outcome]])
  ]
  const names = new Map(table.people.map(({ id, name }) => [id, name]))
  const handlers: Option[] = [
    [me, words.mine],
    [NONE, words.nobody],
    ...used(row => row.s.handler)
      .filter(id => id !== me)
      .map((id): Option => [id, names.get(id) ?? id])
      .toSorted(byName)
  ]
  const tags = [...new Set(rows.flatMap(row => row.s.tags))].map((tag): Option => [tag, tag]).toSorted(byName)
  const kindsUsed = new Set(used(row => row.s.kind))
  const fields: FilterField[] = [
    { key: 'section', label: words.section, options: sections },
    { key: 'body', label: words.body, options: bodies },
    { key: 'position', label: words.position, options: positions },
    { key: 'state', label: words.state, options: states },
    { key: 'handler', label: words.handler, options: handlers },
    { key: 'tag', label: words.tag, options: tags },
    {
      key: 'kind',
      label: words.kind,
      options: SYNPUNKT_KINDS.filter(kind => kindsUsed.has(kind)).map((kind): Option => [kind, kinds[kind]])
    }
  ]
  return fields.filter(({ options }) => options.length > 0)
}

/** A filter that is set, in words, and what lies behind when it is taken away. */
export interface ChosenFilter {
  key: keyof Filters
  label: string
}

/** Which filters are set, besides the words that are searched for. */
export function chosenFilters(filters: Filters, fields: readonly FilterField[], text: TextIndex): ChosenFilter[] {
  const at = filters.at === WHOLE ? textWords.whole : text.nameOf(filters.at)
  const chosen = fields.flatMap(({ key, label, options }) => {
    const value = filters[key]
    return value === '' ? [] : [{ key, label: `${label}: ${options.find(([id]) => id === value)?.[1] ?? value}` }]
  })
  return filters.at === '' ? chosen : [{ key: 'at', label: `${words.place}: ${at}` }, ...chosen]
}
