import { Paragraph, type ParagraphChild } from 'docx'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { dateInWords } from '../../schemas/records/metadata/editor.ts'
import type { Template } from '../../schemas/template/template.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { COVER_BOOKMARK } from '../../schemas/word/bookmarks.ts'
import { cleanLine } from '../../schemas/word/clean.ts'
import type { Block, WordContext } from '../../schemas/word/context.ts'
import { STYLE } from '../../schemas/word/look.ts'
import { fieldOf, isEmpty, lineOf } from '../../schemas/word/paragraphs.ts'
import { pictureOf } from '../../schemas/word/pictures.ts'
import { wordsOf } from '../../schemas/word/runs.ts'
import { markOf, type WordInput, type WordOptions } from './input.ts'

/** The logo is at most this high and wide, in twips. */
const LOGO_ROOM = { width: 4500, height: 1250 }

/** The title as plain words; the type of document where nobody has written one. */
export function titleOf(dokument: Dokument, template: Template): string {
  return (
    cleanLine(fieldText(dokument.metadata.fields.titel ?? [])).trim() ||
    `${template.documentType}, ${messages.word.untitled.toLowerCase()}`
  )
}

/** The first diarienummer of the metadata box that is filled in; empty when there is none. */
export function diarienummerOf(dokument: Dokument, template: Template): string {
  const items = template.metadata.filter(item => item.kind === 'diarienummer')
  return (
    items
      .map(item => cleanLine(fieldText(dokument.metadata.fields[item.key] ?? [])).trim())
      .find(text => text !== '') ?? ''
  )
}

/** The first page: the municipality with its logo (unless its letterhead shows one), type of document, title, diarienummer, state, and date. */
export function coverOf(input: WordInput, context: WordContext, letterhead: boolean): Block[] {
  const { dokument, template, kommun, options } = input
  const { metadata } = dokument
  const logo =
    input.logo && !letterhead
      ? pictureOf({
          bytes: input.logo,
          room: LOGO_ROOM,
          alt: messages.word.logoOf(kommun.name),
          id: context.nextPictureId(),
          standIn: input.logoPng ?? 'nothing'
        })
      : null
  const title =
    isEmpty(metadata, 'titel') && fieldOf(metadata, 'titel').every(s => s.runs.every(r => !('footnote' in r)))
      ? [...wordsOf(titleOf(dokument, template)), ...lineOf(metadata, 'titel', context)]
      : lineOf(metadata, 'titel', context)
  const facts: [string, string][] = [
    [messages.word.diarienummer, diarienummerOf(dokument, template)],
    [messages.word.state, statusOf(options)],
    [messages.word.date, dateInWords(options.date)]
  ]
  return [
    ...(logo ? [new Paragraph({ style: STYLE.municipality, children: [logo] })] : []),
    new Paragraph({ style: STYLE.municipality, children: wordsOf(kommun.name) }),
    new Paragraph({ style: STYLE.documentType, children: wordsOf(template.documentType) }),
    new Paragraph({ style: STYLE.title, children: title }),
    ...facts.filter(([, value]) => value !== '').map(([label, value], i) => fact(label, value, i, context))
  ]
}

/** The mark, and the state of the document where the mark does not say it: "Utkast, arbetsmaterial". */
export function statusOf(options: WordOptions): string {
  if (options.status !== undefined) return options.status
  const state = messages.states[options.state]
  const mark = markOf(options)
  if (mark === null) return state
  const word = messages.export.marks[mark].word
  const lower = state.toLocaleLowerCase('sv')
  return word.toLocaleLowerCase('sv').includes(lower) ? word : `${word}, ${lower}`
}

/** A line of the cover. Its bookmark tells a returned copy's reader that it follows from the export, and not from the text. */
function fact(label: string, value: string, i: number, context: WordContext): Paragraph {
  const children: ParagraphChild[] = [...wordsOf(messages.word.label(label), { bold: true }), ...wordsOf(`\t${value}`)]
  const { start, end } = context.bookmarks.named(`${COVER_BOOKMARK}${i + 1}`)
  return new Paragraph({ style: STYLE.fact, children: [start, ...children, end] })
}
