import { describe, expect, test } from 'vitest'
import { documentXml, docx } from '../docx/files.ts'
import { pngBytes } from '../helpers/pictures.ts'
import { insatserOf, ofType, placements, read, sectionText, textOf } from './reading.ts'
import { draft, note, p, run, table } from './write.ts'

/** Drafts with different habits, each with what is expected of it. */

const SV = { R1: { name: 'Rubrik 1' }, R2: { name: 'Rubrik 2' }, R3: { name: 'Rubrik 3' } }
const EN = { H1: { name: 'heading 1' }, H2: { name: 'heading 2' }, T: { name: 'Title' } }
const big = { bold: true, size: 20 }
const SOF = 'Socialförvaltningen'

describe('headings', () => {
  test('by styles with English names', async () => {
    const { dokument } = await read(
      draft(
        [
          p('Program för lugn', { style: 'T' }),
          p('Mål för perioden', { style: 'H1' }),
          p('Vi vill mer.'),
          p('Delmål', { style: 'H2' }),
          p('Ett delmål.'),
          p('Uppföljning', { style: 'H1' }),
          p('Varje år.')
        ],
        { styles: EN }
      )
    )
    expect(textOf(dokument.metadata, 'titel')).toBe('Program för lugn')
    expect(sectionText(dokument, 'mal')).toBe('Vi vill mer.\nDelmål\nEtt delmål.')
    expect(sectionText(dokument, 'uppfoljning')).toBe('Varje år.')
  })

  test('by styles of an own make with an outline level, in Nynorsk', async () => {
    const styles = {
      O1: { name: 'Overskrift kommune stor', outline: 1 },
      O2: { name: 'mellomtittel-ny', outline: 2 },
      B: { name: 'Brødtekst' }
    }
    const { report, dokument } = await read(
      draft(
        [
          p('Inledning', { style: 'O1' }),
          p('Därför behövs programmet.', { style: 'B' }),
          p('Fokusområden och insatser', { style: 'O1' }),
          p('Trygga möten', { style: 'O2' }),
          p('öppna fler mötesplatser', { style: 'B', list: [1, 0] }),
          p(`Ansvar: ${SOF}`, { style: 'B' })
        ],
        { styles }
      )
    )
    expect(placements(report)).toEqual(['avsnitt', 'text', 'avsnitt', 'fokusomrade', 'insats', 'ansvar'])
    expect(insatserOf(dokument)).toEqual([['öppna fler mötesplatser', 'Socialförvaltningen']])
  })

  test('by look alone, with the numbers that somebody has typed', async () => {
    const { dokument, report } = await read(
      draft([
        p('Program för lugn', {}, big),
        p('1 Mål för perioden', {}, { bold: true, size: 14 }),
        p('Vi vill mer.'),
        p('2 Fokusområden och insatser', {}, { bold: true, size: 14 }),
        p('2.1 Trygga möten', {}, { bold: true, size: 12 }),
        p('Möten är viktiga.'),
        p('öppna fler mötesplatser', { list: [1, 0] }),
        p(`Ansvar: ${SOF}`)
      ])
    )
    expect(textOf(ofType(dokument, 'fokusomrade')[0], 'titel')).toBe('Trygga möten')
    expect(sectionText(dokument, 'mal')).toBe('Vi vill mer.')
    expect(report.replaced.map(r => r.text)).toContain('2.1')
  })

  test('insatser under headings, numbered by hand', async () => {
    const { dokument } = await read(
      draft(
        [
          p('3 Fokusområden och insatser', { style: 'R1' }),
          p('3.1 Skola', { style: 'R2' }),
          p('3.1.1 Fler vuxna på skolgården', { style: 'R3' }),
          p('Vuxna syns på rasterna.'),
          p('Ansvarig: Utbildningsförvaltningen'),
          p('3.1.2 Ljusare skolvägar', { style: 'R3' }),
          p('Lampor byts.'),
          p('Ansvarig: Samhällsbyggnadsförvaltningen i samverkan med polisen')
        ],
        { styles: SV }
      )
    )
    expect(insatserOf(dokument)).toEqual([
      ['Fler vuxna på skolgården\nVuxna syns på rasterna.', 'Utbildningsförvaltningen'],
      ['Ljusare skolvägar\nLampor byts.', 'Samhällsbyggnadsförvaltningen i samverkan med polisen']
    ])
    expect(textOf(ofType(dokument, 'fokusomrade')[0], 'titel')).toBe('Skola')
  })
})

