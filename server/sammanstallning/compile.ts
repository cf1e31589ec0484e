import { z } from 'zod'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { toDokument } from '../../schemas/document/interchange.ts'
import { numbering } from '../../schemas/document/numbering.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import { withCapital } from '../../schemas/register/running-name.ts'
import { changesBetween } from '../../schemas/remiss/changes.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import { type Gap, lackingIn } from '../../schemas/remiss/gaps.ts'
import { questions } from '../../schemas/remiss/question.ts'
import {
  contact,
  decision,
  NO_CONTACT,
  NO_DECISION,
  positions,
  REMISS_KINDS,
  REMISS_STATES
} from '../../schemas/remiss/remiss.ts'
import type { Answer, Sammanstallning } from '../../schemas/remiss/sammanstallning.ts'
import { submission, WAYS } from '../../schemas/remiss/submission.ts'
import { textParts, type Worded } from '../../schemas/remiss/text-parts.ts'
import type { Template } from '../../schemas/template/template.ts'
import { plainText } from '../../schemas/text/stycke.ts'
import { buildDoc } from '../storage/state.ts'
import { bodiesOf, keyOf } from './bodies.ts'
import { gapsIn, proofOf } from './gaps.ts'
import type { Rows } from './rows.ts'
import { synpunkterOf } from './synpunkter.ts'

/** Makes a sammanställning of what was read. The same rows give the same, whenever it is done. */
export const compile = (rows: Rows): Sammanstallning => compileWithGaps(rows).compiled

/** The same, with everything that is lacking in words: no file holds these, they are for those who mend it. */
export function compileWithGaps(rows: Rows): { compiled: Sammanstallning; gaps: () => Gap[] } {
  const { remiss, version, document } = rows
  const { bodies, bodyOf } = bodiesOf(rows)
  const answers = answersOf(rows, bodyOf)
  const editions = editionsOf(rows)
  const parts = textParts(editions.frozen, editions.present)
  const line = JSON.parse(remiss.contact) as unknown
  const changes = changesBetween(editions.frozen, editions.present)
  const proof = proofOf(rows, answers, changes)
  const compiled: Sammanstallning = {
    asOf: dayOf(latestOf(rows)),
    withoutPersonalData: false,
    kommun: rows.kommun.name,
    document: {
      id: document.id,
      title: document.title,
      type: rows.template.documentType,
      diarienummer: document.diarienummer
    },
    remiss: {
      id: remiss.id,
      number: remiss.number,
      kind: z.enum(REMISS_KINDS).parse(remiss.kind),
      state: z.enum(REMISS_STATES).parse(remiss.state),
      sentOn: remiss.sent_at === null ? null : dayOf(remiss.sent_at),
      lastDay: remiss.last_day,
      decision: decision.catch(NO_DECISION).parse(JSON.parse(remiss.decision)),
      contact: contact.catch(NO_CONTACT).parse(line),
      questions: questions.parse(JSON.parse(remiss.questions)),
      positions: positions.parse(JSON.parse(remiss.positions))
    },
    version: {
      id: version.id,
      number: version.number,
      name: version.name,
      frozenOn: dayOf(version.createdAt),
      hash: version.hash,
      wordHash: version.wordHash
    },
    bodies: bodies(answers),
    answers,
    parts,
    synpunkter: synpunkterOf(rows, answers, parts),
    people: [...rows.people, ...[editions.frozen, editions.present].flatMap(inBox)],
    lacking: lackingIn(proof)
  }
  return { compiled, gaps: () => gapsIn(compiled, rows, proof, changes) }
}

function answersOf(rows: Rows, bodyOf: ReturnType<typeof bodiesOf>['bodyOf']): Answer[] {
  const numbers = new Map(rows.submissions.map(row => [row.id, row.number]))
  const registered = new Map(rows.registrations.map(row => [row.submission, row]))
  return rows.submissions.map(row => {
    const content = submission.parse(JSON.parse(row.content))
    const registration = registered.get(row.id)
    return {
      id: row.id,
      number: row.number,
      body: bodyOf(row.recipient),
      bodyName: withCapital(content.body.name),
      supplementTo: row.supplement_to === null ? null : (numbers.get(row.supplement_to) ?? null),
      way: z.enum(WAYS).parse(row.way),
      on: registration?.received_on || dayOf(row.at),
      diarienummer: registration?.diarienummer ?? '',
      hash: row.hash,
      abstains: content.abstains,
      together: content.together.filter(name => keyOf(name, null) !== keyOf(content.body.name, null)),
      submittedBy: content.submittedBy,
      parts: content.parts,
      files: content.files
    }
  })
}

/** The text that was sent out. */
export const frozenIn = ({ version }: Pick<Rows, 'version'>): Worded => ({
  dokument: JSON.parse(version.dokument) as Dokument,
  template: JSON.parse(version.template) as Template,
  kommun: JSON.parse(version.kommun) as Kommun,
  printed: new Map(Object.entries(JSON.parse(version.printed) as Record<string, string>))
})

/** What stands in the fields of the box that hold a person. */
const inBox = ({ dokument, template }: Worded): string[] =>
  template.metadata
    .filter(item => item.kind === 'person')
    .flatMap(item => (dokument.metadata.fields[item.key] ?? []).map(plainText))

/** The text as it was frozen, and as it is. */
function editionsOf(rows: Rows): { frozen: Worded; present: Worded } {
  const { present } = rows
  const doc = buildDoc({ snapshot: present.snapshot, updates: present.updates })
  const dokument = toDokument(doc, rows.document.templateName)
  doc.destroy()
  const frozen = frozenIn(rows)
  const { template, kommun } = rows
  return { frozen, present: { dokument, template, kommun, printed: numbering(dokument.sections, template) } }
}

/** When something of it was changed last. */
function latestOf(rows: Rows): number {
  const { remiss } = rows
  return Math.max(
    rows.document.changedAt,
    rows.version.createdAt,
    remiss.sent_at ?? 0,
    remiss.ended_at ?? 0,
    ...rows.recipients.flatMap(r => [
      r.sent_at ?? 0,
      r.submitted_at ?? 0,
      r.abstained_at ?? 0,
      r.extended_at ?? 0,
      r.removed_at ?? 0
    ]),
    ...rows.submissions.map(row => row.at),
    ...rows.registrations.map(row => row.registered_at),
    ...rows.synpunkter.map(row => row.created_at),
    ...rows.handlings.map(row => row.changed_at)
  )
}
