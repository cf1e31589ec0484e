import { describe, expect, test } from 'vitest'
import { createDokument, emptyPost } from '../../../../schemas/document/create.ts'
import type { Dokument, DokumentPost } from '../../../../schemas/document/dokument.ts'
import { type Template, template } from '../../../../schemas/template/template.ts'
import { PageHost } from '../../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../../tests/random/setting.ts'
import { mayArrange } from '../../../editor/commands/records.ts'
import { namingOf } from '../../../editor/review/naming.ts'
import { addSection, offeredSections, placeForSection } from './add-section.ts'
import { keepSame, type Outline, type OutlineRow, type OutlineSource, outlineOf } from './outline-list.ts'

const program = template.parse({
  name: 'prov',
  documentType: 'Program',
  metadata: [{ key: 'titel', label: 'Titel', kind: 'text' }],
  sections: [
    { key: 'ingress', heading: null, content: 'prose' },
    { key: 'inledning', heading: 'Inledning', content: 'prose', numbered: true },
    { key: 'omraden', heading: 'Fokusområden', content: 'fokusomraden' },
    { key: 'plan', heading: 'Åtgärder', content: 'insatser', required: false },
    { key: 'uppfoljning', heading: 'Uppföljning', content: 'prose' },
    {
      key: 'eget',
      heading: 'Eget avsnitt',
      headingFixed: false,
      content: 'prose',
      required: false,
      repeatable: true,
      orderFixed: false
    },
    { key: 'bilagor', heading: 'Bilagor', content: 'bilagor', required: false }
  ]
})

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

function open(change: (dokument: Dokument) => void = () => {}, by: Template = program) {
  const dokument = createDokument(by, 'Titel')
  dokument.sections.find(s => s.data.key === 'ingress')!.children[0]!.fields.text = [
    { runs: [{ text: 'Alla ska vara trygga.' }] }
  ]
  dokument.sections
    .find(s => s.data.key === 'omraden')!
    .children.push(
      post('F1', 'fokusomrade', { titel: 'Förebyggande' }, [
        post('I1', 'insats', { text: 'erbjuda stöd' }),
        post('I2', 'insats', { text: '' })
      ]),
      post('F2', 'fokusomrade', {}, [post('I3', 'insats', { text: 'utbilda' })])
    )
  change(dokument)
  const host = new PageHost(dokument, { ...randomContext, template: by })
  const outline = (more: Partial<OutlineSource> = {}): Outline =>
    outlineOf({
      ...namingOf(host.projection),
      reading: host.projection.reading,
      counts: new Map(),
      here: null,
      held: null,
      movable: id => mayArrange(host, id),
      mine: () => false,
      ...more
    })
  return { host, outline }
}

const line = (row: OutlineRow, depth = 0): string[] => [
  `${'  '.repeat(depth)}${row.number ? `${row.number} ` : ''}${row.title}`,
  ...(row.rows ?? []).flatMap(child => line(child, depth + 1))
]
const lines = ({ groups }: Outline): string[] =>
  groups.flatMap(({ head, label, rows }) => [
    ...(label === null ? [] : [`[${label}]`]),
    ...(head ? [`[${head.title}]`] : []),
    ...rows.flatMap(row => line(row))
  ])
const rowOf = ({ groups }: Outline, id: string): OutlineRow | undefined => {
  const all = groups.flatMap(group => [...(group.head ? [group.head] : []), ...group.rows])
  return [...all, ...all.flatMap(row => row.rows ?? [])].find(row => row.id === id)
}

