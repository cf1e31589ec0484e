import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createDokument, emptyPost } from '../../../schemas/document/create.ts'
import type { DokumentPost } from '../../../schemas/document/dokument.ts'
import { PageHost } from '../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../tests/random/setting.ts'
import { WRITES_NOTHING } from '../session/writing.ts'
import { restoreRecord, type Trash, trashOf } from './trash.ts'

const post = (
  id: string,
  type: DokumentPost['type'],
  text: Record<string, string> = {},
  children: DokumentPost[] = []
): DokumentPost => ({
  ...emptyPost(id, type),
  fields: Object.fromEntries(Object.entries(text).map(([key, value]) => [key, [{ runs: [{ text: value }] }]])),
  children
})

let host: PageHost
const trash = (): Trash =>
  trashOf({
    doc: host.doc,
    reading: host.projection.reading,
    template: host.projection.context.template,
    text: (record, field) => host.projection.records.field(record, field).toString()
  })
const ids = (): string[] => trash().entries.map(entry => entry.id)
const remove = (id: string): void => host.projection.records.remove(id)

beforeEach(() => {
  // Restoring shows the record in the page, which there is none of here.
  Object.assign(globalThis, { CSS: { escape: (text: string) => text } })
  const dokument = createDokument(randomContext.template, 'Titel')
  const section = (key: string): DokumentPost => dokument.sections.find(s => s.data.key === key)!
  section('omraden').children.push(
    post('F1', 'fokusomrade', { titel: 'Tidig upptäckt' }, [
      post('I1', 'insats', { text: 'fråga om våld', tidplan: 'juni' }),
      post('I2', 'insats', { text: 'erbjuda stöd' })
    ]),
    post('F2', 'fokusomrade', { titel: 'Skydd' })
  )
  section('inledning').children.push(
    post('T1', 'table', { rubrik: 'Mål' }, [
      post('C1', 'tablecolumn'),
      post('C2', 'tablecolumn'),
      post('R1', 'tablerow', { 'c-C1': 'år', 'c-C2': 'mått' }),
      post('R2', 'tablerow', { 'c-C2': 'antal' })
    ])
  )
  host = new PageHost(dokument, randomContext)
  Object.assign(host.view, { dom: { querySelector: () => null } })
})

describe('what is listed', () => {
  test('what was deleted with something is not listed apart, but counted', () => {
    remove('F1')
    expect(trash().entries).toMatchObject([
      { id: 'F1', type: 'fokusomrade', under: [['insats', 2]], by: 'Prov', around: 'there', parent: null }
    ])
    expect(trash().entries[0]?.words).toBe('Tidig upptäckt · fråga om våld · juni · erbjuda stöd')
  })

  test('the latest comes first, and what was deleted before its area is listed apart', () => {
    vi.useFakeTimers({ now: 1000 })
    remove('I1')
    vi.setSystemTime(2000)
    remove('F1')
    vi.useRealTimers()
    expect(ids()).toEqual(['F1', 'I1'])
    expect(trash().entries[1]).toMatchObject({
      around: 'deleted',
      parent: { id: 'F1', type: 'fokusomrade' },
      words: 'fråga om våld · juni'
    })
  })

  test('what holds no words is not listed', () => {
    const id = host.projection.records.add('insats', 'F1', 2)
    remove(id)
    expect(ids()).toEqual([])
    host.projection.records.field(id, 'text').insert(0, 'nu ett ord')
    expect(ids()).toEqual([id])
  })

  test('a picture is listed without words', () => {
    const id = host.projection.records.add('picture', 's-inledning', 0, { data: { file: 'a'.repeat(64) } })
    remove(id)
    expect(trash().entries).toMatchObject([{ id, words: '' }])
  })

  test('a column has the words of its cells, and they are not loose', () => {
    remove('C2')
    expect(trash()).toMatchObject({ entries: [{ id: 'C2', words: 'mått · antal' }], loose: [] })
  })

  test('what stood in something that is not there says so', () => {
    host.projection.records.index.set('I2|p', { a: 'borta', o: 'a0' })
    remove('I2')
    expect(trash().entries).toMatchObject([{ id: 'I2', around: 'gone', parent: null }])
  })
})

describe('words that no record shows', () => {
  test('of a field that the template does not have, and of a record whose type is not known', () => {
    const { records } = host.projection
    records.field('I2', 'kostnad').insert(0, 'två kronor')
    records.field('Okand', 'text').insert(0, ' från framtiden\n')
    expect(trash().loose).toEqual([
      { record: 'I2', field: 'kostnad', type: 'insats', text: 'två kronor' },
      { record: 'Okand', field: 'text', type: null, text: 'från framtiden' }
    ])
  })

  test('a heading in a section that has a fixed one', () => {
    host.projection.records.field('s-inledning', 'titel').insert(0, 'Egen rubrik')
    expect(trash().loose).toMatchObject([{ record: 's-inledning', field: 'titel', text: 'Egen rubrik' }])
  })
})

describe('restoring', () => {
  const live = (id: string): boolean => host.projection.reading.live.has(id)

  test('brings a record back where it stood, as one step', () => {
    remove('I1')
    expect(restoreRecord(host, 'I1')).toBe(true)
    expect(host.projection.reading.live.get('F1')?.children.map(c => c.id)).toEqual(['I1', 'I2'])
    host.history.undo()
    expect(live('I1')).toBe(false)
  })

  test('brings back with it the area that was deleted after it', () => {
    remove('I1')
    remove('F1')
    expect(restoreRecord(host, 'I1')).toBe(true)
    expect([live('F1'), live('I1'), live('I2')]).toEqual([true, true, true])
    host.history.undo()
    expect([live('F1'), live('I1')]).toEqual([false, false])
  })

  test('does nothing for what is not deleted, nor for a reader', () => {
    expect(restoreRecord(host, 'I1')).toBe(false)
    expect(restoreRecord(host, 'X')).toBe(false)
    remove('I1')
    const reader = Object.assign(Object.create(host) as PageHost, { writing: WRITES_NOTHING })
    expect(restoreRecord(reader, 'I1')).toBe(false)
    expect(live('I1')).toBe(false)
  })
})
