/** What stands in a Word file, and what is wrong with a file or with data from outside. */
export const fileWords = {
  docx: {
    unpacked: 'uppackad blir den för stor',
    parts: 'den har för många delar',
    elements: 'den har för många delar eller för djupt liggande',
    oddName: 'en del med ett namn som leder ut ur filen',
    duplicate: 'två delar med samma namn',
    doctype: 'en dokumenttypsdeklaration (DOCTYPE)',
    elsewhere: 'i sidhuvud, sidfot, innehållsförteckning eller kommentar',
    beyond: 'den tar för lång tid eller för mycket minne'
  },
  word: {
    contents: 'Innehåll',
    about: 'Om dokumentet',
    item: 'Uppgift',
    value: 'Värde',
    diarienummer: 'Diarienummer',
    date: 'Datum',
    state: 'Status',
    page: 'Sida',
    untitled: 'Utan titel',
    number: 'Nr',
    label: (name: string) => `${name}:`,
    logoOf: (kommun: string) => `Logotyp för ${kommun}`,
    unplacedHeading: 'Utan plats',
    unplacedExplained: 'Det här hör till något som inte finns längre i dokumentet.',
    unreferenced: 'Fotnoter utan hänvisning',
    footnotesBelow: 'Fotnoterna står längst ned på sidorna.',
    missingFootnote: '[fotnoten saknas]',
    missingPicture: '[Bilden saknas]',
    unknown: '[okänt innehåll]'
  },
  people: { noName: 'Namnet behöver minst en bokstav.' },
  documents: {
    untitled: 'Namnlöst dokument',
    mostText: '10 MB text',
    copyOf: (title: string) => `${title} (kopia)`,
    lost: {
      field: 'Posten har inget sådant fält.',
      value: 'Värdet går inte att ta emot.',
      oneLine: 'Fältet är en enda rad utan rubrik eller punkt.',
      place: 'En sådan post kan inte stå här.',
      twice: (id: string) => `Id ”${id}” finns två gånger.`,
      metadata: 'Uppgifterna om dokumentet ska vara av typen ”metadata” och ha id ”m”.',
      reserved: 'Namnet används redan av en post i dokumentet.',
      text: 'Texten går inte att ta emot utan att något går förlorat.',
      picture: 'Bilden är inte den som namnet säger, eller inte en PNG, JPEG eller GIF.'
    }
  },
  /** What is wrong with a request that never came to a check of its own; by the code of the HTTP library. */
  http: {
    FST_ERR_CTP_INVALID_JSON_BODY: 'Innehållet är inte JSON.',
    FST_ERR_CTP_EMPTY_JSON_BODY: 'Innehållet saknas.',
    FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Innehållet är av ett slag som inte tas emot här.',
    FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'Innehållet har en annan längd än anropet anger.',
    FST_ERR_BAD_URL: 'Adressen går inte att tolka.',
    nul: 'Texten innehåller ett tecken som inte går att spara.',
    other: 'Anropet går inte att tolka.'
  },
  files: {
    ENOENT: 'den finns inte.',
    EACCES: 'rättigheten saknas.',
    EPERM: 'rättigheten saknas.',
    EISDIR: 'det är en mapp.',
    ENOTDIR: 'mappen finns inte.',
    ENOSPC: 'disken är full.',
    EROFS: 'disken går inte att skriva på.',
    notJson: 'Innehållet är inte JSON.'
  },
  backup: {
    notGzip: 'den går inte att packa upp.',
    cut: 'slutet saknas.',
    checksum: 'kontrollsumman stämmer inte.',
    format: 'den är inte en säkerhetskopia.',
    newer: 'den är skriven av en nyare version av Styrskrift.',
    row: (line: number) => `rad ${line} går inte att läsa.`
  },
  /** What is wrong with the folder of templates. */
  templates: {
    missing: 'Filen saknas eller går inte att läsa.',
    notJson: (why: string) => `Filen är inte giltig JSON: ${why}`,
    otherName: (folder: string) => `Mallen ska heta som sin mapp, ”${folder}”.`,
    none: 'Det finns ingen mall i mappen. Lägg en mapp med filen template.json i den.'
  },
  /** What in a document does not fit its template and the register. */
  misfits: {
    twice: (id: string) => `Id ”${id}” finns två gånger.`,
    otherTemplate: (name: string, expected: string) => `Dokumentet följer mallen ”${name}”, inte ”${expected}”.`,
    metadata: (id: string) => `Uppgifterna om dokumentet ska vara av slaget ”metadata” och ha id ”${id}”.`,
    item: (key: string) => `Mallen har ingen sådan uppgift: ”${key}”.`,
    answer: (answers: string) => `Svaret på en kontrollfråga är ett av ${answers}.`,
    section: (key: string) => `Mallen har inget avsnitt med nyckeln ”${key}”.`,
    sectionTwice: (key: string) => `Avsnittet ”${key}” får bara finnas en gång.`,
    place: (type: string) => `${type} kan inte stå här.`,
    value: (name: string) => `Värdet på ”${name}” går inte att använda här.`,
    party: (id: string) => `Registret har ingen enhet med id ”${id}”.`,
    field: (name: string) => `Det finns inget fält ”${name}” här.`,
    footnote: (id: string) => `Det finns ingen fotnot med id ”${id}”.`,
    picture: 'Bildens fil finns inte i ”pictures”.'
  },
  /** What a check of data from outside says. */
  issues: {
    missing: 'Värdet saknas.',
    wrongType: (type: string) => `Värdet ska vara ${type}.`,
    types: {
      string: 'en text',
      number: 'ett tal',
      int: 'ett heltal',
      boolean: 'true eller false',
      array: 'en lista',
      object: 'ett objekt',
      record: 'ett objekt',
      null: 'null'
    },
    notThat: (value: string) => `Värdet ska vara ${value}.`,
    notAmong: (values: string) => `Värdet ska vara ett av ${values}.`,
    empty: 'Texten får inte vara tom.',
    tooShort: (least: number) => `Texten är för kort: minst ${least} tecken.`,
    tooLong: (most: number) => `Texten är för lång: högst ${most} tecken.`,
    tooFew: (least: number) => `Listan är för kort: minst ${least}.`,
    tooMany: (most: number) => `Listan är för lång: högst ${most}.`,
    tooSmall: (least: string) => `Talet är för litet: minst ${least}.`,
    tooBig: (most: string) => `Talet är för stort: högst ${most}.`,
    unknownKeys: (keys: string) => `Okänt namn: ${keys}.`,
    wrongFormat: 'Värdet har fel form.',
    wrong: 'Värdet är fel.',
    more: (n: number) => (n === 1 ? 'Det finns 1 fel till.' : `Det finns ${n} fel till.`)
  }
}
