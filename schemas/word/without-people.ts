import type { Dokument, DokumentPost } from '../document/dokument.ts'
import type { Template } from '../template/template.ts'
import { namesIn, namesPattern, personalIn } from '../text/personal.ts'
import { fieldText } from '../text/stycke.ts'
import { cleanStycke, type Find, replaced } from '../text/without-spans.ts'

/** Data that names something of the document itself, and is never words. */
const NAMES_OF_THINGS: readonly string[] = ['file', 'key']

/**
 * A document for publication: without what belongs to persons. Fields that hold a person go altogether, with those that the template
 * does not know, since nobody sees them; in all other text, data and parties e-mail addresses, telephone numbers, personal identity numbers and
 * the names that are known (`people`, and those in the fields that hold a person) are replaced by words that say what was left
 * out. The trash, and what this version does not understand, go too. The answer has a template without the fields that are gone.
 */
export function withoutPeople(
  dokument: Dokument,
  template: Template,
  people: readonly string[]
): { dokument: Dokument; template: Template } {
  const persons = template.metadata.filter(item => item.kind === 'person')
  const written = persons.flatMap(({ key }) => namesIn(fieldText(dokument.metadata.fields[key] ?? [])))
  const names = namesPattern([...people, ...written])
  const find: Find = text => personalIn(text, names)
  const kept = { ...template, metadata: template.metadata.filter(item => item.kind !== 'person') }
  const known = new Set(kept.metadata.map(item => item.key))
  const { metadata } = dokument
  const box: DokumentPost = {
    ...metadata,
    fields: only(metadata.fields, key => known.has(key)),
    data: only(metadata.data, key => known.has(key))
  }
  return {
    template: kept,
    dokument: {
      ...dokument,
      metadata: cleanPost(box, find),
      sections: dokument.sections.map(post => cleanPost(post, find)),
      unplaced: dokument.unplaced.map(post => cleanPost(post, find)),
      trash: [],
      rest: { keys: {}, texts: {} }
    }
  }
}

const only = <T>(values: Readonly<Record<string, T>>, keep: (key: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(values).filter(([key]) => keep(key)))

function cleanPost({ deleted: _deleted, ...post }: DokumentPost, find: Find): DokumentPost {
  return {
    ...post,
    data: Object.fromEntries(
      Object.entries(post.data).map(([key, value]) => [
        key,
        typeof value === 'string' && !NAMES_OF_THINGS.includes(key) ? replaced(value, find) : value
      ])
    ),
    sets: Object.fromEntries(
      Object.entries(post.sets).map(([key, members]) => [key, members.map(member => replaced(member, find))])
    ),
    fields: Object.fromEntries(
      Object.entries(post.fields).map(([key, stycken]) => [key, stycken.map(stycke => cleanStycke(stycke, find))])
    ),
    children: post.children.map(child => cleanPost(child, find))
  }
}
