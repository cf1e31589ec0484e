import { createHash } from 'node:crypto'
import { cleanText } from '../../../schemas/word/clean.ts'
import { changePart, type Parts, partText } from '../parts.ts'
import { type CarriedComment, wordsMark } from './carried.ts'
import type { PlannedComment, PlannedEntry } from './plan.ts'
import { escapeXml } from './xml.ts'

/** A comment with the numbers that it and its answers have in the file. */
export interface NumberedComment {
  comment: PlannedComment
  ids: readonly number[]
}

/** Comments are numbered in the order of the file, an answer after what it answers. */
export function numbered(comments: readonly PlannedComment[]): NumberedComment[] {
  let next = 0
  return [...comments]
    .sort((a, b) => a.start.bookmark.from - b.start.bookmark.from || a.start.from - b.start.from)
    .map(comment => ({ comment, ids: comment.entries.map(() => next++) }))
}

const NAMES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid"',
  'xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex"',
  'mc:Ignorable="w14 w15 w16cid w16cex"'
].join(' ')
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MICROSOFT = 'http://schemas.microsoft.com/office'
const KIND = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/**
 * Writes the parts that comments need (ISO/IEC 29500-1, 17.13.4; MS-DOCX 2.5.1): texts, answers, what is resolved, people, times. Returns by what each of
 * them is known when the file comes back.
 */
export function addComments(parts: Parts, comments: readonly NumberedComment[]): CarriedComment[] {
  styles(parts)
  const carried = comments.length > 0 ? addTexts(parts, comments) : []
  people(parts)
  return carried
}

function addTexts(parts: Parts, comments: readonly NumberedComment[]): CarriedComment[] {
  const carried: CarriedComment[] = []
  const ids = new ParagraphIds()
  const texts: string[] = []
  const extended: string[] = []
  const durable: string[] = []
  const times: string[] = []
  for (const { comment, ids: numbers } of comments) {
    let root: string | null = null
    comment.entries.forEach((entry, i) => {
      const own = entry.paragraphs.map((_, j) => ids.next(`${comment.key}:${i}:${j}`))
      const last = own.at(-1) ?? ids.next(`${comment.key}:${i}`)
      texts.push(commentXml(entry, numbers[i] ?? 0, own.length > 0 ? own : [last]))
      const parent = root === null ? '' : ` w15:paraIdParent="${root}"`
      extended.push(`<w15:commentEx w15:paraId="${last}"${parent} w15:done="${comment.resolved ? 1 : 0}"/>`)
      const kept = ids.next(`${comment.key}:${i}:durable`)
      durable.push(`<w16cid:commentId w16cid:paraId="${last}" w16cid:durableId="${kept}"/>`)
      if (entry.at !== null)
        times.push(`<w16cex:commentExtensible w16cex:durableId="${kept}" w16cex:dateUtc="${utc(entry.at)}"/>`)
      root ??= last
      carried.push({
        thread: comment.thread,
        number: i,
        paragraph: last,
        author: entry.author,
        at: entry.at && localTime(entry.at),
        words: wordsMark(entry.paragraphs.join('\n')),
        resolved: comment.resolved
      })
    })
  }
  const add = (name: string, root: string, type: string, kind: string, content: readonly string[]): void =>
    addPart(parts, name, type, kind, `${HEAD}<${root} ${NAMES}>${content.join('')}</${root}>`)
  add('comments', 'w:comments', `${OFFICE}/comments`, 'comments', texts)
  add(
    'commentsExtended',
    'w15:commentsEx',
    `${MICROSOFT}/2011/relationships/commentsExtended`,
    'commentsExtended',
    extended
  )
  add('commentsIds', 'w16cid:commentsIds', `${MICROSOFT}/2016/09/relationships/commentsIds`, 'commentsIds', durable)
  add(
    'commentsExtensible',
    'w16cex:commentsExtensible',
    `${MICROSOFT}/2018/08/relationships/commentsExtensible`,
    'commentsExtensible',
    times
  )
  return carried
}

