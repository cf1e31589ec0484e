import { replacementText } from '../../../schemas/comments/proposal.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { dateInWords } from '../../../schemas/records/metadata/editor.ts'
import { compareWords } from '../../../schemas/remiss/before-after.ts'
import type { Place } from '../../../schemas/remiss/place.ts'
import type { Question } from '../../../schemas/remiss/question.ts'
import type { Answer, Sammanstallning, TextPart } from '../../../schemas/remiss/sammanstallning.ts'
import { filled, type SammanstallningTexts } from '../../../schemas/remiss/sammanstallning-texts.ts'
import type { SubmittedPart } from '../../../schemas/remiss/submission.ts'
import { shares } from '../../../schemas/word/tables.ts'
import type { Body } from './body.ts'
import { cell } from './cells.ts'
import { cut, marked, nameOf } from './handled.ts'
import { sizeOf } from './size.ts'
import { OWN_STYLE } from './skeleton.ts'
import { afterTable, COME, GONE, paragraph, QUIET, run, table, words } from './write.ts'

const say = messages.sammanstallning

/** Every answer, word for word, in the order in which they were registered. */
export function annex(
  s: Sammanstallning,
  texts: SammanstallningTexts,
  values: Parameters<typeof filled>[1],
  body: Body
): string {
  const content = { questions: s.remiss.questions, placeOf: placeOf(s) }
  return [
    body.heading(1, say.headings.annex),
    body.lines(filled(texts.annex, values)),
    s.answers.length === 0 ? words(say.noAnswers) : '',
    ...s.answers.map(answer => answerIn(answer, content, body))
  ].join('')
}

/** One answer with its heading. */
function answerIn(answer: Answer, content: ContentOf, body: Body): string {
  const head =
    answer.supplementTo === null ? say.answer(answer.number) : say.supplement(answer.number, answer.supplementTo)
  const about = [
    say.came(dateInWords(answer.on), say.ways[answer.way]),
    answer.diarienummer === '' ? '' : say.diarienummer(answer.diarienummer),
    answer.submittedBy.name === '' ? '' : say.sentBy(answer.submittedBy.name),
    answer.together.length === 0 ? '' : `${say.together(answer.together.join(', '))}.`
  ]
  return [
    body.heading(2, `${answer.bodyName}: ${head.toLocaleLowerCase('sv')}`),
    paragraph(run(about.filter(text => text !== '').join(' '), { style: QUIET }), { keepNext: true }),
    answer.abstains ? words(say.abstains) : '',
    contentIn(answer, content, body)
  ].join('')
}

/** What an answer says, part by part, and its files. */
export function contentIn(
  answer: Pick<Answer, 'number' | 'parts' | 'files' | 'submittedBy'>,
  given: ContentOf,
  body: Body
): string {
  // Whoever sent it in stands above: each part says who wrote it where that is somebody else.
  const shown = answer.parts.map(part => (part.author === answer.submittedBy.name ? { ...part, author: null } : part))
  return [...shown.map(part => partIn(part, given, body)), filesIn(answer, body)].join('')
}

/** What has to be known beside an answer to write it out. */
interface ContentOf {
  questions: readonly Question[]
  /** How the place of a part is called. */
  placeOf: (part: SubmittedPart) => string
}

type Where = (place: Place) => string

const placeOf = (s: Sammanstallning): ContentOf['placeOf'] => {
  const where = placeNames(s.parts)
  return ({ part }) => ('place' in part ? where(part.place) : '')
}

/** How places are called. */
export function placeNames(parts: readonly TextPart[]): Where {
  const byRecord = new Map(parts.flatMap(part => part.records.map(record => [record, part] as const)))
  return place => {
    const part = place.kind === 'document' ? undefined : byRecord.get(place.record)
    return part ? nameOf(part) : say.parts.whole
  }
}

const label = (text: string, look: { keepNext?: boolean } = {}): string =>
  words(text, { bold: true, keepNext: look.keepNext ?? true })

function partIn(given: SubmittedPart, { questions, placeOf }: ContentOf, body: Body): string {
  const { part, author } = given
  const name = say.parts[part.kind]
  const lines = (text: string): string =>
    text
      .split('\n')
      .map(line => words(line))
      .join('')
  const by = author === null || author === '' ? '' : paragraph(run(say.parts.by(author), { style: QUIET }))
  switch (part.kind) {
    case 'kommentar':
      return [label(`${name} ${say.parts.on(placeOf(given))}`), quoteOf(part.place), lines(part.text), by].join('')
    case 'andringsforslag': {
      const row = compareWords(part.place.kind === 'text' ? part.place.quote : '', replacementText(part.replacement))
      return [
        label(`${name} ${say.parts.on(placeOf(given))}`),
        row.before.length > 0 ? paragraph(run(`${say.row.before}: `, { style: QUIET }) + marked(row.before, GONE)) : '',
        row.after.length > 0 ? paragraph(run(`${say.row.after}: `, { style: QUIET }) + marked(row.after, COME)) : '',
        part.motivation === '' ? '' : lines(`${say.parts.motivation}: ${part.motivation}`),
        by
      ].join('')
    }
    case 'fragesvar': {
      const question = questions.find(each => each.id === part.question)?.text ?? ''
      return [
        label(`${name}: ${question}`),
        part.choice === null ? '' : words(part.choice),
        part.text === '' ? '' : lines(part.text),
        by
      ].join('')
    }
    case 'stallningstagande':
      return [
        label(name),
        part.position === null ? '' : words(part.position),
        part.words === '' ? '' : lines(part.words),
        by
      ].join('')
    case 'yttrande':
      return [label(name), body.stycken(part.stycken), by].join('')
    case 'beslut':
      return [
        label(name),
        words(say.decided(part.by, part.date === '' ? '' : dateInWords(part.date), part.paragraph)),
        by
      ].join('')
    case 'reservation':
      return [
        label(say.reservedBy(say.reservation[part.form], part.by)),
        part.text === '' ? '' : lines(part.text),
        by
      ].join('')
  }
}

const quoteOf = (place: Place): string =>
  place.kind === 'text' && place.quote !== ''
    ? words(cut(place.quote, 600), { style: OWN_STYLE.quote, keepNext: true })
    : ''

function filesIn({ files, number }: Pick<Answer, 'files' | 'number'>, body: Body): string {
  if (files.length === 0) return ''
  return (
    [
      label(say.files),
      table({
        caption: `${say.files}: ${say.answer(number).toLocaleLowerCase('sv')}`,
        heads: [say.fileHeads.name, say.fileHeads.kind, say.fileHeads.size, say.fileHeads.hash],
        rows: files.map(file => [
          cell(file.name),
          cell(say.fileKinds[file.kind]),
          cell(sizeOf(file.bytes)),
          words(file.sha256, { style: OWN_STYLE.small })
        ]),
        widths: shares(body.width('portrait'), [5, 2.6, 1.7, 5])
      }),
      words(say.fileNote, { style: OWN_STYLE.small, before: 80 })
    ].join('') + afterTable()
  )
}
