import { describe, expect, test } from 'vitest'
import { inputOf, newDokument, say } from '../../tests/word/documents.ts'
import { paragraphsOf, readWord } from '../../tests/word/read.ts'
import { buildWord } from './build.ts'

/** The first entry of the table of contents, and whether Word would ask to update anything. */
async function firstEntry(text: string): Promise<{ entry: string; asks: boolean }> {
  const dokument = newDokument('riktlinje')
  dokument.sections[0]!.children[0]!.fields.text = [say(text)]
  const { blocks, package: pack, settings } = readWord(await buildWord(inputOf(dokument)))
  const xml = Buffer.from(pack.bytes('word/document.xml')).toString()
  return {
    entry: paragraphsOf(blocks).find(p => p.style === 'toc 1')!.text,
    asks: xml.includes('w:dirty') || settings.includes('updateFields')
  }
}

describe('the table of contents', () => {
  test('has page numbers, and nothing to ask', async () => {
    expect(await firstEntry('Kort text.')).toEqual({ entry: '1\tSyfte\t3', asks: false })
  })

  test.each([
    ['a very long text', 'ord '.repeat(110_000)],
    ['a word without end', 'x'.repeat(300_000)],
    ['a paragraph of line breaks', 'a\n'.repeat(20_000)],
    ['a paragraph of tabs', '\t'.repeat(100_000)]
  ])('leaves the page open, quickly, after %s', async (_, text) => {
    const started = process.cpuUsage()
    expect(await firstEntry(text)).toEqual({ entry: '1\tSyfte\t', asks: false })
    const { user, system } = process.cpuUsage(started)
    expect((user + system) / 1000).toBeLessThan(20_000)
  })
})
