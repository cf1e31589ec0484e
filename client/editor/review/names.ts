import { templateSectionOf } from '../../../schemas/document/create.ts'
import type { Post } from '../../../schemas/document/reading.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import type { RecordType } from '../../../schemas/records/shapes.ts'
import type { Template } from '../../../schemas/template/template.ts'
import { plainText, type Stycke } from '../../../schemas/text/stycke.ts'

/** What one has to know to call records by name. */
export interface Naming {
  readonly template: Template
  readonly numbers: ReadonlyMap<string, string>
  readonly footnotes: ReadonlyMap<string, number>
  text(record: string, field: string): readonly Stycke[]
}

/** How a record is called: its kind with its number ("Insats 2.3"), and the words that it begins with. */
export interface RecordName {
  kind: string
  words: string
}

/** Enough for one line of a panel. */
const MOST = 80

const beginnings = new WeakMap<readonly Stycke[], string>()

/** The first words of a text in one line. */
function beginningOf(stycken: readonly Stycke[]): string {
  let known = beginnings.get(stycken)
  if (known === undefined) {
    known = ''
    for (const s of stycken) {
      known = `${known} ${plainText(s)}`.replace(/\s+/gu, ' ').trimStart()
      if (known.length >= MOST) break
    }
    known = known.length > MOST ? `${known.slice(0, MOST).trimEnd()} …` : known.trimEnd()
    beginnings.set(stycken, known)
  }
  return known
}

/** The words of a type, as the template calls it. */
export function typeName(type: RecordType, template: Template): string {
  if (type === 'fokusomrade') return template.fokusomrade.label
  return type === 'insats' ? template.insats.label : messages.types[type]
}

/** A label as it is written inside a sentence. */
export const inSentence = (label: string): string => label.charAt(0).toLocaleLowerCase('sv') + label.slice(1)

/** "1 insats", "3 fokusområden", "2 åtgärder". */
export function countOf(type: RecordType, n: number, template: Template): string {
  const many = (): string => {
    if (type === 'fokusomrade') return template.fokusomrade.plural
    return type === 'insats' ? template.insats.plural : messages.outline.plurals[type]
  }
  return `${n} ${inSentence(n === 1 ? typeName(type, template) : many())}`
}

/** The heading of a section: the template's, or the one that somebody wrote; for one without heading its first words. */
export function sectionTitle(post: Post, naming: Naming): string {
  const section = templateSectionOf(naming.template, post.data.key)
  if (section?.headingFixed && section.heading !== null) return section.heading
  const [first] = post.children
  const written = section?.heading === null ? first && naming.text(first.id, 'text') : naming.text(post.id, 'titel')
  return (written && beginningOf(written)) || section?.heading || messages.outline.untitledSection
}

const FIRST_FIELD: Partial<Record<RecordType, string>> = {
  prose: 'text',
  fokusomrade: 'titel',
  insats: 'text',
  definition: 'term',
  footnote: 'text',
  table: 'rubrik',
  picture: 'rubrik',
  bilaga: 'titel'
}

export function nameOf(post: Post, naming: Naming): RecordName {
  if (post.type === 'section') return { kind: sectionTitle(post, naming), words: '' }
  const field = FIRST_FIELD[post.type]
  const number = post.type === 'footnote' ? naming.footnotes.get(post.id) : naming.numbers.get(post.id)
  const kind = typeName(post.type, naming.template)
  return {
    kind: number === undefined ? kind : `${kind} ${number}`,
    words: field === undefined ? '' : beginningOf(naming.text(post.id, field))
  }
}

/** Types that have no place of their own in the outline: they stand in the section or the appendix around them. */
const INSIDE: readonly RecordType[] = ['prose', 'table', 'tablerow', 'tablecolumn', 'picture']

/** The record by which one says where a record is: itself, or what is around it. */
export function placeOf(post: Post, live: ReadonlyMap<string, Post>): Post {
  let at = post
  while (INSIDE.includes(at.type)) {
    const around = at.place?.a ? live.get(at.place.a) : undefined
    if (!around) break
    at = around
  }
  return at
}
