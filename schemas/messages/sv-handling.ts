import { outcomes, synpunktKinds } from './sv-remiss-words.ts'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** Texts of the handling of what came back from a remiss. */
export const handling = {
  title: 'Synpunkter',
  /** What a part of an answer says, in words that can be read by themselves. */
  said: {
    proposal: (quote: string, words: string) =>
      words === '' ? `Stryk ”${quote}”.` : quote === '' ? `Lägg till ”${words}”.` : `Ändra ”${quote}” till ”${words}”.`,
    reservation: (form: string, by: string) =>
      `${form === 'muntlig' ? 'Muntlig reservation' : 'Reservation'}${by === '' ? '' : ` av ${by}`}.`
  },
  synpunktNo: (number: number) => `synpunkt ${number}`,
  inThread: (number: number, body: string) => `Förslag i synpunkt ${number}${body === '' ? '' : ` från ${body}`}.`,
  noSuchPassage: 'svaret har inget sådant stycke.',
  noProposal: 'synpunkten föreslår ingen ny lydelse.',
  cell: 'Cell',
  outcomes,
  noOutcome: 'Ej hanterad',
  kinds: synpunktKinds,
  views: {
    label: 'Vyer',
    synpunkter: 'Synpunkter',
    svar: 'Svaren',
    andringar: 'Ändringar',
    kontroll: 'Kontroll',
    oversikt: 'Översikt'
  },
  remissChoice: 'Remiss',
  remissName: (number: number, kind: string) => `${kind === 'remiss' ? 'Remiss' : 'Underhandsremiss'} ${number}`,
  progress: (handled: number, all: number) => `${handled} av ${all} hanterade`,
  answered: (answered: number, asked: number) => `svar från ${answered} av ${asked} instanser`,
  noRemiss: 'Dokumentet har inte varit på remiss',
  noRemissText: 'När en remiss har skickats visas svaren här, så att ni kan hantera dem.',
  toText: 'Till texten',
  /** The frozen text beside the table. */
  text: {
    label: 'Remissversionen',
    frozen: (day: string) => `Remissversion, låst ${day}`,
    whole: 'Dokumentet i stort',
    all: 'Hela texten',
    previous: 'Föregående med synpunkter',
    next: 'Nästa med synpunkter',
    ansvar: 'Ansvar:',
    count: (n: number) => count(n, 'synpunkt', 'synpunkter'),
    show: 'Visa texten',
    hide: 'Dölj texten',
    changed: 'Ändrad efter remissen',
    removed: 'Borttagen efter remissen'
  },
  /** The table. */
  table: {
    label: 'Synpunkter',
    number: 'Nr',
    body: 'Instans',
    place: 'Gäller',
    said: 'Synpunkt',
    position: 'Ställning',
    outcome: 'Hantering',
    handler: 'Ansvarig',
    lastDay: 'Senast',
    motivation: 'Motivering',
    tags: 'Etiketter',
    selectAll: 'Markera alla som visas',
    shown: (n: number, all: number) =>
      n === all ? count(n, 'synpunkt', 'synpunkter') : `${n} av ${count(all, 'synpunkt', 'synpunkter')}`,
    handled: (n: number) => count(n, 'hanterad', 'hanterade'),
    selected: (n: number) => count(n, 'markerad', 'markerade'),
    clearSelection: 'Avmarkera',
    none: 'Inga synpunkter passar',
    noneText: 'Ändra eller rensa filtren för att se fler.',
    empty: 'Inga synpunkter än',
    emptyText: 'Synpunkter kommer hit när någon har lämnat sitt svar.',
    late: 'Försenad',
    grouped: (n: number) => `Grupp med ${n}`,
    hasChange: 'Ledde till ändring',
    formerly: (name: string) => `Ingen (tidigare ${name})`,
    help: 'Pil upp och ned väljer rad, Enter öppnar hanteringen, mellanslag markerar, Skift med pil markerar flera. 1–4 sätter hantering, A ansvarig, D sista dag, E etikett, G grupp och snedstreck söker.'
  },
  filters: {
    label: 'Filter',
    search: 'Sök i synpunkter',
    section: 'Del av texten',
    body: 'Instans',
    position: 'Ställningstagande',
    state: 'Hantering',
    handler: 'Ansvarig',
    tag: 'Etikett',
    kind: 'Slag',
    all: 'Alla',
    unhandled: 'Ej hanterade',
    anyHandled: 'Hanterade',
    late: 'Försenade',
    mine: 'Mina',
    nobody: 'Ingen',
    noPosition: 'Utan ställningstagande',
    clear: 'Rensa filter',
    place: 'Plats',
    /** The button in a narrow window, behind which the filters stand. */
    open: (n: number) => (n === 0 ? 'Filter' : `Filter (${n})`),
    remove: (filter: string) => `Ta bort filtret ${filter}`,
    group: 'Gruppera lika'
  },
  /** The tables that one looks at most. */
  quick: {
    label: 'Visa',
    all: 'Alla',
    mine: 'Mina synpunkter',
    unhandled: 'Ej hanterade',
    late: 'Försenade',
    unassigned: 'Utan ansvarig',
    removed: 'Borttagna'
  },
  /** What somebody has taken away. */
  removed: {
    title: 'Borttagna synpunkter',
    none: 'Inga synpunkter är borttagna.',
    who: (name: string, when: string) => `Borttagen av ${name}, ${when}`,
    takeBack: 'Ta tillbaka',
    takeBackOne: (number: number) => `Ta tillbaka synpunkt ${number}`,
    back: (number: number) => `Synpunkt ${number} är tillbaka i tabellen.`
  },
  /** Pointing at words of the text. */
  stretch: {
    pick: 'Peka ut ord i texten',
    whole: 'Låt den gälla hela stycket',
    about: 'Gäller orden',
    field: 'I vilken text?',
    select: 'Markera orden som den gäller',
    choose: 'Välj orden',
    tooLong: (n: number) => `Markera högst ${n} tecken.`
  },
  /** Motivations that are used again. */
  phrases: {
    manage: 'Ändra eller ta bort fraser',
    list: 'Fraser',
    label: 'Frasens namn',
    text: 'Text',
    change: (label: string) => `Ändra frasen ${label}`,
    changeShort: 'Ändra',
    removeShort: 'Ta bort',
    sure: (label: string) => `Ta bort frasen ${label} för alla dokument? Det som är skrivet med den står kvar.`,
    changed: 'Frasen är ändrad.',
    removed: 'Frasen är borttagen.'
  },
  /** The handling of one synpunkt. */
  detail: {
    label: (number: number) => `Synpunkt ${number}`,
    nothing: 'Välj en synpunkt i tabellen för att hantera den.',
    outcome: 'Hantering',
    motivation: 'Motivering',
    motivationHint: 'Visas i remissammanställningen och i svaret till instansen.',
    phrase: 'Infoga fras',
    savePhrase: 'Spara motiveringen som fras',
    phraseName: 'Frasens namn',
    phraseSaved: 'Frasen är sparad.',
    removePhrase: (label: string) => `Ta bort frasen ${label}`,
    noLastDay: 'Ta bort sista dagen',
    noMotivation: 'Ingen motivering',
    linksToo: 'Ändringar som synpunkten ledde till',
    savePlace: 'Spara platsen',
    facet: (name: string) => `Vad i ${name} synpunkten ledde till`,
    allFacets: 'Hela ändringen',
    handler: 'Ansvarig',
    lastDay: 'Sista dag',
    tags: 'Etiketter',
    addTag: 'Lägg till etikett',
    removeTag: (tag: string) => `Ta bort etiketten ${tag}`,
    group: 'Grupp',
    ungroup: 'Ta ut ur gruppen',
    groupMembers: (n: number) => `Gruppen har ${count(n, 'synpunkt', 'synpunkter')}. Hanteringen gäller alla i den.`,
    changes: 'Ändring som synpunkten ledde till',
    linkChange: 'Peka ut en ändring',
    noChanges: 'Texten är inte ändrad efter remissen.',
    ownRecord: 'Ändringen här',
    unlink: (name: string) => `Ta bort kopplingen till ${name}`,
    notShown: 'Texten visar ingen sådan ändring',
    accept: 'Inför förslaget i texten',
    accepted: 'Förslaget är infört i texten',
    editText: 'Ändra texten',
    openAnswer: 'Läs hela svaret',
    history: 'Tidigare hantering',
    noHistory: 'Hanteringen har inte ändrats.',
    by: (name: string) => `Av ${name}`,
    until: (when: string) => `till ${when}`,
    personal: 'Innehåller personuppgifter',
    remove: 'Ta bort synpunkten',
    restore: 'Ta tillbaka',
    removed: (number: number) => `Synpunkt ${number} är borttagen. Svaret är oförändrat.`,
    back: 'Till tabellen',
    move: 'Flytta till',
    kind: 'Slag',
    place: 'Gäller',
    yours: 'Det du skrev',
    theirs: (name: string) =>
      `${name} har ändrat samtidigt. Det som står i fälten är deras. Det du skrev står här nedanför och är inte sparat.`,
    theirsMany: (n: number) =>
      `${count(n, 'synpunkt hade', 'synpunkter hade')} ändrats av någon annan och lämnades som ${n === 1 ? 'den var' : 'de var'}.`,
    useMine: 'Spara det jag skrev',
    dropMine: 'Behåll deras',
    somebody: 'Någon annan',
    saved: 'Sparat',
    onlyYours: 'Du hanterar de synpunkter som du är ansvarig för.',
    readOnly: 'Du kan läsa hanteringen men inte ändra den.',
    place_now: {
      oforandrad: 'Texten står kvar som i remissversionen.',
      andrad: 'Texten som synpunkten gäller lyder nu:',
      borttagen: 'Texten som synpunkten gäller är borttagen.',
      'post-borttagen': 'Stycket som synpunkten gäller är borttaget.'
    }
  },
  bulk: {
    label: 'Ändra markerade',
    outcome: 'Hantering',
    motivation: 'Motivering för alla markerade',
    handler: 'Ansvarig',
    lastDay: 'Sista dag',
    noLastDay: 'Ta bort sista dagen',
    tag: 'Etikett',
    group: 'Gruppera',
    groupName: 'Gruppens namn',
    ungroup: 'Dela upp gruppen',
    apply: 'Spara',
    done: (n: number) => `${count(n, 'synpunkt är ändrad', 'synpunkter är ändrade')}.`,
    choose: 'Välj'
  },
  /** What has changed of the text since the remiss. */
  changes: {
    title: 'Ändringar efter remissen',
    none: 'Texten är oförändrad',
    noneText: 'Ingenting har ändrats sedan remissversionen låstes.',
    before: 'Remissversion',
    after: 'Ny lydelse',
    ansvar: 'Ansvar',
    place: 'Plats',
    standsAs: (label: string | null, under: string) =>
      label === null ? under : under === '' ? label : `${label} under ${under}`,
    aspects: {
      ny: 'Ny',
      borttagen: 'Borttagen',
      flyttad: 'Flyttad',
      text: 'Ändrad text',
      ansvar: 'Ändrat ansvar',
      uppgift: 'Ändrad uppgift',
      form: 'Ändrad utformning'
    },
    explainedBy: (numbers: string) => `Utifrån synpunkt ${numbers}`,
    unexplained: 'Ingen synpunkt förklarar ändringen',
    empty: 'Inget stod här.',
    gone: 'Inget står här.',
    inserted: 'infogat',
    deleted: 'borttaget',
    end: 'slut'
  },
  /** Reading an answer, and cutting synpunkter out of it. */
  answers: {
    title: 'Svaren',
    list: 'Inlämnade svar',
    none: 'Inga svar än',
    noneText: 'Här läser du svaren när de har kommit in, och markerar det som ska bli synpunkter.',
    number: (n: number) => `Svar ${n}`,
    supplement: 'Komplettering',
    came: (day: string, way: string) => `Inlämnat ${day} · ${way}`,
    explained:
      'Markera ord i ett stycke och välj Gör till synpunkt. Svaret ändras inte. Samma ord kan ingå i flera synpunkter.',
    parts: {
      kommentar: 'Kommentar',
      andringsforslag: 'Ändringsförslag',
      fragesvar: 'Svar på fråga',
      stallningstagande: 'Ställningstagande',
      yttrande: 'Yttrande',
      beslut: 'Beslut',
      reservation: 'Reservation'
    },
    files: 'Filer',
    cutWhole: 'Gör stycket till synpunkt',
    cutFile: 'Skriv av en synpunkt ur filen',
    readFrom: (n: number) =>
      `Texten är läst ur ${n === 1 ? 'en fil' : `${n} filer`}. Den kan ha delats i stycken på annat sätt än i originalet, som finns bland filerna.`,
    isRead: 'Texten står ovan, läst ur filen.',
    cutSelection: 'Markera orden som ska bli en synpunkt',
    quote: 'Ord ur filen',
    place: 'Vad gäller den?',
    addPlace: 'Lägg till en plats',
    removePlace: 'Ta bort platsen',
    make: 'Gör till synpunkt',
    made: (numbers: string) => `Synpunkt ${numbers} är gjord.`,
    covered: (numbers: string) => `Ingår i synpunkt ${numbers}`,
    uncovered: 'Ingår inte i någon synpunkt',
    words: (from: string) => `Ord: ${from}`,
    decision: (date: string, paragraph: string, by: string) =>
      [by, date, paragraph === '' ? '' : `§ ${paragraph.replace(/^§\s*/u, '')}`].filter(each => each !== '').join(', '),
    abstains: 'Avstår från att yttra sig.'
  },
  /** Complete by proof. */
  proof: {
    title: 'Kontroll att allt är omhändertaget',
    complete: 'Allt är omhändertaget',
    completeText:
      'Varje stycke i svaren ingår i en synpunkt, alla synpunkter är hanterade, och texten visar de ändringar som har utlovats.',
    uncovered: 'Stycken i svaren som ingen synpunkt täcker',
    unhandled: 'Synpunkter utan hantering',
    unkept: 'Utlovade ändringar som texten inte visar',
    unexplained: 'Ändringar i texten som ingen synpunkt förklarar',
    fine: 'Inget saknas.',
    noChange: 'Ingen ändring är utpekad.',
    notShown: (where: string) => `Texten visar ingen ändring i ${where}.`,
    whole: 'hela',
    more: (n: number) => `Visa ${n} till`,
    refresh: 'Kontrollera igen'
  },
  /** The overview. */
  overview: {
    answers: 'Svar',
    submitted: (asked: number) => `av ${asked} inlämnade`,
    time: 'Svarstid',
    daysLeft: (n: number) => (n === 1 ? 'dag kvar' : 'dagar kvar'),
    daysOver: (n: number) => (n === 1 ? 'dag sedan sista dag' : 'dagar sedan sista dag'),
    noLastDay: 'Ingen sista dag är satt.',
    lastDay: (day: string) => `sista dag ${day}`,
    extended: (n: number) => `${count(n, 'instans har', 'instanser har')} anstånd`,
    positions: 'Ställningstaganden',
    noPosition: 'Utan ställningstagande',
    heat: 'Synpunkter i texten',
    heatCaption: 'Antal synpunkter per avsnitt och insats',
    hottest: 'Flest synpunkter',
    hotCount: (n: number, open: number) =>
      `${count(n, 'synpunkt', 'synpunkter')}, ${open === 0 ? 'alla hanterade' : `${open} ej ${open === 1 ? 'hanterad' : 'hanterade'}`}`,
    sum: 'Summa:',
    total: (n: number) => `${n} totalt`,
    heatCell: (name: string, n: number, open: number) =>
      `${name}: ${count(n, 'synpunkt', 'synpunkter')}${open === 0 ? '' : `, ${open} ej ${open === 1 ? 'hanterad' : 'hanterade'}`}`,
    handling: 'Hantering',
    handled: (all: number) => `av ${all} hanterade`,
    byHandler: 'Per ansvarig',
    handlerLine: (handled: number, all: number) => `${handled} av ${all}`,
    lateLine: (n: number) => count(n, 'försenad', 'försenade'),
    nobody: 'Ingen ansvarig',
    leftBehind: (n: number) =>
      `${count(n, 'synpunkt har', 'synpunkter har')} ingen ansvarig längre, eftersom den som hade ${n === 1 ? 'den' : 'dem'} har slutat`,
    handlingDay: (day: string) => `Ska vara hanterade senast ${day}`,
    spontaneous: (n: number) => count(n, 'spontant svar', 'spontana svar')
  }
}
