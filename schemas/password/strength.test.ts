import { describe, expect, test } from 'vitest'
import { passwordStrength } from './strength.ts'

const about = ['Bo Sandström', 'bo.sandstrom@ekviken.se', 'Ekviken kommun']

describe('a password', () => {
  test.each([
    'gnista-ovanlig-trumpet-42',
    'Fyra helt olika grejer här',
    'q8Zt1vXw0pLr6Kd',
    'övermorgon knastrar paraply'
  ])('%s is good', password => {
    expect(passwordStrength(password, about)).toMatchObject({ good: true, advice: [] })
  })

  test.each([
    ['kort', /minst 12/],
    ['a'.repeat(201), /högst 200/],
    ['aaaaaaaaaaaaaaaa', /[Uu]pprepade/],
    ['lösenord1234', /./],
    ['sommaren2026!', /./],
    ['password12345', /./],
    ['qwertyuiopåå', /./],
    ['bosandstrom1', /./],
    ['bo.sandstrom', /./],
    ['Bo Sandström', /namn|adress/],
    ['ekvikenkommun', /namn|adress/],
    ['ekviken-kommun-2027', /./],
    ['hejsanhejsan', /./],
    ['Göteborg2026!', /./],
    ['administratör', /./]
  ])('%s is not, and why is told in Swedish', (password, why) => {
    const { good, advice } = passwordStrength(password, about)
    expect([good, advice.length > 0]).toEqual([false, true])
    expect(advice.join(' ')).toMatch(why)
    expect(advice.join(' ')).not.toMatch(/\b(the|your|words|avoid)\b/i)
  })
})
