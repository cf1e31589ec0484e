import { beforeEach, expect, test } from 'vitest'
import type { ProposedInsats } from '../../../schemas/comments/proposed-insats.ts'
import type { Thread } from '../../../schemas/comments/thread.ts'
import { createDokument, emptyPost } from '../../../schemas/document/create.ts'
import type { DokumentPost } from '../../../schemas/document/dokument.ts'
import { PageHost } from '../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../tests/random/setting.ts'
import { WRITES_EVERYTHING, WRITES_NOTHING } from '../session/writing.ts'
import { placeOfInsats, putInsats } from './insats.ts'

const INSATS: ProposedInsats = {
  text: [{ text: 'erbjuda ' }, { text: 'stöd', bold: true }],
  ansvar: { kind: 'samverkan', lead: ['kf'], partners: ['fri:Polisen'], tail: 'från 2027' }
}

const post = (id: string, type: DokumentPost['type'], children: DokumentPost[] = []): DokumentPost => ({
  ...emptyPost(id, type),
  children
})

let host: PageHost

beforeEach(() => {
  // Going there shows the record in the page, which there is none of here.
  Object.assign(globalThis, { CSS: { escape: (text: string) => text } })
  const dokument = createDokument(randomContext.template, 'Titel')
  dokument.sections
    .find(s => s.data.key === 'omraden')!
    .children.push(post('F1', 'fokusomrade', [post('I1', 'insats'), post('I2', 'insats')]), post('F2', 'fokusomrade'))
  host = new PageHost(dokument, randomContext)
  Object.assign(host.view, { dom: { querySelector: () => null } })
})

const thread = (record: string | null, insats: ProposedInsats | null = INSATS): Thread => ({
  id: 'T',
  anchor: record === null ? { kind: 'document' } : { kind: 'record', record },
  sequence: 0,
  proposal: null,
  ...(insats ? { insats } : {}),
  state: 'open',
  stateBy: null,
  stateAt: null,
  assignedPerson: null,
  assignedUnit: null,
  createdBy: 'a',
  createdAt: '',
  source: null,
  writtenBy: null,
  writtenAt: null,
  entries: [],
  unread: false,
  revision: 1
})

test.each([
  ['after the insats that it hangs on', 'I1', { parent: 'F1', at: 1 }],
  ['after the last one', 'I2', { parent: 'F1', at: 2 }],
  ['first in a fokusområde', 'F2', { parent: 'F2', at: 0 }],
  ['nowhere in another section', 'p-inledning', null],
  ['nowhere where it hangs on the whole document', null, null],
  ['nowhere where what it hung on is gone', 'Borta', null]
])('it comes %s', (_where, record, place) => {
  expect(placeOfInsats(host, thread(record))).toEqual(place)
})

test('who may not write there, or a thread that proposes none, has no place', () => {
  Object.assign(host, { writing: WRITES_NOTHING })
  expect(placeOfInsats(host, thread('I1'))).toBeNull()
  Object.assign(host, { writing: { ...WRITES_NOTHING, add: (_: string, parent: string) => parent === 'F2' } })
  expect([placeOfInsats(host, thread('I1')), placeOfInsats(host, thread('F2'))]).toEqual([
    null,
    { parent: 'F2', at: 0 }
  ])
  Object.assign(host, { writing: WRITES_EVERYTHING })
  expect(placeOfInsats(host, thread('I1', null))).toBeNull()
})

test('it is put in with its words and its ansvar, as one step to undo', () => {
  const live = () => host.projection.reading.live
  const before = [...live().keys()]
  putInsats(host, { parent: 'F1', at: 1 }, INSATS)
  expect(
    live()
      .get('F1')
      ?.children.map(({ type }) => type)
  ).toEqual(['insats', 'insats', 'insats'])
  const made = [...live().values()].find(({ id }) => !before.includes(id))!
  expect(made.data.ansvarsform).toBe('samverkan')
  expect([made.sets.lead, made.sets.partner]).toEqual([['kf'], ['fri:Polisen']])
  expect(host.projection.stycken(made.id, 'text')).toEqual([
    { runs: [{ text: 'erbjuda ' }, { text: 'stöd', bold: true }] }
  ])
  expect(host.text(made.id, 'ansvarstillagg')).toBe('från 2027')
  host.history.undo()
  expect(
    live()
      .get('F1')
      ?.children.map(({ id }) => id)
  ).toEqual(['I1', 'I2'])
})
