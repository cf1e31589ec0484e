import { letterKinds } from './sv-remiss-words.ts'

/** Texts of the package for the diarium: its folders, its index, and what is lacking in it. */
export const diarium = {
  title: (title: string) => `Akt för diariet: ${title}`,
  fileName: (title: string) => `Akt ${title}`,
  file: 'Fil',
  what: 'Vad',
  size: 'Storlek',
  kommun: 'Kommun',
  diarienummer: 'Diarienummer',
  asOf: 'Läget den',
  howToCheck:
    'Varje fil har en kontrollsumma (SHA-256), som också står i index.json. Stämmer den är filen oförändrad sedan akten togs ut.',
  missing: 'Det här saknas',
  nothingMissing: 'Inget saknas.',
  folders: {
    missiv: '1 Missiv',
    remissversion: '2 Remissversion',
    mottagare: '3 Mottagare',
    meddelanden: '4 Meddelanden',
    svar: '5 Svar',
    sammanstallning: '6 Sammanställning',
    svarsbrev: '7 Svarsbrev'
  },
  whats: {
    missiv: 'Missivet som det skickades',
    version: 'Den frysta texten, som Word-fil',
    versionData: 'Den frysta texten, som data',
    recipients: 'Alla som har fått remissen eller har svarat',
    message: (kind: string, to: string, state: string) => `${kind} till ${to}. ${state}`,
    answer: (n: number, name: string) => `Svar ${n} från ${name}, som det lämnades in`,
    answerFile: (n: number, name: string) => `Fil i svar ${n} från ${name}`,
    receipt: (n: number, name: string) => `Kvitto på svar ${n} från ${name}`,
    word: 'Remissammanställningen, som Word-fil',
    xlsx: 'Remissammanställningen, som kalkylblad',
    wordPublic: 'Remissammanställningen utan personuppgifter, som Word-fil',
    xlsxPublic: 'Remissammanställningen utan personuppgifter, som kalkylblad',
    reply: (name: string) => `Svarsbrev till ${name}`
  },
  states: {
    sent: 'Levererat till e-postservern.',
    waiting: 'Väntar på att skickas.',
    sending: 'Skickas.',
    failed: 'Kunde inte levereras.',
    kept: 'Inte skickat: servern har ingen e-post.',
    unknown: 'Uppgift om leverans finns inte kvar.'
  },
  letters: letterKinds,
  lacks: {
    missiv: 'Missivet: inget missiv skickades med remissen.',
    messages: 'Meddelanden: inget har skickats.',
    answers: 'Svar: inget svar har kommit in.',
    notAnswered: (name: string) => `Svar från ${name}.`,
    unhandled: (n: number) => `Bedömning av ${n === 1 ? 'en synpunkt' : `${n} synpunkter`}.`,
    replies: 'Svarsbrev som skickade meddelanden: de ligger i akten men har inte skickats härifrån.',
    file: (name: string, n: number) => `Filen ${name} i svar ${n}: den hör till svaret men finns inte i databasen.`,
    alteredFile: (name: string, n: number) => `Filen ${name} i svar ${n} har inte den kontrollsumma som svaret anger.`
  },
  recipientHeads: [
    'Namn',
    'Inbjuden',
    'Status',
    'Sista dag',
    'Anstånd till',
    'Svarade',
    'E-post',
    'Registrator',
    'Kontakt',
    'Svar nr'
  ],
  verify: {
    whole: (n: number) => `Akten är hel: ${n} filer har rätt kontrollsumma.`,
    lacks: (n: number) => `I akten saknas ${n} uppgifter, som indexet räknar upp:`,
    gone: (path: string) => `Saknas: ${path}`,
    altered: (path: string) => `Ändrad: ${path}`,
    extra: (path: string) => `Hör inte till akten: ${path}`,
    noIndex: 'Filen är ingen akt: index.json saknas eller går inte att läsa.',
    broken: 'Akten är inte hel.',
    written: (file: string, n: number) => `${file} har skrivits med ${n} filer.`
  }
}

/** The commands about the package for the diarium. */
export const diariumCli = {
  description: 'Samlar allt som hör till en remiss i en zip-fil för diariet.',
  document: 'Dokumentets id, som det står i adressen',
  remiss: 'Remissens nummer i dokumentet: 1, 2, …',
  out: 'Filen som ska skrivas',
  verify: 'Kontrollerar att varje fil i en akt har rätt kontrollsumma.',
  missing: 'Det här saknas i akten, och står så i dess index:'
}
