import { replacementText } from '../../../schemas/comments/proposal.ts'
import type { Dokument } from '../../../schemas/document/dokument.ts'
import { fieldShape } from '../../../schemas/records/shapes.ts'
import { addCustomXml } from '../custom-xml.ts'
import { type Parts, partText } from '../parts.ts'
import { CARRIED, type Carried, wordsMark } from './carried.ts'
import { addComments, localTime, numbered } from './comments.ts'
import { type FieldWork, type PutIn, type Strike, workIn } from './field.ts'
import { FIELD_PARTS, type FieldPart, type MarkedStretch, Places, paragraphsAround } from './place.ts'
import { type PlannedChange, planThreads } from './plan.ts'
import { changeWork, Links } from './proposal.ts'
import type { WordPart, WordThread } from './thread.ts'
import { element, parse, write } from './xml.ts'

/** What stands first at one and the same place of a text. */
const RANK = {
  ends: 0,
  replacement: 1,
  replacementEnds: 2,
  aroundBegins: 3,
  insertion: 4,
  aroundEnds: 5,
  place: 6,
  begins: 7
} as const

/** All that is to be done between the marks of one bookmark. */
interface Work {
  bookmark: MarkedStretch
  puts: PutIn[]
  strikes: Strike[]
}

/**
 * Puts threads into a finished package: comments with their answers, and open proposals as tracked changes. The text of the document
 * stays: rejecting every change gives it back. `nameOf` names the bookmark of a field. The same threads give the same bytes.
 */
export function writeThreads(
  parts: Parts,
  threads: readonly WordThread[],
  dokument: Dokument,
  nameOf: (record: string, field: string) => string
): void {
  if (threads.length === 0) return
  const xml = new Map(FIELD_PARTS.filter(part => parts.has(part)).map(part => [part, partText(parts, part)]))
  const places = new Places(xml, dokument, nameOf)
  const { comments, changes } = planThreads(threads, places, part => kindOf(part, places))
  const works = new Map<string, Work>()
  const workOf = (bookmark: MarkedStretch): Work => {
    const known = works.get(bookmark.name)
    if (known) return known
    const made: Work = { bookmark, puts: [], strikes: [] }
    works.set(bookmark.name, made)
    return made
  }
  const links = new Map([...xml.keys()].map(part => [part, new Links(partText(parts, relationshipsOf(part)))]))
  changes.forEach((change, i) => {
    const rank = change.spot.from === change.spot.to ? RANK.insertion : RANK.replacement
    const { puts, strikes } = changeWork(change, i, links.get(change.spot.bookmark.part) as Links, rank)
    const work = workOf(change.spot.bookmark)
    work.puts.push(...puts)
    work.strikes.push(...strikes)
  })
  const inOrder = numbered(comments)
  for (const { comment, ids } of inOrder) {
    const { start, end, around } = comment
    const empty = start.bookmark.name === end.bookmark.name && start.from === end.to
    const begins = ids.map(id => element('w:commentRangeStart', ` w:id="${id}"`))
    const ends = ids.flatMap(id => [element('w:commentRangeEnd', ` w:id="${id}"`), reference(id)])
    const mark = (work: Work, at: number, rank: number, pieces: PutIn['paragraphs'][number]): void =>
      void work.puts.push({ at, rank, paragraphs: [pieces], mark: noMark })
    if (empty && !around) mark(workOf(start.bookmark), start.from, RANK.place, [...begins, ...ends])
    else {
      mark(workOf(start.bookmark), start.from, empty ? RANK.aroundBegins : RANK.begins, begins)
      mark(workOf(end.bookmark), end.to, around ? (empty ? RANK.aroundEnds : RANK.replacementEnds) : RANK.ends, ends)
    }
  }
  const next = { id: highestId(xml) + 1 }
  for (const [part, text] of xml) {
    const own = [...works.values()].filter(work => work.bookmark.part === part)
    if (own.length > 0) parts.set(part, withNumbers(changedPart(text, own), next))
    links.get(part)?.writeTo(parts, relationshipsOf(part))
  }
  const carried: Carried = {
    comments: addComments(parts, inOrder),
    changes: changes.map(change => carriedChange(change, places))
  }
  if (carried.comments.length + carried.changes.length > 0) addCustomXml(parts, CARRIED, JSON.stringify(carried))
}

/** By what a proposal is known when the file comes back. */
function carriedChange({ thread, spot }: PlannedChange, places: Places): Carried['changes'][number] {
  return {
    thread: thread.id,
    author: thread.author,
    at: thread.at && localTime(thread.at),
    before: wordsMark(places.lettersIn(spot.bookmark).slice(spot.from, spot.to)),
    after: wordsMark(replacementText(thread.replacement ?? []))
  }
}

const noMark = (): never => {
  throw new Error('A mark of a comment has no ends of paragraphs.')
}

function kindOf({ record, field }: WordPart, places: Places): 'line' | 'rich' | 'block' {
  const type = places.typeOf(record)
  return (type && fieldShape(type, field)?.kind) ?? 'line'
}

const reference = (id: number) =>
  element('w:r', '', [
    element('w:rPr', '', [element('w:rStyle', ' w:val="CommentReference"')]),
    element('w:commentReference', ` w:id="${id}"`)
  ])

const relationshipsOf = (part: FieldPart): string => part.replace('word/', 'word/_rels/').concat('.rels')

/** The text of a part with the work done: only the paragraphs that it is about are read. */
function changedPart(xml: string, works: readonly Work[]): string {
  const stretches = works
    .map(work => ({ works: [work], span: paragraphsAround(xml, work.bookmark) }))
    .sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
  const regions: typeof stretches = []
  for (const stretch of stretches) {
    const last = regions.at(-1)
    if (last && stretch.span[0] < last.span[1]) {
      last.works.push(...stretch.works)
      last.span[1] = Math.max(last.span[1], stretch.span[1])
    } else regions.push(stretch)
  }
  let out = ''
  let at = 0
  for (const { works: own, span } of regions) {
    const [from, to] = span
    let paragraphs = parse(xml.slice(from, to))
    for (const { bookmark, puts, strikes } of own) {
      const work: FieldWork = { name: bookmark.name, puts, strikes }
      paragraphs = workIn(paragraphs, work)
    }
    out += xml.slice(at, from) + paragraphs.map(write).join('')
    at = to
  }
  return out + xml.slice(at)
}

function highestId(xml: ReadonlyMap<FieldPart, string>): number {
  let most = 0
  for (const text of xml.values())
    for (const [, id] of text.matchAll(/<w:bookmarkStart [^>]*?\bw:id="(\d+)"/g)) most = Math.max(most, Number(id))
  return most
}

/** Tracked changes are numbered in the order of the file. */
const withNumbers = (xml: string, next: { id: number }): string =>
  xml.replace(/w:id="#\d+"/g, () => `w:id="${next.id++}"`)
