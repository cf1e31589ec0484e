import { createHash } from 'node:crypto'
import type { ImportDone, ImportPreview } from '../../schemas/api/units.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import type { Storage } from '../storage/storage.ts'
import { inRegister, type RegisterTools, soundness } from './change.ts'
import { changesOf } from './changes.ts'
import { type Column, readHeadings } from './files/columns.ts'
import { readTable, type TableRow } from './files/table.ts'
import { type Beside, type ReadRow, readRow } from './import-row.ts'
import { unitRows } from './list.ts'
import { readUnits, type Unit } from './units.ts'

const words = messages.admin.units.file

/** What an import of a file would do now. Nothing is changed. Throws `ogiltigt-register`. */
export async function previewImport(tools: RegisterTools, bytes: Buffer): Promise<ImportPreview> {
  const rows = await readTable(bytes)
  return (await plan(tools, rows, tools.storage.db)).preview
}

/**
 * Does what a preview said, all of it or nothing; rows that are wrong are left out, as the preview said. Throws `andrad-under-tiden` when
 * the file would do something else now.
 */
export async function acceptImport(tools: RegisterTools, bytes: Buffer, key: string): Promise<ImportDone> {
  const rows = await readTable(bytes)
  let done: ImportDone = { added: 0, changed: 0 }
  await inRegister(tools, async (_units, db) => {
    const { preview, store } = await plan(tools, rows, db)
    if (preview.key !== key) throw new StyrskriftError('andrad-under-tiden', { name: words.theRegister })
    done = { added: preview.added.length, changed: preview.changed.length }
    return store
  })
  return done
}

/** Reads every row, finds what is wrong with all of them together, and says what is left to store. */
async function plan(
  { storage, register, now }: RegisterTools,
  [headings, ...rows]: readonly TableRow[],
  db: Storage['db']
): Promise<{ preview: ImportPreview; store: Unit[] }> {
  const units = await readUnits(db)
  const contacts = new Map((await unitRows({ ...storage, db }, units)).map(row => [row.id, row.contact]))
  const { columns, ignored } = readHeadings(headings as TableRow)
  const beside: Beside = { units, kommun: register.kommun, contacts, now: now() }
  const read = readAll(rows, columns, beside)
  findNamnder(read, units)
  const changes = (r: ReadRow) =>
    r.before && r.unit ? changesOf(r.before, r.unit, contacts, [...units, ...made(read)]) : []
  const acts = (r: ReadRow): boolean => r.unit !== null && (r.before === null || changes(r).length > 0)
  leaveOutUnsound(read, units, register.kommun, acts)
  const good = read.filter(acts)
  const preview = {
    added: good.flatMap(r =>
      r.unit && !r.before ? [{ row: r.row, id: r.unit.id, name: r.unit.name, kind: r.unit.kind }] : []
    ),
    changed: good.flatMap(r =>
      r.unit && r.before ? [{ row: r.row, id: r.unit.id, name: r.before.name, changes: changes(r) }] : []
    ),
    unchanged: read.filter(r => r.unit && !acts(r)).length,
    wrong: read.filter(r => !r.unit).map(({ row, name, reasons }) => ({ row, name, reasons })),
    ignored
  }
  const store = good.flatMap(r => (r.unit ? [r.unit] : []))
  const key = createHash('sha256')
    .update(JSON.stringify([preview, store.map(u => [u.id, u.version])]))
    .digest('hex')
  return { preview: { key, ...preview }, store }
}

const made = (read: readonly ReadRow[]): Unit[] => read.flatMap(r => (r.unit && !r.before ? [r.unit] : []))

/** Rows in their order; a unit that stands there twice is read once. */
function readAll(rows: readonly TableRow[], columns: ReadonlyMap<Column, number>, beside: Beside): ReadRow[] {
  const read: ReadRow[] = []
  for (const { row, cells } of rows) {
    const cell = (column: Column): string | undefined => {
      const at = columns.get(column)
      return at === undefined ? undefined : (cells[at] ?? '')
    }
    const next = readRow(row, cell, { ...beside, units: [...beside.units, ...made(read)] })
    const same = next.unit && read.find(r => r.unit?.id === next.unit?.id)
    if (same) {
      next.unit = null
      next.reasons.push(words.sameAs(same.row))
    }
    read.push(next)
  }
  return read
}

/** A nämnd is named by id or name, and may stand in the same file. */
function findNamnder(read: readonly ReadRow[], units: readonly Unit[]): void {
  const replaced = new Map(read.flatMap(r => (r.unit ? [[r.unit.id, r.unit]] : [])))
  const all = [...units.map(u => replaced.get(u.id) ?? u), ...made(read)].filter(u => u.kind === 'namnd')
  for (const r of read) {
    if (!r.unit || r.namnd === null) continue
    const written = r.namnd
    const found = all.find(u => u.id === written) ?? all.find(u => sameSpelling(u.name) === sameSpelling(written))
    if (written !== '' && !found) {
      r.unit = null
      r.reasons.push(words.namnd(written))
    } else r.unit = { ...r.unit, namnd: found?.id ?? null }
  }
}

/** Leaves out rows that cannot stand beside the others, until those that are left can. */
function leaveOutUnsound(
  read: readonly ReadRow[],
  units: readonly Unit[],
  kommun: Kommun,
  acts: (row: ReadRow) => boolean
): void {
  for (let wrong = true; wrong; ) {
    wrong = false
    const replaced = new Map(read.flatMap(r => (r.unit ? [[r.unit.id, r.unit]] : [])))
    const all = [...units.map(u => replaced.get(u.id) ?? u), ...made(read)]
    for (const r of read.filter(acts)) {
      const issues = r.unit ? soundness(r.unit, all, kommun) : []
      if (issues.length === 0) continue
      r.reasons.push(...issues.map(issue => issue.message))
      r.unit = null
      wrong = true
    }
  }
}
