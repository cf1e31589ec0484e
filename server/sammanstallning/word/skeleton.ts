import {
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun
} from 'docx'
import { messages } from '../../../schemas/messages/messages.ts'
import { dateInWords } from '../../../schemas/records/metadata/editor.ts'
import type { Block } from '../../../schemas/word/context.ts'
import { LIST_DEFINITIONS } from '../../../schemas/word/lists.ts'
import { COLOR, FONT, type Layout, type Orientation, PAGE, STYLE, textWidth } from '../../../schemas/word/look.ts'
import { Numbers } from '../../../schemas/word/numbering.ts'
import { wordsOf } from '../../../schemas/word/runs.ts'
import { stylesOf } from '../../../schemas/word/styles.ts'
import { finishPackage, pack } from '../../word/package.ts'
import { changePart, type Parts } from '../../word/parts.ts'
import { dress } from '../../word/reference/apply.ts'
import type { Reference } from '../../word/reference/read.ts'
import { typeOf } from '../../word/reference/type.ts'
import { Body } from './body.ts'
import { COME, GONE, QUIET } from './write.ts'

/** Nothing in these files is numbered by its style: the numbers are those of the frozen version, in words. */
const LAYOUT: Layout = {
  sectionsNumbered: false,
  fokusomradenInNumbered: false,
  insatserAsTable: false,
  wideTables: false
}

/** A title in the footer is cut here, so that it leaves room for the number of the page. */
const MAX_TITLE = 80

export interface Leaf {
  orientation: Orientation
  /** Paragraphs of the library before the body: the cover. */
  front?: readonly Block[]
  /** The body as XML. */
  body: string
}

export interface Frame {
  title: string
  subject: string
  kommun: string
  /** Right in the header: what kind of file it is, and its diarienummer. */
  header: string
  /** The day that everything inside is dated. */
  date: string
  /** What program reads of it: document and version. */
  properties: { name: string; value: string }[]
  /** How many numbered lists the body has. */
  lists: number
  /** The first page has no header or footer of its own. */
  cover: boolean
  /** Marked as a draft: in every header, and behind the text of every page. */
  draft?: boolean
  /** The municipality's own file, whose styles, margins and letterhead are used, and what its fields are filled with. */
  letterhead?: { reference: Reference; diarienummer: string; type: string } | null
  leaves: readonly Leaf[]
}

/** A Word file of parts of one orientation each. The same input gives the same bytes. */
export const wordFile = async (frame: Frame): Promise<Uint8Array> => pack(await wordParts(frame))

/** The same before it is packed. */
export async function wordParts(frame: Frame): Promise<Parts> {
  const document = new Document({
    title: frame.title,
    subject: frame.subject,
    creator: frame.kommun,
    lastModifiedBy: frame.kommun,
    customProperties: frame.properties.filter(({ value }) => value !== ''),
    styles: styles(frame.letterhead?.reference ?? null),
    evenAndOddHeaderAndFooters: frame.letterhead?.reference.evenAndOdd ?? false,
    numbering: { config: [...new Numbers(LAYOUT).definitions, ...LIST_DEFINITIONS] },
    sections: frame.leaves.map((leaf, i) => section(frame, leaf, i))
  })
  const parts = finishPackage(await Packer.toBuffer(document), { date: frame.date, watermark: markOf(frame) })
  changePart(parts, 'word/document.xml', xml => filled(xml, frame))
  dressed(parts, frame)
  return parts
}

/** In the styles and with the letterhead of the municipality, as exports are: when the body is in its place, so that its styles are theirs too. */
function dressed(parts: Parts, frame: Frame): void {
  const { letterhead, kommun, title, date } = frame
  if (!letterhead) return
  const { reference, diarienummer, type } = letterhead
  const mark = markOf(frame)
  dress(parts, {
    reference,
    filling: {
      kommun,
      dokumenttyp: type,
      titel: title,
      diarienummer,
      datum: dateInWords(date),
      status: frame.draft ? messages.export.marks.draft.word : '',
      märkning: mark ?? ''
    },
    mark,
    widths: { portrait: textWidth('portrait', reference.page), landscape: textWidth('landscape', reference.page) },
    logoText: messages.word.logoOf(kommun)
  })
}

/** The start of a paragraph that only ends a part: it takes no room, so that a full page is not followed by an empty one. */
const NO_ROOM = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'

const place = (i: number): string => `§B${i}§`
const PARAGRAPH = /<w:p>(?:<w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr>)?<w:r><w:t[^>]*>(§[A-Z]\d*§)<\/w:t><\/w:r><\/w:p>/g

/** The XML of the library with the bodies in their places, and the lists by the numbers that the library gave them. */
function filled(xml: string, frame: Frame): string {
  const lists = new Map<string, string>()
  for (const [whole, mark = ''] of xml.matchAll(PARAGRAPH)) {
    const number = /<w:numId w:val="(\d+)"\/>/.exec(whole)?.[1]
    if (number) lists.set(mark, number)
  }
  const bodies = new Map(frame.leaves.map((leaf, i) => [place(i), leaf.body]))
  const numbered = (body: string): string =>
    body.replace(
      /<w:numId w:val="(§[PO]\d*§)"\/>/g,
      (_, mark: string) => `<w:numId w:val="${lists.get(mark) ?? '0'}"/>`
    )
  // The library lets the last paragraph of a part carry the measures of its pages: they stay, after the body.
  return xml.replace(PARAGRAPH, (whole, mark: string) => {
    const pages = /<w:sectPr[\s\S]*<\/w:sectPr>/.exec(whole)?.[0]
    const end = pages === undefined ? '' : `${NO_ROOM}${pages}</w:pPr></w:p>`
    return `${numbered(bodies.get(mark) ?? '')}${end}`
  })
}

