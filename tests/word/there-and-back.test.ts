import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Dokument, dokument as schema } from '../../schemas/document/dokument.ts'
import { normalDokument } from '../../server/documents/normal.ts'
import { readDocx } from '../../server/docx/read.ts'
import { readDraft } from '../../server/draft/read.ts'
import { buildWord } from '../../server/word/build.ts'
import { untouchedDokument } from '../../server/word/map.ts'
import { hasKalmar, kalmarDokument, kalmarKommun } from '../kalmar/kalmar.ts'
import { Rng } from '../random/rng.ts'
import { Hand } from '../returned/hand.ts'
import { inputOf, shelf, templateNamed } from './documents.ts'
import { lint } from './lint.ts'
import { randomDokument } from './random-dokument.ts'

const quick = (dokument: Dokument, kommun = shelf.kommun) => {
  const input = inputOf(dokument, { kommun, logo: null })
  return buildWord({ ...input, options: { ...input.options, pageNumbers: false } })
}

/** What an import gives of a file that nobody has touched, as it is written to a file. */
async function imported(bytes: Uint8Array, template: string, kommun = shelf.kommun): Promise<string> {
  const options = { template: templateNamed(template), kommun, name: 'kopia.docx' }
  const { dokument, report } = await readDraft(Buffer.from(bytes), options)
  expect(report.own).toBe(true)
  return JSON.stringify(dokument, null, 2)
}

const sample = (name: string): Dokument => {
  const file = new URL(`../../templates/${name}/sample.json`, import.meta.url)
  return normalDokument(schema.parse(JSON.parse(readFileSync(file, 'utf8'))), templateNamed(name))
}

describe('a file that nobody has touched gives the same document, byte for byte', () => {
  test.each(['program', 'handlingsplan', 'riktlinje'])('the sample of %s', async name => {
    const dokument = { ...sample(name), trash: [] }
    expect(await imported(await quick(dokument), name)).toBe(JSON.stringify(dokument, null, 2))
  })

  test.skipIf(!hasKalmar)('the Kalmar strategy', async () => {
    const dokument = normalDokument(kalmarDokument(), templateNamed('program'))
    const kommun = kalmarKommun()
    expect(await imported(await quick(dokument, kommun), 'program', kommun)).toBe(JSON.stringify(dokument, null, 2))
  })

  test('200 random documents', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const written = randomDokument(new Rng(seed))
      const dokument = normalDokument(written, templateNamed(written.template))
      const bytes = await quick(dokument)
      try {
        expect(lint(bytes)).toEqual([])
        expect(await imported(bytes, dokument.template)).toBe(JSON.stringify(dokument, null, 2))
      } catch (error) {
        throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error })
      }
    }
  }, 300_000)
})

describe('the map', () => {
  test('holds no words that the file shows, and nothing of the trash', async () => {
    const dokument = sample('program')
    dokument.trash.push({
      id: 'Bort',
      type: 'prose',
      data: {},
      sets: {},
      fields: { text: [{ runs: [{ text: 'Hemligt utkast' }] }] },
      children: []
    })
    const { map } = await readDocx(Buffer.from(await quick(dokument)))
    expect(map).not.toContain('Hemligt')
    const fields = [...(map ?? '').matchAll(/"sha256":(?:null|"[0-9a-f]{64}")(,"stycken")?/g)]
    expect(fields.length).toBeGreaterThan(80)
    expect(fields.filter(f => f[1]).length / fields.length).toBeLessThan(0.1)
  })

  test('is not believed when a word of the file is another', async () => {
    const hand = new Hand(await quick(sample('program')))
    hand.tracking = false
    hand.type('_sd_in_1_1_text', 4, 'X')
    const file = await readDocx(hand.save())
    expect(file.map).not.toBeNull()
    expect(untouchedDokument(file)).toBeNull()
  })
})
