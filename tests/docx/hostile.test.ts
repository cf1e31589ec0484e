import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { type ErrorId, StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { paragraphsOf, wordsOf } from '../../server/docx/blocks.ts'
import type { Finding } from '../../server/docx/model.ts'
import { DocxPackage } from '../../server/docx/package.ts'
import { readDocx } from '../../server/docx/read.ts'
import { readInThread } from '../../server/reading/thread.ts'
import { templatesOfRepository, testApi } from '../helpers/api.ts'
import { testDatabases } from '../helpers/databases.ts'
import { documentXml, docx, paragraph, patched } from './files.ts'

/** Files that were made to do harm: each is refused with an error that says what to do, or read without what it holds. */
const ole = (stream: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')])

const MIB = 1024 * 1024
const plain = documentXml(paragraph('Ett stycke.'))
const laughs = `<!DOCTYPE lol [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`
const long = (letters: number): string => documentXml(paragraph(' '.repeat(letters)))
const bomb = docx(long(40 * MIB))

const REFUSED: readonly [what: string, id: ErrorId, file: () => Buffer][] = [
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

describe('is refused, with what to do', () => {
  test.each(REFUSED)('%s', async (_, id, file) => {
    const error = await readDocx(file()).catch(e => e)
    expect(error).toBeInstanceOf(StyrskriftError)
    expect((error as StyrskriftError).id).toBe(id)
  })
})

const READ: readonly [what: string, finding: Finding, file: Buffer][] = [
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

describe('is read without it, and told', () => {
  test.each(READ)('%s', async (_, finding, file) => {
    const read = await readDocx(file)
    expect(read.findings.get(finding)).toBe(1)
    expect([...paragraphsOf(read.blocks)].map(wordsOf).join('')).toBe('Ett stycke.')
    expect(JSON.stringify([...paragraphsOf(read.blocks)])).not.toMatch(/javascript|cmd\.exe|exempel\.invalid/)
  })

  test('styles that are based on each other, lists that number themselves, notes that are not there', async () => {
    const styles =
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style></w:styles>'
    const file = docx(
      documentXml(
        '<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="900"/><w:numId w:val="77"/></w:numPr></w:pPr><w:r><w:t>Ett stycke.</w:t><w:footnoteReference w:id="99"/></w:r></w:p>'
      ),
      { rels: [{ id: 'r1', kind: 'styles', target: 'styles.xml' }], more: { 'word/styles.xml': styles } }
    )
    const [first] = [...paragraphsOf((await readDocx(file)).blocks)]
    expect(first).toMatchObject({ style: 'a', outline: null, list: null })
  })
})

describe('is refused before most of it is unpacked', () => {
  test('a million runs, each of other words: the rest of the part is left packed', async () => {
    const runs = Array.from({ length: 1_000_000 }, (_, i) => `<w:r><w:t>${(i * 7919) % 999_983}</w:t></w:r>`)
    const text = documentXml(`<w:p>${runs.join('')}</w:p>`)
    const pack = await DocxPackage.open(docx(text))
    const error = await pack.text('word/document.xml').catch(e => e)
    expect((error as StyrskriftError).id).toBe('word-for-stor')
    expect(text.length).toBeGreaterThan(24 * MIB)
    expect(pack.unpacked).toBeLessThan(9 * MIB)
  })

  test('a part that unpacks to a thousand times its size: nothing of it', async () => {
    const error = await DocxPackage.open(bomb).catch(e => e)
    expect((error as StyrskriftError).id).toBe('word-for-stor')
  })
})

describe('in a thread of its own', () => {
  const databases = testDatabases('sqlite')
  const options = {
    template: templatesOfRepository().templates.get('program')!,
    kommun: templatesOfRepository().kommun,
    name: 'utkast.docx'
  }

  test('others are served meanwhile, and the error arrives with its remedy', async () => {
    // As many elements as may be, and then an end in the middle: all of it is read before it is refused.
    const runs = Array.from({ length: 250_000 }, (_, i) => `<w:r><w:t>${(i * 7919) % 999_983}</w:t></w:r>`)
    const file = docx(documentXml(`<w:p>${runs.join('')}</w:p>`).slice(0, -30))
    const api = await testApi(await databases.open())
    const client = await api.as('Eva Ek')
    let done = false
    const reading = readInThread('draft', file, options)
      .catch(e => e)
      .finally(() => {
        done = true
      })
    for (let i = 0; i < 5; i++) expect((await client.get(API.kommun)).statusCode).toBe(200)
    expect(done).toBe(false)
    const error = (await reading) as StyrskriftError
    expect(error.id).toBe('word-skadad')
    expect(error.message.length).toBeGreaterThan(20)
  })

  test('what takes more memory than a thread has ends the thread, and nothing else', async () => {
    // Many small texts stand for much more memory than the bytes they take.
    const cells = `<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(60)}</w:tr>`
    const file = docx(documentXml(`<w:tbl>${cells.repeat(1600)}</w:tbl>`.repeat(2)))
    const answers = await Promise.allSettled([
      readInThread('draft', file, options),
      readInThread('draft', docx(plain), options)
    ])
    expect(answers[1]).toMatchObject({ status: 'fulfilled' })
    if (answers[0].status === 'rejected') expect((answers[0].reason as StyrskriftError).id).toBe('word-for-stor')
  })
})
