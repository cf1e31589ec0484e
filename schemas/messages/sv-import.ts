/** Texts about reading in a draft. */
const rows = (n: number): string => (n === 1 ? '1 rad' : `${n} rader`)

export const importing = {
  noHeading: 'Inledande text',
  mostText: 'den är längre än fyra miljoner tecken',
  /** On the start page. */
  panel: {
    title: 'Läs in ett dokument',
    text: 'Word (.docx, .doc), OpenDocument (.odt), RTF, Markdown eller ren text blir ett dokument i mallen. Du ser vad som hamnar var innan något skapas. En JSON-fil från Styrskrift läses in som den är.',
    drop: 'Släpp filen här, eller välj den på datorn.',
    choose: 'Välj fil',
    another: 'Välj en annan fil',
    file: 'Fil som ska läsas in',
    chosen: (name: string, size: string) => `${name}, ${size}`,
    template: 'Mall',
    read: 'Läs in',
    reading: 'Läser in filen …',
    readingText: 'Det tar några sekunder. Filer i andra format än .docx görs först om, och det tar lite längre tid.',
    missingFile: 'Välj en fil.',
    missingTemplate: 'Välj en mall.',
    tooLarge: (limit: string) => `Filen är för stor. Högst ${limit} går att läsa in.`,
    begun: 'Påbörjade inläsningar',
    begunText: 'Sparas i fjorton dagar efter senaste ändringen.',
    goOn: 'Fortsätt',
    goOnWith: (name: string) => `Fortsätt med ${name}`,
    discard: 'Ta bort',
    discardThis: (name: string) => `Ta bort ${name}`,
    changed: (when: string) => `ändrad ${when}`
  },
  page: {
    title: (name: string) => `Läs in ${name}`,
    back: 'Till dokumenten',
    loading: 'Läser filen …',
    facts: (f: { lines: number; insatser: number; fokusomraden: number; definitioner: number; fotnoter: number }) =>
      [
        rows(f.lines),
        f.fokusomraden > 0 ? `${f.fokusomraden} fokusområden` : '',
        f.insatser > 0 ? `${f.insatser} insatser` : '',
        f.definitioner > 0 ? `${f.definitioner} definitioner` : '',
        f.fotnoter > 0 ? `${f.fotnoter} fotnoter` : ''
      ]
        .filter(t => t !== '')
        .join(' · '),
    template: 'Mall',
    create: 'Skapa dokumentet',
    creating: 'Skapar dokumentet …',
    discard: 'Ta bort inläsningen',
    discardSure: 'Ta bort inläsningen? Filen på din dator påverkas inte.',
    discardYes: 'Ta bort',
    working: 'Räknar om …',
    saved: 'Sparat',
    undo: 'Ångra',
    undone: 'Ändringen är ångrad.',
    reload: 'Visa det senaste',
    own: 'Filen är exporterad från Styrskrift och har inte ändrats. Dokumentet blir detsamma.',
    empty: 'Filen har inga ord',
    emptyText: 'Det finns inget att placera. Skapa dokumentet ändå, eller läs in en annan fil.'
  },
  questions: {
    title: 'Att svara på',
    text: 'Utan svar står namnen kvar som de är skrivna.',
    tracked: (n: number) => (n === 1 ? 'Utkastet har 1 spårad ändring' : `Utkastet har ${n} spårade ändringar`),
    trackedText: 'Ändringar av bara utseendet följer inte med.',
    accept: 'Godkänn alla',
    acceptHint: 'Texten blir som om alla ändringar var godkända.',
    reject: 'Avvisa alla',
    rejectHint: 'Texten blir som den var före ändringarna.',
    propose: 'Ta med som ändringsförslag',
    proposeHint: 'Texten blir som den var, och varje ändring blir ett förslag att ta ställning till.',
    parties: (n: number) => (n === 1 ? '1 namn som inte finns i registret' : `${n} namn som inte finns i registret`),
    party: (written: string) => `Vem är ”${written}”?`,
    where: (lines: number) => (lines === 1 ? 'Står på en rad' : `Står på ${lines} rader`),
    show: 'Visa',
    showLines: (written: string) => `Visa raderna med ”${written}”`,
    likely: 'trolig',
    keep: 'Behåll som det är skrivet',
    other: 'En annan enhet …',
    otherLabel: 'Sök enhet',
    otherNothing: 'Ingen enhet stämmer.',
    answered: (n: number, all: number) => `${n} av ${all} besvarade`
  },
  list: {
    title: 'Utkastets rader',
    filter: 'Visa',
    filters: {
      alla: (n: number) => `Alla (${n})`,
      osakra: (n: number) => `Osäkra (${n})`,
      'ej-placerat': (n: number) => `Ej placerat (${n})`,
      utelamnat: (n: number) => `Tas inte med (${n})`,
      valda: (n: number) => `Valda av dig (${n})`
    },
    only: (title: string) => `Bara ”${title}”`,
    showAll: 'Visa alla',
    columns: { line: 'I utkastet', placement: 'Placering', where: 'I dokumentet' },
    select: (n: number, text: string) => `Välj rad ${n}: ${text}`,
    selectAll: 'Välj alla som visas',
    selected: (n: number) => (n === 1 ? '1 rad vald' : `${n} rader valda`),
    unselect: 'Avmarkera',
    placeSelected: 'Placera som …',
    place: (n: number, now: string) => `Ändra placeringen av rad ${n}, som är ${now}`,
    menu: 'Placera som',
    asRead: 'Som det tolkades',
    nothing: 'Inga rader av det slaget',
    nothingText: 'Visa alla rader för att se hela utkastet.',
    keys: 'Piltangenterna flyttar mellan raderna, mellanslag markerar, skift och mellanslag markerar flera, och Enter öppnar placeringen.',
    placed: (n: number, where: string) => `${rows(n)} placerade som ${where}.`,
    picture: 'Bild',
    pictureWithout: 'Bild utan alternativtext',
    table: 'Tabell',
    unsure: 'Osäker',
    unplaced: 'Ej placerat',
    out: 'Tas inte med',
    metadata: 'Uppgifter om dokumentet'
  },
  /** What a line can be. */
  placement: {
    titel: 'Dokumentets titel',
    uppgift: 'Uppgift',
    uppgiftstabell: 'Tabell med uppgifter',
    avsnitt: 'Rubrik på avsnitt',
    rubrik: 'Rubrik i texten',
    text: 'Brödtext',
    tabell: 'Tabell',
    bild: 'Bild',
    fokusomrade: 'Fokusområde',
    inledning: 'Inledning till fokusområdet',
    upptakt: 'Upptakt till insatserna',
    insats: 'Insats',
    insatstext: 'Mer text i insatsen',
    ansvar: 'Ansvar',
    insatsfalt: 'Uppgift i insatsen',
    insatstabell: 'Tabell med insatser',
    definition: 'Definition',
    definitionstext: 'Mer text i definitionen',
    definitionstabell: 'Tabell med definitioner',
    bilaga: 'Bilaga',
    'ej-placerat': 'Ej placerat',
    utelamnat: 'Tas inte med'
  },
  levels: { h2: 'Rubrik', h3: 'Underrubrik', h4: 'Underrubrik, nivå 2' },
  groups: {
    text: 'Text',
    sections: 'Börjar avsnittet',
    insatser: 'Fokusområden och insatser',
    fields: 'Uppgift i insatsen',
    items: 'Uppgifter om dokumentet',
    definitions: 'Definitioner',
    other: 'Annat'
  },
  by: {
    stil: 'Hittad på formatmallen',
    utseende: 'Hittad på utseendet',
    etikett: 'Hittad på ordet före kolon',
    ordning: 'Hittad på läget i texten',
    tabell: 'Hittad på tabellens kolumner',
    ord: 'Hittad på orden',
    person: 'Vald av dig'
  },
  leftOut: {
    innehallsforteckning: 'Innehållsförteckningen görs på nytt.',
    tillstand: 'Dokumentets läge skrivs ut av sig självt.',
    'rubrik-i-mallen': 'Rubriken finns redan i mallen.',
    'tom-tabell': 'Tabellen är tom.',
    vald: 'Du har valt bort raden.'
  },
  outline: { title: 'Dokumentet', text: 'Välj en del för att se bara dess rader.', rows },
  comments: {
    title: (n: number) => `Kommentarer och ändringsförslag (${n})`,
    text: 'Kommer med när dokumentet skapas, med namnen som de är skrivna.',
    atLine: (n: number) => `Rad ${n}`,
    nearest: 'Hamnar på närmaste plats: orden som den satt på finns inte i dokumentets text.',
    nobody: 'Utan namn',
    answers: (n: number) => (n === 1 ? '1 svar' : `${n} svar`),
    resolved: 'Löst',
    removes: (text: string) => `Ta bort ”${text}”`,
    adds: (text: string) => `Lägg till ”${text}”`,
    replaces: (from: string, to: string) => `Ersätt ”${from}” med ”${to}”`,
    paragraph: 'stycket'
  },
  notTaken: {
    title: 'Följer inte med',
    kinds: {
      macros: 'Makron',
      'embedded-object': 'Inbäddade objekt',
      'external-picture': 'Bilder som ligger utanför filen',
      'external-template': 'Koppling till en Word-mall',
      'unsafe-link': 'Länkar som inte är webb- eller e-postadresser',
      'field-code': 'Fält som hämtar något utifrån',
      'alternative-content': 'Inbäddade filer',
      'custom-xml': 'Dolda data',
      'unreadable-part': 'Delar som inte går att läsa',
      'dangling-note': 'Fotnoter utan plats i texten',
      'dangling-comment': 'Kommentarer utan plats i texten',
      object: 'Objekt som inte är text',
      margin: 'Sidhuvud och sidfot',
      hidden: 'Dold text'
    }
  },
  replaced: {
    title: 'Skrivs av mallen eller registret',
    text: 'Etiketter, nummer och namn som dokumentet skriver ut av sig självt.'
  },
  /** What becomes of changes and comments of a draft that have no exact place. */
  threads: {
    rowToCome: (text: string) => `I utkastet föreslås en ny rad i tabellen: ${text}`,
    rowToGo: (text: string) => `I utkastet föreslås att raden tas bort ur tabellen: ${text}`,
    objects: (text: string) => `Hör till ändringen i utkastet, och går inte att föreslå som text: ${text}`,
    change: (deleted: string, inserted: string, joins: boolean) =>
      [
        deleted && inserted
          ? `I utkastet föreslås att ”${deleted}” ersätts med ”${inserted}”.`
          : deleted
            ? `I utkastet föreslås att ”${deleted}” tas bort.`
            : inserted
              ? `I utkastet föreslås ny text här: ”${inserted}”.`
              : '',
        joins ? 'Stycket föreslås fortsätta i nästa.' : ''
      ]
        .filter(t => t !== '')
        .join(' ')
  }
}
