import { templateSectionOf } from '../document/create.ts'
import type { Dokument, DokumentPost } from '../document/dokument.ts'
import { messages } from '../messages/messages.ts'
import type { Template } from '../template/template.ts'
import { flatText, plainText } from '../text/stycke.ts'

/** A record of a version as a person finds it: the section or fokusområde around it, what it is called, and the words that it begins with. */
export interface OutlineEntry {
  record: string
  /** Deeper ones stand within the one above. */
  level: number
  /** "Insats 3.2"; the heading of a section. */
  name: string
  /** The section or fokusområde around it; '' for a section itself. */
  within: string
  words: string
  /** Its fields with text, in flat letters. */
  fields: { field: string; text: string }[]
}

/** Enough for one line. */
const MOST = 90

const line = (text: string): string => {
  const words = text.replace(/[\s\ufffc]+/gu, ' ').trim()
  return words.length > MOST ? `${words.slice(0, MOST).trimEnd()} …` : words
}

/** Every record of a text with a name, in its order. Cells of tables stand with their row. */
export function outlineOf(
  dokument: Dokument,
  template: Template,
  printed: ReadonlyMap<string, string>
): ReadonlyMap<string, OutlineEntry> {
  const out = new Map<string, OutlineEntry>()
  const visit = (post: DokumentPost, level: number, within: string): void => {
    const name = nameOf(post, template, printed)
    const fields = Object.entries(post.fields).flatMap(([field, stycken]) => {
      const text = flatText(stycken)
      return text.trim() === '' ? [] : [{ field, text }]
    })
    const words = post.type === 'section' ? '' : line(Object.values(post.fields).map(firstLine).find(Boolean) ?? '')
    out.set(post.id, { record: post.id, level, name, within, words, fields })
    const inside =
      post.type === 'section' || post.type === 'fokusomrade'
        ? [name, post.type === 'section' ? '' : words].filter(Boolean).join(' · ')
        : within
    for (const child of post.children) visit(child, level + 1, inside)
  }
  for (const post of [dokument.metadata, ...dokument.sections, ...dokument.unplaced]) visit(post, 0, '')
  return out
}

const firstLine = (stycken: DokumentPost['fields'][string]): string => stycken.map(plainText).join(' ').trim()

function nameOf(post: DokumentPost, template: Template, printed: ReadonlyMap<string, string>): string {
  if (post.type === 'section') {
    const section = templateSectionOf(template, post.data.key)
    const written = firstLine(post.fields.titel ?? [])
    const title =
      (section?.headingFixed ? section.heading : written || section?.heading) ?? messages.outline.untitledSection
    return [printed.get(post.id), title].filter(Boolean).join(' ')
  }
  const type =
    post.type === 'fokusomrade'
      ? template.fokusomrade.label
      : post.type === 'insats'
        ? template.insats.label
        : messages.types[post.type]
  return [type, printed.get(post.id)].filter(Boolean).join(' ')
}
