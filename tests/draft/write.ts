import { documentXml, docx, type Rel } from '../docx/files.ts'

/**
 * Drafts as people write them: paragraphs, tables, notes, comments and tracked changes, in the XML of Word. What a test says of a draft it
 * says of the letters that stand here.
 */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

interface RunLook {
  bold?: boolean
  italic?: boolean
  /** Points. */
  size?: number
  caps?: boolean
  hidden?: boolean
  color?: string
}

/** A run of text. */
export const run = (text: string, { bold, italic, size, caps, hidden, color }: RunLook = {}): string => {
  const look = [
    bold ? '<w:b/>' : '',
    italic ? '<w:i/>' : '',
    caps ? '<w:caps/>' : '',
    hidden ? '<w:vanish/>' : '',
    color ? `<w:color w:val="${color}"/>` : '',
    size ? `<w:sz w:val="${size * 2}"/>` : ''
  ].join('')
  const pieces = text.split('\n').map(part => `<w:t xml:space="preserve">${escaped(part)}</w:t>`)
  return `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}${pieces.join('<w:br/>')}</w:r>`
}

export const note = (id: number, kind: 'footnote' | 'endnote' = 'footnote'): string =>
  `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`

interface ParagraphLook {
  style?: string
  outline?: number
  /** The list and level. */
  list?: [number, number]
  /** A tracked change of the end of the paragraph. */
  mark?: string
}