describe('the rows', () => {
  test('sections by their headings, fokusområden under the heading of theirs, all closed', () => {
    const { outline } = open()
    expect(lines(outline())).toEqual([
      'Uppgifter om dokumentet',
      'Alla ska vara trygga.',
      '1 Inledning',
      '[Fokusområden]',
      '1 Förebyggande',
      '2 Utan rubrik',
      'Uppföljning'
    ])
    expect(rowOf(outline(), 's-ingress')?.untitled).toBe(true)
    expect(rowOf(outline(), 'F2')).toMatchObject({ untitled: true, insatser: 1, rows: null })
  })

  test('the fokusområde where the person is shows its insatser', () => {
    const { outline } = open()
    const at = outline({ here: 'I1' })
    expect(rowOf(at, 'F1')?.rows?.map(row => `${row.number} ${row.title}`)).toEqual([
      '1.1 erbjuda stöd',
      '1.2 Ingen text än'
    ])
    expect([rowOf(at, 'F1')?.current, rowOf(at, 'I1')?.current, rowOf(at, 's-omraden')?.current]).toEqual([
      true,
      true,
      false
    ])
    expect(rowOf(outline({ here: 's-omraden' }), 's-omraden')?.current).toBe(true)
    expect(rowOf(outline({ here: 'p-inledning' }), 's-inledning')?.current).toBe(true)
  })

  test('a row that something is held over is open too', () => {
    expect(rowOf(open().outline({ held: 'F2' }), 'F2')?.rows).toHaveLength(1)
  })

  test('insatser directly in a section, and bilagor, are rows under it', () => {
    const { outline } = open(dokument => {
      const section = (id: string, key: string, children: DokumentPost[]): DokumentPost => ({
        ...post(id, 'section', {}, children),
        data: { key }
      })
      dokument.sections.push(
        section('S1', 'plan', [post('I9', 'insats', { text: 'kartlägga' })]),
        section('S2', 'bilagor', [post('B1', 'bilaga', { titel: 'Underlag' })])
      )
    })
    expect(lines(outline({ here: 'I9' }))).toContain('  1 kartlägga')
    expect(lines(outline({ here: 'B1' }))).toContain('  1 Underlag')
    expect(rowOf(outline(), 'S1')?.insatser).toBe(1)
    expect(
      outline()
        .groups.map(g => g.adds)
        .filter(adds => adds !== null)
    ).toEqual(['fokusomrade', 'insats'])
    expect(outline().insatser).toBe(4)
  })

  test('what has no place stands last under a heading of its own', () => {
    const { outline } = open(dokument => {
      dokument.unplaced.push({ ...post('I8', 'insats', { text: 'lös' }), parent: 'borta', order: 'a0' })
    })
    expect(lines(outline()).slice(-2)).toEqual(['[Utan plats]', 'lös'])
  })

  test('problems are counted where they are, and in all above that has a row', () => {
    const { outline } = open()
    const counted = outline({
      counts: new Map([
        ['I1', 2],
        ['F1', 1],
        ['s-omraden', 1],
        ['p-inledning', 4],
        ['m', 3]
      ]),
      here: 'F1'
    })
    const problems = (id: string): number | undefined => rowOf(counted, id)?.problems
    expect(['I1', 'F1', 's-omraden', 's-inledning', 'm', 'F2'].map(problems)).toEqual([2, 3, 1, 4, 3, 0])
  })

  test('rows can be moved as the template says', () => {
    const { outline, host } = open()
    addSectionOf(host, 'eget')
    const movable = (id: string): boolean | undefined => rowOf(outline({ here: 'F1' }), id)?.movable
    const own = host.projection.reading.sections.find(s => s.data.key === 'eget')!.id
    expect(['m', 's-inledning', 's-omraden', 'F1', 'I1', own].map(movable)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true
    ])
  })
})

describe('what did not change', () => {
  test('stays the same object, so that it is not drawn again', () => {
    const { host, outline } = open()
    const before = outline({ here: 'I1' })
    expect(keepSame(before, outline({ here: 'I1' }))).toBe(before)
    host.projection.records.field('I1', 'text').insert(0, 'genast ')
    const after = keepSame(before, outline({ here: 'I1' }))
    expect(after).not.toBe(before)
    expect(rowOf(after, 'I1')?.title).toBe('genast erbjuda stöd')
    for (const id of ['I2', 'F2', 's-inledning', 's-omraden', 'm']) expect(rowOf(after, id)).toBe(rowOf(before, id))
    expect(after.groups[0]).toBe(before.groups[0])
  })

  test('a word far into a text changes nothing', () => {
    const { host, outline } = open()
    const text = host.projection.records.field('I1', 'text')
    text.insert(0, 'ord '.repeat(100))
    const before = outline({ here: 'I1' })
    text.insert(300, 'mer ')
    expect(keepSame(before, outline({ here: 'I1' }))).toBe(before)
  })
})

const addSectionOf = (host: PageHost, key: string): void => {
  Object.assign(globalThis, { CSS: { escape: (text: string) => text } })
  Object.assign(host.view, { dom: { querySelector: () => null } })
  addSection(host, program.sections.find(s => s.key === key)!)
}

describe('sections to add', () => {
  const keys = (host: PageHost): unknown[] => host.projection.reading.sections.map(s => s.data.key)
  const offered = (host: PageHost): string[] => offeredSections(program, host.projection.reading).map(s => s.key)

  test('those that are not there, and those that may stand there several times', () => {
    const { host } = open()
    expect(offered(host)).toEqual(['plan', 'eget', 'bilagor'])
    addSectionOf(host, 'bilagor')
    addSectionOf(host, 'eget')
    expect(offered(host)).toEqual(['plan', 'eget'])
  })

  test('come where the template has them, with a first text, as one step', () => {
    const { host } = open()
    addSectionOf(host, 'bilagor')
    addSectionOf(host, 'eget')
    addSectionOf(host, 'plan')
    expect(keys(host)).toEqual([
      'ingress',
      'inledning',
      'omraden',
      'plan',
      'uppfoljning',
      'eget',
      'bilagor',
      'fotnoter'
    ])
    const own = host.projection.reading.sections.find(s => s.data.key === 'eget')!
    expect(own.children.map(c => c.type)).toEqual(['prose'])
    host.history.undo()
    expect(keys(host)).not.toContain('plan')
    host.history.undo()
    expect(keys(host)).not.toContain('eget')
  })

  test('one more of a kind comes after the last of it', () => {
    const { host } = open()
    addSectionOf(host, 'eget')
    const at = keys(host).indexOf('eget') + 1
    expect(placeForSection(program, host.projection.reading, 'eget')).toBe(at)
  })
})
