import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { linesFrom, pdfOf } from '../../tests/helpers/pdf.ts'
import { readInThread } from '../reading/thread.ts'

test('a PDF of some kilobytes that becomes gigabytes is given up, and the next one is read', async () => {
  // A piece that ends where a byte does, and refers to nothing before it, may be said again and again.
  const piece = deflateRawSync(Buffer.alloc(16 * 1024 * 1024, 0x20), { finishFlush: constants.Z_FULL_FLUSH })
  const once = Buffer.concat([Buffer.from('789c', 'hex'), ...Array.from({ length: 256 }, () => piece)])
  const twice = deflateSync(once)
  const bomb = pdfOf([[]], { stream: { filter: '[/FlateDecode/FlateDecode]', bytes: twice } })
  expect(bomb.length).toBeLessThan(100_000)
  const refused = await readInThread('pdf', bomb, null).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(StyrskriftError)
  expect((refused as StyrskriftError).id).toBe('word-for-stor')
  expect(await readInThread('pdf', pdfOf([linesFrom(700, ['Hej.'])]), null)).toMatchObject({ pages: 1, silent: [] })
}, 120_000)
