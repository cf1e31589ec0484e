import { describe, expect, test } from 'vitest'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { countsOf } from '../../schemas/remiss/counts.ts'
import type { Sammanstallning } from '../../schemas/remiss/sammanstallning.ts'
import { compile } from '../../server/sammanstallning/compile.ts'
import { readRows } from '../../server/sammanstallning/rows.ts'
import { testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { ANSWERS } from '../helpers/remiss-case.ts'
import { readingOf } from '../helpers/remiss-compiled.ts'
import { CHANGES, storeCase } from '../helpers/remiss-store.ts'
import { SYNPUNKTER } from '../helpers/remiss-synpunkter.ts'

describe.each(DATABASES)('what is compiled on %s', kind => {
  const databases = testDatabases(kind)

  test('counts each body once, holds every answer and synpunkt, and shows how the text was changed', async () => {
    const api = await testApi(await databases.open())
    const { document, remiss } = await storeCase(api)
    const rows = await readRows(readingOf(api), document, remiss)
    const s = compile(rows)
    const { positions, ...counts } = countsOf(s)
    expect(counts).toEqual({
      invited: 15,
      answered: 13,
      joined: 0,
      abstained: 1,
      notAnswered: 1,
      spontaneous: 1,
      withdrawn: 0,
      notSent: 0,
      extended: 1,
      late: 1,
      supplements: 1,
      ways: { lank: 10, inloggning: 0, word: 3, epost: 2, papper: 0 },
      synpunkter: 20,
      outcomes: { beaktas: 5, 'beaktas-delvis': 2, 'beaktas-ej': 3, noteras: 9 },
      unhandled: 1
    })
    expect(positions.reduce((sum, { count }) => sum + count, 0)).toBe(15)
    expect(s.answers.map(answer => answer.parts.length)).toEqual(ANSWERS.map(answer => answer.parts.length))
    expect(s.synpunkter.map(each => each.number)).toEqual(SYNPUNKTER.map((_, i) => i + 1))
    theChanges(s)
    theAnstand(s)
    expect(compile(rows)).toEqual(s)
    await expect(readRows(readingOf(api), document, 'nagon-annan')).rejects.toThrow(StyrskriftError)
    await api.close()
  })
})

/** Before and after of each part are the words that were taken away and put in, and nothing else has changed. */
function theChanges(s: Sammanstallning): void {
  const changed = s.parts.filter(part => part.changes.length > 0)
  expect(changed.map(part => part.record)).toEqual(CHANGES.map(([record]) => record))
  for (const [record, before, after] of CHANGES) {
    const rows = s.parts.find(part => part.record === record)?.changes ?? []
    expect(rows).toHaveLength(1)
    const text = (side: 'before' | 'after'): string => rows[0]?.[side].map(piece => piece.text).join('') ?? ''
    expect(text('before')).toContain(before)
    expect(text('after')).toBe(text('before').replace(before, after))
    // What stood there before the change is shown as unchanged.
    const put = rows[0]?.after.filter(each => each.changed).reduce((sum, piece) => sum + piece.text.length, 0) ?? 0
    expect(put).toBeGreaterThan(0)
    expect(put).toBeLessThanOrEqual(after.length + 1)
  }
  expect(s.parts.find(part => part.record === 'in-2-2')?.label).toBe('2.2')
}

function theAnstand(s: Sammanstallning): void {
  expect(s.bodies.find(body => body.extendedTo !== null)).toMatchObject({
    name: 'Utbildningsnämnden',
    extendedTo: '2027-06-18',
    answeredOn: '2027-06-15',
    outcome: 'svarat'
  })
  expect(s.bodies.find(body => body.name === 'Socialnämnden')).toMatchObject({ answers: [1, 16], outcome: 'svarat' })
  expect(s.bodies.filter(body => body.outcome !== 'svarat').map(body => [body.name, body.outcome])).toEqual([
    ['Länsstyrelsen i Östervik', 'avstar'],
    ['Ekvikens idrottsallians', 'ej-svarat']
  ])
}
