import { contentOf, templateSectionOf } from '../../../../schemas/document/create.ts'
import type { Post, Reading } from '../../../../schemas/document/reading.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { RecordType } from '../../../../schemas/records/shapes.ts'
import type { SectionContent } from '../../../../schemas/template/template.ts'
import { type Naming, nameOf, sectionTitle, typeName } from '../../../editor/review/names.ts'

/** One row of the outline. */
export interface OutlineRow {
  readonly id: string
  readonly type: RecordType
  /** As it is printed: "2", "2.1"; empty where there is none. */
  readonly number: string
  readonly title: string
  /** There is no title: the first words stand in its place, or what is missing. */
  readonly untitled: boolean
  /** Insatser in it; null where insatser are not counted. */
  readonly insatser: number | null
  /** Problems in it, and in what it shows no row for. */
  readonly problems: number
  readonly movable: boolean
  /** An area of the person, in a document where others write the rest. */
  readonly mine: boolean
  readonly current: boolean
  /** The rows under it; null while it is closed, or has none. */
  readonly rows: readonly OutlineRow[] | null
}

/** Rows that stand together: the sections on the way, or the fokusområden under the heading of their section. */
export interface OutlineGroup {
  readonly key: string
  /** The heading; a row of its own, when the group is a section. */
  readonly head: OutlineRow | null
  /** A heading that is no place in the document. */
  readonly label: string | null
  readonly rows: readonly OutlineRow[]
  /** What can be added at the end of the group, and to which section. */
  readonly adds: 'fokusomrade' | 'insats' | null
  readonly addsTo: string | null
}

export interface Outline {
  readonly groups: readonly OutlineGroup[]
  readonly insatser: number
}

export interface OutlineSource extends Naming {
  readonly reading: Reading
  /** Problems of each record itself. */
  readonly counts: ReadonlyMap<string, number>
  /** The record that the person is at. */
  readonly here: string | null
  /** A row that is held open while something is dragged over it. */
  readonly held: string | null
  movable(id: string): boolean
  mine(id: string): boolean
}

/** What each kind of section shows as rows under it. */
const UNDER: Partial<Record<SectionContent, RecordType>> = { insatser: 'insats', bilagor: 'bilaga' }

/** The outline of a document: all sections, all fokusområden, and what is under the one where the person is. */
export function outlineOf(source: OutlineSource): Outline {
  const { reading, template } = source
  const at = ancestry(source.here, reading)
  const groups: OutlineGroup[] = []
  let rows: OutlineRow[] = [metadataRow(source, at)]
  const close = (addsTo: string | null = null): void => {
    const adds = addsTo === null ? null : 'insats'
    if (rows.length > 0) groups.push({ key: rows[0]!.id, head: null, label: null, rows, adds, addsTo })
    rows = []
  }
  for (const section of reading.sections) {
    const content = contentOf(template, section.data.key)
    if (content === 'fotnoter' && section.children.length === 0) continue
    if (content !== 'fokusomraden') {
      rows.push(row(section, source, at, childrenOf(section, UNDER[content])))
      if (content === 'insatser') close(section.id)
      continue
    }
    close()
    const omraden = childrenOf(section, 'fokusomrade')
    groups.push({
      key: section.id,
      head: row(section, source, at, [], new Set(omraden)),
      label: null,
      rows: omraden.map(post => row(post, source, at, childrenOf(post, 'insats'))),
      adds: 'fokusomrade',
      addsTo: section.id
    })
  }
  close()
  if (reading.unplaced.length > 0) {
    const unplaced = reading.unplaced.map(post => row(post, source, at, childrenOf(post, 'insats')))
    const label = messages.editor.unplaced
    groups.push({ key: 'unplaced', head: null, label, rows: unplaced, adds: null, addsTo: null })
  }
  let insatser = 0
  for (const post of reading.live.values()) if (post.type === 'insats') insatser++
  return { groups, insatser }
}

const childrenOf = (post: Post, type: RecordType | undefined): readonly Post[] =>
  type === undefined ? [] : post.children.filter(child => child.type === type)

