import { type Dokument, type DokumentPost, recordsOf } from '../../schemas/document/dokument.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import { flatText } from '../../schemas/text/stycke.ts'
import { Bookmarks } from '../../schemas/word/bookmarks.ts'
import { readDocx } from '../docx/read.ts'
import type { WordInput, WordOptions } from '../word/input.ts'
import { type Span, type Stream, streamOf } from './stream.ts'

/** A field of the version that was sent, as it stood in its Word file. */
export interface SentField {
  record: string
  field: string
  /** The name of its bookmark, in small letters. */
  name: string
  /** Its words as they were printed. */
  text: string
  /** The letters of the printed words are those of the field: a place in one is the same place in the other. */
  exact: boolean
  /** Where it stood among all letters of the file. */
  at: Span
  /** What stood before it in its paragraph ("Ansvar: "), and its style. */
  prefix: string
  /** Nothing stood after it in its paragraph. */
  last: boolean
  style: string
  inTable: boolean
}

/** The version that a copy was made of, read from the Word file that the product makes of it: nothing is guessed. */
export interface SentVersion {
  dokument: Dokument
  template: Template
  kommun: Kommun
  stream: Stream
  /** In the order of the file. */
  fields: readonly SentField[]
  posts: ReadonlyMap<string, DokumentPost>
}

/** Reads where each field stands in the Word file of a version: in the one that was sent, or in one that is made once more. */
export async function sentVersion(
  dokument: Dokument,
  template: Template,
  kommun: Kommun,
  sent?: Uint8Array
): Promise<SentVersion> {
  const options: WordOptions = {
    state: 'arbetsmaterial',
    date: '2000-01-01',
    pageNumbers: false,
    map: false,
    // What a copy may have of these is compared with what they say; a copy without them lacks nothing.
    appendix: true,
    abbreviations: true
  }
  const bytes = sent ?? (await made({ dokument, template, kommun, logo: null, options }))
  const stream = streamOf(await readDocx(Buffer.from(bytes)))
  const posts = new Map([...recordsOf(dokument)].map(({ post }) => [post.id, post]))
  return { dokument, template, kommun, stream, posts, fields: fieldsOf(stream, posts) }
}

/** What makes Word files is loaded only where the file that was sent is not at hand. */
const made = async (input: WordInput): Promise<Uint8Array> => (await import('../word/build.ts')).buildWord(input)

function fieldsOf(stream: Stream, posts: ReadonlyMap<string, DokumentPost>): SentField[] {
  const names = namesOf(posts)
  const out: SentField[] = []
  for (const [name, at] of stream.bookmarks) {
    const owner = names.get(name.toLowerCase())
    if (!owner) continue
    const paragraph = stream.paragraphs.find(p => p.from <= at.from && at.from <= p.end)
    const end = stream.paragraphs.find(p => p.from <= at.to && at.to <= p.end)
    const text = textBetween(stream, at)
    const written = flatText(posts.get(owner.record)?.fields[owner.field] ?? [])
    out.push({
      ...owner,
      name: name.toLowerCase(),
      text,
      exact: text === written,
      at,
      prefix: paragraph ? textBetween(stream, { from: paragraph.from, to: at.from }) : '',
      last: end?.end === at.to,
      style: paragraph?.style ?? '',
      inTable: paragraph?.inTable ?? false
    })
  }
  return out.sort((a, b) => a.at.from - b.at.from || b.at.to - a.at.to)
}

/** Fields that have a bookmark without being a text of their own: the sentence of ansvar, values that were chosen. */
const DRAWN = ['ansvar', 'titel', 'upptakt']

/** Which field a bookmark belongs to. Names are given in the order in which the file is written; only a clash depends on it. */
function namesOf(posts: ReadonlyMap<string, DokumentPost>): Map<string, { record: string; field: string }> {
  const names = new Map<string, { record: string; field: string }>()
  for (const post of posts.values()) {
    const fields = new Set([...Object.keys(post.fields), ...Object.keys(post.data), ...DRAWN])
    for (const field of fields) {
      for (const name of [new Bookmarks().name(post.id, field), Bookmarks.hashed(post.id, field)]) {
        if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), { record: post.id, field })
      }
    }
  }
  return names
}

/** The letters of a stretch of the file as it was sent. */
export const textBetween = (stream: Stream, { from, to }: Span): string =>
  stream.letters
    .slice(from, to)
    .map(letter => letter.text)
    .join('')
