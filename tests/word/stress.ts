import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import type { Stycke } from '../../schemas/text/stycke.ts'
import { addPicture, newDokument, PICTURES, post, say, sectionOf } from './documents.ts'

/** Everything that a document can hold at once, and texts that nobody writes but some file has. */
export function stressDokument(template: 'program' | 'handlingsplan' | 'riktlinje'): Dokument {
  const dokument = newDokument(template)
  dokument.metadata.fields.titel = [say('Titel \u0000\u0007med <taggar> & "citat"\u2028', { footnote: 'Not1' }, ' 🦌')]
  dokument.metadata.fields.diarienummer = [say('KS 2026/0001')]
  dokument.metadata.data.beslutsdatum = '2026-12-01'
  dokument.metadata.data['beslutas-av'] = 'kommunstyrelsen'
  const first = dokument.sections.find(s => s.children[0]?.type === 'prose')!
  first.children[0]!.fields.text = oddText()
  first.children.push(...blocks(dokument, 'A'))
  sectionOf(dokument, 'definitioner').children.push(
    post('Def1', 'definition', {
      fields: { term: [say('Term')], text: [say('Förklaring', { footnote: 'Not2' }), ...nested()] }
    }),
    post('Def2', 'definition', { fields: { term: [say('')], text: [] } })
  )
  if (template === 'program') {
    const omraden = sectionOf(dokument, 'fokusomraden')
    omraden.children.push(omrade('Fo1', 3), post('Fo2', 'fokusomrade'), omrade('Fo3', 1))
  } else if (template === 'handlingsplan') {
    sectionOf(dokument, 'atgarder').children.push(...insatser('At', 4))
  }
  sectionOf(dokument, 'fotnoter').children.push(
    post('Not1', 'footnote', {
      fields: { text: [say('Not ett, ', { text: 'med länk', link: 'https://exempel.se/a?b=1&c="2"' })] }
    }),
    post('Not2', 'footnote', { fields: { text: [say('Not två ', { footnote: 'Not1' }, { footnote: 'Not2' })] } }),
    post('Not3', 'footnote', { fields: { text: [say('Not tre som ingen hänvisar till')] } })
  )
  sectionOf(dokument, 'bilagor').children.push(
    post('Bil1', 'bilaga', { fields: { titel: [say('Första bilagan')] }, children: blocks(dokument, 'B') }),
    post('Bil2', 'bilaga')
  )
  dokument.sections.push(
    post('Fri1', 'section', {
      data: { key: 'finns-inte' },
      fields: { titel: [say('Ett avsnitt utan mall')] },
      children: blocks(dokument, 'C')
    })
  )
  dokument.unplaced.push(...unplaced())
  dokument.trash.push(post('Bort1', 'prose', { fields: { text: [say('Slängt')] }, deleted: { by: 'a', at: 1 } }))
  return dokument
}

function oddText(): Stycke[] {
  const word = 'Fastighetsförvaltningsutvecklingsavdelningssamordningsansvarig'
  return [
    say('Kontrolltecken \u0001\u0008\u000b\u001f, ensam halva \ud800 och \udc00, icke-tecken \ufffe\uffff.'),
    say('Emoji 👩🏽‍💻 🇸🇪, dekomponerat a\u030a a\u0308 o\u0308, tabb\toch\r\nny rad', { br: true }, 'bruten rad'),
    say(word.repeat(12)),
    say('Taggar <w:p/> &amp; ]]> "citat" \'enkla\' w:name="_Toc1"'),
    say({ text: 'fet', bold: true }, { text: 'kursiv', italic: true }, { text: 'båda', bold: true, italic: true }),
    say(
      { text: 'bra länk', link: 'https://exempel.se/sida?a=1&b=2#c' },
      { text: ' fet länk', bold: true, link: 'https://exempel.se/sida?a=1&b=2#c' }
    ),
    say(...UNSAFE_LINKS.map((link, i) => ({ text: `osäker ${i} `, link }))),
    say(
      { text: 'post', link: 'mailto:kommun@exempel.se' },
      { text: 'telefon', link: 'tel:+4640123456' },
      { text: 'å', link: 'https://exempel.se/väg/å ä' }
    ),
    say('Hänvisning', { footnote: 'Not1' }, { footnote: 'Not2' }, { footnote: 'Not1' }, { footnote: 'FinnsInte' }),
    say({ unknown: { widget: 1 } }, { unknown: 'ord ur framtiden' }, { text: 'med rest', rest: { color: 'red' } }),
    { form: 'h2', runs: [{ text: 'Rubrik två' }] },
    { form: 'h4', runs: [{ text: 'Rubrik fyra hoppar över tre' }] },
    { form: 'h3', runs: [{ text: 'Rubrik tre med not ' }, { footnote: 'Not2' }] },
    { runs: [] },
    ...nested(),
    { form: 'lc', level: 3, runs: [{ text: 'fortsättning utan punkt' }] }
  ]
}

