import { expect, test } from 'vitest'
import { RULES } from '../../schemas/rules/ids.ts'
import { RULE_LIST } from '../../schemas/rules/rules.ts'
import { page, read, tableRows } from './repository.ts'

const rows = tableRows(page('docs/rules.md')).filter(([id]) => id?.startsWith('`'))
const bare = (cell = ''): string => cell.replaceAll('`', '')

test('docs/rules.md lists every rule in order, with its severity and the file that holds it', () => {
  expect(rows.map(([id]) => bare(id))).toEqual([...RULES])
  for (const [id, severity, finds = '', where] of rows) {
    const rule = RULE_LIST[bare(id) as (typeof RULES)[number]]
    expect(bare(severity), bare(id)).toBe(rule.severity)
    expect(finds.length).toBeGreaterThan(10)
    expect(read(bare(where)), `${bare(where)} does not hold ${bare(id)}`).toContain(`'${bare(id)}'`)
  }
})
