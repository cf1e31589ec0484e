import { messages } from '../../../schemas/messages/messages.ts'
import { COLOR } from '../../../schemas/word/look.ts'
import { READ_LIMITS } from '../../docx/limits.ts'
import { Budget, readXml, type Xml } from '../../docx/xml.ts'
import { changePart, type Parts, partText as textOfPart } from '../parts.ts'
import { watermarkRun } from '../watermark.ts'
import { across, describePictures, type Filling, filled } from './fill.ts'
import { type Margin, PICTURE_TYPES } from './margin.ts'
import { listsIn, mergeLists } from './numbering.ts'
import { PAGE_KINDS, type PageKind, type Reference } from './read.ts'
import { mergeStyles, renumbered } from './styles.ts'
import { partText, xmlText } from './xml-out.ts'

export interface Dressing {
  reference: Reference
  filling: Filling
  /** The mark of the file, or null. */
  mark: string | null
  /** Widths of the text on pages that stand and that lie. */
  widths: { portrait: number; landscape: number }
  /** What letterhead pictures are called that have no text of their own. */
  logoText: string
}

const REFERS = /<w:(pStyle|rStyle|tblStyle) w:val="([^"]*)"/g

/** Dresses a package in the styles, lists, theme, headers and footers of a reference. */
export function dress(parts: Parts, dressing: Dressing): void {
  const { reference } = dressing
  const read = (name: string): Xml => readXml(textOfPart(parts, name), new Budget(READ_LIMITS))
  const styles = mergeStyles(read('word/styles.xml'), reference)
  const margins = [...Object.values(reference.headers), ...Object.values(reference.footers)]
  const inMargins = new Set(margins.flatMap(margin => listsIn(margin.root)))
  const lists = mergeLists(read('word/numbering.xml'), reference, styles, inMargins)
  for (const name of parts.keys()) {
    if (!/^word\/[\w]+\.xml$/.test(name) || name === 'word/styles.xml' || name === 'word/numbering.xml') continue
    changePart(parts, name, xml =>
      recolored(xml, styles.accent.color).replace(REFERS, (whole, what, id) => {
        const mapped = styles.ids.get(id)
        return mapped === undefined ? whole : `<w:${what} w:val="${mapped}"`
      })
    )
  }
  parts.set('word/styles.xml', partText(styles.root(lists.ids)))
  parts.set('word/numbering.xml', partText(lists.root))
  if (reference.themeText) parts.set('word/theme/theme1.xml', reference.themeText)
  dressMargins(parts, dressing, lists.ids)
}

/** Our colour where it is said directly. */
function recolored(xml: string, color: Xml | null): string {
  return xml.replaceAll(`<w:color w:val="${COLOR.petrol}"/>`, color ? xmlText(color) : '')
}

/** A header or footer that a section refers to. */
interface MarginUse {
  part: string
  what: 'header' | 'footer'
  kind: PageKind
  landscape: boolean
}

/** Puts the headers and footers of the reference where docx has written ours; where the reference has none, ours stay. */
function dressMargins(parts: Parts, dressing: Dressing, lists: ReadonlyMap<string, string>): void {
  const { reference, filling, mark, widths, logoText } = dressing
  const { headers, footers } = reference
  const numbersPages = [...Object.values(headers), ...Object.values(footers)].some(m => m.numbersPages)
  let serial = 0
  for (const use of usesOf(parts)) {
    const margin = (use.what === 'header' ? headers : footers)[use.kind]
    if (!margin) continue
    serial++
    const turned = use.landscape ? across(margin.root, widths.portrait, widths.landscape) : margin.root
    const { root, marked } = filled(describePictures(renumbered(turned, lists), 9000 + 50 * serial, logoText), filling)
    let xml = partText(root)
    if (use.what === 'header' && mark) xml = withMark(xml, mark, serial, marked)
    if (use.what === 'footer' && use.kind !== 'first' && !numbersPages)
      xml = withEnd(xml, pageNumber(use.landscape ? widths.landscape : widths.portrait))
    parts.set(use.part, xml)
    setPictures(parts, use.part, margin)
  }
}

