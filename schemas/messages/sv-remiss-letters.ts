/** The missiv of a remiss: its template, and what it is filled with. */
export const missiv = {
  documentType: 'Remissmissiv',
  description:
    'Följebrevet till en remiss: vad saken gäller, vad kommunen vill ha svar på, och hur och när man svarar.',
  items: {
    titel: 'Ärende',
    diarienummer: 'Diarienummer',
    beslut: 'Beslut om remiss',
    version: 'Version',
    'sista-dag': 'Svara senast',
    kontakt: 'Kontakt'
  },
  sections: {
    arende: 'Om remissen',
    fragor: 'Det här vill vi ha svar på',
    svara: 'Så här svarar ni',
    handling: 'Ert svar blir en allmän handling',
    mottagare: 'Remissinstanser'
  },
  title: (title: string) => `Remiss: ${title}`,
  decided: (by: string, date: string, paragraph: string) => [by, date, paragraph].filter(Boolean).join(', '),
  notDecided: 'Underhandsremiss, inget formellt beslut',
  version: (number: number, date: string) => `Remissversion ${number}, ${date}`,
  versionToBe: (date: string) => `Remissversion, ${date}`,
  about: (kommun: string, title: string, documentType: string) =>
    `${kommun} har tagit fram ett förslag: ${title} (${documentType.toLowerCase()}). Ni får det på remiss för att lämna synpunkter.`,
  frozen: 'Förslaget som skickas är låst. Alla remissinstanser läser samma text, och era synpunkter knyts till den.',
  noQuestions: 'Vi vill gärna veta vad ni anser om förslaget i sin helhet och om de insatser där ni har ansvar.',
  questions: 'Utöver det som ni själva vill ta upp ber vi er svara på de här frågorna:',
  how: [
    'Öppna er personliga länk i e-postmeddelandet. Där läser ni förslaget, kommenterar det, svarar på frågorna och skriver ert yttrande. Ni behöver inget konto.',
    'Flera personer hos er kan arbeta med svaret. En av er lämnar in det, och får ett kvitto.',
    'Vill ni hellre arbeta i Word går det bra: skriv kommentarer och ändringar i den bifogade filen och lämna in den på samma länk.'
  ],
  until: (date: string) => `Svara senast den ${date}. Behöver ni mer tid, hör av er innan dess.`,
  publicRecord: [
    'När svaret har kommit in till kommunen är det en allmän handling. Vem som helst kan begära att få läsa det.',
    'Skriv inte uppgifter om enskilda personer som inte behövs för svaret.'
  ],
  file: 'Missiv',
  wordFile: (title: string) => `Remissversion - ${title}`
}

const notice =
  'Ert svar blir en allmän handling när det har kommit in till kommunen. Vem som helst kan begära att få läsa det.'

