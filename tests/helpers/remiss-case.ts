import { createHash } from 'node:crypto'
import type { AnswerPart } from '../../schemas/remiss/answer.ts'
import type { Place } from '../../schemas/remiss/place.ts'
import type { Question } from '../../schemas/remiss/question.ts'
import { POSITIONS } from '../../schemas/remiss/remiss.ts'
import type { Way } from '../../schemas/remiss/submission.ts'

/**
 * A remiss of the sample programme with the truth known: 15 invited, of whom 9 answer by their link, 3 in Word, 1 as a PDF that the registrator enters, 1 abstains
 * and 1 never answers; 1 that nobody asked; one anstånd; one supplement. All names are made up.
 */
export interface CaseBody {
  id: string
  name: string
  unit: string | null
  contact: string
  email: string
  extendedTo?: string
  origin?: 'spontan'
  opened?: boolean
}

export interface CaseAnswer {
  body: string
  way: Way
  /** Days after the remiss was sent. */
  day: number
  by: string
  abstains?: boolean
  supplements?: number
  registered?: { diarienummer: string; on: string }
  parts: { author: string | null; part: AnswerPart }[]
  files?: { name: string; text: string }[]
}

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

const body = (
  id: string,
  name: string,
  unit: string | null,
  contact: string,
  more: Partial<CaseBody> = {}
): CaseBody => ({
  id,
  name,
  unit,
  contact,
  email: `${contact.toLowerCase().replace('å', 'a').replace('ä', 'a').replace('ö', 'o').replace(' ', '.')}@example.se`,
  opened: true,
  ...more
})

export const BODIES: readonly CaseBody[] = [
  body('M1', 'socialnämnden', 'socialnamnden', 'Ylva Törnros'),
  body('M2', 'utbildningsnämnden', 'utbildningsnamnden', 'Malte Grenholm', { extendedTo: '2027-06-18' }),
  body('M3', 'vård- och omsorgsnämnden', 'vard-och-omsorgsnamnden', 'Siv Ulander'),
  body('M4', 'kultur- och fritidsnämnden', 'kultur-och-fritidsnamnden', 'Ture Backlund'),
  body('M5', 'samhällsbyggnadsnämnden', 'samhallsbyggnadsnamnden', 'Ragna Östling'),
  body('M6', 'överförmyndarnämnden', 'overformyndarnamnden', 'Folke Widmark'),
  body('M7', 'Ekvikenbostäder AB', 'ekvikenbostader', 'Gerda Lindqvall'),
  body('M8', 'Ekvikens Kommunbolag AB', 'ekvikens-kommunbolag', 'Nils Brohult'),
  body('M9', 'Räddningstjänsten Östervik', 'raddningstjansten', 'Alva Stenmark'),
  body('M10', 'Gymnasieförbundet Östervik', 'gymnasieforbundet', 'Hedda Rosander'),
  body('M11', 'brottsförebyggande rådet i Ekviken', 'brottsforebyggande-radet', 'Viggo Tallberg'),
  body('M12', 'Kvinnojouren Linden', 'kvinnojouren-linden', 'Disa Falkner'),
  body('M13', 'Region Östervik', 'regionen', 'Torkel Ahlgrund'),
  body('M14', 'Länsstyrelsen i Östervik', 'lansstyrelsen', 'Britta Hallonsten'),
  body('M15', 'Ekvikens idrottsallians', 'idrottsalliansen', 'Oskar Vinge', { opened: false }),
  body('M16', 'Hyresgästerna i Ekviken', null, 'Maja Enefjord', { origin: 'spontan' })
]

export const QUESTIONS: readonly Question[] = [
  {
    id: 'q1',
    text: 'Har ni resurser för de insatser som ni ansvarar för?',
    translations: {},
    choices: ['Ja', 'Delvis', 'Nej'],
    required: true
  },
  { id: 'q2', text: 'Saknar ni något i programmet?', translations: {}, choices: [], required: false }
]

export const at = (record: string, quote: string, from = 0): Place => ({
  kind: 'text',
  record,
  field: 'text',
  from,
  to: from + quote.length,
  quote
})
export const whole: Place = { kind: 'document' }
export const on = (record: string): Place => ({ kind: 'record', record })

