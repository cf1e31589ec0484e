import { answerWays } from './sv-remiss-words.ts'

const answers = (n: number): string => (n === 1 ? '1 svar' : `${n} svar`)
const files = (n: number): string => (n === 1 ? '1 fil' : `${n} filer`)

/** Words about taking in answers that came by other ways than the link. */
export const intake = {
  theFile: 'filen',
  theRegistration: 'registreringen',
  notYet: 'Svaret kan inte ha kommit in en dag som inte har varit.',
  noSuchPosition: 'Ställningstagandet finns inte i remissens lista.',
  noSuchQuestion: 'Svaret på en fråga passar inte remissens frågor.',
  boundToOther: (name: string) => `Filen ${name} hör till en annan mottagare.`,
  noCopy: (name: string) => `Filen ${name} är inte läst som en kopia av remissversionen.`,
  pdf: {
    pages: (most: number) => `den har fler än ${most} sidor`,
    script: 'program som körs när den öppnas (JavaScript)',
    /** What stands at the edge of the pages, told once. */
    repeated: (text: string) => `På flera sidor: ${text}`
  },
  page: {
    tab: 'Ta emot',
    title: 'Svar som kommit på andra vägar',
    intro: 'Här tar du emot svar som kommit med e-post eller på papper, och kopior som någon har skrivit i med Word.',
    drop: 'Dra hit filer, Word eller PDF. Du kan släppa många på en gång.',
    dropNow: 'Släpp filerna här.',
    choose: 'Välj filer',
    input: 'Filer att ta emot',
    sending: (done: number, all: number) => `Tar emot filer: ${done} av ${all}.`,
    received: (n: number) => `${files(n)} mottagna.`,
    reading: (left: number) => `Läser filer, ${left} kvar.`,
    readingDone: 'Alla filer är lästa.',
    again: (name: string) => `${name} är redan mottagen. Den läggs inte till en gång till.`,
    dismiss: 'Ta bort meddelandet',
    register: 'Registrera ett svar',
    waiting: 'Att ta hand om',
    noneWaiting: 'Inga filer väntar.',
    registerReady: (n: number) => `Registrera ${answers(n)} som är klara`,
    registeredMany: (n: number) => `${answers(n)} registrerade.`,
    setAside: 'Lagt åt sidan',
    states: {
      laser: 'Läses',
      last: 'Att granska',
      ready: 'Klar att registrera',
      fel: 'Kan inte läsas',
      inlagd: 'Registrerad',
      avvisad: 'Åt sidan'
    },
    unchanged: 'Ingen har skrivit något i kopian. Hör efter om det är rätt fil, eller lägg den åt sidan.',
    found: {
      copy: (comments: number, changes: number) =>
        `Kopia av remissversionen: ${comments === 1 ? '1 kommentar' : `${comments} kommentarer`}, ${changes === 1 ? '1 ändring' : `${changes} ändringar`}`,
      text: (n: number) => `Word-dokument med ${n === 1 ? '1 stycke' : `${n} stycken`}`,
      pdf: (n: number) => (n === 0 ? 'PDF utan text' : `PDF med ${n === 1 ? '1 stycke' : `${n} stycken`}`)
    },
    notices: {
      'other-version': (version: number | null) =>
        `Filen är en kopia av ${version === null ? 'en annan version' : `version ${version}`}, inte av den som gick ut. Läs den mot remissversionen om den ändå hör hit.`,
      'other-document': () => 'Filen är en kopia av ett annat dokument. Ta emot den där, eller lägg den åt sidan.',
      'no-marks': () =>
        'Filen säger inte att den är en kopia. Är det ett yttrande: registrera den. Är det en kopia: läs den mot remissversionen.',
      'unknown-recipient': () =>
        'Kopian är gjord för en mottagare som inte finns i den här remissen. Välj vem som svarar.',
      'no-recipient': () => 'Kopian säger inte vem den är gjord för. Välj vem som svarar.'
    },
    authors: (names: string) => `Skrivet av ${names}`,
    unplaced: (n: number) => `${n} utan plats i texten`,
    leftOut: (n: number) => `${n} utelämnade`,
    beyond: (n: number) => `${n} stycken till finns bara i filen`,
    embedded: (n: number) =>
      n === 1 ? 'en fil ligger inuti PDF:en och är inte läst' : `${n} filer ligger inuti PDF:en och är inte lästa`,
    fromPdf: 'Texten är läst ur PDF:en, där det inte står var stycken börjar. Granska den innan du registrerar.',
    scanned:
      'PDF:en har ingen text som går att läsa: den är troligen skannad. Skriv av eller klistra in texten när du registrerar svaret, så att synpunkter kan klippas ut.',
    silentPages: (pages: readonly number[]) =>
      `${pages.length === 1 ? 'Sidan' : 'Sidorna'} ${pages.join(', ')} har ingen text som går att läsa. Är de skannade: skriv av dem när du registrerar svaret.`,
    incomplete: 'Allt i filen gick inte att läsa ut. Öppna originalet och jämför.',
    earlier: (numbers: string) => `Har redan lämnat svar nr ${numbers}. Det här blir ett tillägg.`,
    who: 'Vem svarar',
    whoOf: (name: string) => `i ${name}`,
    nobody: 'Välj',
    byFile: 'Enligt filen',
    review: 'Granska',
    hide: 'Dölj',
    readAsCopy: 'Läs mot remissversionen',
    readAsText: 'Läs som yttrande',
    download: 'Hämta filen',
    aside: 'Lägg åt sidan',
    reason: 'Varför läggs filen åt sidan',
    takeBack: 'Ta tillbaka',
    registerFile: 'Registrera',
    ofFile: (name: string) => ` ${name}`,
    items: (name: string) => `Det som står i ${name}`,
    text: (name: string) => `Texten i ${name}`,
    form: {
      title: 'Registrera ett svar',
      who: 'Vem svarar',
      spontaneous: 'Någon som inte fick remissen',
      name: 'Namn på den som svarar',
      unit: 'Enhet i registret',
      noUnit: 'Ingen enhet: någon utanför registret',
      email: 'E-post till den som svarar',
      sentBy: 'Insänt av (person)',
      sentByEmail: 'Avsändarens e-post',
      questions: 'Svar på remissens frågor',
      questionWords: (n: number) => `Svar på fråga ${n} med egna ord`,
      reservation: (n: number) => `Reservation ${n}`,
      addReservation: 'Lägg till en reservation',
      removeReservation: (n: number) => `Ta bort reservation ${n}`,
      form: 'Form',
      written: 'Skriftlig',
      spoken: 'Muntlig',
      reservationBy: 'Av',
      reservationText: 'Reservationens text',
      way: 'Hur svaret kom',
      ways: answerWays,
      receivedOn: 'Kom in',
      diarienummer: 'Diarienummer',
      note: 'Anteckning',
      abstains: 'Avstår från att yttra sig',
      position: 'Ställningstagande',
      noPosition: 'Inget angivet',
      words: 'Ställningstagandet med egna ord',
      decisionDate: 'Beslutsdatum',
      paragraph: 'Paragraf',
      by: 'Beslutat av',
      text: 'Yttrandets text',
      textHint:
        'Skriv eller klistra in texten ur en PDF eller ett papper, så att synpunkter kan klippas ut. Varje rad blir ett stycke.',
      files: 'Filer',
      kind: (name: string) => `Vad ${name} är`,
      kinds: { yttrande: 'Yttrande', bilaga: 'Bilaga', 'word-svar': 'Word-kopia med synpunkter' },
      before: 'Ett registrerat svar går inte att ändra. Det som blir fel rättas med ett nytt svar.',
      submit: 'Registrera svaret',
      cancel: 'Avbryt',
      done: (number: number, name: string) => `Svar nr ${number} från ${name} är registrerat.`
    },
    registered: {
      title: 'Inkomna svar',
      caption: 'Inkomna svar med diarienummer',
      none: 'Inga svar har kommit in än.',
      answer: 'Svar',
      number: (n: number, supplementTo: number | null) =>
        supplementTo === null ? `Nr ${n}` : `Nr ${n}, tillägg till nr ${supplementTo}`,
      spontaneous: 'Inte inbjuden',
      way: 'Väg',
      ways: answerWays,
      receivedOn: 'Kom in',
      diarienummer: 'Diarienummer',
      position: 'Ställningstagande',
      abstains: 'Avstår',
      actions: 'Åtgärder',
      correct: 'Rätta',
      correctOf: (n: number) => `Rätta registreringen av svar nr ${n}`,
      save: 'Spara',
      before: 'Tidigare uppgifter',
      was: (what: string, by: string, until: string) => `${what} – ${by}, till ${until}`
    }
  }
}
