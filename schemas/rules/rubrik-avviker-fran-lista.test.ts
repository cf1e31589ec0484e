import { describe, expect, test } from 'vitest'
import { omrade, problemsOf, prosa, sektion } from './testing.ts'

const headings = ['Trygg uppväxt', 'Stöd i rätt tid till den som behöver', 'Kunskap om våld']
const found = (...lines: string[]) =>
  problemsOf('rubrik-avviker-fran-lista', [
    sektion('text', prosa('Fokusområdena är:', ...lines)),
    sektion('omraden', ...headings.map(h => omrade(h, '')))
  ])

describe('rubrik-avviker-fran-lista', () => {
  test('an item that is nearly its heading is mended from it', () => {
    const [problem, ...more] = found('- Trygg uppväxt', '- Stöd i rätt tid till de som behöver', '- Kunskap om våld')
    expect(problem?.fix).toMatchObject({ text: headings[1], from: 32, to: 67 })
    expect(more).toEqual([])
  })

  test('a heading that is missing, and an item without heading', () => {
    const [missing] = found('- Trygg uppväxt', '- Kunskap om våld')
    expect(missing?.message).toContain(headings[1])
    const [extra] = found(
      '- Trygg uppväxt',
      '- Kunskap om våld',
      `- ${headings[1]}`,
      '- Något helt annat som inte finns'
    )
    expect(extra?.message).toContain('Något helt annat')
    expect(extra?.fix).toBeUndefined()
  })

  test('capitals, numbers, signs and order make no difference', () => {
    expect(found('- kunskap om våld,', `- 2. ${headings[1]}`, '- Trygg  uppväxt.')).toEqual([])
  })

  test('a list of few of them may be incomplete', () => {
    const all = [...headings, 'Fyra hjul', 'Fem fingrar']
    const [text, areas] = [prosa('- Trygg uppväxt', '- Kunskap om våld'), all.map(h => omrade(h, ''))]
    expect(problemsOf('rubrik-avviker-fran-lista', [sektion('text', text), sektion('omraden', ...areas)])).toEqual([])
  })

  test('other lists are left alone', () => {
    expect(found('- Trygg uppväxt i hemmet', '- Kunskap om våldet', '- Annat')).toEqual([])
    expect(found('- Trygg uppväxt', '- Ett', '- Två', '- Tre')).toEqual([])
  })
})
