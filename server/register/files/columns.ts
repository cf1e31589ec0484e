import { messages } from '../../../schemas/messages/messages.ts'
import { UNIT_KINDS, type UnitKind } from '../../../schemas/register/kommun.ts'
import { sameSpelling } from '../../../schemas/register/normalise.ts'
import type { TableRow } from './table.ts'
import { unreadable } from './unreadable.ts'

/** The columns of a file of units, in the order in which they are exported. */
export const COLUMNS = [
  'id',
  'name',
  'kind',
  'namnd',
  'aliases',
  'formerly',
  'contact',
  'email',
  'registrar',
  'ended'
] as const
export type Column = (typeof COLUMNS)[number]

/** Widths in a spreadsheet. */
export const WIDTHS: Readonly<Record<Column, number>> = {
  id: 26,
  name: 36,
  kind: 16,
  namnd: 28,
  aliases: 32,
  formerly: 32,
  contact: 24,
  email: 30,
  registrar: 30,
  ended: 12
}

const words = messages.admin.units

/** Other headings that mean the same, as other systems write them. */
const ALSO: Readonly<Record<Column, readonly string[]>> = {
  id: ['enhets-id', 'kod'],
  name: ['enhet', 'enhetsnamn', 'benämning', 'name'],
  kind: ['typ', 'enhetstyp', 'kind'],
  namnd: ['namnd', 'ansvarig nämnd', 'överordnad nämnd'],
  aliases: ['alias', 'förkortning', 'kallas också'],
  formerly: ['tidigare', 'tidigare namn', 'hette tidigare'],
  contact: ['kontakt', 'kontaktnamn'],
  email: ['epost', 'e-postadress', 'epostadress', 'mejl', 'e-mail', 'email'],
  registrar: ['registratorns adress', 'registratorns e-post', 'registratur'],
  ended: ['avslutad', 'upphörde', 'upphörd den']
}

/** Which column of a file is which, by its headings; what is none of ours is told in `ignored`. Throws `ogiltigt-register`. */
export function readHeadings(headings: TableRow): { columns: ReadonlyMap<Column, number>; ignored: string[] } {
  const columns = new Map<Column, number>()
  const ignored: string[] = []
  headings.cells.forEach((heading, i) => {
    const key = sameSpelling(heading)
    const column = COLUMNS.find(
      c => sameSpelling(words.columns[c]) === key || ALSO[c].some(a => sameSpelling(a) === key)
    )
    if (!column) {
      if (heading !== '') ignored.push(heading)
    } else if (columns.has(column)) throw unreadable(words.file.twice(words.columns[column]))
    else columns.set(column, i)
  })
  if (!columns.has('name')) throw unreadable(words.file.noName)
  return { columns, ignored }
}

/** Several spellings in one cell: one a line, or with a bar between them. Names hold commas. */
export const listOf = (cell: string): string[] =>
  cell
    .split(/[|\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')
export const listText = (list: readonly string[]): string => list.join(' | ')

/** A kind by its word or its id; null when it is neither. */
export const kindOf = (cell: string): UnitKind | null =>
  UNIT_KINDS.find(kind => kind === cell || sameSpelling(messages.unitKinds[kind]) === sameSpelling(cell)) ?? null
export const kindWords = (): string => UNIT_KINDS.map(kind => messages.unitKinds[kind]).join(', ')

/** The day in Sweden. */
export const dayText = (time: number | null): string =>
  time === null ? '' : new Date(time).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' })
