import { strToU8, zipSync } from 'fflate'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A relationship of the main part. */
export interface Rel {
  id: string
  kind: string
  target: string
  external?: boolean
}

export const documentXml = (body: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document ${W} ${R}><w:body>${body}</w:body></w:document>`

export const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** The parts of a small Word file; `more` adds parts or replaces them. */
export function parts(
  document: string,
  { rels = [], more = {} }: { rels?: readonly Rel[]; more?: Record<string, string | Uint8Array> } = {}
): Record<string, Uint8Array> {
  const own = rels
    .map(
      ({ id, kind, target, external }) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`
    )
    .join('')
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${RELS}">${own}</Relationships>`,
    'word/document.xml': document,
    ...more
  }
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, typeof value === 'string' ? strToU8(value) : value])
  )
}

/** A small Word file. */
export const docx = (document: string, options?: Parameters<typeof parts>[1]): Buffer =>
  Buffer.from(zipSync(parts(document, options)))

/** The same file with the header of every entry of that name changed: in the directory, and before the bytes themselves. */
export function patched(file: Buffer, name: string, change: (header: Buffer, isDirectory: boolean) => void): Buffer {
  const out = Buffer.from(file)
  for (let at = 0; at < out.length - 4; at++) {
    const signature = out.readUInt32LE(at)
    const [isLocal, isDirectory] = [signature === 0x04034b50, signature === 0x02014b50]
    if (!isLocal && !isDirectory) continue
    const nameAt = at + (isDirectory ? 46 : 30)
    const length = out.readUInt16LE(at + (isDirectory ? 28 : 26))
    if (out.toString('utf8', nameAt, nameAt + length) === name) change(out.subarray(at), isDirectory)
  }
  return out
}
