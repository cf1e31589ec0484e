import { describe, expect, test } from 'vitest'
import { createDokument, emptyPost } from '../../../schemas/document/create.ts'
import type { Problem } from '../../../schemas/rules/rule.ts'
import { flatText, type Run } from '../../../schemas/text/stycke.ts'
import { PageHost } from '../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../tests/random/setting.ts'
import { WRITES_EVERYTHING, WRITES_NOTHING } from '../session/writing.ts'
import { applyFix, isFixable, replacementFor } from './fix.ts'
import type { FoundProblem } from './review.ts'

const found = (text: string, from: number, to: number, by: string, field = 'text', record = 'I1'): FoundProblem => {
  const problem: Problem = {
    rule: 'mellanslag',
    severity: 'rad',
    place: { record, field, from, to },
    message: 'Rätta.',
    fix: { label: 'Rätta', record, field, from, to, text: by }
  }
  return { ...problem, key: 'k', text }
}

function open(runs: Run[], writable = true): PageHost {
  const dokument = createDokument(randomContext.template, 'Titel')
  const omrade = emptyPost('F1', 'fokusomrade')
  const insats = {
    ...emptyPost('I1', 'insats'),
    fields: { text: [{ runs }], ansvarstillagg: [{ runs: [{ text: 'och  alla' }] }] }
  }
  omrade.children.push(insats)
  dokument.sections.find(s => s.data.key === 'omraden')!.children.push(omrade)
  return new PageHost(dokument, { ...randomContext, writing: writable ? WRITES_EVERYTHING : WRITES_NOTHING })
}

describe('the smallest change that mends', () => {
  test('leaves alone what both begin and end with', () => {
    const text = 'stöd av omsorgsnämnden i dag'
    const problem = found(text, 8, 22, 'omsorgsförvaltningen')
    expect(replacementFor(problem, text)).toEqual({ from: 15, to: 20, text: 'förvaltning' })
  })

  test('can only add, or only take away', () => {
    expect(replacementFor(found('klart', 5, 5, '.'), 'klart')).toEqual({ from: 5, to: 5, text: '.' })
    expect(replacementFor(found('a  b', 1, 3, ' '), 'a  b')).toEqual({ from: 2, to: 3, text: '' })
  })

  test('never divides a character of two halves', () => {
    expect(replacementFor(found('a😀b', 0, 4, 'a😁b'), 'a😀b')).toEqual({ from: 1, to: 3, text: '😁' })
    expect(replacementFor(found('𐐀', 0, 2, '😀'), '𐐀')).toEqual({ from: 0, to: 2, text: '😀' })
    expect(replacementFor(found('x\u{10000}', 0, 3, 'x\u{10400}'), 'x\u{10000}')?.text).toBe('\u{10400}')
  })

  test('is none for another text than the one that was checked', () => {
    expect(replacementFor(found('a  b', 1, 3, ' '), 'xa  b')).toBeNull()
  })

  test('is none where nothing would change, and where a footnote or a line would go', () => {
    expect(isFixable(found('ab', 0, 2, 'ab'))).toBe(false)
    expect(isFixable(found('a\uFFFC b', 0, 4, 'c'))).toBe(false)
    expect(isFixable(found('a\nb', 0, 3, 'c'))).toBe(false)
  })
})

describe('mending in the document', () => {
  test('changes the words, keeps their formatting, and is undone by itself', () => {
    const host = open([{ text: 'stöd av ' }, { text: 'socialkontoret', bold: true }, { text: ' i dag' }])
    const text = 'stöd av socialkontoret i dag'
    expect(applyFix(host, found(text, 8, 22, 'socialförvaltningen'))).toBe(true)
    expect(host.projection.stycken('I1', 'text')[0]?.runs).toEqual([
      { text: 'stöd av ' },
      { text: 'socialförvaltningen', bold: true },
      { text: ' i dag' }
    ])
    host.history.undo()
    expect(host.text('I1', 'text')).toBe(text)
  })

  test('the page and the text are the same after each of several', () => {
    const host = open([{ text: 'a  b  c' }])
    expect(applyFix(host, found('a  b  c', 4, 6, ' '))).toBe(true)
    expect(applyFix(host, found('a  b c', 1, 3, ' '))).toBe(true)
    expect(host.text('I1', 'text')).toBe('a b c')
    expect(host.view.state.doc.textContent).toContain('a b c')
  })

  test('does nothing when somebody has written in the text since', () => {
    const host = open([{ text: 'a  b' }])
    host.projection.records.field('I1', 'text').insert(0, 'x')
    expect(applyFix(host, found('a  b', 1, 3, ' '))).toBe(false)
    expect(host.text('I1', 'text')).toBe('xa  b')
  })

  test('mends a text that has no field of its own in the page', () => {
    const host = open([{ text: 'a' }])
    expect(applyFix(host, found('och  alla', 3, 5, ' ', 'ansvarstillagg'))).toBe(true)
    expect(flatText(host.projection.stycken('I1', 'ansvarstillagg'))).toBe('och alla')
    host.history.undo()
    expect(flatText(host.projection.stycken('I1', 'ansvarstillagg'))).toBe('och  alla')
  })

  test('does nothing for a reader, nor in a record that is gone', () => {
    expect(applyFix(open([{ text: 'a  b' }], false), found('a  b', 1, 3, ' '))).toBe(false)
    const host = open([{ text: 'a  b' }])
    host.projection.records.remove('I1')
    expect(applyFix(host, found('a  b', 1, 3, ' '))).toBe(false)
  })
})