/** Letters of a remiss. */
export const letters = {
  /** What stands in the place of the personal link where a letter is kept or shown. */
  hiddenLink: '[personlig länk]',
  hello: 'Hej,',
  helloTo: (name: string) => `Hej ${name},`,
  notice,
  personal: (name: string) => `Länken är personlig för ${name}. Ge den bara till dem som ska arbeta med svaret.`,
  contact: (contact: string) => `Frågor? Kontakta ${contact}.`,
  attached: 'Missivet och remissversionen är bifogade som Word-filer.',
  onThePage: 'Remissversionen finns att läsa och hämta på sidan.',
  subjects: {
    utskick: (title: string) => `Remiss: ${title}`,
    'ny-lank': (title: string) => `Ny länk till remissen ${title}`,
    'paminnelse-fore': (title: string) => `Påminnelse: svara på remissen ${title}`,
    'paminnelse-dagen': (title: string) => `Sista dagen att svara på remissen ${title}`,
    'paminnelse-efter': (title: string) => `Vi saknar ert svar på remissen ${title}`,
    paminnelse: (title: string) => `Påminnelse: svara på remissen ${title}`,
    anstand: (title: string) => `Mer tid att svara på remissen ${title}`,
    'anstand-aterkallat': (title: string) => `Ny sista dag att svara på remissen ${title}`,
    aterkallad: (title: string) => `Remissen ${title} är återkallad för er`,
    'samordnare-svarstid': (title: string) => `Remissen ${title}: svaren hittills`,
    'samordnare-hantering': (title: string) => `Remissen ${title}: synpunkter att hantera`,
    tilldelning: (title: string) => `Du har fått synpunkter att hantera: ${title}`,
    'utan-ansvarig': (title: string) => `Synpunkter utan ansvarig: ${title}`
  },
  asked: (kommun: string, name: string, title: string, diarienummer: string) =>
    `${kommun} ber ${name} att svara på remissen av ${title}${diarienummer ? `, ${diarienummer}` : ''}.`,
  by: (date: string) => `Svara senast den ${date}.`,
  here: 'Läs förslaget och svara här:',
  newLink: (name: string, title: string) =>
    `Här är en ny länk för ${name} till remissen av ${title}. De länkar som ni har fått tidigare går inte längre att använda.`,
  before: (name: string, title: string, date: string) =>
    `${name} har inte svarat än på remissen av ${title}. Sista dag att svara är den ${date}.`,
  onTheDay: (name: string, title: string) =>
    `I dag är sista dagen för ${name} att svara på remissen av ${title}. Behöver ni mer tid, hör av er i dag.`,
  after: (name: string, title: string, date: string) =>
    `Den ${date} var sista dagen att svara på remissen av ${title}. Vi har inte fått något svar från ${name}. Ni kan fortfarande svara, eller meddela att ni avstår.`,
  extended: (name: string, title: string, date: string) =>
    `${name} har fått mer tid att svara på remissen av ${title}. Svara senast den ${date}.`,
  takenBack: (name: string, title: string) =>
    `Den längre tid som ${name} hade fått för att svara på remissen av ${title} gäller inte längre.`,
  sameLink: 'Länken som ni har fått tidigare gäller.',
  withdrawn: (name: string, title: string) =>
    `Remissen av ${title} är återkallad för ${name}. Länken går inte längre att använda. Har ni frågor, kontakta oss.`,
  ignore: 'Har ni redan svarat behöver ni inte göra något.',
  /** To somebody who has been given synpunkter. */
  assigned: {
    given: (by: string, n: number, title: string) =>
      `${by} har gett dig ${n === 1 ? 'en synpunkt' : `${n} synpunkter`} att hantera från remissen av ${title}.`,
    by: (date: string, n: number) =>
      `${n === 1 ? 'Den' : 'De'} ska vara ${n === 1 ? 'hanterad' : 'hanterade'} senast den ${date}.`,
    open: 'Öppna dina synpunkter:'
  },
  coordinator: {
    ended: (date: string) => `Svarstiden gick ut den ${date}.`,
    answered: (n: number, of: number) => `${n} av ${of} har svarat.`,
    missing: 'De här har inte svarat:',
    row: (name: string, by: string) => `- ${name}, sista dag ${by}`,
    waiting: (n: number) => `${n === 1 ? 'En synpunkt väntar' : `${n} synpunkter väntar`} på att hanteras.`,
    yours: (n: number) => `${n === 1 ? 'En synpunkt väntar' : `${n} synpunkter väntar`} på dig.`,
    handleBy: (date: string) => `De ska vara hanterade senast den ${date}.`,
    /** Without the name: it may be one that has been removed. */
    unassigned: (n: number) =>
      `${n === 1 ? 'En synpunkt har' : `${n} synpunkter har`} ingen ansvarig längre, eftersom den som skulle hantera ${n === 1 ? 'den' : 'dem'} har slutat. Välj vem som tar över.`,
    openSynpunkter: 'Öppna synpunkterna:',
    open: 'Öppna remissen:'
  }
}
