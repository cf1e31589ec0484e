import { templateSectionOf } from '../../../../schemas/document/create.ts'
import type { Post } from '../../../../schemas/document/reading.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { fieldText } from '../../../../schemas/text/stycke.ts'
import { footnoteWithCaret, goToFootnote, goToReference, referenceAtCaret } from '../../../editor/commands/footnotes.ts'
import { type InsertionPoint, insertionAfter, insertTable, insertText } from '../../../editor/commands/insert.ts'
import {
  addAfter,
  holds,
  mayArrange,
  mayRemove,
  moveRecord,
  moveRecordTo,
  type RecordHost,
  removeRecord
} from '../../../editor/commands/records.ts'
import { cellWithCaret, toggleHeader } from '../../../editor/commands/tables.ts'
import { recordWithCaret } from '../../../editor/commands/tool-keys.ts'
import { cellGroups } from './cell-menu.ts'
import type { MenuEntry, MenuGroup } from './menu-entry.ts'

export interface RecordMenu {
  /** What the menu belongs to: "Insats", "Tabell". */
  type: string
  groups: MenuGroup[]
  /** Other places where the record can stand; empty when there are none. */
  moveTo: { label: string; entries: MenuEntry[] }
}

/** What the menu asks of its surroundings. */
export interface MenuHelp {
  choosePicture(point: InsertionPoint): void
  removed(type: string): void
}

const words = messages.recordMenu

/** What can be done with a record here and now; null when there is nothing. What is not allowed is left out. */
export function recordMenu(host: RecordHost, id: string, help: MenuHelp): RecordMenu | null {
  const post = host.projection.reading.live.get(id)
  if (!post) return null
  const cell = post.type === 'table' ? cellWithCaret(host, id) : null
  const groups: MenuGroup[] = [
    { id: 'go', entries: recordWithCaret(host) === id ? goEntries(host) : [] },
    { id: 'move', entries: moveEntries(host, id) },
    { id: 'add', entries: addEntries(host, post, help) },
    ...(cell && host.writing.add('tablerow', id) ? cellGroups(host, cell, help.removed) : []),
    { id: 'table', entries: post.type === 'table' && host.writing.text(id) ? [headerEntry(host, post)] : [] },
    { id: 'remove', entries: removeEntries(host, post, help) }
  ].filter(group => group.entries.length > 0)
  const moveTo = { label: words.moveTo(targetWord(host, post)), entries: targetEntries(host, post) }
  return groups.length === 0 && moveTo.entries.length === 0 ? null : { type: typeName(host, post), groups, moveTo }
}

/** What the template calls a record of this kind: "Insats", "Åtgärd". */
function typeName(host: RecordHost, { type }: Post): string {
  const { template } = host.projection.context
  return type === 'insats' || type === 'fokusomrade' ? template[type].label : messages.types[type]
}

const lowerName = (host: RecordHost, post: Post): string => typeName(host, post).toLocaleLowerCase('sv')

function goEntries(host: RecordHost): MenuEntry[] {
  const reference = host.editor && referenceAtCaret(host.editor.state)
  const footnote = footnoteWithCaret(host)
  const out: MenuEntry[] = []
  if (reference) {
    const no = String(host.projection.footnoteNumbers.get(reference) ?? '')
    out.push({ id: 'to-footnote', label: words.toFootnote(no), run: () => void goToFootnote(host, reference) })
  }
  if (footnote) {
    const run = (): void => void goToReference(host, footnote)
    out.push({ id: 'to-reference', label: words.toReference, keys: 'Mod-Alt-f', run })
  }
  return out
}

function moveEntries(host: RecordHost, id: string): MenuEntry[] {
  const out: MenuEntry[] = []
  if (mayMove(host, id, -1))
    out.push({ id: 'up', label: words.up, keys: 'Alt-ArrowUp', run: () => void moveRecord(host, id, -1) })
  if (mayMove(host, id, 1))
    out.push({ id: 'down', label: words.down, keys: 'Alt-ArrowDown', run: () => void moveRecord(host, id, 1) })
  return out
}