/** A paragraph of text, or of runs as XML. */
export function p(content: string, { style, outline, list, mark }: ParagraphLook = {}, look: RunLook = {}): string {
  const properties = [
    style ? `<w:pStyle w:val="${style}"/>` : '',
    list ? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>` : '',
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline - 1}"/>`,
    mark ? `<w:rPr>${mark}</w:rPr>` : ''
  ].join('')
  const runs = content.startsWith('<w:') ? content : content === '' ? '' : run(content, look)
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${runs}</w:p>`
}

/** A table of texts; a cell that begins with `<w:` is XML. */
export const table = (rows: readonly (readonly string[])[], { header = false } = {}): string =>
  `<w:tbl>${rows
    .map((cells, r) => {
      const head = header && r === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''
      return `<w:tr>${head}${cells
        .map(
          cell =>
            `<w:tc>${
              cell.startsWith('<w:')
                ? cell
                : cell
                    .split('\n')
                    .map(line => p(line))
                    .join('')
            }</w:tc>`
        )
        .join('')}</w:tr>`
    })
    .join('')}</w:tbl>`

const AUTHOR = 'w:author="Berit Lund" w:date="2026-03-04T08:15:00Z"'
let changes = 500
export const inserted = (text: string, look: RunLook = {}): string =>
  `<w:ins w:id="${changes++}" ${AUTHOR}>${run(text, look)}</w:ins>`
export const deleted = (text: string): string =>
  `<w:del w:id="${changes++}" ${AUTHOR}>${run(text).replaceAll('<w:t ', '<w:delText ').replaceAll('</w:t>', '</w:delText>')}</w:del>`
export const insertedMark = (): string => `<w:ins w:id="${changes++}" ${AUTHOR}/>`
export const deletedMark = (): string => `<w:del w:id="${changes++}" ${AUTHOR}/>`

/** A comment on what stands between. */
export const commented = (id: number, runs: string): string =>
  `<w:commentRangeStart w:id="${id}"/>${runs}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`

interface Comment {
  id: number
  author: string
  text: string
  parent?: number
  done?: boolean
}

interface Parts {
  /** Names of paragraph styles by id, with the level of the outline where they have one. */
  styles?: Record<string, { name: string; outline?: number; basedOn?: string; bold?: boolean; size?: number }>
  notes?: Record<number, string>
  endnotes?: Record<number, string>
  comments?: readonly Comment[]
  header?: string
  rels?: readonly Rel[]
  more?: Record<string, string | Uint8Array>
}

const bullet = (level: number): string =>
  `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>`
const number = (level: number): string =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%${level + 1}."/></w:lvl>`
/** List 1 has bullets, list 2 numbers. */
const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="1">${[0, 1, 2].map(bullet).join('')}</w:abstractNum><w:abstractNum w:abstractNumId="2">${[0, 1, 2].map(number).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`

const paraId = (id: number): string => (0x10000000 + id).toString(16).toUpperCase()

/** The file. */
export function draft(body: readonly string[], given: Parts = {}): Buffer {
  const { styles = {}, notes = {}, endnotes = {}, comments = [], header, rels = [], more = {} } = given
  const styleXml = Object.entries(styles).map(
    ([id, { name, outline, basedOn, bold, size }]) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn ? `<w:basedOn w:val="${basedOn}"/>` : ''}${outline ? `<w:pPr><w:outlineLvl w:val="${outline - 1}"/></w:pPr>` : ''}<w:rPr>${bold ? '<w:b/>' : ''}${size ? `<w:sz w:val="${size * 2}"/>` : ''}</w:rPr></w:style>`
  )
  const notesXml = (kind: 'footnote' | 'endnote', all: Record<number, string>): string =>
    `<w:${kind}s ${W}>${Object.entries(all)
      .map(([id, text]) => `<w:${kind} w:id="${id}">${p(text)}</w:${kind}>`)
      .join('')}</w:${kind}s>`
  const commentsXml = comments.map(
    ({ id, author, text }) =>
      `<w:comment w:id="${id}" w:author="${author}" w:date="2026-02-0${(id % 8) + 1}T09:00:00Z">${text
        .split('\n')
        .map((line, i, all) =>
          i === all.length - 1 ? p(line).replace('<w:p>', `<w:p w14:paraId="${paraId(id)}">`) : p(line)
        )
        .join('')}</w:comment>`
  )
  const extended = comments.map(
    ({ id, parent, done }) =>
      `<w15:commentEx w15:paraId="${paraId(id)}"${parent === undefined ? '' : ` w15:paraIdParent="${paraId(parent)}"`} w15:done="${done ? 1 : 0}"/>`
  )
  const has = (all: object): boolean => Object.keys(all).length > 0
  const extra: [boolean, Rel, string, string][] = [
    [
      has(styles),
      { id: 'rS', kind: 'styles', target: 'styles.xml' },
      'word/styles.xml',
      `<w:styles ${W}>${styleXml.join('')}</w:styles>`
    ],
    [true, { id: 'rN', kind: 'numbering', target: 'numbering.xml' }, 'word/numbering.xml', NUMBERING],
    [
      has(notes),
      { id: 'rF', kind: 'footnotes', target: 'footnotes.xml' },
      'word/footnotes.xml',
      notesXml('footnote', notes)
    ],
    [
      has(endnotes),
      { id: 'rE', kind: 'endnotes', target: 'endnotes.xml' },
      'word/endnotes.xml',
      notesXml('endnote', endnotes)
    ],
    [
      header !== undefined,
      { id: 'rH', kind: 'header', target: 'header1.xml' },
      'word/header1.xml',
      `<w:hdr ${W}>${p(header ?? '')}</w:hdr>`
    ],
    [
      comments.length > 0,
      { id: 'rC', kind: 'comments', target: 'comments.xml' },
      'word/comments.xml',
      `<w:comments ${W} ${W14}>${commentsXml.join('')}</w:comments>`
    ]
  ]
  const used = extra.filter(([is]) => is)
  const parts = Object.fromEntries(used.map(([, , name, xml]) => [name, xml]))
  const all = used.map(([, rel]) => rel)
  const file = docx(documentXml(body.join('')), { rels: [...all, ...rels], more: { ...parts, ...more } })
  return comments.length === 0
    ? file
    : withExtended(body, { rels: [...all, ...rels], more: { ...parts, ...more } }, extended)
}

/** Answers and what is resolved stand in a part whose relationship is Microsoft's own. */
function withExtended(
  body: readonly string[],
  given: Required<Pick<Parts, 'rels' | 'more'>>,
  extended: readonly string[]
): Buffer {
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const own = given.rels.map(
    ({ id, kind, target, external }) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`
  )
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${own.join('')}<Relationship Id="rX" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>`
  const xml = `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${extended.join('')}</w15:commentsEx>`
  return docx(documentXml(body.join('')), {
    more: { ...given.more, 'word/_rels/document.xml.rels': rels, 'word/commentsExtended.xml': xml }
  })
}
