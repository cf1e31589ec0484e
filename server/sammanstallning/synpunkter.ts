import { z } from 'zod'
import { replacementText } from '../../schemas/comments/proposal.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { AnswerPart } from '../../schemas/remiss/answer.ts'
import { compareWords } from '../../schemas/remiss/before-after.ts'
import { place } from '../../schemas/remiss/place.ts'
import { questions } from '../../schemas/remiss/question.ts'
import type { Answer, CompiledSynpunkt, TextPart } from '../../schemas/remiss/sammanstallning.ts'
import { changeReferences, OUTCOMES, type Source, SYNPUNKT_KINDS, source, tags } from '../../schemas/remiss/synpunkt.ts'
import { plainText } from '../../schemas/text/stycke.ts'
import type { Rows } from './rows.ts'

const say = messages.sammanstallning

/** Every synpunkt with what the body says in it, where it belongs, and what became of it. */
export function synpunkterOf(rows: Rows, answers: readonly Answer[], parts: readonly TextPart[]): CompiledSynpunkt[] {
  const handlings = new Map(rows.handlings.map(row => [row.synpunkt, row]))
  const groups = new Map(rows.groups.map(row => [row.id, row.name]))
  const bySubmission = new Map(answers.map(answer => [answer.id, answer]))
  const questionOf = new Map(questions.parse(JSON.parse(rows.remiss.questions)).map(({ id, text }) => [id, text]))
  // An answer says nothing without what was asked.
  const asked = (id: string): string[] => (questionOf.has(id) ? [say.asked(questionOf.get(id) ?? '')] : [])
  const partOf = new Map(parts.flatMap(part => part.records.map(record => [record, part.record] as const)))
  return rows.synpunkter.map(row => {
    const answer = bySubmission.get(row.submission)
    if (!answer) throw new Error(`synpunkt ${row.number}: its answer is not in the remiss`)
    const handling = handlings.get(row.id)
    const where = place.parse(JSON.parse(row.place))
    const from = source.parse(JSON.parse(row.source))
    const said = answer.parts.find(each => each.id === from.part)?.part ?? null
    const changes = changeReferences.parse(handling ? JSON.parse(handling.changes) : [])
    return {
      number: row.number,
      answer: answer.number,
      body: answer.body,
      bodyName: answer.bodyName,
      kind: z.enum(SYNPUNKT_KINDS).parse(row.kind),
      place: where,
      part: where.kind === 'document' ? null : (partOf.get(where.record) ?? null),
      source: { part: from.part, paragraph: from.paragraph, from: from.from, to: from.to },
      words: [...(said?.kind === 'fragesvar' ? asked(said.question) : []), ...wordsOf(from, said, answer)],
      proposal: said?.kind === 'andringsforslag' ? proposalOf(said) : null,
      tags: tags.parse(JSON.parse(row.tags)),
      group: row.synpunkt_group === null ? null : (groups.get(row.synpunkt_group) ?? null),
      personal: row.personal !== 0,
      outcome: z
        .enum(OUTCOMES)
        .nullable()
        .parse(handling?.outcome ?? null),
      motivation: handling?.motivation ?? '',
      changed: [...new Set(changes.flatMap(change => partOf.get(change.record) ?? []))],
      changeNotes: changes.map(change => change.note.trim()).filter(note => note !== '')
    }
  })
}

const proposalOf = (part: Extract<AnswerPart, { kind: 'andringsforslag' }>): CompiledSynpunkt['proposal'] =>
  compareWords(part.place.kind === 'text' ? part.place.quote : '', replacementText(part.replacement))

const linesOf = (text: string): string[] => text.split('\n').filter(line => line.trim() !== '')

/** The words that a synpunkt points at; a whole part in words. */
function wordsOf(from: Source, said: AnswerPart | null, answer: Answer): string[] {
  if (from.from !== null || from.paragraph !== null || said === null) return linesOf(from.quote)
  switch (said.kind) {
    case 'kommentar':
      return linesOf(said.text)
    case 'andringsforslag':
      return linesOf(said.motivation)
    case 'fragesvar':
      return [said.choice ?? '', ...linesOf(said.text)].filter(line => line !== '')
    case 'stallningstagande':
      return [said.position ?? '', ...linesOf(said.words)].filter(line => line !== '')
    case 'yttrande':
      return said.stycken.map(plainText).filter(line => line.trim() !== '')
    case 'beslut':
      return [say.decided(said.by || answer.bodyName, said.date, said.paragraph)]
    case 'reservation':
      return [say.reservedBy(say.reservation[said.form], said.by), ...linesOf(said.text)]
  }
}
