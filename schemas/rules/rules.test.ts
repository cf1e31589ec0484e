import { describe, expect, test, vi } from 'vitest'
import { type Dokument, type DokumentPost, recordsOf } from '../document/dokument.ts'
import { RECORD_TYPES } from '../records/shapes.ts'
import { flatText, type Stycke } from '../text/stycke.ts'
import { RULES } from './ids.ts'
import type { Problem, RuleContext } from './rule.ts'
import { checkDokument, RULE_LIST, titleOf } from './rules.ts'
import { definition, fotnot, insats, omrade, prosa, sektion, testContext, testTemplate } from './testing.ts'

const faulty = () => [
  sektion('text', prosa('Stadskansliet ska  bygga med MVP.', 'Perioden 2027-2030 att att[^F1] socialkontoret.')),
  sektion('omraden', omrade('Ett', '', insats('Bygga.', []), insats('Kommunen ska riva')), omrade('Två', '')),
  sektion('ord', definition('Anhörigstöd')),
  sektion('fotnoter', fotnot('F2', ''))
]

describe('the list of rules', () => {
  test.each(RULES)('%s has its own id, a title and a severity', id => {
    expect(RULE_LIST[id].id).toBe(id)
    expect(titleOf(id)).toMatch(/^[A-ZÅÄÖ].{3,}/u)
    expect(['fel', 'varning', 'rad']).toContain(RULE_LIST[id].severity)
  })
})

describe('checkDokument', () => {
  test('reports in reading order, each place inside its text', () => {
    const context = testContext(faulty())
    const problems = checkDokument(context)
    expect(problems.map(p => p.rule)).toEqual([
      'enhetsnamn',
      'mellanslag',
      'forkortning-utan-forklaring',
      'period-olika-skriven',
      'dubbelt-ord',
      'hanvisning-utan-fotnot',
      'enhetsnamn',
      'insats-utan-ansvar',
      'punkt-i-slutet',
      'fortsatter-inte-upptakten',
      'fokusomrade-utan-insats',
      'definition-utan-anvandning',
      'fotnot-utan-hanvisning',
      'tomt-falt'
    ])
    for (const problem of problems) expectInside(problem, context)
  })

  test('takes the severity of the template, and leaves out what it switches off', () => {
    const template = testTemplate({ rules: { enhetsnamn: 'fel', 'dubbelt-ord': 'av' } })
    const problems = checkDokument(testContext(faulty(), { template }))
    expect(problems.filter(p => p.rule === 'enhetsnamn').map(p => p.severity)).toEqual(['fel', 'fel'])
    expect(problems.some(p => p.rule === 'dubbelt-ord')).toBe(false)
    expect(problems.find(p => p.rule === 'mellanslag')?.severity).toBe('rad')
  })

  test('a rule that fails is told of and keeps nobody else from reporting', () => {
    const context = testContext(faulty())
    const failing = vi.spyOn(RULE_LIST.mellanslag, 'check').mockImplementation(() => {
      throw new Error('broken')
    })
    const faults: unknown[] = []
    const problems = checkDokument(context, (rule, fault) => faults.push([rule, (fault as Error).message]))
    failing.mockRestore()
    expect(faults).toEqual([['mellanslag', 'broken']])
    expect(problems).toHaveLength(13)
  })

  test('reads a text again only when its array is another', () => {
    const context = testContext([
      sektion('text', prosa(...Array.from({ length: 200 }, () => 'KLK  ska.')), prosa('Hej'))
    ])
    const before = checkDokument(context)
    const again: RuleContext = { ...context, dokument: copyKeepingTexts(context.dokument) }
    const [long, short] = again.dokument.sections[0]!.children
    const reads = countReads(long!.fields.text!)
    short!.fields.text = [{ runs: [{ text: 'Stadskansliet' }] }]
    const after = checkDokument(again)
    // Whether the field is blank is asked each time, and its first paragraph answers that.
    expect(reads()).toBeLessThan(10)
    expect(after.filter(p => p.place.record === long!.id)).toEqual(before)
    expect(after.filter(p => p.place.record === short!.id).map(p => p.rule)).toEqual(['enhetsnamn'])
    long!.fields.text = [...long!.fields.text!]
    expect(checkDokument({ ...again })).toEqual(after)
    expect(reads()).toBeGreaterThan(200)
  })

  test('no document makes a rule fail', () => {
    const odd: DokumentPost[] = RECORD_TYPES.flatMap(type =>
      RECORD_TYPES.map(child => ({
        ...blank(`${type}-${child}`, type),
        data: { key: 7, header: 'ja', ansvarsform: null },
        sets: { lead: ['', 'fri:', '***'], partner: [] },
        fields: {
          text: [],
          titel: [{ runs: [] }],
          alt: [{ form: 'li', level: 8, runs: [{ unknown: null }, { br: true }] }]
        },
        children: [
          { ...blank(`${child}-in-${type}`, child), fields: { text: [{ runs: [{ text: '\n\n.. (A) \u0308 [(' }] }] } }
        ]
      }))
    )
    const context = testContext([])
    const dokument: Dokument = { ...context.dokument, sections: odd, unplaced: odd, metadata: blank('m', 'metadata') }
    const faults: unknown[] = []
    checkDokument({ ...context, dokument }, (rule, fault) => faults.push([rule, fault]))
    expect(faults).toEqual([])
  })
})

const blank = (id: string, type: DokumentPost['type']): DokumentPost => ({
  id,
  type,
  data: {},
  sets: {},
  fields: {},
  children: []
})

/** As the editor makes a new plain form: new records, the same arrays of paragraphs. */
function copyKeepingTexts(doc: Dokument): Dokument {
  const copy = (post: DokumentPost): DokumentPost => ({
    ...post,
    fields: { ...post.fields },
    children: post.children.map(copy)
  })
  return { ...doc, metadata: copy(doc.metadata), sections: doc.sections.map(copy) }
}

/** Counts from now on how often the runs of these paragraphs are read. */
function countReads(stycken: readonly Stycke[]): () => number {
  let reads = 0
  for (const s of stycken) {
    const { runs } = s
    const get = () => {
      reads++
      return runs
    }
    Object.defineProperty(s, 'runs', { get, enumerable: true })
  }
  return () => reads
}

function expectInside({ place, fix }: Problem, { dokument }: RuleContext): void {
  const post = [...recordsOf(dokument)].find(r => r.post.id === place.record)?.post
  expect(post).toBeDefined()
  if (place.from === undefined) return
  const text = flatText(post?.fields[place.field ?? ''] ?? [])
  expect(place.from).toBeLessThan(place.to ?? 0)
  expect(place.to).toBeLessThanOrEqual(text.length)
  if (fix) expect(fix).toMatchObject({ record: place.record, field: place.field })
}
