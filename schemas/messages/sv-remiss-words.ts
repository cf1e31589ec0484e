/** What pages, letters and files all speak of in a remiss: each thing has one name, wherever it is met. */

/** How far a recipient has come. */
export const recipientStates = {
  'ej-skickad': 'Ej skickad',
  skickad: 'Skickad',
  oppnad: 'Öppnad',
  paborjad: 'Påbörjad',
  inlamnad: 'Inlämnad',
  forfallen: 'Förfallen',
  avstar: 'Avstår'
}

/** How an answer came. */
export const answerWays = {
  lank: 'Svarslänk',
  inloggning: 'Inloggning',
  word: 'Word-kopia',
  epost: 'E-post',
  papper: 'Papper'
}

/** What a synpunkt says. */
export const synpunktKinds = {
  synpunkt: 'Synpunkt',
  andringsforslag: 'Ändringsförslag',
  fraga: 'Fråga',
  instammande: 'Instämmande',
  reservation: 'Reservation'
}

/** What becomes of a synpunkt. */
export const outcomes = {
  beaktas: 'Beaktas',
  'beaktas-delvis': 'Beaktas delvis',
  'beaktas-ej': 'Beaktas ej',
  noteras: 'Noteras'
}

/** What each letter is. */
export const letterKinds = {
  utskick: 'Remissutskick',
  'ny-lank': 'Ny länk',
  'paminnelse-fore': 'Påminnelse före sista dagen',
  'paminnelse-dagen': 'Påminnelse på sista dagen',
  'paminnelse-efter': 'Påminnelse efter sista dagen',
  paminnelse: 'Påminnelse för hand',
  anstand: 'Besked om anstånd',
  'anstand-aterkallat': 'Besked om återtaget anstånd',
  aterkallad: 'Besked om återkallelse',
  kvitto: 'Kvitto',
  svarsbrev: 'Svarsbrev',
  'samordnare-svarstid': 'Påminnelse till samordnaren om svarstiden',
  'samordnare-hantering': 'Påminnelse om hanteringen',
  tilldelning: 'Besked om tilldelade synpunkter',
  'utan-ansvarig': 'Besked om synpunkter utan ansvarig'
}
