import { describe, expect, test } from 'vitest'
import { ansvarOfPost } from '../../schemas/ansvar/of.ts'
import { ansvarSentence } from '../../schemas/ansvar/sentence.ts'
import { type Dokument, recordsOf } from '../../schemas/document/dokument.ts'
import { footnoteNumbers, numbering } from '../../schemas/document/numbering.ts'
import { fieldText, isBlank } from '../../schemas/text/stycke.ts'
import { buildWord } from '../../server/word/build.ts'
import { inputOf, newDokument, sectionOf, shelf, templateNamed } from './documents.ts'
import { paragraphsOf, type ReadDocument, readWord, tablesOf } from './read.ts'
import { stressDokument } from './stress.ts'

const NAMES = ['program', 'handlingsplan', 'riktlinje'] as const
const files = new Map<string, { dokument: Dokument; read: ReadDocument }>()

async function exported(name: string, dokument: Dokument): Promise<{ dokument: Dokument; read: ReadDocument }> {
  const made = files.get(name) ?? { dokument, read: readWord(await buildWord(inputOf(dokument))) }
  files.set(name, made)
  return made
}

const stress = (name: (typeof NAMES)[number]) => exported(`allt-${name}`, stressDokument(name))
const sample = (name: string) => exported(name, shelf.sample(name)!)
const bookmark = (record: string, field: string): string => `_sd_${record}_${field}`.replaceAll('-', '_')

