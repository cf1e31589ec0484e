import { beforeEach, describe, expect, test } from 'vitest'
import type { ProposedRun } from '../../../schemas/comments/proposal.ts'
import { createDokument } from '../../../schemas/document/create.ts'
import type { Stycke } from '../../../schemas/text/stycke.ts'
import { PageHost } from '../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../tests/random/setting.ts'
import { positionOf } from '../binding/binding.ts'
import { applyProposal, rewritten, runsBetween } from './proposals.ts'

const PROSE = 'p-inledning:text'

let page: PageHost
function open(...text: Stycke[]): void {
  const dokument = createDokument(randomContext.template, 'Titel')
  dokument.sections[0]!.children[0]!.fields.text = text
  page = new PageHost(dokument, randomContext)
  // What the headless view lacks for scrolling is no matter here.
  page.history.step()
}
const stycken = () => page.projection.stycken('p-inledning', 'text')
const at = (offset: number, key = PROSE): number => positionOf(page.view.state.doc, { key, offset })!
const accept = (from: number, to: number, runs: readonly ProposedRun[], key = PROSE): void =>
  applyProposal(page, { from: at(from, key), to: at(to, key), isSame: true }, runs)

describe('an accepted proposal', () => {
  beforeEach(() =>
    open(
      { runs: [{ text: 'Alla ' }, { text: 'som bor', bold: true }, { text: ' här.' }] },
      { runs: [{ text: 'Mer.' }] }
    )
  )

  test('replaces the words, with the formatting that it has, and is one step to undo', () => {
    accept(5, 12, [{ text: 'som ' }, { text: 'vistas', italic: true }])
    expect(stycken()[0]?.runs).toEqual([{ text: 'Alla som ' }, { text: 'vistas', italic: true }, { text: ' här.' }])
    page.history.undo()
    expect(stycken()[0]?.runs).toEqual([{ text: 'Alla ' }, { text: 'som bor', bold: true }, { text: ' här.' }])
  })

  test('touches only what differs: what was typed into the words that stay is still there', () => {
    const text = page.projection.textOf(PROSE)
    const before = text._start
    accept(0, 17, [{ text: 'Alla ' }, { text: 'som bor', bold: true }, { text: ' där.' }])
    expect(page.text('p-inledning', 'text')).toBe('Alla som bor där.\nMer.')
    // The first letters are those that stood there, not new ones that look the same.
    expect(text._start).toBe(before)
    expect(text._start?.deleted).toBe(false)
  })

  test('puts words in, and takes words away', () => {
    accept(16, 16, [{ text: ' och nu' }])
    expect(page.text('p-inledning', 'text')).toBe('Alla som bor här och nu.\nMer.')
    accept(4, 12, [])
    expect(page.text('p-inledning', 'text')).toBe('Alla här och nu.\nMer.')
  })

  test('over two paragraphs makes them one; with a line end makes two of one', () => {
    accept(13, 20, [{ text: 'där' }])
    expect(page.text('p-inledning', 'text')).toBe('Alla som bor därr.')
    accept(4, 5, [{ text: '\n' }])
    expect(page.text('p-inledning', 'text').split('\n')).toHaveLength(2)
  })

  test('has plain words in one line where the field has no more', () => {
    accept(0, 5, [{ text: 'Ny\nrubrik', bold: true }], 'm:titel')
    expect(page.projection.stycken('m', 'titel')).toEqual([{ runs: [{ text: 'Ny rubrik' }] }])
  })

  test('the words between two places are read with their formatting', () => {
    const runs = runsBetween(page.view.state.doc, at(2), at(20))
    expect(runs).toEqual([
      { text: 'la ' },
      { text: 'som bor', bold: true },
      { text: ' här.' },
      { text: '\n' },
      { text: 'Me' }
    ])
  })
})

describe('a wording that is written plainly', () => {
  const old: ProposedRun[] = [
    { text: 'se ' },
    { text: 'planen', link: 'https://ekviken.example' },
    { text: ' för ' },
    { text: 'alla', bold: true }
  ]
  test.each<[string, string, ProposedRun[]]>([
    ['keeps what stays as it looks', 'se planen för alla', old],
    [
      'gives new words the look of the letter before them',
      'se planen för alla barn',
      [...old.slice(0, 3), { text: 'alla barn', bold: true }]
    ],
    [
      'ends a link where it ended',
      'se planen som gäller för alla',
      [old[0]!, old[1]!, { text: ' som gäller för ' }, old[3]!]
    ],
    ['may be nothing', '', []]
  ])('%s', (_what, written, runs) => {
    expect(rewritten(old, written)).toEqual(runs)
  })
})
