import { describe, expect, test } from 'vitest'
import { dokument, INTERCHANGE_FORMAT, INTERCHANGE_VERSION, recordsOf } from './dokument.ts'

const least = {
  format: INTERCHANGE_FORMAT,
  version: INTERCHANGE_VERSION,
  template: 'prov',
  metadata: { type: 'metadata' },
  sections: []
}
const withSection = (section: object): object => ({ ...least, sections: [{ type: 'section', ...section }] })

describe('a hand-written file', () => {
  test('needs little: everything else has a default', () => {
    const read = dokument.parse(withSection({ children: [{ type: 'prose', fields: { text: 'Hej' } }] }))
    expect(read.unplaced).toEqual([])
    expect(read.rest).toEqual({ keys: {}, texts: {} })
    expect(read.sections[0]).toMatchObject({ data: {}, sets: {}, fields: {} })
    expect(read.sections[0]?.children[0]?.fields.text).toEqual([{ runs: [{ text: 'Hej' }] }])
  })

  test('gives records without an id different ones', () => {
    const children = Array.from({ length: 5 }, () => ({ type: 'prose' }))
    const ids = dokument.parse(withSection({ children })).sections[0]!.children.map(c => c.id)
    expect(new Set(ids).size).toBe(5)
  })

  test('is read to any depth that a document has', () => {
    const insats = { type: 'insats', fields: { text: ['Bygga'] }, sets: { lead: ['ks'] } }
    const read = dokument.parse(withSection({ children: [{ type: 'fokusomrade', children: [insats] }] }))
    expect([...recordsOf(read)].map(({ post, above }) => [post.type, above.map(a => a.type)])).toEqual([
      ['metadata', []],
      ['section', []],
      ['fokusomrade', ['section']],
      ['insats', ['section', 'fokusomrade']]
    ])
  })
})

describe('is refused, with the path of what is wrong', () => {
  const picture = (name: string, file: object): object => ({ ...least, pictures: { [name]: file } })
  test.each<[string, object, string]>([
    ['another format', { ...least, format: 'docx' }, 'format'],
    ['a version that does not exist yet', { ...least, version: INTERCHANGE_VERSION + 1 }, 'version'],
    ['an unknown key', { ...least, farg: 'bla' }, ''],
    ['an unknown type', withSection({ type: 'kapitel' }), 'sections.0.type'],
    ['an id that is none', withSection({ id: 'å' }), 'sections.0.id'],
    ['an order that is none', withSection({ order: 'å' }), 'sections.0.order'],
    ['a text that is none', withSection({ fields: { titel: 7 } }), 'sections.0.fields.titel'],
    ['data that is no JSON', withSection({ data: { key: undefined } }), 'sections.0.data.key'],
    [
      'something deep down',
      withSection({ children: [{ type: 'prose', children: [{ type: 'x' }] }] }),
      'sections.0.children.0.children.0.type'
    ],
    [
      'a picture under another name than a SHA-256',
      picture('logo', { mime: 'image/png', base64: 'AAAA' }),
      'pictures.logo'
    ],
    [
      'a picture of another kind',
      picture('f'.repeat(64), { mime: 'text/html', base64: 'AAAA' }),
      `pictures.${'f'.repeat(64)}.mime`
    ],
    [
      'a picture that is no Base64',
      picture('f'.repeat(64), { mime: 'image/png', base64: '#' }),
      `pictures.${'f'.repeat(64)}.base64`
    ]
  ])('%s', (_, file, path) => {
    const result = dokument.safeParse(file)
    expect(result.error?.issues.map(issue => issue.path.join('.'))).toContain(path)
  })
})

test('recordsOf goes through what is without a place too, and not through the trash', () => {
  const posts = (id: string) => [{ id, type: 'prose' }]
  const read = dokument.parse({ ...least, unplaced: posts('U'), trash: posts('T') })
  expect([...recordsOf(read)].map(({ post }) => post.id).slice(1)).toEqual(['U'])
})
