/** What stands everywhere: the program's name, kinds of records, roles, dates, what a page says when it cannot be shown. */
export const generalWords = {
  days: {
    wrong: 'Skriv ett datum mellan 1900 och 2199.',
    tooEarly: (day: string) => `Skriv ett datum tidigast ${day}.`,
    decision: 'Beslutsdatumet ska vara en dag mellan 1900 och 2199.'
  },
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
  roles: {
    agare: 'Ägare',
    forfattare: 'Författare',
    delforfattare: 'Delförfattare',
    granskare: 'Granskare',
    lasare: 'Läsare'
  },
  dates: {
    months: [
      'januari',
      'februari',
      'mars',
      'april',
      'maj',
      'juni',
      'juli',
      'augusti',
      'september',
      'oktober',
      'november',
      'december'
    ]
  },
  ui: {
    today: (time: string) => `i dag ${time}`,
    yesterday: (time: string) => `i går ${time}`,
    loading: 'Hämtar …',
    tryAgain: 'Försök igen',
    andMore: (names: readonly string[]) => `och ${names.join(', ')}`,
    mainMenu: 'Huvudmeny',
    documents: 'Dokument',
    account: (name: string) => `${name}, inloggad`,
    signedInAs: 'Inloggad som',
    signOut: 'Logga ut',
    colorScheme: 'Färgläge',
    colorSchemes: { auto: 'Som datorn', light: 'Ljust', dark: 'Mörkt' },
    pageTitle: (page: string) => `${page} – Styrskrift`,
    notFoundTitle: 'Sidan finns inte',
    notFound: 'Adressen leder ingenstans. Kontrollera att den är hel, eller sök dokumentet i listan.',
    toDocuments: 'Till dokumenten',
    crashed: 'Sidan kunde inte visas',
    crashedRemedy: 'Det du har skrivit är kvar. Läs in sidan igen.',
    reload: 'Läs in sidan igen',
    noContact: {
      message: 'Servern svarar inte.',
      remedy: 'Kontrollera nätverket och försök igen. Det du har skrivit är kvar.'
    },
    strangeAnswer: {
      message: 'Servern svarade något oväntat.',
      remedy: 'Läs in sidan igen. Om felet är kvar, säg till den som sköter servern.'
    }
  }
}