describe('insatser', () => {
  test('a table alone, with its columns in an order of its own, areas as rows, and a merged cell', async () => {
    const rows = [
      ['Kostnad', 'Nr', 'Ansvarig', 'Åtgärd', 'Klart', 'Kommentar'],
      ['100 kr', '1', SOF, 'utbilda personal', '2027', 'Viktigt'],
      ['200 kr', '2', 'Bygdegården', 'öppna kafé', '2028', '']
    ]
    const { dokument, report } = await read(draft([table(rows)]), { template: 'handlingsplan' })
    expect(insatserOf(dokument)).toEqual([
      ['utbilda personal\nKommentar: Viktigt', 'Socialförvaltningen'],
      ['öppna kafé', 'Bygdegården']
    ])
    const [first] = ofType(dokument, 'insats')
    expect([textOf(first, 'kostnad'), textOf(first, 'tidplan')]).toEqual(['100 kr', '2027'])
    expect(report.ansvar).toEqual([{ written: 'Bygdegården', suggestion: null, lines: [0] }])
  })

  test('the same unit in five spellings: three are known, two are asked and not guessed', async () => {
    const spellings = [SOF, 'SOF', 'socialförvaltningen', 'Socialförvaltnigen', 'Social förvaltningen']
    const body = [p('Insatser', { style: 'R1' }), p('Trygghet', { style: 'R2' })]
    for (const [i, name] of spellings.entries()) body.push(p(`göra sak ${i}`, { list: [1, 0] }), p(`Ansvar: ${name}`))
    const file = draft(body, { styles: SV })
    const before = await read(file)
    expect(before.report.ansvar.map(q => [q.written, q.suggestion])).toEqual([
      ['Socialförvaltnigen', 'socialforvaltningen'],
      ['Social förvaltningen', 'socialforvaltningen']
    ])
    expect(ofType(before.dokument, 'insats').map(i => i.sets.lead?.[0])).toEqual([
      'socialforvaltningen',
      'socialforvaltningen',
      'socialforvaltningen',
      'fri:Socialförvaltnigen',
      'fri:Social förvaltningen'
    ])
    const after = await read(file, {
      choices: {
        parties: [
          { written: 'Socialförvaltnigen', party: 'socialforvaltningen' },
          { written: 'Social förvaltningen', party: null }
        ]
      }
    })
    expect(
      ofType(after.dokument, 'insats')
        .map(i => i.sets.lead?.[0])
        .slice(3)
    ).toEqual(['socialforvaltningen', 'fri:Social förvaltningen'])
    expect(after.report.ansvar.map(q => q.answer)).toEqual(['socialforvaltningen', null])
  })

  test('a line of ansvar after a line break, and nested items', async () => {
    const { dokument } = await read(
      draft(
        [
          p('Insatser', { style: 'R1' }),
          p('Trygghet', { style: 'R2' }),
          p(`utbilda personal\nAnsvar: ${SOF}`, { list: [2, 0] }),
          p('i bemötande', { list: [2, 1] }),
          p(`öppna kafé\nAnsvar: ${SOF} och polisen`, { list: [2, 0] })
        ],
        { styles: SV }
      )
    )
    expect(insatserOf(dokument)).toEqual([
      ['utbilda personal\ni bemötande', 'Socialförvaltningen'],
      ['öppna kafé', 'Socialförvaltningen och polisen delar ansvaret']
    ])
  })
})

