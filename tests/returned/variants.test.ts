import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { VARIANTS } from '../../schemas/variants/variants.ts'
import { Bookmarks } from '../../schemas/word/bookmarks.ts'
import { normalDokument } from '../../server/documents/normal.ts'
import { readDocx } from '../../server/docx/read.ts'
import { compare } from '../../server/returned/read.ts'
import type { ReturnedCopy } from '../../server/returned/result.ts'
import { type SentVersion, sentVersion } from '../../server/returned/version.ts'
import { buildWord } from '../../server/word/build.ts'
import type { WordOptions } from '../../server/word/input.ts'
import { inputOf, shelf, templateNamed } from '../word/documents.ts'
import { Hand } from './hand.ts'

const reference = readFileSync(new URL('../../templates/riktlinje/reference.docx', import.meta.url))
const EVERYTHING = { appendix: true, abbreviations: true, trackChanges: true, recipient: 'r1' } as const

const sampleOf = (name: string): Dokument => normalDokument(shelf.sample(name)!, templateNamed(name))

function fileOf(dokument: Dokument, options: Partial<WordOptions>, withReference: boolean): Promise<Uint8Array> {
  const input = inputOf(dokument, { reference: withReference ? reference : null })
  return buildWord({ ...input, options: { ...input.options, pageNumbers: false, ...options } })
}

describe.each(['program', 'handlingsplan', 'riktlinje'])('a copy of %s that nobody touched', name => {
  let version: SentVersion
  beforeAll(async () => {
    version = await sentVersion(sampleOf(name), templateNamed(name), shelf.kommun)
  })

  test.each(
    VARIANTS.filter(v => v !== 'publicering').flatMap(variant => [[variant, false] as const, [variant, true] as const])
  )('as %s, on a file of the municipality: %s', async (variant, withReference) => {
    for (const options of [{ variant }, { variant, ...EVERYTHING }]) {
      const file = await readDocx(Buffer.from(await fileOf(sampleOf(name), options, withReference)))
      expect(compare(file, version)).toMatchObject({ changes: [], comments: [], unplaced: [], missing: [] })
    }
  })
})

describe('a remissversion with the tables that an export adds', () => {
  const dokument = sampleOf('program')
  const returned = async (edit: (hand: Hand) => void): Promise<ReturnedCopy> => {
    const hand = new Hand(await fileOf(dokument, { variant: 'remissversion', ...EVERYTHING }, true))
    edit(hand)
    const version = await sentVersion(dokument, templateNamed('program'), shelf.kommun)
    const result = compare(await readDocx(hand.save()), version)
    expect(result.counts.complete).toBe(true)
    return result
  }

  test('gives a change of an insats where it stands in the text', async () => {
    const { changes } = await returned(hand => hand.type(new Bookmarks().name('in-1-1', 'text'), 0, 'Nu '))
    expect(changes.map(c => [c.kind, c.place.record, c.place.field, c.text])).toEqual([
      ['insertion', 'in-1-1', 'text', 'Nu ']
    ])
  })

  test.each([true, false])('tells what somebody writes in them, tracked: %s', async tracking => {
    const { changes } = await returned(hand => {
      hand.tracking = tracking
      hand.type('_sd_tillagg_5', 0, 'Inte ')
    })
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ kind: 'new-paragraph' })
    expect(changes[0]!.text).toContain('Inte ')
  })
})
