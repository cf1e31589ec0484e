import { expect, test } from 'vitest'
import { OwnChanges } from './own-changes.ts'

const row = (revision: number, id = 'a') => ({ id, revision })
const seen = (revision: number, synpunkt = 'a') => ({ synpunkt, revision })

test('what was written upon one’s own change, before it was stored, counts as written upon what came of it', () => {
  const own = new OwnChanges()
  expect(own.seen([row(3)])).toEqual([seen(3)])
  own.saved([seen(3)], [row(5)], [])
  expect(own.seen([row(3), row(4), row(5), row(6)])).toEqual([seen(5), seen(5), seen(5), seen(6)])
  own.saved([seen(5)], [row(8)], [])
  expect(own.seen([row(3), row(2)])).toEqual([seen(8), seen(2)])
})

test('where somebody else was faster, what was seen stays what was seen', () => {
  const own = new OwnChanges()
  own.saved([seen(3), seen(3, 'b')], [row(5), row(4, 'b')], ['a'])
  expect(own.seen([row(3), row(3, 'b')])).toEqual([seen(3), seen(4, 'b')])
  own.saved([seen(4, 'b')], [row(9, 'b')], [])
  own.saved([seen(20, 'b')], [row(21, 'b')], [])
  // Somebody else changed it between 9 and 20: whoever saw 3 has not seen that.
  expect(own.seen([row(3, 'b'), row(20, 'b')])).toEqual([seen(3, 'b'), seen(21, 'b')])
})

test('changes of the same synpunkt wait for each other, those of others do not', async () => {
  const own = new OwnChanges()
  const done: string[] = []
  let open = (): void => {}
  const gate = new Promise<void>(resolve => {
    open = resolve
  })
  const first = own.inTurn(['a', 'b'], async () => {
    await gate
    done.push('first')
  })
  const second = own.inTurn(['b'], async () => void done.push('second'))
  await own.inTurn(['c'], async () => void done.push('third'))
  expect(done).toEqual(['third'])
  open()
  await Promise.all([first, second])
  expect(done).toEqual(['third', 'first', 'second'])
})
