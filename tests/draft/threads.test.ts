import { describe, expect, test } from 'vitest'
import { read, sectionText } from './reading.ts'
import { commented, deleted, deletedMark, draft, inserted, insertedMark, p, run } from './write.ts'

const SV = { R1: { name: 'Rubrik 1' }, R2: { name: 'Rubrik 2' } }
const SOF = 'Socialförvaltningen'

describe('tracked changes and comments', () => {
  const body = [
    p('Mål för perioden', { style: 'R1' }),
    p(`${run('Alla ska ')}${deleted('ofta')}${inserted('alltid')}${run(' vara trygga.')}`),
    p(inserted('Ett nytt stycke.'), { mark: insertedMark() }),
    p(`${run('Sist')}${inserted('a ordet')}`),
    p(deleted('Bort med allt.'), { mark: deletedMark() }),
    p('Slut.')
  ]
  const file = draft(body, { styles: SV })

  test('accepted and rejected', async () => {
    expect(sectionText((await read(file)).dokument, 'mal')).toBe(
      'Alla ska alltid vara trygga.\nEtt nytt stycke.\nSista ordet\nSlut.'
    )
    const rejected = await read(file, { choices: { tracked: 'reject' } })
    expect(sectionText(rejected.dokument, 'mal')).toBe('Alla ska ofta vara trygga.\nSist\nBort med allt.\nSlut.')
  })

  test('as proposals, each at its letters', async () => {
    const { dokument, report } = await read(file, { choices: { tracked: 'propose' } })
    expect(sectionText(dokument, 'mal')).toBe('Alla ska ofta vara trygga.\nSist\nBort med allt.\nSlut.')
    expect(report.threads.map(t => [t.exact, t.places[0]?.from, t.places[0]?.text, t.replacement])).toEqual([
      [true, 9, 'ofta', [{ text: 'alltid' }]],
      [true, 27, '', [{ text: 'Ett nytt stycke.\n' }]],
      [true, 31, '', [{ text: 'a ordet' }]],
      [true, 32, 'Bort med allt.\n', []]
    ])
    expect(new Set(report.threads.map(t => t.entries[0]?.author))).toEqual(new Set(['Berit Lund']))
  })

  test('a change of a line of ansvar becomes a comment that says it', async () => {
    const { report } = await read(
      draft(
        [
          p('Insatser', { style: 'R1' }),
          p('Trygghet', { style: 'R2' }),
          p('öppna kafé', { list: [1, 0] }),
          p(`${run('Ansvar: ')}${deleted('polisen')}${inserted(SOF)}`)
        ],
        { styles: SV }
      ),
      { choices: { tracked: 'propose' } }
    )
    expect(report.threads).toMatchObject([{ replacement: null, exact: false, record: 'in-1-1' }])
    expect(report.threads[0]?.entries[0]?.text).toBe(
      'I utkastet föreslås att ”polisen” ersätts med ”Socialförvaltningen”.'
    )
  })

  test('comments over several paragraphs, with answers and resolved, and on what is left out', async () => {
    const { report } = await read(
      draft(
        [
          p(commented(3, run('UTKAST'))),
          p('Mål för perioden', { style: 'R1' }),
          p(`${run('Först ')}<w:commentRangeStart w:id="1"/>${run('det här.')}`),
          p(`${run('Och det')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>${run(' där.')}`)
        ],
        {
          styles: SV,
          comments: [
            { id: 1, author: 'Karin Berg', text: 'Varför?\nOch hur?', done: true },
            { id: 2, author: 'Ali Sand', text: 'Därför.', parent: 1 },
            { id: 3, author: 'Bo Ek', text: 'Fortfarande?' }
          ]
        }
      )
    )
    const [out, long] = report.threads
    expect(out).toMatchObject({ exact: false, places: [], entries: [{ author: 'Bo Ek', text: 'Fortfarande?' }] })
    expect(long).toMatchObject({ exact: true, resolved: true })
    expect(long?.places.map(place => [place.from, place.text])).toEqual([[6, 'det här.\nOch det']])
    expect(long?.entries.map(e => [e.author, e.text])).toEqual([
      ['Karin Berg', 'Varför?\nOch hur?'],
      ['Ali Sand', 'Därför.']
    ])
  })
})
