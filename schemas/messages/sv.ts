import { admin } from './sv-admin.ts'
import { exportWords } from './sv-export.ts'
import { handling } from './sv-handling.ts'
import { importing } from './sv-import.ts'
import { intake } from './sv-intake.ts'
import { remiss, states } from './sv-remiss.ts'
import { diariumCli, sammanstallning } from './sv-sammanstallning.ts'
import { svar } from './sv-svar.ts'
import { threadWords } from './sv-threads.ts'
import { versions } from './sv-versions.ts'

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
  roles: {
    agare: 'Ägare',
    forfattare: 'Författare',
    delforfattare: 'Delförfattare',
    granskare: 'Granskare',
    lasare: 'Läsare'
  },
  states,
  remiss,
  svar,
  intake,
  handling,
  sammanstallning,
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
    footnoteBack: (no: number) => `Fotnot ${no}, tillbaka till hänvisningen`,
    tableCaptionGuidance: 'Tabellens rubrik',
    pictureCaptionGuidance: 'Bildtext',
    altGuidance: 'Beskriv bilden för den som inte ser den',
    moveOrRemove: 'Flytta eller ta bort',
    addAfterSection: 'Lägg till ett avsnitt efter detta',
    addTextAfter: 'Lägg till text efter',
    addAfter: {
      fokusomrade: 'Lägg till ett fokusområde efter detta',
      insats: 'Lägg till en insats efter denna',
      definition: 'Lägg till en definition efter denna',
      bilaga: 'Lägg till en bilaga efter denna'
    },
    addNew: { fokusomrade: 'Nytt fokusområde', insats: 'Ny insats', definition: 'Ny definition', bilaga: 'Ny bilaga' },
    numberColumn: 'Nr',
    cannotOpen: 'Dokumentet går inte att öppna',
    untitled: 'Namnlöst dokument',
    outline: 'Disposition',
    review: 'Granskning',
    pageLabel: 'Dokumentets text',
    hereNow: 'Här just nu',
    saving: {
      sparat: 'Sparat',
      sparar: 'Sparar …',
      offline: 'Offline, sparas på den här datorn',
      ansluter: 'Ansluter …'
    },
    export: 'Exportera',
    exportJson: 'Hela dokumentet som JSON',
    readOnly: 'Du kan läsa dokumentet men inte ändra det.',
    reviewOnly: 'Du kan läsa och kommentera dokumentet men inte skriva i det.',
    archived: 'Dokumentet är arkiverat och går inte att ändra.',
    decided: 'Dokumentet är beslutat och går inte att ändra. Gör en kopia om det ska revideras.',
    banner: {
      reasons: {
        'inte-inloggad': 'Du är inte längre inloggad',
        'inte-behorig': 'Du har inte längre tillgång till dokumentet',
        'andrad-roll': 'Din roll i dokumentet har ändrats',
        'finns-inte': 'Dokumentet finns inte längre',
        'fel-epok': 'Dokumentet har återställts från en säkerhetskopia',
        'fel-schemaversion': 'Styrskrift har uppdaterats',
        'for-stor': 'Ändringen är för stor för att sparas',
        'avvisad-andring': 'En ändring kunde inte tas emot av servern',
        'for-manga-meddelanden': 'Förbindelsen bröts för att det kom för många ändringar på kort tid',
        'fel-meddelande': 'Servern förstod inte det som skickades',
        other: 'Förbindelsen med servern har avslutats'
      },
      explained: 'Det som du har skrivit finns kvar på den här datorn. Ladda om sidan för att fortsätta.',
      keepExplained:
        'Texten på den här datorn kan skilja sig från den på servern. Spara den som en fil först, och hämta sedan dokumentet på nytt.',
      saveText: 'Spara min text som fil',
      fetchServer: 'Hämta dokumentet på nytt',
      reload: 'Ladda om sidan',
      fileName: 'min-text'
    },
    unplaced: 'Utan plats',
    unplacedExplained: 'Det här hör till något som inte finns längre. Flytta det till rätt plats, eller ta bort det.',
    table: {
      addRow: 'Ny rad',
      addColumn: 'Ny kolumn',
      cell: (no: number) => `Cell i kolumn ${no}`
    }
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
  },
  start: {
    title: 'Dokument',
    count: (n: number) =>
      n === 0
        ? 'Inga styrdokument än'
        : n === 1
          ? '1 styrdokument som du kan läsa eller skriva i'
          : `${n} styrdokument som du kan läsa eller skriva i`,
    list: 'Dokumentlista',
    import: 'Läs in',
    create: 'Nytt dokument',
    search: 'Sök på titel eller diarienummer',
    filter: 'Visa',
    filters: { alla: 'Alla', pagar: 'Pågår', arkiverade: 'Arkiverade' },
    columns: {
      title: 'Titel',
      state: 'Läge',
      changed: 'Ändrat',
      role: 'Din roll',
      here: 'Här nu',
      actions: 'Åtgärder'
    },
    changedBy: (name: string) => `av ${name}`,
    nobody: 'Ingen',
    sortNewest: 'Ändrat, nyast först',
    sortOldest: 'Ändrat, äldst först',
    untitled: 'Utan titel',
    shown: (n: number) => (n === 1 ? '1 dokument visas' : `${n} dokument visas`),
    row: {
      menu: (title: string) => `Åtgärder för ${title}`,
      open: 'Öppna',
      rename: 'Byt namn',
      copy: 'Kopiera',
      exportWord: 'Exportera till Word',
      exportJson: 'Exportera som JSON',
      archive: 'Arkivera',
      unarchive: 'Återställ'
    },
    rename: {
      label: 'Ny titel',
      missing: 'Skriv en titel.'
    },
    done: {
      renamed: (title: string) => `Dokumentet heter nu ”${title}”.`,
      copied: (title: string) => `Kopian av ”${title}” ligger i listan.`,
      archived: (title: string) => `”${title}” är arkiverat.`,
      unarchived: (title: string) => `”${title}” är återställt.`,
      imported: (title: string) => `”${title}” är inläst.`,
      exporting: (title: string) => `Skapar en fil av ”${title}” …`,
      exported: (title: string) => `Filen med ”${title}” är hämtad.`
    },
    newDocument: {
      title: 'Nytt dokument',
      template: 'Mall',
      name: 'Titel',
      nameHint: 'Det går att ändra senare.',
      missingName: 'Skriv en titel.',
      missingTemplate: 'Välj en mall.',
      submit: 'Skapa',
      working: 'Skapar …',
      noTemplates:
        'Det finns ingen mall på servern. Lägg en mapp med en template.json i mappen templates och starta om.'
    },
    importing: {
      file: 'JSON-fil som ska läsas in',
      working: (file: string) => `Läser in ${file} …`,
      failed: (file: string) => `${file} lästes inte in. Inget har ändrats.`,
      notJson: (line: number) => `Filen är inte giltig JSON. Felet är på rad ${line}.`,
      notJsonAtAll: 'Filen är inte giltig JSON.',
      notOurs: 'Filen är inte ett dokument från Styrskrift.',
      remedy: 'Rätta det som anges, eller välj en fil som har exporterats som JSON från Styrskrift.',
      another: 'Välj en annan fil'
    },
    empty: {
      nothing: 'Här samlas styrdokumenten',
      nothingText:
        'Skapa ett nytt dokument från en mall, eller läs in ett som har exporterats som JSON. Dokument som andra delar med dig visas också här.',
      noHits: (query: string) => `Inget dokument stämmer med ”${query}”`,
      noHitsText: 'Pröva ett annat ord ur titeln, eller en del av diarienumret.',
      noHitsElsewhere: 'Sökningen gäller bara det som visas. Pröva att visa alla dokument.',
      showAll: 'Visa alla dokument',
      noneActive: 'Inget dokument pågår',
      noneActiveText: 'Skapa ett nytt, eller återställ ett som är arkiverat.',
      noneArchived: 'Inget dokument är arkiverat',
      noneArchivedText: 'Arkivera ett dokument i listan när det inte längre ska ändras. Det går att återställa.'
    }
  },
  share: {
    title: 'Dela',
    everybody: 'Alla som är inloggade',
    everybodyHint: 'Den som också har en egen roll har den starkaste av dem.',
    defaultRoles: {
      forfattare: 'Kan skriva',
      granskare: 'Kan läsa och kommentera',
      lasare: 'Kan läsa',
      ingen: 'Kommer inte åt'
    },
    members: 'Personer och enheter med egen roll',
    roleOf: (name: string) => `Roll för ${name}`,
    you: 'du',
    remove: (name: string) => `Ta bort rollen för ${name}`,
    add: 'Ge någon en egen roll',
    whom: 'Person eller enhet',
    whomHint: 'Sök på namn. En roll för en enhet gäller alla som hör till den.',
    whomMissing: 'Sök och välj någon i listan.',
    noneFound: 'Ingen person och ingen enhet heter så.',
    unit: 'Enhet',
    role: 'Roll',
    roleHints: {
      agare: 'Skriver, delar och arkiverar.',
      forfattare: 'Skriver i hela dokumentet.',
      delforfattare: 'Skriver i valda områden.',
      granskare: 'Kommenterar och föreslår ändringar.',
      lasare: 'Läser.'
    },
    areas: 'Skriver i',
    noAreas: 'Inget område valt. Personen kan kommentera men inte skriva.',
    goneArea: 'Ett borttaget område',
    ownInsatser: (plural: string) => `${plural} där den egna enheten är ansvarig`,
    changeAreas: 'Ändra områden',
    changeAreasOf: (name: string) => `Ändra områden för ${name}`,
    saveAreas: 'Spara områden',
    cancel: 'Avbryt',
    submit: 'Lägg till',
    onlyOwner: 'Bara en ägare kan ändra vem som kommer åt dokumentet.',
    lastOwner: 'Dokumentet måste ha en ägare. Gör någon annan till ägare först.',
    copyLink: 'Kopiera länk',
    linkCopied: 'Länken är kopierad.'
  },
  /** What a person may write in a document, and how it changes. */
  rights: {
    areas: (areas: string) => `Du skriver i ${areas}.`,
    rest: 'Resten kan du läsa och kommentera.',
    noAreas: 'Du är delförfattare men har inget område att skriva i än. En ägare kan ge dig ett under Dela.',
    ownInsatser: (plural: string) => `${plural} där din enhet är ansvarig`,
    andMore: (count: number) => `${count} till`,
    and: 'och',
    stopped: 'Den här texten skriver andra.',
    toolWhy: 'går inte här, eftersom andra skriver den här texten',
    mine: 'Här skriver du',
    now: (role: string) => `Din roll i dokumentet är nu ${role}.`,
    rejectedAfterRole: 'Din roll ändrades innan det du skrev hade sparats',
    myText: 'Det du har skrivit här och som inte finns på servern:',
    copyText: (place: string) => `Kopiera texten i ${place}`,
    copied: 'Texten är kopierad.'
  },
  /** The left panel of the editor. */
  outline: {
    hide: 'Dölj dispositionen',
    untitledSection: 'Avsnitt utan rubrik',
    untitled: 'Utan rubrik',
    noText: 'Ingen text än',
    plurals: {
      metadata: 'Uppgifter om dokumentet',
      section: 'Avsnitt',
      prose: 'Texter',
      definition: 'Definitioner',
      footnote: 'Fotnoter',
      table: 'Tabeller',
      tablerow: 'Rader',
      tablecolumn: 'Kolumner',
      picture: 'Bilder',
      bilaga: 'Bilagor'
    },
    problemCount: (n: number) => `${n} problem`,
    addSection: 'Lägg till avsnitt',
    add: (what: string) => `Lägg till ${what}`,
    movedTo: (what: string, number: string) => `${what} har nu nummer ${number}.`,
    movedAfter: (what: string, other: string) => `${what} står nu efter ${other}.`,
    movedFirst: (what: string) => `${what} står nu först.`,
    notMoved: (what: string) => `${what} går inte att flytta dit.`,
    words: (n: string) => `${n} ord`,
    lix: (n: number) => `LIX ${n}`,
    lixTitle: 'Läsbarhetsindex, LIX',
    lixMeaning: (n: number, level: string) =>
      `Dokumentets text har LIX ${n}: ${level}. LIX är antalet ord i en genomsnittlig mening plus andelen långa ord i procent.`,
    lixScale: 'Under 30 är mycket lättläst, 30–40 lättläst, 40–50 medelsvår, 50–60 svår och över 60 mycket svår text.',
    lixSections: 'Varje del för sig',
    lixPart: 'Del'
  },
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
  /** Comments and change proposals: the tab *Kommentarer*, marks in the text, letters. */
  comments: {
    tab: 'Kommentarer',
    unread: (n: number) => (n === 1 ? '1 oläst' : `${n} olästa`),
    somebody: 'Någon som inte finns kvar',
    /** Of what was taken in from a Word file: who wrote it there. */
    takenInBy: (name: string, when: string) => `Intagen ur en Word-fil av ${name} ${when}.`,
    unknown: 'Okänd',
    inWord: (name: string) => (name === '' ? 'Okänd (i Word)' : `${name} (i Word)`),
    wrongEnd: 'Kommentarer markeras som klara. Ändringsförslag godkänns eller avslås.',
    comment: 'Kommentera',
    propose: 'Föreslå ändring',
    title: 'Kommentarer och förslag',
    newComment: 'Ny kommentar',
    newProposal: 'Nytt ändringsförslag',
    aboutAll: 'Kommentera hela dokumentet',
    wholeDocument: 'Hela dokumentet',
    wholeRecord: 'hela',
    proposal: 'ändringsförslag',
    insertion: 'tillägg',
    deletion: 'strykning',
    gone: 'Texten är borttagen',
    goneGroup: 'Borttagen text',
    goneFrom: (place: string) => `Stod i ${place}.`,
    loading: 'Hämtar kommentarerna …',
    failed: 'Kommentarerna gick inte att hämta. Nytt försök görs strax.',
    filter: 'Visa',
    filters: { open: 'Öppna', mine: 'Mina', done: 'Avslutade' },
    who: 'Urval',
    everybody: 'Alla personer och enheter',
    people: 'Personer',
    units: 'Enheter',
    emptyTitle: 'Inga kommentarer än',
    empty:
      'Markera text i dokumentet och välj Kommentera eller Föreslå ändring. Utan markering gäller kommentaren hela stycket.',
    emptyReadOnly: 'När någon kommenterar dokumentet visas det här.',
    noneShown: 'Ingen kommentar stämmer med urvalet',
    showOpen: 'Visa alla öppna',
    threadOf: (kind: string, place: string, words: string) => `${kind}, ${place}: ${words}`,
    kinds: { comment: 'Kommentar', proposal: 'Ändringsförslag' },
    row: (name: string, words: string) => `${name}: ${words}`,
    unreadMark: 'Oläst',
    replies: (n: number) => (n === 1 ? '1 svar' : `${n} svar`),
    goTo: 'Till texten',
    reply: 'Svara',
    replyLabel: 'Svar',
    send: 'Skicka',
    sending: 'Skickar …',
    discard: 'Släng utkastet',
    body: 'Kommentar',
    why: 'Motivering, om den behövs',
    oldWords: 'Nuvarande text',
    newWords: 'Ny text',
    newWordsHint: 'Lämna tomt för att föreslå att texten stryks.',
    unchanged: 'Ändra texten innan du skickar förslaget.',
    noWords: 'Skriv något innan du skickar.',
    unsent: 'Du har redan ett utkast. Skicka det eller släng det först.',
    mentionHint: 'Skriv här. @ nämner någon, Ctrl+Enter skickar.',
    mentions: 'Personer som kan nämnas',
    noMention: 'Ingen med det namnet kan öppna dokumentet.',
    tooLong: 'Det är för mycket text för en kommentar. Markera en kortare del.',
    noProposalHere:
      'Ett ändringsförslag gäller text i ett enda fält, utan fotnoter och radbrytningar. Markera en sådan del.',
    accept: 'Godkänn',
    reject: 'Avslå',
    takeBack: 'Dra tillbaka förslaget',
    acceptAnyway: 'Ersätt ändå',
    textChanged: 'Texten har ändrats sedan förslaget skrevs. Läs vad som står där nu innan du godkänner.',
    nowStands: 'Nu står det:',
    textGone: 'Texten som förslaget gäller är borttagen. Förslaget går bara att avslå.',
    textGoneMeanwhile: 'Texten togs bort medan förslaget godkändes. Förslaget är öppet igen, och inget har ändrats.',
    notHere: 'Du kan inte ändra texten här. Be någon som skriver i den delen att godkänna förslaget.',
    accepted: 'Förslaget är godkänt och texten är ändrad.',
    rejected: 'Förslaget är avslaget.',
    resolve: 'Klar',
    resolved: 'Markerad som klar.',
    reopen: 'Öppna igen',
    reopened: 'Tråden är öppen igen.',
    ended: {
      resolved: (name: string, when: string) => `Klar enligt ${name} ${when}`,
      accepted: (name: string, when: string) => `Godkänt av ${name} ${when}`,
      rejected: (name: string, when: string) => `Avslaget av ${name} ${when}`
    },
    more: 'Mer om tråden',
    entryMenu: 'Mer om kommentaren',
    edit: 'Ändra',
    save: 'Spara',
    edited: 'ändrad',
    withdraw: 'Ta tillbaka',
    withdrawn: 'Kommentaren är återtagen.',
    assign: 'Ge till',
    assignTo: 'Ge till någon',
    assignSearch: 'Sök person eller enhet',
    assignNobody: 'Ingen',
    unit: 'Enhet',
    assignNone: 'Ingen person eller enhet heter så, eller så kan personen inte öppna dokumentet.',
    assigned: (name: string) => `Hos ${name}`,
    ofRecord: (n: number) => (n === 1 ? 'Visa kommentaren' : `Visa ${n} kommentarer`),
    noneHere: 'Här finns ingen kommentar.',
    sent: 'Skickat.',
    /** What waits for a person, on the start page. */
    waiting: {
      title: 'Väntar på mig',
      why: { mentioned: 'Du är nämnd', assigned: 'Hos dig', unit: 'Hos din enhet' },
      proposal: 'Ändringsförslag'
    },
    /** The letter with what has happened, once an hour at most. */
    digest: {
      subject: (n: number) => (n === 1 ? 'En kommentar väntar på dig' : `${n} kommentarer väntar på dig`),
      hello: (name: string) => `Hej ${name},`,
      mention: (name: string) => `${name} har nämnt dig:`,
      assigned: (name: string) => `${name} har gett dig en kommentar att ta hand om:`,
      proposal: 'Ett ändringsförslag',
      foot: 'Du får högst ett sådant här brev i timmen, och bara om det du inte redan har läst i Styrskrift.'
    }
  },
  /** The tab *Papperskorg* of the right panel. */
  trash: {
    tab: 'Papperskorg',
    explained: 'Här ligger det som har tagits bort. Inget försvinner för gott.',
    emptyTitle: 'Papperskorgen är tom',
    list: 'Borttaget',
    removedBy: (name: string, when: string) => (name ? `${name}, ${when}` : when),
    with: (what: readonly string[]) => `Med ${what.join(', ')}`,
    parentDeleted: (what: string) => `Stod i ${what}, som också ligger här. Båda återställs.`,
    parentGone: 'Det som det stod i finns inte längre. Det kommer tillbaka sist i dokumentet, under Utan plats.',
    noWords: 'Utan text',
    restore: 'Återställ',
    restoreThis: (what: string) => `Återställ ${what}`,
    restored: (what: string) => `Återställt: ${what}.`,
    looseTitle: 'Texter utan plats i mallen',
    looseExplained: 'De hör till fält som mallen inte har, eller till något som den här versionen inte känner till.',
    looseField: (what: string, field: string) => `${what}, fältet ${field}`,
    looseUnknown: 'Okänt slag av innehåll',
    copy: 'Kopiera texten',
    copied: 'Texten är kopierad.',
    notCopied: 'Webbläsaren lät inte texten kopieras. Markera den och kopiera.'
  },
  /** The tab *Checklista* of the right panel. */
  checklist: {
    tab: 'Checklista',
    explained: 'Svara innan dokumentet skickas vidare. Svaren sparas i dokumentet, och alla ser dem.',
    readOnly: 'Frågor som ska besvaras innan dokumentet skickas vidare.',
    done: (done: number, total: number) => `${done} av ${total} besvarade`,
    answers: { ja: 'Ja', nej: 'Nej', 'ej-aktuellt': 'Ej aktuellt' },
    unanswered: 'Inte besvarad',
    clear: 'Ta bort svaret',
    clearOf: (label: string) => `Ta bort svaret om ${label}`
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
  toolbar: {
    label: 'Textverktyg',
    showOutline: 'Visa dispositionen',
    showPanel: 'Visa granskningen',
    undo: 'Ångra',
    redo: 'Gör om',
    format: (name: string) => `Format: ${name}`,
    formatTitle: 'Format',
    marksTitle: 'Tecken',
    listsTitle: 'Listor',
    indentTitle: 'Indrag',
    referencesTitle: 'Hänvisningar',
    historyTitle: 'Ändringar',
    reviewTitle: 'Granska',
    on: 'På',
    formats: {
      paragraph: 'Brödtext',
      h2: 'Rubrik 2',
      h3: 'Rubrik 3',
      h4: 'Rubrik 4',
      bulletList: 'Punktlista',
      orderedList: 'Numrerad lista'
    },
    noText: 'Ingen text vald',
    bold: 'Fet',
    boldLetter: 'F',
    italic: 'Kursiv',
    italicLetter: 'K',
    bulletList: 'Punktlista',
    orderedList: 'Numrerad lista',
    indent: 'Öka indraget',
    outdent: 'Minska indraget',
    link: 'Länk',
    footnote: 'Fotnot',
    insert: 'Infoga',
    insertTable: 'Tabell',
    insertPicture: 'Bild …',
    insertText: 'Text',
    insertHint: 'Efter den text där markören står',
    find: 'Sök och ersätt',
    help: 'Kortkommandon',
    more: 'Fler verktyg'
  },
  pictureUpload: {
    choose: 'Välj en bild',
    working: (file: string) => `Lägger in bilden ${file} …`,
    done: 'Bilden är infogad. Beskriv den för den som inte ser den.',
    placeGone: {
      message: 'Platsen där bilden skulle stå finns inte längre.',
      remedy: 'Ställ markören där bilden ska stå och välj den igen.'
    }
  },
  find: {
    label: 'Sök och ersätt',
    query: 'Sök efter',
    replacement: 'Ersätt med',
    nth: (n: number, all: number) => `${n} av ${all}`,
    count: (all: number) => (all === 1 ? '1 träff' : `${all} träffar`),
    none: 'Inga träffar',
    previous: 'Föregående träff',
    next: 'Nästa träff',
    matchCase: 'Skilj på stora och små bokstäver',
    matchCaseSign: 'Aa',
    wholeWords: 'Hela ord',
    wholeWordsSign: 'Hela ord',
    showReplace: 'Visa ersätt',
    hideReplace: 'Dölj ersätt',
    replace: 'Ersätt',
    replaceAll: 'Ersätt alla',
    replaced: (n: number) => (n === 1 ? '1 träff är ersatt.' : `${n} träffar är ersatta.`),
    close: 'Stäng sökningen'
  },
  link: {
    title: 'Länk',
    text: 'Text som visas',
    textMissing: 'Skriv den text som ska visas.',
    address: 'Adress',
    addressHint: 'En webbadress eller en e-postadress.',
    addressMissing: 'Skriv en adress.',
    addressWrong: 'Adressen går inte att använda. Skriv till exempel ekviken.se/trygghet eller namn@ekviken.se.',
    save: 'Spara',
    change: 'Ändra',
    remove: 'Ta bort länken',
    openShort: 'Öppna',
    open: (address: string) => `Öppna ${address} i ny flik`
  },
  ansvarEditor: {
    title: (no: string) => `Ansvar för ${no}`.trim(),
    titleWithoutNumber: 'Ansvar för insatsen',
    lead: 'Ansvarig',
    partner: 'I samverkan med',
    search: 'Sök i registret',
    remove: (name: string) => `Ta bort ${name}`,
    collective: 'Samlingsnamn',
    alias: (spelling: string) => `kallas också ${spelling}`,
    formerly: (spelling: string) => `tidigare ${spelling}`,
    addFree: (name: string) => `Lägg till ”${name}” som fri part`,
    addFreeHint: 'Finns inte i registret',
    read: (sentence: string) => `Läs in: ${sentence}`,
    readUncertain: (names: string) => `Kontrollera ${names}`,
    nothing: 'Registret har inget sådant namn.',
    kind: 'Form',
    kinds: { en: 'En ansvarig', samverkan: 'I samverkan', delat: 'Delat', gemensamt: 'Gemensamt' },
    tail: 'Tillägg efter namnen',
    tailGuidance: 'Till exempel: med stöd av polisen',
    preview: 'I dokumentet',
    previewEmpty: 'Ingen är vald än.',
    done: 'Klar',
    gone: 'Insatsen har tagits bort av någon annan.'
  },
  metadataEditor: {
    date: 'Datum',
    save: 'Spara',
    clear: 'Töm',
    notADate: 'Skriv ett datum med år, månad och dag.',
    searchUnit: 'Sök i registret',
    noUnit: 'Registret har ingen sådan enhet.'
  },
  recordMenu: {
    label: (type: string) => `${type}: flytta, lägg till eller ta bort`,
    up: 'Flytta upp',
    down: 'Flytta ner',
    moveTo: (label: string) => `Flytta till ${label} …`,
    omrade: (no: string, title: string) => [no, title].filter(Boolean).join(' '),
    untitled: 'utan rubrik',
    /** `name` is what the template calls it: "insats", "åtgärd". */
    add: (name: string) => `Lägg till ${name} efter`,
    textAfter: 'Infoga text efter',
    tableAfter: 'Infoga tabell efter',
    pictureAfter: 'Infoga bild efter …',
    row: 'Rad',
    rowBefore: 'Ny rad ovanför',
    rowAfter: 'Ny rad nedanför',
    rowUp: 'Flytta raden upp',
    rowDown: 'Flytta raden ner',
    rowRemove: 'Ta bort raden',
    column: 'Kolumn',
    columnBefore: 'Ny kolumn till vänster',
    columnAfter: 'Ny kolumn till höger',
    columnLeft: 'Flytta kolumnen åt vänster',
    columnRight: 'Flytta kolumnen åt höger',
    columnRemove: 'Ta bort kolumnen',
    header: 'Rubrikrad',
    on: 'På',
    off: 'Av',
    toFootnote: (no: string) => `Gå till fotnot ${no}`,
    toReference: 'Tillbaka till hänvisningen',
    remove: (name: string) => `Ta bort ${name}`,
    removeHint: 'Hamnar i Papperskorgen',
    removed: (type: string) => `${type} ligger nu i Papperskorgen. Det går att ångra.`
  },
  help: {
    title: 'Kortkommandon',
    or: 'eller',
    keys: {
      Mod: 'Ctrl',
      Shift: 'Skift',
      Alt: 'Alt',
      Enter: 'Enter',
      Backspace: 'Backsteg',
      Delete: 'Delete',
      Tab: 'Tabb',
      Escape: 'Esc',
      ArrowUp: '↑',
      ArrowDown: '↓'
    },
    macKeys: { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Backspace: '⌫', Delete: '⌦', Tab: '⇥', Escape: 'esc' },
    groups: {
      write: 'Skriva',
      format: 'Formatera',
      records: 'Insatser, områden och tabeller',
      comments: 'Kommentarer',
      find: 'Hitta',
      go: 'Förflytta sig'
    },
    what: {
      newParagraph: 'Nytt stycke; sist i en insats en ny insats; i en rad nästa fält',
      lineBreak: 'Ny rad i samma stycke',
      backspace: 'Radera bakåt; i en tom insats tas insatsen bort',
      delete: 'Radera framåt',
      undo: 'Ångra',
      redo: 'Gör om',
      selectAll: 'Markera fältet; en gång till: hela dokumentet',
      bold: 'Fet',
      italic: 'Kursiv',
      link: 'Länk',
      footnote: 'Ny fotnot; i en fotnot tillbaka till texten',
      paragraph: 'Brödtext',
      h2: 'Rubrik 2',
      h3: 'Rubrik 3',
      h4: 'Rubrik 4',
      bulletList: 'Punktlista',
      orderedList: 'Numrerad lista',
      tab: 'Nästa fält; först i en punkt ökar indraget',
      backTab: 'Föregående fält; först i en punkt minskar indraget',
      addNext: 'Lägg till en efter',
      moveUp: 'Flytta upp',
      moveDown: 'Flytta ner',
      menu: 'Meny för det som markören står i',
      find: 'Sök',
      replace: 'Sök och ersätt',
      nextHit: 'Nästa träff',
      previousHit: 'Föregående träff',
      comment: 'Kommentera det som är markerat, annars stycket',
      propose: 'Föreslå en ändring av det som är markerat',
      threadHere: 'Till kommentaren där markören står',
      nextThread: 'I listan: nästa kommentar',
      previousThread: 'I listan: föregående kommentar',
      help: 'Den här hjälpen',
      landmarks: 'Nästa del av fönstret',
      landmarksBack: 'Föregående del av fönstret'
    }
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
  },
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
  /** The command line and the start of the server. */
  cli: {
    diarium: diariumCli,
    description: 'Styrskrift skriver kommunala styrdokument.',
    usage: 'Användning:',
    arguments: 'Argument:',
    options: 'Val:',
    commands: 'Kommandon:',
    someOptions: '[val]',
    someCommand: '[kommando]',
    helpUsage: 'help [kommando]',
    help: 'Visar den här hjälpen.',
    helpCommand: 'Visar hjälpen för ett kommando.',
    seeHelp: 'Skriv --help för att se vad som går att göra.',
    unknownCommand: (name: string) => `Kommandot ”${name}” finns inte.`,
    unknownOption: (name: string) => `Valet ”${name}” finns inte.`,
    missingArgument: 'En fil saknas i kommandot.',
    missingValue: 'Ett värde saknas efter ett val.',
    missingOption: (name: string) => `Valet ${name} saknas.`,
    tooMany: 'Det är för många argument.',
    wrong: 'Kommandot går inte att tolka.',
    fault: (what: string) => `Något gick fel: ${what}`,
    file: 'en JSON-fil enligt docs/interchange.md',
    serve: {
      description: 'Startar servern.',
      port: 'porten att lyssna på',
      host: 'adressen att lyssna på',
      data: 'mappen för databasen',
      running: (name: string, address: string) => `${name} är igång på ${address}`,
      notBuilt: 'Webbläsarens del är inte byggd: bara API och synkning svarar. Kör npm run build.'
    },
    import: {
      description:
        'Lägger in ett dokument i databasen och skriver dess id; med --out skrivs i stället den kompletta filen. Ett utkast (.docx, .odt, .doc, .rtf, Markdown, text) läses in i mallen.',
      template: 'mallen att använda i stället för filens',
      out: 'filen att skriva i stället för att lägga in dokumentet',
      report: 'filen att skriva rapporten i: vad i utkastet som hamnade var, och dess kommentarer och ändringsförslag',
      changes:
        'vad som görs med spårade ändringar: accept (godkänns, om inget sägs), reject (avvisas) eller propose (blir ändringsförslag)',
      changesWrong: '--changes är accept, reject eller propose.',
      threads: (comments: number, proposals: number) =>
        `Utkastet har ${comments} kommentarer, och ${proposals} ändringsförslag tas med.`,
      threadsLeft: (n: number) =>
        `JSON-filen rymmer inga kommentarer och ändringsförslag. Lägg till --report RAPPORT.json för att få de ${n} som finns.`,
      needsTemplate: 'Ett utkast behöver en mall: --template NAMN.',
      read: (insatser: number, unplaced: number, unsure: number) =>
        `Läste ${insatser} insatser. ${unplaced} stycken har ingen plats, och ${unsure} placeringar är osäkra.`,
      owner: 'den som ska äga dokumentet och ensam kunna öppna det',
      anybody: 'Styrskrift'
    },
    importComments: {
      description: 'Läser kommentarer och ändringar ur en Word-kopia som har kommit tillbaka.',
      against: 'versionen som kopian gjordes av, som JSON',
      out: 'filen att skriva resultatet i',
      read: (comments: number, changes: number, unplaced: number) =>
        `Läste ${comments} kommentarer och ${changes} ändringar. ${unplaced} gick inte att placera och är listade för sig.`,
      otherVersion: 'Kopian säger att den är gjord av en annan version. Kontrollera placeringarna.'
    },
    export: {
      description: 'Skriver ett dokument som Word eller JSON.',
      out: 'filen att skriva, .docx eller .json',
      ...exportWords.cli
    },
    validate: {
      description: 'Prövar ett dokument: formen, mallen och reglerna.',
      json: 'skriver resultatet som JSON',
      valid: (file: string) => `${file} är ett giltigt dokument.`,
      misfits: 'Avviker från mallen:',
      problems: (n: number) => (n === 0 ? 'Reglerna hittar inget problem.' : n === 1 ? '1 problem:' : `${n} problem:`),
      severities: { fel: 'Fel', varning: 'Varning', rad: 'Råd' }
    },
    backup: {
      description: 'Skriver hela databasen till en fil, även medan servern är igång.',
      file: 'säkerhetskopian',
      missing: (file: string) => `${file} finns inte.`,
      done: (file: string, documents: number) => `${file} innehåller ${documents} dokument.`
    },
    verify: {
      description: 'Prövar att en säkerhetskopia är hel, och händelseloggen i den.',
      whole: (file: string, documents: number, head: string) =>
        `${file} är hel. Den innehåller ${documents} dokument, och händelseloggen slutar med ${head}.`
    },
    audit: {
      description: 'Händelseloggen: verify, list och head.',
      verify: 'Prövar att ingen post i händelseloggen har ändrats, tagits bort eller lagts till.',
      pinned: 'ett huvud som audit head har skrivit tidigare, som 120:9f86…',
      wrongHead: (text: string) => `”${text}” är inte ett huvud. Det skrivs av audit head, som 120:9f86d081884c7d65…`,
      list: 'Visar poster i händelseloggen, de senaste först.',
      limit: 'hur många poster som visas',
      event: 'bara händelser av det här slaget',
      wrongNumber: (text: string) => `”${text}” är inte ett antal från 1 till 10 000.`,
      head: 'Skriver loggens huvud: antalet poster och den sistas hash. Spara det på ett annat ställe.',
      whole: (n: number, head: string) =>
        n === 0
          ? 'Händelseloggen är tom.'
          : `Händelseloggen är hel: ${n} ${n === 1 ? 'post' : 'poster'}. Huvud: ${head}`
    },
    user: {
      description: 'Personer: add, invite, list och end.',
      add: 'Lägger till en person och bjuder in.',
      invite: 'Bjuder in en person igen.',
      list: 'Visar alla personer.',
      end: 'Avslutar en person, som inte kommer in mer.',
      name: 'personens namn',
      email: 'personens e-postadress',
      admin: 'gör personen till administratör',
      resetTwoFactor: 'tar bort personens tvåstegsverifiering, som sätts upp på nytt',
      nobody: 'Det finns inga personer.',
      noAddress: (email: string) => `”${email}” är ingen e-postadress.`,
      line: (person: { name: string; email: string | null; administrator: boolean; endedAt: string | null }) =>
        [
          person.name,
          person.email ?? 'utan e-post',
          ...(person.administrator ? ['administratör'] : []),
          ...(person.endedAt === null ? [] : [`avslutad ${person.endedAt.slice(0, 10)}`])
        ].join(', '),
      ended: (email: string) => `${email} är avslutad.`,
      mailed: (email: string) => `Inbjudan är skickad till ${email}.`,
      link: (link: string) => `Ge länken till personen. Den gäller i sju dagar och en gång:\n${link}`
    },
    restore: {
      description: 'Ersätter databasen med en säkerhetskopia. Servern ska vara stoppad.',
      replace: 'ersätter de dokument som finns i databasen',
      done: (documents: number) => `${documents} dokument är återställda.`
    }
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
  /** What stops the program at start when a setting is wrong. */
  config: {
    unknown: (name: string) => `Inställningen ${name} finns inte. docs/configuration.md visar alla.`,
    wrong: (name: string, value: string, expected: string) =>
      `Inställningen ${name} är fel: ”${value}”. Den ska vara ${expected}.`,
    expected: {
      STYRSKRIFT_PORT: 'ett portnummer från 0 till 65535',
      STYRSKRIFT_HOST: 'ett värdnamn eller en adress',
      STYRSKRIFT_DATA: 'en mapp',
      DATABASE_URL: 'en adress som börjar med postgres:// eller postgresql://',
      STYRSKRIFT_PUBLIC_URL:
        'en eller flera adresser, som https://styrskrift.exempel.se, med komma emellan och utan sökväg',
      STYRSKRIFT_TRUST_PROXY: 'en eller flera IP-adresser eller nät, som 10.0.0.5 eller 10.0.0.0/8, med komma emellan',
      STYRSKRIFT_TEMPLATES: 'en mapp med mallar',
      STYRSKRIFT_DEMO: 'on eller off',
      STYRSKRIFT_LOG_LEVEL: 'debug, info, warn, error eller silent',
      STYRSKRIFT_METRICS_TOKEN: 'minst 16 tecken',
      STYRSKRIFT_SESSION_DAYS: 'ett antal dagar från 1 till 365',
      STYRSKRIFT_MAX_IMPORT_MIB: 'ett antal MiB från 1 till 200',
      STYRSKRIFT_MAX_PICTURE_MIB: 'ett antal MiB från 1 till 100',
      STYRSKRIFT_RATE_PERSON: 'ett antal anrop per minut, minst 1',
      STYRSKRIFT_RATE_ADDRESS: 'ett antal anrop per minut, minst 1',
      STYRSKRIFT_RATE_SIGN_IN: 'ett antal anrop per minut, minst 1',
      STYRSKRIFT_SECRET: 'minst 32 slumpmässiga tecken',
      STYRSKRIFT_SECRET_FILE: 'en fil',
      STYRSKRIFT_SIGN_IN_PASSWORD: 'on eller off',
      STYRSKRIFT_SIGN_IN_LINK: 'on eller off',
      STYRSKRIFT_OIDC_ISSUER: 'en adress som börjar med https://',
      STYRSKRIFT_OIDC_CLIENT_ID: 'en text',
      STYRSKRIFT_OIDC_CLIENT_SECRET: 'en text',
      STYRSKRIFT_OIDC_CLIENT_SECRET_FILE: 'en fil',
      STYRSKRIFT_OIDC_SCOPES: 'namn med mellanslag emellan',
      STYRSKRIFT_OIDC_NAME: 'högst 60 tecken',
      STYRSKRIFT_OIDC_GROUPS_CLAIM: 'en text',
      STYRSKRIFT_OIDC_ADMINISTRATORS: 'ett eller flera gruppnamn med komma emellan',
      STYRSKRIFT_OIDC_UNITS: 'par som grupp=enhet med komma emellan',
      STYRSKRIFT_OIDC_TRUST_EMAIL: 'on eller off',
      STYRSKRIFT_OIDC_NEW_PEOPLE: 'on eller off',
      STYRSKRIFT_SMTP_URL: 'en adress som smtp://användare@e-post.exempel.se:587 eller smtps://e-post.exempel.se',
      STYRSKRIFT_SMTP_PASSWORD: 'ett lösenord',
      STYRSKRIFT_SMTP_FROM: 'en e-postadress',
      STYRSKRIFT_SMTP_TLS: 'on eller off',
      STYRSKRIFT_PAGE_NUMBERS: 'libreoffice eller calculated'
    },
    publicDemo:
      'Demon kan inte vara på en publik adress: ta bort STYRSKRIFT_DEMO=on, eller ta bort STYRSKRIFT_PUBLIC_URL.',
    halfOidc: 'STYRSKRIFT_OIDC_ISSUER och STYRSKRIFT_OIDC_CLIENT_ID hör ihop: ange båda eller ingen av dem.',
    secretFile: (name: string, file: string) => `Filen ${file}, som ${name} pekar på, går inte att läsa.`,
    weakSecret:
      'Hemligheten i STYRSKRIFT_SECRET är för svag: använd minst 32 slumpmässiga tecken, till exempel från openssl rand -base64 32.',
    noSecret:
      'Med en publik adress behövs en hemlighet: ange STYRSKRIFT_SECRET eller STYRSKRIFT_SECRET_FILE, till exempel från openssl rand -base64 32.',
    twice: (file: string) =>
      `Både ${file.replace(/_FILE$/, '')} och ${file} är satta. Ta bort den ena: det går inte att veta vilken som gäller.`,
    unreadable: (variable: string, file: string) =>
      `Filen ${file}, som ${variable} anger, går inte att läsa. Kontrollera sökvägen och rättigheten.`,
    lacks: (name: string, needed: string) => `Inställningen ${name} behöver också ${needed}.`,
    openSmtp: 'Lösenordet i STYRSKRIFT_SMTP_URL skickas aldrig utan TLS. Ta bort STYRSKRIFT_SMTP_TLS=off.'
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
  },
  /** Signing in, the own account, and the messages that belong to them. */
  auth: {
    title: 'Logga in',
    kommun: (name: string) => `Styrskrift i ${name}`,
    demo: {
      title: 'Det här är en demo',
      explained: (kommun: string) =>
        `${kommun} är påhittad. Välj vem du vill vara. Den som använder den här datorn kan vara vem som helst, så skriv inget hemligt.`,
      administrator: 'administratör'
    },
    email: 'E-postadress',
    emailMissing: 'Skriv en hel e-postadress, som namn@kommun.se.',
    password: 'Lösenord',
    passwordMissing: 'Skriv ditt lösenord.',
    name: 'Ditt namn',
    nameHint: 'För- och efternamn, så att andra ser vem som skriver.',
    nameMissing: 'Skriv ditt namn.',
    showPassword: 'Visa lösenordet',
    submit: 'Logga in',
    oidc: 'Logga in med kommunens konto',
    or: 'eller',
    withLink: 'Få en länk med e-post i stället',
    withPassword: 'Logga in med lösenord i stället',
    forgotten: 'Glömt lösenordet?',
    back: 'Tillbaka till inloggningen',
    nothingOn: 'Ingen inloggning är påslagen. Säg till den som sköter servern.',
    problems: {
      avbruten: {
        message: 'Inloggningen avbröts.',
        remedy: 'Försök igen när du vill.'
      },
      'inte-inbjuden': {
        message: 'Det finns inget konto för dig i Styrskrift.',
        remedy: 'Be den som administrerar Styrskrift att bjuda in dig.'
      },
      obekraftad: {
        message: 'Inloggningstjänsten har inte bekräftat din e-postadress.',
        remedy: 'Säg till den som sköter Styrskrift. Du kan logga in på ett annat sätt så länge.'
      },
      'utan-epost': {
        message: 'Inloggningstjänsten lämnade ingen e-postadress.',
        remedy: 'Säg till den som sköter Styrskrift.'
      },
      fel: {
        message: 'Inloggningen gick inte att slutföra.',
        remedy: 'Försök igen. Om felet är kvar, säg till den som sköter Styrskrift.'
      }
    },
    link: {
      title: 'Länk med e-post',
      lead: 'Du får en länk som loggar in dig. Den gäller i 15 minuter.',
      submit: 'Skicka länken',
      use: 'Logga in',
      useLead: 'Tryck på knappen för att logga in i den här webbläsaren.'
    },
    sent: {
      title: 'Kolla din e-post',
      text: (email: string) =>
        `Om det finns ett konto för ${email} kommer det strax ett meddelande dit. Öppna länken i det. Titta i skräpposten om det dröjer.`
    },
    reset: {
      askTitle: 'Glömt lösenordet',
      askLead: 'Du får en länk för att välja ett nytt. Den gäller i en timme.',
      askSubmit: 'Skicka länken',
      title: 'Nytt lösenord',
      lead: (email: string) => `För ${email}. Du blir utloggad överallt där du är inloggad.`,
      submit: 'Byt lösenord',
      done: 'Lösenordet är ändrat',
      doneText: 'Logga in med det nya.',
      toSignIn: 'Till inloggningen'
    },
    invitation: {
      title: (name: string) => `Välkommen, ${name}`,
      lead: (email: string) => `Välj ett lösenord. Du loggar in med ${email}.`,
      leadWithout: (email: string) => `Du loggar in med ${email}.`,
      submit: 'Spara och logga in',
      submitWithout: 'Logga in'
    },
    first: {
      title: 'Första administratören',
      lead: 'Du blir den som lägger till andra och sköter inställningarna. I nästa steg sätter du upp tvåstegsverifiering.',
      submit: 'Fortsätt'
    },
    badLink: {
      title: 'Länken går inte att använda',
      text: 'Den har redan använts, eller så är den för gammal. Be om en ny.'
    },
    newPassword: {
      label: 'Nytt lösenord',
      hint: 'Minst 12 tecken. Fyra ord som inte hör ihop är bra.',
      judging: 'Bedömer …',
      good: 'Bra lösenord',
      scores: ['Mycket lätt att gissa', 'Lätt att gissa', 'Går att gissa', 'Svårt att gissa', 'Mycket svårt att gissa']
    },
    code: {
      title: 'Tvåstegsverifiering',
      lead: 'Öppna appen för koder på din telefon.',
      label: 'Kod',
      hint: 'Sex siffror ur appen, eller en återställningskod.',
      missing: 'Skriv koden.',
      submit: 'Fortsätt',
      stop: 'Avbryt inloggningen'
    },
    setup: {
      title: 'Sätt upp tvåstegsverifiering',
      demanded:
        'Den som är administratör loggar in i två steg: med lösenord eller länk, och med en kod ur en app på telefonen.',
      passwordAgain: 'Skriv ditt lösenord igen',
      begin: 'Börja',
      scan: 'Läs in bilden med en app för koder',
      scanText: 'Till exempel Microsoft Authenticator, Google Authenticator eller Aegis.',
      picture: 'QR-kod för appen',
      secret: 'Eller skriv in nyckeln för hand:',
      keep: 'Spara återställningskoderna',
      keepText: 'De hjälper dig in om telefonen är borta. Var och en går att använda en gång. De visas bara nu.',
      copy: 'Kopiera koderna',
      copied: 'Koderna är kopierade.',
      save: 'Spara som fil',
      file: 'aterstallningskoder.txt',
      give: 'Skriv koden som appen visar',
      submit: 'Slå på'
    },
    account: {
      title: 'Ditt konto',
      menu: 'Ditt konto',
      details: 'Uppgifter',
      name: 'Namn',
      email: 'E-postadress',
      units: 'Enheter',
      none: 'Inga',
      changedByAdministrator: 'E-postadress och enheter ändras av den som administrerar Styrskrift.',
      saved: 'Namnet är sparat.',
      password: 'Lösenord',
      noPassword: 'Du har inget lösenord. Välj ett om du vill kunna logga in så.',
      current: 'Nuvarande lösenord',
      currentMissing: 'Skriv det lösenord som du har nu.',
      changePassword: 'Byt lösenord',
      setPassword: 'Välj lösenord',
      passwordExplained: 'Alla andra inloggningar avslutas när du byter.',
      passwordDone: 'Lösenordet är ändrat, och alla andra inloggningar är avslutade.',
      provider: 'Du kan logga in med kommunens konto.',
      twoFactor: 'Tvåstegsverifiering',
      twoFactorOn: 'Tvåstegsverifieringen är på.',
      twoFactorOff: 'Tvåstegsverifieringen är av. Med den räcker det inte att någon gissar eller stjäl lösenordet.',
      turnOn: 'Sätt upp',
      turnOff: 'Slå av',
      demanded: 'Den som är administratör kan inte slå av den.',
      newCodes: 'Nya återställningskoder',
      newCodesText: 'De gamla koderna slutar gälla.',
      confirm: 'Bekräfta',
      sessions: 'Där du är inloggad',
      sessionsText: 'Avsluta det du inte känner igen, och byt lösenord.',
      here: 'den här webbläsaren',
      used: (when: string) => `Senast använd ${when}`,
      since: (when: string) => `inloggad ${when}`,
      methods: { password: 'med lösenord', link: 'med länk', oidc: 'med kommunens konto', demo: 'i demon' },
      end: 'Avsluta',
      endOne: (browser: string) => `Avsluta ${browser}`,
      endOthers: 'Avsluta alla andra',
      ended: 'Inloggningen är avslutad.',
      othersEnded: 'Alla andra inloggningar är avslutade.',
      browser: (name: string, system: string) => `${name} på ${system}`,
      unknownBrowser: 'En webbläsare',
      unknownSystem: 'okänt system'
    },
    strength: {
      tooShort: (least: number) => `Använd minst ${least} tecken.`,
      tooLong: (most: number) => `Använd högst ${most} tecken.`,
      guessable: 'Lägg till fler ord som inte hör ihop.',
      /** What the library that judges passwords says. */
      library: {
        warnings: {
          straightRow: 'Tangenter i rad är lätta att gissa.',
          keyPattern: 'Korta mönster på tangentbordet är lätta att gissa.',
          simpleRepeat: 'Upprepade tecken som ”aaa” är lätta att gissa.',
          extendedRepeat: 'Upprepade mönster som ”abcabcabc” är lätta att gissa.',
          sequences: 'Följder som ”abc” är lätta att gissa.',
          recentYears: 'Årtal i vår tid är lätta att gissa.',
          dates: 'Datum är lätta att gissa.',
          topTen: 'Det är ett av de vanligaste lösenorden.',
          topHundred: 'Det är ett mycket vanligt lösenord.',
          common: 'Det är ett vanligt lösenord.',
          similarToCommon: 'Det liknar ett vanligt lösenord.',
          wordByItself: 'Enstaka ord är lätta att gissa.',
          namesByThemselves: 'Enstaka namn är lätta att gissa.',
          commonNames: 'Vanliga namn är lätta att gissa.',
          userInputs: 'Använd inte ditt namn, din adress eller kommunens namn.',
          pwned: 'Lösenordet har läckt ut.'
        },
        suggestions: {
          l33t: 'Undvik väntade byten som ”@” för ”a”.',
          reverseWords: 'Undvik vanliga ord baklänges.',
          allUppercase: 'Blanda stora och små bokstäver.',
          capitalization: 'Låt inte bara den första bokstaven vara stor.',
          dates: 'Undvik datum och årtal som hör ihop med dig.',
          recentYears: 'Undvik årtal i vår tid.',
          associatedYears: 'Undvik årtal som hör ihop med dig.',
          sequences: 'Undvik följder av tecken.',
          repeated: 'Undvik ord och tecken som upprepas.',
          longerKeyboardPattern: 'Använd längre mönster som byter riktning.',
          anotherWord: 'Lägg till fler ord som är ovanliga.',
          useWords: 'Använd flera ord, men inte en vanlig fras.',
          noNeed: 'Siffror och tecken behövs inte om orden är många nog.',
          pwned: 'Byt lösenordet överallt där du använder det.'
        },
        timeEstimation: {
          ltSecond: 'mindre än en sekund',
          second: '{base} sekund',
          seconds: '{base} sekunder',
          minute: '{base} minut',
          minutes: '{base} minuter',
          hour: '{base} timme',
          hours: '{base} timmar',
          day: '{base} dag',
          days: '{base} dagar',
          month: '{base} månad',
          months: '{base} månader',
          year: '{base} år',
          years: '{base} år',
          centuries: 'århundraden'
        }
      }
    },
    firstLink: (link: string) =>
      `Det finns ingen administratör än. Öppna länken för att bli den första; den gäller i 24 timmar och en gång:\n${link}`,
    mail: {
      link: {
        subject: (kommun: string) => `Logga in i Styrskrift i ${kommun}`,
        text: (name: string, link: string) =>
          `Hej ${name}!\n\nÖppna länken för att logga in i Styrskrift:\n${link}\n\nLänken gäller i 15 minuter och går att använda en gång. Om du inte har bett om den behöver du inte göra något.\n`
      },
      reset: {
        subject: 'Välj ett nytt lösenord i Styrskrift',
        text: (name: string, link: string) =>
          `Hej ${name}!\n\nÖppna länken för att välja ett nytt lösenord i Styrskrift:\n${link}\n\nLänken gäller i en timme och går att använda en gång. Om du inte har bett om den behöver du inte göra något: det gamla lösenordet gäller.\n`
      },
      changed: {
        subject: 'Ditt lösenord i Styrskrift är ändrat',
        text: (name: string) =>
          `Hej ${name}!\n\nLösenordet till ditt konto i Styrskrift är ändrat, och alla andra inloggningar är avslutade. Om det inte var du, säg genast till den som sköter Styrskrift hos er.\n`
      },
      invitation: {
        subject: (kommun: string) => `Du är inbjuden till Styrskrift i ${kommun}`,
        text: (name: string, kommun: string, link: string) =>
          `Hej ${name}!\n\nDu är inbjuden till Styrskrift, där ${kommun} skriver sina styrdokument.\n\nÖppna länken och välj ett lösenord:\n${link}\n\nLänken gäller i sju dagar och går att använda en gång. Om du inte väntade dig inbjudan behöver du inte göra något.\n`
      }
    }
  },
  admin,
  export: exportWords,
  wordThreads: threadWords,
  versions,
  importing,
  errors: {},
  /** The audit log: what happened, and what is wrong with the chain. */
  audit: {
    events: {
      'document.created': 'Skapade dokumentet',
      'document.imported': 'Läste in dokumentet från en fil',
      'document.copied': 'Kopierade dokumentet',
      'document.exported': 'Exporterade dokumentet',
      'document.renamed': 'Bytte dokumentets titel',
      'document.archived': 'Arkiverade dokumentet',
      'document.unarchived': 'Tog tillbaka dokumentet från arkivet',
      'state.changed': 'Ändrade dokumentets tillstånd',
      'remiss.sent': 'Skickade en remiss',
      'remiss.extended': 'Ändrade anstånd för en remissinstans',
      'remiss.link-renewed': 'Skickade en ny svarslänk',
      'remiss.link-withdrawn': 'Drog in en svarslänk',
      'remiss.recipient-removed': 'Tog bort en mottagare av en remiss',
      'version.frozen': 'Sparade en version',
      'version.exported': 'Hämtade en versions Word-fil',
      'intake.received': 'Tog emot en fil till en remiss',
      'intake.exported': 'Hämtade en fil som kommit in till en remiss',
      'intake.set-aside': 'Lade en inkommen fil åt sidan',
      'intake.taken-back': 'Tog tillbaka en fil som låg åt sidan',
      'registration.changed': 'Ändrade registreringen av ett remissvar',
      'remiss.compiled': 'Hämtade remissammanställningen',
      'remiss.omission-added': 'Märkte ord som utelämnas vid publicering',
      'remiss.omission-removed': 'Tog bort en märkning av ord som utelämnas',
      'remiss.replies-sent': 'Skickade svarsbrev till remissinstanser',
      'remiss.package-made': 'Tog ut akten till diariet',
      'copy.received': 'Tog emot en kopia',
      'copy.exported': 'Hämtade en kopia som kommit in',
      'copy.taken-in': 'Tog in synpunkter ur en kopia',
      'role.changed': 'Ändrade en roll i dokumentet',
      'default-role.changed': 'Ändrade vad alla får göra i dokumentet',
      'session.first-step': 'Klarade inloggningens första steg',
      'session.signed-in': 'Loggade in',
      'session.signed-out': 'Loggade ut',
      'session.ended': 'Avslutade inloggningar',
      'signin.failed': 'Misslyckades att logga in',
      'signin.locked': 'Låstes ute efter många försök',
      'link.sent': 'Fick en länk att logga in med',
      'password.changed': 'Bytte lösenord',
      'password.reset-asked': 'Bad om ett nytt lösenord',
      'two-factor.on': 'Slog på tvåstegsverifiering',
      'two-factor.off': 'Slog av tvåstegsverifiering',
      'two-factor.codes': 'Skapade nya återställningskoder',
      'person.added': 'Lade till en person',
      'person.changed': 'Ändrade en person',
      'person.data-exported': 'Hämtade personuppgifter',
      'person.removed': 'Tog bort personuppgifter',
      'invitation.sent': 'Bjöd in en person',
      'invitation.accepted': 'Tog emot inbjudan',
      'person.first': 'Blev den första administratören',
      'unit.created': 'Lade till en enhet',
      'unit.changed': 'Ändrade en enhet',
      'unit.ended': 'Avslutade en enhet',
      'unit.reopened': 'Tog tillbaka en enhet',
      'unit.imported': 'Läste in registret från en fil',
      'backup.restored': 'Återställde databasen från en säkerhetskopia',
      'answer.opened': 'Öppnade ett remissvar med sin länk',
      'answer.submitted': 'Lämnade in ett remissvar',
      'outbox.retried': 'Skickade ett meddelande igen'
    },
    breaks: {
      altered: (n: number) => `Post ${n} har ändrats efter att den skrevs.`,
      removed: (n: number) => `Post ${n} har tagits bort.`,
      inserted: (n: number) => `Post ${n} har lagts till i efterhand.`,
      truncated: (n: number) => `Post ${n} och alla efter den har tagits bort.`,
      rewritten: (n: number) => `Kedjan är omskriven: post ${n} är en annan än den som är känd.`
    }
  },
  /** Messages by e-mail. */
  mail: {
    /** The sender's name. */
    from: (kommun: string) => `Styrskrift i ${kommun}`,
    secret: 'Texten visas inte, eftersom den släpper in mottagaren.',
    cleared: 'Texten är borttagen.',
    gaveUp: 'Meddelandet gick inte att skicka på ett dygn.'
  }
}
