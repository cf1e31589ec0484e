/** Signing in and the own account. */
export const accountWords = {
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
  }
}