describe.each(NAMES)('everything at once in %s, read back', name => {
  test('every word of every field is there, in the order of the document', async () => {
    const { dokument, read } = await stress(name)
    const text = paragraphsOf(read.blocks)
      .map(p => p.text)
      .join('\n')
    let at = text.indexOf(dokument.sections.length > 0 ? 'Kontrolltecken' : '')
    for (const { post } of recordsOf({ ...dokument, metadata: { ...dokument.metadata, fields: {} } })) {
      if (post.type === 'footnote' || post.type === 'picture') continue
      for (const [field, stycken] of Object.entries(post.fields)) {
        if (!shown(name, post.type, field)) continue
        for (const word of fieldText(stycken)
          .split(/[\s\p{Cc}\p{Cs}\ufffe\uffff\u2028]+/u)
          .filter(w => w !== '')) {
          const found = text.indexOf(word, at)
          expect(found, `”${word}” of ${post.id}.${field}`).toBeGreaterThanOrEqual(0)
          at = found
        }
      }
    }
  })

  test('numbers are those of the document', async () => {
    const { dokument, read } = await stress(name)
    const labels = numbering(dokument.sections, templateNamed(name))
    const printed = paragraphsOf(read.blocks)
      .filter(p => ['heading 1', 'Fokusområde', 'Insats', 'Insatsnummer', 'Bilagerubrik'].includes(p.style))
      .flatMap(p => (p.number === null ? [] : [p.number.replace('Bilaga ', '')]))
    expect(printed).toEqual([...labels.values()])
  })

  test('headings leave out no level, and the table of contents lists those of two levels with page numbers', async () => {
    const { read } = await stress(name)
    const headings = paragraphsOf(read.blocks).filter(p => p.heading !== null)
    for (const [i, h] of headings.entries()) expect(h.heading).toBeLessThanOrEqual((headings[i - 1]?.heading ?? 0) + 1)
    const contents = paragraphsOf(read.blocks).filter(p => p.style.startsWith('toc ') && p.text !== '')
    expect(contents.map(c => c.text.replace(/\t\d+$/, ''))).toEqual(
      headings.filter(h => h.heading! <= 2).map(h => [...(h.number ? [h.number] : []), h.text].join('\t'))
    )
    for (const entry of contents) expect(entry.text).toMatch(/\t\d+$/)
  })

  test('each footnote once, in the order of the references; those without a reference at the end', async () => {
    const { dokument, read } = await stress(name)
    const references = [...recordsOf(dokument)].flatMap(({ post }) =>
      post.type === 'footnote'
        ? []
        : Object.values(post.fields)
            .flat()
            .flatMap(s => s.runs.flatMap(r => ('footnote' in r ? [r.footnote] : [])))
    )
    const numbers = footnoteNumbers(references.filter(id => id !== 'FinnsInte'))
    expect([...numbers.keys()]).toEqual(['Not1', 'Not2'])
    expect(read.notes).toEqual(['Not ett, med länk', 'Not två 12'])
    expect(paragraphsOf(read.blocks).flatMap(p => p.notes)).toEqual([1, 2])
    const end = paragraphsOf(read.blocks)
    const heading = end.findIndex(p => p.text === 'Fotnoter utan hänvisning' && p.heading === 1)
    expect(end.slice(heading + 1).map(p => p.text)).toEqual(['Not tre som ingen hänvisar till', 'Fotnot utan plats'])
  })

  test('what has no place stands under a heading of its own; what was thrown away nowhere', async () => {
    const { read } = await stress(name)
    const texts = paragraphsOf(read.blocks).map(p => p.text)
    const start = texts.lastIndexOf('Utan plats')
    for (const text of [
      'Insats utan plats',
      'Cell utan tabell',
      'Område utan plats',
      'Insats under det',
      'Bilaga utan plats',
      'Term utan plats'
    ])
      expect(texts.indexOf(text, start), text).toBeGreaterThan(start)
    expect(texts.join()).not.toContain('Slängt')
  })

  test('pictures have alternative text, links their addresses, and unsafe links are words', async () => {
    const { read } = await stress(name)
    const paragraphs = paragraphsOf(read.blocks)
    expect(paragraphs.flatMap(p => p.pictures.map(x => x.alt)).slice(0, 4)).toEqual([
      'Logotyp för Ekviken kommun',
      'Png med "citat" <alt>',
      'Gif som kallar sig png',
      'Bildtext 3'
    ])
    const outside = paragraphs.flatMap(p => p.links).filter(l => !l.href.startsWith('#'))
    expect(outside).toEqual([
      { text: 'bra länk fet länk', href: 'https://exempel.se/sida?a=1&b=2#c' },
      { text: 'post', href: 'mailto:kommun@exempel.se' },
      { text: 'telefon', href: 'tel:+4640123456' },
      { text: 'å', href: 'https://exempel.se/v%C3%A4g/%C3%A5%20%C3%A4' }
    ])
    expect(paragraphs.some(p => p.text.startsWith('osäker 0 osäker 1'))).toBe(true)
  })

  test('tables have a header row that is repeated, and rows that are not broken', async () => {
    const { read } = await stress(name)
    const tables = tablesOf(read.blocks)
    expect(tables.every(t => t.unbroken)).toBe(true)
    const [box, ...rest] = tables
    expect([box!.headerRows, box!.firstColumn]).toEqual([1, true])
    const own = rest.filter(t => t.rows[0]![0]![0]!.text.startsWith('R1'))
    expect(own.map(t => t.headerRows)).toEqual([1, 0, 1, 0, 1, 0])
  })

  test('bookmarks hold the text of their fields', async () => {
    const { read } = await stress(name)
    expect(read.bookmarks.get(bookmark('Fri1', 'titel'))).toBe('Ett avsnitt utan mall')
    expect(read.bookmarks.get(bookmark('Def1', 'text'))?.split('\n').slice(0, 3)).toEqual([
      'Förklaring2',
      'nivå 0',
      'nivå 1'
    ])
    expect(read.bookmarks.get(bookmark('Atab1R1', 'c-Atab1K2'))).toBe('R1 Atab1K2')
    for (const key of read.bookmarks.keys()) expect(key.length).toBeLessThanOrEqual(40)
  })
})

/** Fields that the template has no place for do not stand in the file, as in the editor. */
const shown = (name: string, type: string, field: string): boolean =>
  !(type === 'insats' && !['text', 'ansvarstillagg'].includes(field) && name !== 'handlingsplan') &&
  // Their order in the file is another than in the record: the words of the ansvar follow the units.
  field !== 'ansvarstillagg'

