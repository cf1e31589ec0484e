import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kommun as schema } from './kommun.ts'
import { inRunningText, withCapital } from './running-name.ts'

const kommun = schema.parse(JSON.parse(readFileSync(new URL('../../templates/kommun.json', import.meta.url), 'utf8')))

test('a party is named inside a sentence as the register has it, and anybody else as it was typed', () => {
  for (const [typed, running] of [
    ['Polisen', 'polisen'],
    ['polisen', 'polisen'],
    ['Överförmyndarnämnden', 'överförmyndarnämnden'],
    ['Nätverket ”Trygg i Ekviken”', 'nätverket ”Trygg i Ekviken”'],
    ['Alla förvaltningar', 'alla förvaltningar'],
    ['Länsstyrelsen i Östervik', 'Länsstyrelsen i Östervik'],
    ['Föräldraföreningen vid Björkskolan', 'Föräldraföreningen vid Björkskolan'],
    ['POLISEN', 'POLISEN'],
    ['KS', 'KS'],
    ['', '']
  ] as const)
    expect(inRunningText(typed, kommun)).toBe(running)
  for (const { name } of [...kommun.enheter, ...kommun.kollektiv])
    expect(inRunningText(withCapital(name), kommun)).toBe(name)
})
