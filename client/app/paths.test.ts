import { expect, test } from 'vitest'
import { destination, paths } from './paths.ts'

test('sign-in leads back to where one was going', () => {
  const going = paths.document('a/b?c')
  expect(destination(paths.signIn(going).split('?')[1] ?? '')).toBe(going)
  expect(paths.signIn('/')).toBe('/logga-in')
  expect(destination('')).toBe('/')
})

test.each(['//ond.example', '/\\ond.example', 'https://ond.example', 'javascript:alert(1)', '/logga-in?till=/'])(
  'sign-in does not lead to %s',
  to => {
    expect(destination(`till=${encodeURIComponent(to)}`)).toBe('/')
  }
)
