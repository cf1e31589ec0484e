import { describe, expect, test } from 'vitest'
import type { DefaultRole, DocumentState } from '../../schemas/api/contract.ts'
import type { Role } from '../../schemas/gate/roles.ts'
import { ACTIONS, type Action, mayDo, roleOf, writingRole } from './policy.ts'

/** Who may do what, written out: `a` ägare, `f` författare, `l` läsare; in capitals also when the document is archived. */
const TABLE: Record<Action, string> = {
  open: 'A F L',
  export: 'A F L',
  copy: 'A F L',
  'see-picture': 'A F L',
  'see-members': 'A F L',
  rename: 'a f',
  'add-picture': 'a f',
  'set-member': 'A',
  'set-default-role': 'A',
  archive: 'A',
  unarchive: 'A'
}
const LETTER: Record<Role, string> = { agare: 'a', forfattare: 'f', lasare: 'l' }

describe('mayDo', () => {
  for (const action of ACTIONS) {
    for (const role of Object.keys(LETTER) as Role[]) {
      const entry = TABLE[action].split(' ').find(l => l.toLowerCase() === LETTER[role])
      test(`${role}: ${action}`, () => {
        const answer = (state: DocumentState) => mayDo(role, action, state)
        expect(answer('arbetsmaterial')).toBe(entry ? 'yes' : 'no')
        expect(answer('arkiverad')).toBe(entry ? (entry === entry.toUpperCase() ? 'yes' : 'archived') : 'no')
      })
    }
  }
})

test.each<[Role | null, DefaultRole, Role | null]>([
  [null, 'ingen', null],
  [null, 'lasare', 'lasare'],
  [null, 'forfattare', 'forfattare'],
  ['lasare', 'forfattare', 'lasare'],
  ['agare', 'ingen', 'agare']
])('a member %s where the default is %s is %s', (member, byDefault, role) => {
  expect(roleOf(member, byDefault)).toBe(role)
})

test('an archived document is read by everyone', () => {
  expect(writingRole('agare', 'arkiverad')).toBe('lasare')
  expect(writingRole('agare', 'arbetsmaterial')).toBe('agare')
})
