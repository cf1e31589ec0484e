import { CsvError, parse } from 'csv-parse/sync'
import { mailAddress } from '../../schemas/api/mail-address.ts'
import type { ReadRecipients, RecipientFields } from '../../schemas/api/remiss.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import { withCapital } from '../../schemas/register/running-name.ts'
import { day } from '../../schemas/remiss/day.ts'
import { LANGUAGES } from '../../schemas/remiss/question.ts'
import type { Unit } from '../register/units.ts'

/** As many lines as one list may have. */
const MOST_LINES = 500

const words = messages.remiss.recipientFile
type Column = keyof typeof words.columns
const COLUMNS = Object.keys(words.columns) as Column[]

/** Other headings that mean the same. */
const ALSO: Readonly<Record<Column, readonly string[]>> = {
  name: ['namn', 'remissinstans', 'mottagare', 'organisation', 'enhet'],
  email: ['epost', 'e-postadress', 'epostadress', 'mejl', 'e-mail', 'email'],
  registrar: ['registratorns e-post', 'registratorns adress', 'registratur', 'diariet'],
  contact: ['kontakt', 'kontaktnamn'],
  lastDay: ['svara senast', 'sista svarsdag', 'sista dag att svara'],
  language: ['språk för frågorna', 'language']
}

interface Beside {
  units: readonly Unit[]
  /** Names and units on the list already. */
  known: { names: ReadonlySet<string>; units: ReadonlySet<string> }
}

/**
 * Reads a list of recipients that somebody pasted or took from a file: CSV with headings (semicolon, comma or tab), or a name a line, with an address in it or
 * after it. A unit of the register is known by any of its names and gives its addresses. What cannot be read is told by line; nothing is left out silently.
 */
export function readRecipientList(text: string, beside: Beside): ReadRecipients {
  const found: ReadRecipients = { recipients: [], problems: [], ignored: [] }
  const rows = rowsOf(text.replace(/^\ufeff/, ''), found)
  if (rows.length > MOST_LINES) {
    found.problems.push({ line: MOST_LINES + 1, text: '', message: words.tooMany(MOST_LINES) })
    return found
  }
  const [first] = rows
  const headings = first && headingsOf(first.cells)
  const seen = new Map<string, number>()
  for (const { line, cells, raw } of headings ? rows.slice(1) : rows) {
    const problem = (message: string): void => void found.problems.push({ line, text: raw, message })
    const read = headings ? byHeadings(cells, headings.columns) : freeLine(cells)
    if (read.name === '') {
      problem(words.noName)
      continue
    }
    const checked = checkCells(read, problem)
    if (!checked) continue
    const unit = unitNamed(beside.units, read.name)
    const fields = withUnit(checked, unit)
    const key = fields.unit ?? sameSpelling(fields.name)
    const before = seen.get(key)
    if (before !== undefined) {
      problem(words.twice(fields.name, before))
      continue
    }
    seen.set(key, line)
    const known =
      (fields.unit !== null && beside.known.units.has(fields.unit)) || beside.known.names.has(sameSpelling(fields.name))
    found.recipients.push({ ...fields, line, known })
  }
  found.ignored = headings?.ignored ?? []
  return found
}

interface TextRow {
  line: number
  raw: string
  cells: string[]
}

function rowsOf(text: string, found: ReadRecipients): TextRow[] {
  const separator = separatorOf(text)
  const options = {
    delimiter: separator,
    info: true,
    raw: true,
    bom: true,
    trim: true,
    relax_column_count: true,
    relax_quotes: separator === '\0',
    quote: separator === '\0' ? null : '"',
    skip_empty_lines: true
  } as const
  try {
    const records = parse(text, options) as unknown as { record: string[]; raw: string; info: { lines: number } }[]
    return records
      .map(({ record, raw, info }) => ({ line: info.lines, raw: raw.trim(), cells: record }))
      .filter(({ cells }) => cells.some(cell => cell !== ''))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines ?? 1)
    found.problems.push({ line, text: text.split(/\r?\n/)[line - 1] ?? '', message: words.notRead(line, error.code) })
    return []
  }
}

