import { describe, expect, test } from 'vitest'
import { abbreviationsIn } from './abbreviation-use.ts'
import { wordsOf } from './words.ts'

const use = (text: string) => abbreviationsIn(text, wordsOf(text))

describe('abbreviations', () => {
  test.each([
    ['Arbetet med MVP pågår i SSPF:s grupp', ['MVP', 'SSPF']],
    ['HVB-hem och SoL', ['HVB', 'SoL']],
    ['stöd till hbtqi-personer och npf', ['hbtqi', 'npf']],
    ['FN, EU, AB och VD', []],
    ['bl.a. och t.ex. det', []],
    ['KS 2025/0143, SFS 2010:111, HSLF-FS 2017:40 och A4', []],
    ['del II och kapitel XIV', []],
    ['VIKTIGT ATT VETA', []],
    ['Ett och Tre', []]
  ])('of "%s"', (text, used) => {
    const found = use(text).used
    expect(found.map(u => u.text)).toEqual(used)
    for (const { from, to, text: word } of found) expect(text.slice(from, to)).toBe(word)
  })

  test.each([
    'modellen En kommun fri från våld (EKFFV)',
    'program (Mentors in Violence Prevention, MVP)',
    'MVP (Mentors in Violence Prevention)',
    'idéburet offentligt partnerskap, förkortat IOP, med jouren',
    'IOP står för idéburet offentligt partnerskap',
    'IOP: idéburet offentligt partnerskap'
  ])('explained: %s', text => expect(use(text).explained).toHaveLength(1))

  test.each(['MVP (2021)', 'beslut i nämnden (se MVP ovan)', 'vi har MVP och IOP', '(MVP)', 'MVP (se bilagan)'])(
    'not explained: %s',
    text => expect(use(text).explained).toEqual([])
  )
})
