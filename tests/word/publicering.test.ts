import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { normalDokument } from '../../server/documents/normal.ts'
import { readDocx } from '../../server/docx/read.ts'
import { buildWord } from '../../server/word/build.ts'
import type { WordInput, WordOptions } from '../../server/word/input.ts'
import { untouchedDokument } from '../../server/word/map.ts'
import { DETAIL, detailedGif, detailedJpeg, detailedPng } from '../helpers/detailed-pictures.ts'
import { addPicture, inputOf, newDokument, PICTURES, post, say, sectionOf, templateNamed } from './documents.ts'

/** What must be nowhere in a file for publication. */
const SECRETS = [
  'Dolf Hemlig',
  'Hemlig, Dolf',
  'Vera Dold-Person',
  'dolf.hemlig@ekviken.se',
  'vera@exempel.se',
  '070-999 88 77',
  '0480-11 22 33',
  '19811218-9876',
  'ur framtiden',
  'slängt av Dolf',
  'mottagare-77',
  'handlaggare-utan-mall'
] as const

/** A document with something of a person in every place that holds words. */
function withPeople(): Dokument {
  const dokument = newDokument('program', 'Program, Vera Dold-Person')
  const { fields } = dokument.metadata
  fields.dokumentansvarig = [say('Dolf Hemlig, handläggare, 0480-11 22 33')]
  fields['handlaggare-utan-mall'] = [say('Vera Dold-Person')]
  const prose = dokument.sections.find(s => s.children[0]?.type === 'prose')!.children[0]!
  prose.fields.text = [
    say(
      'Fråga ',
      { text: 'Dolf', bold: true },
      { text: ' Hemlig' },
      ' på 070-',
      { text: '999', italic: true },
      ' 88 77.'
    ),
    say('Skriv till ', { text: 'dolf.hemlig', bold: true }, '@ekviken.se', { footnote: 'Not1' }),
    say({ text: 'Kontakt', link: 'mailto:vera@exempel.se' }, { text: 'ring', link: 'tel:0480-112233' }),
    say({ unknown: { ord: 'ur framtiden' } }, { text: 'rest', rest: { av: 'Dolf Hemlig' } }),
    say('Nummer 19811218-9876 och Hemlig, Dolf.')
  ]
  sectionOf(dokument, 'fokusomraden').children.push(
    post('Fo1', 'fokusomrade', {
      fields: { titel: [say('Vera Dold-Person')], upptakt: [say('Enligt Vera Dold-Person ska')] },
      children: [
        post('In1', 'insats', {
          data: { ansvarsform: 'en' },
          sets: { lead: ['fri:Dolf Hemlig'], partner: [] },
          fields: { text: [say('göra något')], ansvarstillagg: [say('genom Vera Dold-Person')] }
        })
      ]
    })
  )
  const file = addPicture(dokument, PICTURES.png, 'image/png')
  prose.fields.text.push(say('.'))
  dokument.sections[1]!.children.push(
    post('Bild1', 'picture', {
      data: { file },
      fields: { alt: [say('Dolf Hemlig vid skrivbordet')], rubrik: [say('Foto: Vera Dold-Person')] }
    })
  )
  sectionOf(dokument, 'fotnoter').children.push(
    post('Not1', 'footnote', { fields: { text: [say('Samtal med Dolf Hemlig, vera@exempel.se')] } })
  )
  dokument.trash.push(post('Bort', 'prose', { fields: { text: [say('slängt av Dolf')] } }))
  dokument.rest = { keys: { nyckel: 'Dolf Hemlig' }, texts: { text: [say('ur framtiden')] } }
  return dokument
}

const build = (dokument: Dokument, options: Partial<WordOptions>, change: Partial<WordInput> = {}) => {
  const input = inputOf(dokument)
  const people = ['Vera Dold-Person']
  return buildWord({ ...input, people, ...change, options: { ...input.options, pageNumbers: false, ...options } })
}

const THREADS: WordInput['threads'] = [
  {
    id: 'T1',
    on: 'document',
    quote: '',
    parts: [],
    record: null,
    replacement: null,
    author: 'Dolf Hemlig',
    at: '2026-11-20T10:00:00Z',
    state: 'open',
    endedBy: null,
    entries: [{ author: 'Dolf Hemlig', at: '2026-11-20T10:00:00Z', text: 'Ring 070-999 88 77' }]
  }
]

