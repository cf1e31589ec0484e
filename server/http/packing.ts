import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

/** The best encoding that the browser takes; one with quality 0 it does not take. */
export function encodingFor(header: string | string[] | undefined): Encoding | null {
  const takes = String(header ?? '')
    .split(',')
    .map(part =>
      part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/)
    )
    .filter(([, quality]) => quality === undefined || Number(quality) > 0)
    .map(([name]) => name)
  return takes.includes('br') ? 'br' : takes.includes('gzip') ? 'gzip' : null
}

/** `well`: what is packed once and sent often, as small as it gets in reasonable time; `fast`: what somebody waits for. */
const QUALITY = { well: { br: 6, gzip: 6 }, fast: { br: 1, gzip: 1 } }

export const pack = (bytes: Buffer, encoding: Encoding, how: 'well' | 'fast'): Promise<Buffer> =>
  encoding === 'br'
    ? promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY[how].br } })
    : promisify(gzip)(bytes, { level: QUALITY[how].gzip })