/** The record and all records above it. */
function ancestry(id: string | null, { live }: Reading): ReadonlySet<string> {
  const out = new Set<string>()
  for (let at = id === null ? undefined : live.get(id); at && !out.has(at.id); ) {
    out.add(at.id)
    at = at.place?.a ? live.get(at.place.a) : undefined
  }
  return out
}

const metadataRow = ({ reading, counts, template }: OutlineSource, at: ReadonlySet<string>): OutlineRow => ({
  id: reading.metadata.id,
  type: 'metadata',
  number: '',
  title: typeName('metadata', template),
  untitled: false,
  insatser: null,
  problems: counts.get(reading.metadata.id) ?? 0,
  movable: false,
  mine: false,
  current: at.has(reading.metadata.id),
  rows: null
})

function row(
  post: Post,
  source: OutlineSource,
  at: ReadonlySet<string>,
  under: readonly Post[],
  elsewhere: ReadonlySet<Post> = new Set()
): OutlineRow {
  const isWithin = at.has(post.id)
  const apart = elsewhere.size > 0 ? [...elsewhere].some(other => at.has(other.id)) : false
  const open = under.length > 0 && (isWithin || source.held === post.id)
  const { title, untitled } = titleOf(post, source)
  const counted = under[0]?.type === 'insats' || post.type === 'fokusomrade'
  return {
    id: post.id,
    type: post.type,
    number: source.numbers.get(post.id) ?? '',
    title,
    untitled,
    insatser: counted ? under.length : null,
    problems: problemsIn(post, source.counts, elsewhere),
    movable: source.movable(post.id),
    mine: source.mine(post.id),
    current: isWithin && !apart,
    rows: open ? under.map(child => row(child, source, at, [])) : null
  }
}

function titleOf(post: Post, source: OutlineSource): { title: string; untitled: boolean } {
  if (post.type === 'section') {
    const isNamed = templateSectionOf(source.template, post.data.key)?.heading !== null
    return { title: sectionTitle(post, source), untitled: !isNamed }
  }
  const { words } = nameOf(post, source)
  if (words !== '') return { title: words, untitled: false }
  const missing = post.type === 'insats' ? messages.outline.noText : messages.outline.untitled
  return {
    title: post.type === 'insats' || post.type === 'fokusomrade' ? missing : nameOf(post, source).kind,
    untitled: true
  }
}

function problemsIn(post: Post, counts: ReadonlyMap<string, number>, elsewhere: ReadonlySet<Post>): number {
  let sum = counts.get(post.id) ?? 0
  for (const child of post.children) if (!elsewhere.has(child)) sum += problemsIn(child, counts, elsewhere)
  return sum
}

/** The same outline with every row and group that did not change as it was before, so that only what changed is drawn. */
export function keepSame(before: Outline, after: Outline): Outline {
  const known = new Map<string, OutlineRow>()
  const remember = (each: OutlineRow): void => {
    known.set(each.id, each)
    each.rows?.forEach(remember)
  }
  for (const group of before.groups) {
    if (group.head) remember(group.head)
    group.rows.forEach(remember)
  }
  const keepRow = (next: OutlineRow): OutlineRow => {
    const old = known.get(next.id)
    const rows = next.rows && keepList(old?.rows ?? null, next.rows.map(keepRow))
    const kept = rows === next.rows ? next : { ...next, rows }
    return old && isSame(old, kept) ? old : kept
  }
  const groupsBefore = new Map(before.groups.map(group => [group.key, group]))
  const groups = after.groups.map(next => {
    const old = groupsBefore.get(next.key)
    const kept = {
      ...next,
      head: next.head && keepRow(next.head),
      rows: keepList(old?.rows ?? null, next.rows.map(keepRow))
    }
    return old && isSame(old, kept) ? old : kept
  })
  const kept: Outline = { groups: keepList(before.groups, groups), insatser: after.insatser }
  return isSame(before, kept) ? before : kept
}

const keepList = <T>(before: readonly T[] | null, after: readonly T[]): readonly T[] =>
  before && before.length === after.length && before.every((item, i) => item === after[i]) ? before : after

const isSame = <T extends object>(a: T, b: T): boolean =>
  (Object.keys(b) as (keyof T)[]).every(key => Object.is(a[key], b[key]))