/** The separator that the first line has most of; a character that no text has where it has none. */
function separatorOf(text: string): string {
  const first = text.split(/\r?\n/).find(line => line.trim() !== '') ?? ''
  const counts = [';', '\t', ','].map(sign => ({ sign, count: first.split(sign).length - 1 }))
  const [most] = counts.sort((a, b) => b.count - a.count)
  return most && most.count > 0 ? most.sign : '\0'
}

function headingsOf(cells: readonly string[]): { columns: ReadonlyMap<Column, number>; ignored: string[] } | null {
  const columns = new Map<Column, number>()
  const ignored: string[] = []
  cells.forEach((cell, i) => {
    const key = sameSpelling(cell)
    const column = COLUMNS.find(
      c => sameSpelling(words.columns[c]) === key || ALSO[c].some(other => sameSpelling(other) === key)
    )
    if (column && !columns.has(column)) columns.set(column, i)
    else if (cell !== '') ignored.push(cell)
  })
  return columns.has('name') && (columns.size > 1 || cells.length === 1) ? { columns, ignored } : null
}

type Cells = Record<Column, string>
const EMPTY: Cells = { name: '', email: '', registrar: '', contact: '', lastDay: '', language: '' }

const byHeadings = (cells: readonly string[], columns: ReadonlyMap<Column, number>): Cells =>
  Object.fromEntries(COLUMNS.map(column => [column, cells[columns.get(column) ?? -1]?.trim() ?? ''])) as Cells

const ADDRESS = /[^\s<>;,()]+@[^\s<>;,()]+/

/** A line without headings: the addresses in it are the addresses, the rest of it is the name. */
function freeLine(cells: readonly string[]): Cells {
  const addresses = cells.flatMap(cell => [...cell.matchAll(new RegExp(ADDRESS, 'g'))].map(match => match[0]))
  const names = cells
    .map(cell =>
      cell
        .replace(new RegExp(ADDRESS, 'g'), '')
        .replace(/[<>()]/g, '')
        .trim()
    )
    .filter(name => name !== '')
  const name = (names[0] ?? '').replace(/^[-\u2013\u2022*\d.)\s]+(?=\p{L})/u, '').replace(/[\s,:\u2013-]+$/u, '')
  return { ...EMPTY, name, email: addresses[0] ?? '', registrar: addresses[1] ?? '', contact: names[1] ?? '' }
}

function checkCells(cells: Cells, problem: (message: string) => void): RecipientFields | null {
  let isRight = true
  const wrong = (message: string): void => {
    isRight = false
    problem(message)
  }
  const address = (text: string): string => {
    const read = mailAddress.safeParse(text)
    if (text !== '' && !read.success) wrong(words.badEmail(text))
    return read.success ? read.data : ''
  }
  const email = address(cells.email)
  const registrar = address(cells.registrar)
  const lastDay = day.safeParse(cells.lastDay)
  if (cells.lastDay !== '' && !lastDay.success) wrong(words.badDay(cells.lastDay))
  const language = LANGUAGES.find(each => each === (cells.language.toLowerCase() || 'sv'))
  if (!language) wrong(words.badLanguage(cells.language))
  if (!isRight || !language) return null
  return {
    unit: null,
    name: cells.name.slice(0, 300),
    email,
    registrar,
    contact: cells.contact.slice(0, 300),
    language,
    lastDay: lastDay.success ? lastDay.data : null
  }
}

const unitNamed = (units: readonly Unit[], name: string): Unit | undefined => {
  const key = sameSpelling(name)
  return units.find(
    unit =>
      unit.endedAt === null && [unit.name, ...unit.aliases, ...unit.formerly].some(each => sameSpelling(each) === key)
  )
}

/** What the register knows fills what the line does not say. */
export const withUnit = (fields: RecipientFields, unit: Unit | undefined): RecipientFields =>
  unit === undefined
    ? fields
    : {
        ...fields,
        unit: unit.id,
        name: withCapital(unit.name),
        email: fields.email || unit.email,
        registrar: fields.registrar || unit.registrar,
        contact: fields.contact || unit.contactName
      }
