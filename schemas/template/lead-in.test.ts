import { expect, test } from 'vitest'
import { kommun } from '../register/kommun.ts'
import { periodText, standingLeadIn } from './lead-in.ts'
import { template } from './template.ts'

const ekviken = kommun.parse({
  name: 'Ekviken kommun',
  period: { from: 2027, to: 2030 },
  diarienummer: [],
  enheter: [],
  kollektiv: []
})

test('the period with an en dash, or one year', () => {
  expect(periodText({ from: 2027, to: 2030 })).toBe('2027–2030')
  expect(periodText({ from: 2027, to: 2027 })).toBe('2027')
})

test('the standing lead-in has its placeholders filled', () => {
  const program = template.parse({
    name: 'prov',
    documentType: 'Program',
    metadata: [{ key: 'titel', label: 'Titel', kind: 'text' }],
    sections: [{ key: 'omraden', heading: 'Områden', content: 'fokusomraden' }],
    fokusomrade: { leadIn: 'Under {period} ska {kommun}:' }
  })
  expect(standingLeadIn(program, ekviken)).toBe('Under 2027–2030 ska Ekviken kommun:')
})