/** Everything in a file, as it stands and without its tags. */
function everything(bytes: Uint8Array): string {
  const parts = Object.entries(unzipSync(bytes))
  return parts
    .map(([name, part]) => {
      const text = strFromU8(part)
      return /\.(?:xml|rels)$/.test(name) ? `${text}\n${text.replace(/<[^>]*>/g, '')}` : text
    })
    .join('\n')
}

test('what belongs to persons is in no part of a file for publication', async () => {
  const all = { recipient: 'mottagare-77', comments: true, appendix: true, abbreviations: true } as const
  const open = everything(await build(withPeople(), { ...all, variant: 'arbetsmaterial' }, { threads: THREADS }))
  // The trash never travels.
  const shown = SECRETS.filter(secret => secret !== 'slängt av Dolf')
  expect(shown.filter(secret => !open.includes(secret))).toEqual([])
  const text = everything(await build(withPeople(), { ...all, variant: 'publicering' }, { threads: THREADS }))
  expect(SECRETS.filter(secret => text.includes(secret))).toEqual([])
  for (const word of ['Dolf', 'Vera', 'Hemlig', 'Dold', 'vera@', '999', '0480-11']) expect(text).not.toContain(word)
  expect(text).toContain('Fråga [namn utelämnat] på [telefonnummer utelämnat].')
  expect(text).toContain('Skriv till [e-postadress utelämnad]')
  expect(text).not.toContain('Dokumentansvarig')
})

test('it is read back as the document without them, and that gives the same file', async () => {
  const dokument = withPeople()
  const bytes = await build(dokument, { variant: 'publicering' })
  const read = untouchedDokument(await readDocx(Buffer.from(bytes)))
  expect(read).not.toBeNull()
  const again = await build(normalDokument(read!, templateNamed('program')), { variant: 'publicering' })
  expect(everything(again).replace(/[0-9a-f]{64}/g, '')).toBe(everything(bytes).replace(/[0-9a-f]{64}/g, ''))
})

test('pictures tell nothing beside themselves, and stand upright', async () => {
  const dokument = newDokument('program', 'Bilder')
  const given = {
    jpeg: addPicture(dokument, detailedJpeg(6), 'image/jpeg'),
    png: addPicture(dokument, detailedPng(), 'image/png'),
    gif: addPicture(dokument, detailedGif(), 'image/gif'),
    broken: addPicture(dokument, detailedJpeg().subarray(0, 300), 'image/jpeg')
  }
  for (const [id, file] of Object.entries(given))
    dokument.sections[1]!.children.push(
      post(id, 'picture', { data: { file, width: 32, height: 16 }, fields: { alt: [say(`En bild ${id}`)] } })
    )
  const open = await build(dokument, { variant: 'arbetsmaterial' })
  expect(everything(open)).toContain(DETAIL)
  const bytes = await build(dokument, { variant: 'publicering' })
  const text = everything(bytes)
  expect(text).not.toContain('Dold-Person')
  for (const name of Object.values(given).slice(0, 3)) expect(text).not.toContain(name)
  expect(text).toContain('sRGB'.split('').join('\0'))
  // What nobody can follow is left out, and its place says so.
  expect(text).toContain(`${messages.word.missingPicture} En bild broken`)
  // Word and LibreOffice turn a picture as the drawing says, and make room for it.
  for (const file of [open, bytes]) {
    const xml = strFromU8(unzipSync(file)['word/document.xml']!)
    const turned = [...xml.matchAll(/<wp:inline\b[\s\S]*?<\/wp:inline>/g)].filter(([inline]) =>
      inline.includes(' rot=')
    )
    expect(turned).toHaveLength(1)
    expect(turned[0]![0]).toContain(
      '<wp:extent cx="304800" cy="152400"/><wp:effectExtent l="0" t="76200" r="0" b="76200"/>'
    )
    expect(turned[0]![0]).toContain('<a:xfrm rot="5400000">')
  }
  expect(Buffer.from(await build(dokument, { variant: 'publicering' })).equals(Buffer.from(bytes))).toBe(true)
  // The file is read back as a document with its pictures.
  const read = untouchedDokument(await readDocx(Buffer.from(bytes)))
  expect(Object.keys(read!.pictures).sort()).toEqual(
    read!.sections[1]!.children.flatMap(({ id, data }) => (id in given && id !== 'broken' ? [data.file] : [])).sort()
  )
  expect(Object.keys(read!.pictures)).toHaveLength(3)
})
