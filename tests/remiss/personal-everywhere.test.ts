import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AnswerPart } from '../../schemas/remiss/answer.ts'
import { doubtsOf } from '../../schemas/remiss/look-through.ts'
import { namesIn } from '../../schemas/remiss/person-names.ts'
import { withoutPersonalData } from '../../schemas/remiss/personal.ts'
import type { Answer, Sammanstallning } from '../../schemas/remiss/sammanstallning.ts'
import { textsIn } from '../../server/sammanstallning/texts.ts'
import { compilationWord } from '../../server/sammanstallning/word/compilation.ts'
import { compilationXlsx } from '../../server/sammanstallning/xlsx.ts'
import { compiledCase } from '../helpers/remiss-compiled.ts'

/** Data of persons planted in everything that can hold them, and looked for in every part of every file of the variant without. */
const texts = textsIn('templates')
let s: Sammanstallning
beforeAll(async () => {
  s = planted(await compiledCase())
}, 60_000)

/** What each is, and where it was put: none of it may be left. Each has words that stand nowhere else in the case. */
const PLANTED = {
  contact: 'Aurora Blomgrip',
  contactPhone: '0911-44 55 66',
  decidedBy: 'Balder Citrongård',
  reserved: 'Cesar Dagvide',
  wrote: 'Dante Enklint',
  submitted: 'Embla Fagerlo',
  smallLetters: 'frode gullkvist',
  account: 'Göta Hellroos',
  middle: 'Hilding Ivar Jarlestam',
  sender: 'Isolde Kvarnbro',
  fileName: 'Julius Ljungdal',
  mail: 'okand.avsandare@example.org',
  cutMail: 'halv.adress',
  personnummer: '19800101-1239',
  phone: '+46 (0)70 999 88 77',
  mobile: '0709998877',
  inBox: 'Katarina Månlycke'
} as const

const part = (of: AnswerPart): Answer['parts'][number] => ({ id: 'x', author: PLANTED.wrote, part: of })
const said = (text: string): Answer['parts'][number] => part({ kind: 'kommentar', place: { kind: 'document' }, text })

function planted(given: Sammanstallning): Sammanstallning {
  const out = structuredClone(given)
  const [body, other] = out.bodies
  const [answer, next] = out.answers
  const sender = out.bodies.find(each => each.origin === 'spontan')
  if (!body || !other || !answer || !next || !sender) throw new Error('The case has lost its bodies')
  body.contact = `${PLANTED.contact}, tfn ${PLANTED.contactPhone}`
  body.decision = { by: `Ordförande ${PLANTED.decidedBy}, socialnämnden`, date: '', paragraph: '' }
  body.reservations = [
    { form: 'skriftlig', by: `${PLANTED.reserved} (X)`, text: `Jag, ${PLANTED.reserved}, reserverar mig.` }
  ]
  out.remiss.decision.by = `kommunstyrelsen genom ${PLANTED.decidedBy}`
  out.remiss.contact = { name: PLANTED.contact, email: PLANTED.mail, phone: PLANTED.contactPhone }
  out.people = [PLANTED.account, PLANTED.middle, PLANTED.inBox]
  answer.submittedBy = { name: PLANTED.submitted, email: 'embla.fagerlo@example.org' }
  next.submittedBy = { name: PLANTED.smallLetters, email: '' }
  sender.name = PLANTED.sender
  for (const each of out.answers)
    if (each.body === sender.id)
      Object.assign(each, { bodyName: PLANTED.sender, submittedBy: { name: PLANTED.sender, email: '' } })
  for (const each of out.synpunkter) if (each.body === sender.id) each.bodyName = PLANTED.sender
  answer.files.push({
    name: `Yttrande ${PLANTED.fileName}.pdf`,
    type: 'application/pdf',
    kind: 'yttrande',
    bytes: 1,
    sha256: '0'.repeat(64)
  })
  answer.parts.push(
    said(
      `Fråga ${PLANTED.contact.toUpperCase()} eller Blomgrip, Aurora. A. Blomgrip svarar. Se Aurora Blomgrips brev.`
    ),
    said(`Också ${PLANTED.account.normalize('NFD')} och Gota\u00a0Hell\u00adroos, gota.hellroos, gota_hellroos.pdf.`),
    said(`Hilding Jarlestam och Ivar Jarlestam, Jarlestam Hilding Ivar.`),
    said(`${PLANTED.smallLetters}, Frode Gullkvist, Embla\nFagerlo och ${PLANTED.sender}s granne.`),
    said(
      `Skriv till ${PLANTED.mail} eller ${PLANTED.cutMail}@ eller ${PLANTED.cutMail}(at)example.org. Nr ${PLANTED.personnummer}, ${PLANTED.phone}, ${PLANTED.mobile}.`
    ),
    part({ kind: 'reservation', form: 'muntlig', by: PLANTED.reserved, text: '' }),
    part({ kind: 'beslut', by: PLANTED.decidedBy, date: '', paragraph: '' }),
    part({ kind: 'fragesvar', question: 'q2', choice: PLANTED.contact, text: PLANTED.mail }),
    part({
      kind: 'andringsforslag',
      place: { kind: 'document' },
      replacement: [{ text: 'Kontakta Dante ' }, { text: 'Enklint', bold: true }],
      motivation: PLANTED.wrote
    }),
    part({
      kind: 'yttrande',
      stycken: [
        { runs: [{ text: 'Vi talade med Ces' }, { text: 'ar Dag', bold: true }, { text: 'vide om saken.' }] },
        {
          runs: [
            { text: 'Ring henne', link: 'tel:+46709998877' },
            { text: ' på 070-' },
            { text: '999 88 77', italic: true }
          ]
        },
        {
          runs: [
            { text: 'Skriv', link: 'mailto:okand.avsandare@example.org' },
            { text: ' här: okand.' },
            { text: 'avsandare@example.org', bold: true }
          ]
        },
        { runs: [{ text: 'Sidan', link: 'https://example.org/gota.hellroos' }] }
      ]
    })
  )
  const [first, second] = out.synpunkter
  if (!first || !second) throw new Error('The case has lost its synpunkter')
  first.motivation = `Se svaret av ${PLANTED.account}, ${PLANTED.phone}.`
  first.tags = [PLANTED.contact]
  first.group = `Frågan från ${PLANTED.reserved}`
  first.changeNotes = [`Enligt ${PLANTED.middle}.`]
  first.words = ['Tala med Embla', 'Fagerlo om detta.']
  second.proposal = {
    before: [
      { text: 'Kontakta Aurora ', changed: false },
      { text: 'Blomgrip', changed: true }
    ],
    after: [
      { text: 'Kontakta Balder Citron', changed: false },
      { text: 'gård', changed: true }
    ]
  }
  const text = out.parts.find(each => each.changes.length > 0)
  text?.changes.push({
    before: [{ text: `Kontakt: ${PLANTED.inBox}`, changed: false }],
    after: [
      { text: 'Kontakt: Katarina ', changed: false },
      { text: 'Månlycke', changed: true }
    ]
  })
  return out
}

