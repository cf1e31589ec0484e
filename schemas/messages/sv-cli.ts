import { diariumCli } from './sv-diarium.ts'
import { exportWords } from './sv-export.ts'

/** The command line, the settings, and the messages of the server's mail. */
export const operatingWords = {
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
      STYRSKRIFT_DEMO: 'on, samples eller off',
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
      'Demon kan inte vara på en publik adress: ta bort STYRSKRIFT_DEMO, eller ta bort STYRSKRIFT_PUBLIC_URL.',
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
  /** Messages by e-mail. */
  mail: {
    /** The sender's name. */
    from: (kommun: string) => `Styrskrift i ${kommun}`,
    secret: 'Texten visas inte, eftersom den släpper in mottagaren.',
    cleared: 'Texten är borttagen.'
  }
}
