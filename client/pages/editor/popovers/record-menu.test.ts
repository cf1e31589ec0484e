import { describe, expect, test } from 'vitest'
import { createDokument, emptyPost } from '../../../../schemas/document/create.ts'
import type { Dokument, DokumentPost } from '../../../../schemas/document/dokument.ts'
import { template } from '../../../../schemas/template/template.ts'
import { PageHost } from '../../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../../tests/random/setting.ts'
import type { InsertionPoint } from '../../../editor/commands/insert.ts'
import { WRITES_EVERYTHING, WRITES_NOTHING } from '../../../editor/session/writing.ts'
import type { MenuEntry } from './menu-entry.ts'
import { type RecordMenu, recordMenu } from './record-menu.ts'

const context = {
  ...randomContext,
  template: template.parse({
    ...randomContext.template,
    sections: [
      ...randomContext.template.sections,
      {
        key: 'fritt',
        heading: 'Fritt',
        headingFixed: false,
        content: 'prose',
        required: false,
        repeatable: true,
        orderFixed: false
      }
    ]
  })
}

const post = (
  id: string,
  type: DokumentPost['type'],
  text: Record<string, string>,
  children: DokumentPost[] = []
): DokumentPost => ({
  ...emptyPost(id, type),
  fields: Object.fromEntries(Object.entries(text).map(([key, value]) => [key, [{ runs: [{ text: value }] }]])),
  children
})

function open(change: (dokument: Dokument) => void = () => {}, writable = true) {
  const dokument = createDokument(context.template, 'Titel')
  const section = (key: string): DokumentPost => dokument.sections.find(s => s.data.key === key)!
  section('omraden').children.push(
    post('F1', 'fokusomrade', { titel: 'Ett' }, [
      post('I1', 'insats', { text: 'a' }),
      post('I2', 'insats', { text: 'b' })
    ]),
    post('F2', 'fokusomrade', { titel: 'Två' }, [post('I3', 'insats', { text: 'c' })])
  )
  const table = post('T1', 'table', { rubrik: 'Mål' }, [
    post('C1', 'tablecolumn', {}),
    post('C2', 'tablecolumn', {}),
    post('R1', 'tablerow', { 'c-C1': 'r1c1', 'c-C2': 'r1c2' }),
    post('R2', 'tablerow', { 'c-C1': 'r2c1', 'c-C2': 'r2c2' })
  ])
  section('inledning').children.push(table, post('P2', 'prose', { text: 'efter' }))
  const fritt = (id: string): DokumentPost => ({ ...post(id, 'section', { titel: id }), data: { key: 'fritt' } })
  dokument.sections.push(fritt('S1'), fritt('S2'))
  change(dokument)
  const host = new PageHost(dokument, { ...context, writing: writable ? WRITES_EVERYTHING : WRITES_NOTHING })
  const removed: string[] = []
  const points: InsertionPoint[] = []
  const menu = (id: string): RecordMenu | null =>
    recordMenu(host, id, { removed: type => removed.push(type), choosePicture: point => points.push(point) })
  const entries = (id: string): MenuEntry[] => {
    const { groups = [], moveTo = { entries: [] } } = menu(id) ?? {}
    return [...groups.flatMap(g => g.entries), ...moveTo.entries]
  }
  const ids = (id: string): string[] => entries(id).map(e => e.id)
  const run = (id: string, what: string): void =>
    entries(id)
      .find(e => e.id === what)!
      .run()
  const under = (id: string): string[] => host.projection.reading.live.get(id)!.children.map(c => c.id)
  return { host, menu, ids, entries, run, under, removed, points }
}

describe('what is offered', () => {
  test('an insats: moves as far as there is a place, other areas, one more, and away', () => {
    const { ids, entries } = open()
    expect(ids('I1')).toEqual(['down', 'add-after', 'remove', 'under-F2'])
    expect(ids('I2')).toEqual(['up', 'down', 'add-after', 'remove', 'under-F2'])
    expect(ids('I3')).toEqual(['up', 'add-after', 'remove', 'under-F1'])
    expect(entries('I1').at(-1)?.label).toBe('2 Två')
  })

  test('text of the template can be followed by something, and neither moved nor removed', () => {
    expect(open().ids('p-inledning')).toEqual(['text-after', 'table-after', 'picture-after'])
    expect(open().ids('P2')).toEqual(['up', 'text-after', 'table-after', 'picture-after', 'remove'])
  })

  test('sections as the template says', () => {
    const { ids, menu } = open()
    expect(menu('s-inledning')).toBeNull()
    expect(ids('S1')).toEqual(['down', 'add-after', 'remove'])
    expect(ids('S2')).toEqual(['up', 'add-after', 'remove'])
  })

  test('nothing for metadata, for what is gone, and for readers', () => {
    expect(open().menu('m')).toBeNull()
    expect(open().menu('X')).toBeNull()
    expect(open(() => {}, false).menu('I1')).toBeNull()
  })

  test('what has no place can go to where its kind may stand', () => {
    const { ids, run, host } = open(dokument => {
      dokument.unplaced.push({ ...post('D9', 'definition', { term: 'lös' }), parent: 'borta', order: 'a0' })
      dokument.unplaced.push({ ...post('I9', 'insats', { text: 'lös' }), parent: 'borta', order: 'a1' })
    })
    expect(ids('D9')).toEqual(['remove', 'under-s-definitioner'])
    expect(ids('I9')).toEqual(['remove', 'under-F1', 'under-F2'])
    run('D9', 'under-s-definitioner')
    expect(host.projection.reading.unplaced.map(p => p.id)).toEqual(['I9'])
  })
})

