import { expect, test } from 'vitest'
import { ANSVAR_KINDS } from '../../schemas/ansvar/ansvar.ts'
import { defaultRole } from '../../schemas/api/contract.ts'
import { LIX_LEVELS } from '../../schemas/language/lix.ts'
import { ROLES } from '../../schemas/policy/roles.ts'
import { RECORD_TYPES, shapeOf } from '../../schemas/records/shapes.ts'
import { UNIT_KINDS } from '../../schemas/register/kommun.ts'
import { FILE_KINDS, PART_KINDS } from '../../schemas/remiss/answer.ts'
import { ASPECTS } from '../../schemas/remiss/changes.ts'
import { DEMANDS } from '../../schemas/remiss/demands.ts'
import { INTAKE_STATES } from '../../schemas/remiss/intake.ts'
import { LETTER_KINDS } from '../../schemas/remiss/letter.ts'
import { ORIGINS, RECIPIENT_STATES } from '../../schemas/remiss/recipient.ts'
import { REMISS_STATES } from '../../schemas/remiss/remiss.ts'
import { DOCUMENT_STATES } from '../../schemas/remiss/states.ts'
import { WAYS } from '../../schemas/remiss/submission.ts'
import { OUTCOMES, SYNPUNKT_KINDS } from '../../schemas/remiss/synpunkt.ts'
import { SEVERITIES } from '../../schemas/rules/ids.ts'
import { CHECKLIST_ANSWERS } from '../../schemas/template/fits.ts'
import { METADATA_KINDS, SECTION_CONTENTS } from '../../schemas/template/template.ts'
import { page, read, tableRows } from './repository.ts'

const text = page('docs/glossary.md')
const rows = tableRows(text).filter(([term]) => term?.startsWith('`'))
const inCode = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(match => match[1]!)

test('every term stands in the file that is said to define it', () => {
  expect(rows.length).toBeGreaterThan(50)
  for (const [terms, meaning = '', where] of rows) {
    const [file = ''] = inCode(where)
    for (const term of inCode(terms)) {
      const word = new RegExp(`(?<![\\w-])${term}(?![\\w])`)
      expect(read(file), `${file} does not hold ${term}`).toMatch(word)
    }
    expect(meaning.length).toBeGreaterThan(3)
  }
})

test('no term stands there twice', () => {
  const terms = rows.flatMap(([cell]) => inCode(cell))
  expect(terms.filter((term, i) => terms.indexOf(term) < i)).toEqual([])
})

test('every name that is stored or compared is there, unless it is English', () => {
  const explained = new Set(inCode(text))
  const english = new Set(['section', 'prose', 'definition', 'footnote', 'table', 'tablerow', 'tablecolumn', 'picture', 'text', 'term', 'alt', 'header', 'file', 'width', 'height', 'key', 'lead', 'partner', 'date', 'choice', 'unit', 'person']) // biome-ignore format: a list of words
  const names = [
    ...RECORD_TYPES,
    ...RECORD_TYPES.flatMap(type => {
      const { fields, scalars, sets } = shapeOf(type)
      return [...Object.keys(fields), ...Object.keys(scalars), ...Object.keys(sets)]
    }),
    ...ANSVAR_KINDS,
    ...CHECKLIST_ANSWERS,
    ...DOCUMENT_STATES,
    ...DEMANDS,
    ...REMISS_STATES,
    ...RECIPIENT_STATES,
    ...ORIGINS,
    ...LETTER_KINDS,
    ...PART_KINDS,
    ...FILE_KINDS,
    ...WAYS,
    ...SYNPUNKT_KINDS,
    ...ASPECTS,
    ...OUTCOMES,
    ...INTAKE_STATES,
    ...LIX_LEVELS,
    ...METADATA_KINDS,
    ...ROLES,
    ...SECTION_CONTENTS,
    ...SEVERITIES,
    ...UNIT_KINDS,
    ...defaultRole.options
  ]
  expect(names.filter(name => !explained.has(name) && !english.has(name))).toEqual([])
  // An English word that is nobody's name any more leaves the list.
  expect([...english].filter(word => !(names as string[]).includes(word))).toEqual([])
})
