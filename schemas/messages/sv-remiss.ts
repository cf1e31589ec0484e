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

/** Texts of remisser: states, sending, and what stands in letters. */
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
  }
}
