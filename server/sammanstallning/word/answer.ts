import { messages } from '../../../schemas/messages/messages.ts'
import { dateInWords } from '../../../schemas/records/metadata/editor.ts'
import type { Answer, Sammanstallning } from '../../../schemas/remiss/sammanstallning.ts'
import { contentIn } from './annex.ts'
import { Body } from './body.ts'
import { wordFile } from './skeleton.ts'
import { paragraph, run, words } from './write.ts'

const say = messages.sammanstallning

/** The receipt of one answer: that it came, when, as what number, with which hash, and every word of it. */
export async function answerWord(answer: Answer, s: Sammanstallning): Promise<Uint8Array> {
  const body = new Body()
  const facts: [string, string][] = [
    [say.receipt.document, s.document.title],
    [say.cover.diarienummer, [s.document.diarienummer, answer.diarienummer].filter(text => text !== '').join(', ')],
    [say.receipt.number, String(answer.number)],
    [say.receipt.came, `${dateInWords(answer.on)}. ${say.ways[answer.way]}.`],
    [say.receipt.by, answer.submittedBy.name],
    [say.receipt.hash, answer.hash]
  ]
  const content = [
    body.heading(1, say.receipt.title(answer.bodyName)),
    ...facts
      .filter(([, value]) => value !== '')
      .map(([label, value]) => paragraph(run(`${label}: `, { bold: true }) + run(value))),
    words(say.receipt.public),
    body.heading(2, say.receipt.answer),
    answer.abstains ? words(say.abstains) : '',
    contentIn(answer, s, body)
  ].join('')
  return wordFile({
    title: `${say.receipt.title(answer.bodyName)}, ${s.document.title}`,
    subject: say.receipt.kind,
    kommun: s.kommun,
    header: [s.document.diarienummer, say.receipt.kind].filter(text => text !== '').join(' · '),
    date: s.asOf,
    properties: [
      { name: 'StyrskriftDokument', value: s.document.id },
      { name: 'StyrskriftVersion', value: s.version.id }
    ],
    lists: body.lists,
    cover: false,
    leaves: [{ orientation: 'portrait', body: content }]
  })
}
