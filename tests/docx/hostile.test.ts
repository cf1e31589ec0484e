import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { paragraphsOf, wordsOf } from '../../server/docx/blocks.ts'
import { DocxPackage } from '../../server/docx/package.ts'
import { readDocx } from '../../server/docx/read.ts'
import { readInThread } from '../../server/reading/thread.ts'
import { templatesOfRepository, testApi } from '../helpers/api.ts'
import { testDatabases } from '../helpers/databases.ts'
import { documentXml, docx } from './files.ts'
import { bomb, costly, MIB, plain, READ, REFUSED } from './hostile-files.ts'

describe('is refused, with what to do', () => {
  test.each(REFUSED)('%s', async (_, id, file) => {
    const error = await readDocx(file()).catch(e => e)
    expect(error).toBeInstanceOf(StyrskriftError)
    expect((error as StyrskriftError).id).toBe(id)
  })
})

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
    const file = costly()
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
