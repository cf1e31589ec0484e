import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { RegistrationRow } from '../../schemas/api/intake.ts'
import { type DraftPart, type Receipt, SVAR, type TakenIn } from '../../schemas/api/svar.ts'
import { paragraphsToCover } from '../../schemas/remiss/answer-paragraphs.ts'
import { type Submission, submission } from '../../schemas/remiss/submission.ts'
import { plainText } from '../../schemas/text/stycke.ts'
import { errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { Desk, pdf } from '../helpers/intake.ts'
import { linesFrom, type Placed, pdfOf } from '../helpers/pdf.ts'
import { Reviewer } from '../helpers/svar.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const WORDS: Placed[] = [
  { text: 'Yttrande', y: 780, size: 18 },
  ...linesFrom(740, ['Vi är i huvudsak positiva till programmet.', '', 'Insats 2.2 bör gälla fler.'])
]
const SCRIPT = { catalog: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>' }
const zeros = '0'.repeat(64)
const LOCKED = { trailer: `/Encrypt<</Filter/Standard/V 1/R 2/O<${zeros}>/U<${zeros}>/P -4>>/ID[<00><00>]` }

const answersIn = async (api: TestApi): Promise<Submission[]> => {
  const rows = await api.storage.db.selectFrom('submission').select('content').orderBy('number').execute()
  return rows.map(({ content }) => submission.parse(JSON.parse(content)))
}
const yttrandeOf = ({ parts }: Pick<Submission, 'parts'>) => {
  const part = parts.map(each => each.part).find(each => each.kind === 'yttrande')
  return part?.kind === 'yttrande' ? part : null
}

describe.each(DATABASES)('answers in PDF on %s', kind => {
  const databases = testDatabases(kind)

  async function start() {
    const api = await testApi(await databases.open())
    const desk = await Desk.open(api)
    const linden = await desk.out.recipient('Kvinnojouren Linden')
    return { api, desk, linden }
  }

  test('that are registered have paragraphs, each to be answered for; the file is as it came', async () => {
    const { api, desk, linden } = await start()
    const bytes = pdfOf([WORDS])
    const file = await desk.bring(bytes, 'Yttrande.pdf')
    expect(file).toMatchObject({
      state: 'last',
      found: 'pdf',
      paragraphs: 3,
      silentPages: [],
      embedded: 0,
      notice: null
    })
    const words = ['Yttrande', 'Vi är i huvudsak positiva till programmet.', 'Insats 2.2 bör gälla fler.']
    expect((await desk.whole(file.id)).text).toEqual(words)
    const given = [{ id: file.id, revision: file.revision, kind: 'yttrande' as const }]
    const answer = await desk.register({ recipient: linden.id, files: given })
    expect(answer.statusCode, answer.body).toBe(201)
    const { answer: row } = answer.json() as { answer: RegistrationRow }
    expect(row.files).toMatchObject([{ name: 'Yttrande.pdf', sha256: sha256(bytes) }])
    const [stored] = await answersIn(api)
    expect(yttrandeOf(stored!)).toMatchObject({ readFrom: [sha256(bytes)] })
    expect(yttrandeOf(stored!)?.stycken.map(plainText)).toEqual(words)
    // The heading says nothing, and the file says what its paragraphs say.
    expect(paragraphsToCover(stored!).map(each => each.text)).toEqual(words.slice(1))
    const kept = await api.storage.db.selectFrom('submission_file').select('data').executeTakeFirstOrThrow()
    expect(Buffer.from(kept.data).equals(bytes)).toBe(true)
    await api.close()
  })

  test('that are scanned say so, and what is typed beside them does not stand for them', async () => {
    const { api, desk, linden } = await start()
    const scanned = await desk.bring(pdf('skannad'), 'Skannat.pdf')
    const half = await desk.bring(pdfOf([WORDS, []]), 'Halvt.pdf')
    expect(scanned).toMatchObject({ state: 'last', found: 'pdf', paragraphs: 0, silentPages: [1] })
    expect(half).toMatchObject({ paragraphs: 3, silentPages: [2] })
    const files = [scanned, half].map(({ id, revision }) => ({ id, revision, kind: 'yttrande' as const }))
    expect(
      (await desk.register({ recipient: linden.id, files, text: 'Det här står i det skannade.' })).statusCode
    ).toBe(201)
    const [stored] = await answersIn(api)
    const part = yttrandeOf(stored!)
    expect(part?.readFrom).toBeUndefined()
    expect(part?.stycken.at(-1)).toEqual({ runs: [{ text: 'Det här står i det skannade.' }] })
    expect(paragraphsToCover(stored!).map(each => each.text)).toEqual([
      'Vi är i huvudsak positiva till programmet.',
      'Insats 2.2 bör gälla fler.',
      'Det här står i det skannade.',
      'Skannat.pdf',
      'Halvt.pdf'
    ])
    await api.close()
  })

  test('that were made to do harm are kept and not read, and refused where the body itself can send another', async () => {
    const { api, desk, linden } = await start()
    const rut = await Reviewer.open(api, linden.token)
    const harmful: [string, Buffer][] = [
      ['pdf-farlig', pdfOf([WORDS], SCRIPT)],
      ['pdf-krypterad', pdfOf([WORDS], LOCKED)],
      ['pdf-skadad', Buffer.from('%PDF-1.7\nnej')]
    ]
    for (const [error, bytes] of harmful) {
      const file = await desk.bring(bytes, 'x.pdf')
      expect(file.error?.id).toBe(error)
      expect(file).toMatchObject({ state: 'fel', found: null, sha256: sha256(bytes) })
      expect(errorOf(await rut.upload('yttrande', 'x.pdf', bytes))).toBe(error)
      expect(file.error?.remedy).not.toBe('')
    }
    // Whatever it is, it came: it can be registered as it is.
    const [file] = await desk.rows()
    const files = [{ id: file?.id ?? '', revision: file?.revision ?? 0, kind: 'bilaga' as const }]
    expect((await desk.register({ recipient: linden.id, files, text: 'Vi instämmer.' })).statusCode).toBe(201)
    expect((await rut.drafts()).files).toEqual([])
    await api.close()
  })

  test('that the body sends are read into its yttrande, to be looked over', async () => {
    const { api, desk, linden } = await start()
    const rut = await Reviewer.open(api, linden.token)
    const bytes = pdfOf([WORDS])
    const taken = (await rut.upload('yttrande', 'Yttrande.pdf', bytes)).json() as TakenIn
    expect(taken).toMatchObject({ paragraphs: 3, silentPages: [], file: { sha256: sha256(bytes) } })
    const { parts } = await rut.drafts()
    const [draft] = parts as [DraftPart]
    expect(draft).toMatchObject({ origin: taken.file.id, part: { kind: 'yttrande', readFrom: [sha256(bytes)] } })
    const receipt = (await rut.submit()).json() as Receipt
    expect(paragraphsToCover(receipt.content)).toHaveLength(2)

    // A text that somebody has changed does not stand for the file any more.
    const polisen = await desk.out.recipient('Polisen')
    const pia = await Reviewer.open(api, polisen.token, 'Pia Polis')
    await pia.upload('yttrande', 'Yttrande.pdf', bytes)
    const [mine] = (await pia.drafts()).parts as [DraftPart]
    const part = { kind: 'yttrande', stycken: [{ runs: [{ text: 'Något annat.' }] }] }
    expect((await pia.send('PUT', SVAR.part(polisen.id, mine.id), { revision: mine.revision, part })).statusCode).toBe(
      200
    )
    // What was read can be put back; that a text was read from a file, nobody says but the reading.
    const claims = { ...part, readFrom: [sha256(bytes)] }
    const now = (await pia.drafts()).parts[0] as DraftPart
    const asked = { revision: now.revision, part: claims }
    const answer = (await pia.send('PUT', SVAR.part(polisen.id, mine.id), asked)).json() as DraftPart
    expect(answer.part).toEqual(part)
    const back = { revision: answer.revision, part: mine.part }
    const read = (await pia.send('PUT', SVAR.part(polisen.id, mine.id), back)).json() as DraftPart
    expect(read.part).toEqual(mine.part)
    await pia.send('PUT', SVAR.part(polisen.id, mine.id), { revision: read.revision, part })
    const other = (await pia.submit()).json() as Receipt
    expect(paragraphsToCover(other.content).map(each => each.text)).toEqual(['Något annat.', 'Yttrande.pdf'])
    expect((await rut.upload('yttrande', 'x.pdf', pdf())).json()).toMatchObject({ paragraphs: 0, silentPages: [1] })
    await api.close()
  })
})
