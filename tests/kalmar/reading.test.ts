import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { AnsvarKind } from '../../schemas/ansvar/ansvar.ts'
import { parseAnsvar } from '../../schemas/ansvar/parse.ts'
import { type DokumentPost, recordsOf } from '../../schemas/document/dokument.ts'
import { fromDokument, toDokument } from '../../schemas/document/interchange.ts'
import { footnoteNumbers } from '../../schemas/document/numbering.ts'
import { misfits } from '../../schemas/template/fits.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { loadTemplates } from '../../server/templates/load.ts'
import { bareDokument } from '../helpers/bare-dokument.ts'
import { hasKalmar, kalmarDokument, kalmarKommun, kalmarSource } from './kalmar.ts'

const KINDS: Record<string, AnsvarKind> = {
  collaboration: 'samverkan',
  shared: 'delat',
  single: 'en',
  joint: 'gemensamt'
}

describe.skipIf(!hasKalmar)('the Kalmar strategy', () => {
  const source = hasKalmar ? kalmarSource() : null!
  const register = hasKalmar ? kalmarKommun(source) : null!
  const doc = hasKalmar ? kalmarDokument(source) : null!
  const all = hasKalmar ? [...recordsOf(doc)].map(r => r.post) : []
  const ofType = (type: DokumentPost['type']): DokumentPost[] => all.filter(p => p.type === type)

  test('has 6 fokusområden with 35 insatser, 5 definitions and 6 footnotes', () => {
    expect(ofType('fokusomrade').map(f => f.children.length)).toEqual([7, 8, 6, 2, 6, 6])
    expect(ofType('insats')).toHaveLength(35)
    expect(ofType('definition')).toHaveLength(5)
    expect(ofType('footnote')).toHaveLength(6)
  })

  test('fits the template and its own register', () => {
    const { templates } = loadTemplates(fileURLToPath(new URL('../../templates', import.meta.url)))
    expect(misfits(doc, templates.get('program')!, register)).toEqual([])
  })

  const lines = hasKalmar ? source.areas.flatMap(a => a.actions) : []
  test.each(lines)('ansvar $ref: $responsibleRaw', ({ responsibleRaw, kind, lead, partners }) => {
    for (const label of ['', 'Ansvar: ', 'Ansvaret: ']) {
      expect(parseAnsvar(label + responsibleRaw, register)).toEqual({
        ansvar: { kind: KINDS[kind], lead, partners, tail: '' },
        uncertain: []
      })
    }
  })

  test('its misspelt units are found close to the register even when nobody has registered the misspelling', () => {
    const bare = {
      ...register,
      enheter: register.enheter.map(u => ({ ...u, formerly: [] }))
    }
    const { ansvar, uncertain } = parseAnsvar(
      'Socialförvaltningen, Södermøre kommunaldelsförvaltning, Kultur och fritidsförvaltningen',
      bare
    )
    expect(ansvar.lead).toEqual(['soc', 'skd', 'kof'])
    expect(uncertain).toEqual([
      { written: 'Södermøre kommunaldelsförvaltning', suggestion: 'skd' },
      { written: 'Kultur och fritidsförvaltningen', suggestion: 'kof' }
    ])
  })

  test('refers to each footnote once, in order, at the place of the source', () => {
    const found: { no: string; before: string }[] = []
    for (const record of all) {
      for (const stycke of Object.values(record.fields).flat()) {
        let before = ''
        for (const run of stycke.runs) {
          if ('text' in run) before += run.text
          else if ('footnote' in run) found.push({ no: run.footnote, before })
        }
      }
    }
    expect(found.map(f => f.no)).toEqual(['fot-1', 'fot-2', 'fot-3', 'fot-4', 'fot-5', 'fot-6'])
    expect([...footnoteNumbers(found.map(f => f.no)).values()]).toEqual([1, 2, 3, 4, 5, 6])
    for (const [i, note] of source.footnotes.entries()) expect(found[i]!.before.endsWith(note.anchorAfter)).toBe(true)
  })

  test('says every word of the source, in its order', () => {
    const words = (text: string): string[] =>
      text
        .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, '')
        .split(/\s+/)
        .filter(w => w !== '')
    const [ingress, goals, governance] = source.sections
    const texts = [
      ...ingress!.paragraphs,
      ...[goals!.heading!, ...goals!.paragraphs],
      ...goals!.subsections.flatMap(s => [s.heading, ...s.list, s.after]),
      ...governance!.paragraphs,
      ...source.definitions.flatMap(d => [d.term, d.text, ...d.items]),
      ...source.areas.flatMap(a => [a.title, a.intro, a.leadIn, ...a.actions.map(x => x.text)]),
      ...source.footnotes.map(f => f.text)
    ]
    const ours = all.filter(p => p.type !== 'metadata').flatMap(p => Object.values(p.fields).map(fieldText))
    expect(ours.flatMap(words)).toEqual(texts.flatMap(words))
  })

  test('goes through the shared document unchanged', () => {
    const once = toDokument(fromDokument(doc), 'program')
    expect(bareDokument(once)).toEqual(bareDokument(doc))
    expect(toDokument(fromDokument(once), 'program')).toEqual(once)
  })
})
