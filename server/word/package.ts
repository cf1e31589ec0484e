import { unzipSync, type Zippable, zipSync } from 'fflate'
import { COLOR, TABLE_STYLE } from '../../schemas/word/look.ts'
import { changePart, type Parts, partBytes } from './parts.ts'
import { type Dressing, dress } from './reference/apply.ts'
import { roomForTurned } from './turned.ts'
import { watermarkRun } from './watermark.ts'

export interface PackageOptions {
  /** The day that everything inside is dated: `2026-11-22`. */
  date: string
  /** Words behind the text of every page. */
  watermark?: string | null
  /** Word follows every change, and lets that be turned off only on purpose. */
  trackChanges?: boolean
  /** The styles and letterhead of the municipality's own file. */
  dressing?: Dressing | null
}

/**
 * The pass over what docx has written: nothing in it may depend on the clock, on chance, or on what was made before (dates, ids of
 * relationships and bookmarks, times and order of the zip), and what docx cannot write is put in.
 */
export function finishPackage(bytes: Uint8Array, options: PackageOptions): Parts {
  const { date, watermark, trackChanges, dressing } = options
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw new RangeError(`A Word file needs a date like 2026-11-22, not ”${date}”.`)
  const parts: Parts = new Map(Object.entries(unzipSync(bytes)))
  datesAndLanguage(parts, date)
  relationshipIds(parts)
  bookmarkIds(parts)
  headingLists(parts)
  emptyParagraphs(parts)
  roomForTurned(parts)
  styles(parts)
  tableLooks(parts)
  settings(parts, trackChanges ?? false)
  if (watermark) watermarks(parts, watermark)
  if (dressing) dress(parts, dressing)
  return parts
}

