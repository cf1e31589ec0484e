/** What goes wrong for whoever answers a remiss: a part of the catalogue. */
export const ANSWER_ERRORS = {
  'svarslank-galler-inte': {
    status: 410,
    message: 'Svaret går inte att öppna.',
    remedy:
      'Öppna den senaste länken som ni har fått. Fungerar den inte, be den som skickade remissen om en ny: länken kan ha gått ut eller bytts mot en annan.'
  },
  'svar-utan-namn': {
    status: 409,
    message: 'Ni har inte sagt vem som skriver.',
    remedy: 'Skriv namnet på den som skriver, och fortsätt sedan.'
  },
  'svar-stangt': {
    status: 409,
    message: 'Remissen är avslutad och tar inte emot svar här.',
    remedy: 'Kontakta den som skickade remissen om ni vill lämna ett svar ändå.'
  },
  'svaret-andrat': {
    status: 409,
    message: 'Någon har ändrat i svaret samtidigt.',
    remedy: 'Läs vad som står nu, välj vad som ska gälla, och försök igen.'
  },
  'svaret-ar-tomt': {
    status: 409,
    message: 'Det finns inget att lämna in ännu.',
    remedy: 'Skriv en synpunkt eller ett yttrande, välj ett ställningstagande, eller avstå från att yttra er.'
  },
  'ogiltig-plats': {
    status: 400,
    message: 'Stället finns inte i den version som ni svarar på.',
    remedy: 'Ladda om sidan, markera texten igen och försök en gång till.'
  },
  'ogiltig-svarsfil': {
    status: 400,
    message: 'Filen är varken ett Word-dokument eller en PDF.',
    remedy: 'Spara den som .docx eller .pdf och försök igen.'
  },
  'pdf-krypterad': {
    status: 400,
    message: 'PDF:en är skyddad med lösenord och går inte att läsa.',
    remedy: 'Öppna den, spara eller skriv ut den till en PDF utan lösenord, och försök igen.'
  },
  'pdf-skadad': {
    status: 400,
    message: 'PDF:en är skadad och går inte att läsa.',
    remedy: 'Öppna den, skriv ut den till en ny PDF, och försök igen.'
  },
  'pdf-farlig': {
    status: 400,
    message: 'PDF:en innehåller något som ett svar inte ska innehålla: {what}.',
    remedy: 'Skriv ut den till en ny PDF, så att bara det som syns följer med, och försök igen.'
  },
  'filen-finns-redan': {
    status: 409,
    message: 'Filen är redan inläst.',
    remedy: 'Ta bort den först om ni vill läsa in den igen.'
  },
  'for-manga-delar': {
    status: 409,
    message: 'Svaret har för många delar.',
    remedy: 'Slå ihop några synpunkter, eller ta bort filer som inte ska med.'
  },
  'inte-remissversionen': {
    status: 409,
    message: 'Filen är inte en kopia av den version som ni svarar på.',
    remedy:
      'Ladda ner remissversionen härifrån och skriv i den. Om filen är ert yttrande, ladda upp den under Yttrande i stället.'
  },
  'annans-kopia': {
    status: 409,
    message: 'Filen är en kopia som gjordes för någon annan.',
    remedy: 'Ladda ner er egen kopia härifrån och skriv i den, eller ladda upp filen under Yttrande.'
  }
} as const