/** Would `moveRecord` move it? */
function mayMove(host: RecordHost, id: string, direction: 1 | -1): boolean {
  const post = host.projection.reading.live.get(id)
  if (!post || !mayArrange(host, id)) return false
  const siblings = host.projection.records.siblings(post.type, post.place?.a ?? null)
  const at = siblings.findIndex(sibling => sibling.id === id)
  if (at < 0) return false
  const next = siblings[at + direction]
  if (next) return post.type !== 'section' || mayArrange(host, next.id)
  if (post.type !== 'insats') return false
  const omraden = [...host.projection.reading.live.values()].filter(p => p.type === 'fokusomrade')
  const here = omraden.findIndex(p => p.id === post.place?.a)
  return here >= 0 && omraden[here + direction] !== undefined
}

/** What stands under *Utan plats* can go to every section that holds its kind; an insats can always go to another area. */
function targetEntries(host: RecordHost, post: Post): MenuEntry[] {
  const { reading } = host.projection
  if (!mayArrange(host, post.id)) return []
  const unplaced = reading.unplaced.some(other => other.id === post.id)
  const sections = reading.sections.filter(section => holds(host, section, post.type))
  const areas = post.type === 'insats' ? [...reading.live.values()].filter(p => p.type === 'fokusomrade') : []
  const targets = unplaced || post.type === 'insats' ? [...sections, ...areas] : []
  return targets
    .filter(target => target.id !== post.place?.a && !reading.unplaced.some(other => other.id === target.id))
    .map(target => ({
      id: `under-${target.id}`,
      label: nameOf(host, target),
      run: () => void moveRecordTo(host, post.id, target.id, target.children.length)
    }))
}

const targetWord = (host: RecordHost, post: Post): string =>
  post.type === 'insats' && host.projection.reading.sections.some(s => holds(host, s, 'fokusomrade'))
    ? host.projection.context.template.fokusomrade.label.toLocaleLowerCase('sv')
    : messages.types.section.toLocaleLowerCase('sv')

function nameOf(host: RecordHost, post: Post): string {
  const { projection } = host
  const heading =
    post.type === 'section' ? templateSectionOf(projection.context.template, post.data.key)?.heading : undefined
  const title = fieldText(projection.stycken(post.id, 'titel')).trim() || heading || words.untitled
  return words.omrade(projection.numbers.get(post.id) ?? '', title)
}

function addEntries(host: RecordHost, post: Post, help: MenuHelp): MenuEntry[] {
  const out: MenuEntry[] = []
  const { type } = post
  if (type === 'insats' || type === 'fokusomrade' || type === 'definition' || type === 'bilaga' || type === 'section') {
    const keys = type === 'section' ? undefined : 'Mod-Enter'
    if (mayAddAfter(host, post))
      out.push({
        id: 'add-after',
        label: words.add(lowerName(host, post)),
        keys,
        run: () => void addAfter(host, post.id)
      })
  }
  const point = type === 'section' || type === 'bilaga' ? null : insertionAfter(host, post.id)
  if (point) {
    out.push(
      { id: 'text-after', label: words.textAfter, run: () => void insertText(host, point) },
      { id: 'table-after', label: words.tableAfter, run: () => void insertTable(host, point) },
      { id: 'picture-after', label: words.pictureAfter, run: () => help.choosePicture(point) }
    )
  }
  return out
}

function mayAddAfter(host: RecordHost, post: Post): boolean {
  if (host.projection.reading.unplaced.some(other => other.id === post.id)) return false
  if (!host.writing.add(post.type, post.place?.a ?? null)) return false
  if (post.type !== 'section') return true
  const section = templateSectionOf(host.projection.context.template, post.data.key)
  return section === null || section.repeatable
}

function headerEntry(host: RecordHost, post: Post): MenuEntry {
  const checked = post.data.header !== false
  return { id: 'header', label: words.header, checked, run: () => toggleHeader(host, post.id) }
}

function removeEntries(host: RecordHost, post: Post, help: MenuHelp): MenuEntry[] {
  if (!mayRemove(host, post.id)) return []
  const label = words.remove(lowerName(host, post))
  const run = (): void => {
    if (removeRecord(host, post.id)) help.removed(typeName(host, post))
  }
  return [{ id: 'remove', label, hint: words.removeHint, danger: true, run }]
}
