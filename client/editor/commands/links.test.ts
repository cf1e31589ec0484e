import type { Command } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import { createDokument } from '../../../schemas/document/create.ts'
import type { Run } from '../../../schemas/text/stycke.ts'
import { PageHost } from '../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../tests/random/setting.ts'
import { linkAddress, linkRange, mayLink, removeLink, setLink } from './links.ts'

describe('linkAddress', () => {
  test.each([
    ['https://ekviken.se/x?y#z', 'https://ekviken.se/x?y#z'],
    ['ekviken.se', 'https://ekviken.se'],
    ['  www.ekviken.se/trygghet ', 'https://www.ekviken.se/trygghet'],
    ['plats.se:8080/a', 'https://plats.se:8080/a'],
    ['namn@ekviken.se', 'mailto:namn@ekviken.se'],
    ['mailto:namn@ekviken.se', 'mailto:namn@ekviken.se'],
    ['tel:+46480', 'tel:+46480'],
    ['åäö.se', 'https://åäö.se']
  ])('%s', (written, address) => {
    expect(linkAddress(written)).toBe(address)
  })

  test.each([
    '',
    ' ',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://',
    'två ord',
    'ekviken',
    'file:///c',
    'https://a b'
  ])('refuses %s', written => {
    expect(linkAddress(written)).toBeNull()
  })
})

const LINK = { link: 'https://a.se' }
const page = (...runs: Run[]): PageHost => {
  const dokument = createDokument(randomContext.template, 'Titel')
  dokument.sections[0]!.children[0]!.fields.text = [{ runs }]
  return new PageHost(dokument, randomContext)
}
const KEY = 'p-inledning:text'
const runsOf = (host: PageHost): readonly Run[] => host.projection.stycken('p-inledning', 'text')[0]!.runs
const does = (host: PageHost, command: Command): boolean => command(host.view.state, tr => host.view.dispatch(tr))

describe('links in the page', () => {
  test('the link around the caret is whole, whatever looks its parts have', () => {
    const host = page(
      { text: 'före ' },
      { text: 'ett ', ...LINK },
      { text: 'fett', bold: true, ...LINK },
      { text: ' slut' }
    )
    for (const at of [5, 7, 9, 11]) {
      host.select(KEY, at)
      const { from, to, href } = linkRange(host.view.state)
      expect(host.view.state.doc.textBetween(from, to)).toBe('ett fett')
      expect(href).toBe('https://a.se')
    }
    host.select(KEY, 13)
    expect(linkRange(host.view.state).href).toBe('')
  })

  test('a neighbour with another address is another link', () => {
    const host = page({ text: 'ett', ...LINK }, { text: 'två', link: 'https://b.se' })
    host.select(KEY, 4)
    const { from, to } = linkRange(host.view.state)
    expect(host.view.state.doc.textBetween(from, to)).toBe('två')
  })

  test('links the selection, changes the address, and takes it away', () => {
    const host = page({ text: 'läs mer här' })
    host.select(KEY, 4, 8)
    expect(does(host, setLink('ekviken.se'))).toBe(true)
    expect(runsOf(host)).toEqual([{ text: 'läs ' }, { text: 'mer', link: 'https://ekviken.se' }, { text: ' här' }])
    host.select(KEY, 5)
    expect(does(host, setLink('namn@ekviken.se'))).toBe(true)
    expect(runsOf(host)[1]).toEqual({ text: 'mer', link: 'mailto:namn@ekviken.se' })
    expect(does(host, removeLink)).toBe(true)
    expect(runsOf(host)).toEqual([{ text: 'läs mer här' }])
  })

  test('writes the words where nothing is selected, and goes on without the link', () => {
    const host = page({ text: 'läs ' })
    host.select(KEY, 4)
    expect(does(host, setLink('a.se'))).toBe(false)
    expect(does(host, setLink('a.se', 'mer'))).toBe(true)
    host.view.dispatch(host.view.state.tr.insertText(' här'))
    expect(runsOf(host)).toEqual([{ text: 'läs ' }, { text: 'mer', link: 'https://a.se' }, { text: ' här' }])
  })

  test('a wrong address changes nothing, and a line of plain text holds no link', () => {
    const host = page({ text: 'ord' })
    host.select(KEY, 0, 3)
    expect(does(host, setLink('javascript:alert(1)'))).toBe(false)
    expect(runsOf(host)).toEqual([{ text: 'ord' }])
    host.select('m:titel', 0, 3)
    expect(mayLink(host.view.state)).toBe(false)
    expect(does(host, setLink('a.se'))).toBe(false)
  })
})
