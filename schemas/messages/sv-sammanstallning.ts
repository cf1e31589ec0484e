import { diarium } from './sv-diarium.ts'
import { outcomes, recipientStates, synpunktKinds } from './sv-remiss-words.ts'

const ALL = new Intl.ListFormat('sv', { type: 'conjunction' })

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** Texts of the remissammanställning: its files, letters, receipt, package, and its page. */
export const sammanstallning = {
  kind: 'Remissammanställning',
  /** Before the answer to a question of the remiss. */
  asked: (question: string) => `Fråga: ${question}`,
  /** A section without a heading of its own. */
  lead: 'Inledande text',
  forPublication: 'För publicering, utan personuppgifter',
  file: {
    word: (title: string) => `Remissammanställning ${title}`,
    public: 'utan personuppgifter',
    draft: 'utkast'
  },
  cover: {
    diarienummer: 'Diarienummer',
    version: 'Version på remiss',
    lastDay: 'Sista svarsdag',
    asOf: 'Läget den',
    variant: 'Utgåva',
    status: 'Status'
  },
  /** Of a file that is made before everything is answered for. */
  draft: {
    status: 'Utkast, allt är inte omhändertaget',
    lacking: (what: readonly string[]) => `Utkast. Det här återstår: ${what.join('; ')}.`,
    gaps: {
      otackt: (n: number) => `${plural(n, 'stycke', 'stycken')} i svaren som ingen synpunkt täcker`,
      ohanterad: (n: number) => `${plural(n, 'synpunkt', 'synpunkter')} utan bedömning`,
      'ej-andrad': (n: number) => `${plural(n, 'utlovad ändring', 'utlovade ändringar')} som texten inte visar`,
      oforklarad: (n: number) => `${plural(n, 'ändring', 'ändringar')} i texten som ingen synpunkt förklarar`
    }
  },
  versionOf: (number: number, name: string) => (name === '' ? `version ${number}` : `version ${number}, ${name}`),
  bodies: (n: number) => plural(n, 'remissinstans', 'remissinstanser'),
  synpunkter: (n: number) => plural(n, 'synpunkt', 'synpunkter'),
  some: (n: number) => (n === 0 ? 'ingen' : n === 1 ? 'en' : String(n)),
  /** "1.2, 1.3 och 1.4" */
  list: (items: readonly string[]) => ALL.format(items),
  headings: {
    introduction: 'Inledning',
    counts: 'Svaren i siffror',
    positions: 'Ställningstaganden',
    positionsOf: 'Vad var och en har svarat',
    outcomes: 'Synpunkterna i siffror',
    general: 'Synpunkter på helheten',
    text: 'Synpunkter avsnitt för avsnitt',
    annex: 'Remissvaren i sin helhet'
  },
  counts: {
    what: 'Vad',
    count: 'Antal',
    position: 'Ställningstagande',
    outcome: 'Bedömning',
    invited: 'Inbjudna att svara',
    answered: 'Har svarat',
    joined: 'varav i ett gemensamt svar',
    abstained: 'Har avstått från att yttra sig',
    notAnswered: 'Har inte svarat',
    spontaneous: 'Har svarat utan att vara inbjudna',
    withdrawn: 'Togs bort från listan innan de hade svarat',
    notSent: 'Står på listan men har inte fått remissen',
    extended: 'Inbjudna som har fått anstånd',
    late: 'Inbjudna som svarade efter sista dag',
    supplements: 'Kompletteringar till svar som redan hade kommit',
    noPosition: 'Inget ställningstagande angivet',
    unhandled: 'Inte hanterade än',
    total: 'Alla synpunkter'
  },
  outcomes,
  kinds: synpunktKinds,
  ways: {
    lank: 'Genom sin personliga länk',
    inloggning: 'Inloggad i systemet',
    word: 'I en kopia av Word-filen',
    epost: 'Med e-post',
    papper: 'På papper'
  },
  bodyOutcomes: {
    svarat: 'Har svarat',
    avstar: 'Avstår från att yttra sig',
    'ej-svarat': 'Har inte svarat',
    aterkallad: 'Borttagen från listan',
    'ej-utskickad': 'Har inte fått remissen'
  },
  /** The same as a state in a table, in the words of the list of recipients. */
  bodyStates: {
    svarat: recipientStates.inlamnad,
    avstar: recipientStates.avstar,
    'ej-svarat': 'Ej inlämnad',
    aterkallad: 'Borttagen från listan',
    'ej-utskickad': recipientStates['ej-skickad']
  },
  spontaneous: 'Inte inbjuden',
  joined: (name: string) => `Svarar gemensamt med ${name}`,
  together: (names: string) => `Gemensamt svar med ${names}`,
  extendedTo: (day: string) => `Anstånd till ${day}`,
  body: {
    name: 'Remissinstans',
    position: 'Ställningstagande',
    decision: 'Beslut och reservationer'
  },
  answer: (n: number) => `Svar ${n}`,
  supplement: (n: number, to: number) => `Svar ${n}, komplettering av svar ${to}`,
  came: (day: string, way: string) => `Kom in den ${day}. ${way}.`,
  sentBy: (who: string) => `Inlämnat av ${who}.`,
  diarienummer: (number: string) => `Diarienummer ${number}.`,
  decided: (by: string, day: string, paragraph: string) =>
    [by, day, paragraph && (paragraph.startsWith('§') ? paragraph : `§\u00a0${paragraph}`)]
      .filter(part => part !== '')
      .join(', '),
  reservation: { skriftlig: 'Skriftlig reservation', muntlig: 'Muntlig reservation' },
  reservedBy: (form: string, by: string) => (by === '' ? form : `${form} av ${by}`),
  row: {
    number: 'Nr',
    body: 'Remissinstans',
    synpunkt: 'Synpunkt',
    handling: 'Bedömning',
    about: (quote: string) => `Om ”${quote}”`,
    before: 'Nuvarande lydelse',
    after: 'Föreslagen lydelse',
    tags: (tags: string) => `Ämne: ${tags}`,
    same: (name: string, others: string) => `Samma fråga som nummer ${others}: ${name}`,
    inGroup: (name: string) => `Fråga: ${name}`,
    notHandled: 'Inte hanterad än',
    changed: (where: string) => `Texten är ändrad: ${where}.`,
    promised: (where: string) => `En ändring är tänkt, men texten är inte ändrad än: ${where}.`,
    answer: (n: number) => `svar ${n}`
  },
  change: {
    caption: (where: string) => `Så har texten ändrats: ${where}`,
    before: 'I remissversionen',
    after: 'Efter bearbetning',
    because: (numbers: string) => `Med anledning av synpunkt ${numbers}.`,
    unexplained: 'Ändringen har ingen koppling till en synpunkt.',
    none: '(stod inte i remissversionen)',
    gone: '(står inte kvar)',
    added: 'Ny i texten efter remissen',
    removed: 'Borttagen ur texten efter remissen',
    legend:
      'Så läses ändringarna: ord som har tagits bort är överstrukna i vänster kolumn, ord som har lagts till är feta och understrukna i höger kolumn.'
  },
  nothingSaid: (where: string) => `Inga synpunkter har kommit in på ${where}.`,
  nothingGeneral: 'Inga synpunkter på helheten har kommit in.',
  parts: {
    kommentar: 'Kommentar',
    andringsforslag: 'Ändringsförslag',
    fragesvar: 'Svar på fråga',
    stallningstagande: 'Ställningstagande',
    yttrande: 'Yttrande',
    beslut: 'Beslut',
    reservation: 'Reservation',
    on: (where: string) => `på ${where}`,
    whole: 'helheten',
    motivation: 'Motivering',
    by: (name: string) => `Skrivet av ${name}`
  },
  letters: (title: string) => `Svarsbrev om ${title}`,
  letter: {
    to: (name: string) => `Till ${name}`,
    synpunkt: (n: number) => `Synpunkt ${n}`,
    outcome: (outcome: string) => `Bedömning: ${outcome}.`,
    subject: (title: string) => `Så har era synpunkter på ${title} tagits om hand`,
    file: (name: string) => `Svarsbrev ${name}`
  },
  diarium,
  page: {
    tab: 'Sammanställning',
    contents: 'Det här står i sammanställningen',
    asOf: (day: string) => `Läget efter den senaste ändringen, ${day}.`,
    facts: {
      invited: 'Inbjudna',
      answered: 'Har svarat',
      abstained: 'Har avstått',
      notAnswered: 'Har inte svarat',
      spontaneous: 'Svarade oinbjudna',
      synpunkter: 'Synpunkter'
    },
    gaps: {
      title: 'Kontroll att allt är omhändertaget',
      number: (n: number) => `synpunkt ${n}`,
      text: 'Varje rad leder till det ställe där det åtgärdas. Sammanställningen går att hämta ändå, och märks då som utkast.'
    },
    draft: (n: number) =>
      `${n === 1 ? 'En sak återstår' : `${n} saker återstår`} i kontrollen. Filen märks som utkast på varje sida.`,
    missing: {
      title: 'Saknas',
      none: 'Inga synpunkter har tagits ut ur svaren än.',
      notAnswered: (n: number) => (n === 1 ? 'En inbjuden har inte svarat.' : `${n} inbjudna har inte svarat.`),
      address: (names: string) => `E-postadress till ${names}. Svarsbrevet får skickas på annat sätt.`
    },
    files: 'Hämta sammanställningen',
    variant: 'Utgåva',
    whole: 'Hel',
    wholeText: 'Med namn och allt annat som står i svaren. För akten och för dem som bereder ärendet.',
    without: 'Utan personuppgifter',
    withoutText: (names: number, passages: number) =>
      `För publicering. ${names === 1 ? 'Ett känt namn' : `${names} kända namn`} och ${passages === 1 ? 'ett märkt ställe' : `${passages} märkta ställen`} utelämnas. Läs igenom filen innan den publiceras.`,
    word: 'Hämta som Word',
    xlsx: 'Hämta som kalkylblad',
    omissions: {
      title: 'Personuppgifter',
      automatic:
        'I utgåvan utan personuppgifter utelämnas av sig självt: vem som har lämnat in, skrivit, beslutat och reserverat sig, kontaktpersoner, filnamn, e-postadresser, telefonnummer och personnummer. Namnen, och namnen på alla som har konto här, tas bort även där de står i löpande text.',
      byHand:
        'Namn som bara nämns i ett svar, bostadsadresser och beskrivningar som någon kan kännas igen på måste en människa läsa efter. Märk de orden här, så utelämnas de överallt.',
      list: 'Ord som utelämnas',
      keep: (text: string) => `Utelämna inte längre: ${text}`,
      add: 'Ord som ska utelämnas',
      addHint: 'Skriv eller klistra in precis som det står i svaret.',
      addButton: 'Utelämna',
      added: 'Orden utelämnas nu.',
      doubts: (n: number) => (n === 0 ? 'Att se igenom' : `Att se igenom (${n})`),
      doubtsText: 'Det här kan vara personuppgifter och står kvar i utgåvan. Utelämna det som är det.',
      noDoubts: 'Inget som ser ut som ett namn står kvar. Läs ändå igenom filen innan den publiceras.',
      kinds: {
        efternamn: 'Ett känt efternamn',
        fornamn: 'Ett känt förnamn',
        adress: 'Ser ut som en adress',
        namn: 'Ser ut som ett namn',
        avsandare: 'Oinbjuden avsändare, kan vara en privatperson'
      },
      inAnswer: (n: number) => `svar ${n}`,
      inSynpunkt: (n: number) => `bedömningen av synpunkt ${n}`,
      omit: 'Utelämna',
      omitFound: (text: string) => `Utelämna ${text}`
    },
    replies: {
      title: 'Svarsbrev',
      text: (n: number) =>
        n === 0
          ? 'När någon har svarat kan du skicka ett brev om vad som blev av synpunkterna.'
          : `${n === 1 ? 'En remissinstans har' : `${n} remissinstanser har`} svarat. Var och en får ett brev om vad som blev av just deras synpunkter.`,
      sentBefore: (n: number) => (n === 1 ? 'En har redan fått ett brev.' : `${n} har redan fått ett brev.`),
      send: 'Skicka svarsbrev',
      file: 'Hämta svarsbreven som Word',
      ask: (n: number) =>
        `Svarsbreven skickas med e-post till ${n === 1 ? 'den som har svarat' : `de ${n} som har svarat`}. Den som redan har fått samma brev får det inte igen.`,
      unhandled: (n: number) =>
        n === 1
          ? 'En synpunkt har ingen bedömning än, och det står så i brevet.'
          : `${n} synpunkter har ingen bedömning än, och det står så i breven.`,
      sure: 'Skicka breven',
      cancel: 'Avbryt',
      done: (sent: number, before: number) =>
        `${sent === 1 ? 'Ett brev är skickat' : `${sent} brev är skickade`}.${before > 0 ? ` ${before} hade redan gått ut med samma innehåll.` : ''}`,
      noAddress: (names: string) =>
        `E-postadress saknas till ${names}. Hämta breven som Word och skicka dem på annat sätt.`
    },
    diarium: 'Akt för diariet',
    diariumText:
      'Allt som hör till remissen i en zip-fil: missiv, den frysta texten, mottagare, meddelanden, svar med filer, kvitton, sammanställning och svarsbrev. Ett index räknar upp varje fil med kontrollsumma och säger vad som saknas.',
    diariumFile: 'Hämta akten'
  },
  receipt: {
    kind: 'Kvitto',
    title: (name: string) => `Kvitto på svar från ${name}`,
    document: 'Gäller remissen av',
    number: 'Svar nummer',
    came: 'Kom in',
    by: 'Inlämnat av',
    together: 'Tillsammans med',
    hash: 'Kontrollsumma (SHA-256)',
    public:
      'Svaret är en allmän handling. Det ändras inte och tas inte bort. En komplettering registreras som ett nytt svar.',
    answer: 'Svaret'
  },
  sheet: {
    synpunkter: 'Synpunkter',
    bodies: 'Remissinstanser',
    positions: 'Ställningstaganden',
    counts: 'Siffror',
    id: 'Id',
    answer: 'Svar nr',
    place: 'Var i texten',
    proposal: 'Föreslagen lydelse',
    kind: 'Slag',
    motivation: 'Motivering',
    changed: 'Ändring i texten',
    outcome: 'Bedömning',
    group: 'Fråga',
    tags: 'Ämnen',
    origin: 'Inbjuden',
    origins: { inbjuden: 'Ja', spontan: 'Nej' },
    state: 'Status',
    extended: 'Anstånd till',
    answeredOn: 'Svarade',
    ownWords: 'Med egna ord',
    decision: 'Beslut',
    reservations: 'Reservationer',
    answers: 'Svar nr',
    cut: '… (fortsätter i Word-filen)'
  },
  files: 'Filer i svaret',
  fileHeads: { name: 'Fil', kind: 'Vad', size: 'Storlek', hash: 'SHA-256' },
  fileKinds: { yttrande: 'Yttrandet', bilaga: 'Bilaga', 'word-svar': 'Ändrad Word-kopia' },
  fileNote: 'Filerna finns oförändrade i akten. Kontrollsumman visar att en fil är den som kom in.',
  noAnswers: 'Inga svar har kommit in.',
  abstains: 'Avstår från att yttra sig.',
  numbered: (type: string, label: string) => `${type} ${label}`,
  omittedWords: '[texten är utelämnad, den innehåller personuppgifter]',
  privatePerson: 'Enskild person',
  omittedFile: (n: number, ending: string) => `Fil ${n}${ending}`,
  omittedNote:
    'Namn på personer, e-postadresser, telefonnummer och personnummer är utelämnade i den här utgåvan, liksom de ord som någon har märkt. De inlämnade filerna publiceras inte.'
}
