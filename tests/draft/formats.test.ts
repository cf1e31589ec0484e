import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { convertToDocx } from '../../server/imports/convert.ts'
import { kindOf } from '../../server/imports/kind.ts'
import { prepared } from '../../server/imports/prepare.ts'
import { findLibreOffice } from '../../server/office/libreoffice.ts'
import { insatserOf, read, sectionText } from './reading.ts'
import { draft, p, table } from './write.ts'

const STYLES = { R1: { name: 'heading 1', outline: 1 }, R2: { name: 'heading 2', outline: 2 } }
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
/** LibreOffice wants to be told what each part is. */
const TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
  ['document', 'document.main'],
  ['styles', 'styles'],
  ['numbering', 'numbering']
]
  .map(([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="${MAIN}.${type}+xml"/>`)
  .join('')}</Types>`
const utkast = (): Buffer =>
  draft(
    [
      p('Mål för perioden', { style: 'R1' }),
      p('Vi vill mer.'),
      p('Fokusområden och insatser', { style: 'R1' }),
      p('Trygga möten', { style: 'R2' }),
      p('utbilda personal', { list: [1, 0] }),
      p('Ansvar: Socialförvaltningen'),
      table([['Post', 'Kr']])
    ],
    { styles: STYLES, more: { '[Content_Types].xml': TYPES } }
  )

describe('what a file is, by its bytes', () => {
  test.each([
    ['docx', utkast()],
    ['rtf', Buffer.from('{\\rtf1\\ansi Hej}')],
    ['markdown', Buffer.from('# Mål\n\nText.')],
    ['markdown', Buffer.from('Se [^1].\n\n[^1]: Lag.')],
    ['text', Buffer.from('Mål\n\n- ett\n- två')],
    ['text', Buffer.from('Å Ä Ö', 'latin1')],
    ['text', Buffer.from('\uFEFFMål', 'utf16le')],
    ['text', Buffer.alloc(0)]
  ] as const)('%s', (kind, bytes) => {
    expect(kindOf(bytes)).toBe(kind)
  })

  test.each([
    ['utkast-pdf', Buffer.from('\n%PDF-1.4')],
    ['utkast-webbsida', Buffer.from('\n<!-- x --><HTML lang="sv">')],
    ['utkast-annat-format', Buffer.from('<?xml version="1.0"?><a/>')],
    ['utkast-annat-format', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['utkast-annat-format', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    [
      'word-krypterad',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])
    ]
  ] as const)('%s', (id, bytes) => {
    expect(() => kindOf(bytes)).toThrow(expect.objectContaining({ id }))
  })

  test('without LibreOffice one is told what to install', async () => {
    expect(findLibreOffice('')).toBeNull()
    await expect(convertToDocx(Buffer.from('{\\rtf1 Hej}'), 'rtf', null)).rejects.toMatchObject({
      id: 'libreoffice-saknas',
      message: expect.stringContaining('libreoffice-writer')
    })
  })
})

describe.skipIf(findLibreOffice() === null)('with LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'styrskrift-format-'))
  beforeAll(() => {
    writeFileSync(join(folder, 'utkast.docx'), utkast())
    for (const kind of ['odt', 'doc', 'rtf']) {
      const profile = `-env:UserInstallation=file://${folder}/profil`
      spawnSync(findLibreOffice()!, [
        '--headless',
        profile,
        '--convert-to',
        kind,
        '--outdir',
        folder,
        join(folder, 'utkast.docx')
      ])
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(['odt', 'doc', 'rtf'] as const)('a draft as .%s', async kind => {
    const { kind: is, data } = await prepared(readFileSync(join(folder, `utkast.${kind}`)))
    expect(is).toBe(kind)
    const { dokument } = await read(data)
    expect(sectionText(dokument, 'mal')).toBe('Vi vill mer.')
    expect(insatserOf(dokument)[0]?.[1]).toBe('Socialförvaltningen')
  })

  test('a file that is none of its kind is refused, and nothing of it stays on disk', async () => {
    const left = (): string[] => readdirSync(tmpdir()).filter(name => name.startsWith('styrskrift-omvandla-'))
    const before = left()
    const broken = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('WordDocument', 'utf16le')
    ])
    await expect(convertToDocx(broken, 'doc')).rejects.toMatchObject({ id: 'gar-inte-att-omvandla' })
    expect(left().filter(name => !before.includes(name))).toEqual([])
  })
})
