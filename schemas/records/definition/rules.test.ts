import { describe, expect, test } from 'vitest'
import { definition, problemsOf, prosa, sektion } from '../../rules/testing.ts'

describe('definition-utan-anvandning', () => {
  const unused = (term: string, text: string) =>
    problemsOf('definition-utan-anvandning', [sektion('text', prosa(text)), sektion('ord', definition(term))])
      .length === 1

  test.each([
    ['Anhörigstöd', 'Stöd till den som vårdar någon.'],
    ['Våld i ungas nära relationer', 'Våld i ungas parrelationer är allvarligt.'],
    ['MVP', 'Vi arbetar med IOP.'],
    ['', '']
  ])('”%s” is not used in ”%s”', (term, text) => expect(unused(term, text)).toBe(term !== ''))

  test.each([
    ['Anhörigstöd', 'Vi ger anhörigstödet mer pengar.'],
    ['Insats', 'Varje fokusområde har insatser.'],
    ['Skola', 'Alla skolor deltar.'],
    ['Våld', 'Våldsutövare ska få hjälp.'],
    ['Våld i nära relation', 'Arbetet mot våld i nära relationer fortsätter.'],
    ['Mentors in Violence Prevention (MVP)', 'Skolorna använder MVP.'],
    ['Omsorgspersonal/vårdpersonal', 'All vårdpersonal utbildas.'],
    ['Särskilt sårbara grupper med svagt skydd', 'Fokus på särskilt sårbara grupper.'],
    ['C++', 'Vi skriver i C++.']
  ])('”%s” is used in ”%s”', (term, text) => expect(unused(term, text)).toBe(false))

  test('its own text is no use, that of another definition is', () => {
    const own = { ...definition('Anhörigstöd', 'Anhörigstöd är stöd.') }
    expect(problemsOf('definition-utan-anvandning', [sektion('ord', own)])).toHaveLength(1)
    const other = definition('Stöd', 'Hjälp, också anhörigstöd.')
    expect(problemsOf('definition-utan-anvandning', [sektion('ord', own, other)])).toHaveLength(0)
  })
})
