/** Texts of the export to Word: of the file itself, and of the dialog. */
export const exportWords = {
  /** The mark of a file: in the header and behind the text, and in the status on the cover. */
  marks: {
    draft: { text: 'UTKAST', word: 'Utkast' },
    remiss: { text: 'REMISSVERSION', word: 'Remissversion' }
  },
  badReference: (what: string) =>
    `Filen används inte, och exporten sker med Styrskrifts eget utseende. ${what} Spara filen på nytt i Word som Word-dokument (.docx) och starta om.`,
  watermark: (text: string) => `Vattenstämpel: ${text}`,
  /** What stands instead of what is left out when a document is published. */
  omitted: {
    name: '[namn utelämnat]',
    phone: '[telefonnummer utelämnat]',
    email: '[e-postadress utelämnad]',
    number: '[personnummer utelämnat]'
  },
  /** All insatser by who is responsible. */
  appendix: {
    heading: (insatser: string) => `${insatser} efter ansvarig`,
    lead: (insatser: string) =>
      `Här står alla ${insatser} i dokumentet en gång för var och en som ansvarar eller samverkar. Gäller ansvaret flera under ett gemensamt uttryck står de under uttrycket.`,
    part: 'Del i ansvaret',
    nobody: 'Utan ansvarig',
    parts: {
      alone: 'Ansvarar',
      shared: (others: string) => `Delar ansvaret med ${others}`,
      together: (others: string) => (others === '' ? 'Gemensamt ansvar' : `Gemensamt ansvar med ${others}`),
      with: (part: string, partners: string) => `${part}, i samverkan med ${partners}`,
      partner: (lead: string) => (lead === '' ? 'Samverkar' : `Samverkar, ${lead} ansvarar`)
    }
  },
  abbreviations: {
    heading: 'Förkortningar',
    short: 'Förkortning',
    long: 'Betydelse',
    unknown: 'Förklaras inte i dokumentet'
  },
  dialog: {
    title: 'Exportera till Word',
    purpose: 'Vad ska filen användas till?',
    about: {
      arbetsmaterial: 'Märks UTKAST på varje sida.',
      remissversion: 'Märks REMISSVERSION på varje sida.',
      beslutsversion: 'Utan märkning, kommentarer och ändringsförslag.',
      publicering:
        'Som beslutsversionen, men utan namn på handläggare, telefonnummer och e-postadresser. Förnamn och gatuadresser hittas inte, så läs igenom filen innan den publiceras.'
    },
    content: 'Vad ska följa med?',
    comments: 'Kommentarer och ändringsförslag',
    commentsNever: 'Följer aldrig med i den här varianten.',
    appendix: (insatser: string) => `Tabeller med alla ${insatser} efter ansvarig`,
    abbreviations: 'Lista över förkortningar',
    word: 'Ladda ner Word-fil'
  },
  cli: {
    variant: 'arbetsmaterial (förval), remissversion, beslutsversion eller publicering',
    appendix: 'lägger till alla insatser efter ansvarig',
    abbreviations: 'lägger till en lista över förkortningar',
    wrongValue: (value: string, choices: string) => `”${value}” går inte att välja. Välj något av ${choices}.`
  },
  variants: {
    arbetsmaterial: 'Arbetsmaterial',
    remissversion: 'Remissversion',
    beslutsversion: 'Beslutsversion',
    publicering: 'Publicering'
  }
}
