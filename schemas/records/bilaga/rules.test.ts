import { expect, test } from 'vitest'
import { bilaga, bild, problemsOf, prosa, sektion } from '../../rules/testing.ts'

test('tom-bilaga fires without content, and is silent for text or a picture', () => {
  const found = problemsOf('tom-bilaga', [
    sektion(
      'bilagor',
      bilaga('Tom'),
      bilaga('Blank', prosa(' ')),
      bilaga('Text', prosa('Hej')),
      bilaga('Bild', bild(''))
    )
  ])
  expect(found).toHaveLength(2)
})
