import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ansvarOfPost } from '../../schemas/ansvar/of.ts'
import { ansvarSentence } from '../../schemas/ansvar/sentence.ts'
import { emptyPost } from '../../schemas/document/create.ts'
import { type Dokument, recordsOf } from '../../schemas/document/dokument.ts'
import { numbering } from '../../schemas/document/numbering.ts'
import { type Kommun, kommun } from '../../schemas/register/kommun.ts'
import type { RuleId } from '../../schemas/rules/ids.ts'
import type { Problem } from '../../schemas/rules/rule.ts'
import { checkDokument } from '../../schemas/rules/rules.ts'
import { flatText, OBJECT_CHARACTER } from '../../schemas/text/stycke.ts'
import { loadTemplates } from '../../server/templates/load.ts'
import { hasKalmar, kalmarDokument, kalmarKommun, kalmarSource } from './kalmar.ts'
import { kalmarLines } from './source.ts'

/** Rules that speak of a whole sentence or a whole line: that an error stands in it does not mean that they saw it. */
const BROAD: readonly RuleId[] = ['lang-mening', 'ansvar-i-texten']

describe.skipIf(!hasKalmar)('the rules on the Kalmar strategy', () => {
  const source = hasKalmar ? kalmarSource() : null!
  const lines = hasKalmar ? kalmarLines() : []
  const register = hasKalmar ? kalmarKommun(source) : null!
  const { templates } = loadTemplates(fileURLToPath(new URL('../../templates', import.meta.url)))
  const template = templates.get('program')!

  const check = (dokument: Dokument, units: Kommun): Problem[] => {
    const context = { dokument, template, kommun: units, numbers: numbering(dokument.sections, template) }
    return checkDokument(context, (rule, fault) => {
      throw new Error(rule, { cause: fault })
    })
  }

  /** The line of the source as it stands in a field: without its bullet and the signs of footnotes. */
  const bare = (line: string): string =>
    line
      .replace(/^- /, '')
      .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, '')
      .trim()

  /** Which suspected errors the problems point at, as "line asWritten", and which rules do. */
  function caught(problems: readonly Problem[], dokument: Dokument): Record<string, RuleId[]> {
    const texts = new Map([...recordsOf(dokument)].map(({ post }) => [post.id, post.fields]))
    const out: Record<string, RuleId[]> = {}
    for (const { line, asWritten } of source.suspectedErrors) {
      const rules = problems.filter(({ rule, place: { record, field = '', from = 0, to = 0 } }) => {
        const flat = flatText(texts.get(record)?.[field] ?? [])
        const start = flat.lastIndexOf('\n', from - 1) + 1
        const end = flat.indexOf('\n', from)
        const paragraph = flat.slice(start, end < 0 ? flat.length : end).replaceAll(OBJECT_CHARACTER, '')
        const isThere = bare(paragraph) === bare(lines[line - 1] ?? '') && flat.slice(from, to).includes(asWritten)
        return isThere && !BROAD.includes(rule)
      })
      if (rules.length > 0) out[`${line} ${asWritten}`] = [...new Set(rules.map(p => p.rule))]
    }
    return out
  }

  describe('as a document of the template', () => {
    const dokument = hasKalmar ? kalmarDokument(source) : null!
    const problems = hasKalmar ? check(dokument, register) : []

    test('catch these of the suspected errors', () => {
      expect(caught(problems, dokument)).toEqual({
        '92 2021–2023': ['annan-period'],
        '118 nära relationer': ['rubrik-avviker-fran-lista'],
        '157 deklARATION': ['versaler-i-ord'],
        '212 ska Kalmar kommun': ['fortsatter-inte-upptakten'],
        '273 hälso-och': ['bindestreck'],
        '284 hälso-och': ['bindestreck']
      })
    })

    test('find nothing but what is true', () => {
      const places = Map.groupBy(problems, p => p.rule)
      const found = Object.fromEntries([...places].map(([rule, list]) => [rule, list.map(p => p.place.record)]))
      expect(found).toEqual({
        'tom-uppgift': ['m', 'm'],
        'kontroll-utan-svar': ['m', 'm', 'm'],
        // LIX 60 and 64; 200 words of 120, 153 of 150; sentences of 64, 63 and 56 words.
        lix: ['s-ingress', 's-ansvar'],
        'for-lang-text': ['s-ingress', 'fo-2'],
        'lang-mening': ['p-mal', 'def-4', 'fot-5'],
        // hbtqi and hbtq are never spelt out; the others are.
        'forkortning-utan-forklaring': ['p-ingress', 'fo-3'],
        // The years with spaces around the hyphen.
        'period-olika-skriven': ['p-ingress'],
        'rubrik-avviker-fran-lista': ['p-mal'],
        // The text says "ungas parrelationer" instead.
        'definition-utan-anvandning': ['def-4'],
        // Five of 35 end with a full stop.
        'punkt-i-slutet': ['in-1-6', 'in-3-3', 'in-4-2', 'in-5-5', 'in-6-6'],
        'fortsatter-inte-upptakten': ['in-2-5'],
        bindestreck: ['fo-6', 'in-6-4'],
        'versaler-i-ord': ['fot-5'],
        'annan-period': ['fot-2']
      })
    })

    test('ansvar as data mends the errors of the ansvar lines', () => {
      const sentences = new Map(
        [...recordsOf(dokument)]
          .filter(({ post }) => post.type === 'insats')
          .map(({ post }) => [post.id, `Ansvar: ${ansvarSentence(ansvarOfPost(post), register)}`])
      )
      const mended = source.areas.flatMap(area =>
        area.actions.flatMap(({ ref, responsibleLabel, responsibleRaw }) => {
          const written = `${responsibleLabel}: ${responsibleRaw}`
          const sentence = sentences.get(`in-${ref.replace('.', '-')}`) ?? written
          return source.suspectedErrors
            .filter(
              e => lines[e.line - 1] === written && written.includes(e.asWritten) && !sentence.includes(e.asWritten)
            )
            .map(e => `${e.line} ${e.asWritten}`)
        })
      )
      expect([...new Set(mended)]).toEqual([
        '186 Södermöre kommunalförvaltning',
        '186 Kultur och fritidsförvaltningen',
        '188 Kultur och fritidsförvaltningen',
        '193 Södermøre kommunaldelsförvaltning',
        '193 Kultur- och fritid',
        '195 Södermøre kommunaldelsförvaltning, Kalmarsunds',
        '228 unga, kommunledningskontoret',
        '233 Ansvaret:'
      ])
    })
  })

  describe('pasted as text, with the tjänsteskrivelse before it', () => {
    const units = (formerly: boolean): Kommun =>
      kommun.parse({
        ...register,
        enheter: [
          ...register.enheter.map(e => (formerly ? e : { ...e, formerly: [] })),
          { id: 'skn', name: 'Södermöre kommundelsnämnd', kind: 'namnd' }
        ]
      })

    /** Nobody has read the ansvar lines: each stands as a paragraph in its insats. */
    function pasted(): Dokument {
      const dokument = kalmarDokument(source)
      const posts = new Map([...recordsOf(dokument)].map(({ post }) => [post.id, post]))
      for (const { ref, responsibleLabel, responsibleRaw } of source.areas.flatMap(a => a.actions)) {
        const post = posts.get(`in-${ref.replace('.', '-')}`)!
        post.fields.text = [...post.fields.text!, { runs: [{ text: `${responsibleLabel}: ${responsibleRaw}` }] }]
        post.sets = {}
      }
      const letter = lines.slice(0, lines.indexOf(`${source.title}.`))
      const prose = emptyPost('letter', 'prose')
      prose.fields.text = letter.map(line => ({ runs: [{ text: line }] }))
      const section = { ...emptyPost('s-letter', 'section'), data: { key: 'eget' }, children: [prose] }
      return { ...dokument, sections: [section, ...dokument.sections] }
    }

    test('catch these besides, with a register that knows the former spellings', () => {
      const dokument = pasted()
      const found = caught(check(dokument, units(true)), dokument)
      expect(
        Object.keys(found).filter(error => found[error]?.some(r => r === 'enhetsnamn' || r === 'bindestreck'))
      ).toEqual([
        '15 Södermøre',
        '15 kommunaldelsnämnd',
        '29 tio-tal',
        '186 Södermöre kommunalförvaltning',
        '186 Kultur och fritidsförvaltningen',
        '188 Kultur och fritidsförvaltningen',
        '193 Södermøre kommunaldelsförvaltning',
        '193 Kultur- och fritid',
        '273 hälso-och',
        '284 hälso-och'
      ])
    })

    test('and all but the cut-off name with one that knows only the right names', () => {
      const dokument = pasted()
      const both = [true, false].map(formerly => Object.keys(caught(check(dokument, units(formerly)), dokument)))
      expect(both[0]?.filter(error => !both[1]?.includes(error))).toEqual(['193 Kultur- och fritid'])
    })

    test('every ansvar line is found in the text, whatever its label', () => {
      const found = check(pasted(), units(true)).filter(p => p.rule === 'ansvar-i-texten')
      expect(found).toHaveLength(source.areas.flatMap(a => a.actions).length)
    })

    test('every unit name that is reported is wrong, and one click writes it as the register does', () => {
      const dokument = pasted()
      const names = units(true).enheter.map(e => e.name.toLowerCase())
      const fixes = check(dokument, units(true)).filter(p => p.rule === 'enhetsnamn')
      // 11 of Södermöre's förvaltning, 3 of its nämnd, 8 of the gymnasieförbund, 3 of kultur- och fritidsförvaltningen.
      expect(fixes).toHaveLength(25)
      for (const { fix } of fixes) expect(names).toContain(fix?.text.toLowerCase())
    })
  })
})
