import { expect, test } from 'vitest'
import { fileNameOf } from './download.ts'

test.each([
  [`attachment; filename="aldreplan.docx"; filename*=UTF-8''%C3%84ldreplan%202026.docx`, 'Äldreplan 2026.docx'],
  ['attachment; filename="Plan 1.json"', 'Plan 1.json'],
  ['attachment; filename=plan.json', 'plan.json'],
  [`attachment; filename*=UTF-8''%E4`, undefined],
  ['attachment', undefined],
  [null, undefined]
])('%j names the file %j', (header, name) => {
  expect(fileNameOf(header)).toBe(name)
})
