/**
 * Every text that a person meets, in Swedish. Another language is one more file of the type `Messages`.
 * Sentence case, plain words, verbs on buttons, no exclamation marks.
 */
export const sv = {
  lang: 'sv',
  app: {
    name: 'Styrskrift',
    toDocumentList: 'Styrskrift, till dokumentlistan',
    skipToContent: 'Hoppa till innehållet',
    cancel: 'Avbryt',
    close: 'Stäng',
    save: 'Spara',
    undo: 'Ångra'
  },
  types: {
    metadata: 'Uppgifter om dokumentet',
    section: 'Avsnitt',
    prose: 'Text',
    fokusomrade: 'Fokusområde',
    insats: 'Insats',
    definition: 'Definition',
    footnote: 'Fotnot',
    table: 'Tabell',
    tablerow: 'Rad',
    tablecolumn: 'Kolumn',
    picture: 'Bild',
    bilaga: 'Bilaga'
  },
  roles: { agare: 'Ägare', forfattare: 'Författare', lasare: 'Läsare' },
  states: { arbetsmaterial: 'Arbetsmaterial', arkiverad: 'Arkiverad' },
  dates: { months: ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'] },
  editor: {
    titleGuidance: 'Dokumentets titel',
    headingGuidance: 'Skriv en rubrik',
    fillIn: 'Fyll i',
    choose: 'Välj',
    notGiven: 'Inte angivet',
    writeHere: 'Skriv här',
    insatsGuidance: 'Skriv vad som ska göras. Börja med ett verb, så att insatsen fortsätter upptakten.',
    termGuidance: 'Term',
    definitionGuidance: 'Vad termen betyder i det här dokumentet',
    footnoteGuidance: 'Skriv fotnoten',
    footnoteUnreferenced: 'Fotnot utan hänvisning i texten',
    tableCaptionGuidance: 'Tabellens rubrik',
    pictureCaptionGuidance: 'Bildtext',
    altGuidance: 'Beskriv bilden för den som inte ser den',
    moveOrRemove: 'Flytta eller ta bort',
    addAfterSection: 'Lägg till ett avsnitt efter detta',
    addTextAfter: 'Lägg till text efter',
    addAfterInsats: (no: string) => `Lägg till en insats efter ${no}`.trim(),
    addAfter: {
      fokusomrade: 'Lägg till ett fokusområde efter detta',
      definition: 'Lägg till en definition efter denna',
      bilaga: 'Lägg till en bilaga efter denna'
    },
    addNew: { fokusomrade: 'Nytt fokusområde', insats: 'Ny insats', definition: 'Ny definition', bilaga: 'Ny bilaga' },
    numberColumn: 'Nr',
    unplaced: 'Utan plats',
    unplacedExplained: 'Det här hör till något som inte finns längre. Flytta det till rätt plats, eller ta bort det.',
    table: {
      addRow: 'Ny rad',
      addColumn: 'Ny kolumn',
      cell: (no: number) => `Cell i kolumn ${no}`
    }
  },
  ansvar: {
    label: 'Ansvar:',
    column: 'Ansvar',
    change: (name: string) => `${name}, ändra ansvar`,
    choose: 'Välj vem som ansvarar',
    kinds: { en: 'En ansvarig', samverkan: 'I samverkan med', delat: 'Delat ansvar', gemensamt: 'Gemensamt' }
  },
  unitKinds: {
    namnd: 'Nämnd',
    forvaltning: 'Förvaltning',
    kontor: 'Kontor',
    bolag: 'Bolag',
    kommunalforbund: 'Kommunalförbund',
    natverk: 'Nätverk',
    extern: 'Extern part'
  },
  fields: {
    titel: 'Rubrik',
    inledning: 'Inledning',
    upptakt: 'Upptakt',
    text: 'Text',
    ansvarstillagg: 'Tillägg till ansvar',
    term: 'Term',
    rubrik: 'Tabell- eller bildtext',
    alt: 'Alternativtext'
  },
  problems: {},
  word: {},
  errors: {}
}
