import { describe, expect, test } from 'vitest'
import { createDokument, emptyPost } from '../../../schemas/document/create.ts'
import type { Stycke } from '../../../schemas/text/stycke.ts'
import { PageHost } from '../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../tests/random/setting.ts'
import { goToHit, replaceAllHits, replaceHit, setSearch } from './commands.ts'
import { currentHit, findingOf, findPlugin } from './plugin.ts'
import { NO_SEARCH } from './search.ts'

function page(inledning: Stycke[]): PageHost {
  const dokument = createDokument(randomContext.template, 'Program för våld')
  dokument.sections[0]!.children[0]!.fields.text = inledning
  const fotnot = emptyPost('N1', 'footnote')
  fotnot.fields.text = [{ runs: [{ text: 'om våld i lagen' }] }]
  dokument.sections.find(s => s.data.key === 'fotnoter')!.children.push(fotnot)
  dokument.metadata.fields.diarienummer = [{ runs: [{ text: 'KS våld 1' }] }]
  return new PageHost(dokument, randomContext, [findPlugin()])
}

const plain = (text: string): Stycke => ({ runs: [{ text }] })
const found = (host: PageHost): string[] =>
  findingOf(host.view.state).hits.map(({ from, to }) => host.view.state.doc.textBetween(from, to))
const look = (host: PageHost, query: string): void => setSearch(host.view, { ...NO_SEARCH, query })

describe('searching the page', () => {
  test('runs over metadata, running text and footnotes, and across formatting', () => {
    const host = page([{ runs: [{ text: 'mot vå', bold: true }, { text: 'ld och ' }, { text: 'VÅLD', italic: true }] }])
    look(host, 'våld')
    expect(found(host)).toEqual(['våld', 'våld', 'våld', 'VÅLD', 'våld'])
  })

  test('a reference inside a word divides it, and is never part of a hit', () => {
    const host = page([{ runs: [{ text: 'vå' }, { footnote: 'N1' }, { text: 'ld våld' }] }])
    look(host, 'våld')
    expect(found(host)).toHaveLength(4)
  })

  test('follows what is written', () => {
    const host = page([plain('ett ord')])
    look(host, 'nytt')
    expect(found(host)).toEqual([])
    host.select('p-inledning:text', 4)
    host.view.dispatch(host.view.state.tr.insertText('nytt '))
    expect(found(host)).toEqual(['nytt'])
    host.projection.records.field('m', 'titel').insert(0, 'Nytt ')
    expect(found(host)).toEqual(['Nytt', 'nytt'])
  })

  test('selects the first hit from the caret on, then the next and the previous, round the end', () => {
    const host = page([plain('våld'), plain('våld')])
    host.select('p-inledning:text', 1)
    look(host, 'våld')
    expect(currentHit(host.view.state)).toBe(3)
    goToHit(host.view, 1)
    expect(currentHit(host.view.state)).toBe(4)
    goToHit(host.view, 1)
    expect(currentHit(host.view.state)).toBe(0)
    goToHit(host.view, -1)
    expect(currentHit(host.view.state)).toBe(4)
  })

  test('nothing found: there is nowhere to go', () => {
    const host = page([plain('ord')])
    look(host, 'finns inte')
    expect(goToHit(host.view, 1)).toBe(false)
  })
})

describe('replacing', () => {
  test('replaces the selected hit, keeps its formatting, and goes on to the next', () => {
    const host = page([{ runs: [{ text: 'a ' }, { text: 'hot', bold: true }, { text: ' och hot' }] }])
    look(host, 'hot')
    expect(replaceHit(host.view, host.history, 'trygghet')).toBe(true)
    expect(host.text('p-inledning', 'text')).toBe('a trygghet och hot')
    expect(host.projection.stycken('p-inledning', 'text')[0]?.runs[1]).toEqual({ text: 'trygghet', bold: true })
    expect(currentHit(host.view.state)).toBe(0)
    expect(findingOf(host.view.state).hits).toHaveLength(1)
  })

  test('does not find the new words again when they hold the old ones', () => {
    const host = page([plain('rätt rätt')])
    look(host, 'rätt')
    replaceHit(host.view, host.history, 'barnrätt')
    expect(host.view.state.selection.from).toBe(findingOf(host.view.state).hits[1]?.from)
    replaceHit(host.view, host.history, 'barnrätt')
    expect(host.text('p-inledning', 'text')).toBe('barnrätt barnrätt')
  })

  test('replaces all as one step: one undo brings every one back', () => {
    const host = page([plain('våld och våld'), plain('mot våld')])
    look(host, 'våld')
    expect(replaceAllHits(host.view, host.history, 'otrygghet')).toBe(6)
    expect(host.text('p-inledning', 'text')).toBe('otrygghet och otrygghet\nmot otrygghet')
    expect(host.text('m', 'titel')).toBe('Program för otrygghet')
    expect(host.text('N1', 'text')).toBe('om otrygghet i lagen')
    host.history.undo()
    expect(host.text('p-inledning', 'text')).toBe('våld och våld\nmot våld')
    expect(host.text('m', 'titel')).toBe('Program för våld')
    host.history.redo()
    expect(host.text('m', 'titel')).toBe('Program för otrygghet')
  })

  test('what was written just before is a step of its own', () => {
    const host = page([plain('ord')])
    host.select('p-inledning:text', 3)
    host.view.dispatch(host.view.state.tr.insertText(' till'))
    look(host, 'ord')
    replaceAllHits(host.view, host.history, 'text')
    host.history.undo()
    expect(host.text('p-inledning', 'text')).toBe('ord till')
  })

  test('empty words take the hits away, and leave the paragraph', () => {
    const host = page([plain('bort'), plain('kvar')])
    look(host, 'bort')
    expect(replaceAllHits(host.view, host.history, '')).toBe(1)
    expect(host.text('p-inledning', 'text')).toBe('\nkvar')
  })
})
