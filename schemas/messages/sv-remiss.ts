import { letters, missiv } from './sv-remiss-letters.ts'
import { remissPages } from './sv-remiss-pages.ts'

/** What each state of a document is called. */
export const states = {
  arbetsmaterial: 'Arbetsmaterial',
  underhandsremiss: 'Underhandsremiss',
  remiss: 'På remiss',
  bearbetning: 'Bearbetning',
  slutforslag: 'Slutförslag',
  antagen: 'Antagen',
  upphavd: 'Upphävd',
  arkiverad: 'Arkiverad'
}

/** Texts of remisser: states, and what is sent. */
export const remiss = {
  alteredAnswer: 'ett inlämnat remissvar i den har ändrats.',
  /** What each state means for those who ask to see the document. */
  publicRecord: {
    arbetsmaterial:
      'Arbetsmaterial är i regel inte en allmän handling, så länge det inte har lämnat myndigheten eller tagits om hand för arkivering.',
    underhandsremiss:
      'Ett utkast som delas för synpunkter blir inte alltid en allmän handling. Det blir det om det skickas till någon som är självständig mot myndigheten, till exempel en annan nämnd, ett bolag eller en förening.',
    remiss:
      'Remissversionen är skickad och därmed en allmän handling. Den är låst. Svaren blir allmänna handlingar när de kommer in.',
    bearbetning:
      'Texten som bearbetas är arbetsmaterial. Remissversionen och de inkomna svaren är allmänna handlingar.',
    slutforslag: 'Slutförslaget är upprättat och lagt till beslut. Det är en allmän handling.',
    antagen: 'Dokumentet är beslutat och gäller. Det är en allmän handling som ska bevaras.',
    upphavd: 'Dokumentet gäller inte längre. Det är en allmän handling som ska bevaras.',
    arkiverad: 'Dokumentet är undanlagt. De versioner som har skickats eller beslutats är allmänna handlingar.'
  },
  /** What a step leads to, told to the person who is about to take it. */
  becomes: {
    arbetsmaterial:
      'Texten är sedan arbetsmaterial, som i regel inte är en allmän handling. Det som har skickats eller kommit in står kvar.',
    underhandsremiss:
      'Texten fryses och skickas. Den blir en allmän handling om den går till någon som är självständig mot myndigheten.',
    remiss: 'Texten fryses och skickas. Den blir en allmän handling, och svaren blir det när de kommer in.',
    bearbetning:
      'Ni skriver vidare i texten, som är arbetsmaterial. Det som har skickats, kommit in eller lagts till beslut är allmänna handlingar och står kvar.',
    slutforslag: 'En beslutsversion fryses. Den är upprättad och därmed en allmän handling.',
    antagen: 'Den antagna texten fryses. Den är en allmän handling som ska bevaras.',
    upphavd: 'Dokumentet upphör att gälla. Det är en allmän handling som ska bevaras.'
  },
  /** What a state demands, as a list. */
  demandNames: {
    'inga-fel': 'inga fel i texten',
    uppgifter: 'ifyllda uppgifter om dokumentet',
    kontroller: 'besvarad checklista',
    andringsforslag: 'inga ändringsförslag som väntar',
    synpunkter: 'alla synpunkter hanterade',
    'beslutad-text': 'samma text som i beslutsversionen',
    beslut: 'ifyllt beslut'
  },
  /** What a state demands, said as what is left to do. */
  demands: {
    'inga-fel': (n: number, _names: readonly string[]) =>
      n === 1
        ? 'Rätta felet i texten. Det står i panelen Problem.'
        : `Rätta ${n} fel i texten. De står i panelen Problem.`,
    uppgifter: (_n: number, names: readonly string[]) => `Fyll i ${names.join(', ')} i uppgifterna om dokumentet.`,
    kontroller: (n: number, _names: readonly string[]) =>
      `Svara på ${n === 1 ? 'en fråga' : `${n} frågor`} i checklistan.`,
    andringsforslag: (n: number, _names: readonly string[]) =>
      `Godta eller avvisa ${n === 1 ? 'ett ändringsförslag' : `${n} ändringsförslag`} som väntar.`,
    synpunkter: (n: number, _names: readonly string[]) =>
      `Bestäm vad som ska hända med ${n === 1 ? 'en synpunkt' : `${n} synpunkter`} som inte är hanterade.`,
    'beslutad-text': (_n: number, _names: readonly string[]) =>
      'Texten har ändrats sedan beslutsversionen. Gå tillbaka till bearbetning, eller ångra ändringarna.',
    beslut: (_n: number, names: readonly string[]) => `Fyll i ${names.join(' och ')} i uppgifterna om dokumentet.`
  },
  versionNames: {
    remissversion: (number: number) => `Remiss ${number}`,
    arbetsmaterial: (number: number) => `Underhandsremiss ${number}`,
    beslutsversion: 'Slutförslag',
    publicering: 'Antagen',
    missiv: 'Skickat missiv'
  },
  recipientFile: {
    columns: {
      name: 'Instans',
      email: 'E-post',
      registrar: 'Registrator',
      contact: 'Kontaktperson',
      lastDay: 'Sista dag',
      language: 'Språk'
    },
    noName: 'Raden har inget namn. Skriv vem som ska få remissen.',
    badEmail: (text: string) => `”${text}” är inte en e-postadress.`,
    badDay: (text: string) => `”${text}” är inte ett datum. Skriv till exempel 2026-05-29.`,
    badLanguage: (text: string) => `”${text}” är inte ett språk som frågor kan ställas på. Skriv sv eller en.`,
    twice: (name: string, line: number) => `${name} står redan på rad ${line}.`,
    notRead: (line: number, why: string) => `Filen går inte att läsa från rad ${line}: ${why}`,
    tooMany: (n: number) => `Listan har fler än ${n} rader. Dela upp den.`
  },
  missiv,
  letters,
  pages: remissPages
}
