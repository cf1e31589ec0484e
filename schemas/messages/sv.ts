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
  ansvar: {
    label: 'Ansvar:',
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
