import { expect, test } from 'vitest'
import { contextOf, documentOf, record, say, written } from '../../word/in-tests.ts'

const FILE = 'a'.repeat(64)
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII='
const picture = (fields: Record<string, ReturnType<typeof say>>) =>
  record('b', 'picture', { data: { file: FILE, width: 40, height: 30 }, fields })
const withFile = (base64: string) => contextOf(documentOf([], { pictures: { [FILE]: { mime: 'image/png', base64 } } }))

test('the picture with its alternative text, and the caption under it', async () => {
  const post = picture({ alt: say('En "bro"'), rubrik: say('Bron') })
  expect(await written([post], withFile(PNG))).toEqual(['Bild: [bild: En &quot;bro&quot;]', 'Caption: Bron'])
})

test('the caption stands in for a missing alternative text', async () => {
  expect(await written([picture({ rubrik: say('Bron') })], withFile(PNG))).toEqual([
    'Bild: [bild: Bron]',
    'Caption: Bron'
  ])
})

test('words stand in for a file that is missing or no picture', async () => {
  const post = picture({ alt: say('En bro') })
  expect(await written([post], contextOf(documentOf([])))).toEqual(['Bild: [Bilden saknas] En bro'])
  expect(await written([post], withFile(Buffer.from('inget').toString('base64')))).toEqual([
    'Bild: [Bilden saknas] En bro'
  ])
})
