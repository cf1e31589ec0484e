import { expect, test } from 'vitest'
import { buildWord } from '../../server/word/build.ts'
import { inputOf, newDokument, shelf } from './documents.ts'
import { readWord } from './read.ts'
import { deep } from './xml.ts'

test('the logo is a PNG that every program draws, with the SVG for those that can', async () => {
  const input = inputOf(newDokument('program'))
  const { package: pack } = readWord(await buildWord({ ...input, options: { ...input.options, pageNumbers: false } }))
  const files = new Map(
    deep(pack.xml('word/_rels/document.xml.rels'), 'Relationship').map(n => [n.attributes.Id, n.attributes.Target])
  )
  const document = pack.xml('word/document.xml')
  const bytesOf = (name: string): Buffer | undefined => {
    const target = files.get(deep(document, name)[0]?.attributes.embed)
    return target === undefined ? undefined : Buffer.from(pack.bytes(`word/${target}`))
  }
  expect(bytesOf('blip')).toEqual(shelf.logoPng)
  expect(bytesOf('svgBlip')).toEqual(shelf.logo?.bytes)
  expect(shelf.logoPng?.readUInt32BE(20)).toBeGreaterThanOrEqual(600)
})