describe('the frame of the file', () => {
  test('cover, box, header, footer, language, and properties', async () => {
    const { read, dokument } = await sample('program')
    const title = fieldText(dokument.metadata.fields.titel!)
    const texts = paragraphsOf(read.blocks).map(p => p.text)
    expect(texts.slice(1, 4)).toEqual(['Ekviken kommun', 'Program', title])
    expect(texts).toContain('Status:\tUtkast, arbetsmaterial')
    const [header, first] = read.headers
    expect(header).toMatch(/^Ekviken kommun\tUTKAST\t.*22 november 2026$/)
    expect(first).toBe('\tUTKAST')
    expect(read.footers[0]).toContain('\tSida {PAGE} ({NUMPAGES}')
    expect(read.language).toBe('sv-SE')
    expect(read.settings).not.toContain('updateFields')
    expect(read.core).toMatchObject({ title, creator: 'Ekviken kommun', subject: 'Program', language: 'sv-SE' })
    expect(read.custom).toMatchObject({ StyrskriftDokument: 'Dok1', StyrskriftVersion: '7' })
    expect(read.custom.StyrskriftHash).toMatch(/^[0-9a-f]{64}$/)
    const box = tablesOf(read.blocks)[0]!
    expect(box.rows.slice(1).map(row => row[0]![0]!.text)).toEqual(
      templateNamed('program').metadata.map(item => item.label)
    )
  })

  test('no mark of a draft on what is none', async () => {
    const input = inputOf(newDokument('program'))
    const { headers } = readWord(
      await buildWord({ ...input, options: { ...input.options, variant: 'beslutsversion' } })
    )
    expect(headers[0]).toBe('Ekviken kommun\t\t22 november 2026')
  })

  test('insatser of a handlingsplan are rows with ansvar and the fields of the template', async () => {
    const { read, dokument } = await stress('handlingsplan')
    const table = tablesOf(read.blocks).find(t => t.rows[0]![0]![0]!.text === 'Nr')!
    expect(table.headerRows).toBe(1)
    expect(table.rows[0]!.map(cell => cell[0]!.text)).toEqual([
      'Nr',
      'Åtgärd',
      'Ansvar',
      'Tidplan',
      'Indikator',
      'Kostnad'
    ])
    const insatser = sectionOf(dokument, 'atgarder').children
    expect(table.rows.slice(1).map(row => row[0]![0]!.number)).toEqual(insatser.map((_, i) => String(i + 1)))
    expect(table.rows.slice(1).map(row => row[2]![0]!.text)).toEqual(
      insatser.map(post => ansvarSentence(ansvarOfPost(post), shelf.kommun))
    )
  })
})

describe.each([...shelf.templates.keys()])('the sample of %s, read back', name => {
  test('every field is the text of its bookmark', async () => {
    const { dokument, read } = await sample(name)
    let fields = 0
    for (const { post } of recordsOf(dokument)) {
      for (const [field, stycken] of Object.entries(post.fields)) {
        if (
          isBlank(stycken) ||
          field === 'alt' ||
          (post.type === 'footnote' && !read.bookmarks.has(bookmark(post.id, field)))
        )
          continue
        const held = read.bookmarks.get(bookmark(post.id, field))
        // Numbers of repeated references to a footnote are text in Word.
        expect(held?.replace(/\d+/g, ''), `${post.id}.${field}`).toBe(fieldText(stycken).replace(/\d+/g, ''))
        fields++
      }
    }
    expect(fields).toBeGreaterThan(5)
  })

  test('numbers are those of the document', async () => {
    const { dokument, read } = await sample(name)
    const printed = paragraphsOf(read.blocks)
      .filter(p => ['heading 1', 'Fokusområde', 'Insats', 'Insatsnummer', 'Bilagerubrik'].includes(p.style))
      .flatMap(p => (p.number === null ? [] : [p.number.replace('Bilaga ', '')]))
    expect(printed).toEqual([...numbering(dokument.sections, templateNamed(name)).values()])
  })
})
