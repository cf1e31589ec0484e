import { Footer, Header, type ISectionOptions, PageNumber, Paragraph, TextRun } from 'docx'
import { messages } from '../../schemas/messages/messages.ts'
import { dateInWords } from '../../schemas/records/metadata/editor.ts'
import type { Block } from '../../schemas/word/context.ts'
import { COLOR, type Orientation, PAGE, STYLE, textWidth } from '../../schemas/word/look.ts'
import { wordsOf } from '../../schemas/word/runs.ts'
import { diarienummerOf, titleOf } from './cover.ts'
import { isDraft, type WordInput } from './input.ts'

/** A title in the footer is cut here, so that it leaves room for the number of the page. */
const MAX_TITLE = 80

/** Pages with header and footer: "Sida 2 (14)" as fields. The cover, the first page of the first part, has neither. */
export function pagesOf(
  input: WordInput,
  orientation: Orientation,
  children: readonly Block[],
  cover: boolean
): ISectionOptions {
  const across = orientation === 'landscape'
  return {
    properties: {
      ...(cover ? { titlePage: true } : {}),
      page: {
        // docx turns the measures round for a page that lies across.
        size: { width: PAGE.short, height: PAGE.long, orientation },
        margin: {
          top: PAGE.margin,
          right: PAGE.margin,
          bottom: PAGE.margin,
          left: PAGE.margin,
          header: PAGE.header,
          footer: PAGE.footer
        }
      }
    },
    headers: {
      default: headerOf(input, textWidth(across ? 'landscape' : 'portrait')),
      ...(cover ? { first: new Header({ children: [new Paragraph({ style: STYLE.header })] }) } : {})
    },
    footers: {
      default: footerOf(input, textWidth(across ? 'landscape' : 'portrait')),
      ...(cover ? { first: new Footer({ children: [new Paragraph({ style: STYLE.footer })] }) } : {})
    },
    children
  }
}

function headerOf({ dokument, template, kommun, options }: WordInput, width: number): Header {
  const right = [diarienummerOf(dokument, template), dateInWords(options.date)].filter(text => text !== '').join(' · ')
  const mark = isDraft(options) ? wordsOf(messages.word.draft, { bold: true, color: COLOR.petrol }) : []
  return new Header({
    children: [
      new Paragraph({
        style: STYLE.header,
        tabStops: [
          { type: 'center', position: Math.round(width / 2) },
          { type: 'right', position: width }
        ],
        border: { bottom: { style: 'single', size: 4, space: 5, color: COLOR.rule } },
        children: [...wordsOf(`${kommun.name}\t`), ...mark, ...wordsOf(`\t${right}`)]
      })
    ]
  })
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
