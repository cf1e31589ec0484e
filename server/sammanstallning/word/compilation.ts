import { Paragraph } from 'docx'
import { messages } from '../../../schemas/messages/messages.ts'
import { dateInWords } from '../../../schemas/records/metadata/editor.ts'
import { countsOf } from '../../../schemas/remiss/counts.ts'
import { GAP_KINDS, isDraft } from '../../../schemas/remiss/gaps.ts'
import type { Sammanstallning } from '../../../schemas/remiss/sammanstallning.ts'
import { type SammanstallningTexts, textValues } from '../../../schemas/remiss/sammanstallning-texts.ts'
import type { Block } from '../../../schemas/word/context.ts'
import { FACT_TAB, STYLE } from '../../../schemas/word/look.ts'
import { pictureOf } from '../../../schemas/word/pictures.ts'
import { wordsOf } from '../../../schemas/word/runs.ts'
import { pack } from '../../word/package.ts'
import { type LayOut, layOutContents } from '../../word/page-numbers.ts'
import { hasPicture } from '../../word/reference/margin.ts'
import type { Reference } from '../../word/reference/read.ts'
import { annex } from './annex.ts'
import { Body, contents } from './body.ts'
import { handled } from './handled.ts'
import { introduction } from './introduction.ts'
import { type Frame, wordFile, wordParts } from './skeleton.ts'
import { words } from './write.ts'

const say = messages.sammanstallning
/** Room for the longest label in a wide font; the values stand below each other, also where one goes on in the next line. */
const WIDE_TAB = 2950
const LOGO_ROOM = { width: 4500, height: 1250 }
/** More answers than this and the table of contents names only what is above them. */
const MOST_ENTRIES = 120

/** To lay out the pages takes some 6 µs of a processor for each character of XML. Beyond this, some 130 pages or five seconds, nobody waits for it. */
const MOST_LAID_OUT = 800_000

export interface Looks {
  logo: Uint8Array | null
  /** The municipality's own Word file. */
  reference?: Reference | null
  /** Who says on which pages the headings stand; null: the contents have no pages. */
  layOut?: LayOut | null
}

/** A remissammanställning as a Word file. The same input gives the same bytes. */
export async function compilationWord(
  s: Sammanstallning,
  texts: SammanstallningTexts,
  { logo, reference = null, layOut = null }: Looks
): Promise<Uint8Array> {
  const body = new Body(reference?.page)
  const values = textValues(s, countsOf(s))
  const first = introduction(s, texts, body)
  const middle = handled(s, texts, values, body)
  const last = annex(s, texts, values, body)
  const depth = body.entries.filter(entry => entry.level <= 2).length > MOST_ENTRIES ? 1 : 2
  const heading = words(messages.word.contents, { style: STYLE.frontHeading, onNewPage: true })
  const front = coverOf(s, hasPicture(reference?.headers[reference.titlePage ? 'first' : 'default']) ? null : logo)
  const frame = (numbered: boolean): Frame => ({
    title: say.file.word(s.document.title),
    subject: say.kind,
    kommun: s.kommun,
    header: [s.document.diarienummer, say.kind].filter(text => text !== '').join(' · '),
    date: s.asOf,
    properties: [
      { name: 'StyrskriftDokument', value: s.document.id },
      { name: 'StyrskriftVersion', value: s.version.id }
    ],
    lists: body.lists,
    cover: true,
    draft: isDraft(s.lacking),
    letterhead: reference && { reference, diarienummer: s.document.diarienummer, type: say.kind },
    leaves: [
      // A letterhead with a picture on the first page has the logo already.
      {
        orientation: 'portrait',
        front,
        body: heading + contents(body.entries, depth, numbered ? body.width('portrait') : null) + first
      },
      { orientation: 'landscape', body: middle },
      { orientation: 'portrait', body: last }
    ]
  })
  if (layOut && first.length + middle.length + last.length <= MOST_LAID_OUT) {
    const parts = await wordParts(frame(true))
    if (await layOutContents(parts, layOut)) return pack(parts)
  }
  return wordFile(frame(false))
}

/** The first page: the municipality, what it is, of which document, and of which moment. */
function coverOf(s: Sammanstallning, logo: Uint8Array | null): Block[] {
  const picture = logo
    ? pictureOf({ bytes: logo, room: LOGO_ROOM, alt: messages.word.logoOf(s.kommun), id: 1, standIn: 'nothing' })
    : null
  const facts: [string, string][] = [
    [say.cover.diarienummer, s.document.diarienummer],
    [say.cover.version, `${s.version.number}${s.version.name === '' ? '' : `, ${s.version.name}`}`],
    [say.cover.lastDay, s.remiss.lastDay === null ? '' : dateInWords(s.remiss.lastDay)],
    [say.cover.asOf, dateInWords(s.asOf)],
    [say.cover.variant, s.withoutPersonalData ? say.forPublication : ''],
    [say.cover.status, isDraft(s.lacking) ? say.draft.status : '']
  ]
  return [
    ...(picture ? [new Paragraph({ style: STYLE.municipality, children: [picture] })] : []),
    new Paragraph({ style: STYLE.municipality, children: wordsOf(s.kommun) }),
    new Paragraph({ style: STYLE.documentType, children: wordsOf(say.kind) }),
    new Paragraph({ style: STYLE.title, children: wordsOf(s.document.title) }),
    ...facts
      .filter(([, value]) => value !== '')
      .map(
        ([name, value]) =>
          new Paragraph({
            style: STYLE.fact,
            tabStops: [
              { type: 'clear', position: FACT_TAB },
              { type: 'left', position: WIDE_TAB }
            ],
            indent: { left: WIDE_TAB, hanging: WIDE_TAB },
            children: [...wordsOf(messages.word.label(name), { bold: true }), ...wordsOf(`\t${value}`)]
          })
      ),
    ...[...(isDraft(s.lacking) ? [lackingIn(s)] : []), ...(s.withoutPersonalData ? [say.omittedNote] : [])].map(
      text => new Paragraph({ spacing: { before: 240 }, children: wordsOf(text) })
    )
  ]
}

/** What is lacking before this is whole, in a sentence. */
export const lackingIn = ({ lacking }: Pick<Sammanstallning, 'lacking'>): string =>
  say.draft.lacking(GAP_KINDS.filter(kind => lacking[kind] > 0).map(kind => say.draft.gaps[kind](lacking[kind])))
