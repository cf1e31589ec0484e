import { describe, expect, test } from 'vitest'
import { problemsOf, sektion } from '../../rules/testing.ts'
import type { Stycke } from '../../text/stycke.ts'

const heading = (form: 'h2' | 'h3' | 'h4', text: string): Stycke => ({ form, runs: text ? [{ text }] : [] })
const places = (...text: Stycke[]) =>
  problemsOf('rubrikniva', [sektion('text', { type: 'prose', fields: { text } })]).map(p => [p.place.from, p.place.to])

describe('rubrikniva', () => {
  test('fires where a level is skipped, and for an empty heading', () => {
    expect(places(heading('h2', 'Ett'), heading('h4', 'Två'), heading('h3', ''))).toEqual([
      [4, 7],
      [8, 8]
    ])
  })

  test('is silent for levels that follow each other', () => {
    const steps = [heading('h3', 'Ett'), heading('h4', 'Två'), { runs: [{ text: 'Text' }] }, heading('h2', 'Tre')]
    expect(places(...steps, heading('h3', 'Fyra'))).toEqual([])
  })
})
