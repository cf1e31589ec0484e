/** The list of documents, and who has which role in one. */
export const startWords = {
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
    filters: { alla: 'Alla', pagar: 'Pågår', remiss: 'På remiss', galler: 'Gäller', arkiverade: 'Arkiverade' },
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
      /** What a filter says that leaves nothing. */
      none: {
        alla: { title: 'Det finns inga dokument', text: 'Skapa ett nytt, eller läs in ett utkast.' },
        pagar: { title: 'Inget dokument pågår', text: 'Skapa ett nytt, eller återställ ett som är arkiverat.' },
        remiss: {
          title: 'Inget dokument är på remiss',
          text: 'Öppna ett dokument och välj Remiss för att förbereda och skicka en.'
        },
        galler: {
          title: 'Inget dokument gäller än',
          text: 'Ett dokument gäller när det är antaget. Det förs dit från sitt tillstånd, uppe i dokumentet.'
        },
        arkiverade: {
          title: 'Inget dokument är arkiverat',
          text: 'Arkivera ett dokument i listan när det inte längre ska ändras. Det går att återställa.'
        }
      }
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
  }
}