describe('tables', () => {
  test('rows and columns are offered for the cell with the caret alone', () => {
    const { host, ids } = open()
    expect(ids('T1')).toEqual(['up', 'down', 'text-after', 'table-after', 'picture-after', 'header', 'remove'])
    host.select('R1:c-C1', 1)
    expect(ids('T1').filter(i => /row|column/.test(i))).toEqual([
      'row-before',
      'row-after',
      'row-on',
      'row-remove',
      'column-before',
      'column-after',
      'column-on',
      'column-remove'
    ])
    host.select('R2:c-C2', 1)
    expect(ids('T1').filter(i => /-(?:back|on)$/.test(i))).toEqual(['row-back', 'column-back'])
  })

  test('adds, moves and removes, and keeps the caret in the cell', () => {
    const { host, run, under, removed } = open()
    const at = (): string => host.view.state.selection.$from.parent.textContent
    host.select('R1:c-C2', 2)
    run('T1', 'column-back')
    expect(under('T1').filter(id => id.startsWith('C'))).toEqual(['C2', 'C1'])
    expect(at()).toBe('r1c2')
    run('T1', 'row-on')
    expect(under('T1').filter(id => id.startsWith('R'))).toEqual(['R2', 'R1'])
    expect(at()).toBe('r1c2')
    run('T1', 'row-before')
    expect(under('T1').filter(id => id !== 'C1' && id !== 'C2')).toHaveLength(3)
    expect(at()).toBe('')
    run('T1', 'row-remove')
    expect(removed).toEqual(['Rad'])
    expect(at()).toBe('r1c2')
  })

  test('the last row and the last column stay', () => {
    const { host, ids, run } = open()
    host.select('R1:c-C1', 0)
    run('T1', 'row-remove')
    run('T1', 'column-remove')
    expect(ids('T1').filter(i => i.endsWith('-remove'))).toEqual([])
  })

  test('the header row is on until it is switched off; each is a step of its own', () => {
    const { host, entries, run } = open()
    const header = (): boolean | undefined => entries('T1').find(e => e.id === 'header')?.checked
    expect(header()).toBe(true)
    run('T1', 'header')
    expect(header()).toBe(false)
    host.history.undo()
    expect(header()).toBe(true)
  })
})

describe('what is done', () => {
  test('moves an insats to another area', () => {
    const { run, under } = open()
    run('I1', 'under-F2')
    expect(under('F2')).toEqual(['I3', 'I1'])
  })

  test('a table comes after the text, with text after it when it would stand last', () => {
    const { host, run, under } = open()
    run('P2', 'table-after')
    const types = under('s-inledning').map(id => host.projection.reading.live.get(id)?.type)
    expect(types).toEqual(['prose', 'table', 'prose', 'table', 'prose'])
    host.history.undo()
    expect(under('s-inledning')).toEqual(['p-inledning', 'T1', 'P2'])
  })

  test('a picture is asked for with its place', () => {
    const { run, points } = open()
    run('T1', 'picture-after')
    expect(points).toEqual([{ parent: 's-inledning', after: 'T1' }])
  })

  test('what is removed lies in the trash, and the surroundings are told', () => {
    const { host, run, removed } = open()
    run('F1', 'remove')
    expect(removed).toEqual(['Fokusområde'])
    expect(host.projection.reading.trash.map(p => p.id)).toEqual(['F1'])
  })

  test('goes from a footnote to its reference and back', () => {
    const { host, run, ids } = open(dokument => {
      dokument.sections[0]!.children[0]!.fields.text = [
        { runs: [{ text: 'ord' }, { footnote: 'N1' }, { text: ' mer' }] }
      ]
      dokument.sections.find(s => s.data.key === 'fotnoter')!.children.push(post('N1', 'footnote', { text: 'Lag' }))
    })
    host.select('p-inledning:text', 3)
    expect(ids('I1')).not.toContain('to-footnote')
    run('p-inledning', 'to-footnote')
    expect(host.view.state.selection.$from.parent.textContent).toBe('Lag')
    expect(ids('N1')).toEqual(['to-reference', 'remove'])
    run('N1', 'to-reference')
    expect(host.view.state.selection.$from.parent.textContent).toContain('ord')
    expect(host.view.state.selection.$from.parentOffset).toBe(4)
  })
})
