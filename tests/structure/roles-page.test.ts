import { describe, expect, test } from 'vitest'
import { ACTIONS, mayDo } from '../../schemas/policy/actions.ts'
import { ROLES } from '../../schemas/policy/roles.ts'
import { mayTouch, TOUCHES } from '../../schemas/policy/touches.ts'
import { page, tableRows } from './repository.ts'

const bare = (cell = ''): string => cell.replaceAll('`', '').trim()
const rows = tableRows(page('docs/roles.md')).map(cells => cells.map(bare))
const rowsOf = (names: readonly string[]): string[][] =>
  rows.filter(([name]) => names.includes(name ?? '')).sort(([a = ''], [b = '']) => names.indexOf(a) - names.indexOf(b))

describe('docs/roles.md', () => {
  test('its columns are the roles, the strongest first', () => {
    const heads = rows.filter(([first]) => first === 'Action' || first === 'Touch')
    expect(heads.map(cells => cells.slice(-ROLES.length))).toEqual([[...ROLES], [...ROLES]])
  })

  test('says of every action who may do it', () => {
    const said = ACTIONS.map(action => [
      action,
      ...ROLES.map(role => {
        if (mayDo(role, action, 'arbetsmaterial') === 'no') return 'no'
        return mayDo(role, action, 'arkiverad') === 'yes' ? 'yes' : 'yes, unless archived'
      })
    ])
    expect(rowsOf(ACTIONS)).toEqual(said)
  })

  test('says of everything that a change touches who may touch it', () => {
    const written = rowsOf(TOUCHES).map(([touch, , ...cells]) => [touch, ...cells])
    expect(written).toEqual(TOUCHES.map(touch => [touch, ...ROLES.map(role => mayTouch(role, touch))]))
  })
})
