import { expect, test } from 'vitest'
import { createDokument, emptyPost } from '../../../../schemas/document/create.ts'
import type { RuleId } from '../../../../schemas/rules/ids.ts'
import { PageHost } from '../../../../tests/helpers/page-host.ts'
import { randomContext } from '../../../../tests/random/setting.ts'
import { namingOf } from '../../../editor/review/naming.ts'
import type { FoundProblem } from '../../../editor/review/review.ts'
import type { Severity } from './panel-state.ts'
import { chosenProblems, countByRule, countBySeverity, groupProblems, keepGroups } from './problem-groups.ts'

const problem = (record: string, rule: RuleId, severity: Severity): FoundProblem => ({
  rule,
  severity,
  place: { record },
  message: '',
  key: `${rule}|${record}`,
  text: null
})

const FOUND = [
  problem('m', 'kontroll-utan-svar', 'varning'),
  problem('p-inledning', 'lang-mening', 'rad'),
  problem('T1', 'tabell-utan-innehall', 'varning'),
  problem('I1', 'insats-utan-ansvar', 'fel'),
  problem('p-inledning', 'lang-mening', 'rad'),
  problem('borta', 'lix', 'rad')
]

function open(): PageHost {
  const dokument = createDokument(randomContext.template, 'Titel')
  const insats = { ...emptyPost('I1', 'insats'), fields: { text: [{ runs: [{ text: 'erbjuda stöd' }] }] } }
  dokument.sections[0]!.children.push(emptyPost('T1', 'table'))
  dokument.sections[1]!.children.push({ ...emptyPost('F1', 'fokusomrade'), children: [insats] })
  return new PageHost(dokument, randomContext)
}

const groupsOf = (host: PageHost, found: readonly FoundProblem[]) =>
  groupProblems(found, host.projection.reading, namingOf(host.projection))

test('problems stand by place in the order in which they were found; what is gone since is left out', () => {
  expect(groupsOf(open(), FOUND).map(({ name, problems }) => [name.kind, name.words, problems.length])).toEqual([
    ['Checklista', '', 1],
    ['Inledning', '', 3],
    ['Insats 1.1', 'erbjuda stöd', 1]
  ])
})

test('a group is the same until its problems or its name change', () => {
  const host = open()
  const before = groupsOf(host, FOUND)
  expect(keepGroups(before, groupsOf(host, FOUND))).toBe(before)
  host.projection.records.field('I1', 'text').insert(0, 'genast ')
  const after = keepGroups(before, groupsOf(host, FOUND))
  expect(after.map((group, i) => group === before[i])).toEqual([true, true, false])
  expect(after[2]?.name.words).toBe('genast erbjuda stöd')
})

test('what is chosen: nothing chosen shows all', () => {
  const shown = (severities: Severity[], rule: RuleId | null) => chosenProblems(FOUND, { severities, rule }).length
  expect([
    shown([], null),
    shown(['fel'], null),
    shown(['fel', 'rad'], null),
    shown(['varning'], 'lang-mening')
  ]).toEqual([6, 1, 4, 0])
  expect(shown([], 'lang-mening')).toBe(2)
})

test('how many of each', () => {
  expect(countBySeverity(FOUND)).toEqual({ fel: 1, varning: 2, rad: 3 })
  expect(countByRule(FOUND)[0]).toEqual(['lang-mening', 2])
})
