import { messages } from '../../schemas/messages/messages.ts'
import type { RecordChange } from '../../schemas/remiss/changes.ts'
import { type Proof, prove } from '../../schemas/remiss/completeness.ts'
import type { Gap } from '../../schemas/remiss/gaps.ts'
import type { Answer, CompiledSynpunkt, Sammanstallning } from '../../schemas/remiss/sammanstallning.ts'
import { changeReferences, OUTCOMES, source } from '../../schemas/remiss/synpunkt.ts'
import type { Rows } from './rows.ts'
import { placeNames } from './word/annex.ts'
import { cut } from './word/handled.ts'

const say = messages.sammanstallning
const MOST_WORDS = 240

/** The proof of what was read in one moment, so that what a file says of itself is true of that file. */
export function proofOf(rows: Rows, answers: readonly Answer[], changes: readonly RecordChange[]): Proof {
  const handlings = new Map(rows.handlings.map(row => [row.synpunkt, row]))
  return prove({
    answers: answers.map(({ id, parts, files }) => ({ submission: id, content: { parts, files } })),
    synpunkter: rows.synpunkter.map(row => {
      const handling = handlings.get(row.id)
      return {
        id: row.id,
        submission: row.submission,
        source: source.parse(JSON.parse(row.source)),
        outcome: OUTCOMES.find(outcome => outcome === handling?.outcome) ?? null,
        changes: changeReferences.parse(handling ? JSON.parse(handling.changes) : [])
      }
    }),
    changes
  })
}

const NOWHERE = { submission: null, part: null, paragraph: null, number: null, synpunkt: null, record: null } as const

/** Everything that is lacking, in words. */
export function gapsIn(s: Sammanstallning, rows: Rows, proof: Proof, changes: readonly RecordChange[]): Gap[] {
  const nameOf = placeNames(s.parts)
  const ofRecord = (record: string): string => nameOf({ kind: 'record', record })
  const answers = new Map(s.answers.map(answer => [answer.id, answer]))
  const synpunkter = new Map(rows.synpunkter.flatMap((row, i) => (s.synpunkter[i] ? [[row.id, s.synpunkter[i]]] : [])))
  const changed = new Map(changes.map(change => [change.record, change]))
  const ofSynpunkt = (id: string): Omit<Gap, 'kind' | 'what'> => {
    const found = synpunkter.get(id)
    return {
      ...NOWHERE,
      body: found?.bodyName ?? '',
      where: found ? nameOf(found.place) : '',
      words: found ? cut(wordsOf(found), MOST_WORDS) : '',
      number: found?.number ?? null,
      synpunkt: id
    }
  }
  return [
    ...proof.uncovered.map(({ submission, part, paragraph, text }): Gap => {
      const answer = answers.get(submission)
      return {
        ...NOWHERE,
        kind: 'otackt',
        body: answer?.bodyName ?? '',
        where: answer ? `${say.answer(answer.number)}, ${partName(answer, part)}` : '',
        words: cut(text, MOST_WORDS),
        what: '',
        submission,
        part,
        paragraph
      }
    }),
    ...proof.unhandled.map((id): Gap => ({ ...ofSynpunkt(id), kind: 'ohanterad', what: '' })),
    ...proof.unkept.map(
      ({ synpunkt, record }): Gap => ({
        ...ofSynpunkt(synpunkt),
        kind: 'ej-andrad',
        what: record === null ? messages.handling.proof.noChange : messages.handling.proof.notShown(ofRecord(record))
      })
    ),
    ...proof.unexplained.map(({ record }): Gap => {
      const change = changed.get(record)
      return {
        ...NOWHERE,
        kind: 'oforklarad',
        body: '',
        where: ofRecord(record),
        words: change ? cut(wordsOfChange(change), MOST_WORDS) : '',
        what: (change?.aspects ?? []).map(aspect => messages.handling.changes.aspects[aspect]).join(', '),
        record
      }
    })
  ]
}

const wordsOf = ({ words, proposal }: CompiledSynpunkt): string =>
  words.length > 0 ? words.join(' ') : (proposal?.after.map(piece => piece.text).join('') ?? '')

/** What now stands there, or what stood there where nothing does. */
const wordsOfChange = ({ fields }: RecordChange): string =>
  fields
    .map(({ before, after }) => (after.trim() === '' ? before : after).replace(/\s+/gu, ' ').trim())
    .filter(text => text !== '')
    .join(' ')

/** "yttrande", or for what stands in a file: "fil". */
function partName({ parts }: Answer, id: string): string {
  const part = parts.find(each => each.id === id)?.part
  return (part ? say.parts[part.kind] : say.fileHeads.name).toLocaleLowerCase('sv')
}
