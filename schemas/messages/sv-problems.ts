/** What the rules find in a text, and what mends it. */
export const problemWords = {
  /** The tab *Problem* of the right panel. */
  review: {
    hide: 'Dölj granskningen',
    tab: 'Problem',
    working: 'Granskar dokumentet …',
    severities: { fel: 'Fel', varning: 'Varning', rad: 'Råd' },
    severityMeaning: {
      fel: 'Ska rättas innan dokumentet skickas vidare',
      varning: 'Bör ses över',
      rad: 'Gör texten bättre'
    },
    filter: 'Visa',
    allRules: 'Alla regler',
    rules: 'Regler',
    showAll: 'Visa alla problem',
    fix: 'Rätta',
    fixed: 'Rättat.',
    notFixed: 'Texten har ändrats sedan den granskades. Den granskas om.',
    checklistPlace: 'Checklista',
    noneTitle: 'Inga problem hittades',
    none: (rules: number) =>
      `${rules} regler har gått igenom hela dokumentet: tomma fält och ansvar, enheternas namn, perioden, fotnoter och definitioner, förkortningar, skiljetecken och hur lätt texten är att läsa. Dokumentet granskas om medan ni skriver.`,
    noneShown: 'Inget problem stämmer med urvalet'
  },
  /** Problems: a short title, and a sentence that says what to do. */
  problems: {
    'insats-utan-ansvar': {
      title: 'Ansvar saknas',
      what: 'Ingen är ansvarig för insatsen. Välj vem som ansvarar.',
      onlyPartners: 'Insatsen har parter att samverka med men ingen ansvarig. Välj vem som ansvarar.'
    },
    'fokusomrade-utan-insats': {
      title: 'Inga insatser',
      what: 'Fokusområdet har inga insatser. Lägg till en, eller ta bort fokusområdet.'
    },
    'tomt-falt': {
      title: 'Tomt fält',
      what: (field: string) => `Fältet ${field} är tomt. Fyll i det.`,
      section: 'Avsnittet är tomt. Skriv något här, mallen kräver det.'
    },
    'tom-uppgift': {
      title: 'Uppgift saknas',
      what: (label: string) => `Uppgiften ${label} är tom. Fyll i den bland uppgifterna om dokumentet.`
    },
    'uppgift-fel-form': {
      title: 'Uppgift i fel form',
      what: (label: string, example: string) =>
        `${label} följer inte mönstret${example ? `. Skriv till exempel ${example}` : ''}.`,
      date: (label: string) => `${label} är inte ett datum. Skriv år, månad och dag: 2027-03-24.`,
      choice: (label: string, value: string) => `”${value}” går inte att välja för ${label}. Välj ett av alternativen.`,
      unit: (label: string, value: string) => `”${value}” i ${label} finns inte i registret. Välj en enhet som finns.`
    },
    enhetsnamn: {
      title: 'Enhetens namn',
      what: (found: string, name: string) => `”${found}” heter ”${name}” i registret. Skriv namnet som där.`,
      formerly: (found: string, name: string) => `”${found}” är ett tidigare namn. I dag heter enheten ”${name}”.`
    },
    'okand-enhet': {
      title: 'Okänd ansvarig',
      what: (name: string) => `”${name}” finns inte i registret. Välj en enhet som finns, eller be att få den tillagd.`,
      perhaps: (name: string, known: string) =>
        `”${name}” finns inte i registret. Menas ”${known}”? Välj den i stället.`,
      ended: (name: string) => `”${name}” har upphört. Välj den som har tagit över.`
    },
    'ansvar-i-texten': {
      title: 'Ansvar i texten',
      what: 'Ansvaret står i insatsens text. Välj vem som ansvarar på raden under, och ta bort det ur texten.'
    },
    'fortsatter-inte-upptakten': {
      title: 'Fortsätter inte upptakten',
      subject: (leadIn: string) =>
        `Insatsen har ett eget subjekt och fortsätter inte ”${leadIn}”. Börja med ett verb, till exempel ”erbjuda”.`,
      what: (leadIn: string) =>
        `Insatsen fortsätter inte ”${leadIn}”. Börja med ett verb i grundform, till exempel ”erbjuda”.`,
      doubleAtt: (leadIn: string) => `Ordet ”att” är ett för mycket efter ”${leadIn}”. Börja direkt med verbet.`,
      missingAtt: (leadIn: string) => `Efter ”${leadIn}” behövs ”att” före verbet.`
    },
    'punkt-i-slutet': {
      title: 'Punkt i slutet',
      remove: 'Insatsen slutar med punkt, men andra i listan gör det inte. Ta bort punkten.',
      add: 'Insatsen slutar utan punkt, men andra i listan har punkt. Sätt punkt.'
    },
    'period-olika-skriven': {
      title: 'Perioden',
      what: (found: string, period: string) => `Perioden är skriven ”${found}”. Skriv ”${period}” överallt.`,
      otherYears: (found: string, period: string) =>
        `Här står perioden ${found}, men dokumentet gäller ${period}. Kontrollera åren.`,
      dash: (found: string, years: string) =>
        `Åren är skrivna ”${found}”. Skriv ”${years}”, med tankstreck utan mellanrum.`
    },
    'annan-period': {
      title: 'Andra år',
      what: (found: string, period: string) =>
        `Åren ${found} är andra än dokumentets period, ${period}. Kontrollera att de stämmer.`
    },
    'rubrik-avviker-fran-lista': {
      title: 'Rubrik och lista skiljer sig',
      what: (item: string, heading: string) =>
        `Listan säger ”${item}” men rubriken ”${heading}”. Skriv likadant på båda ställena.`,
      missing: (heading: string) => `Listan över fokusområden saknar ”${heading}”. Lägg till det i listan.`,
      extra: (item: string) => `”${item}” står i listan, men det finns inget fokusområde med den rubriken.`
    },
    'forkortning-utan-forklaring': {
      title: 'Förkortning utan förklaring',
      what: (abbreviation: string) =>
        `”${abbreviation}” förklaras inte. Skriv ut namnet första gången, med förkortningen inom parentes efter.`
    },
    'lang-mening': {
      title: 'Lång mening',
      what: (words: number) => `Meningen har ${words} ord. Dela den: över 40 ord är svårt att läsa.`
    },
    lix: {
      title: 'Svårläst text',
      what: (lix: number, level: string) =>
        `Läsbarhetsindex är ${lix} (${level}). Korta meningarna och byt långa ord mot vanliga.`
    },
    'for-lang-text': {
      title: 'Lång text',
      what: (words: number, most: number) => `Texten har ${words} ord. Rådet är högst ${most}. Korta den.`
    },
    'definition-utan-anvandning': {
      title: 'Definition som inte används',
      what: (term: string) => `”${term}” används inte i texten. Ta bort definitionen, eller använd ordet.`
    },
    'fotnot-utan-hanvisning': {
      title: 'Fotnot utan hänvisning',
      what: 'Ingen text hänvisar till fotnoten. Sätt in en hänvisning, eller ta bort fotnoten.'
    },
    'hanvisning-utan-fotnot': {
      title: 'Hänvisning utan fotnot',
      what: 'Fotnoten som texten hänvisar till finns inte längre. Återställ den, eller ta bort hänvisningen.'
    },
    'tabell-utan-innehall': {
      title: 'Tom tabell',
      what: 'Tabellen är tom. Fyll i den, eller ta bort den.'
    },
    'tabell-utan-rubrikrad': {
      title: 'Tabell utan rubriker',
      what: 'Tabellen har ingen rubrikrad. Slå på den, så att uppläst tabell går att förstå.',
      cell: 'En kolumn saknar rubrik. Fyll i cellen i rubrikraden.'
    },
    'bild-utan-alternativtext': {
      title: 'Bild utan alternativtext',
      what: 'Bilden saknar alternativtext. Beskriv vad den visar, för den som inte ser den.',
      fileName: 'Alternativtexten är ett filnamn. Beskriv i stället vad bilden visar.'
    },
    'tom-bilaga': { title: 'Tom bilaga', what: 'Bilagan är tom. Fyll i den, eller ta bort den.' },
    'utan-plats': {
      title: 'Utan plats',
      what: 'Det här hör inte till något avsnitt. Flytta det till rätt plats, eller ta bort det.'
    },
    rubrikniva: {
      title: 'Rubriknivå',
      what: 'Rubriken hoppar över en nivå. Välj nivån närmast under rubriken ovanför.',
      empty: 'Rubriken är tom. Skriv något, eller ta bort raden.'
    },
    'otydlig-lank': {
      title: 'Otydlig länk',
      what: (text: string) => `Länken heter ”${text}”. Skriv i stället vart den leder.`
    },
    'dubbelt-ord': {
      title: 'Dubbelt ord',
      what: (word: string) => `”${word}” står två gånger i rad. Ta bort det ena.`
    },
    mellanslag: {
      title: 'Mellanslag',
      double: 'Här är flera mellanslag i rad. Ett räcker.',
      before: (sign: string) => `Ta bort mellanslaget före ”${sign}”.`,
      after: (sign: string) => `Sätt mellanslag efter ”${sign}”.`
    },
    bindestreck: {
      title: 'Bindestreck',
      what: (found: string, right: string) => `Skriv ”${right}” i stället för ”${found}”.`
    },
    'frammande-bokstav': {
      title: 'Främmande bokstav',
      what: (found: string, right: string) => `”${found}” har en bokstav som inte är svensk. Skriv ”${right}”.`
    },
    'versaler-i-ord': {
      title: 'Stora bokstäver i ordet',
      what: (found: string, right: string) => `”${found}” har stora bokstäver inne i ordet. Skriv ”${right}”.`
    },
    personnummer: {
      title: 'Personnummer',
      what: 'Här står ett personnummer. Ta bort det: ett styrdokument ska inte ha uppgifter om enskilda.'
    },
    'kontroll-utan-svar': {
      title: 'Kontroll utan svar',
      what: (label: string, question: string) => `Kontrollen ${label} är inte besvarad: ${question}`
    }
  },
  /** Words of the click that mends a problem. */
  fixes: {
    write: (text: string) => `Skriv ”${text}”`,
    removeStop: 'Ta bort punkten',
    addStop: 'Sätt punkt',
    removeWord: (word: string) => `Ta bort ett ”${word}”`,
    removeSpace: 'Ta bort mellanslaget',
    oneSpace: 'Gör det till ett mellanslag',
    addSpace: 'Sätt mellanslag'
  },
  /** How hard a text is to read (läsbarhetsindex). */
  lixLevels: {
    'mycket-lattlast': 'mycket lättläst',
    lattlast: 'lättläst',
    medelsvar: 'medelsvår',
    svar: 'svår',
    'mycket-svar': 'mycket svår'
  }
}
