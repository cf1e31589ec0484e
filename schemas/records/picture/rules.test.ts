import { expect, test } from 'vitest'
import { bild, problemsOf, sektion } from '../../rules/testing.ts'

test.each([
  ['', 1],
  ['  ', 1],
  ['IMG_0231.JPG', 1],
  ['En skolgård med klätterställning', 0],
  ['Rapporten bild.png visar en skolgård', 0]
])('bild-utan-alternativtext for "%s": %i', (alt, count) => {
  const found = problemsOf('bild-utan-alternativtext', [sektion('text', bild(alt))])
  expect(found).toHaveLength(count)
  for (const problem of found) expect(problem).toMatchObject({ severity: 'fel', place: { field: 'alt' } })
})