function usesOf(parts: Parts): MarginUse[] {
  const rels = textOfPart(parts, 'word/_rels/document.xml.rels')
  const targets = new Map(
    [...rels.matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /\bId="([^"]*)"/.exec(tag)?.[1] ?? '',
      `word/${/\bTarget="([^"]*)"/.exec(tag)?.[1] ?? ''}`
    ])
  )
  const xml = textOfPart(parts, 'word/document.xml')
  return [...xml.matchAll(/<w:sectPr\b[\s\S]*?<\/w:sectPr>/g)].flatMap(([section]) => {
    const landscape = section.includes('w:orient="landscape"')
    return [...section.matchAll(/<w:(header|footer)Reference w:type="(\w+)" r:id="(\w+)"/g)].flatMap(
      ([, what, type, id = '']) => {
        const kind = PAGE_KINDS.find(k => k === type)
        const part = targets.get(id)
        if (!kind || !part) return []
        return [{ part, what: what === 'header' ? ('header' as const) : ('footer' as const), kind, landscape }]
      }
    )
  })
}

/** The mark in words, and behind the text: where the letterhead has a place for it, or in a line below. */
function withMark(xml: string, mark: string, serial: number, marked: boolean): string {
  const run = watermarkRun(mark, serial)
  if (marked)
    return xml
      .replace(/<w:p(?: [^>]*)?>(?:<w:pPr>[\s\S]*?<\/w:pPr>|<w:pPr\/>)?/, start => start + run)
      .replace(ROOT, named)
  const words = `<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>${mark}</w:t></w:r>`
  return withEnd(xml, `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run}${words}</w:p>`)
}

const withEnd = (xml: string, more: string): string =>
  xml.replace(/<\/w:(hdr|ftr)>$/, `${more}</w:$1>`).replace(ROOT, named)

const ROOT = /<w:(?:hdr|ftr)\b[^>]*>/
const named = (root: string): string => `${withNames(root.slice(0, -1))}>`

/** Names of namespaces that a watermark needs. */
const NEEDED = {
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office'
}

const withNames = (attributes: string): string =>
  Object.entries(NEEDED).reduce(
    (all, [prefix, uri]) => (all.includes(`xmlns:${prefix}=`) ? all : `${all} xmlns:${prefix}="${uri}"`),
    attributes
  )

/** "Sida 2 (14)" at the right side, for a letterhead that numbers no pages. */
function pageNumber(width: number): string {
  const field = (code: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const text = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
  const tab = `<w:pPr><w:tabs><w:tab w:val="right" w:pos="${width}"/></w:tabs></w:pPr><w:r><w:tab/></w:r>`
  return `<w:p>${tab}${text(`${messages.word.page} `)}${field('PAGE')}${text(' (')}${field('NUMPAGES')}${text(')')}</w:p>`
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'
const RELS_HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'

/** The pictures of a header or footer; the same picture is one part, however many headers show it. */
function setPictures(parts: Parts, part: string, margin: Margin): void {
  const relations = [...margin.pictures].map(([id, { bytes, extension }]) => {
    const name = nameOfPicture(parts, bytes, extension)
    return `<Relationship Id="${id}" Type="${REL}" Target="${name.slice('word/'.length)}"/>`
  })
  const rels = part.replace(/^word\//, 'word/_rels/').concat('.rels')
  parts.set(rels, `${RELS_HEAD}${relations.join('')}</Relationships>`)
  const extensions = new Set([...margin.pictures.values()].map(p => p.extension))
  changePart(parts, '[Content_Types].xml', xml =>
    [...extensions].reduce(
      (all, extension) =>
        new RegExp(`Extension="${extension}"`).test(all)
          ? all
          : all.replace(
              /(<Types[^>]*>)/,
              `$1<Default ContentType="${PICTURE_TYPES[extension]}" Extension="${extension}"/>`
            ),
      xml
    )
  )
}

function nameOfPicture(parts: Parts, bytes: Uint8Array, extension: string): string {
  for (let n = 1; ; n++) {
    const name = `word/media/brevhuvud${n}.${extension}`
    const there = parts.get(name)
    if (there && !Buffer.from(there).equals(Buffer.from(bytes))) continue
    parts.set(name, bytes)
    return name
  }
}
