/** Texts of the pages for administrators, and of what stands behind them. */
export const admin = {
  units: {
    wrong: {
      id: 'Ett id består av små bokstäver a–z, siffror och bindestreck, högst 40 tecken.',
      controls: 'Texten innehåller tecken som inte syns.',
      formula: 'Texten får inte börja med =, +, - eller @: ett kalkylprogram skulle läsa den som en formel.',
      email: 'Skriv en e-postadress, till exempel namn@kommun.se.',
      kindInUse: (name: string) => `Enheten måste vara en nämnd, för ${name} hör till den.`,
      ownNamnd: 'En enhet kan inte höra till sig själv.',
      person: 'Personen finns inte, eller har avslutats.'
    },
    columns: {
      id: 'Id',
      name: 'Namn',
      kind: 'Slag',
      namnd: 'Nämnd',
      aliases: 'Andra namn',
      formerly: 'Tidigare namn',
      contact: 'Kontaktperson',
      email: 'E-post',
      registrar: 'Registrator',
      ended: 'Upphörd'
    },
    file: {
      name: 'enheter',
      sheet: 'Enheter',
      unreadable: 'den är varken CSV eller XLSX.',
      tooMuch: 'den packas upp till mer än vad ett register kan vara.',
      tooManyRows: (most: number) => `den har fler än ${most} rader.`,
      empty: 'den har inga rader.',
      theRegister: 'registret',
      noName: 'det finns ingen kolumn som heter ”Namn” på första raden.',
      twice: (column: string) => `kolumnen ”${column}” finns två gånger.`,
      nameMissing: 'Namnet saknas.',
      sameAs: (row: number) => `Raden gäller samma enhet som rad ${row}.`,
      kindMissing: (kinds: string) => `Slaget saknas. Skriv ett av ${kinds}.`,
      kind: (text: string, kinds: string) => `Slaget ”${text}” finns inte. Skriv ett av ${kinds}.`,
      namnd: (text: string) => `Det finns ingen nämnd som heter ”${text}”.`,
      ended: (text: string) => `”${text}” är varken ett datum (2026-11-22), ja eller nej.`,
      yes: 'ja',
      no: 'nej'
    }
  }
}
