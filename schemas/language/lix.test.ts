import { describe, expect, test } from 'vitest'
import { LIX_LEVELS, lixFrom, lixLevel, lixOf } from './lix.ts'

describe('LIX', () => {
  test('is words per sentence plus the percentage of long words', () => {
    // Ten words in two sentences, three of more than six letters: 5 + 30.
    expect(lixOf('Kommunen ska bygga ett hus. Nämnden beslutar om det sedan.')).toBe(35)
  })

  test('counts letters, not hyphens and signs', () => {
    expect(lixFrom({ words: 1, long: 0, sentences: 1 })).toBe(1)
    expect(lixOf('hbtqi-x')).toBe(1)
    expect(lixOf('hbtqi-xy')).toBe(101)
  })

  test('is zero without words', () => {
    expect(lixOf(' … ')).toBe(0)
  })

  test.each([
    [29, 'mycket-lattlast'],
    [30, 'lattlast'],
    [41, 'medelsvar'],
    [50, 'medelsvar'],
    [51, 'svar'],
    [61, 'mycket-svar']
  ] as const)('%i is %s', (lix, level) => {
    expect(lixLevel(lix)).toBe(level)
    expect(LIX_LEVELS).toContain(level)
  })
})
