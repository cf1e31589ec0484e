import { describe, expect, test } from 'vitest'
import { continuationOf, openingOf } from './verbs.ts'

const names = ['Sjövika kommun', 'socialförvaltningen']

describe('how a text begins', () => {
  test.each([
    ...['Erbjuda stöd till den som söker', 'Samordna arbetet', 'Ta fram rutiner som ska gälla alla', 'Ge alla stöd'],
    ...[
      'Tillgodose behoven',
      'Bistå kommunen',
      'Finnas på plats',
      'Förtydliga vem som ska göra vad',
      'Varna den som är i fara'
    ]
  ])('infinitive: %s', text => expect(openingOf(text, names)).toBe('infinitive'))

  test.each([
    ...['I rollen som arbetsgivare ska Sjövika kommun alltid informera', 'Kommunen ska erbjuda stöd'],
    ...[
      'Alla skolor ska ha en plan',
      'Barn och unga ska få stöd',
      'Det ska finnas en plan',
      'Under perioden kommer vi att bygga'
    ],
    ...[
      'Varje år ska socialförvaltningen redovisa läget',
      'Socialtjänsten utreder alla ärenden',
      'Digitala verktyg ska användas'
    ]
  ])('a subject of its own: %s', text => expect(openingOf(text, names)).toBe('own-subject'))

  test.each([
    ['Utbildning av personal', 'noun'],
    ['Ökad kunskap om våld', 'noun'],
    ['Samverkan med polisen', 'noun'],
    ['Arbetar med frågan', 'finite'],
    ['Insatser för unga', 'finite'],
    ['Ska finnas på plats', 'finite'],
    ['Att erbjuda stöd', 'att-infinitive']
  ] as const)('%s: %s', (text, opening) => expect(openingOf(text, names)).toBe(opening))

  test.each([
    'I samverkan med civilsamhället årligen genomföra aktiviteter',
    'Tillsammans med de aktörer som har ansvar genomföra utbildningar',
    'Under våren ta fram en plan',
    'Inte längre använda engångsmaterial',
    'Systematiskt följa upp hur arbetet går',
    'När barn far illa erbjuda stöd',
    'Där det är möjligt samordna resor',
    'Så långt det är möjligt använda egna lokaler',
    'Även insatser för vuxna',
    'Mer aktivt söka upp unga som inte går i skolan',
    'Stöd till anhöriga',
    ''
  ])('nobody knows: %s', text => expect(openingOf(text, names)).toBeNull())
})

describe('what a lead-in wants', () => {
  test.each([
    ['Under perioden 2027–2030 ska Sjövika kommun:', 'infinitive'],
    ['Under perioden ska nämnderna och bolagen:', 'infinitive'],
    ['Kommunen ska arbeta våldsförebyggande genom att:', 'infinitive'],
    ['Vi ska nå dit genom:', 'att-infinitive-or-noun'],
    ['Under perioden ska kommunen genomföra följande insatser:', null],
    ['Under perioden ska kommunen göra följande:', null],
    ['Insatser:', null],
    ['Det här ska kommunen.', null],
    ['', null]
  ] as const)('%s', (leadIn, wanted) => expect(continuationOf(leadIn)).toBe(wanted))
})