/** What is looked for: whole, turned round, and each last name, in small letters and without the marks of letters. */
const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}|\u00ad/gu, '')
    .toLowerCase()
const SOUGHT = Object.values(PLANTED).flatMap(value => {
  const words = bare(value).split(/\s+/)
  return /\d/.test(value) || value.includes('@') || value.includes('.') ? [bare(value)] : [words.at(-1) ?? '']
})

/** Every name, content, and comment of a package; content also without its marks, as a name may be divided between runs. */
function everything(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes)
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  return [
    buffer.subarray(end).toString('latin1'),
    ...Object.entries(unzipSync(bytes)).flatMap(([name, content]) => {
      const text = strFromU8(content)
      return [name, text, text.replace(/<[^>]*>/g, ''), text.replace(/<[^>]*>/g, ' ')]
    })
  ].map(bare)
}

const found = (bytes: Uint8Array): string[] => {
  const parts = everything(bytes)
  return [...new Set(SOUGHT)].filter(sought => parts.some(text => text.includes(sought)))
}

describe('persons in every field that can hold them', () => {
  test('are found where they were planted, in the whole files', async () => {
    const whole = [...found(await compilationWord(s, texts, { logo: null })), ...found(await compilationXlsx(s))]
    // Contacts and addresses of bodies stand in no file at all; everything else does.
    expect(SOUGHT.filter(sought => !whole.includes(sought) && sought !== bare(PLANTED.contactPhone))).toEqual([])
  })

  test('are in no part of the files of the variant', async () => {
    const without = withoutPersonalData(s)
    expect(found(await compilationWord(without, texts, { logo: null }))).toEqual([])
    expect(found(await compilationXlsx(without))).toEqual([])
    expect(without.people).toEqual([])
  })

  test('no zip has a comment, no file is hidden in one, and the spreadsheet hides nothing', async () => {
    const without = withoutPersonalData(s)
    for (const bytes of [await compilationWord(without, texts, { logo: null }), await compilationXlsx(without)]) {
      const buffer = Buffer.from(bytes)
      const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
      expect([buffer.readUInt16LE(end + 10), buffer.readUInt16LE(end + 20)]).toEqual([
        Object.keys(unzipSync(bytes)).length,
        0
      ])
      for (const [name, content] of Object.entries(unzipSync(bytes)))
        if (name.startsWith('xl/'))
          expect(strFromU8(content), name).not.toMatch(/hidden="(?:1|true)"|state="(?:hidden|veryHidden)"/)
    }
    expect(
      Object.keys(unzipSync(await compilationWord(without, texts, { logo: null }))).filter(name =>
        /comment|customXml/.test(name)
      )
    ).toEqual([])
  })

  test('what the body decided by stays, and every other word', () => {
    const without = withoutPersonalData(s)
    expect(without.remiss.decision.by).toBe('kommunstyrelsen')
    expect(without.bodies[0]?.decision?.by).toBe('socialnämnden')
    expect(without.bodies.map(body => body.name).slice(0, 15)).toEqual(s.bodies.map(body => body.name).slice(0, 15))
    expect(without.bodies[15]?.name).toBe('Enskild person')
    expect(without.document).toEqual(s.document)
    const untouched = s.parts.filter(each => each.changes.length === 0)
    expect(without.parts.filter(each => each.changes.length === 0)).toEqual(untouched)
  })

  test('a name that nobody knows is not found: the page lists what looks like one', () => {
    const changed = structuredClone(s)
    changed.answers[2]?.parts.push(said('Grannen Lukas Nybrodal på Ekbackavägen 12 och Aurora har sett det.'))
    const doubts = doubtsOf(changed, withoutPersonalData(changed)).map(each => [each.kind, each.found])
    expect(doubts).toEqual(
      expect.arrayContaining([
        ['namn', 'Grannen Lukas Nybrodal'],
        ['adress', 'Ekbackavägen 12'],
        ['fornamn', 'Aurora']
      ])
    )
  })
})

test('names are read out of what is written in fields, and bodies are none', () => {
  const names = namesIn(s)
  expect(names).toEqual(
    expect.arrayContaining(['Balder Citrongård', 'Cesar Dagvide', 'frode gullkvist', 'Isolde Kvarnbro'])
  )
  for (const body of s.bodies.slice(0, 15)) expect(names).not.toContain(body.name)
  expect(names.filter(name => /nämnd|utskott|styrelse/i.test(name))).toEqual([])
})
