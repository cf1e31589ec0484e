import * as Y from 'yjs'
import { type Dokument, recordsOf } from '../../schemas/document/dokument.ts'
import { fieldName } from '../../schemas/document/ids.ts'
import { fromDokument } from '../../schemas/document/interchange.ts'
import { numbering } from '../../schemas/document/numbering.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import { NO_CONTACT, NO_DECISION, POSITIONS } from '../../schemas/remiss/remiss.ts'
import { OUTCOMES } from '../../schemas/remiss/synpunkt.ts'
import type { Template } from '../../schemas/template/template.ts'
import { compile } from '../../server/sammanstallning/compile.ts'
import { doJob } from '../../server/sammanstallning/job.ts'
import type { Rows } from '../../server/sammanstallning/rows.ts'
import { textsIn } from '../../server/sammanstallning/texts.ts'
import { withOffice } from '../../server/word/office-pages.ts'

const BODIES = 200
const EACH = 25
const WORDS =
  'Nämnden anser att formuleringen behöver bli tydligare i fråga om ansvar och tidplan, och att det bör framgå hur uppföljningen ska gå till. '

/** A remiss of the long document with 200 bodies and 5,000 synpunkter, a third of the insatser changed since. */
export function bigRows(dokument: Dokument, template: Template, kommun: Kommun): Rows {
  const insatser = [...recordsOf(dokument)].filter(({ post }) => post.type === 'insats').map(({ post }) => post.id)
  const doc = fromDokument(dokument)
  insatser.forEach((id, i) => {
    if (i % 3 === 0) doc.getText(fieldName(id, 'text')).insert(0, 'senast under periodens andra år ')
  })
  const snapshot = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  const bodies = Array.from({ length: BODIES }, (_, i) => i)
  const placeOf = (n: number) => ({ kind: 'record' as const, record: insatser[n % insatser.length] ?? '' })
  const all = bodies.flatMap(body => Array.from({ length: EACH }, (_, i) => ({ body, i, number: body * EACH + i + 1 })))
  return {
    document: {
      id: 'D1',
      title: 'Det långa programmet',
      diarienummer: 'KS 2027/1',
      changedAt: 1,
      templateName: template.name
    },
    template,
    kommun,
    remiss: {
      id: 'R1',
      document: 'D1',
      number: 1,
      kind: 'remiss',
      state: 'avslutad',
      version: 'V1',
      questions: '[]',
      positions: JSON.stringify(POSITIONS),
      last_day: '2027-06-01',
      handling_day: null,
      missiv: null,
      decision: JSON.stringify(NO_DECISION),
      contact: JSON.stringify(NO_CONTACT),
      reminders: '{}',
      created_by: 'anna',
      created_at: 1,
      sent_by: 'anna',
      sent_at: 2,
      ended_by: null,
      ended_at: null,
      submissions: BODIES,
      synpunkter: all.length,
      revision: 1
    },
    version: {
      id: 'V1',
      number: 1,
      name: '',
      hash: '0'.repeat(64),
      wordHash: '0'.repeat(64),
      createdAt: 1,
      printed: JSON.stringify(Object.fromEntries(numbering(dokument.sections, template))),
      template: JSON.stringify(template),
      kommun: JSON.stringify(kommun),
      dokument: JSON.stringify(dokument)
    },
    recipients: bodies.map(i => ({
      id: `M${i}`,
      remiss: 'R1',
      position: i,
      origin: 'inbjuden',
      unit: null,
      name: `Remissinstans ${i + 1}`,
      email: `r${i}@example.se`,
      registrar: '',
      contact: '',
      language: 'sv',
      last_day: null,
      extended_to: null,
      extended_by: null,
      extended_at: null,
      extended_note: null,
      sent_at: 2,
      opened_at: 3,
      begun_at: 4,
      submitted_at: 5,
      abstained_at: null,
      removed_at: null,
      revision: 1
    })),
    submissions: bodies.map(body => ({
      id: `S${body}`,
      remiss: 'R1',
      recipient: `M${body}`,
      number: body + 1,
      supplement_to: null,
      way: 'lank',
      at: 5,
      content: JSON.stringify({
        format: 'styrskrift-svar',
        version: 1,
        answers: 'V1',
        body: { name: `Remissinstans ${body + 1}`, unit: null },
        together: [],
        abstains: false,
        submittedBy: { name: `Person${body} Efternamn${body}`, email: `r${body}@example.se` },
        parts: Array.from({ length: EACH }, (_, i) => ({
          id: `d${i}`,
          author: `Person${body} Efternamn${body}`,
          part: { kind: 'kommentar', place: placeOf(body * EACH + i), text: WORDS + WORDS }
        })),
        files: []
      }),
      hash: '0'.repeat(64),
      request_key: `S${body}`
    })),
    registrations: [],
    synpunkter: all.map(({ body, i, number }) => ({
      id: `Y${number}`,
      remiss: 'R1',
      number,
      submission: `S${body}`,
      source: JSON.stringify({ part: `d${i}`, paragraph: null, from: null, to: null, quote: WORDS }),
      kind: 'synpunkt',
      place: JSON.stringify(placeOf(number - 1)),
      record: placeOf(number - 1).record,
      tags: '[]',
      synpunkt_group: null,
      personal: 0,
      thread: null,
      created_by: 'anna',
      created_at: 6,
      removed_by: null,
      removed_at: null,
      revision: 1
    })),
    handlings: all.map(({ number }) => ({
      synpunkt: `Y${number}`,
      outcome: OUTCOMES[number % OUTCOMES.length] ?? 'noteras',
      motivation: WORDS,
      changes: JSON.stringify(
        number % 9 === 0 ? [{ ...placeOf(number - 1), kind: undefined, field: 'text', thread: null, note: '' }] : []
      ),
      handler: 'anna',
      former_handler: null,
      last_day: null,
      changed_by: 'anna',
      changed_at: 7,
      revision: 1
    })),
    groups: [],
    people: [],
    present: { snapshot, updates: [] }
  }
}

/** Milliseconds on the clock: reading what was gathered, the Word file, the spreadsheet, and the Word file without personal data, each with the reading. */
export async function measureCompiled(rows: Rows): Promise<Record<'compile' | 'word' | 'xlsx' | 'without', number>> {
  const timed = async (work: () => unknown): Promise<number> => {
    const started = performance.now()
    await work()
    return performance.now() - started
  }
  const job = {
    rows,
    texts: textsIn('templates'),
    logo: null,
    reference: null,
    marked: [],
    without: false,
    office: withOffice()
  }
  return {
    compile: await timed(() => compile(rows)),
    word: await timed(() => doJob({ ...job, want: ['word'] })),
    xlsx: await timed(() => doJob({ ...job, want: ['xlsx'] })),
    without: await timed(() => doJob({ ...job, without: true, want: ['word'] }))
  }
}
