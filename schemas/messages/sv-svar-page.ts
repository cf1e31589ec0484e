const many = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`

/** The page of whoever answers a remiss by a link. */
export const inWords = {
  title: (title: string) => `Svara på remiss: ${title}`,
  remiss: 'Remiss',
  closedTitle: 'Svaret går inte att öppna',
  closedText:
    'Länken fungerar inte. Den kan ha gått ut, ha bytts mot en nyare, eller så kom inte hela adressen med när den kopierades.',
  leftTitle: 'Du har avslutat på den här enheten',
  leftText: 'Det som är skrivet i svaret finns kvar. Öppna länken i e-posten när du vill fortsätta.',
  closedTodo:
    'Öppna den senaste länken i e-posten från den som skickade remissen. Fungerar inte den heller, svara på det brevet och be om en ny.',
  answersAs: 'Ni svarar som',
  noAccount: 'Inget konto behövs.',
  lastDay: 'Svara senast',
  daysLeft: (n: number) => (n === 0 ? 'i dag' : `${many(n, 'dag', 'dagar')} kvar`),
  dayPassed: 'Dagen har passerat. Ni kan ändå svara: svaret tas emot och märks som sent.',
  noLastDay: 'Ingen sista svarsdag är satt.',
  frozen: (date: string) => `Texten är låst sedan den ${date}.`,
  ended: 'Remissen är avslutad. Ni kan läsa texten och era kvitton men inte lämna fler svar här.',
  becomesPublic: 'Ert svar blir en allmän handling som andra kan läsa. Skriv inget om enskilda personer.',
  /** The address, where there is one, stands behind as a link. */
  contact: (words: readonly string[], email: string) =>
    `Frågor om remissen besvaras av ${[...words.filter(text => text !== ''), ...(email === '' ? [] : [''])].join(', ')}`,
  print: 'Skriv ut',
  leave: 'Avsluta på den här enheten',
  who: {
    title: 'Vem skriver?',
    lead: 'Era kollegor ser ditt namn vid det du skriver. Namnet följer med svaret när det lämnas in.',
    name: 'Namn',
    email: 'E-post',
    emailHint: 'Frivilligt. Kvittot skickas hit och till er registrator.',
    first: 'Skriv först ditt namn. Sedan fortsätter du där du var.',
    missing: 'Skriv ditt namn.',
    badEmail: 'Skriv en e-postadress, eller lämna rutan tom.',
    save: 'Börja skriva',
    as: (name: string) => `Du skriver som ${name}.`,
    others: (names: string) => `Med i svaret: ${names}.`
  },
  tabs: {
    label: 'Delar av svaret',
    own: (many: string, n: number) => `Mina ${many.toLocaleLowerCase('sv')} (${n})`,
    all: 'Hela texten',
    answer: 'Ert yttrande'
  },
  facts: 'Uppgifter om dokumentet',
  where: (kind: string, number: string, parent: string) =>
    [[kind, number].filter(text => text !== '').join(' '), parent].filter(text => text !== '').join(', '),
  ansvar: 'Ansvar:',
  footnote: (no: string) => `Fotnot ${no}`,
  write: 'Skriv en synpunkt',
  writeOn: (name: string) => `Skriv en synpunkt på ${name}`,
  writeWhole: 'Skriv en synpunkt på helheten',
  propose: 'Föreslå ändring',
  proposeOn: (name: string) => `Föreslå ändring av ${name}`,
  selected: (words: string) => `Markerat: ”${words}”`,
  commentSelection: 'Skriv synpunkt',
  proposeSelection: 'Föreslå ändring',
  clearSelection: 'Släpp markeringen',
  draft: {
    comment: (name: string) => `Er synpunkt på ${name}`,
    onWhole: 'Er synpunkt på helheten',
    proposal: (name: string) => `Ert förslag till lydelse av ${name}`,
    proposalHint: 'Ändra texten som ni vill ha den. Bara det ni ändrar blir ett förslag.',
    motivation: 'Varför? (frivilligt)',
    nothingChanged: 'Inget är ändrat ännu.',
    tooLong: 'Ändringen är för stor för ett förslag. Dela upp den, eller skriv en synpunkt.',
    before: 'Nu',
    after: 'Förslag',
    removed: '(stryks)',
    point: 'Peka ut ord',
    pointIn: 'Ord som synpunkten gäller',
    pointHint: 'Markera dem i texten med musen, fingret eller Skift och piltangenterna.',
    pointed: (words: string) => `Gäller: ”${words}”`,
    pointAll: 'Gäller hela',
    fromWord: 'Läst ur en fil',
    by: (name: string) => `Skrivet av ${name}`,
    remove: 'Ta bort',
    removed2: (kind: string) =>
      kind === 'andringsforslag'
        ? 'Förslaget är borttaget.'
        : kind === 'reservation'
          ? 'Reservationen är borttagen.'
          : 'Synpunkten är borttagen.',
    undo: 'Ångra',
    earlier: {
      show: 'Tidigare lydelser',
      hide: 'Dölj tidigare lydelser',
      none: 'Det finns inga tidigare lydelser.',
      one: (name: string, when: string) => `${name}, till ${when}`,
      see: 'Visa',
      unsee: 'Dölj',
      of: (name: string, when: string) => `lydelsen av ${name} till ${when}`,
      restore: 'Återställ den här',
      restored: 'Den tidigare lydelsen står nu i rutan. Den som stod där finns bland de tidigare.'
    }
  },
  state: {
    new: '',
    saved: (time: string) => `Utkastet sparades ${time}`,
    waiting: 'Sparar …',
    nameless: 'Inte sparat ännu.',
    tellName: 'Skriv först ditt namn',
    saving: 'Sparar …',
    kept: 'Inte sparat: ingen kontakt med servern. Texten ligger kvar här och sparas när kontakten är tillbaka.',
    refused: 'Inte sparat.',
    newer: 'Någon annan har skrivit en nyare lydelse.',
    conflict: 'Någon annan har skrivit samtidigt.'
  },
  conflict: {
    title: (name: string) => `${name} har skrivit här samtidigt som du.`,
    gone: 'Någon har tagit bort det här medan du skrev.',
    both: 'Båda texterna finns kvar. Välj vad som ska gälla.',
    theirs: (name: string) => `${name} skrev`,
    mine: 'Du skrev',
    keepBoth: 'Behåll båda',
    keepMine: 'Använd min text',
    keepTheirs: (name: string) => `Använd ${name}${/[sxz]$/i.test(name) ? '' : 's'} text`,
    newer: (name: string) => `${name} har skrivit en nyare lydelse.`,
    untouched: 'Texten som du står i är orörd. Välj, eller lämna rutan: då visas den nyare.',
    takeNewer: 'Visa den nyare',
    keepEarlier: 'Behåll den som står här',
    accept: 'Ta bort min också',
    keep: 'Behåll min'
  },
  answer: {
    position: 'Ställningstagande',
    positionHint: 'Välj det som stämmer bäst och skriv gärna med egna ord.',
    noPosition: 'Inget val',
    words: 'Med egna ord',
    questions: 'Frågor',
    required: 'Behöver besvaras',
    questionWords: 'Kommentar',
    yttrande: 'Yttrande',
    yttrandeHint: 'Skriv här, eller ladda upp som Word eller PDF.',
    upload: 'Ladda upp yttrande',
    uploadHint: (mb: number) => `Word (.docx) eller PDF, högst ${mb} MB.`,
    enclosure: 'Ladda upp en bilaga',
    uploading: 'Filen läses …',
    readParagraphs: (n: number) =>
      `Filen ligger med som den är. ${many(n, 'stycke', 'stycken')} lästes in i rutan ovan: kontrollera att allt kom med.`,
    keptOnly: 'Filen ligger med som den är. Texten i den lästes inte in.',
    scanned:
      'Filen ligger med som den är. Den har ingen text som går att läsa: den är troligen skannad. Skriv gärna yttrandet i rutan ovan också, så att era synpunkter lättare hittar fram.',
    silentPages: (pages: readonly number[]) =>
      `${pages.length === 1 ? 'Sidan' : 'Sidorna'} ${pages.join(', ')} har ingen text som går att läsa.`,
    files: 'Filer som följer med',
    kinds: { yttrande: 'Yttrande', bilaga: 'Bilaga', 'word-svar': 'Ifylld Word-kopia' },
    uploadedBy: (kind: string, name: string) => (name === '' ? kind : `${kind}, uppladdad av ${name}`),
    removeFile: (name: string) => `Ta bort ${name}`,
    removeCopyHint: 'Det som lästes ur filen och inte har ändrats tas bort med den.',
    decision: 'Beslut',
    decisionDate: 'Beslutsdatum',
    paragraph: '§',
    decidedBy: 'Beslutat av',
    reservations: 'Reservationer',
    addReservation: 'Lägg till en reservation',
    reservation: (n: number) => `Reservation ${n}`,
    written: 'Skriftlig',
    spoken: 'Muntlig',
    reservationBy: 'Av',
    reservationText: 'Text',
    general: 'Synpunkter på helheten',
    word: 'Eller arbeta i Word',
    wordLead:
      'Ladda ner remissversionen. Ändringar spåras. Skriv kommentarer och ändra i filen, och ladda upp den här: det ni skrev blir utkast som ni ser över innan ni lämnar in.',
    wordGet: 'Ladda ner för Word',
    wordGive: 'Ladda upp den ifyllda kopian',
    wordRead: (comments: number, changes: number) =>
      comments + changes === 0
        ? 'Filen ligger med som den är. Inga kommentarer eller ändringar hittades i den.'
        : `${many(comments, 'kommentar', 'kommentarer')} och ${many(changes, 'ändring', 'ändringar')} lästes in som utkast. Se över dem under ”Hela texten” innan ni lämnar in.`,
    wordUnplaced: (n: number) =>
      `${many(n, 'gick', 'gick')} inte att placera i texten och står under ”Synpunkter på helheten”.`,
    abstain: 'Vi avstår från att yttra oss',
    abstainHint: 'Det går att svara senare ändå, så länge remissen är öppen.'
  },
  editor: {
    toolbar: 'Formatering av yttrandet',
    text: 'Ert yttrande',
    paragraph: 'Text',
    h2: 'Rubrik',
    h3: 'Underrubrik',
    bold: 'Fet',
    italic: 'Kursiv',
    bulletList: 'Punktlista',
    orderedList: 'Numrerad lista',
    indent: 'Gör till underpunkt',
    outdent: 'Flytta ut punkten'
  },
  dock: {
    own: (done: number, all: number, names: { one: string; many: string }) =>
      all === 1
        ? `${done === 0 ? 'Ingen synpunkt ännu' : 'Synpunkt'} på er ${names.one.toLocaleLowerCase('sv')}`
        : `Synpunkter på ${done} av era ${all} ${names.many.toLocaleLowerCase('sv')}`,
    written: (n: number) => (n === 0 ? 'Inget skrivet ännu' : `${many(n, 'del', 'delar')} i svaret`),
    step: (n: number) => `Steg ${n} av 2`,
    review: 'Granska och lämna in'
  },
  review: {
    title: 'Det här lämnas in',
    supplementTitle: 'Det här lämnas in som komplettering',
    abstainTitle: 'Ni avstår från att yttra er',
    lead: 'Läs igenom. När svaret är inlämnat blir det en allmän handling och kan inte ändras eller tas tillbaka. En komplettering kan lämnas efteråt.',
    late: 'Sista svarsdag har passerat. Svaret tas emot och märks som sent.',
    empty: 'Det finns inget att lämna in ännu.',
    unanswered: (questions: string) => `Obesvarade frågor: ${questions}`,
    unsettled: 'Allt är inte sparat ännu, eller så har någon skrivit samtidigt. Ordna det först.',
    newer:
      'Någon har ändrat i svaret sedan det visades. Här står det som gäller nu: läs igenom det innan ni lämnar in.',
    submittedBy: (name: string) => `Lämnas in av ${name}`,
    draftsStay: 'Era utkast ligger kvar och lämnas inte in.',
    back: 'Tillbaka till svaret',
    submit: 'Lämna in svaret',
    submitSupplement: 'Lämna in kompletteringen',
    abstain: 'Lämna in att ni avstår',
    sending: 'Lämnar in …'
  },
  receipt: {
    title: 'Svaret är inlämnat',
    abstained: 'Det är noterat att ni avstår',
    list: 'Inlämnade svar',
    number: (n: number) => `Svar ${n}`,
    own: (n: number) => `Svarets nummer: ${n}`,
    nowSupplement: 'Ni har lämnat in ett svar. Det ligger fast. Det ni skriver nu lämnas in som en komplettering.',
    at: (when: string, name: string) => `Inlämnat ${when} av ${name}.`,
    mail: 'Kvittot skickas också med e-post: till er, till er registrator och till dig, där adressen är känd.',
    late: 'Kom in efter sista svarsdag.',
    abstains: 'Avstår från att yttra sig.',
    supplement: (n: number) => `Komplettering till svar ${n}.`,
    hash: 'Kontrollsumma',
    download: 'Hämta kvittot som Word-fil',
    show: 'Visa vad som lämnades in',
    goOn: 'Skriv en komplettering'
  }
}
