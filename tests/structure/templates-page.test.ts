import { expect, test } from 'vitest'
import type { z } from 'zod'
import { enhet, kollektiv, kommun } from '../../schemas/register/kommun.ts'
import { insatsField, metadataItem, template, templateSection } from '../../schemas/template/template.ts'
import { page } from './repository.ts'

const text = page('templates/README.md')
const named = new Set([...text.matchAll(/`([^`]+)`/g)].map(match => match[1]!))

const keysOf = (schema: { shape: Record<string, z.ZodType> }): string[] => Object.keys(schema.shape)
const inside = (key: 'fokusomrade' | 'insats'): string[] =>
  Object.keys(template.parse(smallest)[key]).concat(key === 'fokusomrade' ? ['maxWords'] : [])

const smallest = {
  name: 'prov',
  documentType: 'Program',
  metadata: [{ key: 'titel', label: 'Titel', kind: 'text' }],
  sections: [{ key: 'text', heading: 'Text', content: 'prose' }]
}

test('templates/README.md names every key of a template and of kommun.json', () => {
  const keys = [
    ...keysOf(template),
    ...keysOf(metadataItem),
    ...keysOf(templateSection),
    ...keysOf(insatsField),
    ...inside('fokusomrade'),
    ...inside('insats'),
    ...keysOf(kommun),
    ...keysOf(enhet),
    ...keysOf(kollektiv),
    'pattern',
    'example',
    'question'
  ]
  expect([...new Set(keys)].filter(key => !named.has(key))).toEqual([])
})

test('the keys in the tables of templates/README.md are keys', () => {
  const keys = new Set([...keysOf(template), ...keysOf(metadataItem), ...keysOf(templateSection), ...keysOf(kommun)])
  const inTables = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(match => match[1]!)
  expect(inTables.length).toBeGreaterThan(25)
  expect(inTables.filter(key => !keys.has(key))).toEqual([])
})