function datesAndLanguage(parts: Parts, date: string): void {
  changePart(parts, 'docProps/core.xml', xml =>
    xml
      .replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`)
      .replace('</cp:coreProperties>', '<dc:language>sv-SE</dc:language></cp:coreProperties>')
  )
}

/** docx names relationships to links at random: they are numbered on from the others in their order. */
function relationshipIds(parts: Parts): void {
  for (const name of parts.keys()) {
    const owner = /^(.*)_rels\/([^/]+)\.rels$/.exec(name)
    if (!owner) continue
    const names = new Map<string, string>()
    changePart(parts, name, xml => {
      const ids = [...xml.matchAll(/<Relationship [^>]*?\bId="([^"]*)"/g)].map(m => m[1] ?? '')
      let next = Math.max(0, ...ids.map(id => Number(/^rId(\d+)$/.exec(id)?.[1] ?? 0)))
      for (const id of ids) if (!/^rId\d+$/.test(id)) names.set(id, `rId${++next}`)
      return xml.replace(/(<Relationship [^>]*?\bId=")([^"]*)/g, (_, before, id) => before + (names.get(id) ?? id))
    })
    if (names.size === 0) continue
    changePart(parts, `${owner[1]}${owner[2]}`, xml =>
      xml.replace(/<[^>]*\br:(?:id|embed|link)="[^>]*>/g, tag =>
        tag.replace(/(\br:(?:id|embed|link)=")([^"]*)/g, (_, before, id) => before + (names.get(id) ?? id))
      )
    )
  }
}

/** docx counts bookmarks through the life of the process: here they count from 1 through the parts, names of its own too. */
function bookmarkIds(parts: Parts): void {
  const ids = new Map<string, number>()
  const names = new Map<string, string>()
  const numbered = (id: string): number => ids.get(id) ?? ids.set(id, ids.size + 1).size
  const renamed = (name: string): string =>
    names.get(name) ?? (names.set(name, `_Toc${names.size + 1}`).get(name) as string)
  for (const name of ['word/document.xml', 'word/footnotes.xml']) {
    changePart(parts, name, xml =>
      xml
        .replace(/<w:bookmark(?:Start|End) [^>]*>/g, tag =>
          tag.replace(/(\bw:id=")([^"]*)/, (_, before, id) => before + numbered(id))
        )
        .replace(/<w:(?:bookmarkStart|hyperlink) [^>]*>/g, tag =>
          tag.replace(/(\bw:(?:name|anchor)=")(_Toc\d+)(?=")/, (_, before, toc) => before + renamed(toc))
        )
        .replace(/(<w:instrText[^>]*>PAGEREF )(_Toc\d+)/g, (_, before, toc) => before + renamed(toc))
    )
  }
}

const NO_ROOM = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'

/**
 * Paragraphs without words that docx needs: the end of the table of contents moves into its last entry, and those that only end
 * a section take no room, so that a full page is not followed by an empty one.
 */
function emptyParagraphs(parts: Parts): void {
  const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent>'
  changePart(parts, 'word/document.xml', xml =>
    xml
      .replace(`</w:p><w:p>${end}`, end)
      .replace(/<w:p><w:pPr>(<w:sectPr>(?:(?!<\/w:pPr>)[\s\S])*<\/w:pPr><\/w:p>)/g, `<w:p><w:pPr>${NO_ROOM}$1`)
  )
}

/** Lists that belong to styles are multi-level lists, in Word's own sense too. */
function headingLists(parts: Parts): void {
  changePart(parts, 'word/numbering.xml', xml =>
    xml
      .replace(/(<w:lvl\b[^>]*?) w:tentative="1"/g, '$1')
      .replace(/<w:abstractNum\b[\s\S]*?<\/w:abstractNum>/g, list => list.replace('"hybridMultilevel"', '"multilevel"'))
  )
}

const DEFAULT_FONT =
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'

/**
 * The table style, which docx cannot describe, and the style that docx bases others on without writing it; docx's paragraph styles that no
 * version of Word has as such go.
 */
function styles(parts: Parts): void {
  changePart(parts, 'word/styles.xml', xml =>
    xml
      .replace(/<w:style w:type="paragraph" w:styleId="(?:Strong|Bibliography)">[\s\S]*?<\/w:style>/g, '')
      .replace('</w:styles>', `${DEFAULT_FONT}${tableStyle()}</w:styles>`)
  )
}

function tableStyle(): string {
  const line = (side: string, size: number, color: string): string =>
    `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${color}"/>`
  const space = (side: string, width: number): string => `<w:${side} w:w="${width}" w:type="dxa"/>`
  const shaded = `<w:shd w:val="clear" w:color="auto" w:fill="${COLOR.tint}"/>`
  const bold = `<w:rPr><w:b/><w:bCs/><w:color w:val="${COLOR.petrol}"/></w:rPr>`
  return [
    `<w:style w:type="table" w:customStyle="1" w:styleId="${TABLE_STYLE}"><w:name w:val="Styrskrift tabell"/>`,
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:tblPr><w:tblBorders>',
    line('top', 8, COLOR.petrol),
    line('bottom', 8, COLOR.petrol),
    line('insideH', 4, COLOR.rule),
    `</w:tblBorders><w:tblCellMar>${space('top', 45)}${space('left', 100)}${space('bottom', 45)}${space('right', 100)}</w:tblCellMar></w:tblPr>`,
    `<w:tblStylePr w:type="firstRow">${bold}<w:tcPr>${shaded}</w:tcPr></w:tblStylePr>`,
    `<w:tblStylePr w:type="firstCol">${bold}</w:tblStylePr></w:style>`
  ].join('')
}

/** LibreOffice before 24 reads the look of a table from the older number alone (ISO 29500-4, 14.3.8). */
const LOOKS = { firstRow: 0x20, lastRow: 0x40, firstColumn: 0x80, lastColumn: 0x100, noHBand: 0x200, noVBand: 0x400 }

function tableLooks(parts: Parts): void {
  changePart(parts, 'word/document.xml', xml =>
    xml.replace(/<w:tblLook [^>]*>/g, tag => {
      const bits = Object.entries(LOOKS).filter(([name]) => tag.includes(`w:${name}="true"`))
      const number = bits.reduce((sum, [, bit]) => sum + bit, 0)
      return tag.replace('<w:tblLook ', `<w:tblLook w:val="${number.toString(16).toUpperCase().padStart(4, '0')}" `)
    })
  )
}

/** A copy that is sent to a reviewer follows changes, and is protected so that they stay followed (ISO/IEC 29500-1, 17.15.1.29). */
const TRACKED = '<w:trackRevisions/><w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'

function settings(parts: Parts, tracked: boolean): void {
  changePart(parts, 'word/settings.xml', xml =>
    xml
      .replace('</w:compat>', '</w:compat><w:themeFontLang w:val="sv-SE"/>')
      .replace('<w:displayBackgroundShape/>', '')
      .replace('<w:defaultTabStop', `${tracked ? TRACKED : ''}<w:defaultTabStop`)
  )
}

/** The watermark belongs to the first paragraph of each header. */
function watermarks(parts: Parts, text: string): void {
  const headers = [...parts.keys()].filter(name => /^word\/header\d+\.xml$/.test(name)).sort()
  headers.forEach((name, i) => {
    changePart(parts, name, xml => xml.replace('</w:pPr>', `</w:pPr>${watermarkRun(text, i + 1)}`))
  })
}

/** Content types first, then the package's relationships, the document, and the rest by name; every time the same. */
const FIRST = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml']

/** The package as a file. The same parts give the same bytes. */
export function pack(parts: Parts): Uint8Array {
  const rank = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length)
  const names = [...parts.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  // fflate writes the local time of the date: this one is the first day that a zip can hold, wherever the server stands.
  const attributes = { mtime: new Date(1980, 0, 1), level: 6, os: 0 } as const
  const out: Zippable = {}
  for (const name of names) out[name] = [partBytes(parts.get(name) ?? ''), attributes]
  return zipSync(out)
}
