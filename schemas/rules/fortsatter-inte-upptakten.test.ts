import { describe, expect, test } from 'vitest'
import { insats, omrade, problemsOf, sektion, testTemplate } from './testing.ts'

const RULE = 'fortsatter-inte-upptakten'
const found = (leadIn: string, ...texts: string[]) =>
  problemsOf(RULE, [sektion('omraden', omrade('Ett', leadIn, ...texts.map(t => insats(t))))])

describe('fortsatter-inte-upptakten', () => {
  const att = 'Under perioden ska kommunen arbeta aktivt genom att:'

  test.each([
    'I rollen som arbetsgivare ska Sjövika kommun alltid informera.',
    'Socialförvaltningen erbjuder stöd',
    'Utbildning av all personal',
    'Arbetar med frågan'
  ])('fires: %s', text => {
    const [problem, ...more] = found(att, 'Erbjuda stöd', text)
    expect(problem?.place).toMatchObject({ field: 'text', from: 0, to: text.length })
    expect(problem?.message).toContain('… arbeta aktivt genom att:')
    expect(more).toEqual([])
  })

  test.each([
    'Erbjuda stöd. Kommunen ska följa upp det.',
    'I samverkan med polisen årligen genomföra en vecka mot våld',
    'ta fram en plan som alla ska följa',
    ''
  ])('silent: %s', text => expect(found(att, text)).toEqual([]))

  test('”att” twice is mended', () => {
    expect(found(att, 'Att erbjuda stöd')[0]?.fix).toMatchObject({ from: 0, to: 11, text: 'Erbjuda' })
    expect(found(att, 'att erbjuda stöd')[0]?.fix).toMatchObject({ text: 'erbjuda' })
  })

  test('after ”genom:” an infinitive lacks ”att”, and a noun is right', () => {
    expect(found('Det når vi genom:', 'Erbjuda stöd')[0]?.fix).toMatchObject({ from: 0, to: 7, text: 'att erbjuda' })
    expect(found('Det når vi genom:', 'att erbjuda stöd', 'Utbildning av personal')).toEqual([])
  })

  test('an empty lead-in is that of the template', () => {
    expect(found('', 'Kommunen ska bygga')[0]?.message).toContain('… 2027–2030 ska Sjövika kommun:')
    const template = testTemplate({ fokusomrade: { leadIn: 'Insatser:' } })
    const sections = [sektion('omraden', omrade('Ett', '', insats('Kommunen ska bygga')))]
    expect(problemsOf(RULE, sections, { template })).toEqual([])
  })
})