describe('what stands beside the text', () => {
  test('a box of values, definitions, notes of both kinds, links, bold and italic', async () => {
    const { dokument } = await read(
      draft(
        [
          table([
            ['Dokumentnamn', 'Program för lugn'],
            ['Diarienummer', 'KS 2026/0012'],
            ['Beslutas av', 'Kommunfullmäktige'],
            ['Handläggare', 'Karin Ek']
          ]),
          p('Inledning', { style: 'R1' }),
          p(
            `${run('Ett ')}${run('viktigt', { bold: true })}${run(' och ')}${run('nytt', { italic: true })}${run(' program')}${note(1)}${run('.')}${note(1, 'endnote')}`
          ),
          p('Definitioner', { style: 'R1' }),
          p(`${run('Trygghet', { bold: true })}${run(': att känna sig säker.')}`),
          p('Med våld avses allt som skadar.')
        ],
        { styles: SV, notes: { 1: 'Se lagen.' }, endnotes: { 1: 'Se rapporten.' } }
      )
    )
    expect(textOf(dokument.metadata, 'titel')).toBe('Program för lugn')
    expect(textOf(dokument.metadata, 'diarienummer')).toBe('KS 2026/0012')
    expect(dokument.metadata.data['beslutas-av']).toBe('Kommunfullmäktige')
    expect(ofType(dokument, 'footnote').map(n => textOf(n, 'text'))).toEqual(['Se lagen.', 'Se rapporten.'])
    expect(ofType(dokument, 'definition').map(d => [textOf(d, 'term'), textOf(d, 'text')])).toEqual([
      ['Trygghet', 'att känna sig säker.'],
      ['våld', 'Med våld avses allt som skadar.']
    ])
    const [intro] = dokument.sections.find(s => s.data.key === 'inledning')!.children
    expect(intro?.fields.text?.[0]?.runs.filter(r => 'text' in r && (r.bold || r.italic))).toEqual([
      { text: 'viktigt', bold: true },
      { text: 'nytt', italic: true }
    ])
  })

  test('text boxes, a header, a table of contents, a mark of the state, and hidden words', async () => {
    const box =
      '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    const toc = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('Mål 2')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
    const { dokument, report } = await read(
      draft(
        [
          p('UTKAST'),
          toc,
          p('Mål för perioden', { style: 'R1' }),
          p(`${run('Vi vill.')}${run('Hemligt', { hidden: true })}${box}`)
        ],
        { styles: SV, header: 'Ekvikens kommun' }
      )
    )
    expect(sectionText(dokument, 'mal')).toBe('Vi vill.\nI rutan')
    expect(report.lines.filter(l => l.leftOut).map(l => [l.text, l.leftOut])).toEqual([
      ['UTKAST', 'tillstand'],
      ['Mål 2', 'innehallsforteckning']
    ])
    expect(report.notTaken.map(n => [n.what, n.text])).toEqual([
      ['hidden', 'Hemligt'],
      ['margin', 'Ekvikens kommun']
    ])
  })

  test('an empty file, and one with pictures alone', async () => {
    const empty = await read(draft([p('')]))
    expect(empty.report.lines).toEqual([])
    expect(textOf(empty.dokument.metadata, 'titel')).toBe('utkast')
    const picture =
      '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="b" descr="En karta"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><a:blip r:embed="rP"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    const file = docx(documentXml(p(picture)), {
      rels: [{ id: 'rP', kind: 'image', target: 'media/b.png' }],
      more: { 'word/media/b.png': pngBytes(10, 6) }
    })
    const { dokument } = await read(file)
    expect(dokument.unplaced.map(post => [post.type, textOf(post, 'alt')])).toEqual([['picture', 'En karta']])
    expect(Object.keys(dokument.pictures)).toHaveLength(1)
    const placed = await read(file, {
      choices: { placements: [{ at: 0, text: 'En karta', wanted: { as: 'utelamnat' } }] }
    })
    expect(placed.report.lines[0]).toMatchObject({ leftOut: 'vald', by: 'person' })
  })
})

describe('what a person chooses', () => {
  const file = draft([
    p('Program för lugn', {}, big),
    p('Så här ska det bli', {}, { bold: true, size: 14 }),
    p('Vi vill mer.'),
    p('Dnr: KS 2026/0012')
  ])

  test('a heading takes what stands under it along', async () => {
    const at = (await read(file)).report.lines.find(l => l.text === 'Så här ska det bli')!
    const { dokument } = await read(file, {
      choices: {
        placements: [
          { at: at.at, text: at.text, wanted: { as: 'avsnitt', key: 'mal' } },
          { at: 3, text: 'Dnr: KS 2026/0012', wanted: { as: 'uppgift', key: 'diarienummer' } }
        ]
      }
    })
    expect(sectionText(dokument, 'mal')).toBe('Så här ska det bli\nVi vill mer.')
    expect(textOf(dokument.metadata, 'diarienummer')).toBe('KS 2026/0012')
  })

  test('what does not fit the line is left aside, and nothing is lost', async () => {
    const { report } = await read(file, {
      choices: { placements: [{ at: 2, text: 'Vi vill mer.', wanted: { as: 'insatstabell' } }] }
    })
    expect(report.lines[2]?.by).not.toBe('person')
  })
})

describe('plain files', () => {
  test('Markdown', async () => {
    const text = `---
titel: Program för lugn
---
# Mål för perioden

Vi **vill** mer, se [lagen](https://exempel.se/lag)[^1].

# Fokusområden och insatser

## Trygga möten

Möten är viktiga.

- utbilda personal
  - i bemötande

  Ansvar: Socialförvaltningen

# Ekonomi

| Post | Kr |
| --- | --- |
| Personal | 100 |

[^1]: Lag om trygghet.
`
    const { dokument } = await read(Buffer.from(text), { kind: 'markdown' })
    expect(textOf(dokument.metadata, 'titel')).toBe('Program för lugn')
    expect(insatserOf(dokument)).toEqual([['utbilda personal\ni bemötande', 'Socialförvaltningen']])
    expect(ofType(dokument, 'footnote').map(n => textOf(n, 'text'))).toEqual(['Lag om trygghet.'])
    expect(ofType(dokument, 'tablerow')).toHaveLength(2)
    const [mal] = dokument.sections.find(s => s.data.key === 'mal')!.children
    expect(mal?.fields.text?.[0]?.runs).toContainEqual({ text: 'lagen', link: 'https://exempel.se/lag' })
  })

  test('plain text', async () => {
    const text = 'PROGRAM FÖR LUGN\n\nMål för perioden\n\nVi vill mer.\n\n- ett\n- två\n'
    const { dokument } = await read(Buffer.from(text), { kind: 'text' })
    expect(sectionText(dokument, 'mal')).toBe('Vi vill mer.\nett\ntvå')
  })
})
