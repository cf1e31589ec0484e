import type { Dokument, DokumentPost } from '../document/dokument.ts'
import type { Template } from '../template/template.ts'
import { fieldText, type Run, type Stycke } from '../text/stycke.ts'
import { namesIn, namesPattern, type PersonalSpan, personalIn } from './personal.ts'

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
  const find = (text: string): PersonalSpan[] => personalIn(text, names)
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

export type Find = (text: string) => PersonalSpan[]

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

/** A text with what was found in it replaced. */
export function replaced(text: string, find: Find): string {
  let out = ''
  let at = 0
  for (const { from, to, instead } of find(text)) {
    out += text.slice(at, from) + instead
    at = to
  }
  return out + text.slice(at)
}

/** What belongs to a person may begin in one run and end in another: the first of them gets the words instead. */
export function cleanStycke({ rest: _rest, ...stycke }: Stycke, find: Find): Stycke {
  const runs = stycke.runs.filter(run => !('unknown' in run))
  const spans = find(runs.map(lettersOf).join(''))
  let at = 0
  const out: Run[] = []
  for (const { rest: _own, ...run } of runs) {
    const from = at
    at += lettersOf(run).length
    if (!('text' in run)) {
      out.push(run)
      continue
    }
    const { link, ...plain } = run
    const text = withSpans(run.text, from, spans)
    if (text === '' && run.text !== '') continue
    out.push(link !== undefined && !isPersonal(link, find) ? { ...plain, text, link } : { ...plain, text })
  }
  return { ...stycke, runs: out }
}

/** A note or a break divides words as a space does. */
const lettersOf = (run: Run): string => ('text' in run ? run.text : ' ')

/** The part of a text that stands in one run, which begins at `start` in the whole. */
export function withSpans(text: string, start: number, spans: readonly PersonalSpan[]): string {
  let out = ''
  let at = start
  const end = start + text.length
  for (const { from, to, instead } of spans) {
    if (to <= start || from >= end) continue
    out += text.slice(at - start, Math.max(from, start) - start) + (from >= start ? instead : '')
    at = Math.min(to, end)
  }
  return out + text.slice(at - start)
}

/** A link to an address or a number goes; its words stay, as far as they are nobody's. */
function isPersonal(link: string, find: Find): boolean {
  if (/^(?:mailto|tel|sms|callto):/iu.test(link)) return true
  let plain = link
  try {
    plain = decodeURIComponent(link)
  } catch {
    // An address that is not encoded rightly is looked at as it is written.
  }
  return find(plain).length > 0
}
