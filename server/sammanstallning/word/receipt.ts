import type { Receipt } from '../../../schemas/api/svar.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { dateInWords } from '../../../schemas/records/metadata/editor.ts'
import { dayOf } from '../../../schemas/remiss/day.ts'
import type { Question } from '../../../schemas/remiss/question.ts'
import type { TextPart } from '../../../schemas/remiss/sammanstallning.ts'
import type { Way } from '../../../schemas/remiss/submission.ts'
import { contentIn, placeNames } from './annex.ts'
import { Body } from './body.ts'
import { wordFile } from './skeleton.ts'
import { paragraph, run, words } from './write.ts'

const say = messages.sammanstallning

/** What a receipt is made of: plain data, and nothing that changes when time goes on, so that the same answer has the same receipt wherever it is made. */
export interface ReceiptOf {
  receipt: Receipt
  way: Way
  document: { id: string; version: string; title: string; diarienummer: string }
  kommun: string
  questions: readonly Question[]
  /** Where in the frozen text each part belongs that has a place, by the id of the part. */
  places: Readonly<Record<string, string>>
}

/** Where the parts of an answer belong, as the frozen text, which `parts` are of, calls it. */
export function placesIn({ content }: Receipt, parts: readonly TextPart[]): ReceiptOf['places'] {
  const nameOf = placeNames(parts)
  return Object.fromEntries(
    content.parts.flatMap(({ id, part }) => ('place' in part ? [[id, nameOf(part.place)]] : []))
  )
}

/** The receipt of one answer: that it came, when, as what number, with which hash, and every word of it. The same input gives the same bytes. */
export async function receiptWord(given: ReceiptOf): Promise<Uint8Array> {
  const { receipt, document } = given
  const { content } = receipt
  const { registered } = content.coming
  const body = new Body()
  const came = registered === null ? messages.svar.when(receipt.at) : dateInWords(registered.on)
  const number = [
    String(receipt.number),
    receipt.supplementTo === null ? '' : messages.svar.supplementTo(receipt.supplementTo),
    receipt.late ? messages.svar.late : ''
  ]
  const facts: [string, string][] = [
    [say.receipt.document, document.title],
    [
      say.cover.diarienummer,
      [document.diarienummer, registered?.diarienummer ?? ''].filter(text => text !== '').join(', ')
    ],
    [say.receipt.number, number.filter(text => text !== '').join(', ')],
    [say.receipt.came, `${came}. ${say.ways[given.way]}.`],
    [say.receipt.by, [content.submittedBy.name, content.submittedBy.email].filter(text => text !== '').join(', ')],
    [say.receipt.together, content.together.join(', ')],
    [say.receipt.hash, receipt.hash]
  ]
  const title = say.receipt.title(content.body.name)
  const inside = [
    body.heading(1, title),
    ...facts
      .filter(([, value]) => value !== '')
      .map(([label, value]) => paragraph(run(`${label}: `, { bold: true }) + run(value))),
    words(say.receipt.public),
    body.heading(2, say.receipt.answer),
    content.abstains ? words(say.abstains) : '',
    contentIn(
      { ...content, number: receipt.number },
      { questions: given.questions, placeOf: ({ id }) => given.places[id] ?? say.parts.whole },
      body
    )
  ].join('')
  return wordFile({
    title: `${title}, ${document.title}`,
    subject: say.receipt.kind,
    kommun: given.kommun,
    header: [document.diarienummer, say.receipt.kind].filter(text => text !== '').join(' · '),
    date: dayOf(Date.parse(receipt.at)),
    properties: [
      { name: 'StyrskriftDokument', value: document.id },
      { name: 'StyrskriftVersion', value: document.version }
    ],
    lists: body.lists,
    cover: false,
    leaves: [{ orientation: 'portrait', body: inside }]
  })
}