function section(frame: Frame, leaf: Leaf, i: number): ISectionOptions {
  const { orientation, front = [] } = leaf
  const reference = frame.letterhead?.reference ?? null
  const page = reference?.page ?? PAGE
  const width = textWidth(orientation, page)
  // A letterhead may have a first page of its own, or stand on the cover too.
  const cover = i === 0 && (reference === null ? frame.cover : reference.titlePage)
  const even = reference?.evenAndOdd ? { header: headerOf(frame, width), footer: footerOf(frame, width) } : null
  const marks = i === 0 ? listMarks(frame.lists) : []
  return {
    properties: {
      ...(cover ? { titlePage: true } : {}),
      page: {
        size: { width: page.short, height: page.long, orientation },
        margin: {
          top: page.top,
          right: page.right,
          bottom: page.bottom,
          left: page.left,
          header: page.header,
          footer: page.footer
        }
      }
    },
    headers: {
      default: headerOf(frame, width),
      ...(even ? { even: even.header } : {}),
      ...(cover ? { first: firstHeaderOf(frame, width) } : {})
    },
    footers: {
      default: footerOf(frame, width),
      ...(even ? { even: even.footer } : {}),
      ...(cover ? { first: new Footer({ children: [new Paragraph({ style: STYLE.footer })] }) } : {})
    },
    children: [...front, ...marks, new Paragraph({ children: [new TextRun(place(i))] })]
  }
}

/** Paragraphs from which the numbers of the lists are read; they go when the body comes. */
function listMarks(lists: number): Paragraph[] {
  const of = (mark: string, numbering: { reference: string; level: number; instance?: number }): Paragraph =>
    new Paragraph({ numbering: { ...numbering, custom: true }, children: [new TextRun(mark)] })
  const ordered = Array.from({ length: lists }, (_, i) =>
    of(Body.ordered(i + 1), { reference: 'nummer-text', level: 0, instance: i + 1 })
  )
  return [of(Body.BULLETS, { reference: 'punkter-text', level: 0 }), ...ordered]
}

const markOf = ({ draft }: Frame): string | null => (draft ? messages.export.marks.draft.text : null)
const markWords = (frame: Frame): ParagraphChild[] => {
  const mark = markOf(frame)
  return mark === null ? [] : wordsOf(mark, { bold: true, color: COLOR.petrol })
}

function headerOf(frame: Frame, width: number): Header {
  return new Header({
    children: [
      new Paragraph({
        style: STYLE.header,
        tabStops: [
          { type: 'center', position: Math.round(width / 2) },
          { type: 'right', position: width }
        ],
        border: { bottom: { style: 'single', size: 4, space: 5, color: COLOR.rule } },
        children: [...wordsOf(`${frame.kommun}\t`), ...markWords(frame), ...wordsOf(`\t${frame.header}`)]
      })
    ]
  })
}

/** The cover shows the mark alone. */
function firstHeaderOf(frame: Frame, width: number): Header {
  const mark = markWords(frame)
  const middle = [{ type: 'center' as const, position: Math.round(width / 2) }]
  const content = mark.length > 0 ? { tabStops: middle, children: [...wordsOf('\t'), ...mark] } : {}
  return new Header({ children: [new Paragraph({ style: STYLE.header, ...content })] })
}

function footerOf({ title }: Frame, width: number): Footer {
  const short = title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1).trimEnd()}…` : title
  const page = new TextRun({
    children: [`${messages.word.page} `, PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')']
  })
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.footer,
        tabStops: [{ type: 'right', position: width }],
        children: [...wordsOf(`${short}\t`), page]
      })
    ]
  })
}

/** Styles for what only these files have. */
export const OWN_STYLE = { quote: 'Remisstext', small: 'Tabelluppgift' } as const

function styles(reference: Reference | null): ReturnType<typeof stylesOf> {
  const own = stylesOf(LAYOUT, reference ? typeOf(reference) : null)
  return {
    ...own,
    paragraphStyles: [
      ...(own.paragraphStyles ?? []),
      {
        id: OWN_STYLE.quote,
        name: 'Text ur remissversionen',
        basedOn: 'Normal',
        quickFormat: true,
        run: { color: COLOR.ink },
        paragraph: {
          indent: { left: 227 },
          spacing: { before: 0, after: 60 },
          border: { left: { style: 'single', size: 18, space: 8, color: COLOR.rule } }
        }
      },
      {
        id: OWN_STYLE.small,
        name: 'Tabelluppgift',
        basedOn: STYLE.tableText,
        quickFormat: true,
        run: { font: FONT.heading, size: 18, color: COLOR.quiet }
      }
    ],
    characterStyles: [
      { id: GONE, name: 'Borttaget', run: { strike: true, color: '8C1D18' } },
      { id: COME, name: 'Tillagt', run: { bold: true, underline: { type: 'single' }, color: '14532D' } },
      { id: QUIET, name: 'Uppgifter', run: { color: COLOR.quiet } }
    ]
  }
}