function commentXml({ author, at, paragraphs }: PlannedEntry, id: number, paraIds: readonly string[]): string {
  const lines = paragraphs.length > 0 ? paragraphs : ['']
  const date = at === null ? '' : ` w:date="${localTime(at)}"`
  const body = lines.map((line, i) => {
    const mark = i === 0 ? '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>' : ''
    const text = cleanText(line)
      .split('\t')
      .map(piece => (piece === '' ? '' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`))
      .join('<w:tab/>')
    const run = text === '' ? '' : `<w:r>${text.replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">')}</w:r>`
    return `<w:p w14:paraId="${paraIds[i]}" w14:textId="77777777"><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>${mark}${run}</w:p>`
  })
  const initials = escapeXml(initialsOf(author))
  return `<w:comment w:id="${id}" w:author="${escapeXml(author)}"${date} w:initials="${initials}">${body.join('')}</w:comment>`
}

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/u)
    .map(word => Array.from(word)[0] ?? '')
    .filter(letter => /\p{L}/u.test(letter))
    .join('')
    .slice(0, 4)
    .toLocaleUpperCase('sv')

/**
 * Numbers of eight hexadecimal digits below 80000000, as Word wants them for paragraphs and comments: from what they stand for, so that the
 * same comment has the same in every export.
 */
class ParagraphIds {
  readonly #taken = new Set<string>()

  next(of: string): string {
    for (let again = 0; ; again++) {
      const hash = createHash('sha256')
        .update(`${of}${again === 0 ? '' : `#${again}`}`)
        .digest()
      const number = hash.readUInt32BE(0) & 0x7fffffff
      const id = number.toString(16).toUpperCase().padStart(8, '0')
      if (number === 0 || this.#taken.has(id)) continue
      this.#taken.add(id)
      return id
    }
  }
}

const utc = (at: string): string => `${new Date(at).toISOString().slice(0, 19)}Z`

const WALL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'medium' })

/** Word shows the time of a comment or a change as it is written, and writes that of the clock on the wall with a Z. Here: the clock in Sweden. */
export const localTime = (at: string): string => `${WALL.format(new Date(at)).replace(' ', 'T')}Z`

function addPart(parts: Parts, name: string, type: string, kind: string, xml: string): void {
  const path = `word/${name}.xml`
  const known = parts.has(path)
  parts.set(path, xml)
  if (known) return
  changePart(parts, 'word/_rels/document.xml.rels', rels => {
    const next = Math.max(0, ...[...rels.matchAll(/\bId="rId(\d+)"/g)].map(m => Number(m[1]))) + 1
    const own = `<Relationship Id="rId${next}" Type="${type}" Target="${name}.xml"/>`
    return rels.replace('</Relationships>', `${own}</Relationships>`)
  })
  changePart(parts, '[Content_Types].xml', types =>
    types.replace('</Types>', `<Override PartName="/${path}" ContentType="${KIND}.${kind}+xml"/></Types>`)
  )
}

/** Everybody who wrote a comment or a change, as Word lists them. */
function people(parts: Parts): void {
  const names = new Set<string>()
  for (const part of ['word/document.xml', 'word/footnotes.xml', 'word/comments.xml'])
    for (const [, author] of partText(parts, part).matchAll(/\bw:author="([^"]*)"/g)) if (author) names.add(author)
  if (names.size === 0) return
  const all = [...names]
    .sort()
    .map(
      name =>
        `<w15:person w15:author="${name}"><w15:presenceInfo w15:providerId="None" w15:userId="${name}"/></w15:person>`
    )
  addPart(
    parts,
    'people',
    `${MICROSOFT}/2011/relationships/people`,
    'people',
    `${HEAD}<w15:people ${NAMES}>${all.join('')}</w15:people>`
  )
}

/** The styles of comments, where the file has none. */
function styles(parts: Parts): void {
  const wanted = [
    [
      'CommentReference',
      `<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>`
    ],
    [
      'CommentText',
      `<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>`
    ]
  ] as const
  changePart(parts, 'word/styles.xml', xml =>
    wanted.reduce(
      (now, [id, style]) =>
        now.includes(`w:styleId="${id}"`) ? now : now.replace('</w:styles>', `${style}</w:styles>`),
      xml
    )
  )
}