const by = (author: string | null, part: AnswerPart) => ({ author, part })
const position = (i: number, words: string): AnswerPart => ({
  kind: 'stallningstagande',
  position: POSITIONS[i] ?? null,
  words
})
const comment = (place: Place, text: string): AnswerPart => ({ kind: 'kommentar', place, text })
const decision = (date: string, paragraph: string, who: string): AnswerPart => ({
  kind: 'beslut',
  date,
  paragraph,
  by: who
})

export const ANSWERS: readonly CaseAnswer[] = [
  {
    body: 'M1',
    way: 'lank',
    day: 40,
    by: 'Ylva Törnros',
    parts: [
      by('Ylva Törnros', position(1, 'Nämnden tillstyrker programmet och har synpunkter på tre insatser.')),
      by(
        'Bertil Malmros',
        comment(
          on('in-2-2'),
          'Tre arbetsdagar är för lång tid när det finns barn i hemmet.\nNämnden vill se ett dygn i de fallen.'
        )
      ),
      by('Ylva Törnros', {
        kind: 'andringsforslag',
        place: at('in-3-3', 'hjälpa den som lämnar ett hem'),
        replacement: [{ text: 'stödja den som behöver lämna ett hem' }],
        motivation: 'Stödet ska gälla redan innan någon har lämnat hemmet.'
      }),
      by(null, {
        kind: 'fragesvar',
        question: 'q1',
        choice: 'Delvis',
        text: 'Det saknas medel för skyddat boende under helger.'
      }),
      by('Ylva Törnros', {
        kind: 'yttrande',
        stycken: [
          { form: 'h2', runs: [{ text: 'Bakgrund' }] },
          {
            runs: [
              { text: 'Socialnämnden har tagit del av programmet. Nämnden ser positivt på att tre dokument blir ett.' }
            ]
          },
          { form: 'h2', runs: [{ text: 'Nämndens bedömning' }] },
          { runs: [{ text: 'Nämnden vill särskilt framhålla:' }] },
          { form: 'ol', runs: [{ text: 'att barns egen rätt till stöd blir tydlig' }] },
          {
            form: 'ol',
            runs: [
              { text: 'att ansvaret mellan nämnderna ' },
              { text: 'inte', bold: true },
              { text: ' blir delat utan att någon leder' }
            ]
          },
          { form: 'li', runs: [{ text: 'Frågor om detta besvaras av Bertil Malmros, 0470-55 12 34.' }] }
        ]
      }),
      by(null, decision('2027-05-11', '48', 'Bertil Malmros')),
      by(null, {
        kind: 'reservation',
        form: 'skriftlig',
        by: 'Knut Sandelin',
        text: 'Jag anser att programmet borde ha avslagits.'
      })
    ]
  },
  {
    body: 'M2',
    way: 'lank',
    day: 78,
    by: 'Malte Grenholm',
    parts: [
      by(null, position(2, 'Tillstyrks under förutsättning att medel tillförs.')),
      by(
        'Malte Grenholm',
        comment(
          on('in-2-4'),
          'Att kontakta vårdnadshavare samma dag kräver nya system på sju skolor. Räkna med ett införande under 2028.'
        )
      ),
      by('Malte Grenholm', comment(on('in-1-5'), 'Bra att programmet är detsamma på alla skolor.')),
      by(null, decision('2027-06-15', '61', 'Utbildningsnämndens arbetsutskott'))
    ]
  },
  {
    body: 'M3',
    way: 'lank',
    day: 51,
    by: 'Siv Ulander',
    parts: [
      by(null, position(0, '')),
      by('Siv Ulander', comment(on('in-3-5'), 'Nämnden instämmer. En samordnad plan har saknats.'))
    ]
  },
  {
    body: 'M4',
    way: 'lank',
    day: 55,
    by: 'Ture Backlund',
    parts: [
      by(null, position(1, '')),
      by('Ture Backlund', comment(on('in-4-3'), 'Öppet på alla lov går inte med nuvarande bemanning.')),
      by(
        'Ture Backlund',
        comment(whole, 'Programmet är lättläst. Språket kan stå som förebild för andra styrdokument.')
      )
    ]
  },
  {
    body: 'M5',
    way: 'lank',
    day: 58,
    by: 'Ragna Östling',
    parts: [
      by(null, position(1, '')),
      by('Ragna Östling', comment(on('in-4-1'), 'Sex månader räcker inte för åtgärder som kräver ny detaljplan.')),
      by('Ragna Östling', comment(on('s-ekonomi'), 'Kostnaden för belysning är inte uppskattad.'))
    ]
  },
  {
    body: 'M6',
    way: 'lank',
    day: 30,
    by: 'Folke Widmark',
    parts: [by(null, position(4, 'Nämnden har inget att erinra.'))]
  },
  {
    body: 'M7',
    way: 'lank',
    day: 61,
    by: 'Gerda Lindqvall',
    parts: [
      by(null, position(2, '')),
      by(
        'Gerda Lindqvall',
        comment(
          on('in-3-3'),
          'Bolaget kan lova förtur men inte en egen bostad inom tre månader. Kön bestäms av bolagets uthyrningspolicy.'
        )
      )
    ]
  },
  { body: 'M8', way: 'lank', day: 62, by: 'Nils Brohult', parts: [by(null, position(4, ''))] },
  {
    body: 'M9',
    way: 'lank',
    day: 64,
    by: 'Alva Stenmark',
    parts: [
      by(null, position(0, '')),
      by('Alva Stenmark', comment(on('in-6-1'), 'Räddningstjänsten vill ha en plats i rådet.'))
    ]
  },
  {
    body: 'M10',
    way: 'word',
    day: 66,
    by: 'Hedda Rosander',
    parts: [
      by(null, position(1, '')),
      by('Hedda Rosander', comment(on('in-1-1'), 'Gymnasieskolan bör nämnas, inte bara grundskolan.'))
    ],
    files: [{ name: 'Programmet med ändringar, Hedda Rosander.docx', text: 'Word-kopia från förbundet' }]
  },
  {
    body: 'M11',
    way: 'word',
    day: 67,
    by: 'Viggo Tallberg',
    parts: [
      by(null, position(0, 'Rådet ställer sig bakom programmet.')),
      by('Viggo Tallberg', comment(on('fo-6'), 'Samverkan är rätt väg. Rådet instämmer i hela fokusområdet.'))
    ],
    files: [{ name: 'Kopia.docx', text: 'Word-kopia från rådet' }]
  },
  {
    body: 'M12',
    way: 'word',
    day: 68,
    by: 'Disa Falkner',
    parts: [
      by(
        'Disa Falkner',
        comment(
          on('in-3-1'),
          'En av de kvinnor som bodde hos oss i vintras, Petra Sjöhage, fick vänta i nio dagar på en plats.'
        )
      ),
      by(
        'Disa Falkner',
        comment(
          on('in-6-3'),
          'Jouren behöver ett avtal på minst fyra år. Ring Disa Falkner på 070-123 45 67 om villkoren.'
        )
      )
    ],
    files: [{ name: 'Synpunkter.docx', text: 'Word-kopia från jouren' }]
  },
  {
    body: 'M13',
    way: 'epost',
    day: 69,
    by: '',
    registered: { diarienummer: 'KS 2027/0201', on: '2027-06-08' },
    parts: [by(null, position(2, 'Tillstyrks om överenskommelsen i insats 6.2 tas fram gemensamt.'))],
    files: [{ name: 'Yttrande Torkel Ahlgrund.pdf', text: '%PDF-1.7 yttrande' }]
  },
  {
    body: 'M14',
    way: 'lank',
    day: 20,
    by: 'Britta Hallonsten',
    abstains: true,
    parts: [by(null, position(5, 'Länsstyrelsen avstår på grund av andra uppdrag.'))]
  },
  {
    body: 'M16',
    way: 'epost',
    day: 70,
    by: 'Maja Enefjord',
    registered: { diarienummer: 'KS 2027/0205', on: '2027-06-09' },
    parts: [
      by(
        'Maja Enefjord',
        comment(
          on('in-4-2'),
          'Belysningen mellan husen på Norra Ekhagen fungerar inte. Skriv till maja.enefjord@example.se.'
        )
      )
    ]
  },
  {
    body: 'M1',
    way: 'lank',
    day: 72,
    by: 'Ylva Törnros',
    supplements: 1,
    parts: [by('Ylva Törnros', comment(on('in-2-2'), 'Nämnden förtydligar att ett dygn gäller även under helger.'))]
  }
]
