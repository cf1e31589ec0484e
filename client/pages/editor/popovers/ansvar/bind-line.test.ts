import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindLine, type LineInput, lineChange } from './bind-line.ts'

/** The part of an input element that the binding uses, as a browser behaves. */
class FakeInput extends EventTarget {
  value = ''
  selectionStart: number | null = 0
  selectionEnd: number | null = 0

  setSelectionRange(start: number | null, end: number | null): void {
    this.selectionStart = start
    this.selectionEnd = end
  }

  /** Types letters over the selection, as a key press does. */
  type(letters: string, from = this.selectionStart ?? 0, to = this.selectionEnd ?? from): void {
    this.value = this.value.slice(0, from) + letters + this.value.slice(to)
    this.setSelectionRange(from + letters.length, from + letters.length)
    this.dispatchEvent(new Event('input'))
  }
}

function join(start: string) {
  const mine = new Y.Doc()
  const theirs = new Y.Doc()
  const text = mine.getText('t')
  text.insert(0, start)
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  const input = new FakeInput()
  const end = bindLine(input as unknown as LineInput, text, work => mine.transact(work, 'me'))
  const deliver = (): void => {
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), 'net')
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine), 'net')
  }
  return { mine, text, theirs: theirs.getText('t'), input, deliver, end }
}

describe('lineChange', () => {
  test('gives what turns one line into the other', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b') }),
        fc.string({ unit: fc.constantFrom('a', 'b') }),
        fc.nat(),
        (a, b, caret) => {
          const { at, remove, insert } = lineChange(a, b, Math.min(caret, b.length))
          expect(a.slice(0, at) + insert + a.slice(at + remove)).toBe(b)
          if (remove > 0 && insert !== '') {
            expect(a[at]).not.toBe(insert[0])
            expect(a[at + remove - 1]).not.toBe(insert.at(-1))
          }
        }
      )
    )
  })

  test('of equal letters the one before the caret is new', () => {
    expect(lineChange('aa', 'aaa', 1)).toEqual({ at: 0, remove: 0, insert: 'a' })
    expect(lineChange('aa', 'aaa', 3)).toEqual({ at: 2, remove: 0, insert: 'a' })
  })
})

describe('bindLine', () => {
  test('two people who type in one line both keep their letters', () => {
    const { input, theirs, deliver, text } = join('med stöd')
    theirs.insert(8, ' av polisen')
    input.type('alltid ', 0, 0)
    deliver()
    expect(text.toString()).toBe('alltid med stöd av polisen')
    expect(input.value).toBe('alltid med stöd av polisen')
    expect(theirs.toString()).toBe(input.value)
  })

  test('the caret stays by its letters when others write before it', () => {
    const { input, theirs, deliver } = join('abc')
    input.setSelectionRange(2, 3)
    theirs.insert(0, 'xyz')
    deliver()
    expect([input.value, input.selectionStart, input.selectionEnd]).toEqual(['xyzabc', 5, 6])
  })

  test('typing changes only the letters that differ', () => {
    const { mine, input, text } = join('ett två tre')
    const deltas: unknown[] = []
    text.observe(event => deltas.push(event.delta))
    input.type('X', 4, 7)
    expect(deltas).toEqual([[{ retain: 4 }, { delete: 3 }, { insert: 'X' }]])
    expect(mine.getText('t').toString()).toBe('ett X tre')
  })

  test('while letters are composed nothing is drawn over them; afterwards everything is there', () => {
    const { input, theirs, deliver, text } = join('ab')
    input.dispatchEvent(new Event('compositionstart'))
    input.type('´', 1, 1)
    theirs.insert(0, 'före ')
    deliver()
    expect(input.value).toBe('a´b')
    input.type('é', 1, 2)
    expect(input.value).toBe('aéb')
    input.dispatchEvent(new Event('compositionend'))
    expect(input.value).toBe('före aéb')
    expect(text.toString()).toBe('före aéb')
  })

  test('what is undone disappears from the line', () => {
    const { mine, input, text } = join('')
    const undo = new Y.UndoManager(text, { trackedOrigins: new Set(['me']) })
    input.type('fel', 0, 0)
    undo.undo()
    expect(input.value).toBe('')
    expect(mine.getText('t').length).toBe(0)
  })

  test('a newline of another client shows as a space and stays', () => {
    const { input, theirs, deliver, text } = join('ab')
    theirs.insert(1, '\n')
    deliver()
    expect(input.value).toBe('a b')
    input.type('c', 3, 3)
    expect(text.toString()).toBe('a\nbc')
  })

  test('after its end nothing follows any more', () => {
    const { input, theirs, deliver, end } = join('ab')
    end()
    theirs.insert(0, 'x')
    deliver()
    expect(input.value).toBe('ab')
  })
})
