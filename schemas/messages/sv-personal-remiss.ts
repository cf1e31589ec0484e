const n = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

/** Personal data in remisser: what is told of them in a person's file, what is removed, and what stays and why. */
export const personalRemiss = {
  file: {
    title: 'Remisser',
    contactFor: (title: string) => `Kontakt för remissen av ${title}`,
    savedList: (name: string) => `Står i den sparade mottagarlistan ${name}`,
    recipient: (name: string, title: string) => `E-postadressen står vid ${name}, remissen av ${title}`,
    workedOn: (body: string, from: string) => `${from} arbetade med svaret från ${body}`,
    submitted: (number: number, body: string, title: string, at: string) =>
      `${at} lämnade in svar ${number} från ${body} på remissen av ${title}`,
    did: (table: string, rows: number) => `Id:t står vid ${n(rows, 'rad', 'rader')} i ${table}`
  },
  /** An ended remiss as a whole. */
  ended: {
    tab: 'Personuppgifter',
    title: 'Personuppgifter i remissen',
    explained: 'När remissen är avslutad kan det som inte hör till handlingarna tas bort. Det går inte att ångra.',
    nothing: 'Det finns inget kvar att ta bort.',
    yes: 'Ta bort uppgifterna',
    confirm: 'Bekräfta: ta bort för alltid',
    done: 'Uppgifterna är borttagna.',
    contacts: (count: number) => `Kontaktpersonen hos ${n(count, 'mottagare', 'mottagare')}.`,
    people: (count: number) => `Namn och e-post för ${n(count, 'person', 'personer')} som har arbetat med svar.`,
    drafts: (count: number) =>
      `${n(count, 'utkast', 'utkast')} (ord och filer) som aldrig lämnades in, med tidigare lydelser. Ingen annan än instansen har läst dem.`,
    open: (count: number) =>
      `Det som ${n(count, 'instans', 'instanser')} har påbörjat, och vilka som arbetade med det.`,
    openWhy:
      'Deras länk går fortfarande att öppna, och de kan läsa sina utkast. Dra in länken först, eller vänta tills den har gått ut.',
    submissions: (count: number) => `${n(count, 'inlämnat svar', 'inlämnade svar')} med namn, filer och kvitton.`,
    submissionsWhy: 'De är inkomna allmänna handlingar. De får inte ändras, och gallras bara enligt kommunens beslut.',
    registrations: (count: number) => `${n(count, 'registrering', 'registreringar')} av svar.`,
    registrationsWhy: 'De visar när och hur svaren kom in.',
    recipients: (count: number, letters: number) =>
      `Sändlistan med ${n(count, 'mottagare', 'mottagare')} och deras adresser, och ${n(letters, 'brev', 'brev')}.`,
    recipientsWhy: 'De visar vem som har fått remissen och vad som skickades, och svarsbrev går till samma adresser.',
    missiv: 'Remissversionen och missivet, med den kontakt som står där.',
    missivWhy: 'De är skickade och därmed allmänna handlingar.'
  },
  removes: {
    contactFor: (count: number) =>
      `Namn, e-post och telefon som kontakt för ${n(count, 'remiss', 'remisser')}. Välj en ny kontakt där.`,
    savedLists: (count: number) => `Adress och namn i ${n(count, 'sparad mottagarlista', 'sparade mottagarlistor')}.`,
    unsent: (count: number) =>
      `Adress och namn vid ${n(count, 'mottagare', 'mottagare')} som inte har fått någon remiss än.`,
    workedOnAnswers: (count: number) =>
      `Namn och adress som den som arbetat med ${n(count, 'remissvar', 'remissvar')}.`,
    open: (documents: readonly { title: string; open: number }[]) =>
      `Ansvaret för ${documents.map(({ title, open }) => `${n(open, 'synpunkt', 'synpunkter')} i ${title}`).join(', ')}. Synpunkterna står kvar utan ansvarig, och samordnaren får besked.`,
    ownLetters: (count: number) =>
      `Namn och adress i ${n(count, 'brev', 'brev')} till personen som samordnare eller handläggare.`
  },
  stays: {
    submitted: {
      what: (count: number) => `${n(count, 'remissvar', 'remissvar')} som personen har lämnat in, med namn och kvitto.`,
      why: 'Ett inlämnat svar är en inkommen allmän handling. Det får inte ändras, och gallras bara enligt kommunens beslut.'
    },
    sentTo: {
      what: (count: number) =>
        `Adressen vid ${n(count, 'mottagare', 'mottagare')} som har fått en remiss, och breven dit.`,
      why: 'Sändlistan och de skickade breven visar vem som har fått remissen. De hör till ärendets handlingar.'
    },
    acts: {
      what: (count: number) => `${n(count, 'uppgift', 'uppgifter')} i remisser om vem som gjorde något, utan namn.`,
      why: 'De visar hur svaren har tagits emot och hanterats. Utan namn pekar ett id inte längre på någon.'
    }
  }
}
