import { expect, test } from 'vitest'
import { contextOf, documentOf, record, say, templateOf, written, xmlOf } from '../../word/in-tests.ts'
import { renderPosts } from '../words.ts'

const template = templateOf({ sections: [{ key: 'bilagor', heading: 'Bilagor', content: 'bilagor' }] })
const text = [...say('text'), { form: 'h2' as const, runs: [{ text: 'Rubrik i bilagan' }] }]
const section = record('s', 'section', {
  data: { key: 'bilagor' },
  children: [
    record('b1', 'bilaga', { fields: { titel: say('Karta') }, children: [record('p', 'prose', { fields: { text } })] }),
    record('b2', 'bilaga')
  ]
})

test('its title and blocks, with their headings below it', async () => {
  expect(await written([section], contextOf(documentOf([section]), template))).toEqual([
    'Heading1: Bilagor',
    'Bilagerubrik: Karta',
    'Normal: text',
    'Heading3: Rubrik i bilagan',
    'Bilagerubrik: Utan titel'
  ])
})

test('each on a page of its own: the first under the heading of the section, which begins one', async () => {
  const context = contextOf(documentOf([section]), template)
  const xml = await xmlOf(context, renderPosts([section], context, { level: 0, parent: null, width: 9070 }))
  const onNewPage = [...xml.matchAll(/<w:pStyle w:val="([^"]*)"\/>(<w:pageBreakBefore\/>)?/g)].map(m => [
    m[1],
    m[2] !== undefined
  ])
  expect(onNewPage).toEqual([
    ['Heading1', true],
    ['Bilagerubrik', false],
    ['Heading3', false],
    ['Bilagerubrik', true]
  ])
})
