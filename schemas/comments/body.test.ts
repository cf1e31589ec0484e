import { expect, test } from 'vitest'
import { bodyOf, mentionsIn, readableBody } from './body.ts'

const EVA = { id: 'EvaId', name: 'Eva' }
const EVA_EK = { id: 'EvaEkId', name: 'Eva Ek' }
const nameOf = (id: string): string => [EVA, EVA_EK].find(p => p.id === id)?.name ?? 'Någon'

test.each([
  ['Hej @Eva Ek och @Eva.', [EVA, EVA_EK], 'Hej @[EvaEkId] och @[EvaId].'],
  ['@Evald är ingen av dem', [EVA], '@Evald är ingen av dem'],
  ['eva@Eva.example', [], 'eva@Eva.example'],
  ['@Eva, @Eva', [EVA], '@[EvaId], @[EvaId]']
])('%j with those who were chosen', (written, chosen, body) => {
  expect(bodyOf(written, chosen)).toBe(body)
  expect(readableBody(body, nameOf)).toBe(written)
})

test('each is mentioned once; who is not there any more has no name', () => {
  expect(mentionsIn('@[a] och @[b], @[a]')).toEqual(['a', 'b'])
  expect(readableBody('Hej @[borta]', nameOf)).toBe('Hej @Någon')
})
