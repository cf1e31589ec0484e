import { describe, expect, test } from 'vitest'
import type { Stycke } from '../text/stycke.ts'
import { LIST_DEFINITIONS, Lists } from './lists.ts'

const walk = (lists: Lists, ...items: string[]): (string | null)[] => {
  const stycken = items.map((item): Stycke => {
    const [form, level] = item.split(' ')
    return form === 'p' ? { runs: [] } : { form: form as 'li', level: Number(level ?? 0) || undefined, runs: [] }
  })
  return lists.walk(stycken, 'text').map(n => n && `${n.reference} ${n.level} ${n.instance ?? '-'}`)
}

describe('walk', () => {
  test('a numbered list counts on, its sublists begin anew, and running text ends it', () => {
    expect(walk(new Lists(), 'ol', 'ol 1', 'ol 1', 'ol', 'ol 1', 'p', 'ol')).toEqual([
      'nummer-text 0 1',
      'nummer-text 1 2',
      'nummer-text 1 2',
      'nummer-text 0 1',
      'nummer-text 1 3',
      null,
      'nummer-text 0 4'
    ])
  })

  test('what continues an item does not end the list; bullets at its level do', () => {
    expect(walk(new Lists(), 'ol', 'lc', 'ol', 'li', 'ol')).toEqual([
      'nummer-text 0 1',
      null,
      'nummer-text 0 1',
      'punkter-text 0 -',
      'nummer-text 0 2'
    ])
  })

  test('a list may begin at a deep level, and lists of different fields never meet', () => {
    const lists = new Lists()
    expect(walk(lists, 'li 8', 'ol 3')).toEqual(['punkter-text 8 -', 'nummer-text 3 1'])
    expect(walk(lists, 'ol 3')).toEqual(['nummer-text 3 2'])
  })
})

test('every list has nine levels', () => {
  for (const { levels } of LIST_DEFINITIONS) expect(levels.map(l => l.level)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
})
