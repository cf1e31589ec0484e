import { describe, expect, test } from 'vitest'
import { type Template, template } from '../template/template.ts'
import { footnoteNumbers, type Numbered, numbering } from './numbering.ts'
import { testTemplate } from './testing.ts'

const post = (id: string, type: string, children: Numbered[] = [], data: Record<string, unknown> = {}): Numbered => ({
  id,
  type,
  data,
  children
})
const section = (key: string, ...children: Numbered[]): Numbered => post(`s-${key}`, 'section', children, { key })
const omrade = (id: string, ...insatser: string[]): Numbered =>
  post(
    id,
    'fokusomrade',
    insatser.map(i => post(i, 'insats'))
  )

const numbers = (sections: Numbered[], t: Template = testTemplate): Record<string, string> =>
  Object.fromEntries(numbering(sections, t))

const unnumbered = template.parse({
  name: 'prov',
  documentType: 'Program',
  metadata: [{ key: 'titel', label: 'Titel', kind: 'text' }],
  sections: [
    { key: 'text', heading: 'Text', content: 'prose' },
    { key: 'omraden', heading: 'Fokusområden', content: 'fokusomraden' },
    { key: 'fler', heading: 'Fler', content: 'fokusomraden' },
    { key: 'insatser', heading: 'Insatser', content: 'insatser' },
    { key: 'andra', heading: 'Andra', content: 'insatser' }
  ]
})

describe('numbering', () => {
  test('numbered sections count, others do not, and fokusområden and insatser continue the number of theirs', () => {
    expect(
      numbers([
        section('ingress', post('p', 'prose')),
        section('mal'),
        section('omraden', omrade('A', 'a1', 'a2'), post('t', 'table'), omrade('B', 'b1')),
        section('ovrigt'),
        section('insatser', post('x1', 'insats'), post('q', 'prose'), post('x2', 'insats'))
      ])
    ).toEqual({
      's-mal': '1',
      's-omraden': '2',
      A: '2.1',
      a1: '2.1.1',
      a2: '2.1.2',
      B: '2.2',
      b1: '2.2.1',
      's-insatser': '3',
      x1: '3.1',
      x2: '3.2'
    })
  })

  test('where sections have no numbers, fokusområden count through the whole document, and so do insatser', () => {
    expect(
      numbers(
        [
          section('omraden', omrade('A', 'a1')),
          section('text'),
          section('fler', omrade('B', 'b1')),
          section('insatser', post('x1', 'insats')),
          section('andra', post('x2', 'insats'))
        ],
        unnumbered
      )
    ).toEqual({ A: '1', a1: '1.1', B: '2', b1: '2.1', x1: '1', x2: '2' })
  })

  test('bilagor count through the document, and what stands in them has no number', () => {
    expect(
      numbers([
        section('bilagor', post('X', 'bilaga', [post('t', 'table')]), post('Y', 'bilaga')),
        section('bilagor', post('Z', 'bilaga'))
      ])
    ).toEqual({ X: '1', Y: '2', Z: '3' })
  })

  test('a section that the template does not know has no number', () => {
    expect(numbers([section('okand'), section('mal')])).toEqual({ 's-mal': '1' })
  })
})

test('footnotes have the number of their first reference', () => {
  expect([...footnoteNumbers(['c', 'a', 'c', 'b', 'a'])]).toEqual([
    ['c', 1],
    ['a', 2],
    ['b', 3]
  ])
})
