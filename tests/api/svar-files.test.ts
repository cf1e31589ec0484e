import { describe, expect, test } from 'vitest'
import { type Receipt, SVAR, type TakenIn } from '../../schemas/api/svar.ts'
import type { AnswerPart } from '../../schemas/remiss/answer.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { Bookmarks } from '../../schemas/word/bookmarks.ts'
import { readDocx } from '../../server/docx/read.ts'
import { errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { pdfOf } from '../helpers/pdf.ts'
import { outRemiss, Reviewer } from '../helpers/svar.ts'
import { Hand } from '../returned/hand.ts'

const PDF = pdfOf([[]])
const name = (record: string, field: string): string => new Bookmarks().name(record, field)
const partsOf = (parts: readonly { part: AnswerPart }[], kind: AnswerPart['kind']) =>
  parts.map(({ part }) => part).filter(part => part.kind === kind)

describe.each(DATABASES)('the files of an answer on %s', kind => {
  const databases = testDatabases(kind)

  async function start() {
    const api = await testApi(await databases.open())
    const out = await outRemiss(api)
    const linden = await out.recipient('Kvinnojouren Linden')
    const rut = await Reviewer.open(api, linden.token)
    return { api, out, linden, rut }
  }

  test('the version goes out as Word with changes tracked, and comes back as drafts to look over', async () => {
    const { api, out, linden, rut } = await start()
    const sent = await rut.send('GET', SVAR.word(linden.id))
    expect(sent.statusCode).toBe(200)
    expect((await rut.send('GET', SVAR.word(linden.id))).rawPayload.equals(sent.rawPayload)).toBe(true)
    const { custom } = (await readDocx(sent.rawPayload)).properties
    expect(custom.get('StyrskriftVersion')).toBe(out.version)
    expect(custom.get('StyrskriftMottagare')).toBe(linden.id)

    const hand = new Hand(sent.rawPayload)
    hand.comment(name('in-2-2', 'text'), 0, 2, 'Varför just ge?')
    hand.replace(name('in-3-1', 'text'), 0, 7, 'ge')
    hand.addInsats(name('in-2-2', 'text'), 'öppna en jourtelefon', 'Socialförvaltningen')
    hand.commentOnCover('En fin titel.')
    const copy = hand.save()
    const answer = await rut.upload('word-svar', 'Vår kopia.docx', copy)
    expect(answer.statusCode).toBe(201)
    const taken = answer.json() as TakenIn
    expect(taken).toMatchObject({ comments: 2, file: { kind: 'word-svar', name: 'Vår kopia.docx' } })
    const { parts, files } = await rut.drafts()
    expect(parts.every(part => part.origin === files[0]?.id)).toBe(true)
    expect(partsOf(parts, 'kommentar')).toContainEqual({
      kind: 'kommentar',
      place: { kind: 'text', record: 'in-2-2', field: 'text', from: 0, to: 2, quote: 'ge' },
      text: 'Varför just ge?'
    })
    expect(partsOf(parts, 'andringsforslag')).toContainEqual({
      kind: 'andringsforslag',
      place: { kind: 'text', record: 'in-3-1', field: 'text', from: 0, to: 7, quote: 'erbjuda' },
      replacement: [{ text: 'ge' }],
      motivation: ''
    })
    const all = JSON.stringify(parts)
    for (const words of ['öppna en jourtelefon', 'En fin titel.']) expect(all).toContain(words)

    // Looked over: one is corrected, one is left out, and what is submitted is what is left, with the file as it came.
    const comment = parts.find(({ part }) => part.kind === 'kommentar' && part.text === 'Varför just ge?')!
    const corrected = { ...comment.part, text: 'Varför ge, och inte erbjuda?' } as AnswerPart
    await rut.send('PUT', SVAR.part(linden.id, comment.id), { revision: comment.revision, part: corrected })
    const cover = parts.find(({ part }) => JSON.stringify(part).includes('En fin titel.'))!
    await rut.send('DELETE', `${SVAR.part(linden.id, cover.id)}?revision=${cover.revision}`)
    const receipt = (await rut.submit()).json() as Receipt
    expect(JSON.stringify(receipt.content.parts)).toContain('och inte erbjuda?')
    expect(JSON.stringify(receipt.content.parts)).not.toContain('En fin titel.')
    const file = await api.storage.db.selectFrom('submission_file').selectAll().executeTakeFirstOrThrow()
    expect(file.data.equals(copy)).toBe(true)
    expect(receipt.content.files).toMatchObject([{ kind: 'word-svar', sha256: file.sha256 }])
    await api.close()
  })

  test('a copy of another version, somebody else’s copy, and what is no copy are refused with what to do', async () => {
    const { api, out, linden, rut } = await start()
    const polisen = await out.recipient('Polisen')
    const pia = await Reviewer.open(api, polisen.token, 'Pia Polis')
    const theirs = (await pia.send('GET', SVAR.word(polisen.id))).rawPayload
    expect(errorOf(await rut.upload('word-svar', 'kopia.docx', theirs))).toBe('annans-kopia')
    const other = await outRemiss(api)
    const elsewhere = await other.recipient('Kvinnojouren Linden')
    const eva = await Reviewer.open(api, elsewhere.token, 'Eva Egen')
    const otherVersion = (await eva.send('GET', SVAR.word(elsewhere.id))).rawPayload
    expect(errorOf(await rut.upload('word-svar', 'kopia.docx', otherVersion))).toBe('inte-remissversionen')
    const hand = new Hand(otherVersion)
    hand.dropProperties()
    expect(errorOf(await rut.upload('word-svar', 'kopia.docx', hand.save()))).toBe('inte-remissversionen')
    expect(errorOf(await rut.upload('word-svar', 'kopia.docx', PDF))).toBe('inte-remissversionen')
    expect(await rut.drafts()).toMatchObject({ parts: [], files: [] })
    expect(linden.id).not.toBe(elsewhere.id)
    await api.close()
  })

  test('an yttrande in Word is kept as it is and read; in PDF it is kept; nothing that was written here is replaced', async () => {
    const { api, linden, rut } = await start()
    const docx = (await rut.send('GET', SVAR.word(linden.id))).rawPayload
    const read = (await rut.upload('yttrande', 'Yttrande från oss.docx', docx)).json() as TakenIn
    expect(read.paragraphs).toBeGreaterThan(50)
    const { parts, files } = await rut.drafts()
    const [yttrande] = partsOf(parts, 'yttrande')
    expect(yttrande?.kind === 'yttrande' && fieldText(yttrande.stycken)).toContain('utan krav på beslut om bistånd')
    expect(yttrande?.kind === 'yttrande' && yttrande.stycken.some(s => s.form === 'h2')).toBe(true)
    const back = await rut.send('GET', SVAR.file(linden.id, files[0]!.id))
    expect(back.rawPayload.equals(docx)).toBe(true)
    expect(back.headers['content-disposition']).toContain('attachment')
    expect(errorOf(await rut.upload('yttrande', 'igen.docx', docx))).toBe('filen-finns-redan')

    const pdf = (await rut.upload('yttrande', 'Beslut.PDF', PDF)).json() as TakenIn
    expect(pdf).toMatchObject({
      paragraphs: 0,
      file: { name: 'Beslut.pdf', type: 'application/pdf', bytes: PDF.length }
    })
    expect(partsOf((await rut.drafts()).parts, 'yttrande')).toEqual([yttrande])

    // Without the file goes what was read from it, and nothing else.
    expect((await rut.send('DELETE', SVAR.file(linden.id, files[0]!.id))).statusCode).toBe(204)
    const rest = await rut.drafts()
    expect([rest.parts, rest.files.map(f => f.name)]).toEqual([[], ['Beslut.pdf']])
    await rut.add({ kind: 'yttrande', stycken: [{ runs: [{ text: 'Vårt eget.' }] }] })
    expect((await rut.upload('yttrande', 'igen.docx', docx)).json()).toMatchObject({ paragraphs: 0 })
    expect(partsOf((await rut.drafts()).parts, 'yttrande')).toMatchObject([
      { stycken: [{ runs: [{ text: 'Vårt eget.' }] }] }
    ])
    await api.close()
  })

  test('what is neither Word nor PDF, or was made to do harm, is refused, and so is a file of another answer', async () => {
    const { api, out, linden, rut } = await start()
    for (const bytes of [Buffer.from('<html><script>alert(1)</script></html>'), Buffer.from('MZ…'), Buffer.alloc(2000)])
      expect(errorOf(await rut.upload('bilaga', 'fil.pdf', bytes))).toBe('ogiltig-svarsfil')
    const broken = await rut.upload('bilaga', 'fil.docx', Buffer.from('PK\u0003\u0004 och sedan inget'))
    expect(broken.statusCode).toBe(400)
    await rut.upload('bilaga', 'fil.pdf', PDF)
    const [file] = (await rut.drafts()).files
    const polisen = await out.recipient('Polisen')
    const pia = await Reviewer.open(api, polisen.token, 'Pia Polis')
    expect(errorOf(await pia.send('GET', SVAR.file(polisen.id, file!.id)))).toBe('finns-inte')
    expect(errorOf(await pia.send('DELETE', SVAR.file(polisen.id, file!.id)))).toBe('finns-inte')
    const receipt = (await rut.submit()).json() as Receipt
    expect(errorOf(await pia.send('GET', SVAR.receiptFile(polisen.id, receipt.id)))).toBe('finns-inte')
    expect(errorOf(await rut.send('DELETE', SVAR.file(linden.id, file!.id)))).toBe('finns-inte')
    await api.close()
  })
})