const UNSAFE_LINKS = [
  'javascript:alert(1)',
  'file:///etc/passwd',
  'https://',
  'https://exempel..se/',
  'https://[::zz]/',
  'mailto:inte en adress',
  'tel:abc',
  'http://\u0001',
  'data:text/html,x'
]

/** Lists down to the deepest level, bullets and numbers by turns, and two numbered lists after each other. */
export function nested(): Stycke[] {
  const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8]
  const item = (form: 'li' | 'ol', level: number, text: string): Stycke => ({
    form,
    ...(level > 0 ? { level } : {}),
    runs: [{ text }]
  })
  return [
    ...levels.map(level => item(level % 2 === 0 ? 'li' : 'ol', level, `nivå ${level}`)),
    item('ol', 0, 'ett'),
    item('ol', 1, 'ett a'),
    item('ol', 1, 'ett b'),
    item('ol', 0, 'två'),
    item('ol', 1, 'två a'),
    say('mellan'),
    item('ol', 0, 'ny lista')
  ]
}

function blocks(dokument: Dokument, id: string): DokumentPost[] {
  const picture = (n: string, data: DokumentPost['data'], alt: string): DokumentPost =>
    post(`${id}bild${n}`, 'picture', { data, fields: { alt: [say(alt)], rubrik: [say(`Bildtext ${n}`)] } })
  return [
    tablePost(`${id}tab1`, true),
    tablePost(`${id}tab2`, false),
    post(`${id}tab3`, 'table', { fields: { rubrik: [say('Tabell utan rader')] } }),
    picture(
      '1',
      { file: addPicture(dokument, PICTURES.png, 'image/png'), width: 2000, height: 4000 },
      'Png med "citat" <alt>'
    ),
    picture('2', { file: addPicture(dokument, PICTURES.gif, 'image/png') }, 'Gif som kallar sig png'),
    picture('3', { file: addPicture(dokument, PICTURES.svg, 'image/svg+xml'), width: 200, height: 100 }, ''),
    picture('4', { file: addPicture(dokument, Buffer.from('ingen bild'), 'image/jpeg') }, 'Trasig fil'),
    picture('5', { file: 'f'.repeat(64) }, 'Fil som saknas'),
    post(`${id}pro`, 'prose', { fields: { text: [say('Text efter bilderna')] } })
  ]
}

function tablePost(id: string, header: boolean): DokumentPost {
  const columns = ['K1', 'K2', 'K3'].map(k => post(id + k, 'tablecolumn'))
  const cell = (row: string, column: DokumentPost): [string, Stycke[]] => [
    `c-${column.id}`,
    row === 'R3'
      ? []
      : row === 'R2'
        ? [say(`${row} `, { footnote: 'Not2' }), ...nested().slice(0, 4)]
        : [say(`${row} ${column.id}`)]
  ]
  const rows = ['R1', 'R2', 'R3'].map(r =>
    post(id + r, 'tablerow', { fields: Object.fromEntries(columns.map(column => cell(r, column))) })
  )
  return post(id, 'table', {
    data: { header },
    fields: { rubrik: [say(`Tabell ${id}`)] },
    children: [...columns, ...rows]
  })
}

const omrade = (id: string, count: number): DokumentPost =>
  post(id, 'fokusomrade', {
    fields: { titel: [say(`Område ${id}`)], inledning: [say('Inledning'), ...nested().slice(0, 2)] },
    children: insatser(id, count)
  })

function insatser(id: string, count: number): DokumentPost[] {
  const odd = post(`${id}odd`, 'insats', {
    fields: { text: nested().slice(0, 2), ansvarstillagg: [say('enligt särskild plan')] },
    sets: { lead: ['fri:Föreningen <X> & Co', 'finns-inte'], partner: [] }
  })
  const plain = Array.from({ length: count }, (_, i) =>
    post(`${id}ins${i}`, 'insats', {
      data: { ansvarsform: 'samverkan' },
      sets: { lead: ['kommunledningskontoret'], partner: ['serviceforvaltningen'] },
      fields: {
        text: [say(`göra sak ${i}`, { footnote: 'Not1' }), say('i två stycken')],
        tidplan: [say('juni 2027')],
        indikator: [say('Antal saker')],
        kostnad: [say('Inom budget')]
      }
    })
  )
  return [...plain, odd, post(`${id}tom`, 'insats')]
}

const unplaced = (): DokumentPost[] => [
  post('Up1', 'insats', { fields: { text: [say('Insats utan plats')] } }),
  post('Up2', 'tablerow', { fields: { 'c-borta': [say('Cell utan tabell')] } }),
  post('Up3', 'tablecolumn'),
  post('Up4', 'fokusomrade', {
    fields: { titel: [say('Område utan plats')] },
    children: [post('Up5', 'insats', { fields: { text: [say('Insats under det')] } })]
  }),
  post('Up6', 'footnote', { fields: { text: [say('Fotnot utan plats')] } }),
  post('Up7', 'bilaga', { fields: { titel: [say('Bilaga utan plats')] } }),
  post('Up8', 'definition', { fields: { term: [say('Term utan plats')], text: [say('Text')] } })
]
