/** Words about frozen versions and copies that come back. */
export const versions = {
  kinds: {
    arbetsmaterial: 'Arbetsmaterial',
    remissversion: 'Remissversion',
    beslutsversion: 'Beslutsversion',
    publicering: 'Publicering'
  },
  /** What somebody proposed in a file, in words: it stands as their comment. */
  takenIn: {
    emptyComment: '(Kommentaren har ingen text.)',
    reworded: (text: string) => `Har ändrat en kommentar i tråden till: ”${text}”`,
    insertion: (text: string) => `Föreslår ett tillägg här: ”${text}”`,
    deletion: (text: string) => `Föreslår att det här tas bort: ”${text}”`,
    replacement: (before: string, after: string) => `Föreslår ”${after}” i stället för ”${before}”`,
    move: (text: string, from: string) =>
      `Föreslår att texten flyttas hit${from === '' ? '' : ` från ${from}`}: ”${text}”`,
    newParagraph: (text: string) => `Föreslår ett nytt stycke efter det här: ”${text}”`,
    newInsats: (text: string, ansvar: string) =>
      `Föreslår en ny insats efter den här: ”${text}”${ansvar === '' ? '' : `\nAnsvar: ${ansvar}`}`,
    ansvar: (before: string, after: string) =>
      after === '' ? `Föreslår att ansvaret tas bort: ”${before}”` : `Föreslår att ansvaret ändras till: ”${after}”`,
    unknown: (text: string, around: string) =>
      `Har ändrat något i filen${text === '' ? '' : `: ”${text}”`}${around === '' ? '' : `\nRunt omkring står: ”${around}”`}`
  },
  theCopy: 'kopian',
  /** What was seen in a file and not taken along. */
  findings: {
    macros: 'Makron',
    'embedded-object': 'Inbäddade objekt',
    'external-picture': 'Bilder som ligger någon annanstans',
    'external-template': 'Dokumentmall som ligger någon annanstans',
    'unsafe-link': 'Länkar som inte är tillåtna',
    'field-code': 'Fältkoder',
    'alternative-content': 'Inbäddade filer',
    'custom-xml': 'Egen XML',
    'unreadable-part': 'Delar som inte gick att läsa',
    'dangling-note': 'Noter utan plats',
    'dangling-comment': 'Kommentarer utan plats'
  },
  /** Why a decision about an item is refused. */
  unknownItem: 'Synpunkten finns inte i kopian.',
  takenInAlready: 'Synpunkten är redan intagen.',
  wrongPlace: 'Platsen finns inte i versionen.',
  /** The file name of a version's Word file. */
  file: (title: string, number: number, kind: string) => `${title} – version ${number}, ${kind.toLowerCase()}`,
  /** The page with versions and copies. */
  page: {
    title: 'Versioner',
    open: 'Versioner',
    text: 'En version är texten som den var när den sparades. Den går inte att ändra eller ta bort.',
    back: 'Till dokumentet',
    backToList: 'Till versionerna',
    listTitle: 'Sparade versioner',
    columns: { number: 'Version', kind: 'Slag', when: 'Sparad', who: 'Av', hash: 'Kontrollsumma', word: 'Word-fil' },
    numbered: (number: number) => `Version ${number}`,
    somebody: 'Någon som inte finns kvar',
    hashHint: (hash: string) => `SHA-256 för texten: ${hash}`,
    downloadOf: (number: number) => `för version ${number}`,
    empty: 'Inga versioner än',
    emptyMayFreeze: 'Spara en version när texten ska skickas till någon. Då vet ni vad som skickades.',
    emptyRead: 'När någon som skriver i dokumentet sparar en version visas den här.',
    make: {
      open: 'Spara en version',
      title: 'Spara en version',
      kind: 'Slag',
      kindHint: 'Slaget avgör hur Word-filen märks.',
      name: 'Namn (valfritt)',
      nameHint: 'Till exempel ”Till nämnderna i mars”.',
      note: 'Texten sparas som den är nu, med en Word-fil. Versionen går inte att ändra eller ta bort efteråt.',
      save: 'Spara versionen',
      saving: 'Sparar …',
      cancel: 'Avbryt',
      done: (number: number) => `Version ${number} är sparad.`
    },
    copies: {
      title: 'Kopior som har kommit tillbaka',
      text: 'Ta in Word-filer som andra har kommenterat och ändrat. Filerna sparas oförändrade, och ni ser över allt innan det blir synpunkter.',
      choose: 'Välj filer',
      drop: 'Släpp Word-filer här, eller välj dem.',
      dropNow: 'Släpp filerna för att läsa dem.',
      input: 'Word-filer som har kommit tillbaka',
      needsVersion: 'Spara en version och skicka dess Word-fil. När den kommer tillbaka tar ni in den här.',
      caption: 'Kopior som har kommit tillbaka',
      columns: { file: 'Fil', from: 'Från', version: 'Version', what: 'Innehåller', state: 'Läge', when: 'Kom in' },
      nobody: 'Inga namn i filen',
      what: (comments: number, changes: number) =>
        [
          comments === 1 ? '1 kommentar' : `${comments} kommentarer`,
          changes === 1 ? '1 ändring' : `${changes} ändringar`
        ].join(', '),
      empty: 'Inga kopior än',
      emptyText: 'Kopior som ni tar in visas här, med vem som har skrivit vad.',
      progress: (done: number, all: number) => `${done} av ${all} filer lästa`,
      reading: 'Läses …',
      waiting: 'Väntar på sin tur',
      again: 'Filen har redan kommit in.',
      read: (comments: number, changes: number, unplaced: number) =>
        `${comments} kommentarer, ${changes} ändringar${unplaced > 0 ? `, ${unplaced} utan plats` : ''}.`,
      look: 'Se över',
      retry: 'Läs igen',
      whichVersion: 'Version som filen är en kopia av',
      dismiss: 'Ta bort ur listan',
      states: {
        unplaced: (n: number) => `${n} utan plats`,
        open: 'Att se över',
        nothing: 'Inget att ta in',
        accepted: 'Intagen'
      }
    }
  },
  /** The page with one copy. */
  copy: {
    title: (name: string) => `Kopia: ${name}`,
    from: (names: string) => `Från ${names}`,
    facts: {
      version: 'Kopia av',
      received: 'Kom in',
      file: 'Filen',
      hash: 'Kontrollsumma (SHA-256)',
      recipient: 'Gjord för'
    },
    receivedBy: (when: string, who: string) => `${when}, mottagen av ${who}`,
    download: 'Hämta filen som den kom',
    otherVersion: 'Filen säger själv att den är en kopia av en annan version. Kontrollera att platserna stämmer.',
    incomplete: 'Allt i filen gick inte att läsa. Jämför med filen innan du tar in den.',
    missing: (n: number) =>
      n === 1 ? 'En text i versionen finns inte i kopian:' : `${n} texter i versionen finns inte i kopian:`,
    alsoInFile: 'Detta i filen tas inte med:',
    formatOnly: (n: number) => (n === 1 ? '1 ändring av enbart format' : `${n} ändringar av enbart format`),
    found: (what: string, n: number) => `${what}: ${n}`,
    nothing: 'Kopian säger ingenting',
    nothingText: 'Ingen har kommenterat eller ändrat något i den. Filen är sparad.',
    nothingNew: 'Kopian säger inget nytt',
    nothingNewText: 'Allt i den följde med när filen skickades. Filen är sparad.',
    filter: 'Visa',
    filters: {
      all: 'Alla',
      comments: 'Kommentarer',
      changes: 'Ändringar',
      unplaced: 'Utan plats',
      leftOut: 'Utelämnade'
    },
    noneHere: 'Inga synpunkter av det här slaget.',
    kinds: {
      comment: 'Kommentar',
      insertion: 'Tillägg',
      deletion: 'Borttaget',
      replacement: 'Ersatt',
      move: 'Flyttat',
      'new-paragraph': 'Nytt stycke',
      'new-insats': 'Ny insats',
      ansvar: 'Ändrat ansvar',
      withdrawn: 'Ångrat i filen',
      unknown: 'Annan ändring'
    },
    somebody: 'Okänd',
    done: 'Klarmarkerad i filen',
    silent: 'Hittad genom jämförelse: Word följde inte ändringen.',
    sure: {
      certain: 'Säker plats',
      likely: 'Trolig plats',
      unsure: 'Osäker plats'
    },
    placedByPerson: 'Placerad av en person',
    by: { bookmark: 'hittad på märket i filen', text: 'hittad på orden', alignment: 'hittad på läget och likheten' },
    noPlace: 'Ingen plats hittad',
    around: 'Runt omkring i filen:',
    wholeDocument: 'Hela dokumentet',
    fromPlace: (place: string) => `Flyttad från ${place}`,
    responsible: (who: string) => `Ansvar: ${who}`,
    gone: 'Texten är borttagen ur dokumentet sedan versionen sparades.',
    recordGone: 'Stycket är borttaget ur dokumentet sedan versionen sparades.',
    changed: (text: string) => `I dokumentet står nu: ”${text}”`,
    becomes: {
      comment: 'Blir en kommentar',
      proposal: 'Blir ett ändringsförslag',
      answer: 'Blir ett svar i tråden',
      nothing: 'Inget att ta in'
    },
    becomesInsats: 'Blir en kommentar, från vilken insatsen kan läggas in',
    answer: 'Svar',
    rewordedKind: 'Ändrad kommentar',
    answers: (who: string) => `Svar i tråden som ${who} började`,
    rewordedIn: (who: string) => `I tråden som ${who} började`,
    /** What the file was sent with, and that is no news. */
    known: (comments: number, changes: number) => {
      const counted = [
        comments === 0 ? '' : comments === 1 ? '1 kommentar' : `${comments} kommentarer`,
        changes === 0 ? '' : changes === 1 ? '1 ändringsförslag' : `${changes} ändringsförslag`
      ].filter(part => part !== '')
      return `${counted.join(' och ')} följde med när filen skickades. De finns redan i dokumentet och tas inte in igen.`
    },
    knownMissing: (n: number) =>
      n === 1
        ? 'En tråd som följde med finns inte kvar i kopian som den skickades. Den är orörd i dokumentet:'
        : `${n} trådar som följde med finns inte kvar i kopian som de skickades. De är orörda i dokumentet:`,
    knownResolved: (n: number) =>
      n === 1
        ? 'En tråd är klarmarkerad i kopian. I dokumentet är den som den var:'
        : `${n} trådar är klarmarkerade i kopian. I dokumentet är de som de var:`,
    withdrawnNote: 'Skrevs in i filen och togs bort igen. Det finns inget att ta in.',
    replies: (n: number) => (n === 1 ? '1 svar' : `${n} svar`),
    place: 'Välj plats',
    changePlace: 'Ändra plats',
    leaveOut: 'Utelämna',
    takeBack: 'Ta med',
    leftOutNote: 'Utelämnad. Den finns kvar i kopian men blir ingen synpunkt.',
    show: 'Visa i dokumentet',
    taken: 'Intagen',
    placing: {
      title: 'Var hör den hemma?',
      record: 'Plats',
      whole: 'Hela dokumentet',
      field: 'Text',
      fieldHint: 'Markera orden som den gäller, eller låt allt vara omarkerat.',
      text: 'Texten i versionen',
      chosen: (quote: string) => `Gäller: ”${quote}”`,
      save: 'Spara platsen',
      reset: 'Som den hittades',
      cancel: 'Avbryt'
    },
    sum: (take: number, leftOut: number, unplaced: number) =>
      [
        take === 1 ? '1 synpunkt tas in' : `${take} synpunkter tas in`,
        leftOut === 0 ? '' : leftOut === 1 ? '1 utelämnas' : `${leftOut} utelämnas`,
        unplaced === 0 ? '' : unplaced === 1 ? '1 saknar plats' : `${unplaced} saknar plats`
      ]
        .filter(part => part !== '')
        .join(' · '),
    before:
      'De blir kommentarer, svar och ändringsförslag i dokumentet, under namnen i filen. Alla som ser kommentarerna ser dem.',
    stopped: 'Ge dem en plats eller utelämna dem först.',
    accept: (n: number) => (n === 1 ? 'Ta in 1 synpunkt' : `Ta in ${n} synpunkter`),
    accepted: (n: number) =>
      n === 0 ? 'Allt var redan intaget.' : n === 1 ? '1 synpunkt är intagen.' : `${n} synpunkter är intagna.`,
    allTaken: (who: string, when: string) => `Intagen av ${who} ${when}.`,
    toDocument: 'Öppna dokumentet'
  }
}
