import { zipSync } from 'fflate'
import type { ErrorId } from '../../schemas/errors/catalogue.ts'
import type { Finding } from '../../server/docx/model.ts'
import { documentXml, docx, paragraph, patched } from './files.ts'

/** Files that were made to do harm: each is refused with an error that says what to do, or read without what it holds. */
const ole = (stream: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')])

export const MIB = 1024 * 1024
export const plain = documentXml(paragraph('Ett stycke.'))
const laughs = `<!DOCTYPE lol [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`
const long = (letters: number): string => documentXml(paragraph(' '.repeat(letters)))
/** A part that unpacks to a thousand times its size. */
export const bomb = docx(long(40 * MIB))

export const REFUSED: readonly [what: string, id: ErrorId, file: () => Buffer][] = [
  ['an empty file', 'word-inte-docx', () => Buffer.alloc(0)],
  ['a text with the name of a Word file', 'word-inte-docx', () => Buffer.from('Hej')],
  ['a zip that is no package', 'word-inte-docx', () => Buffer.from(zipSync({ 'a.txt': new Uint8Array(3) }))],
  [
    'a package without a document',
    'word-inte-docx',
    () => Buffer.from(zipSync({ '[Content_Types].xml': new Uint8Array(0) }))
  ],
  ['a spreadsheet', 'word-inte-docx', () => docx('<workbook xmlns="urn:x"/>')],
  ['a document of Word 97', 'word-gammalt-format', () => ole('WordDocument')],
  ['an RTF file', 'word-gammalt-format', () => Buffer.from('{\\rtf1 Hej}')],
  ['an encrypted document', 'word-krypterad', () => ole('EncryptedPackage')],
  [
    'an encrypted part',
    'word-krypterad',
    () => patched(docx(plain), 'word/document.xml', h => h.writeUInt16LE(1, h.readUInt32LE(0) === 0x02014b50 ? 8 : 6))
  ],
  ['a file cut short', 'word-skadad', () => docx(plain).subarray(0, 700)],
  ['a part that unpacks to a thousand times its size', 'word-for-stor', () => bomb],
  [
    'a part that is larger than it says',
    'word-skadad',
    () => patched(bomb, 'word/document.xml', (h, d) => h.writeUInt32LE(5000, d ? 24 : 22))
  ],
  [
    'a part that is smaller than it says',
    'word-skadad',
    () => patched(docx(plain), 'word/document.xml', (h, d) => h.writeUInt32LE(90_000, d ? 24 : 22))
  ],
  [
    'a way of packing that nobody uses',
    'word-skadad',
    () => patched(docx(plain), 'word/document.xml', (h, d) => h.writeUInt16LE(97, d ? 10 : 8))
  ],
  [
    'five thousand parts',
    'word-for-stor',
    () => docx(plain, { more: Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`word/x${i}.xml`, ''])) })
  ],
  [
    'two parts whose names differ in capitals alone',
    'word-farlig',
    () => docx(plain, { more: { 'Word/Document.xml': plain } })
  ],
  ['a name that leads out of the file', 'word-farlig', () => docx(plain, { more: { '../../utanfor.xml': '' } })],
  ['a name from the top', 'word-farlig', () => docx(plain, { more: { '/etc/utanfor': '' } })],
  ['a name with backslashes', 'word-farlig', () => docx(plain, { more: { 'word\\..\\x.xml': '' } })],
  ['entities that grow', 'word-farlig', () => docx(documentXml(paragraph('&c;'), laughs))],
  [
    'an entity that reads a file',
    'word-farlig',
    () => docx(documentXml(paragraph('&x;'), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))
  ],
  ['an entity that nobody defines', 'word-skadad', () => docx(documentXml(paragraph('&okand;')))],
  ['XML that ends in the middle', 'word-skadad', () => docx(plain.slice(0, -20))],
  [
    'letters that are no UTF-8',
    'word-skadad',
    () => docx('', { more: { 'word/document.xml': Uint8Array.from([0x3c, 0xff, 0xc0, 0x80]) } })
  ],
  [
    'elements a hundred thousand deep',
    'word-for-stor',
    () => docx(documentXml('<w:sdt><w:sdtContent>'.repeat(50_000)))
  ],
  [
    'two million runs',
    'word-for-stor',
    () => docx(documentXml(`<w:p>${'<w:r><w:t>a</w:t></w:r>'.repeat(2_000_000)}</w:p>`))
  ]
]

/** What is left unread and told, in a file that is read. */
export const READ: readonly [what: string, finding: Finding, file: Buffer][] = [
  [
    'macros',
    'macros',
    docx(plain, {
      rels: [{ id: 'r1', kind: 'vbaProject', target: 'vbaProject.bin' }],
      more: { 'word/vbaProject.bin': 'x' }
    })
  ],
  [
    'a template from elsewhere',
    'external-template',
    docx(plain, {
      rels: [{ id: 'r1', kind: 'attachedTemplate', target: 'https://exempel.invalid/a.dotm', external: true }]
    })
  ],
  [
    'a picture from elsewhere',
    'external-picture',
    docx(
      documentXml(
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="r1"/></w:drawing><w:t>Ett stycke.</w:t></w:r></w:p>'
      ),
      { rels: [{ id: 'r1', kind: 'image', target: 'https://exempel.invalid/spar.png', external: true }] }
    )
  ],
  [
    'a link that runs a script',
    'unsafe-link',
    docx(documentXml('<w:p><w:hyperlink r:id="r1"><w:r><w:t>Ett stycke.</w:t></w:r></w:hyperlink></w:p>'), {
      rels: [{ id: 'r1', kind: 'hyperlink', target: 'javascript:alert(1)', external: true }]
    })
  ],
  [
    'a field that starts a program',
    'field-code',
    docx(
      documentXml(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe "/k calc"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Ett stycke.</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
      )
    )
  ],
  [
    'another document inside',
    'alternative-content',
    docx(documentXml(`${paragraph('Ett stycke.')}<w:altChunk r:id="r1"/>`), {
      rels: [{ id: 'r1', kind: 'other', target: 'x.html' }]
    })
  ],
  [
    'an embedded object',
    'embedded-object',
    docx(documentXml('<w:p><w:r><w:t>Ett stycke.</w:t><w:object/></w:r></w:p>'))
  ]
]

/** As many elements as may be, and then an end in the middle: all of it is read before it is refused. */
export function costly(): Buffer {
  const runs = Array.from({ length: 250_000 }, (_, i) => `<w:r><w:t>${(i * 7919) % 999_983}</w:t></w:r>`)
  return docx(documentXml(`<w:p>${runs.join('')}</w:p>`).slice(0, -30))
}
