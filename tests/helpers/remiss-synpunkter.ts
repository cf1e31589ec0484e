import type { Place } from '../../schemas/remiss/place.ts'
import type { Outcome, SynpunktKind } from '../../schemas/remiss/synpunkt.ts'
import { at, BODIES, on, whole } from './remiss-case.ts'

/** What was cut out of the answers of `remiss-case.ts`, and what became of it. */
export interface CaseSynpunkt {
  answer: number
  /** Index of the part. */
  part: number
  paragraph?: number
  quote: string
  kind: SynpunktKind
  place: Place
  tags?: string[]
  group?: string
  personal?: boolean
  outcome: Outcome | null
  motivation?: string
  changes?: { record: string; note?: string }[]
}

const shared = 'Bemanning och medel'

export const SYNPUNKTER: readonly CaseSynpunkt[] = [
  {
    answer: 1,
    part: 1,
    quote: '',
    kind: 'synpunkt',
    place: on('in-2-2'),
    tags: ['barn', 'tid'],
    outcome: 'beaktas',
    motivation: 'Ett dygn är rimligt när det finns barn i hemmet. Insatsen är ändrad.',
    changes: [{ record: 'in-2-2' }]
  },
  {
    answer: 1,
    part: 2,
    quote: '',
    kind: 'andringsforslag',
    place: at('in-3-3', 'hjälpa den som lämnar ett hem'),
    outcome: 'beaktas',
    motivation: 'Förslaget gör insatsen tydligare.',
    changes: [{ record: 'in-3-3' }]
  },
  {
    answer: 1,
    part: 3,
    quote: '',
    kind: 'fraga',
    place: whole,
    group: shared,
    outcome: 'noteras',
    motivation: 'Frågan om medel hör till budgetarbetet för 2028.'
  },
  {
    answer: 1,
    part: 4,
    paragraph: 5,
    quote: 'att ansvaret mellan nämnderna inte blir delat utan att någon leder',
    kind: 'synpunkt',
    place: on('s-ansvar'),
    outcome: 'beaktas-delvis',
    motivation: 'Ansvaret framgår av varje insats. Avsnittet har fått en mening om vem som leder.',
    changes: [
      { record: 's-ansvar' },
      { record: 'in-6-1', note: 'Ansvaret följs även upp i rådets arbetsordning, som tas fram i höst.' }
    ]
  },
  { answer: 1, part: 6, quote: '', kind: 'reservation', place: whole, outcome: 'noteras' },
  {
    answer: 2,
    part: 1,
    quote: '',
    kind: 'synpunkt',
    place: on('in-2-4'),
    group: shared,
    outcome: 'beaktas-ej',
    motivation: 'Skyldigheten finns redan i dag. Hur den införs avgör nämnden.'
  },
  { answer: 2, part: 2, quote: '', kind: 'instammande', place: on('in-1-5'), outcome: 'noteras' },
  { answer: 3, part: 1, quote: '', kind: 'instammande', place: on('in-3-5'), outcome: 'noteras' },
  {
    answer: 4,
    part: 1,
    quote: '',
    kind: 'synpunkt',
    place: on('in-4-3'),
    group: shared,
    outcome: 'beaktas-delvis',
    motivation: 'Insatsen gäller nu sommarlov och sportlov.',
    changes: [{ record: 'in-4-3' }]
  },
  { answer: 4, part: 2, quote: '', kind: 'instammande', place: whole, outcome: 'noteras' },
  {
    answer: 5,
    part: 1,
    quote: '',
    kind: 'synpunkt',
    place: at('in-4-1', 'inom sex månader', 60),
    outcome: 'beaktas-ej',
    motivation: 'Det är redovisningen som ska ske inom sex månader, inte åtgärden.'
  },
  { answer: 5, part: 2, quote: '', kind: 'synpunkt', place: on('p-ekonomi'), outcome: null },
  {
    answer: 7,
    part: 1,
    quote: '',
    kind: 'synpunkt',
    place: on('in-3-3'),
    outcome: 'beaktas-ej',
    motivation: 'Kommunfullmäktige kan ge bolaget direktiv i frågan.'
  },
  {
    answer: 9,
    part: 1,
    quote: '',
    kind: 'synpunkt',
    place: on('in-6-1'),
    outcome: 'beaktas',
    motivation: 'Räddningstjänsten bjuds in till rådet.'
  },
  {
    answer: 10,
    part: 1,
    quote: '',
    kind: 'synpunkt',
    place: on('in-1-1'),
    outcome: 'noteras',
    motivation: 'Frågan besvaras av Malte Grenholm.'
  },
  { answer: 11, part: 1, quote: '', kind: 'instammande', place: on('fo-6'), outcome: 'noteras' },
  {
    answer: 12,
    part: 0,
    quote: '',
    kind: 'synpunkt',
    place: on('in-3-1'),
    personal: true,
    outcome: 'noteras',
    motivation: 'Väntetiden följs upp varje kvartal.'
  },
  {
    answer: 12,
    part: 1,
    quote: '',
    kind: 'synpunkt',
    place: on('in-6-3'),
    outcome: 'beaktas',
    motivation: 'Partnerskapet gäller under fyra år.'
  },
  {
    answer: 15,
    part: 0,
    quote: '',
    kind: 'synpunkt',
    place: on('in-4-2'),
    outcome: 'noteras',
    motivation: 'Platsen tas med i nästa trygghetsvandring.'
  },
  {
    answer: 16,
    part: 0,
    quote: '',
    kind: 'synpunkt',
    place: on('in-2-2'),
    outcome: 'beaktas',
    motivation: 'Se synpunkt 1.',
    changes: [{ record: 'in-2-2' }]
  }
]

/** Every datum about a person that goes in, and stands nowhere in the variant without them. */
export const PERSONAL: readonly string[] = [
  ...BODIES.flatMap(each => [each.contact, each.email]),
  'Bertil Malmros',
  'Knut Sandelin',
  'Petra Sjöhage',
  'Sonja Ekdal',
  'sonja.ekdal@example.se',
  '0470-55 12 34',
  '0470-55 00 01',
  '070-123 45 67'
]
