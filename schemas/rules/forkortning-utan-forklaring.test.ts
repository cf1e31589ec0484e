import { describe, expect, test } from 'vitest'
import { definition, problemsOf, prosa, sektion, wordsFound } from './testing.ts'

const RULE = 'forkortning-utan-forklaring'

describe('forkortning-utan-forklaring', () => {
  test('fires once, at the first use', () => {
    expect(wordsFound(RULE, 'Arbetet med SSPF.', 'SSPF är bra, MVP också.')).toEqual(['SSPF', 'MVP'])
  })

  test('is silent when it is explained anywhere, or defined', () => {
    expect(wordsFound(RULE, 'Vi har MVP.', 'Mentors in Violence Prevention (MVP) är ett program.')).toEqual([])
    expect(problemsOf(RULE, [sektion('text', prosa('Vi har MVP.')), sektion('ord', definition('MVP'))])).toEqual([])
  })

  test('leaves names and aliases of units to enhetsnamn', () => {
    expect(wordsFound(RULE, 'KLK och KS med Sjövikabostäder AB')).toEqual([])
  })
})
