import { messages } from '../../../schemas/messages/messages.ts'
import { dateInWords } from '../../../schemas/records/metadata/editor.ts'
import { withCapital } from '../../../schemas/register/running-name.ts'
import { countsOf } from '../../../schemas/remiss/counts.ts'
import type { CompiledSynpunkt, Body as Instans, Sammanstallning } from '../../../schemas/remiss/sammanstallning.ts'
import { filled, type SammanstallningTexts, textValues } from '../../../schemas/remiss/sammanstallning-texts.ts'
import { shares } from '../../../schemas/word/tables.ts'
import type { Reference } from '../../word/reference/read.ts'
import { placeNames } from './annex.ts'
import { Body } from './body.ts'
import { cell, small } from './cells.ts'
import { handlingIn, proposalIn } from './handled.ts'
import { wordFile } from './skeleton.ts'
import { afterTable, table, words } from './write.ts'

const say = messages.sammanstallning

/** The reply to a body in plain words, for an e-mail, and what its letter says. */
interface Reply {
  heading: string
  before: string[]
  own: CompiledSynpunkt[]
  after: string[]
}

/** What a body is told: what became of each of its synpunkter. */
function replyTo(instans: Instans, s: Sammanstallning, texts: SammanstallningTexts): Reply {
  const values = textValues(s, countsOf(s), instans.name)
  const own = s.synpunkter.filter(each => each.body === instans.id)
  return {
    heading: texts.reply.heading,
    before: filled(own.length > 0 ? texts.reply.before : texts.reply.none, values),
    own,
    after: filled(texts.reply.after, values)
  }
}

/** The bodies that have answered in any way: they are written to. */
export const repliedTo = (s: Sammanstallning): Instans[] => s.bodies.filter(body => body.answers.length > 0)

/** The reply as the text of an e-mail. */
export function replyText(instans: Instans, s: Sammanstallning, texts: SammanstallningTexts): string {
  const reply = replyTo(instans, s, texts)
  const where = placeNames(s.parts)
  const rows = reply.own.flatMap(each => [
    `${say.letter.synpunkt(each.number)}, ${where(each.place)}`,
    ...(each.words.length > 0 ? each.words : (each.proposal?.after.map(piece => piece.text) ?? [])).map(
      line => `  ${line}`
    ),
    `  ${say.letter.outcome(outcomeOf(each))}${each.motivation === '' ? '' : ` ${each.motivation}`}`,
    ''
  ])
  return [say.letter.to(instans.name), '', ...reply.before, '', ...rows, ...reply.after, '', s.kommun].join('\n')
}

const outcomeOf = (each: CompiledSynpunkt): string =>
  each.outcome === null ? say.row.notHandled : say.outcomes[each.outcome]

/** The letter to one body as a Word file. The same input gives the same bytes. */
export async function replyWord(
  instans: Instans,
  s: Sammanstallning,
  texts: SammanstallningTexts,
  reference: Reference | null = null
): Promise<Uint8Array> {
  const body = new Body(reference?.page)
  const reply = replyTo(instans, s, texts)
  const where = placeNames(s.parts)
  const parts = new Map(s.parts.map(part => [part.record, part]))
  const rows = reply.own.map(each => [
    cell(String(each.number)),
    [
      small(withCapital(where(each.place))),
      ...each.words.map(line => cell(line)),
      each.proposal === null ? '' : proposalIn(each.proposal)
    ].join(''),
    handlingIn(each, parts)
  ])
  const content = [
    words(dateInWords(s.asOf), { before: 240 }),
    words(say.letter.to(instans.name), { bold: true }),
    body.heading(1, reply.heading),
    words(s.document.title),
    ...reply.before.map(text => words(text)),
    rows.length === 0
      ? ''
      : table({
          caption: reply.heading,
          heads: [say.row.number, say.row.synpunkt, say.row.handling],
          rows,
          widths: shares(body.width('portrait'), [1, 6, 5.4])
        }) + afterTable(),
    // The name of the municipality is nothing to turn a page for.
    ...reply.after.map(text => words(text, { keepNext: true })),
    words(s.kommun)
  ].join('')
  return wordFile({
    title: `${reply.heading}: ${instans.name}`,
    subject: s.document.title,
    kommun: s.kommun,
    header: [s.document.diarienummer, dateInWords(s.asOf)].filter(text => text !== '').join(' · '),
    date: s.asOf,
    properties: [{ name: 'StyrskriftDokument', value: s.document.id }],
    lists: body.lists,
    cover: false,
    letterhead: reference && { reference, diarienummer: s.document.diarienummer, type: reply.heading },
    leaves: [{ orientation: 'portrait', body: content }]
  })
}
