import { expect, test } from 'vitest'
import { mayWrite, mayWriteSomething, ROLES, type Touched } from './roles.ts'

const TOUCHED: Touched[] = [
  { kind: 'text', record: 'I', field: 'text' },
  { kind: 'create', record: 'I', key: 't' },
  { kind: 'move', record: 'I', key: 'p' },
  { kind: 'delete', record: 'I', key: 'x' },
  { kind: 'data', record: 'I', key: 'd|ansvarsform' }
]

test.each(ROLES)('%s', role => {
  const expected = role !== 'lasare'
  expect(mayWriteSomething(role)).toBe(expected)
  for (const touched of TOUCHED) expect(mayWrite(role, touched)).toBe(expected)
})
