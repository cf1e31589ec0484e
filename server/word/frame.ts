import { Footer, Header, type ISectionOptions, PageNumber, Paragraph, type ParagraphChild, TextRun } from 'docx'
import { messages } from '../../schemas/messages/messages.ts'
import { dateInWords } from '../../schemas/records/metadata/editor.ts'
import type { Block } from '../../schemas/word/context.ts'
import { COLOR, type Orientation, PAGE, STYLE, textWidth } from '../../schemas/word/look.ts'
import { wordsOf } from '../../schemas/word/runs.ts'
import { diarienummerOf, titleOf } from './cover.ts'
import { markOf, type WordInput, type WordOptions } from './input.ts'
import type { Reference } from './reference/read.ts'

/** A title in the footer is cut here, so that it leaves room for the number of the page. */
const MAX_TITLE = 80

/** Pages with header and footer: "Sida 2 (14)" as fields. The cover, the first page of the first part, has only the mark. */
export function pagesOf(
  input: WordInput,
  orientation: Orientation,
  children: readonly Block[],
  cover: boolean,
  reference: Reference | null
): ISectionOptions {
  const page = reference?.page ?? PAGE
  const width = textWidth(orientation, page)
  // Without a first page of its own, a letterhead stands on the cover too.
  const first = cover && (reference?.titlePage ?? true)
  const even = reference?.evenAndOdd ? headerOf(input, width) : null
  return {
    properties: {
      ...(first ? { titlePage: true } : {}),
      page: {
        // docx turns the measures round for a page that lies across.
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
      default: headerOf(input, width),
      ...(even ? { even } : {}),
      ...(first ? { first: firstHeaderOf(input, width) } : {})
    },
    footers: {
      default: footerOf(input, width),
      ...(even ? { even: footerOf(input, width) } : {}),
      ...(first ? { first: new Footer({ children: [new Paragraph({ style: STYLE.footer })] }) } : {})
    },
    children
  }
}

function headerOf({ dokument, template, kommun, options }: WordInput, width: number): Header {
  const right = [diarienummerOf(dokument, template), dateInWords(options.date)].filter(text => text !== '').join(' · ')
  return new Header({
    children: [
      new Paragraph({
        style: STYLE.header,
        tabStops: [
          { type: 'center', position: Math.round(width / 2) },
          { type: 'right', position: width }
        ],
        border: { bottom: { style: 'single', size: 4, space: 5, color: COLOR.rule } },
        children: [...wordsOf(`${kommun.name}\t`), ...markWords(options), ...wordsOf(`\t${right}`)]
      })
    ]
  })
}

/** The cover shows the mark alone, in the middle. */
function firstHeaderOf({ options }: WordInput, width: number): Header {
  const mark = markWords(options)
  const middle = [{ type: 'center' as const, position: Math.round(width / 2) }]
  const content = mark.length > 0 ? { tabStops: middle, children: [...wordsOf('\t'), ...mark] } : {}
  return new Header({ children: [new Paragraph({ style: STYLE.header, ...content })] })
}

function markWords(options: WordOptions): ParagraphChild[] {
  const mark = markOf(options)
  return mark ? wordsOf(messages.export.marks[mark].text, { bold: true, color: COLOR.petrol }) : []
}

function footerOf({ dokument, template }: WordInput, width: number): Footer {
  const title = titleOf(dokument, template)
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
